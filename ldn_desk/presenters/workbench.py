"""What the presenters that belong to the desk need of it; the desk itself fulfils this."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Checked, Entry
from ldn_desk.domain.shelf import Change
from ldn_desk.presenters.jobs import Runner
from ldn_desk.services.workshop import Workshop


class Workbench(Protocol):
    """The open library and article, and the ways to take in what was written."""

    failed: SignalInstance
    said: SignalInstance
    busy_changed: SignalInstance
    runner: Runner

    @property
    def workshop(self) -> Workshop:
        """The services of the open library; only where `ready`."""
        ...

    @property
    def ready(self) -> bool:
        """True once the library is open."""
        ...

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        ...

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every reference of the open article with what is held on it."""
        ...

    def take_in(self, change: Change) -> None:
        """Reload what a write changed."""
        ...

    def reload_entries(self, reference_ids: Iterable[str], initiator: str = "") -> None:
        """Read entries again and tell of those that are not what they were."""
        ...

    def take_verdicts(self, checked: Sequence[Checked]) -> None:
        """Show verdicts that have just been kept, or that came to nothing."""
        ...
