"""References of sound articles that print another article's journal: how many are told, and how many pass as agreeing.

The first 300 articles of the shared records are printed in three styles, each with the journal of another one of them,
and read back from their text, as a checked reference is.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import Outcome, Verdict, VerdictCode
from ldn_desk.matching.containers import agree
from ldn_desk.matching.rereading import reread
from ldn_desk.reading.reference.reading import parse_reference
from tests.bench.alterations import judged, works
from tests.bench.styles import STYLES, abbreviated, printed, text_of

_ARTICLES = 300
_SEEDS = range(3)


def measure(shared: Path) -> dict[str, float]:
    """Of 300 references, by style and seed: how many agree all the same; empty where there is no data."""
    if not (shared / "data/crossref/works.jsonl").is_file():
        return {}
    figures: dict[str, float] = {}
    every = works(shared)
    for style in STYLES:
        for seed in _SEEDS:
            verdicts = [verdict for _text, verdict in foreign(every, style, seed)]
            name = f"{style}, seed {seed}"
            figures[f"{name}: agree, of {len(verdicts)}"] = sum(each.code is VerdictCode.AGREES for each in verdicts)
            figures[f"{name}: another journal told, share"] = sum(map(_is_told, verdicts)) / len(verdicts)
    return figures


def foreign(every: Iterable[Work], style: str, seed: int) -> Iterator[tuple[str, Verdict]]:
    """(the printed line, the verdict on it) of each article with the journal of another one."""
    articles = [work for work in every if work.fields.type == "article-journal" and work.fields.container_title]
    articles = articles[:_ARTICLES]
    journals = sorted({work.fields.container_title for work in articles})
    chance = random.Random(seed)
    for work in articles:
        other = _other(journals, work, chance)
        fields = printed(work, style).with_(container_title=other if style == "apa" else abbreviated(other))
        text = text_of(fields, style)
        yield text, judged(reread(parse_reference(text), text, work), work)


def _other(journals: list[str], work: Work, chance: random.Random) -> str:
    """A journal that is not the work's under any of its names."""
    names = (work.fields.container_title, *work.container_titles)
    while True:
        journal = chance.choice(journals)
        if not any(agree(journal, name)[0] for name in names):
            return journal


def _is_told(verdict: Verdict) -> bool:
    row = next((row for row in verdict.fields if row.field == "container-title"), None)
    return verdict.code is VerdictCode.OTHER_WORK or (row is not None and row.outcome is Outcome.MAJOR)
