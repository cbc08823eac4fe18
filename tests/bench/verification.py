"""How well verdicts tell another work, an altered detail and a registry's habits apart, on the shared data."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Record, Work
from ldn_desk.domain.verdict import Outcome, Verdict, VerdictCode, WorkFinding
from ldn_desk.matching.folding import words
from ldn_desk.matching.judgement import candidate, judge
from tests.bench import alterations

# What the benchmark calls the errors after which the entry is another work's, or nobody's.
IDENTITY = (
    "chimeric_title",
    "fabricated_doi",
    "hybrid_fabrication",
    "merged_citation",
    "placeholder_authors",
    "swapped_authors",
)
_PARTICLE = re.compile(r"(?:d[aeiou]s?|del|della|v[ao]n|der|den|t[ee]n|ter|la|le|el|al|zu|zur)", re.IGNORECASE)


@dataclass(frozen=True)
class Judged:
    """One entry of the benchmark with the verdict on it."""

    entry: dict[str, Any]
    verdict: Verdict

    @property
    def kind(self) -> str:
        """The kind of error the benchmark made, `valid` where it made none."""
        return str(self.entry["hallucination_type"] or "valid")

    @property
    def flagged_fields(self) -> dict[str, Outcome]:
        """The outcome of each field that does not agree."""
        unlike = (Outcome.MINOR, Outcome.MAJOR)
        return {row.field: row.outcome for row in self.verdict.fields if row.outcome in unlike}

    @property
    def seen(self) -> bool:
        """Whether the verdict says: another work, none, or title or authors far off."""
        if self.verdict.code in (VerdictCode.OTHER_WORK, VerdictCode.NOT_REGISTERED, VerdictCode.UNCONFIRMED):
            return True
        return Outcome.MAJOR in (self.flagged_fields.get("title"), self.flagged_fields.get("author"))


def measure(shared: Path) -> dict[str, float]:
    """Shares of identity errors seen and of correct entries flagged, then the figures of altered records.

    Empty where there is no data.
    """
    figures: dict[str, float] = {}
    if (shared / "data/verification").is_dir():
        figures |= _identity(list(judged(shared)))
    if (shared / "data/crossref/works.jsonl").is_file():
        figures |= alterations.measure(shared)
    return figures


def _identity(results: Sequence[Judged]) -> dict[str, float]:
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for result in results:
        by_kind[result.kind].append(result)
    errors = [result for kind in IDENTITY for result in by_kind[kind]]
    correct = by_kind["valid"]
    flagged = [r for r in correct if r.seen or Outcome.MAJOR in r.flagged_fields.values()]
    figures = {
        "identity errors seen, share": sum(r.seen for r in errors) / len(errors),
        "correct entries flagged, share": len(flagged) / len(correct),
        "correct entries that agree, share": _share(r.verdict.code is VerdictCode.AGREES for r in correct),
    }
    for kind in sorted(by_kind):
        if kind != "valid":
            figures[f"  {kind}: anything named, share"] = _share(
                r.seen or bool(r.flagged_fields) for r in by_kind[kind]
            )
    return figures


def _share(found: Iterable[bool]) -> float:
    outcomes = list(found)
    return sum(outcomes) / len(outcomes)


def judged(shared: Path) -> Iterator[Judged]:
    """Every entry of the benchmark, judged against the record of its DOI, else against a search by its title."""
    folder = shared / "data/verification"
    entries = _lines(folder / "hallmark-crossdomain.jsonl")
    works = [Work(_fields(record)) for record in _lines(folder / "hallmark-crossdomain-records.jsonl")]
    by_doi = {work.fields.DOI.lower(): work for work in works if work.fields.DOI}
    index = _index(works)
    for entry in entries:
        yield Judged(entry, _verdict(_fields(entry), by_doi, works, index))


def _verdict(printed: Fields, by_doi: dict[str, Work], works: Sequence[Work], index: dict[str, set[int]]) -> Verdict:
    work = by_doi.get(printed.DOI.lower())
    if work is None and printed.DOI:
        return Verdict(VerdictCode.NOT_REGISTERED, work=WorkFinding.NOT_SEARCHED)
    if work is None:
        results = [works[number] for number in _search(printed, index)]
        found = candidate(printed, "", results)
        if found.index is None:
            return Verdict(VerdictCode.UNCONFIRMED)
        work = results[found.index]
    return judge(printed, Record(printed.DOI, "bench", "", {}), work)


def _index(works: Sequence[Work]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, work in enumerate(works):
        for word in words(work.fields.title):
            index[word].add(number)
    return index


def _search(printed: Fields, index: dict[str, set[int]]) -> list[int]:
    """The five works whose titles share most words with the printed one."""
    hits = Counter(number for word in set(words(printed.title)) for number in index.get(word, ()))
    return [number for number, _count in hits.most_common(5)]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _fields(entry: dict[str, Any]) -> Fields:
    fields = entry["fields"]
    container = fields.get("journal") or fields.get("booktitle") or ""
    return Fields(
        type="article-journal" if fields.get("journal") else "paper-conference",
        author=tuple(_name(text) for text in fields["author"].split(" and ")),
        issued=PartialDate(int(fields["year"])),
        title=fields["title"],
        container_title=container,
        DOI=fields.get("doi", ""),
        PMID=fields.get("pmid", ""),
    )


def _name(text: str) -> Name:
    """`AA Polyzos`, `M. de Boer`, `Karel Kubicek`: the last word is the family name, with particles before it."""
    if len(text.split()) > 3 and re.search(r"Initiative|Consortium|Group|Network|Collaborat", text):
        return Name(literal=text)
    *given, family = text.split()
    particle: list[str] = []
    while given and given[-1].islower() and _PARTICLE.fullmatch(given[-1]):
        particle.insert(0, given.pop())
    return Name(family=family, given=" ".join(given), particle=" ".join(particle))


def contested(shared: Path) -> list[str]:
    """Entries whose label the benchmark has wrong, each with the reason."""
    found: list[str] = []
    folder = shared / "data/verification"
    if not folder.is_dir():
        return found
    works = {
        w.fields.DOI.lower(): w for w in map(Work, map(_fields, _lines(folder / "hallmark-crossdomain-records.jsonl")))
    }
    for entry in _lines(folder / "hallmark-crossdomain.jsonl"):
        printed, key = _fields(entry), entry["bibtex_key"]
        work = works.get(printed.DOI.lower()) if printed.DOI else None
        reason = _label_is_wrong(entry, printed, work)
        if reason:
            found.append(f"{key} ({entry['hallucination_type']}): {reason}")
    return found


def _label_is_wrong(entry: dict[str, Any], printed: Fields, work: Work | None) -> str:
    if entry["label"] == "VALID" or work is None:
        return ""
    if printed.with_(type="") == work.fields.with_(type=""):
        return "every field that can be compared equals the record"
    return ""
