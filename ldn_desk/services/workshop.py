"""The services of one open library, handed around together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ldn_desk.services.appraisal import Appraisal
from ldn_desk.services.library import Library
from ldn_desk.services.settings import Settings
from ldn_desk.services.undoing import Undoing

if TYPE_CHECKING:
    # Start-up does without formats, checks and sources.
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.services.mending import Mending
    from ldn_desk.services.versions import Versions


@dataclass
class Workshop:
    """What presenters and the command line work with. Registry and mends are built when first needed."""

    library: Library
    appraisal: Appraisal
    undoing: Undoing
    settings: Settings
    build_registry: "Callable[[], Registry]"
    build_mending: "Callable[[Callable[[], Registry]], tuple[Mending, Versions]]"

    @cached_property
    def registry(self) -> "Registry":
        """Formats, checks and sources at hand; importing them is left until something needs them."""
        return self.build_registry()

    @cached_property
    def _mending(self) -> "tuple[Mending, Versions]":
        return self.build_mending(lambda: self.registry)

    @property
    def mending(self) -> "Mending":
        """Mends by hand; like the registry, left until something needs them."""
        return self._mending[0]

    @property
    def versions(self) -> "Versions":
        """Newer and older versions of articles."""
        return self._mending[1]
