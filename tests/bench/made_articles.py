"""Articles made of registered works: their lists printed in a style, their abstracts citing one another, and decoys."""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ldn_desk.domain.bibliography import Fields
from ldn_desk.sources import crossref_record
from tests.bench.printed_article import Cite, Piece, Printed
from tests.bench.restyled import numbered_as
from tests.bench.styles import printed as in_style
from tests.bench.styles import text_of

NUMERIC = ("bracket", "bracket-range", "round", "superscript", "superscript-after")
STYLES = (*NUMERIC, "author-year", "author-year-narrative")
LABELS = ("{}.", "[{}]", "({})", "{}", "{})")
_ENTRIES, _SENTENCES = 40, 110

# What looks like a citation and is none: (text, raised part).
DECOYS = (
    ("The load was 10", "6", " copies in a room of 12 m", "2", " at most"),
    ("Boron was given as ", "10", "B in a dose of 5 × 10", "8", " cells"),
    ("Clearance is found by equation (1) and is shown in Table 1 and Figure 2 (3)",),
    ("The odds ratio was 2.1 [95% CI 1–3] in those who took it",),
    ("Two arms differed (p < 0.05) and the mean was 12 (4) in both",),
    ("We asked whether (1) it works, (2) it is safe, and (3) it lasts",),
    ("The survey was done in spring (March 2009) and again later (2012–2014)",),
    ("Patients (n = 12) were seen on 4 May 2011, and 3 (25%) left",),
    ("The interval [1, 5] of the scale was kept, and x", "2", " was summed",),
    ("Reports (World Bank data, 1999) and the 2010 census (in 2010) were not used",),
    ("Half (6) of the rats were male and half (6) were female",),
)  # fmt: skip


def made(shared: Path, style: str, seed: int) -> Iterator[Printed]:
    """Articles in one style of marker."""
    path = shared / "data/crossref/works.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    works = [work for row in rows if (work := crossref_record.work(row)) and _usable(work.fields)]
    abstracts = [_plain(row["abstract"]) for row in rows if len(row.get("abstract") or "") > 400]
    dice = random.Random(seed)
    for each in range(4):
        chosen = dice.sample(works, _ENTRIES)
        print_style = "apa" if style.startswith("author-year") else ("vancouver", "ama")[each % 2]
        fields = [in_style(work, print_style) for work in chosen]
        if style.startswith("author-year"):
            fields = _twins(fields, dice)
        yield _article(fields, print_style, style, dice, abstracts, LABELS[each % len(LABELS)])


