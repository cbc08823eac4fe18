"""`ldn-desk read`, `check` and `export`: what is done with one article or list of references."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ldn_desk.cli.common import DONE, FINDING, UNANSWERED, registry_alone, shelve_file, show, workshop_open
from ldn_desk.cli.standard_output import say
from ldn_desk.domain.entry import Checked, Entry, own_target
from ldn_desk.domain.errors import ExportError
from ldn_desk.domain.retractions import overlaid, with_listed
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode

if TYPE_CHECKING:
    from ldn_desk.domain.article import Article
    from ldn_desk.domain.record import Request
    from ldn_desk.plugins.contracts import Exporter
    from ldn_desk.services.library import Library
    from ldn_desk.services.workshop import Workshop

FORMATS = "markdown, html, docx, comments, comments-page, bibtex, ris, csl-json, csv"
STYLES = ("apa", "vancouver", "ama")


def add_read_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` what `read` takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--text", action="store_true", help=tr("with --json, the text that positions count in too"))
    parser.add_argument("--references", action="store_true", help=tr("FILE holds printed references, one a line"))
    parser.add_argument(
        "--link-dois", action="store_true", help=tr("without a reference list, take the DOIs in the text for one")
    )
    parser.set_defaults(run=_read)


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` what `check` takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--offline", action="store_true", help=tr("judge by the answers already kept; ask nobody"))
    parser.add_argument("--search", action="store_true", help=tr("consent to sending a reference's printed text"))
    parser.add_argument(
        "--fail-on",
        type=_wanted_codes,
        default=frozenset(),
        metavar="VERDICT[,…]|notice",
        help=tr("exit with 1 on these"),
    )
    parser.set_defaults(run=_check)


def _wanted_codes(text: str) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = wanted - {code.value for code in VerdictCode} - {"notice"}
    if unknown or not wanted:
        known = ", ".join([*VerdictCode, "notice"])
        raise argparse.ArgumentTypeError(tr("{text} is none of {known}", text=text, known=known))
    return wanted


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """Teach `parser` what `export` takes."""
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--format",
        required=True,
        metavar="F",
        help=FORMATS,
    )
    parser.add_argument("--style", choices=STYLES, help=tr("decides the order of the entries"))
    parser.add_argument("--order", choices=("article", "alphabetical"))
    parser.add_argument("--without-notes", action="store_true")
    parser.add_argument(
        "--registered",
        action="store_true",
        help=tr("write the registered record where one was found, else what is printed"),
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=tr("a file; standard output without it"))
    parser.set_defaults(run=_export)


def _read(options: argparse.Namespace) -> int:
    from ldn_desk.services.checking import source_states
    from ldn_desk.services.handed_in import file_bytes
    from ldn_desk.services.opening import read_file, read_reference_lines
    from ldn_desk.services.shelving import raise_points

    registry = registry_alone()
    if options.references:
        article = read_reference_lines(file_bytes(options.file), options.file.name)
    else:
        article, _original = read_file(options.file, registry.importers)
        article = _with_dois(article, wanted=options.link_dois)
    cited, raised = article.citations_by_number(), raise_points(article, registry)
    entries = [
        Entry(each, cited.get(each.number, ()), points=tuple(raised.get(each.id, ()))) for each in article.references
    ]
    show(article, entries, registry, source_states(registry, (), ()), as_json=options.json, with_text=options.text)
    return DONE


def _with_dois(article: "Article", *, wanted: bool) -> "Article":
    """The article with the DOIs of its text as references, if wanted; else said on stderr, where there are some."""
    from ldn_desk.reading.entries.linked_dois import dois_in_text, has_dois_in_text

    if not has_dois_in_text(article) or wanted:
        return dois_in_text(article)
    say(tr("No reference list was found; with --link-dois the DOIs in the text are taken for references."))
    return article


def _check(options: argparse.Namespace) -> int:
    with workshop_open() as workshop:
        return _check_with(workshop, options)


def _check_with(workshop: "Workshop", options: argparse.Namespace) -> int:
    from ldn_desk.plugins.contracts import Asking
    from ldn_desk.services.checking import check, citing, source_states

    article_id = shelve_file(workshop, options.file)
    library, registry = workshop.library, workshop.registry
    article, before = library.article(article_id), library.entries(article_id)
    offline = options.offline or workshop.settings.offline
    if not offline:
        # Before anybody is asked: answers that cannot be kept would be asked for again.
        library.need_writable()
    requests: list[Request] = []
    itself, own = own_target(article), library.on_article(article).verdict
    targets = [*([itself] if itself else []), *(entry.target for entry in before)]
    results = check(
        targets,
        registry,
        Asking(log=requests.append),
        known=library.known((target.reference.given.DOI for target in targets), article_id),
        previous={**library.verdicts(article_id), article_id: own},
        offline=offline,
        search=options.search,
        article=citing(article),
    )
    fresh = {checked.reference_id: checked for checked in _kept(results, library, requests)}
    # A `not-checked` of this very check is told too, which no library stores.
    entries = [
        overlaid(entry, fresh[entry.reference.id]) if entry.reference.id in fresh else entry
        for entry in library.entries(article_id)
    ]
    if itself is not None:
        own = with_listed(fresh[article_id].verdict, own)
    states = source_states(registry, requests, fresh.values())
    show(article, entries, registry, states, as_json=options.json, own=own)
    if not offline and any(state["state"] == "unreachable" for state in states):
        say(tr("A source did not answer: check again later; what was answered is kept."))
        return UNANSWERED
    noticed = "notice" in options.fail_on and bool(own.notices)
    return FINDING if noticed or _fails(entries, options.fail_on) else DONE


def _kept(results: Iterable[Checked], library: "Library", requests: "list[Request]") -> Iterator[Checked]:
    """Each result once it is kept, where it can be.

    The request log keeps pace, so that it is whole where a check is broken off."""
    if library.read_only:
        yield from results
        return
    logged = 0
    try:
        for checked in results:
            made = len(requests)
            library.keep_all((checked,), requests[logged:made])
            logged = made
            yield checked
    finally:
        library.keep_all((), requests[logged:])


def _fails(entries: Iterable[Entry], wanted: frozenset[str]) -> bool:
    return any(
        entry.verdict.code.value in wanted or ("notice" in wanted and bool(entry.verdict.notices)) for entry in entries
    )


def _export(options: argparse.Namespace) -> int:
    with workshop_open() as workshop:
        exporter = workshop.registry.exporter(options.format)
        if exporter is None:
            known = ", ".join(each.name for each in workshop.registry.exporters)
            raise ExportError(tr("No format is called {name}: take one of {known}.", name=options.format, known=known))
        article_id = shelve_file(workshop, options.file)
        return _export_article(workshop, article_id, exporter, options)


def _export_article(workshop: "Workshop", article_id: str, exporter: "Exporter", options: argparse.Namespace) -> int:
    from ldn_desk.services.exporting import STYLE_ORDER, export, snapshot

    order = options.order or STYLE_ORDER.get(options.style, "article")
    article, entries = workshop.library.article(article_id), workshop.library.entries(article_id)
    registered = workshop.registry if options.registered else None
    shot = snapshot(article, entries, order=order, with_notes=not options.without_notes, registered=registered)
    if options.output is not None:
        export(shot, exporter, options.output)
        say(tr("Written to {path}", path=options.output))
        return DONE
    if exporter.name == "docx" and sys.stdout.isatty():
        raise ExportError(tr("A DOCX file is not for the terminal: name a file with -o."))
    sys.stdout.buffer.write(exporter.write(shot))
    sys.stdout.buffer.flush()
    return DONE
