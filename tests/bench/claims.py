"""Points to check: how often each rule raises one on accurate, inaccurate and planted citations (Wilson 95 %).

The data gives a citing sentence and the cited title. An accurate pair has one thing changed for each planted error: a
word of sentence and title (condition, design, species, intervention) for another of its kind; and, as most sentences
name neither author nor year, the pair is also dressed with an author and a year, the true ones and then others.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Work
from ldn_desk.plugins.contracts import Case

_Z = 1.96
_BRACKETED = re.compile(r"[(\[]\s*<\|(multi_cit|cit|other_cit)\|>\s*[)\]]|<\|(multi_cit|cit|other_cit)\|>")
# What each sign of the data says: this work alone, this work among others, another work.
_MARKERS = {"cit": "[1]", "multi_cit": "[1, 2]", "other_cit": "[3]"}
# One thing of a kind in an accurate sentence is put in another's place; each list is of things that exclude each other.
SWAPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "condition": (
        ("sars-cov-2", "covid-19", "coronavirus disease 2019", "severe acute respiratory syndrome coronavirus 2"),
        ("diabetes", "type 2 diabetes", "t2d", "diabetic"),
        ("breast cancer", "breast cancers", "claudin-low tumors", "breast tumors"),
        ("autism", "autistic", "asd", "autism spectrum disorder"),
        ("hiv-1", "hiv", "hiv infection"),
        ("malaria",),
        ("asthma",),
        ("epilepsy",),
        ("osteoporosis",),
        ("glaucoma",),
    ),
    "study-design": (
        ("observational study", "observational cohort study"),
        ("randomized controlled trial", "randomised controlled trial", "randomized trial"),
    ),
    "species": (
        ("patients", "participants", "volunteers"),
        ("rhesus macaques", "macaques", "rhesus macaque", "rhesus monkeys"),
        ("mice",),
        ("zebrafish",),
    ),
    "intervention": (
        ("remdesivir", "rdv", "veklury"),
        ("ad26.cov2.s", "ad26", "janssen vaccine"),
        ("metformin",),
        ("warfarin",),
        ("hydroxychloroquine",),
        ("ketamine",),
    ),
}
_AUTHOR, _OTHER_AUTHOR = "Okonkwo", "Lindqvist"
_YEAR, _MOVES = 2012, (-9, -5, -2, 2, 5, 9)


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
    accurate = [case_of(each) for each in claims if each["labels"] == ["ACCURATE"]]
    dressed = [_dressed(case, _AUTHOR, _YEAR) for case in accurate]
    groups: dict[str, list[Case]] = {
        "accurate": accurate,
        "accurate, author and year named": dressed,
        "inaccurate": [case_of(each) for each in claims if "ACCURATE" not in each["labels"]],
    }
    figures: dict[str, float] = {}
    raised_on = _raiser()
    for group, cases in groups.items():
        counts = Counter(rule for case in cases for rule in raised_on(case))
        for rule in _rules():
            figures |= _told(f"{rule}: {group}", counts[rule], len(cases))
    for rule, cases in planted(accurate).items():
        figures |= _told(f"{rule}: planted", sum(rule in raised_on(case) for case in cases), len(cases))
    return figures


def planted(accurate: list[Case]) -> dict[str, list[Case]]:
    """Accurate pairs with one thing changed, by the rule that should see it."""
    found = {rule: [other for case in accurate for other in _swapped(case, rule)] for rule in SWAPS}
    found["author"] = [_dressed(case, _OTHER_AUTHOR, _YEAR) for case in accurate]
    found["year"] = [
        _dressed(case, _AUTHOR, _YEAR + _MOVES[number % len(_MOVES)]) for number, case in enumerate(accurate)
    ]
    return found


def _told(label: str, raised: int, of: int) -> dict[str, float]:
    low, high = wilson(raised, of)
    return {f"{label}, {raised} of {of} ({low:.3f}–{high:.3f})": raised / of if of else 0.0}


def _rules() -> list[str]:
    return [check.rule for check in build_registry(lambda _name: "").checks]


def _raiser() -> Callable[[Case], set[str]]:
    checks = build_registry(lambda _name: "").checks
    return lambda case: {point.rule for check in checks for point in check.points(case)}


def case_of(claim: dict[str, Any]) -> Case:
    """The pair as the checks see it; nothing is known of the work but its title."""
    sentence = _BRACKETED.sub(lambda sign: _MARKERS[sign.group(1) or sign.group(2)], claim["claim"])
    return _case(sentence, claim["ref_title"])


def _case(sentence: str, title: str) -> Case:
    alone = sentence.find("[1]")
    marker, numbers = ("[1]", (1,)) if alone >= 0 else ("[1, 2]", (1, 2))
    place = max(sentence.find(marker), 0)
    citation = Citation(marker, numbers, place, place + len(marker), sentence, 0, len(sentence), "")
    return Case(Reference(1, title, Fields(title=title)), (citation,), title)


def _dressed(case: Case, author: str, year: int) -> Case:
    """The sentence as said by `author` in `year`, of a work that `_AUTHOR` published in `_YEAR`."""
    said = f"{author} et al. ({year}) reported [1] that {case.citations[0].sentence.replace('[1', '[4')}"
    fields = Fields(author=(Name(_AUTHOR, "Ada"), Name("Ferreira", "Rui")), issued=PartialDate(_YEAR), title=case.title)
    return replace(_case(said, case.title), work=Work(fields))


def _swapped(case: Case, rule: str) -> Iterator[Case]:
    """The case with one thing of the sentence, which the title names too, changed for another of its kind."""
    kinds = SWAPS[rule]
    sentence = case.citations[0].sentence
    for place, names in enumerate(kinds):
        there = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b", re.IGNORECASE)
        if there.search(sentence) and there.search(case.title):
            other = kinds[(place + 1 + len(sentence)) % len(kinds)]
            if other is not names:
                yield _case(there.sub(other[0], sentence), case.title)
