"""A PDF's pages as they are printed: their pictures, and where each line of text stands on them."""

from collections.abc import Sequence

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.pdf.process.document import Document
from ldn_desk.plugins.contracts import PageLine


class PdfPages:
    """The pages of one PDF, open in a process of its own until `close`. A page that ends it is not tried again."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableInput with one sentence."""
        self._document = Document(data)
        self._faults: dict[int, str] = {}
        self._without_text: set[int] = set()
        self.sizes: Sequence[tuple[float, float]] = ()
        """Width and height of each page, in points."""
        try:
            self.sizes = self._document.sizes()
        finally:
            if not self.sizes:
                self._document.close()

    def picture(self, page: int, scale: float) -> tuple[int, int, bytes]:
        """(width, height, pixels), four bytes a pixel (B, G, R, unused), on white; smaller where it would be huge.

        Raises UnreadableInput with one sentence where the page cannot be drawn."""
        if page in self._faults:
            raise UnreadableInput(self._faults[page])
        try:
            return self._document.picture(page, scale)
        except UnreadableInput as error:
            self._faults[page] = str(error)
            raise

    def lines(self, page: int) -> Sequence[PageLine]:
        """The page's lines of text, in the order in which they are drawn; none for a page that cannot be read."""
        if page in self._without_text:
            return ()
        try:
            return self._document.lines(page)
        except UnreadableInput:
            self._without_text.add(page)
            return ()

    def close(self) -> None:
        """Let go of the document; on any thread, and in the midst of a question too."""
        self._document.close()
