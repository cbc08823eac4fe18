"""References that citeproc prints, every sign with its label: found again by the values that went in.

Volume, issue and pages are drawn at random and differ from one another, so that each is found where it is printed.
"""

import random
import re
from collections.abc import Sequence
from typing import Any

from tests.bench.printing import Item
from tests.tools.made_parts import PLACES, PUBLISHERS, Material, Piece
from tests.tools.made_references import Maker

_KINDS = ("article-journal", "chapter", "book", "paper-conference", "thesis", "report", "webpage", "article")


class Varier:
    """Makes real records other kinds of work, with numbers drawn at random; the same seed makes the same ones."""

    def __init__(self, material: Material, seed: int) -> None:
        self._material = material
        self._maker = Maker(material, seed)
        self._random = random.Random(seed)

    def varied(self, item: Item) -> Item:
        """The item with numbers drawn at random, and often made another kind of work with what such a work has."""
        rng = self._random
        work: dict[str, Any] = {name: value for name, value in item.items() if name not in _REPLACED}
        if work["type"] == "dataset" or (work["type"] in _SIMPLE and rng.random() < 0.55):
            work["type"] = rng.choices(_KINDS, (2, 30, 20, 20, 5, 6, 5, 6))[0]
        for fill in (self._numbers, self._container, self._publication, self._title):
            fill(work, work["type"])
        if rng.random() < 0.04:
            work.pop("author", None)
        return work

    def _numbers(self, work: dict[str, Any], kind: str) -> None:
        rng = self._random
        volume, issue, first = rng.sample(range(2, 990), 3)
        if kind in ("article-journal", "chapter", "paper-conference"):
            work["page"] = f"{first}-{first + rng.randint(1, 60)}" if rng.random() < 0.85 else f"e{first}{volume}"
        if kind == "article-journal":
            work |= {"volume": str(volume)} | ({"issue": str(issue)} if rng.random() < 0.7 else {})
        if kind in ("book", "chapter") and rng.random() < 0.15:
            work["edition"] = str(rng.randint(2, 6))

    def _container(self, work: dict[str, Any], kind: str) -> None:
        rng = self._random
        if kind == "article-journal":
            work["container-title"] = rng.choice(self._material.containers)
        if kind not in ("chapter", "paper-conference"):
            return
        title = self._cut(rng.choice(self._material.titles), 12) if rng.random() < 0.35 else self._maker.short_title()
        work["container-title"] = title if kind == "chapter" else f"{rng.choice(_MEETING)} {title}"
        if rng.random() < 0.6:
            names = [rng.choice(self._material.names) for _ in range(rng.randint(1, 4))]
            work["editor"] = [{"given": given, "family": family} for given, family in names]

    def _publication(self, work: dict[str, Any], kind: str) -> None:
        rng, known = self._random, self._material.publishers
        if kind == "article":
            work["publisher"] = rng.choice((*_PREPRINTS, *known))
        elif kind != "article-journal":
            work["publisher"] = rng.choice(PUBLISHERS if rng.random() < 0.5 else known)
            if rng.random() < 0.12:
                work["publisher"] = rng.choice(self._material.names)[1].title()
            if rng.random() < 0.8:
                work["publisher-place"] = rng.choice(PLACES)

    def _title(self, work: dict[str, Any], kind: str) -> None:
        rng = self._random
        if kind in ("book", "thesis", "report", "webpage", "article"):
            work["title"] = self._cut(work["title"], 14) or work["title"]
        if kind == "book" and rng.random() < 0.6:
            work["title"] = self._maker.short_title()
        if kind == "book" and rng.random() < 0.15:
            work["editor"] = work.pop("author", work.get("editor", []))[:3]

    def _cut(self, title: str, most: int) -> str:
        return " ".join(title.split()[: self._random.randint(2, most)]).rstrip(" ,;:.(-–")


_REPLACED = frozenset(
    ("volume", "issue", "page", "number", "publisher", "publisher-place", "edition", "container-title", "DOI")
)
_SIMPLE = frozenset(("article-journal", "entry-encyclopedia"))
_PREPRINTS = ("bioRxiv", "medRxiv", "arXiv", "Research Square", "PsyArXiv", "openRxiv", "Authorea, Inc.", "MDPI AG") * 4
_MEETING = (
    "Proceedings of the 12th International Conference on", "Proceedings of the Symposium on", "2009 IEEE Workshop on",
    "Proceedings of the 2014 Conference on", "Advances in", "Proc. of the 3rd Annual Meeting on",
)  # fmt: skip


