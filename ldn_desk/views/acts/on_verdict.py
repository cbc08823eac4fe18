"""What a reader does about a verdict or a point: correct, withdraw, accept, dismiss, take back."""

from PySide6.QtWidgets import QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.theme import Theme


def act_on(what: str, entry: Entry, desk: Desk, theme: Theme, parent: QWidget) -> None:
    """Do what a link of the record (`correct`, `accept-suggestion`, `dismiss/0` …) says; unknown words do nothing."""
    act, _, number = what.partition("/")
    if act == "correct":
        correct_verdict(desk, theme, parent, entry)
    elif act == "withdraw":
        desk.appraising.withdraw_correction(entry.reference.id)
    elif act == "accept-suggestion":
        accept_suggestion(desk, entry)
    elif act == "edit-fields":
        edit_fields(desk, theme, parent, entry)
    elif act in ("dismiss", "take-back") and number.isdecimal() and int(number) < len(entry.points):
        _act_on_point(act, entry, int(number), desk, theme, parent)


def correct_verdict(desk: Desk, theme: Theme, parent: QWidget, entry: Entry) -> None:
    """Ask for the reader's own verdict."""
    from ldn_desk.views.dialogs.correct_verdict import CorrectVerdict

    CorrectVerdict(desk, theme, entry, parent).open()


def edit_fields(desk: Desk, theme: Theme, parent: QWidget, entry: Entry) -> None:
    """Ask for the fields as the reader knows them."""
    from ldn_desk.views.dialogs.edit_fields import EditFields

    EditFields(desk, theme, entry.reference, parent).open()


def accept_suggestion(desk: Desk, entry: Entry) -> None:
    """Take the suggested DOI for the one that was meant."""
    if entry.verdict.suggestion is not None:
        desk.appraising.accept_suggestion(entry.reference.id, entry.verdict.suggestion)


def _act_on_point(act: str, entry: Entry, number: int, desk: Desk, theme: Theme, parent: QWidget) -> None:
    from ldn_desk.views.dialogs.dismiss_point import DismissPoint

    if act == "dismiss":
        DismissPoint(desk, theme, entry, entry.points[number], parent).open()
    else:
        desk.appraising.take_back_dismissal(entry.reference.id, entry.points[number])
