"""How few requests, and how little time beyond what the limits themselves take: 500 registered references.

The stand-in enforces the published limits and answers after 150 ms; PubMed gives second opinions. References are
printed from their own records.
"""

import json
import math
import time
from pathlib import Path
from typing import Any

from ldn_desk.domain.article import Reference
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.services.checking import Target, check
from ldn_desk.services.judging import doi_to_ask
from ldn_desk.sources.crossref import Crossref
from ldn_desk.sources.crossref_record import work
from ldn_desk.sources.doi_org import DoiOrg
from ldn_desk.sources.pubmed import PubMed
from tests.standin.desk import settings
from tests.standin.limits import PUBLISHED, Gate
from tests.standin.registry import Registry

_REFERENCES = 500
_TOGETHER = 40
_LATENCY = 0.15


def measure(shared: Path) -> dict[str, float]:
    """For the public and the polite pool: requests per reference, and time by the limits' own minimum.

    Empty where there are no records.
    """
    figures: dict[str, float] = {}
    records = _records(shared)
    for pool, mailto in (("public", ""), ("polite", "reader@example.org")) if records else ():
        requests, seconds, turned_away = _checked(records, mailto)
        rate = PUBLISHED[pool, "array"].rate
        least = (math.ceil(_REFERENCES / _TOGETHER) - 1) / rate + _LATENCY
        figures[f"{pool} pool: requests per reference"] = requests / _REFERENCES
        figures[f"{pool} pool: time / the limits' own minimum"] = seconds / least
        figures[f"{pool} pool: requests beyond the limits"] = turned_away
    return figures


def _records(shared: Path) -> list[dict[str, Any]]:
    """Records of articles whose DOI is one that a reference can print."""
    path = shared / "data" / "crossref" / "works.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    records = [json.loads(line) for line in lines]
    return [record for record in records if doi_to_ask(work(record).fields) == record["DOI"]][:_REFERENCES]


def _checked(records: list[dict[str, Any]], mailto: str) -> tuple[int, float, int]:
    """Requests, seconds and refusals of one check of all records, each verdict taken."""
    gate = Gate(PUBLISHED, enforced=True)
    printed = [(number, work(record).fields) for number, record in enumerate(records, 1)]
    targets = [Target(Reference(number, fields.title, fields)) for number, fields in printed]
    with Registry(records, latency=_LATENCY, gate=gate) as registry:
        for number, record in enumerate(records, 1):
            registry.pubmed.add(record, str(number))
        names = settings(registry, mailto=mailto, pubmed_url=registry.pubmed_url)
        plugins = Plugins(sources=[Crossref(names), DoiOrg(names)], opinions=[PubMed(names)])
        began = time.perf_counter()
        verdicts = [checked.verdict for checked in check(targets, plugins, Asking())]
        seconds = time.perf_counter() - began
        assert all(verdict.record is not None for verdict in verdicts), "every one of them is registered"
        return registry.count(), seconds, gate.turned_away
