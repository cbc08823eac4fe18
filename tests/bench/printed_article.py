"""An article of which every reference and citation is known: printed as text and as a page, and held against a reading.

Nothing of what is known goes into the print: no anchors, no links, only what a reader would see.
"""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from textwrap import fill

from ldn_desk.domain.article import Article

_RAISED = str.maketrans("0123456789-–−+()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺⁽⁾")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Cite:
    """`Piece.text[start:end]` cites these references (places in the list, from 0)."""

    start: int
    end: int
    cited: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph, item, caption, row of a table or entry of the list."""

    kind: str
    """`title`, `heading`, `paragraph`, `item`, `caption`, `row`, `entry`."""
    text: str
    marks: tuple[tuple[int, int, str], ...] = ()
    """(start, end, `sup` | `sub` | `i` | `b`)."""
    cites: tuple[Cite, ...] = ()
    level: int = 2
    label: str = ""
    """The printed label of an entry, whole: `[1]`, `1.`."""


@dataclass(frozen=True)
class Printed:
    """The whole article, and the texts of its references."""

    pieces: tuple[Piece, ...]

    @property
    def references(self) -> list[str]:
        """The printed entries, without their labels."""
        return [piece.text for piece in self.pieces if piece.kind == "entry"]


def as_text(printed: Printed) -> str:
    """The article as plain text: one paragraph a line, raised digits as raised digits."""
    lines = []
    for piece in printed.pieces:
        text = raised(piece)
        if piece.kind == "entry" and piece.label:
            text = f"{piece.label} {text}"
        lines.append(f"• {text}" if piece.kind == "item" else text)
        if piece.kind in ("title", "heading"):
            lines.append("")
    return "\n".join(lines) + "\n"


def raised(piece: Piece) -> str:
    """The piece's text with raised digits in place of its superscripts. Positions stay as they are."""
    text = piece.text
    for start, end, mark in piece.marks:
        if mark == "sup":
            text = text[:start] + text[start:end].translate(_RAISED) + text[end:]
    return text


_TAGS = {"title": "h1", "paragraph": "p", "caption": "figcaption", "item": "li", "entry": "p"}


def as_page(printed: Printed, *, counted: bool = False) -> str:
    """The article as a web page; with `counted` the list is an `<ol>` whose numbers the browser would print."""
    lines, previous = [], ""
    for piece in printed.pieces:
        kind = "counted" if counted and piece.kind == "entry" else piece.kind
        if kind != previous:
            lines += [_AROUND.get(previous, ("", ""))[1], _AROUND.get(kind, ("", ""))[0]]
            previous = kind
        lines.append(_element(piece, kind))
    lines.append(_AROUND.get(previous, ("", ""))[1])
    return "<!DOCTYPE html>\n<html><head><title>A page</title></head><body>\n" + "\n".join(lines) + "\n</body></html>\n"


_AROUND = {"item": ("<ul>", "</ul>"), "row": ("<table>", "</table>"), "counted": ("<ol>", "</ol>")}


def _element(piece: Piece, kind: str) -> str:
    inner = _marked(piece)
    if kind == "row":
        cells = "".join(f"<td>{cell}</td>" for cell in inner.split("\t"))
        return f"<tr>{cells}</tr>"
    if kind == "counted":
        return f"<li>{inner}</li>"
    tag = f"h{piece.level}" if kind == "heading" else _TAGS[kind]
    label = f"{html.escape(piece.label)} " if piece.label and kind == "entry" else ""
    element = f"<{tag}>{label}{inner}</{tag}>"
    return f"<figure>{element}</figure>" if kind == "caption" else element


def _marked(piece: Piece) -> str:
    tags: dict[int, list[str]] = defaultdict(list)
    for start, end, mark in sorted(piece.marks, key=lambda each: (each[0], -each[1])):
        tags[start].append(f"<{mark}>")
        tags[end].insert(0, f"</{mark}>")
    places = sorted({0, len(piece.text), *tags})
    parts = ["".join(tags[0])]
    for start, end in pairwise(places):
        parts += [html.escape(piece.text[start:end]), *tags[end]]
    return "".join(parts)


