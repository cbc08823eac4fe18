"""Articles set as PDFs, in layouts that journals and preprints have: what comes out of them is known to the letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fpdf import FPDF

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 56.0
_TOP, _BOTTOM = 76.0, 770.0


@dataclass(frozen=True)
class Layout:
    """How an article is set."""

    name: str
    columns: int = 1
    gutter: float = 18.0
    font: str = "Times"
    size: float = 10.0
    leading: float = 1.2
    justified: bool = True
    hyphens: bool = True
    indent: float = 12.0
    list_columns: int = 0
    """Columns of the reference list; 0 for those of the text."""
    list_size: float = 8.0
    numbering: str = ""
    """How an entry's number is printed (`{}.`, `[{}]`, `{}`); empty for an unnumbered list."""
    hang: float = 14.0
    """Points by which an entry's lines hang below its first, or below its number."""
    space: float = 0.0
    """Points between entries."""
    marker: str = "[{}]"
    """How the text cites: `[{}]`, `({})`, `^{}` for raised numbers, `author` for names and years."""
    line_numbers: bool = False
    running: bool = True
    bold_titles: bool = False


class Word(NamedTuple):
    """A word to be set; `face` is `B`, `I`, empty, or `^` for a raised one that follows without a blank."""

    text: str
    face: str = ""


def words(text: str, face: str = "") -> list[Word]:
    """The words of a text in one face."""
    return [Word(part, face) for part in text.split()]


