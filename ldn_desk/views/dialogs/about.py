"""About: version, licence, what the desk is not, and the licences of what it is built from."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ldn_desk.domain.translation import N_, tr
from ldn_desk.views.dialogs.dialog import Dialog, sentence
from ldn_desk.views.theme import Theme

BUNDLED = (
    ("PySide6-Essentials", N_("Qt for Python"), "LGPL 3.0"),
    ("shiboken6", N_("Qt for Python"), "LGPL 3.0"),
    ("SQLAlchemy", N_("the library’s database"), "MIT"),
    ("alembic", N_("upgrades of the library"), "MIT"),
    ("Mako", N_("used by Alembic"), "MIT"),
    ("MarkupSafe", N_("used by Mako and Jinja2"), "BSD 3-Clause"),
    ("habanero", N_("asking Crossref"), "MIT"),
    ("httpx2", N_("asking Crossref and doi.org"), "BSD 3-Clause"),
    ("httpcore2", N_("used by httpx2"), "BSD 3-Clause"),
    ("anyio", N_("used by httpx2"), "MIT"),
    ("h11", N_("used by httpx2"), "MIT"),
    ("idna", N_("used by httpx2"), "BSD 3-Clause"),
    ("truststore", N_("the system’s certificates"), "MIT"),
    ("packaging", N_("used by habanero"), "Apache 2.0 or BSD 2-Clause"),
    ("tqdm", N_("used by habanero"), "MPL 2.0 and MIT"),
    ("urllib3", N_("used by habanero"), "MIT"),
    ("lxml", N_("reading HTML"), "BSD 3-Clause"),
    ("lxml_html_clean", N_("reading HTML"), "BSD 3-Clause"),
    ("readability-lxml", N_("finding the article on a page"), "Apache 2.0"),
    ("chardet", N_("telling old encodings apart"), "LGPL 2.1 or later"),
    ("cssselect", N_("used by readability"), "BSD"),
    ("markdown-it-py", N_("reading Markdown"), "MIT"),
    ("mdit-py-plugins", N_("reading Markdown"), "MIT"),
    ("mdurl", N_("used by markdown-it-py"), "MIT"),
    ("PyYAML", N_("reading the head of Markdown"), "MIT"),
    ("Jinja2", N_("writing web pages"), "BSD 3-Clause"),
    ("bibtexparser", N_("reading BibTeX"), "MIT"),
    ("pylatexenc", N_("reading LaTeX in BibTeX"), "MIT"),
    ("python-docx", N_("reading and writing DOCX"), "MIT"),
    ("pypdfium2", N_("reading PDF (with PDFium)"), "Apache 2.0 or BSD 3-Clause"),
    ("python-crfsuite", N_("reading references (with CRFsuite)"), "MIT"),
    ("rapidfuzz", N_("likeness of texts"), "MIT"),
    ("platformdirs", N_("where files belong"), "MIT"),
    ("typing_extensions", N_("used by several of these"), "PSF 2.0"),
)
"""Package, what it is for, and its licence, of all that a built program holds."""

OTHERS = (
    ("Lucide", N_("icons"), "ISC"),
    ("Qt", N_("windows and text"), "LGPL 3.0"),
    ("SQLite", N_("the library’s file"), "public domain"),
    ("Python", N_("the language"), "PSF 2.0"),
)


class AboutDialog(Dialog):
    """One look at what this is, and whom it owes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Versions are those installed now."""
        super().__init__(theme, tr("About LDN Desk"), parent)
        name = QLabel(tr("LDN Desk {version}", version=version_of("ldn-desk")))
        name.setFont(theme.ui_font("large", bold=True))
        self.column.addWidget(name)
        self.add_sentence(tr("Reads an article beside its references: as printed, and as registered."), soft=False)
        self.add_sentence(
            tr(
                "What it says are leads, not proof. It appraises references; it rates no treatment and gives no "
                "medical advice. It sends nothing by itself: no telemetry, no update check, no remote images."
            )
        )
        self.add_sentence(tr("LDN Desk is free software under the MIT licence. It is built from:"))
        self.column.addLayout(self._licences())
        self.add_buttons()
        self.fit(88, 36)

    def _licences(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for row, (name, purpose, licence) in enumerate((*OTHERS, *BUNDLED)):
            found = version_of(name) if (name, purpose, licence) in BUNDLED else ""
            for column, words in enumerate((f"{name} {found}".strip(), tr(purpose), licence)):
                grid.addWidget(sentence(words, self.theme, soft=column > 0), row, column, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((4, 5, 3)):
            grid.setColumnStretch(column, share)
        return grid


def version_of(package: str) -> str:
    """The installed version, empty where it cannot be told (a built program keeps its own alone)."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
