"""Notices right: kind, date and side, on records of Crossref and PubMed and on Retraction Watch's own lines."""

import json
from pathlib import Path

from ldn_desk.domain.record import Notice, Work
from ldn_desk.matching.judgement import notices_of
from ldn_desk.services.retractions import read_retractions
from ldn_desk.sources import crossref_record, medline_record

Told = tuple[str, str]
"""Kind, and the date as far as it is known."""

# What each record says of the work it describes, read by hand: a notice itself has none.
EXPECTED: dict[str, tuple[Told, ...]] = {
    "compare_crossref_expression_of_concern.json": (("expression_of_concern", "2021-10-28"),),
    "compare_crossref_partial_retraction.json": (("partial_retraction", "2022-12-01"),),
    "compare_crossref_wakefield_notice.json": (),
    "compare_crossref_wakefield_retracted.json": (("retraction", "2010-02-06"), ("correction", "2004-03-06")),
    "crossref_reciprocal_retracted_paper.json": (
        ("retraction", "2020-06-05"),
        ("expression_of_concern", "2020-06-03"),
        ("correction", "2020-05-30"),
        ("erratum", "2020-05-30"),
        ("erratum", "2020-06-13"),
        ("erratum", "2020-07-18"),
    ),
    "crossref_reciprocal_retraction_notice.json": (),
    "audit_crossref_interleaved_collective.json": (),
    "names_crossref_first_author_omitted.json": (),
    "compare_pubmed_wakefield_notice.txt": (),
    "compare_pubmed_wakefield_retracted.txt": (
        ("retraction", "2004-03-06"),
        ("retraction", "2010-02-06"),
        ("expression_of_concern", "2011-11"),
    ),
    "pubmed_eci_concern.txt": (("expression_of_concern", "2021-10-28"),),
    "pubmed_eci_concern_notice.txt": (),
    "pubmed_retracted.txt": (("retraction", "2010-02-06"),),
    "pubmed_retraction_notice.txt": (),
    "pubmed_au_only.txt": (),
}
LISTED: tuple[Told, ...] = (
    ("correction", "2004-03-06"),
    ("retraction", "2010-02-06"),
    ("expression_of_concern", "2021-10-28"),
    ("reinstatement", "2025-03-12"),
    ("correction", "2025-09-16"),
    ("retraction", "2020-01-10"),
    ("reinstatement", "2022-06-15"),
    ("republication", "2020-01-01"),
)
# Features of `edge_cases.json` that say on which side of a notice the record stands.
CHANGED = ("updated-by:correction", "updated-by:retraction", "updated-by:new_version", "updated-by:several")
NOTICES = ("update-to:correction", "update-to:erratum", "update-to:retraction", "update-to:err")


def measure(shared: Path) -> dict[str, float]:
    """The share that is right of each source's; empty where there is no data."""
    folder = shared / "data" / "crossref" / "registry-fixtures"
    if not folder.is_dir():
        return {}
    right = {name: _told(notices_of(_work(folder / name))) == expected for name, expected in EXPECTED.items()}
    listed = tuple(_one(each.notice) for each in read_retractions(folder / "retraction_watch_sample.csv"))
    figures = {
        "Crossref's records, share": _share([ok for name, ok in right.items() if "crossref" in name]),
        "PubMed's records, share": _share([ok for name, ok in right.items() if "pubmed" in name]),
        "Retraction Watch's lines, share": _share([ours == known for ours, known in zip(listed, LISTED, strict=True)]),
    }
    return figures | _edge_cases(shared / "data" / "crossref")


def _edge_cases(folder: Path) -> dict[str, float]:
    """Whether a changed work has its notices, and a notice none but those on itself."""
    lines = (folder / "works.jsonl").read_text(encoding="utf-8").splitlines()
    works = {raw["DOI"].lower(): raw for raw in map(json.loads, lines)}
    features = json.loads((folder / "edge_cases.json").read_text(encoding="utf-8"))
    changed = [works[doi.lower()] for name in CHANGED for doi in features.get(name, ())]
    about = [works[doi.lower()] for name in NOTICES for doi in features.get(name, ())]
    kept = [
        {entry["type"].lower().replace("-", "_") for entry in raw["updated-by"]}
        <= {notice.type for notice in notices_of(crossref_record.work(raw))}
        for raw in changed
    ]
    apart = [
        bool(raw.get("updated-by")) or all(raw["DOI"].lower() == n.DOI for n in crossref_record.work(raw).notices)
        for raw in about
    ]
    return {
        "changed works with all their kinds, share": _share(kept),
        "notices not taken for changed, share": _share(apart),
    }


def _work(path: Path) -> Work:
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return medline_record.work(next(medline_record.records(content)))
    raw = json.loads(content)
    return crossref_record.work(raw.get("message", raw))


def _told(notices: tuple[Notice, ...]) -> tuple[Told, ...]:
    return tuple(map(_one, notices))


def _one(notice: Notice) -> Told:
    return notice.type, notice.date.iso if notice.date else ""


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
