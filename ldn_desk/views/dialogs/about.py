"""About: version, licence, what the desk is not, and the licences of what it is built from."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.dialogs.dialog import Dialog, sentence
from ldn_desk.views.theme import Theme

BUNDLED = (
    ("PySide6-Essentials", "Qt for Python", "LGPL 3.0"),
    ("shiboken6", "Qt for Python", "LGPL 3.0"),
    ("SQLAlchemy", "the library’s database", "MIT"),
    ("alembic", "upgrades of the library", "MIT"),
    ("Mako", "used by Alembic", "MIT"),
    ("MarkupSafe", "used by Mako", "BSD 3-Clause"),
    ("habanero", "asking Crossref", "MIT"),
    ("httpx2", "asking Crossref and doi.org", "BSD 3-Clause"),
    ("httpcore2", "used by httpx2", "BSD 3-Clause"),
    ("anyio", "used by httpx2", "MIT"),
    ("h11", "used by httpx2", "MIT"),
    ("idna", "used by httpx2", "BSD 3-Clause"),
    ("truststore", "the system’s certificates", "MIT"),
    ("packaging", "used by habanero", "Apache 2.0 or BSD 2-Clause"),
    ("tqdm", "used by habanero", "MPL 2.0 and MIT"),
    ("urllib3", "used by habanero", "MIT"),
    ("lxml", "reading HTML", "BSD 3-Clause"),
    ("lxml_html_clean", "reading HTML", "BSD 3-Clause"),
    ("readability-lxml", "finding the article on a page", "Apache 2.0"),
    ("chardet", "telling old encodings apart", "LGPL 2.1 or later"),
    ("cssselect", "used by readability", "BSD"),
    ("markdown-it-py", "reading Markdown", "MIT"),
    ("mdit-py-plugins", "reading Markdown", "MIT"),
    ("mdurl", "used by markdown-it-py", "MIT"),
    ("bibtexparser", "reading BibTeX", "MIT"),
    ("pylatexenc", "reading LaTeX in BibTeX", "MIT"),
    ("python-docx", "reading and writing DOCX", "MIT"),
    ("pypdfium2", "reading PDF (with PDFium)", "Apache 2.0 or BSD 3-Clause"),
    ("python-crfsuite", "reading references (with CRFsuite)", "MIT"),
    ("rapidfuzz", "likeness of texts", "MIT"),
    ("platformdirs", "where files belong", "MIT"),
    ("typing_extensions", "used by several of these", "PSF 2.0"),
)
"""Package, what it is for, and its licence, of all that a built program holds."""

OTHERS = (
    ("Lucide", "icons", "ISC"),
    ("Qt", "windows and text", "LGPL 3.0"),
    ("SQLite", "the library’s file", "public domain"),
    ("Python", "the language", "PSF 2.0"),
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
