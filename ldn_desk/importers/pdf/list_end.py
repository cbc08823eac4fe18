"""Where a list ends by what its lines say and how they stand: below it journals print who wrote it and when."""

from collections.abc import Sequence

from ldn_desk.importers.pdf.entries import Listed, without_number
from ldn_desk.importers.pdf.furniture import is_closing
from ldn_desk.reading.entries.shape import evidence

_SURELY = 2
"""Signs of an entry that none of what stands below a list shows more of."""
_SAME_SIZE = 0.08
"""Share by which lines of one entry may differ in size."""


def without_trailer(found: list[list[Listed]]) -> tuple[list[list[Listed]], list[list[Listed]]]:
    """The entries, and what stands after the last of them: parted by blank space, a notice of the journal, or without
    a sign of an entry."""
    steps = sorted(item.above for lines in found for item in lines[1:] if item.above > 0)
    usual = steps[len(steps) // 2] if steps else 0.0
    found, rest = _closed(found)
    while len(found) > 1 and evidence(_text(found[-1])) < 1:
        rest.insert(0, found[-1])
        found = found[:-1]
    if found and usual:
        last = found[-1]
        cut = next((i for i in range(1, len(last)) if _stands_apart(last, i, usual)), 0)
        if cut:
            found, rest = [*found[:-1], last[:cut]], [last[cut:], *rest]
    return found, rest


def _stands_apart(last: list[Listed], place: int, usual: float) -> bool:
    """Whether the last entry ends above a line: one with more space above it, or of another size in a new column."""
    item, first = last[place], last[0].line
    if item.above > 1.45 * usual:
        return True
    other_size = abs(item.line.size - first.size) > _SAME_SIZE * first.size
    return not item.above and other_size and evidence(_text(last[place:])) < _SURELY


def _closed(found: list[list[Listed]]) -> tuple[list[list[Listed]], list[list[Listed]]]:
    """The entries, and what the journal says below them, where no entry follows it."""
    for entry, lines in enumerate(found):
        texts = [item.line.text for item in lines]
        line = next((at for at in range(len(texts)) if is_closing(" ".join(texts[at : at + 2]))), -1)
        following = found[entry + 1 :]
        if line >= 0 and entry + line and not any(evidence(_text(later)) > _SURELY for later in following):
            return [*found[:entry], *([lines[:line]] if line else [])], [lines[line:], *following]
    return found, []


def _text(lines: Sequence[Listed]) -> str:
    return without_number(" ".join(item.line.text for item in lines))
