"""Plugins of other packages, found by entry points. One plugin's failure is its own: the others go on."""

import io
import logging
import threading
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import fields, replace
from importlib.metadata import EntryPoint, entry_points

from ldn_desk.plugins import contracts
from ldn_desk.plugins.registry import Registry

log = logging.getLogger(__name__)

GROUP = "ldn_desk.plugins"
"""Entry points of this group are called with a registry, to add a format, a check or a source."""
PATIENCE_S = 5.0
"""How long a plugin may take to be imported and to add what it has."""

_CONTRACTS: dict[str, type] = {
    "importers": contracts.Importer,
    "exporters": contracts.Exporter,
    "checks": contracts.Check,
    "sources": contracts.Source,
    "opinions": contracts.OpinionSource,
}


def add_plugins(registry: Registry) -> None:
    """Let each plugin add to `registry`; all that it adds, or where it fails nothing, and its name is `unusable`."""
    for entry_point in _found():
        # A copy: what a plugin does before it fails, or after it was given up, is done to nobody else's.
        own = _copy(registry)
        call = _Call(entry_point, own)
        # What is printed while it is imported would stand in the midst of our own output.
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            call.start()
            call.join(PATIENCE_S)
        if call.is_alive():
            log.error("The plugin %s took longer than %s seconds and was left out", entry_point.name, PATIENCE_S)
        elif call.error is not None:
            log.error("The plugin %s could not be used", entry_point.name, exc_info=call.error)
        else:
            _take_over(own, registry)
            continue
        registry.unusable.append(entry_point.name)


def _found() -> Iterable[EntryPoint]:
    try:
        return entry_points(group=GROUP)
    except Exception:
        # One package whose description cannot be read hides those of all others.
        log.exception("The installed packages could not be looked through for plugins")
        return ()


class _Call(threading.Thread):
    """Imports one plugin and calls it, in a thread of its own: it can neither end the program nor hold it up."""

    def __init__(self, entry_point: EntryPoint, registry: Registry) -> None:
        super().__init__(name=f"plugin {entry_point.name}", daemon=True)
        self._entry_point = entry_point
        self._registry = registry
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self._entry_point.load()(self._registry)
            _check(self._registry)
        except BaseException as error:  # also one that means to end the program
            self.error = error


def _check(registry: Registry) -> None:
    """Raises TypeError for what does not fulfil its contract."""
    for name, contract in _CONTRACTS.items():
        for each in getattr(registry, name):
            if not isinstance(each, contract):
                raise TypeError(f"{each!r} among the {name} is no {contract.__name__}")


def _copy(registry: Registry) -> Registry:
    return replace(registry, **{each.name: list(getattr(registry, each.name)) for each in fields(registry)})


def _take_over(own: Registry, registry: Registry) -> None:
    for name in _CONTRACTS:
        getattr(registry, name)[:] = getattr(own, name)
