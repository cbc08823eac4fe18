"""PDF files: articles as journals and preprint servers hand them out, and as word processors save them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.words import tr
from ldn_desk.importers.pdf_document import PDFIUM, open_pdf
from ldn_desk.importers.pdf_glyphs import illegible
from ldn_desk.plugins.contracts import Draft

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from ldn_desk.importers.pdf_runs import PageText

MOST_PAGES = 3_000
"""Pages that are read; the rest is left, and said to be."""
MOST_CHARACTERS = 8_000_000
"""Code points that are read."""
_HEAD = 1024
_SIGN = re.compile(rb"%PDF-\d")


class Pdf:
    """`.pdf`."""

    name = "pdf"
    label = "PDF"
    suffixes = (".pdf",)

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.99 where the file says so within its first kilobyte, whatever its name is."""
        return 0.99 if _SIGN.search(data[:_HEAD]) else 0.0

    def read(self, data: bytes) -> Draft:
        """Blocks of the article. Raises UnreadableInput with one sentence."""
        from ldn_desk.importers.pdf_article import draft

        document = open_pdf(data)
        try:
            pages = _pages(document)
            with PDFIUM:
                metadata = document.get_metadata_dict()
        finally:
            with PDFIUM:
                document.close()
        _not_without_text(pages)
        return draft(pages, metadata)


def _pages(document: "PdfDocument") -> "list[PageText]":
    """The text of the pages; a page that is damaged counts as empty."""
    import pypdfium2

    from ldn_desk.importers.pdf_runs import PageText, page_text

    found: list[PageText] = []
    room = MOST_CHARACTERS
    for number in range(min(len(document), MOST_PAGES)):
        with PDFIUM:
            try:
                page = document[number]
                text = page_text(page)
                page.close()
            except pypdfium2.PdfiumError:
                text = PageText([], 612.0, 792.0)
        room -= sum(len(run.text) for run in text.runs)
        found.append(text)
        if room < 0:
            break
    return found


def _not_without_text(pages: "Sequence[PageText]") -> None:
    text = " ".join(run.text for page in pages for run in page.runs)
    if not any(map(str.isalnum, text)):
        raise UnreadableInput(
            tr("The PDF holds pictures of pages, no text: run it through text recognition (OCR) first.")
        )
    if illegible(text):
        raise UnreadableInput(
            tr("The PDF’s fonts do not say which letters they draw: run it through text recognition (OCR) first.")
        )
