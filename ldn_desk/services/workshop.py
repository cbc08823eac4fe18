"""The services of one open library, handed around together."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from ldn_desk.services.appraisal import Appraisal
from ldn_desk.services.correcting import Correcting
from ldn_desk.services.evidence import EvidenceService
from ldn_desk.services.library import Library
from ldn_desk.services.marking import Marking
from ldn_desk.services.quotations import Quotations
from ldn_desk.services.settings import Settings
from ldn_desk.services.undoing import Undoing

if TYPE_CHECKING:
    # Start-up does without formats, checks and sources.
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.services.mending import Mending
    from ldn_desk.services.versions import Versions


Built = TypeVar("Built")


class Once(Generic[Built]):
    """What is built when it is first asked for, and once, however many threads ask at the same time."""

    def __init__(self, build: Callable[[], Built]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._built: list[Built] = []

    @property
    def ready(self) -> bool:
        """True once it has been built."""
        return bool(self._built)

    def __call__(self) -> Built:
        """It; whoever comes while it is being built waits."""
        with self._lock:
            if not self._built:
                self._built.append(self._build())
            return self._built[0]


class Workshop:
    """What presenters and the command line work with. Registry and mends are built when first needed."""

    def __init__(
        self,
        library: Library,
        appraisal: Appraisal,
        correcting: Correcting,
        quotations: Quotations,
        marking: Marking,
        evidence: EvidenceService,
        undoing: Undoing,
        settings: Settings,
        build_registry: "Callable[[], Registry]",
        build_mending: "Callable[[Callable[[], Registry]], tuple[Mending, Versions]]",
    ) -> None:
        self.library = library
        self.appraisal = appraisal
        self.correcting = correcting
        self.quotations = quotations
        self.marking = marking
        self.evidence = evidence
        self.undoing = undoing
        self.settings = settings
        self._registry = Once(build_registry)
        self._mending = Once(lambda: build_mending(self._registry))
        # Their steps may be the first thing that is taken back after a restart.
        undoing.register_later(self._mending)

    @property
    def has_registry(self) -> bool:
        """True once the registry has been built: asking for it costs nothing any more."""
        return self._registry.ready

    @property
    def registry(self) -> "Registry":
        """Formats, checks and sources at hand; importing them is left until something needs them."""
        return self._registry()

    def close(self) -> None:
        """Let go of the library, and of what formats keep for the next file; what they are reading is given up."""
        self.give_up_reading()
        self.library.close()

    def give_up_reading(self) -> None:
        """End what is read or drawn on other threads by formats that can be ended."""
        for importer in self.registry.importers if self.has_registry else ():
            shut = getattr(importer, "shut", None)
            if shut is not None:
                shut()

    @property
    def mending(self) -> "Mending":
        """Mends by hand; like the registry, left until something needs them."""
        return self._mending()[0]

    @property
    def versions(self) -> "Versions":
        """Newer and older versions of articles."""
        return self._mending()[1]
