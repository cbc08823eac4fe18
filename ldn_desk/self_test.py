"""`--self-test`: the window off-screen on the sample, one line for each thing that works here."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImageReader, QPdfWriter, QTextDocument

from ldn_desk.presenters.window.exporting import Choice, Exporting
from ldn_desk.services.settings import ENVIRONMENT
from ldn_desk.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from ldn_desk.services.workshop import Workshop

NOBODY = "http://127.0.0.1:9"
"""An address at which nobody answers: asking is tried without a network."""
PAGE = """<html><body><article><h1>A page</h1><p>Told of it once [1].</p><h2>References</h2>
<ol><li>Doe J. A work. A Journal. 2016;16:22-34.</li></ol></article></body></html>"""
PRINTED = """<h1>A print</h1><p>Told of it once [1].</p><h2>References</h2>
<p>1. Doe J, Roe R. The book of naps. 2nd ed. London: Morpheus Press; 2001.</p>"""
SAMPLE_REFERENCES = 10


class SelfTest:
    """Runs each step, whatever came of the one before."""

    def __init__(self, window: MainWindow, open_workshop: "Callable[[Mapping[str, str]], Workshop]") -> None:
        """`window` has no library yet, and runs its jobs at once."""
        self._window = window
        self._desk = window.desk
        self._open_workshop = open_workshop

    def run(self, write: Callable[[str], object]) -> int:
        """Write a line for each step; 0 if all of them work, else 1."""
        good = True
        with tempfile.TemporaryDirectory(prefix="ldn-desk-") as folder:
            for step in (
                lambda: self._opens(Path(folder)),
                self._paints,
                self._selects,
                self._judges,
                self._reads_pages,
                lambda: self._reads_print(Path(folder)),
                self._draws_print,
                self._asks,
                lambda: self._exports(Path(folder)),
            ):
                words, works = _tried(step)
                write(f"{'works ' if works else 'FAILED'}  {words}\n")
                good = good and works
            self._window.close()
        return 0 if good else 1

    def _opens(self, folder: Path) -> str:
        environ = {
            "LDN_DESK_LIBRARY": str(folder / "library.sqlite"),
            "LDN_DESK_SETTINGS": str(folder / "settings.json"),
            ENVIRONMENT["crossref_url"]: NOBODY,
            ENVIRONMENT["doi_url"]: NOBODY,
        }
        self._window.show()
        self._desk.start(self._open_workshop(environ))
        self._desk.open_last()
        return _said(
            f"the library opens, with the sample's {len(self._desk.opened.entries)} references",
            len(self._desk.opened.entries) == SAMPLE_REFERENCES,
        )

    def _paints(self) -> str:
        image = self._window.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        drawn = QImageReader.supportedImageFormats()
        return _said(
            f"the window paints ({len(colours)} colours), icons are drawn",
            len(colours) > 20 and QByteArray(b"svg") in drawn,
        )

    def _selects(self) -> str:
        article = self._desk.opened.article
        assert article is not None
        self._desk.selection.select_citation(article.citations[0].id)
        return _said("a marker selects its reference", self._desk.opened.selected_entry is not None)

    def _judges(self) -> str:
        judged = [entry for entry in self._desk.opened.entries if entry.verdict.answered]
        points = [entry.reference.number for entry in self._desk.opened.entries if entry.points]
        return _said(
            f"{len(judged)} references are judged offline, points to check on {points}", bool(judged) and bool(points)
        )

    def _reads_pages(self) -> str:
        self._desk.open_pasted("", PAGE)
        return _said(
            "a page of HTML is read", self._desk.opened.article is not None and len(self._desk.opened.entries) == 1
        )

    def _reads_print(self, folder: Path) -> str:
        """A PDF of the test's own, whose one reference the rules alone are not sure of."""
        document = QTextDocument()
        document.setHtml(PRINTED)
        document.print_(QPdfWriter(str(folder / "print.pdf")))
        self._desk.open_path(folder / "print.pdf")
        article = self._desk.opened.article
        assert article is not None
        printed = article.references[0].printed
        read = article.format == "pdf" and (printed.title, printed.publisher) == ("The book of naps", "Morpheus Press")
        return _said("a PDF is read in a process of its own, and the book in it", read)

    def _draws_print(self) -> str:
        """The pages of that PDF."""
        printed = self._desk.printed
        printed.open()
        printed.want([(0, 0.5)])
        return _said("its page is drawn", printed.picture(0) is not None and not printed.faults)

    def _asks(self) -> str:
        from ldn_desk.plugins.contracts import Asking

        heard = []
        for source in self._desk.workshop.registry.sources:
            heard += [source.label for _ in source.lookup(["10.1000/1"], Asking(deadline=1.0))]
        return _said(f"asking works as far as the network's edge ({', '.join(heard)})", bool(heard))

    def _exports(self, folder: Path) -> str:
        exporting = Exporting(self._desk)
        wrong: list[str] = []
        exporting.failed.connect(wrong.append)
        formats = exporting.formats()
        for each in formats:
            exporting.export(Choice(each.name, folder / f"sample{each.suffix}"))
        written = [each.name for each in formats if (folder / f"sample{each.suffix}").is_file()]
        return _said(f"exports: {', '.join(written)}", not wrong and len(written) == len(formats))


class _Fault(Exception):
    """A step that came to nothing, told in its words."""


def _said(words: str, works: bool) -> str:
    if not works:
        raise _Fault(words)
    return words


def _tried(step: Callable[[], str]) -> tuple[str, bool]:
    try:
        return step(), True
    except _Fault as fault:
        return str(fault), False
    except Exception as error:
        # Whatever is broken here is what the test is to tell.
        return f"{type(error).__name__}: {error}", False
