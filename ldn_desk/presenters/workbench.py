"""What the presenters that belong to the desk need of it; the desk itself fulfils this."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from ldn_desk.domain.shelf import Change
from ldn_desk.presenters.afresh import Afresh
from ldn_desk.presenters.jobs import Runner
from ldn_desk.presenters.working import Working
from ldn_desk.services.workshop import Workshop


class Workbench(Protocol):
    """The open library, a runner for background work, and the ways to tell what happened."""

    failed: SignalInstance
    said: SignalInstance
    done: SignalInstance
    working: Working
    runner: Runner

    @property
    def workshop(self) -> Workshop:
        """The services of the open library; only where `ready`."""
        ...

    @property
    def ready(self) -> bool:
        """True once the library is open."""
        ...

    def open_article(self, article_id: str) -> None:
        """Show an article of the library."""
        ...

    def take_in(self, change: Change, afresh: Afresh | None = None) -> None:
        """Reload what a write changed; `afresh` is what was read again of the open article already."""
        ...
