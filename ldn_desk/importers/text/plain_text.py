"""Plain text: bare headings, byline lines, one paragraph a line or paragraphs parted by blank lines."""

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.decoding import decode, is_text_start
from ldn_desk.importers.text.lines import line_blocks
from ldn_desk.plugins.contracts import Draft


class PlainText:
    """`.txt` and whatever else is text."""

    name = "text"
    label = "Plain text"
    suffixes = (".txt", ".text")

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.5 for a name that says so, 0.2 without a name, 0.1 for any other bytes that could be text."""
        if not is_text_start(data):
            return 0.0
        return 0.5 if suffix in self.suffixes else 0.2 if not suffix else 0.1

    def read(self, data: bytes) -> Draft:
        """One block a line, or a paragraph where the lines are wrapped; list items with their printed number."""
        text = decode(data)
        if not text.strip():
            raise UnreadableInput(tr("The file is empty: there is no article in it."))
        return Draft(tuple(line_blocks(text)))
