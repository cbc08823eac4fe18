"""How fast lists of references are read, and whether what the desk exports comes back, on the shared records."""

import json
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.verdict import Verdict, VerdictCode
from ldn_desk.exporters import bibtex, csl_json, ris
from ldn_desk.importers.lists.bibtex import Bibtex
from ldn_desk.importers.lists.csl_json import CslJson
from ldn_desk.importers.lists.ris import Ris
from ldn_desk.plugins.contracts import Exporter, Importer, Snapshot
from ldn_desk.sources.crossref_record import work

_ROUNDS: tuple[tuple[Exporter, Importer], ...] = (
    (bibtex.Bibtex(), Bibtex()),
    (ris.Ris(), Ris()),
    (csl_json.CslJson(), CslJson()),
)
_COMPARED: tuple[tuple[str, Callable[[Fields], object]], ...] = (
    ("authors", lambda fields: [name.full for name in fields.author]),
    ("year", lambda fields: fields.year),
    ("volume", lambda fields: fields.volume),
    ("DOI", lambda fields: fields.DOI),
)


def measure(shared: Path) -> dict[str, float]:
    """Seconds per 1,000 entries, and the share of entries that come back the same; empty where there is no data."""
    path = shared / "data/crossref/works.jsonl"
    if not path.is_file():
        return {}
    printed = [work(json.loads(line)).fields for line in path.read_text(encoding="utf-8").splitlines()]
    snapshot = _snapshot(printed)
    figures: dict[str, float] = {}
    for exporter, importer in _ROUNDS:
        data = exporter.write(snapshot)
        start = perf_counter()
        read = [reference.printed for reference in importer.read(data).references]
        figures[f"{importer.label}: seconds per 1,000 entries"] = (perf_counter() - start) / len(printed) * 1000
        for name, value in _COMPARED:
            same = sum(value(one) == value(other) for one, other in zip(printed, read, strict=True))
            figures[f"  {importer.label}: {name} the same, share"] = same / len(printed)
    return figures


def _snapshot(printed: list[Fields]) -> Snapshot:
    entries = tuple(
        Entry(Reference(number, fields.title, fields), (), Verdict(VerdictCode.NOT_CHECKED))
        for number, fields in enumerate(printed, start=1)
    )
    return Snapshot(Article("", (), tuple(entry.reference for entry in entries), (), "", ""), entries, "")
