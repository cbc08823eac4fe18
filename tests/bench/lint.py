"""What the list itself shows: faults planted in otherwise sound lists of real works, found and falsely told."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.domain.record import Work
from ldn_desk.reading.article import understand
from ldn_desk.reading.findings.all import lint
from tests.bench.alterations import works
from tests.bench.printing import formatter, items, style_file
from tests.bench.references_in_styles import STYLES as WORLD_STYLES
from tests.bench.styles import STYLES, printed, text_of

ENTRIES = 30
LISTS = 60

Change = Callable[[list[str], list[str], int], None]
"""Plants a fault at a place in the entries and the numbers printed before them."""


def _twin(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[-1] = entries[place]


def _twin_without_doi(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[-1] = _without_doi(entries[place])


def _gap(_entries: list[str], numbers: list[str], place: int) -> None:
    numbers[place:] = [str(int(number) + 1) for number in numbers[place:]]


def _twice(_entries: list[str], numbers: list[str], place: int) -> None:
    numbers[place:] = [str(int(number) - 1) for number in numbers[place:]]


def _letter(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = entries[place].replace("10.", "1O.")


def _comma(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = entries[place].replace("10.", "10,")


def _slash(entries: list[str], _numbers: list[str], place: int) -> None:
    head, ten, tail = _at_doi(entries[place])
    entries[place] = head + ten + tail.replace("/", "", 1)


def _blank(entries: list[str], _numbers: list[str], place: int) -> None:
    head, ten, tail = _at_doi(entries[place])
    entries[place] = head + ten + tail.replace("/", "/ ", 1)


def _prefix(entries: list[str], _numbers: list[str], place: int) -> None:
    head, ten, tail = _at_doi(entries[place])
    entries[place] = head + ten + tail.partition("/")[0]


def _beheaded(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = _without_doi(entries[place]) + " doi:" + _doi(entries[place]).removeprefix("10.")


def _stuck(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] += ".pmid:26068859"


def _address_twice(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = _without_doi(entries[place]) + " https://doi.org/https://doi.org/" + _doi(entries[place])


def _label(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = _without_doi(entries[place]) + " doi:"


def _swapped(_entries: list[str], numbers: list[str], place: int) -> None:
    numbers[place], numbers[place + 1] = numbers[place + 1], numbers[place]


def _cut(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = entries[place][: entries[place].index(" ", len(entries[place]) // 3)] + ","


def _run_together(entries: list[str], numbers: list[str], place: int) -> None:
    # Where the line breaks of the source are lost, the label of a DOI parts the two, as in many PDFs.
    entries[place] += " " + entries.pop(place + 1)
    numbers.pop()


def _yearless(entries: list[str], _numbers: list[str], place: int) -> None:
    entries[place] = re.sub(r"\(?\b(?:1[5-9]|20)\d\d\b\)?", "", _without_doi(entries[place]))


PLANTED: dict[str, tuple[str, Change]] = {
    "duplicate-doi": ("duplicate-doi", _twin),
    "duplicate-reference": ("duplicate-reference", _twin_without_doi),
    "numbering-gap": ("numbering-gap", _gap),
    "numbering-order: a number twice": ("numbering-order", _twice),
    "numbering-order: two numbers exchanged": ("numbering-order", _swapped),
    "mistyped-doi: a letter for a digit": ("mistyped-doi", _letter),
    "mistyped-doi: a comma for the stop": ("mistyped-doi", _comma),
    "mistyped-doi: no slash": ("mistyped-doi", _slash),
    "mistyped-doi: a blank": ("mistyped-doi", _blank),
    "mistyped-doi: cut off at the slash": ("mistyped-doi", _prefix),
    "mistyped-doi: its beginning lost": ("mistyped-doi", _beheaded),
    "mistyped-doi: text stuck to it": ("mistyped-doi", _stuck),
    "mistyped-doi: its address twice": ("mistyped-doi", _address_twice),
    "mistyped-doi: a label alone": ("mistyped-doi", _label),
    "two-in-one, or parted in reading": ("two-in-one", _run_together),
    "cut-short": ("cut-short", _cut),
    "no-year": ("no-year", _yearless),
}


def measure(shared: Path) -> dict[str, float]:
    """Shares of planted faults found, and findings on sound lists by rule; empty where there is no data."""
    if not (shared / "data/crossref/works.jsonl").is_file():
        return {}
    dice = random.Random(7)
    every = [work for work in works(shared) if len(work.fields.title) > 20 and work.fields.author]
    sources = [(STYLES[turn % len(STYLES)], dice.sample(every, ENTRIES)) for turn in range(LISTS)]
    lists = [[text_of(printed(work, style), style) for work in listed] for style, listed in sources]
    false = Counter(finding.rule for entries in lists for finding in lint(_article(entries)))
    figures: dict[str, float] = {"sound entries": float(LISTS * ENTRIES)}
    figures |= {f"told of sound lists: {rule}": float(count) for rule, count in sorted(false.items())}
    figures["told of sound lists: all, share of entries"] = sum(false.values()) / (LISTS * ENTRIES)
    figures |= _in_citation_styles(shared, dice)
    for label, (rule, change) in PLANTED.items():
        found = 0
        for entries in lists:
            changed, numbers, place = list(entries), _numbers(entries), dice.randrange(2, ENTRIES - 2)
            change(changed, numbers, place)
            article = _article(changed, numbers)
            parted = len(article.references) > len(changed)
            found += parted or _is_told(rule, article)
        figures[f"planted, {label}: found, share of {LISTS}"] = found / LISTS
    figures |= _cited_wrongly(lists, dice)
    titleless = sum(_is_told("no-title", _article(_without_title(each, dice))) for each in sources)
    return figures | {f"planted, no-title: found, share of {LISTS}": titleless / LISTS}


def _is_told(rule: str, article: Article) -> bool:
    return any(finding.rule == rule for finding in lint(article))


def _cited_wrongly(lists: Sequence[Sequence[str]], dice: random.Random) -> dict[str, float]:
    """Shares of lists in which a reference cited out of turn, one cited nowhere, and a marker without one are told."""
    found = Counter[str]()
    for entries in lists:
        place = dice.randrange(2, ENTRIES - 8)
        order = list(range(1, ENTRIES + 1))
        number = order.pop(place + 5)
        moved = [*order[:place], number, *order[place:]]
        for rule, cited in (
            ("citation-order", moved),
            ("uncited-reference", order),
            ("unknown-reference", [*order, number, ENTRIES + 1]),
        ):
            found[rule] += _is_told(rule, _article(entries, cited=cited))
    return {f"planted, {rule}: found, share of {LISTS}": count / LISTS for rule, count in found.items()}


def _without_title(source: tuple[str, Sequence[Work]], dice: random.Random) -> list[str]:
    style, listed = source
    place = dice.randrange(len(listed))
    fields = [printed(work, style) for work in listed]
    bare = text_of(fields[place].with_(title=""), style).replace(". . ", ". ")
    return [bare if at == place else text_of(each, style) for at, each in enumerate(fields)]


def _in_citation_styles(shared: Path, dice: random.Random) -> dict[str, float]:
    """What is told of sound lists as the world's citation styles print them."""
    records, told, entries = items(shared), Counter[str](), 0
    for style in WORLD_STYLES:
        show = formatter(style_file(style))
        for _ in range(2):
            listed = [text for record in dice.sample(records, ENTRIES) if (text := show(record))]
            entries += len(listed)
            told.update(finding.rule for finding in lint(_article(listed)))
    figures = {f"told of sound lists in {len(WORLD_STYLES)} styles: {rule}": float(n) for rule, n in told.items()}
    return figures | {f"told of sound lists in {len(WORLD_STYLES)} styles: all, share": sum(told.values()) / entries}