@dataclass
class Score:
    """Counts; `share` makes figures of them."""

    wanted_references: int = 0
    found: int = 0
    extra_references: int = 0
    wanted_citations: int = 0
    linked: int = 0
    false: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Adds the counts of another article."""
        for name in ("wanted_references", "found", "extra_references", "wanted_citations", "linked", "false"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses

    def figures(self, name: str) -> dict[str, float]:
        """Shares found and linked, and what was taken for a reference or citation and is none."""
        return {
            f"{name}: references found": self.found / max(self.wanted_references, 1),
            f"{name}: citations linked": self.linked / max(self.wanted_citations, 1),
            f"{name}: false citations a true one": self.false / max(self.wanted_citations, 1),
        } | ({f"{name}: references that are none": self.extra_references} if self.extra_references else {})


def scored(printed: Printed, article: Article, shown: Callable[[Piece], str]) -> Score:
    """The reading held against what is known. `shown` is how the print shows a piece's text."""
    score = Score(wanted_references=len(printed.references))
    places = _places(printed, article)
    score.found = len(places)
    score.extra_references = len(article.references) - len(places)
    score.misses += [f"REF {text[:90]}" for at, text in enumerate(printed.references) if at not in set(places.values())]
    _score_citations(score, printed, article, places, shown)
    return score


def _places(printed: Printed, article: Article) -> dict[int, int]:
    """Number of a reference as read → its place in the list."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(printed.references):
        by_text[_squeezed(text)].append(place)
    found = {}
    for reference in article.references:
        waiting = by_text.get(_squeezed(reference.text))
        if waiting:
            found[reference.number] = waiting.pop(0)
    return found


def _squeezed(text: str) -> str:
    return _BLANKS.sub("", text).translate(_PLAIN)


_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾", "0123456789-+()") | {ord("–"): "-", ord("−"): "-"}


def _score_citations(
    score: Score, printed: Printed, article: Article, places: dict[int, int], shown: Callable[[Piece], str]
) -> None:
    true = list(_true(printed, article, shown))
    starts, reach = _solid_places(article)
    read = [(starts(c.start), reach(c.end), {places.get(n, -1) for n in c.numbers}, c) for c in article.citations]
    justified: list[set[int]] = [set() for _each in read]
    begins = [start for start, _end, _cited, _c in read]
    for start, end, cited, piece in true:
        score.wanted_citations += len(cited)
        here: set[int] = set()
        for at in range(max(bisect_right(begins, start) - 3, 0), len(read)):
            if read[at][0] >= end:
                break
            if read[at][1] > start:
                justified[at].update(cited)
                here |= read[at][2]
        score.linked += sum(each in here for each in cited)
        if not here.issuperset(cited):
            score.misses.append(f"CITE {cited} … {piece}")
    for (_start, _end, named, citation), good in zip(read, justified, strict=True):
        wrong = len(named - good)
        score.false += wrong
        if wrong:
            score.misses.append(f"FALSE {citation.marker} {citation.numbers} in {citation.sentence[:120]}")


def _solid_places(article: Article) -> tuple[Callable[[int], int], Callable[[int], int]]:
    """From positions in the text to positions in the text without blanks."""
    solid = [place for place, sign in enumerate(article.text) if not sign.isspace()]
    return (lambda place: bisect_right(solid, place - 1), lambda place: bisect_right(solid, place - 1))


def _true(
    printed: Printed, article: Article, shown: Callable[[Piece], str]
) -> Iterator[tuple[int, int, tuple[int, ...], str]]:
    """(start, end, cited, where) of each known citation, in the text without blanks; (-1, -1, …) where it is lost."""
    whole, here = _BLANKS.sub("", article.text), 0
    for piece in printed.pieces:
        text = shown(piece)
        solid = _BLANKS.sub("", text)
        found = whole.find(solid, here)
        here = found if found >= 0 else here
        for cite in piece.cites:
            start = len(_BLANKS.sub("", text[: cite.start]))
            end = start + max(len(_BLANKS.sub("", text[cite.start : cite.end])), 1)
            around = text[max(0, cite.start - 40) : cite.end + 10]
            yield (found + start, found + end, cite.cited, around) if found >= 0 else (-1, -1, cite.cited, around)


def flattened(printed: Printed) -> Printed:
    """The article with its raised numbers as common ones, as copying a page's text leaves them."""
    return Printed(tuple(replace(piece, marks=()) for piece in printed.pieces))


def as_wrapped(printed: Printed) -> str:
    """The article as text in lines of 78 columns, a blank line between its parts."""
    lines = as_text(printed).split("\n")
    return "\n\n".join(fill(line, 78, break_long_words=False, break_on_hyphens=False) for line in lines if line) + "\n"


def joined(cites: Sequence[Cite]) -> tuple[int, ...]:
    """All references that the cites name, in order, each once."""
    return tuple(dict.fromkeys(each for cite in cites for each in cite.cited))
