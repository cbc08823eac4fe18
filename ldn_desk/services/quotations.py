"""Quotation accuracy as a reader judges it: saved as chosen, undoable, and safe from other desks."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.judgement import Quotation, Stray, is_title
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.services.appraisal import JOINED_SECONDS
from ldn_desk.services.correcting import change_on
from ldn_desk.services.undoing import Undoing

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.judgements import Judged
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit

TYPED = ("passage", "locator", "claim", "note", "copy")
"""What is typed: saves of one of these within a short time are one step of Undo."""


class Quotations:
    """What the current reviewer judges of a citation and a reference that it names."""

    def __init__(self, store: "Store", undoing: Undoing, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._undoing = undoing
        self._clock = clock
        self._typing: _Typing | None = None

    def judge(
        self, reference_id: str, citation_id: str, quotation: Quotation, version: int | None = None, initiator: str = ""
    ) -> Change:
        """Judge, on the sentence as it is now; the same again is another look.

        `version` is that of the judgement as the reader saw it (0: not judged); None asks for no such guard. Raises
        StaleWrite where another desk has judged since, and LibraryError where the citation does not name the reference,
        or the passage is no more than a title of the work."""
        words = tr("judge a citation of reference {number}")
        return self._put(reference_id, citation_id, quotation, version, words, initiator, looked=True)

    def add(
        self, reference_id: str, citation_id: str, quotation: Quotation, version: int | None = None, initiator: str = ""
    ) -> Change:
        """Say more of what is judged; the sentence stays the one that it was judged on. Raises as `judge` does."""
        words = tr("judge a citation of reference {number}")
        return self._put(reference_id, citation_id, quotation, version, words, initiator, looked=False)

    def clear(self, reference_id: str, citation_id: str, version: int | None = None, initiator: str = "") -> Change:
        """Let the citation be unjudged again, which is not *cannot assess*. Raises as `judge` does."""
        words = tr("clear the judgement of a citation of reference {number}")
        return self._put(reference_id, citation_id, None, version, words, initiator, looked=True)

    def strays(self, article_id: str) -> tuple[Stray, ...]:
        """The judgements on the article that need placing: their citation is gone, or leads elsewhere by now."""
        with self._store.reading() as unit:
            return unit.judgements.strays(article_id, unit.appraisals.reviewer().id)

    def attach(self, stray: Stray, citation_id: str, initiator: str = "") -> Change:
        """Let a judgement that needs placing stand for another citation of the same reference.

        It keeps the sentence that it judged. Raises StaleWrite where another desk has placed it since, and LibraryError
        where the citation does not name the reference, or is judged already."""
        with self._store.writing() as unit:
            change = change_on(unit, stray.reference_id, tr("attach a judgement of reference {number}"), initiator)
            reviewer_id = unit.appraisals.reviewer().id
            pair_id = unit.judgements.pair(stray.reference_id, citation_id)
            standing = unit.judgements.standing(pair_id, reviewer_id)
            if standing.quotation is not None:
                raise LibraryError(tr("This citation is judged already; clear that judgement first."))
            before = replace(unit.judgements.standing(stray.pair_id, reviewer_id), version=stray.version)
            moves = (
                _Move(stray.pair_id, before, _cleared(before)),
                _Move(pair_id, standing, replace(before, version=standing.version)),
            )
            for each in moves:
                unit.judgements.put(each.pair_id, reviewer_id, each.before, each.after)
        self._push(change, reviewer_id, moves)
        return change

    def let_go(self, stray: Stray, initiator: str = "") -> Change:
        """Delete a judgement that needs placing; Undo brings it back. Raises StaleWrite as `attach` does."""
        with self._store.writing() as unit:
            change = change_on(unit, stray.reference_id, tr("delete a judgement of reference {number}"), initiator)
            reviewer_id = unit.appraisals.reviewer().id
            before = replace(unit.judgements.standing(stray.pair_id, reviewer_id), version=stray.version)
            unit.judgements.put(stray.pair_id, reviewer_id, before, _cleared(before))
        self._push(change, reviewer_id, (_Move(stray.pair_id, before, _cleared(before)),))
        return change

    def _push(self, change: Change, reviewer_id: str, moves: "Sequence[_Move]") -> None:
        """One step of Undo for several writes at once."""

        def swap(moves: "Sequence[_Move]") -> Change:
            with self._store.writing() as unit:
                for each in moves:
                    unit.judgements.swap(each.pair_id, reviewer_id, each.before, each.after)
            return Change(change.words, (), change.reference_ids)

        back = [_Move(each.pair_id, each.after, each.before) for each in reversed(moves)]
        self._undoing.push(change.words, lambda: swap(back), lambda: swap(moves))

    def _put(
        self,
        reference_id: str,
        citation_id: str,
        quotation: Quotation | None,
        version: int | None,
        words: str,
        initiator: str,
        *,
        looked: bool,
    ) -> Change:
        with self._store.writing() as unit:
            change = change_on(unit, reference_id, words, initiator)
            reviewer_id = unit.appraisals.reviewer().id
            pair_id = unit.judgements.pair(reference_id, citation_id)
            before = unit.judgements.standing(pair_id, reviewer_id)
            expected = before if version is None else replace(before, version=_known(before, version))
            after = _after(unit, pair_id, quotation, before, looked)
            if _same(after, before) and expected == before:
                return change
            _check_passage(unit, reference_id, before.quotation, quotation)
            unit.judgements.put(pair_id, reviewer_id, expected, after)
        self._remember(_Typing(change, pair_id, reviewer_id, before, after, self._clock()))
        return change

    def _remember(self, typing: "_Typing") -> None:
        """One step of Undo for this save; typing that goes on joins the step before it."""
        last = self._typing
        if last is not None and last.undo is not None and self._undoing.latest == last.undo and last.joins(typing):
            last.after, last.saved = typing.after, typing.saved
            return
        self._typing = typing

        def swap(expected: "Judged", after: "Judged") -> Change:
            with self._store.writing() as unit:
                unit.judgements.swap(typing.pair_id, typing.reviewer_id, expected, after)
            return Change(typing.change.words, (), typing.change.reference_ids)

        typing.undo = lambda: swap(typing.after, typing.before)
        self._undoing.push(typing.change.words, typing.undo, lambda: swap(typing.before, typing.after))


class _Move(NamedTuple):
    """What is judged of a pair, before and after."""

    pair_id: str
    before: "Judged"
    after: "Judged"


@dataclass(eq=False)
class _Typing:
    """One step of Undo on a judgement."""

    change: Change
    pair_id: str
    reviewer_id: str
    before: "Judged"
    after: "Judged"
    saved: float
    undo: Callable[[], Change] | None = None

    @property
    def field(self) -> str:
        """The one thing that was typed; empty where it was another act."""
        before, after = self.before.quotation, self.after.quotation
        if before is None or after is None:
            return ""
        names = [name for name in TYPED if getattr(before, name) != getattr(after, name)]
        same = replace(after, **{name: getattr(before, name) for name in names}) == before
        return names[0] if same and len(names) == 1 else ""

    def joins(self, later: "_Typing") -> bool:
        """Whether a later save is the same typing going on."""
        same = (self.pair_id, self.reviewer_id, self.field) == (later.pair_id, later.reviewer_id, later.field)
        return same and bool(self.field) and later.saved - self.saved <= JOINED_SECONDS


def _cleared(before: "Judged") -> "Judged":
    return replace(before, quotation=None, again="", modified="")


def _same(after: "Judged", before: "Judged") -> bool:
    """Whether the one says no more than the other; of what asks for another look, the same again is one."""
    return (after.quotation, after.sentence, after.again) == (before.quotation, before.sentence, before.again)


def _known(before: "Judged", version: int) -> int:
    """The version that a desk knows; one that was cleared counts as not judged, whatever its version."""
    return before.version if before.quotation is None and version == 0 else version


def _after(unit: "Unit", pair_id: str, quotation: Quotation | None, before: "Judged", looked: bool) -> "Judged":
    if quotation is None:
        return _cleared(before)
    if looked or before.quotation is None:
        return unit.judgements.judged_now(pair_id, quotation)
    return replace(before, quotation=quotation, modified="")


def _check_passage(unit: "Unit", reference_id: str, before: Quotation | None, after: Quotation | None) -> None:
    if after is None or not after.passage or (before is not None and before.passage == after.passage):
        return
    entry = unit.entries.one(reference_id, unit.appraisals.reviewer())
    titles = [entry.reference.printed.title] if entry else []
    titles += [row.registered for row in entry.verdict.fields if row.field == "title"] if entry else []
    if is_title(after.passage, titles):
        raise LibraryError(tr("A title alone is never the passage: give the words of the source that say it."))
