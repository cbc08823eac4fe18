"""The evidence as a reader grades it: saved as chosen, undoable, and safe from other desks."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.services.undoing import Undoing, numbered, on_reference

if TYPE_CHECKING:
    # Start-up does without the scales; and see services.library: nothing of the database is imported for a name.
    from ldn_desk.domain.evidence import Evidence, Study
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.said import Said
    from ldn_desk.store.unit import Unit


class EvidenceService:
    """What the current reviewer says of the evidence."""

    def __init__(self, store: "Store", undoing: Undoing) -> None:
        self._store = store
        self._undoing = undoing
        undoing.register("evidence", self._put_back)
        undoing.register("study", self._put_back_study)

    def grade(
        self, reference_id: str, citation_id: str, said: "Evidence", version: int | None = None, initiator: str = ""
    ) -> Change:
        """Say this of a citation and a reference that it names, on the sentence as it is now; `NO_EVIDENCE` takes all
        of it back, and the same again is another look.

        `version` is that of the grading as the reader saw it (0: none); None asks for no such guard. Raises StaleWrite
        where another desk has written since, and LibraryError where the citation does not name the reference."""
        with self._store.writing() as unit:
            words, kept = numbered(unit, reference_id, "grade-evidence"), unit.gradings
            reviewer_id, pair_id = unit.appraisals.reviewer().id, unit.judgements.pair(reference_id, citation_id)
            before = kept.standing(pair_id, reviewer_id)
            expected = kept.seen(before, version)
            after = replace(before, thing=said, claim=kept.claim(pair_id), again="", modified="")
            still_nothing = before.thing == said == kept.nothing
            if (still_nothing or after.says_no_more_than(before)) and expected == before:
                return on_reference(reference_id, words, initiator)
            kept.put(pair_id, reviewer_id, expected, after)
            forms = kept.form(before), kept.form(kept.standing(pair_id, reviewer_id))
            self._undoing.keep(unit, Step("evidence", pair_id, *forms, words), _typed(before.thing, said, "moved"))
        return on_reference(reference_id, words, initiator)

    def describe(self, reference_id: str, said: "Study", version: int | None = None, initiator: str = "") -> Change:
        """Say this of the cited work; `NO_STUDY` takes all of it back. `version` and what is raised: as in `grade`."""
        with self._store.writing() as unit:
            words, kept = numbered(unit, reference_id, "describe-study"), unit.descriptions
            reviewer_id = unit.appraisals.reviewer().id
            before = kept.standing(reference_id, reviewer_id)
            expected = kept.seen(before, version)
            after = replace(before, thing=said, again="", modified="")
            if after.says_no_more_than(before) and expected == before:
                return on_reference(reference_id, words, initiator)
            kept.put(reference_id, reviewer_id, expected, after)
            forms = kept.form(before), kept.form(kept.standing(reference_id, reviewer_id))
            self._undoing.keep(unit, Step("study", reference_id, *forms, words), _typed(before.thing, said, "n"))
        return on_reference(reference_id, words, initiator)

    def _put_back(self, unit: "Unit", putting: Putting) -> Change:
        _swap(unit.gradings, putting)
        return on_reference(unit.judgements.reference_of(putting.step.subject_id), putting.step.words)

    def _put_back_study(self, unit: "Unit", putting: Putting) -> Change:
        _swap(unit.descriptions, putting)
        return on_reference(putting.step.subject_id, putting.step.words)


def _typed(before: Any, after: Any, name: str) -> str:
    """The field of this name, which is typed, where it is all that is another; else empty."""
    return name if before != after == replace(before, **{name: getattr(after, name)}) else ""


def _swap(kept: "Said[Any]", putting: Putting) -> None:
    expected, wanted = kept.of_form(putting.expected), kept.of_form(putting.wanted)
    kept.swap(putting.step.subject_id, putting.step.reviewer_id, expected, wanted)
