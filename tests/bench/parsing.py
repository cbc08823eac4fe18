"""How well printed references are parsed, measured on the shared data where it is present.

Contested in `pmc-reference-strings.jsonl`, beside what `outcomes` says: some rows hold two references run together, of
which the data names the second (`Smith ER … Tribe K (2008) …`), or the fields of another work than the one printed
(`Samson RA … Stud Mycol` with `Mycologia`); titles cut at mark-up (`Phospholipid … d 13 C`), or hyphenated as printed
nowhere. They are asked for all the same.

Contested in `anystyle-core.xml`, and asked for all the same: pages within `volume` (`29(8):1898-1905`), publishers and
series within `editor` or `container-title`, a second date. Words that the printer broke (`cog- nition`) are one word
here, in the data as in the reading.
"""

import json
import re
import sys
import time
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.reading.text.characters import word_set

_FIELDS = ("title", "author", "container", "volume", "first-page")


def measure(shared: Path) -> dict[str, float]:
    """Shares of references with each field right, token F1, and references a second; empty where there is no data.

    `pmc …`: exact match but for case, punctuation and diacritics. `anystyle F1`: micro F1 of the tokens of each
    reference that came into their right field."""
    figures: dict[str, float] = {}
    pmc, core = shared / "data/parsing/pmc-reference-strings.jsonl", shared / "data/parsing/anystyle-core.xml"
    if pmc.is_file():
        figures |= _pmc(pmc)
    if core.is_file():
        figures |= _anystyle(core)
    return figures


def folded(text: str) -> str:
    """Letters and digits alone, lower case, without diacritics."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if sign.isalnum())


def _pmc(path: Path) -> dict[str, float]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    start = time.perf_counter()
    parsed = [parse_reference(row["reference"]) for row in rows]
    seconds = time.perf_counter() - start
    right, asked = Counter[str](), Counter[str]()
    for row, fields in zip(rows, parsed, strict=True):
        for name, outcome in outcomes(row, fields):
            asked[name] += 1
            right[name] += outcome
    shares = {f"pmc {name}": right[name] / asked[name] for name in _FIELDS}
    return shares | {"pmc strings": float(len(rows)), "pmc strings per second": len(rows) / seconds}


def outcomes(row: dict[str, str], fields: Fields) -> Iterator[tuple[str, bool]]:
    """(field, right) for each field that the row of the data knows.

    Contested and left out: titles that the data cut off at mark-up (they begin with a blank, or end with one or with
    an opening bracket). The data leaves particles off family names; with or without is right."""
    first = re.split(r"[–‐−-]", fields.page or fields.number)[0]
    values = {
        "title": (row.get("atitle"), fields.title),
        "container": (row.get("jtitle"), fields.container_title),
        "volume": (row.get("volume"), fields.volume),
        "first-page": (row.get("firstPage"), first),
    }
    for name, (wanted, got) in values.items():
        if wanted and not (name == "title" and _is_cut_off(wanted)):
            yield name, folded(wanted) == folded(got)
    if row.get("firstAuthor"):
        label = fields.author[0].label if fields.author else ""
        yield "author", folded(row["firstAuthor"]) in (folded(label), folded(_PARTICLES.sub("", label)))


_PARTICLES = re.compile(r"^(?:(?:van|von|de|der|den|del|della|di|da|la|le|el|al|ten|ter|dos|du)\s)+", re.IGNORECASE)


def _is_cut_off(title: str) -> bool:
    return title[:1].isspace() or title.endswith((" ", "(", "[", "\xa0"))


_BROKEN = re.compile(r"(?<=[^\W\d_]{2})-\s+(?=[a-zß-ÿ])(?!(?:and|or|und|to|oder|et|y)\b)")
_LABELS = {
    "author": "author", "title": "title", "journal": "container", "container-title": "container", "date": "date",
    "volume": "volume", "pages": "pages", "publisher": "publisher", "location": "location", "doi": "doi", "url": "url",
    "editor": "editor",
}  # fmt: skip


def _anystyle(path: Path) -> dict[str, float]:
    hits = Counter[str]()
    given, wanted = Counter[str](), Counter[str]()
    sequences = list(ElementTree.parse(path).getroot())
    for sequence in sequences:
        truth = tagged(sequence)
        fields = parse_reference(" ".join((element.text or "").strip() for element in sequence))
        guess = labelled(fields)
        for label in set(_LABELS.values()):
            hits[label] += sum((truth[label] & guess[label]).values())
            wanted[label] += sum(truth[label].values())
            given[label] += sum(guess[label].values())
    figures = {f"anystyle F1 {label}": _f1(hits[label], given[label], wanted[label]) for label in sorted(wanted)}
    figures["anystyle strings"] = float(len(sequences))
    return figures | {"anystyle F1": _f1(sum(hits.values()), sum(given.values()), sum(wanted.values()))}


def _f1(hits: int, given: int, wanted: int) -> float:
    return 2 * hits / (given + wanted) if given + wanted else 1.0


def tagged(sequence: ElementTree.Element) -> dict[str, Counter[str]]:
    """The words of each field, as the data tags them."""
    words = {label: Counter[str]() for label in _LABELS.values()}
    for element in sequence:
        label = _LABELS.get(element.tag)
        if label:
            words[label].update(_tokens(_BROKEN.sub("", element.text or ""), label))
    return words


def labelled(fields: Fields) -> dict[str, Counter[str]]:
    """The words of each field, as they were parsed."""
    people = {"author": fields.author, "editor": fields.editor}
    texts = {
        "title": fields.title,
        "container": fields.container_title,
        "date": fields.issued.iso if fields.issued else "",
        "volume": f"{fields.volume} {fields.issue}",
        "pages": fields.page or fields.number,
        "publisher": fields.publisher,
        "location": fields.publisher_place,
        "doi": fields.DOI,
        "url": fields.URL,
    } | {label: " ".join(name.full for name in names) for label, names in people.items()}
    return {label: Counter(_tokens(text, label)) for label, text in texts.items()}


_IGNORED = word_set("and und et al y in eds ed editor editors vol no pp p volume number pages the")


def _tokens(text: str, label: str) -> list[str]:
    if label in ("doi", "url"):
        found = re.search(r"10\.\d{4,9}/\S+" if label == "doi" else r"(?:https?://|www\.)\S+", text)
        return [folded(found.group())] if found else []
    if label == "date":
        return re.findall(r"(?:1[5-9]|20)\d\d", text)[:1]
    words = [folded(word) for word in re.split(r"[\s.,;:()&–-]+", text)]
    return [word for word in words if word and (word not in _IGNORED or label == "title")]


if __name__ == "__main__":
    for name, figure in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{name:28} {figure:10.3f}")
