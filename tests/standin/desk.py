"""The desk's own sources, set to speak to a stand-in, and patient for tenths of seconds instead of seconds."""

from collections.abc import Callable

from ldn_desk.plugins.contracts import Asking, Source
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.sources.crossref import Crossref
from ldn_desk.sources.doi_org import DoiOrg
from ldn_desk.sources.http.conversation import Timing
from ldn_desk.sources.http.rate_limit import Pace
from ldn_desk.sources.pubmed import PubMed
from tests.standin.registry import Registry

QUICK = Timing(backoff=0.005, connect=1.0, answer=1.0)


def settings(registry: Registry, **more: str) -> Callable[[str], str]:
    """Settings under which the sources reach the stand-in."""
    values = {"crossref_url": registry.crossref_url, "doi_url": registry.doi_url, **more}
    return lambda name: values.get(name, "")


def crossref(registry: Registry, timing: Timing = QUICK, **more: str) -> Crossref:
    """Crossref, as the stand-in plays it."""
    return Crossref(settings(registry, **more), timing, Pace(0.001))


def doi_org(registry: Registry, timing: Timing = QUICK, **more: str) -> DoiOrg:
    """doi.org, as the stand-in plays it."""
    return DoiOrg(settings(registry, **more), timing, Pace(0.001, 2))


def pubmed(registry: Registry, timing: Timing = QUICK, **more: str) -> PubMed:
    """PubMed, as the stand-in plays it."""
    return PubMed(settings(registry, pubmed_url=registry.pubmed_url, **more), timing, Pace(0.001))


def plugins(registry: Registry, timing: Timing = QUICK, *, opinions: bool = False) -> Plugins:
    """A registry of plug-ins with both registries, PubMed if there are to be second opinions, and no checks."""
    sources: list[Source] = [crossref(registry, timing), doi_org(registry, timing)]
    return Plugins(sources=sources, opinions=[pubmed(registry, timing)] if opinions else [])


def cancelled_after(answers: int) -> tuple[Asking, Callable[[], None]]:
    """An asking that is cancelled once the function that comes with it was called so often."""
    heard = 0

    def hear() -> None:
        nonlocal heard
        heard += 1

    return Asking(cancelled=lambda: heard >= answers), hear
