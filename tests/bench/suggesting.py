"""The DOI that was meant: suggested over the wire for references whose DOI was broken or removed.

References are printed in three styles from real records, read back from their text, and checked with the reader's
consent against the stand-in's search: with the true record in its catalogue, and without it.
"""

import json
from pathlib import Path
from typing import Any

from ldn_desk.domain.article import Reference
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.services.checking import Target, check
from ldn_desk.services.judging import doi_to_ask
from ldn_desk.sources.crossref_record import work
from tests.bench.styles import STYLES, printed, text_of
from tests.standin.desk import crossref, doi_org
from tests.standin.registry import Registry

_REFERENCES = 240
"""About so many, from all over the records: half of them with a broken DOI, half with none."""


def measure(shared: Path) -> dict[str, float]:
    """Recall with the true record present, and wrong suggestions with and without it; empty where there is no data."""
    path = shared / "data" / "crossref" / "works.jsonl"
    if not path.is_file():
        return {}
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    listed = [record for record in records if _printable(record)]
    wanted = listed[:: max(1, len(listed) // _REFERENCES)]
    asked = [(_reference(number, record), record["DOI"].lower()) for number, record in enumerate(wanted)]
    present = _found(records, asked)
    chosen = {record["DOI"] for record in wanted}
    absent = _found([record for record in records if record["DOI"] not in chosen], asked)
    right = sum(found == doi for found, (_one, doi) in zip(present, asked, strict=True))
    wrong = sum(bool(found) and found != doi for found, (_one, doi) in zip(present, asked, strict=True))
    return {
        f"true record present: suggested or found, of {len(asked)}": right / len(asked),
        "true record present: a wrong one": wrong / len(asked),
        "true record absent: a wrong one": sum(map(bool, absent)) / len(asked),
    }


def _printable(record: dict[str, Any]) -> bool:
    """A work that a reference list may hold: with a title, a first author and a year, and a DOI that can be printed."""
    fields = work(record).fields
    listed = fields.type in ("article-journal", "chapter", "book", "paper-conference", "article")
    return bool(
        listed and fields.title and fields.author and fields.year and doi_to_ask(fields) == record["DOI"].lower()
    )


def _reference(number: int, record: dict[str, Any]) -> Reference:
    style = STYLES[number % len(STYLES)]
    fields = printed(work(record), style)
    broken = "" if number % 2 else f"{fields.DOI}9"
    text = text_of(fields.with_(DOI=broken), style)
    if not broken:
        text = text.removesuffix("doi:").removesuffix("https://doi.org/").strip()
    return Reference(number + 1, text, parse_reference(text))


def _found(records: list[dict[str, Any]], asked: list[tuple[Reference, str]]) -> list[str]:
    """The DOI that each check suggests or finds, empty for none."""
    targets = [Target(reference) for reference, _doi in asked]
    with Registry(records) as registry:
        plugins = Plugins(sources=[crossref(registry), doi_org(registry)])
        last = {checked.reference_id: checked.verdict for checked in check(targets, plugins, Asking(), search=True)}
    found = []
    for target in targets:
        verdict = last[target.reference.id]
        doi = verdict.suggestion.DOI if verdict.suggestion else ""
        found.append(verdict.record.DOI if verdict.code is VerdictCode.FOUND and verdict.record else doi)
    return [doi.lower() for doi in found]
