"""Where everything is put together: `app` and `cli` both start here, and nothing else wires.

Rooms are imported when they are needed, so that the window is on screen before they are.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldn_desk.plugins.contracts import Exporter, Importer
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.services.mending import Mending
    from ldn_desk.services.versions import Versions
    from ldn_desk.services.workshop import Workshop


def open_workshop(environ: Mapping[str, str]) -> "Workshop":
    """Open the library that `LDN_DESK_LIBRARY` names (a file, or the SQLAlchemy URL of one), else the reader's own.

    The desk's settings are in the file that `LDN_DESK_SETTINGS` names, else in the reader's own.
    Raises LibraryError with one sentence.
    """
    from ldn_desk.services.appraisal import Appraisal
    from ldn_desk.services.correcting import Correcting
    from ldn_desk.services.desk_file import DeskFile, default_place
    from ldn_desk.services.evidence import EvidenceService
    from ldn_desk.services.library import Library
    from ldn_desk.services.marking import Marking
    from ldn_desk.services.quotations import Quotations
    from ldn_desk.services.settings import settings_at
    from ldn_desk.services.undoing import Undoing
    from ldn_desk.services.workshop import Workshop
    from ldn_desk.store.library_file import Store

    store = Store.open(library_location(environ))
    undoing = Undoing(store)
    library = Library(store, undoing)
    named = environ.get("LDN_DESK_SETTINGS")
    settings = settings_at(library, DeskFile(Path(named).expanduser() if named else default_place()), environ)

    def mending(registry: "Callable[[], Registry]") -> "tuple[Mending, Versions]":
        from ldn_desk.services.mending import Mending
        from ldn_desk.services.versions import Versions

        return Mending(store, undoing, registry), Versions(store, undoing, registry)

    quoting = Quotations(store, undoing), Marking(store, undoing), EvidenceService(store, undoing)
    judging = Appraisal(store, undoing), Correcting(store, undoing), *quoting
    return Workshop(library, *judging, undoing, settings, lambda: build_registry(settings), mending)


def library_location(environ: Mapping[str, str]) -> str:
    """The path or SQLAlchemy URL of the library these environment variables mean."""
    from ldn_desk.store.file.location import default_location

    return environ.get("LDN_DESK_LIBRARY") or str(default_location())


def build_registry(settings: Callable[[str], str]) -> "Registry":
    """The built-in formats, checks and sources, and those that installed packages add by entry points."""
    from ldn_desk.checks.author_named import AuthorNamed
    from ldn_desk.checks.condition import Condition
    from ldn_desk.checks.intervention import Intervention
    from ldn_desk.checks.linked_doi import LinkedDoi
    from ldn_desk.checks.marked_title import MarkedTitle
    from ldn_desk.checks.retracted import Retracted
    from ldn_desk.checks.review_as_study import ReviewAsStudy
    from ldn_desk.checks.same_doi import SameDoi
    from ldn_desk.checks.self_citation import SelfCitation
    from ldn_desk.checks.species import Species
    from ldn_desk.checks.study_design import StudyDesign
    from ldn_desk.checks.year_named import YearNamed
    from ldn_desk.plugins.entry_points import add_plugins
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.sources.crossref import Crossref
    from ldn_desk.sources.doi_org import DoiOrg
    from ldn_desk.sources.pubmed import PubMed

    registry = Registry(
        importers=_importers(),
        exporters=_exporters(),
        checks=[
            *(StudyDesign(), Condition(), Species(), Intervention(), AuthorNamed(), YearNamed(), ReviewAsStudy()),
            *(Retracted(), MarkedTitle(), SelfCitation(), SameDoi(), LinkedDoi()),
        ],
        sources=[Crossref(settings), DoiOrg(settings)],
        opinions=[PubMed(settings)],
    )
    add_plugins(registry)
    return registry


def _importers() -> "list[Importer]":
    from ldn_desk.importers.jats.importer import Jats
    from ldn_desk.importers.lists.bibtex import Bibtex
    from ldn_desk.importers.lists.csl_json import CslJson
    from ldn_desk.importers.lists.nbib import Nbib
    from ldn_desk.importers.lists.ris import Ris
    from ldn_desk.importers.pdf.importer import Pdf
    from ldn_desk.importers.text.markdown import Markdown
    from ldn_desk.importers.text.plain_text import PlainText
    from ldn_desk.importers.web.importer import Html
    from ldn_desk.importers.word.importer import Docx

    return [Bibtex(), CslJson(), Nbib(), Ris(), Pdf(), Docx(), Jats(), Html(), Markdown(), PlainText()]


def _exporters() -> "list[Exporter]":
    from ldn_desk.exporters.bibtex import Bibtex
    from ldn_desk.exporters.comments import Comments
    from ldn_desk.exporters.comments_page import CommentsPage
    from ldn_desk.exporters.csl_json import CslJson
    from ldn_desk.exporters.csv import Csv
    from ldn_desk.exporters.docx import Docx
    from ldn_desk.exporters.html import Html
    from ldn_desk.exporters.markdown import Markdown
    from ldn_desk.exporters.ris import Ris

    return [Markdown(), Html(), Docx(), Comments(), CommentsPage(), Bibtex(), Ris(), CslJson(), Csv()]
