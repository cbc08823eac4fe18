"""Marks through another text of their article: on the same words in silence, likely and said so, or in need of placing.

None is dropped, whoever made it, and whether it is deleted or not.
"""

from typing import TYPE_CHECKING, Any

from ldn_desk.domain.anchor import Anchor, anchor_of
from ldn_desk.domain.mark import Mark, State

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.unit import Unit

WIDE = 120
"""Code points of the text before that tell twins apart on each side of a mark, where it stands for sure."""

Kept = list[dict[str, Any]]
"""For each mark that was moved: its `id`, and its columns `before` and `after`, as JSON values."""


def follow(unit: "Unit", article_id: str, before: str, after: str) -> Kept:
    """Put the marks on an article whose text was `before` where their words stand in `after`."""
    if before == after:
        return []
    return _move(unit, _placed(unit.marks.everybodys(article_id), before, after))


def take_along(unit: "Unit", from_id: str, to_id: str) -> Kept:
    """Hang the marks on one article on another, whose text is to be the same."""
    return _move(unit, {mark.id: {"article_id": to_id} for mark in unit.marks.everybodys(from_id)})


def take_back(unit: "Unit", kept: Kept, article_id: str, before: str, after: str) -> None:
    """Put back what `follow` and `take_along` moved; what was marked, or put elsewhere, since then follows its words
    from the text `before` to the text `after`."""
    back: dict[str, dict[str, Any]] = {}
    for each in reversed(kept):
        standing = unit.marks.standing(each["id"])
        if all(standing[name] == value for name, value in each["after"].items()):
            back[each["id"]] = each["before"]
    others = [mark for mark in unit.marks.everybodys(article_id) if mark.id not in back]
    _move(unit, {**(_placed(others, before, after) if before != after else {}), **back})


def _placed(marks: "tuple[Mark, ...] | list[Mark]", before: str, after: str) -> dict[str, dict[str, Any]]:
    from ldn_desk.matching.anchoring.placing import place_all
    from ldn_desk.store.marks import anchored, placed

    rows: dict[str, dict[str, Any]] = {}
    for mark, found in zip(marks, place_all(after, [_sought(mark, before) for mark in marks]), strict=True):
        rows[mark.id] = placed(found.state, found.start, found.end)
        if found.state is State.EXACT and found.start is not None and found.end is not None:
            rows[mark.id] |= anchored(anchor_of(after, found.start, found.end))
    return rows


def _sought(mark: Mark, before: str) -> Anchor:
    """What is looked for: the words where they stand for sure, with much around them, else those that were marked."""
    sure = mark.state is State.EXACT and mark.start is not None and mark.end is not None
    if sure and before[mark.start : mark.end] == mark.anchor.exact:
        return anchor_of(before, mark.anchor.start, mark.anchor.end, WIDE)
    return mark.anchor


def _move(unit: "Unit", rows: dict[str, dict[str, Any]]) -> Kept:
    return [
        {"id": mark_id, "before": was, "after": {name: row[name] for name in was}}
        for mark_id, row in rows.items()
        if (was := unit.marks.move(mark_id, row))
    ]
