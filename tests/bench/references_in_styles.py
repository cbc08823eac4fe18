"""How many references are read whole, of real records that citeproc prints in ten styles.

Right is a reference of which every author's family name, the title, the container, the year, the volume and the first
page came out as the record has them, as far as the style prints them: what does not stand in the printed line is not
asked for. Compared are letters and digits; with or without particles is right.

Contested: editors of journals, whom some styles print, are not compared; records whose authors are none (`-`, `et al.`)
are left out. Held against the reading all the same are what citeproc-py lets slip: dates without blanks (`2024Nov25`),
given names of several parts (`Liu, Y.-. en .`), volumes without pages (`9:.`). The records measured are those of
`tests.bench.printing.is_measured`; the model was made from the others, in styles of other families.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ldn_desk.domain.bibliography import Fields, Name, attribute
from ldn_desk.reading.reference.reading import Reading, read_reference
from ldn_desk.reading.text.characters import folded
from tests.bench.printing import Item, formatter, is_measured, items, style_file

STYLES = (
    "apa", "nlm-citation-sequence", "american-medical-association", "chicago-author-date",
    "chicago-notes-bibliography", "modern-language-association", "ieee", "harvard-cite-them-right", "nature", "cell",
    "elsevier-harvard", "springer-basic-brackets",
)  # fmt: skip
"""Ten styles and two more: Chicago in both its systems, and two publishers' house styles."""

# A page or a volume that stands in a DOI alone is not printed.
_ADDRESSES = re.compile(r"https?://\S+|doi:\s?\S+|\b10\.\d{4,9}/\S+")
_FIELDS = ("author", "title", "container", "year", "volume", "first-page")


def measure(shared: Path) -> dict[str, float]:
    """Shares read whole: in all, by style, by kind of work; and of each field. Empty where there is no data."""
    if not (shared / "data/crossref/works.jsonl").is_file():
        return {}
    works = [item for item in items(shared) if is_measured(item)]
    whole, asked = Counter[str](), Counter[str]()
    seconds, lines = 0.0, 0
    for style in STYLES:
        show = formatter(style_file(style))
        for item in works:
            text = show(item)
            began = time.perf_counter()
            reading = read_reference(text)
            seconds += time.perf_counter() - began
            lines += 1
            outcome = dict(outcomes(item, reading.fields, text))
            for doubt, wrong in doubts(reading, outcome):
                asked[doubt] += 1
                whole[doubt] += wrong
            of = (f"kind {item['type']}", f"style {style}", "all")
            for name, right in [*outcome.items(), *((each, all(outcome.values())) for each in of)]:
                asked[name] += 1
                whole[name] += right
    kinds = sorted(name for name in asked if name.startswith("kind "))
    names = ("all", *(f"style {style}" for style in STYLES), *kinds, *_FIELDS)
    words = {name: f"{name} right" if name in _FIELDS else f"whole, {name}" for name in names}
    figures = {f"{words[name]}, share of {asked[name]:,}": whole[name] / asked[name] for name in names if asked[name]}
    for doubt in ("certain", "unsure"):
        figures[f"wrong of {asked[doubt]:,} fields read that are {doubt}, share"] = whole[doubt] / max(1, asked[doubt])
    return figures | {"strings": float(lines), "strings per second": lines / seconds}


_NAMED = {"author": "author", "title": "title", "container": "container-title", "year": "issued", "volume": "volume"}


def doubts(reading: Reading, outcome: dict[str, bool]) -> Iterator[tuple[str, bool]]:
    """(`certain` or `unsure`, whether it is wrong) of each field that was read."""
    unsure = {name for name, _sure in reading.sure}
    for field, right in outcome.items():
        names = {_NAMED[field]} if field in _NAMED else {"page", "number"}
        if any(getattr(reading.fields, attribute(name)) for name in names):
            yield "unsure" if names & unsure else "certain", not right


def outcomes(item: Item, fields: Fields, text: str) -> Iterator[tuple[str, bool]]:
    """(field, right) for each field of the record that the printed text holds."""
    plain = folded(_ADDRESSES.sub("", text))
    first = re.split(r"[–‐−-]", fields.page or fields.number)[0]
    values = {
        "title": (item["title"], fields.title),
        "container": (item.get("container-title", ""), fields.container_title),
        "volume": (item.get("volume", ""), fields.volume),
        "first-page": (re.split(r"[–‐−-]", item.get("page", "") or item.get("number", ""))[0], first),
    }
    for name, (wanted, got) in values.items():
        if wanted and folded(wanted) in plain:
            yield name, folded(wanted) == folded(got)
    year = item["issued"]["date-parts"][0][0]
    if str(year) in _ADDRESSES.sub("", text):
        yield "year", fields.year == year
    families = list(_printed_families(item, text))
    if families:
        got = [_spellings(name) for name in fields.author]
        yield "author", len(got) == len(families) and all(map(set.__contains__, got, families))


def _printed_families(item: Item, text: str) -> Iterator[str]:
    """Family names of the record's authors in printed order, as far as they are printed: `et al.` ends them, and after
    an ellipsis stands the last."""
    plain = folded(text)
    families = [folded(name["family"]) for name in item.get("author", [])]
    place = 0
    for number, family in enumerate(families):
        found = plain.find(family, place)
        if not 0 <= found <= place + (30 if number else 80):
            break
        place = found + len(family)
        yield family
    else:
        return
    if place and ("…" in text or ". . ." in text):
        yield families[-1]


def _spellings(name: Name) -> set[str]:
    """A name that its record has in the family name alone (`Han Cheol-Ho`) may be parted."""
    return {folded(each) for each in (name.label, name.family, name.literal, name.full, f"{name.family}{name.given}")}
