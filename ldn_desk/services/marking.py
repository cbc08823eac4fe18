"""Marks on the text as a reader makes them: saved at once, undoable, and safe from other desks.

Positions are in code points of the article's text. A write takes the version of the mark as the reader saw it (None:
whatever it is) and raises StaleWrite where another desk has changed the mark since.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ldn_desk.domain.anchor import Anchor, anchor_of, trimmed
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.mark import Colour, Mark, State
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.translation import tr
from ldn_desk.services.undoing import Undoing
from ldn_desk.wording.steps import step_words

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit

Values = dict[str, Any]


class Marking:
    """The marks of the current reviewer."""

    def __init__(self, store: "Store", undoing: Undoing) -> None:
        self._store = store
        self._undoing = undoing
        undoing.register("mark", self._put_back)

    def of(self, article_id: str) -> tuple[Mark, ...]:
        """The marks on the article in reading order; those that need placing stand last, by where they stood."""
        with self._store.reading() as unit:
            return unit.marks.of(article_id, unit.appraisals.reviewer().id)

    def now(self, mark_id: str) -> Mark | None:
        """The mark as it is now; None where it is deleted. Raises LibraryError where there never was one."""
        with self._store.reading() as unit:
            return None if unit.marks.standing(mark_id)["deleted"] else unit.marks.one(mark_id)

    def deleted(self, article_id: str) -> tuple[Mark, ...]:
        """The marks on the article that were deleted, the latest first; `modified` is when that was."""
        with self._store.reading() as unit:
            return unit.marks.deleted(article_id, unit.appraisals.reviewer().id)

    def add(
        self,
        article_id: str,
        start: int,
        end: int,
        colour: Colour,
        comment: str = "",
        *,
        quote: str = "",
        initiator: str = "",
    ) -> tuple[Mark, Change]:
        """Mark a stretch of the article's text, without the white space at its ends, and return the mark.

        `quote` is the stretch as the reader saw it: raises StaleWrite where the text is another by now; empty asks for
        no such guard. Raises ValueError where that is no stretch of the text, LibraryError where it holds no words."""
        with self._store.writing() as unit:
            anchor = _anchor(unit, article_id, start, end, quote)
            mark = unit.marks.one(unit.marks.add(article_id, unit.appraisals.reviewer().id, colour, anchor, comment))
            step = Step("mark", mark.id, {"deleted": True}, {"deleted": False}, because("add-mark"))
            self._undoing.keep(unit, step)
        return mark, _change(step.words, mark, initiator)

    def recolour(self, mark_id: str, colour: Colour, version: int | None = None, initiator: str = "") -> Change:
        """Give a mark another colour."""
        return self._write("recolour-mark", mark_id, version, lambda _unit: {"colour": colour.value}, initiator)

    def comment(self, mark_id: str, text: str, version: int | None = None, initiator: str = "") -> Change:
        """Put a comment in the place of a mark's own; empty takes it away. Typing that goes on is one step of Undo."""
        from ldn_desk.store.mapping import storable

        return self._write("comment-mark", mark_id, version, lambda _unit: {"comment": storable(text)}, initiator)

    def link(self, mark_id: str, reference_id: str | None, version: int | None = None, initiator: str = "") -> Change:
        """Link a mark with a reference of its article ("see also 7"); None takes the link away."""
        return self._write("link-mark", mark_id, version, lambda _unit: {"reference_id": reference_id}, initiator)

    def delete(self, mark_id: str, version: int | None = None, initiator: str = "") -> Change:
        """Delete a mark; `restore` takes it back, at any later time."""
        return self._write("delete-mark", mark_id, version, lambda _unit: {"deleted": True}, initiator)

    def restore(self, mark_id: str, version: int | None = None, initiator: str = "") -> Change:
        """Take a deleted mark back, as it was."""
        return self._write("restore-mark", mark_id, version, lambda _unit: {"deleted": False}, initiator)

    def put_back(self, mark_id: str, values: Values, initiator: str = "") -> Change:
        """Let a mark say again what it said, by its columns as the history keeps them."""
        return self._write("restore-mark", mark_id, None, lambda _unit: values, initiator)

    def confirm(self, mark_id: str, version: int | None = None, initiator: str = "") -> Change:
        """Say that a mark which was re-attached by likeness is where it belongs: from now on these are its words."""

        def here(unit: "Unit") -> Values:
            mark = unit.marks.one(mark_id)
            if mark.state is not State.LIKELY or mark.start is None or mark.end is None:
                return {}
            return _on(_anchor(unit, mark.article_id, mark.start, mark.end, ""))

        return self._write("confirm-mark", mark_id, version, here, initiator)

    def reattach(
        self, mark_id: str, start: int, end: int, version: int | None = None, *, quote: str = "", initiator: str = ""
    ) -> Change:
        """Put a mark on other words; colour, comment and link stay. `quote`, and what is raised, are as in `add`."""

        def there(unit: "Unit") -> Values:
            return _on(_anchor(unit, unit.marks.one(mark_id).article_id, start, end, quote))

        return self._write("re-attach-mark", mark_id, version, there, initiator)

    def _write(
        self, code: str, mark_id: str, version: int | None, said: "Callable[[Unit], Values]", initiator: str
    ) -> Change:
        with self._store.writing() as unit:
            mark, standing, after = unit.marks.one(mark_id), unit.marks.standing(mark_id), said(unit)
            seen = mark if version is None else replace(mark, version=version)
            before, words = {name: standing[name] for name in after}, because(code)
            if before != after:
                unit.marks.write(seen, after, _WHAT[code])
                typed = "comment" if code == "comment-mark" else ""
                self._undoing.keep(unit, Step("mark", mark_id, before, after, words), typed)
        return _change(words, mark, initiator)

    def _put_back(self, unit: "Unit", putting: Putting) -> Change:
        step = putting.step
        mark = unit.marks.swap(step.subject_id, putting.expected, putting.wanted, _WHAT[step.words.code])
        return _change(step.words, mark, "")


_WHAT = {
    "add-mark": "add mark",
    "recolour-mark": "recolour mark",
    "comment-mark": "comment mark",
    "link-mark": "link mark",
    "delete-mark": "delete mark",
    "restore-mark": "restore mark",
    "confirm-mark": "confirm mark",
    "re-attach-mark": "re-attach mark",
}
"""What the history calls each act, by the code of its words."""


def _change(words: Reason, mark: Mark, initiator: str) -> Change:
    return Change(step_words(words), marked_ids=(mark.article_id,), mark_ids=(mark.id,), initiator=initiator)


def _anchor(unit: "Unit", article_id: str, start: int, end: int, quote: str) -> Anchor:
    text, begin = unit.marks.around(article_id, start, end)
    here, there = start - begin, end - begin
    if quote and text[max(here, 0) : max(there, 0)] != quote:
        raise StaleWrite(tr("The article was changed in another window meanwhile; select the words again."))
    if not 0 <= here < there <= len(text):
        raise ValueError(f"{start}–{end} is no stretch of the text")
    here, there = trimmed(text, here, there)
    if here == there:
        raise LibraryError(tr("There are no words in what is selected: select some, and mark them then."))
    anchor = anchor_of(text, here, there)
    return replace(anchor, start=anchor.start + begin, end=anchor.end + begin)


def _on(anchor: Anchor) -> Values:
    """The columns of a mark on the very words of an anchor."""
    from ldn_desk.store.marks import anchored, placed

    return {**anchored(anchor), **placed(State.EXACT, anchor.start, anchor.end)}
