"""Points to check: how often each rule raises one on accurate, inaccurate and planted citations (Wilson 95 %)."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.plugins.contracts import Case

_Z = 1.96
_SIGN = re.compile(r"<\|(?:multi_)?cit\|>")
# One thing of a kind in an accurate sentence is put in another's place; each list is of things that exclude each other.
SWAPS: dict[str, tuple[str, ...]] = {
    "condition": ("depression", "asthma", "epilepsy", "cancer", "malaria", "diabetes", "stroke", "influenza"),
    "study-design": ("randomized", "case series", "cross-sectional", "case-control"),
    "species": ("patients", "mice"),
    "intervention": ("remdesivir", "metformin", "warfarin", "hydroxychloroquine", "dexamethasone", "ketamine"),
}


def wilson(raised: int, of: int) -> tuple[float, float]:
    """The Wilson 95 % interval of a share; (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, weight = raised / of, _Z * _Z / of
    middle = (share + weight / 2) / (1 + weight)
    half = _Z * math.sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    return middle - half, middle + half


def measure(shared: Path) -> dict[str, float]:
    """For each rule the share raised, with its interval; empty where there is no data."""
    file = shared / "data" / "claims" / "citation-integrity.jsonl"
    if not file.exists():
        return {}
    claims = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    groups: dict[str, list[Case]] = {
        "accurate": [_case(each["claim"], each["ref_title"]) for each in claims if each["labels"] == ["ACCURATE"]],
        "inaccurate": [_case(each["claim"], each["ref_title"]) for each in claims if "ACCURATE" not in each["labels"]],
    }
    figures: dict[str, float] = {}
    raised_on = _raiser()
    for group, cases in groups.items():
        counts = Counter(rule for case in cases for rule in raised_on(case))
        for rule in _rules():
            figures |= _told(f"{rule}: {group}", counts[rule], len(cases))
    for rule in SWAPS:
        swapped = [other for case in groups["accurate"] for other in _swapped(case, rule)]
        figures |= _told(f"{rule}: planted", sum(rule in raised_on(case) for case in swapped), len(swapped))
    return figures


def _told(label: str, raised: int, of: int) -> dict[str, float]:
    low, high = wilson(raised, of)
    return {f"{label}, {raised} of {of} ({low:.3f}–{high:.3f})": raised / of if of else 0.0}


def _rules() -> list[str]:
    return [check.rule for check in build_registry(lambda _name: "").checks]


def _raiser() -> Callable[[Case], set[str]]:
    checks = build_registry(lambda _name: "").checks
    return lambda case: {point.rule for check in checks for point in check.points(case)}


def _case(claim: str, title: str) -> Case:
    sentence = _SIGN.sub("[1]", claim)
    place = max(0, sentence.find("[1]"))
    citation = Citation("[1]", (1,), place, place + 3, sentence, 0, len(sentence), "")
    return Case(Reference(1, title, Fields(title=title)), (citation,), title)


def _swapped(case: Case, rule: str) -> Iterator[Case]:
    """The case with one thing of the sentence, which the title names too, changed for another."""
    things = SWAPS[rule]
    sentence = case.citations[0].sentence
    for place, thing in enumerate(things):
        there = re.compile(rf"\b{re.escape(thing)}\b", re.IGNORECASE)
        if there.search(sentence) and there.search(case.title):
            yield _case(there.sub(things[(place + 1) % len(things)], sentence), case.title)