def labelled(item: Item, text: str) -> list[str] | None:
    """The label of each sign of the printed text, empty where it is in no field; None where the title is not found."""
    labels = [""] * len(text)
    low = text.casefold()
    if len(low) != len(text) or not _mark(labels, low, item["title"], "title"):
        return None
    for name, label in (("container-title", "container"), ("publisher", "publisher"), ("publisher-place", "place")):
        if name in item and not _mark(labels, low, item[name], label):
            # Some styles take the full stops from short forms.
            _mark(labels, low, item[name].replace(".", ""), label)
    _mark_people(labels, low, item.get("author", ()), "author")
    _mark_people(labels, low, item.get("editor", ()), "editor")
    _mark_people(labels, low, item.get("editor", ()), "editor")
    page = item.get("page", "")
    for value, label in (
        (re.escape(page.split("-")[0]) + r"(?:\s?[–‐-]\s?\d+)?", "pages"),
        (re.escape(item.get("volume", "")), "volume"),
        (re.escape(item.get("issue", "")), "issue"),
        (re.escape(item.get("edition", "")) + r"(?:st|nd|rd|th)?(?: ed\w*| aufl\w*)?", "edition"),
        (re.escape(str(item["issued"]["date-parts"][0][0])) + "[a-z]?", "date"),
    ):
        if value[:1].isalnum():
            _mark_number(labels, text, rf"(?<!\w){value}(?!\w)", label)
    return labels


def _mark(labels: list[str], low: str, value: str, label: str) -> bool:
    value = value.casefold()
    place = low.find(value)
    while place >= 0 and any(labels[place : place + len(value)]):
        place = low.find(value, place + 1)
    if place >= 0:
        labels[place : place + len(value)] = [label] * len(value)
    return place >= 0


def _mark_number(labels: list[str], text: str, pattern: str, label: str) -> None:
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if not any(labels[match.start() : match.end()]):
            labels[match.start() : match.end()] = [label] * (match.end() - match.start())
            if label != "date":
                return


def _mark_people(labels: list[str], low: str, names: Sequence[dict[str, str]], label: str) -> None:
    """From the first to the last name printed, with what initials, given names and suffixes stand around them."""
    ends: list[tuple[int, int]] = []
    place = 0
    for name in names:
        family = name["family"].casefold()
        found = low.find(family, place)
        while found >= 0 and (labels[found] or (found and low[found - 1].isalpha())):
            found = low.find(family, found + 1)
        if found < 0 or (ends and found - place > 60):
            break
        place = found + len(family)
        ends.append((found, place))
    if not ends:
        return
    given = {
        part.casefold().strip(".") for name in names for part in re.split(r"[\s.-]+", name.get("given", "")) if part
    }
    initials = {part[0] for part in given}
    start = _grown(low, labels, ends[0][0], -1, given, initials)
    end = _grown(low, labels, ends[-1][1], 1, given, initials)
    others = re.match(r"[,;]?\s?(?:et al\b\.?|…|and others)", low[end:])
    end += others.end() if others else 0
    for i in range(start, end):
        labels[i] = labels[i] or label


_NEXT = re.compile(r"^[,\s.-]{0,2}([^\W\d_]+(?:['’][^\W\d_]+)?\.?)")
_BEFORE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?\.?)[,\s-]{0,2}$")


def _grown(low: str, labels: list[str], place: int, step: int, given: set[str], initials: set[str]) -> int:
    """How far given names and initials reach from here."""
    while True:
        rest = low[place : place + 40] if step > 0 else low[max(0, place - 40) : place]
        match = (_NEXT if step > 0 else _BEFORE).search(rest)
        if match is None:
            return place
        word = re.sub(r"\W", "", match.group(1))
        massed = len(word) <= 5 and all(sign in initials for sign in word)
        if not word or not (massed or word in given or word in ("jr", "sr", "ii", "iii")):
            return place
        start, end = match.span() if step > 0 else (match.start() + max(0, place - 40), place)
        if any(labels[place + start : place + end] if step > 0 else labels[start:place]):
            return place
        place = place + end if step > 0 else start


def pieces_of(text: str, labels: Sequence[str]) -> list[Piece]:
    """Runs of signs of one label."""
    runs: list[Piece] = []
    for sign, label in zip(text, labels, strict=True):
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1] + sign)
        else:
            runs.append((label, sign))
    return runs