class Press:
    """Sets blocks one after another into columns and pages."""

    def __init__(self, layout: Layout, head: str = "", foot: str = "") -> None:
        self.layout = layout
        self._pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self._pdf.set_auto_page_break(False)
        self._head, self._foot = head, foot
        self._lines = 0
        self._columns: list[tuple[float, float]] = []
        self._column = 0
        self._top = _TOP
        self._y = _TOP
        self._page()
        self.into(layout.columns)

    def into(self, columns: int) -> None:
        """Go on in so many columns, from here on down."""
        deepest = getattr(self, "_deepest", self._y)
        self._top = self._y = max(self._y, deepest) if self._columns else self._y
        width = (WIDTH - 2 * MARGIN - (columns - 1) * self.layout.gutter) / columns
        self._columns = [(MARGIN + place * (width + self.layout.gutter), width) for place in range(columns)]
        self._column = 0
        self._deepest = self._y

    def _page(self) -> None:
        self._pdf.add_page()
        self._y = self._top = self._deepest = _TOP
        self._column = 0
        if self.layout.running:
            number = str(self._pdf.page_no())
            self._put(MARGIN, 40, self._head, "", 8)
            self._put(WIDTH - MARGIN - 12, 40, number, "", 8)
            self._put(MARGIN, 812, self._foot, "I", 7)

    def block(
        self,
        content: Sequence[Word],
        size: float = 0,
        first: float = 0,
        hang: float = 0,
        after: float = 0,
        label: str = "",
    ) -> None:
        """Set words as one block: its first line set in by `first`, the others by `hang`, `label` before the first."""
        size = size or self.layout.size
        rest = list(content)
        started = False
        while rest:
            self._room(size)
            left, width = self._columns[self._column]
            inset = hang if started else first
            line, rest = self._line(rest, width - inset, size)
            if label and not started:
                self._put(left, self._y, label, "", size)
            self._set(line, left + inset, width - inset, size, full=bool(rest))
            started = True
        self._y += after
        self._deepest = max(self._deepest, self._y)

    def _room(self, size: float) -> None:
        self._y += size * self.layout.leading
        if self._y > _BOTTOM:
            self._column += 1
            if self._column >= len(self._columns):
                columns = len(self._columns)
                self._page()
                self._columns = self._columns[:columns]
            self._y = self._top + size * self.layout.leading
        self._deepest = max(self._deepest, self._y)
        if self.layout.line_numbers:
            self._lines += 1
            self._put(MARGIN - 28, self._y, str(self._lines), "", 7)

    def _width(self, word: Word, size: float) -> float:
        raised = word.face == "^"
        self._pdf.set_font(self.layout.font, "" if raised else word.face, size * (0.65 if raised else 1))
        return float(self._pdf.get_string_width(word.text))

    def _line(self, content: list[Word], width: float, size: float) -> tuple[list[Word], list[Word]]:
        """(the words that fill the line, the rest)."""
        blank = self._width(Word(" "), size)
        used, index = 0.0, 0
        while index < len(content):
            word = content[index]
            needed = self._width(word, size) + (blank if index and word.face != "^" else 0)
            if used + needed > width:
                break
            used += needed
            index += 1
        if index < len(content):
            parts = self._parted(content[index], width - used - blank, size, index == 0)
            if parts:
                return [*content[:index], parts[0]], [parts[1], *content[index + 1 :]]
        return content[: max(index, 1)], content[max(index, 1) :]

    def _parted(self, word: Word, room: float, size: float, must: bool) -> tuple[Word, Word] | None:
        """The word in two, where it may be broken and its first part fits."""
        for place in range(len(word.text) - 2, 1, -1):
            before, after = word.text[:place], word.text[place:]
            sign = self._break(before, after, must)
            if sign is not None and self._width(Word(before + sign, word.face), size) <= room:
                return replace_text(word, before + sign), replace_text(word, after)
        return None

    def _break(self, before: str, after: str, must: bool) -> str | None:
        """What is printed at a break between these: a hyphen, nothing; None where none may be."""
        if "http" in before or "10." in before:
            return "" if before[-1] in "/." and len(after) > 2 else None
        if before[-1] == "-" and after[0].isalpha() and before[-2:-1].isalpha():
            return ""
        letters = re.search(r"[a-z]{3}$", before) and re.match(r"[a-z]{3}", after)
        vowel = before[-1] in "aeiou" or after[0] in "bcdfghklmnpqrstvwxz"
        return "-" if (self.layout.hyphens and letters and vowel) or must else None

    def _set(self, line: Sequence[Word], left: float, width: float, size: float, *, full: bool) -> None:
        blank = self._width(Word(" "), size)
        gaps = sum(word.face != "^" for word in line[1:])
        used = sum(self._width(word, size) for word in line) + gaps * blank
        stretch = (width - used) / gaps if full and self.layout.justified and gaps else 0.0
        x = left
        for index, word in enumerate(line):
            if index and word.face != "^":
                x += blank + min(stretch, 0.7 * size)
            raised = word.face == "^"
            self._put(
                x,
                self._y - (0.35 * size if raised else 0),
                word.text,
                "" if raised else word.face,
                size * (0.65 if raised else 1),
            )
            x += self._width(word, size)

    def _put(self, x: float, y: float, text: str, face: str, size: float) -> None:
        if text:
            self._pdf.set_font(self.layout.font, face, size)
            self._pdf.text(x, y, text)

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self._pdf.output())


def replace_text(word: Word, text: str) -> Word:
    """The word with another text."""
    return word._replace(text=text)


_SUBJECTS = (
    "The clinic",
    "A second ward",
    "Every household",
    "The laboratory",
    "Our register",
    "The nurses",
    "Each group",
)
_VERBS = ("counted", "reported", "compared", "measured", "recorded", "described", "questioned")
_OBJECTS = (
    "the low-dose treatment of chronic inflammation", "participants who remained under observation",
    "well-known differences between neighbouring regions", "the improvement of long-term outcomes",
    "self-reported symptoms during recovery", "concentrations in peripheral circulation",
    "an unexpected association with age", "the effectiveness of rehabilitation",
)  # fmt: skip
_ENDS = (
    "in the first winter",
    "after considerable deliberation",
    "with little disagreement",
    "over several generations",
    "under ordinary conditions",
)


def sentence(number: int) -> str:
    """A sentence of the bench's own words, without its full stop."""
    return " ".join(
        (
            _SUBJECTS[number % 7],
            _VERBS[number * 3 % 7],
            _OBJECTS[number * 5 % 8],
            _ENDS[number * 2 % 5],
        )
    )


