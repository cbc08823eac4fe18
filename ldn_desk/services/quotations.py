"""Quotation accuracy as a reader judges it: saved as chosen, undoable, and safe from other desks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.judgement import Quotation, Stray, is_title
from ldn_desk.domain.reason import Reason
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.translation import tr
from ldn_desk.services.undoing import Undoing, numbered, on_reference

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.said import Stood
    from ldn_desk.store.unit import Unit

    Judged = Stood[Quotation | None]

TYPED = ("passage", "locator", "claim", "note", "copy")
"""What is typed: saves of one of these within a short time are one step of Undo."""


class Quotations:
    """What the current reviewer judges of a citation and a reference that it names."""

    def __init__(self, store: "Store", undoing: Undoing) -> None:
        self._store = store
        self._undoing = undoing
        undoing.register("quotation", self._put_back)

    def judge(
        self, reference_id: str, citation_id: str, quotation: Quotation, version: int | None = None, initiator: str = ""
    ) -> Change:
        """Judge, on the sentence as it is now; the same again is another look.

        `version` is that of the judgement as the reader saw it (0: not judged); None asks for no such guard. Raises
        StaleWrite where another desk has judged since, and LibraryError where the citation does not name the reference,
        or the passage is no more than a title of the work."""
        return self._put(reference_id, citation_id, quotation, version, "judge-citation", initiator, looked=True)

    def add(
        self, reference_id: str, citation_id: str, quotation: Quotation, version: int | None = None, initiator: str = ""
    ) -> Change:
        """Say more of what is judged; the sentence stays the one that it was judged on. Raises as `judge` does."""
        return self._put(reference_id, citation_id, quotation, version, "judge-citation", initiator, looked=False)

    def clear(self, reference_id: str, citation_id: str, version: int | None = None, initiator: str = "") -> Change:
        """Let the citation be unjudged again, which is not *cannot assess*. Raises as `judge` does."""
        return self._put(reference_id, citation_id, None, version, "clear-judgement", initiator, looked=True)

    def strays(self, article_id: str) -> tuple[Stray, ...]:
        """The judgements on the article that need placing: their citation is gone, or leads elsewhere by now."""
        with self._store.reading() as unit:
            return unit.judgements.strays(article_id, unit.appraisals.reviewer().id)

    def attach(self, stray: Stray, citation_id: str, initiator: str = "") -> Change:
        """Let a judgement that needs placing stand for another citation of the same reference.

        It keeps the sentence that it judged. Raises StaleWrite where another desk has placed it since, and LibraryError
        where the citation does not name the reference, or is judged already."""
        with self._store.writing() as unit:
            words = numbered(unit, stray.reference_id, "attach-judgement")
            reviewer_id = unit.appraisals.reviewer().id
            pair_id = unit.judgements.pair(stray.reference_id, citation_id)
            standing = unit.judgements.standing(pair_id, reviewer_id)
            if standing.thing is not None:
                raise LibraryError(tr("This citation is judged already; clear that judgement first."))
            before = replace(unit.judgements.standing(stray.pair_id, reviewer_id), version=stray.version)
            moves = (
                _Move(stray.pair_id, before, _cleared(before)),
                _Move(pair_id, standing, replace(before, version=standing.version)),
            )
            self._move(unit, reviewer_id, moves, words)
        return on_reference(stray.reference_id, words, initiator)

    def let_go(self, stray: Stray, initiator: str = "") -> Change:
        """Delete a judgement that needs placing; Undo brings it back. Raises StaleWrite as `attach` does."""
        with self._store.writing() as unit:
            words = numbered(unit, stray.reference_id, "delete-judgement")
            reviewer_id = unit.appraisals.reviewer().id
            before = replace(unit.judgements.standing(stray.pair_id, reviewer_id), version=stray.version)
            self._move(unit, reviewer_id, (_Move(stray.pair_id, before, _cleared(before)),), words)
        return on_reference(stray.reference_id, words, initiator)

    def _move(self, unit: "Unit", reviewer_id: str, moves: "Sequence[_Move]", words: Reason, typed: str = "") -> None:
        """Write, and keep one step of Undo for all of it."""
        kept = unit.judgements
        for each in moves:
            kept.put(each.pair_id, reviewer_id, each.before, each.after)
        before = {each.pair_id: kept.form(each.before) for each in moves}
        after = {each.pair_id: kept.form(kept.standing(each.pair_id, reviewer_id)) for each in moves}
        self._undoing.keep(unit, Step("quotation", moves[0].pair_id, before, after, words), typed)

    def _put(
        self,
        reference_id: str,
        citation_id: str,
        quotation: Quotation | None,
        version: int | None,
        code: str,
        initiator: str,
        *,
        looked: bool,
    ) -> Change:
        with self._store.writing() as unit:
            words = numbered(unit, reference_id, code)
            reviewer_id = unit.appraisals.reviewer().id
            pair_id = unit.judgements.pair(reference_id, citation_id)
            before = unit.judgements.standing(pair_id, reviewer_id)
            expected = unit.judgements.seen(before, version)
            if quotation is not None:
                quotation = unit.judgements.kept(pair_id, quotation, before.thing)
            after = _after(unit, pair_id, quotation, before, looked)
            if after.says_no_more_than(before) and expected == before:
                return on_reference(reference_id, words, initiator)
            _check_passage(unit, reference_id, before.thing, quotation)
            self._move(unit, reviewer_id, (_Move(pair_id, expected, after),), words, _typed(before, after))
        return on_reference(reference_id, words, initiator)

    def _put_back(self, unit: "Unit", putting: Putting) -> Change:
        step, kept = putting.step, unit.judgements
        for pair_id, wanted in putting.wanted.items():
            expected = kept.of_form(putting.expected[pair_id])
            kept.swap(pair_id, step.reviewer_id, expected, kept.of_form(wanted))
        return on_reference(kept.reference_of(step.subject_id), step.words)


class _Move(NamedTuple):
    """What is judged of a pair, before and after."""

    pair_id: str
    before: "Judged"
    after: "Judged"


def _typed(one: "Judged", other: "Judged") -> str:
    """The one thing that was typed; empty where it was another act."""
    before, after = one.thing, other.thing
    if before is None or after is None:
        return ""
    names = [name for name in TYPED if getattr(before, name) != getattr(after, name)]
    same = replace(after, **{name: getattr(before, name) for name in names}) == before
    return names[0] if same and len(names) == 1 else ""


def _cleared(before: "Judged") -> "Judged":
    return replace(before, thing=None, again="", modified="")


def _after(unit: "Unit", pair_id: str, quotation: Quotation | None, before: "Judged", looked: bool) -> "Judged":
    if quotation is None:
        return _cleared(before)
    if looked or before.thing is None:
        return replace(before, thing=quotation, claim=unit.judgements.claim(pair_id), again="", modified="")
    return replace(before, thing=quotation, modified="")


def _check_passage(unit: "Unit", reference_id: str, before: Quotation | None, after: Quotation | None) -> None:
    if after is None or not after.passage or (before is not None and before.passage == after.passage):
        return
    entry = unit.entries.one(reference_id, unit.appraisals.reviewer())
    titles = [entry.reference.printed.title] if entry else []
    titles += [row.registered for row in entry.verdict.fields if row.field == "title"] if entry else []
    if is_title(after.passage, titles):
        raise LibraryError(tr("A title alone is never the passage: give the words of the source that say it."))
