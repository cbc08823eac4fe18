"""The contract of a section of the sheet: what a feature contributes, and what stands under the section's header."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.entry import Entry


class Body(QWidget):
    """What stands under a section's header. It is made when its section is first unfolded.

    It is as high as what it shows: the sheet scrolls, and nothing in it does. A feature's own widget extends it.

    Signals: `headed()` what the section's header says is another thing now.
    """

    headed = Signal()

    def show_entry(self, entry: Entry) -> None:
        """Show a reference; called again for the same one whenever something of it, or the place in hand, changed."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        raise NotImplementedError

    def save_pending(self) -> None:
        """Save what is typed and not yet saved; most sections have nothing of the kind."""

    def take_focus(self) -> None:
        """What had the keyboard in here is gone: another thing takes it; the header does where nothing is said here."""

    @property
    def extra(self) -> QWidget | None:
        """What stands at the right end of the header while the section is unfolded, if anything."""
        return None


def _always(_entry: Entry) -> bool:
    return True


def _nothing(_entry: Entry) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the sheet."""

    name: str
    """By which it is remembered whether it is folded."""
    title: str
    """Its heading, in the reader's language."""
    icon: str
    """Its icon on the rail: a name in `resources/icons`."""
    order: int
    """The sheet shows its sections in this order, from the smallest. Its own stand at 10, 20, 30 …"""
    make: Callable[[QWidget], Body]
    """Makes the body; the argument is its parent."""
    shown: Callable[[Entry], bool] = _always
    """Whether there is anything to show of this reference."""
    beside: Callable[[Entry], str] = _nothing
    """What stands beside the heading, folded or not: a place, a source and its date, a number."""
    aside: Callable[[Entry], str] = _nothing
    """What stands at the right end of the header."""
    folded: bool = False
    """Whether it is folded before the reader decides."""
