"""The formats, checks and sources at hand, each by its name."""

from dataclasses import dataclass, field

from ldn_desk.domain.translation import tr
from ldn_desk.plugins.contracts import Check, Exporter, Importer, OpinionSource, Source


@dataclass(slots=True)
class Registry:
    """What the composition hands to the services. Factories keep heavy imports out of start-up."""

    importers: list[Importer] = field(default_factory=list)
    exporters: list[Exporter] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    """Registries, in the order in which they are asked."""
    opinions: list[OpinionSource] = field(default_factory=list)
    """Sources of second opinions."""
    unusable: list[str] = field(default_factory=list)
    """Names of plugins that were left out, because they failed; the log tells why."""

    def left_out(self) -> tuple[str, ...]:
        """One sentence for each plugin that is `unusable`."""
        return tuple(
            tr("The plugin {name} could not be used and was left out; the log file has the details.", name=name)
            for name in self.unusable
        )

    def exporter(self, name: str) -> Exporter | None:
        """The exporter that `--format name` means."""
        return next((exporter for exporter in self.exporters if exporter.name == name), None)

    def source(self, name: str) -> Source | None:
        """The registry, or source of second opinions, with this name."""
        return next((source for source in (*self.sources, *self.opinions) if source.name == name), None)
