"""PDF files: articles as journals and preprint servers hand them out, and as word processors save them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.pdf.characters import illegible
from ldn_desk.plugins.contracts import Draft

if TYPE_CHECKING:
    from ldn_desk.importers.pdf.page_text import PageText
    from ldn_desk.importers.pdf.pages import PdfPages
    from ldn_desk.importers.pdf.process.document import Document

MOST_PAGES = 3_000
"""Pages that are read; the rest is left, and said to be."""
MOST_CHARACTERS = 1_500_000
"""Code points that are read from the beginning, in about three seconds; long theses have one million."""
LAST_PAGES = 200
"""Pages at the end that are read of a document that has more."""
_HEAD = 1024
_SIGN = re.compile(rb"%PDF-\d")


class Pdf:
    """`.pdf`."""

    name = "pdf"
    label = "PDF"
    suffixes = (".pdf",)

    def recognises(self, data: bytes, suffix: str) -> float:  # noqa: ARG002 - a PDF is one under any name
        """0.99 where the file says so within its first kilobyte, whatever its name is."""
        return 0.99 if _SIGN.search(data[:_HEAD]) else 0.0

    def read(self, data: bytes) -> Draft:
        """Blocks of the article. Raises UnreadableInput with one sentence."""
        from ldn_desk.importers.pdf.process.document import Document

        document = Document(data)
        try:
            pages, left_out = _pages(document)
        finally:
            document.close()
        _not_without_text(pages)
        # Imported when its pages are there: the process that reads them takes as long to begin.
        from ldn_desk.importers.pdf.article import draft

        found = draft(pages, document.metadata)
        if not found.blocks:
            raise UnreadableInput(tr("No text of an article was found in the PDF: download it again."))
        if left_out[0] >= left_out[1]:
            return found
        return replace(found, blocks=_with_notice(found.blocks, _notice(*left_out)))

    def pages(self, data: bytes) -> "PdfPages":
        """The pages as they are printed. Raises UnreadableInput with one sentence."""
        from ldn_desk.importers.pdf.pages import PdfPages

        return PdfPages(data)

    def shut(self) -> None:
        """End what is being read or drawn, and the processes that do it."""
        from ldn_desk.importers.pdf.process.workers import WORKERS

        WORKERS.stop()


def _with_notice(blocks: tuple[Block, ...], notice: Block) -> tuple[Block, ...]:
    """The blocks with the notice below the title and what belongs to it."""
    head = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.FURNITURE)
    place = next((i for i, block in enumerate(blocks) if block.kind not in head), len(blocks))
    return (*blocks[:place], notice, *blocks[place:])


def _notice(first: int, end: int) -> Block:
    text = tr(
        "This PDF is too long to be read whole: pages {first} to {last} were left out.", first=first + 1, last=end
    )
    return Block(BlockKind.PARAGRAPH, text)


def _pages(document: "Document") -> "tuple[list[PageText], tuple[int, int]]":
    """The text of the pages, and (first, behind the last) of those that were left out.

    Of what is too long to be read whole, the first and the last pages are read: the references stand at the end."""
    count = document.count
    found, room = document.texts(0, min(count, MOST_PAGES), MOST_CHARACTERS)
    if room > 0:
        return found, (len(found), count)
    start = max(len(found), count - LAST_PAGES)
    last, _room = document.texts(start, count, MOST_CHARACTERS // 4)
    return [*found, *last], (len(found), start)


def _not_without_text(pages: "Sequence[PageText]") -> None:
    text = " ".join(run.text for page in pages for run in page.runs)
    if illegible(text):
        raise UnreadableInput(
            tr("The PDF’s fonts do not say which letters they draw: run it through text recognition (OCR) first.")
        )
    if not any(map(str.isalnum, text)):
        raise UnreadableInput(
            tr("The PDF holds pictures of pages, no text: run it through text recognition (OCR) first.")
        )