class Cited(NamedTuple):
    """An entry of the list as it is printed, and how the text names it."""

    text: str
    named: str
    """`Miller & Raison, 2016`."""


TITLE = "A register of ordinary observations and the treatment of unexpected disagreement between neighbouring clinics"
AUTHORS = "Ada Invented, Bruno Imagined and Clara Supposed"
ABSTRACT = "Background. " + ". ".join(sentence(number) for number in range(6)) + "."
SECTIONS = ("Introduction", "Methods", "Results", "Discussion", "Conclusions")


def article(layout: Layout, cited: Sequence[Cited]) -> bytes:
    """An article that cites every entry once, in order, and lists them all at its end."""
    press = Press(
        layout, "Invented et al. / Journal of Ordinary Observations 12 (2021) 1-20", "https://ordinary.example/12/1"
    )
    press.into(1)
    press.block(words(TITLE, "B"), size=18, after=8)
    press.block(words(AUTHORS), size=11, after=10)
    press.block(words("Abstract", "B"), size=11, after=2)
    press.block(words(ABSTRACT), size=9, after=12)
    press.into(layout.columns)
    _text(press, layout, cited)
    press.block(words("References", "B"), size=layout.size + 2, after=4)
    if layout.list_columns:
        press.into(layout.list_columns)
    for number, entry in enumerate(cited, 1):
        label = layout.numbering.format(number) if layout.numbering else ""
        hung = bool(label and layout.hang)
        content = words(entry.text if hung else f"{label} {entry.text}")
        press.block(
            content, layout.list_size, layout.hang if hung else 0.0, layout.hang, layout.space, label if hung else ""
        )
    return press.bytes()


def _text(press: Press, layout: Layout, cited: Sequence[Cited]) -> None:
    per_section = len(cited) // len(SECTIONS) + 1
    for place, entry in enumerate(cited):
        if place % per_section == 0:
            press.block(words(SECTIONS[place // per_section], "B"), size=layout.size + 2, after=3)
        if place % 3 == 0:
            content: list[Word] = []
        content += [
            *words(sentence(place) + "."),
            *words(_before_marker(layout, place)),
            *_marker(layout, place + 1, entry),
        ]
        content += words(sentence(place + 5) + ".")
        if place % 3 == 2 or place == len(cited) - 1 or (place + 1) % per_section == 0:
            press.block(content, first=layout.indent)
            content = []


def _before_marker(layout: Layout, place: int) -> str:
    return sentence(place + 3) + ("." if layout.marker.startswith("^") else "")


def _marker(layout: Layout, number: int, entry: Cited) -> list[Word]:
    if layout.marker == "author":
        return words(f"({entry.named}).")
    if layout.marker.startswith("^"):
        return [Word(str(number), "^")]
    return words(layout.marker.format(number) + ".")


LAYOUTS = (
    Layout("one column, hanging, author-year", marker="author", hang=18, list_size=9),
    Layout("two columns, numbered, brackets", 2, size=9, numbering="{}.", font="Helvetica", list_size=7.5, hang=16),
    Layout("two columns, [n], brackets, ragged", 2, numbering="[{}]", hang=20, justified=False, hyphens=False),
    Layout(
        "two columns, three for the list, raised",
        2,
        list_columns=3,
        list_size=6.5,
        numbering="{}",
        marker="^{}",
        hang=12,
    ),
    Layout("two columns, list by blank space", 2, size=9.5, marker="author", hang=0, space=5),
    Layout("two columns, list hanging", 2, size=9, marker="author", hang=9, gutter=14),
    Layout(
        "manuscript with line numbers",
        leading=2.0,
        size=11,
        list_size=11,
        numbering="{}.",
        hang=22,
        line_numbers=True,
        justified=False,
        hyphens=False,
    ),
    Layout("one column, list by shape", marker="author", hang=0, list_size=9),
    Layout("one column, two for the list, numbered flush", list_columns=2, numbering="{}.", marker="({})", hang=0),
)
