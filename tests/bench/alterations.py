"""Real records printed in three styles, as they are and with one field changed, judged against themselves."""

import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Record, Work
from ldn_desk.domain.verdict import Outcome, Verdict, VerdictCode
from ldn_desk.matching.changes import SMALL_WORDS
from ldn_desk.matching.folding import words
from ldn_desk.matching.judgement import candidate, judge
from ldn_desk.matching.rereading import reread
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.sources.crossref_record import work as work_of
from tests.bench.styles import STYLES, printed, text_of

_OTHER_NAMES = ("Quellmalz", "Ferrante", "Oyelaran", "Brzeziński", "Tachibana", "Holloway")
_OTHER_WORDS = ("porcelain", "antimony", "lighthouse", "galvanic", "marsupial", "cathedral")


def works(shared: Path) -> list[Work]:
    """The works of the shared records that a reference can print: with a title and a year."""
    lines = (shared / "data/crossref/works.jsonl").read_text(encoding="utf-8").splitlines()
    found = [work_of(json.loads(line)) for line in lines]
    return [work for work in found if work.fields.title and work.fields.year and work.fields.DOI]


def measure(shared: Path) -> dict[str, float]:
    """Shares of unchanged references that agree and of single changes named, per style and field.

    `as fields`: the printed fields are handed over; `as text`: the printed line goes through the parser first.
    """
    every = works(shared)
    figures: dict[str, float] = {"records": float(len(every))}
    for style in STYLES:
        outcomes = [judged(printed(work, style), work).code is VerdictCode.AGREES for work in every]
        figures[f"unchanged, as fields, {style}: agrees, share"] = sum(outcomes) / len(outcomes)
        outcomes = [judged(_read_back(work, style), work).code is VerdictCode.AGREES for work in every]
        figures[f"unchanged, as text, {style}: agrees, share"] = sum(outcomes) / len(outcomes)
    for field, (named, asked) in _changes_named(every).items():
        figures[f"one change in {field}: named, share of {asked}"] = named / asked
    figures |= _searched(every)
    began = time.perf_counter()
    for work in every:
        judged(printed(work, "vancouver"), work)
    figures["printing and judging one reference, ms"] = (time.perf_counter() - began) * 1000 / len(every)
    return figures


def judged(fields: Fields, work: Work) -> Verdict:
    """The verdict on these printed fields against the work."""
    return judge(fields, Record(work.fields.DOI, "bench", "", {}), work)


def _read_back(work: Work, style: str) -> Fields:
    text = text_of(printed(work, style), style)
    return reread(parse_reference(text), text, work)


def _changes_named(every: list[Work]) -> dict[str, tuple[int, int]]:
    named, asked = Counter[str](), Counter[str]()
    for number, work in enumerate(every):
        for field, _before, verdict in altered(work, STYLES[number % 3], random.Random(number)):
            asked[field] += 1
            named[field] += _is_named(field, verdict)
    return {field: (named[field], asked[field]) for field in asked}


def _searched(every: list[Work]) -> dict[str, float]:
    """Of references without their DOI: how often the right work is chosen, and another where it is not among five."""
    index: dict[str, set[int]] = {}
    for number, work in enumerate(every):
        for word in words(work.fields.title):
            index.setdefault(word, set()).add(number)
    right = wrong = wrong_when_absent = 0
    for number, work in enumerate(every):
        fields = printed(work, STYLES[number % 3]).with_(DOI="")
        hits = Counter(n for word in set(words(fields.title)) for n in index.get(word, ()))
        near = [n for n, _count in hits.most_common(6) if n != number][:4]
        present = candidate(fields, "", [work, *(every[n] for n in near)]).index
        absent = candidate(fields, "", [every[n] for n in near]).index
        right += present == 0
        wrong += present not in (0, None)
        wrong_when_absent += absent is not None
    total = len(every)
    return {
        "search: the right work chosen, share": right / total,
        "search: a wrong work chosen, share": wrong / total,
        "search: a wrong work chosen where the right one is absent, share": wrong_when_absent / total,
    }


def _is_named(field: str, verdict: Verdict) -> bool:
    rows = {row.field for row in verdict.fields if row.outcome in (Outcome.MINOR, Outcome.MAJOR)}
    return verdict.code is VerdictCode.OTHER_WORK or bool(rows & {field, *({"number"} if field == "page" else ())})


def altered(work: Work, style: str, chance: random.Random) -> Iterator[tuple[str, Fields, Verdict]]:
    """(field, printed, verdict) for each field of the reference that can be changed, one at a time."""
    fields = printed(work, style)
    for field, change in _CHANGES.items():
        changed = change(fields, chance)
        if changed is not None:
            yield field, changed, judged(changed, work)


def _other_year(fields: Fields, chance: random.Random) -> Fields | None:
    return fields.with_(issued=PartialDate((fields.year or 0) + chance.choice((-2, 2))))


def _other_volume(fields: Fields, chance: random.Random) -> Fields | None:
    if not fields.volume.isdigit():
        return None
    return fields.with_(volume=str(int(fields.volume) + chance.randint(1, 9)))


def _other_page(fields: Fields, chance: random.Random) -> Fields | None:
    if not re.match(r"\d", fields.page):
        return None
    return fields.with_(page=re.sub(r"^\d+", lambda m: str(int(m.group()) + chance.randint(3, 90)), fields.page))


def _other_author(fields: Fields, chance: random.Random) -> Fields | None:
    people = [index for index, name in enumerate(fields.author) if name.family]
    if not people:
        return None
    index = chance.choice(people)
    changed = Name(family=chance.choice(_OTHER_NAMES), given=fields.author[index].given)
    return fields.with_(author=(*fields.author[:index], changed, *fields.author[index + 1 :]))


def _other_word(fields: Fields, chance: random.Random) -> Fields | None:
    found = [m for m in re.finditer(r"[a-z]{4,}", fields.title) if m.group() not in SMALL_WORDS]
    if len(found) < 2:
        return None
    word = chance.choice(found)
    return fields.with_(title=fields.title[: word.start()] + chance.choice(_OTHER_WORDS) + fields.title[word.end() :])


_CHANGES: dict[str, Callable[[Fields, random.Random], Fields | None]] = {
    "issued": _other_year,
    "volume": _other_volume,
    "page": _other_page,
    "author": _other_author,
    "title": _other_word,
}
