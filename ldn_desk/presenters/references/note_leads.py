"""Where links in notes lead: a reference of the open article is selected, a paragraph is brought in sight."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldn_desk.presenters.desk import Desk

INITIATOR = "note"


class NoteLeads:
    """Knows the goals of the open article, and goes there."""

    def __init__(self, desk: "Desk") -> None:
        """`desk` says what is open."""
        self._desk = desk

    def lead(self, kind: str, number: int) -> bool:
        """Whether `[7]` (kind `reference`) or `¶7` (kind `paragraph`) leads somewhere."""
        article = self._desk.opened.article
        if article is None:
            return False
        if kind == "reference":
            return article.reference_at(number) is not None
        return 0 < number <= sum(block.is_numbered for block in article.blocks)

    def follow(self, where: str) -> None:
        """Go to `reference/7` or `paragraph/7`; nothing happens where that is gone."""
        article, (kind, _, number) = self._desk.opened.article, where.partition("/")
        if article is None or not self.lead(kind, int(number)):
            return
        if kind == "reference":
            reference = article.reference_at(int(number))
            if reference is not None:
                self._desk.selection.select_reference(reference.id, INITIATOR)
            return
        numbered = [block for block in article.blocks if block.is_numbered]
        self._desk.place_wanted.emit(numbered[int(number) - 1].start)