def _doi(entry: str) -> str:
    return "".join(_at_doi(entry)[1:])


def _at_doi(entry: str) -> tuple[str, str, str]:
    """What stands before the DOI, its `10.`, and the rest of it."""
    start = max(entry.rfind("doi:10."), entry.rfind("org/10.")) + 4
    return entry[:start], entry[start : start + 3], entry[start + 3 :]


def _without_doi(entry: str) -> str:
    return entry.partition("https://doi.org/")[0].partition("doi:")[0].strip()


def _numbers(entries: Sequence[str]) -> list[str]:
    return [str(number) for number in range(1, len(entries) + 1)]


def _article(entries: Sequence[str], numbers: Sequence[str] = (), cited: Sequence[int] = ()) -> Article:
    """An article that cites each of the entries in turn, or in the order given."""
    numbers = numbers or _numbers(entries)
    said = [f"Something is so [{number}]." for number in (cited or map(int, dict.fromkeys(numbers)))]
    listed = [
        Block(BlockKind.LIST_ITEM, entry, 1, ordinal=f"{number}.")
        for entry, number in zip(entries, numbers, strict=True)
    ]
    return understand(
        [Block(BlockKind.PARAGRAPH, " ".join(said)), Block(BlockKind.HEADING, "References", 2), *listed],
        title="Of Things",
    )
