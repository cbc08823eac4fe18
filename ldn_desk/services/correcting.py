"""The reader's word beside the machine's: corrections of verdicts, accepted suggestions, dismissed points.

Every write can be undone, and none alters what is printed.
"""

from typing import TYPE_CHECKING

from ldn_desk.domain.appraisal import Correction
from ldn_desk.domain.reason import Reason, because, own_words
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.verdict import Point, Suggestion, VerdictCode
from ldn_desk.services.undoing import Undoing, numbered, on_reference

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit


def _given(reason: Reason | str) -> Reason | None:
    """The reason, a reader's own words without blanks around them; None where nothing is said."""
    if isinstance(reason, Reason):
        return reason
    return own_words(reason.strip()) if reason.strip() else None


class Correcting:
    """Corrections and dismissals of the current reviewer."""

    def __init__(self, store: "Store", undoing: Undoing) -> None:
        self._store = store
        self._undoing = undoing
        undoing.register("correction", self._put_back)
        undoing.register("dismissal", self._put_back_dismissal)

    def correct(
        self, reference_id: str, code: VerdictCode | None, reason: Reason | str, doi: str = "", initiator: str = ""
    ) -> Change:
        """Put a verdict, or the DOI that was meant, beside the machine's, for a reason that may not be empty."""
        given = _given(reason)
        if given is None or (code is None and not doi.strip()):
            raise ValueError("a correction needs a reason, and a verdict or a DOI")
        after = Correction(reference_id, "", code, given, doi.strip(), 0, "")
        return self._put(reference_id, after, "correct-verdict", initiator)

    def accept_suggestion(self, reference_id: str, suggestion: Suggestion, initiator: str = "") -> Change:
        """Take the suggested DOI for the one that was meant; a verdict that was corrected stays so."""
        with self._store.reading() as unit:
            before = unit.corrections.correction(reference_id, unit.appraisals.reviewer().id)
        reason = because("suggestion-accepted", reason=suggestion.reason)
        after = Correction(reference_id, "", before.code if before else None, reason, suggestion.DOI, 0, "")
        return self._put(reference_id, after, "accept-suggestion", initiator)

    def withdraw_correction(self, reference_id: str, initiator: str = "") -> Change:
        """Let the machine's verdict stand alone again."""
        return self._put(reference_id, None, "withdraw-correction", initiator)

    def _put(self, reference_id: str, after: Correction | None, code: str, initiator: str) -> Change:
        with self._store.writing() as unit:
            words = numbered(unit, reference_id, code)
            reviewer_id = unit.appraisals.reviewer().id
            before = unit.corrections.correction(reference_id, reviewer_id)
            unit.corrections.put(reference_id, reviewer_id, after)
            step = Step("correction", reference_id, unit.corrections.form(before), unit.corrections.form(after), words)
            self._undoing.keep(unit, step)
        return on_reference(reference_id, words, initiator)

    def _put_back(self, unit: "Unit", putting: Putting) -> Change:
        step, kept = putting.step, unit.corrections
        kept.swap(step.subject_id, step.reviewer_id, kept.of_form(putting.expected), kept.of_form(putting.wanted))
        return on_reference(step.subject_id, step.words)

    def dismiss(self, reference_id: str, point: Point, reason: Reason | str, initiator: str = "") -> Change:
        """Set a point to check aside, for a reason that may not be empty; it stays so when it is raised again."""
        given = _given(reason)
        if given is None:
            raise ValueError("a dismissal needs a reason")
        return self._dismiss(reference_id, point, given, "dismiss-point", initiator)

    def take_back_dismissal(self, reference_id: str, point: Point, initiator: str = "") -> Change:
        """Let a dismissed point stand again."""
        return self._dismiss(reference_id, point, None, "take-back-dismissal", initiator)

    def _dismiss(self, reference_id: str, point: Point, after: Reason | None, code: str, initiator: str) -> Change:
        with self._store.writing() as unit:
            words = numbered(unit, reference_id, code)
            reviewer_id = unit.appraisals.reviewer().id
            dismissible = unit.corrections.dismissible(reference_id, reviewer_id, point)
            before = unit.corrections.reason(dismissible)
            unit.corrections.dismiss(dismissible, after)
            old, new = (unit.corrections.dismissal_form(dismissible, reason) for reason in (before, after))
            self._undoing.keep(unit, Step("dismissal", reference_id, old, new, words))
        return on_reference(reference_id, words, initiator)

    def _put_back_dismissal(self, unit: "Unit", putting: Putting) -> Change:
        step, kept = putting.step, unit.corrections
        dismissible, expected = kept.of_dismissal_form(putting.expected)
        kept.swap_dismissal(dismissible, expected, kept.of_dismissal_form(putting.wanted)[1])
        return on_reference(step.subject_id, step.words)
