"""Small PDFs made on the fly: text put where a journal would put it."""

from collections.abc import Iterable

from fpdf import FPDF

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.reading.article import understand

WIDTH, HEIGHT = 600.0, 800.0


class Sheets:
    """Pages that text is put on; positions in points from left and top, `y` being that of the first baseline."""

    def __init__(self, font: str = "Times") -> None:
        self.pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self.pdf.set_auto_page_break(False)
        self._font = font
        self.page()

    def page(self) -> None:
        """Go on on a new page."""
        self.pdf.add_page()

    def put(self, x: float, y: float, text: str, size: float = 10, face: str = "") -> float:
        """One piece of text; returns where it ends."""
        self.pdf.set_font(self._font, face, size)
        self.pdf.text(x, y, text)
        return x + float(self.pdf.get_string_width(text))

    def lines(
        self, x: float, y: float, lines: Iterable[str], size: float = 10, face: str = "", pitch: float = 0
    ) -> float:
        """Lines below one another; returns where the next would stand."""
        for line in lines:
            self.put(x, y, line, size, face)
            y += pitch or 1.2 * size
        return y

    def flow(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 10,
        face: str = "",
        first: float = 0,
        hang: float = 0,
    ) -> float:
        """A paragraph broken into lines of `width`; returns where the next line would stand."""
        self.pdf.set_font(self._font, face, size)
        inset, line = first, ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.pdf.get_string_width(longer) > width - inset:
                self.put(x + inset, y, line, size, face)
                y, inset, line = y + 1.2 * size, hang, word
            else:
                line = longer
        self.put(x + inset, y, line, size, face)
        return y + 1.2 * size

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self.pdf.output())


def blocks(sheets: Sheets) -> tuple[Block, ...]:
    """What the importer makes of the pages."""
    return Pdf().read(sheets.bytes()).blocks


def article(sheets: Sheets) -> Article:
    """What is understood of the pages."""
    draft = Pdf().read(sheets.bytes())
    return understand(draft.blocks, title=draft.title, author=draft.author, issued=draft.issued)


def texts(found: Iterable[Block], *kinds: BlockKind) -> list[str]:
    """The texts of the blocks of these kinds; of all that are no furniture where none is named."""
    return [b.text for b in found if b.kind in kinds or (not kinds and b.kind is not BlockKind.FURNITURE)]


def opening(number: int) -> str:
    """The word that the sentence with this number begins with: letters alone, for digits are apart in running heads."""
    return "".join(("ba", "co", "di", "fu", "ge", "ha", "jo", "ki", "lu", "me")[int(d)] for d in str(number)).title()


def prose(count: int, start: int = 0) -> str:
    """Sentences of no meaning, each of which begins with a word of its own."""
    return " ".join(_sentence(number) for number in range(start, start + count))


def _sentence(number: int) -> str:
    one, two, three = (opening(number * factor + 11).lower() for factor in (7, 31, 57))
    return (
        f"{opening(number)} tells of kettles, {one} rivers and neighbouring {two} orchards that were measured"
        f" by candle light before the {three} bells of the town had rung."
    )
