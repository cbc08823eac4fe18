"""The reader's word beside the machine's: corrections of verdicts, accepted suggestions, dismissed points.

Every write can be undone, and none alters what is printed.
"""

from typing import TYPE_CHECKING

from ldn_desk.domain.appraisal import Correction
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.reason import Reason, because, own_words
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point, Suggestion, VerdictCode
from ldn_desk.services.undoing import Undoing

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit


def change_on(unit: "Unit", reference_id: str, words: str, initiator: str) -> Change:
    """What a write on this reference changes, which leaves its article as it is; `words` has a place for its number.

    Raises LibraryError where the reference is gone."""
    place = unit.verdicts.place(reference_id)
    if place is None:
        raise LibraryError(tr("This reference is no longer in the library; open its article again."))
    return Change(words.format(number=place.number), (), (reference_id,), initiator=initiator)


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

    def correct(
        self, reference_id: str, code: VerdictCode | None, reason: Reason | str, doi: str = "", initiator: str = ""
    ) -> Change:
        """Put a verdict, or the DOI that was meant, beside the machine's, for a reason that may not be empty."""
        given = _given(reason)
        if given is None or (code is None and not doi.strip()):
            raise ValueError("a correction needs a reason, and a verdict or a DOI")
        after = Correction(reference_id, "", code, given, doi.strip(), 0, "")
        return self._put(reference_id, after, tr("correct verdict of reference {number}"), initiator)

    def accept_suggestion(self, reference_id: str, suggestion: Suggestion, initiator: str = "") -> Change:
        """Take the suggested DOI for the one that was meant; a verdict that was corrected stays so."""
        with self._store.reading() as unit:
            before = unit.corrections.correction(reference_id, unit.appraisals.reviewer().id)
        reason = because("suggestion-accepted", reason=suggestion.reason)
        after = Correction(reference_id, "", before.code if before else None, reason, suggestion.DOI, 0, "")
        return self._put(reference_id, after, tr("accept suggestion for reference {number}"), initiator)

    def withdraw_correction(self, reference_id: str, initiator: str = "") -> Change:
        """Let the machine's verdict stand alone again."""
        return self._put(reference_id, None, tr("withdraw correction of reference {number}"), initiator)

    def _put(self, reference_id: str, after: Correction | None, words: str, initiator: str) -> Change:
        with self._store.writing() as unit:
            change = change_on(unit, reference_id, words, initiator)
            reviewer_id = unit.appraisals.reviewer().id
            before = unit.corrections.correction(reference_id, reviewer_id)
            unit.corrections.put(reference_id, reviewer_id, after)

        def swap(expected: Correction | None, correction: Correction | None) -> Change:
            with self._store.writing() as unit:
                unit.corrections.swap(reference_id, reviewer_id, expected, correction)
                return change_on(unit, reference_id, words, "")

        self._undoing.push(change.words, lambda: swap(after, before), lambda: swap(before, after))
        return change

    def dismiss(self, reference_id: str, point: Point, reason: Reason | str, initiator: str = "") -> Change:
        """Set a point to check aside, for a reason that may not be empty; it stays so when it is raised again."""
        given = _given(reason)
        if given is None:
            raise ValueError("a dismissal needs a reason")
        return self._dismiss(reference_id, point, given, tr("dismiss point on reference {number}"), initiator)

    def take_back_dismissal(self, reference_id: str, point: Point, initiator: str = "") -> Change:
        """Let a dismissed point stand again."""
        return self._dismiss(reference_id, point, None, tr("take back dismissal on reference {number}"), initiator)

    def _dismiss(self, reference_id: str, point: Point, after: Reason | None, words: str, initiator: str) -> Change:
        with self._store.writing() as unit:
            change = change_on(unit, reference_id, words, initiator)
            reviewer_id = unit.appraisals.reviewer().id
            dismissible = unit.corrections.dismissible(reference_id, reviewer_id, point)
            before = unit.corrections.reason(dismissible)
            unit.corrections.dismiss(dismissible, after)

        def swap(expected: Reason | None, reason: Reason | None) -> Change:
            with self._store.writing() as unit:
                unit.corrections.swap_dismissal(dismissible, expected, reason)
                return change_on(unit, reference_id, words, "")

        self._undoing.push(change.words, lambda: swap(after, before), lambda: swap(before, after))
        return change