def _usable(fields: Fields) -> bool:
    return bool(
        len(fields.title) > 20
        and fields.author
        and all(len(name.family) > 2 for name in fields.author)
        and fields.year
        and fields.container_title
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", text).split())


def _twins(fields: list[Fields], dice: random.Random) -> list[Fields]:
    """The fields in alphabetical order; two pairs of works are given the same authors and year."""
    for _pair in range(2):
        one, other = dice.sample(range(len(fields)), 2)
        fields[other] = fields[other].with_(
            author=fields[one].author, issued=fields[one].issued, et_al=fields[one].et_al
        )
    return sorted(fields, key=lambda each: (each.author[0].family.casefold(), each.year or 0))


def _article(
    fields: Sequence[Fields],
    print_style: str,
    style: str,
    dice: random.Random,
    abstracts: Sequence[str],
    label: str,
) -> Printed:
    letters = _letters(fields)
    pieces = [Piece("title", "What is known of several things"), Piece("heading", "Introduction")]
    sentences = _sentences(dice, abstracts)
    queue = list(range(len(fields)))
    for paragraph in range(_SENTENCES // 5):
        if paragraph % 6 == 5:
            pieces.append(Piece("heading", f"Part {paragraph // 6}"))
        writer = _Writer(style, fields, letters, dice)
        for _each in range(5):
            cited = _next_cited(queue, len(fields), dice)
            writer.write(next(sentences), cited)
            if dice.random() < 0.3:
                writer.decoy(dice.choice(DECOYS))
        pieces.append(writer.piece())
    pieces.append(Piece("heading", "References"))
    for place, each in enumerate(fields):
        text = text_of(each, print_style)
        if letters[place]:
            text = text.replace(f"({each.year})", f"({each.year}{letters[place]})", 1)
        shown = "" if style.startswith("author-year") else label.format(place + 1)
        pieces.append(Piece("entry", " ".join(text.split()), label=shown))
    return Printed(tuple(pieces))


def _letters(fields: Sequence[Fields]) -> list[str]:
    keys = [(tuple(name.family for name in each.author), each.year) for each in fields]
    return ["abcdefgh"[keys[:place].count(key)] if keys.count(key) > 1 else "" for place, key in enumerate(keys)]


def _sentences(dice: random.Random, abstracts: Sequence[str]) -> Iterator[str]:
    while True:
        for sentence in re.split(r"(?<=[a-z]{3}\.) (?=[A-Z])", dice.choice(abstracts)):
            if 40 < len(sentence) < 400 and sentence.endswith("."):
                yield sentence[:-1]


def _next_cited(queue: list[int], count: int, dice: random.Random) -> tuple[int, ...]:
    many = dice.choice((0, 1, 1, 1, 2, 2, 3, 4))
    cited = [queue.pop(0) if queue and dice.random() < 0.7 else dice.randrange(count) for _each in range(many)]
    return tuple(sorted(set(cited)))


class _Writer:
    """One paragraph."""

    def __init__(self, style: str, fields: Sequence[Fields], letters: Sequence[str], dice: random.Random) -> None:
        self._style, self._fields, self._letters, self._dice = style, fields, letters, dice
        self._text = ""
        self._marks: list[tuple[int, int, str]] = []
        self._cites: list[Cite] = []

    def piece(self) -> Piece:
        return Piece("paragraph", self._text.strip(), tuple(self._marks), tuple(self._cites))

    def decoy(self, parts: Sequence[str]) -> None:
        for place, part in enumerate(parts):
            if place % 2:
                self._marks.append((len(self._text), len(self._text) + len(part), "sup"))
            self._text += part
        self._text += ". "

    def write(self, sentence: str, cited: tuple[int, ...]) -> None:
        """The sentence with its marker in the paragraph's style."""
        if not cited:
            self._text += f"{sentence}. "
        elif self._style == "author-year-narrative" and self._dice.random() < 0.6:
            self._narrative(cited[0])
            self._text += f" found that {sentence[0].lower()}{sentence[1:]}. "
        elif self._style.startswith("author-year"):
            self._text += f"{sentence} "
            self._cite(lambda: self._parenthesis(cited), cited)
            self._text += ". "
        else:
            self._numeric(sentence, cited)

    def _numeric(self, sentence: str, cited: tuple[int, ...]) -> None:
        raised, after = self._style.startswith("superscript"), self._style == "superscript-after"
        self._text += sentence + ("." if after else "" if raised else " ")
        start = len(self._text)
        self._cite(lambda: numbered_as(tuple(each + 1 for each in cited), self._style), cited)
        if raised:
            self._marks.append((start, len(self._text), "sup"))
        self._text += " " if after else ". "

    def _cite(self, marker: Callable[[], str], cited: tuple[int, ...]) -> None:
        start = len(self._text)
        self._text += marker()
        self._cites.append(Cite(start, len(self._text), cited))

    def _parenthesis(self, cited: tuple[int, ...]) -> str:
        comma = self._dice.choice((", ", " "))
        parts = [f"{self._names(each, ' & ')}{comma}{self._year(each)}" for each in cited]
        lead = self._dice.choice(("", "", "", "see ", "e.g., ", "reviewed in "))
        return f"({lead}{'; '.join(parts)})"

    def _narrative(self, cited: int) -> None:
        self._cite(lambda: f"{self._names(cited, ' and ')} ({self._year(cited)})", (cited,))

    def _year(self, cited: int) -> str:
        return f"{self._fields[cited].year}{self._letters[cited]}"

    def _names(self, cited: int, between: str) -> str:
        names = [name.label for name in self._fields[cited].author]
        if len(names) > 2 or self._fields[cited].et_al:
            return f"{names[0]} et al."
        return between.join(names)
