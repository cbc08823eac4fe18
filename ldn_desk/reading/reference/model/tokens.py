"""A printed reference as tokens, and what can be seen of each: the features by which the model tells fields apart.

A token is a word with the signs around it; a locator such as `2013;10(9):e12` is several. Features name shapes, signs
and the words of `cue_words`, never other words: what a model made of them remembers is form, not content.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ldn_desk.domain.word_lists import word_list
from ldn_desk.reading.reference.cue_words import CUES, DATE_WORDS, PLACES, PUBLISHERS
from ldn_desk.reading.reference.journal_words import is_short_form, opens_journal

TOKEN = re.compile(r"[\[({“\"‘'«„`]*[^\s;:(),\[\]{}“”«»\"]+[^\w\s(\[{“«„]*|[^\w\s]+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_RANGE = re.compile(r"[A-Za-z]{0,3}\d+[a-z]?[–‐‑−—-]+[A-Za-z]{0,3}\d+[a-z]?")
_ROMAN = re.compile(r"[ivxlc]+|[IVXLC]+")
_INITIALS = re.compile(r"(?:[^\W\d_][.’]?[-‐‑ ]?){1,4}")
_OPENING = "([{"
_QUOTES = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "`": "'", "’": "'", "‘": "'"})
_DASHES = re.compile(r"[–‐‑−—]")

_ENDS = re.compile("[,.?!”\"’')»]$")

_PARTICLES = frozenset(word_list("model_particles"))
_MARKS = {
    word: mark
    for mark, words in {
        "P": "proceedings proc conference conf symposium symp workshop congress meeting international",
        "U": "university universität université universidad department dept institute college school faculty "
        "laboratory",
        "H": "press publishers publisher publishing verlag éditions editorial books inc ltd",
        "J": "journal revue revista zeitschrift review reviews letters transactions annals bulletin quarterly magazine",
        "G": "report thesis dissertation tech technical memo",
        "E": "eds ed editors editor hrsg dir hg edited",
        "L": "vol volume no nr pp pages p n bd",
    }.items()
    for word in words.split()
}
_SHAPE_MARKS = {"X.": "N", "Y": "Y", "9-9": "R", "9": "D", "99": "D", "999": "D", "x": "x"}

TokenPlace = tuple[int, int]
"""Where a token begins and ends in the text."""


def tokens(text: str) -> list[TokenPlace]:
    """The places of the tokens; together they hold every sign of the text but blanks."""
    return [match.span() for match in TOKEN.finditer(text)]


class _Seen:
    """What one token shows by itself, and as a neighbour of another."""

    __slots__ = (
        "brackets", "capital", "closed", "core", "cue", "features", "is_in", "marks", "next", "next2", "prev", "prev2",
        "quotes", "quoting", "shape", "stops", "straight", "trail", "unquotes", "year",
    )  # fmt: skip

    def __init__(self, token: str) -> None:
        match = _CORE.search(token)
        core = match.group() if match else ""
        lead = _signs(token[: match.start()] if match else token)
        self.trail = _signs(token[match.end() :]) if match else ""
        low = core.casefold()
        self.core = core
        self.shape = _shape(core)
        self.cue = low if low in CUES else ""
        self.year = self.shape == "Y"
        self.is_in = low in ("in", "dans", "en", "em") and (core[0].isupper() or ":" in self.trail)
        self.stops = "." in self.trail and len(core) > 2 and not is_short_form(core)
        self.capital = 1 if core[:1].isupper() else -1 if len(core) > 3 and core[0].islower() else 0
        self.brackets = sum(map(token.count, _OPENING))
        self.closed = token.count(")") + token.count("]")
        self.quotes = token.count("“") + token.count("«") + token.count("„")
        self.unquotes = token.count("”") + token.count("»")
        self.straight = token.count('"')
        self.quoting = any([sign in token for sign in '"“”«'])
        word = self.cue or "-"
        kind = _kinds(core, low)
        self.marks = kind + _MARKS.get(low, "") + _SHAPE_MARKS.get(self.shape, "")
        self.features = (
            f"s={self.shape}", f"w={word}", f"l={lead}", f"t={self.trail}", f"k={kind}", f"n={min(len(core), 5)}",
            f"st={self.shape}{self.trail}", f"ls={lead}{self.shape}", f"kt={kind}{self.trail}",
            f"ks={kind}{self.shape}",
        )  # fmt: skip
        both = f"{self.shape}{self.trail}"
        self.prev = (f"ps={self.shape}", f"pt={self.trail}", f"pw={word}", f"pk={kind}{self.trail}", f"pst={both}")
        self.next = (f"ns={self.shape}", f"nl={lead}", f"nw={word}", f"nk={kind}", f"nst={both}")
        self.prev2 = (f"qst={both}", f"qw={word}")
        self.next2 = (f"mst={both}", f"mw={word}", f"mk={kind}")


@lru_cache(maxsize=16384)
def _seen(token: str) -> _Seen:
    return _Seen(token)


def _signs(text: str) -> str:
    return _DASHES.sub("-", text.translate(_QUOTES))[:3]


def _shape(core: str) -> str:
    """The form of a word in a few letters: `Xx`, `XX`, `x`, `X.`, `Y` for a year, `9`, `9-9`, `iv`, `X9` …"""
    if not core:
        return "."
    if core[0].isdigit() or core[-1].isdigit():
        return _number_shape(core)
    if len(core) <= 7 and _INITIALS.fullmatch(core) and core[0].isupper() and (len(core) == 1 or "." in core):
        return "X."
    if len(core) < 7 and _ROMAN.fullmatch(core):
        return "iv" if core.islower() else "IV"
    if core.isupper():
        return "XX" if len(core) < 5 else "XXX"
    if core.islower():
        return "x"
    if core[0].isupper():
        return "Xx" if core[1:].islower() else "XxX"
    return "xX"


def _number_shape(core: str) -> str:
    if _YEAR.fullmatch(core):
        return "Y"
    if core.isdecimal():
        return "9" * min(len(core), 5)
    if _RANGE.fullmatch(core):
        return "Y-Y" if _YEAR.fullmatch(core[:4]) and len(core) == 9 else "9-9"
    return "9x" if core[0].isdigit() else "x9"


def _kinds(core: str, low: str) -> str:
    """Which lists of words the word is in, a letter each."""
    kinds = "m" if low in DATE_WORDS else ""
    if not core or not core[0].isupper():
        return kinds + ("v" if core in _PARTICLES else "")
    return (
        kinds
        + ("p" if low in PLACES else "")
        + ("b" if low in PUBLISHERS else "")
        + ("j" if len(core) > 1 and is_short_form(core) else "")
        + ("o" if opens_journal(core) else "")
    )


def features(words: Sequence[str], hints: Sequence[str]) -> list[list[str]]:
    """What is seen of each token: itself, two neighbours on each side, and what stands before it in the reference.

    `hints` is the field that the rules gave each token to, empty where they gave none."""
    seen = [_seen(word) for word in words]
    edge = ("edge",)
    last = len(seen) - 1
    states = _states(words, seen)
    sentences, parts = _groups(seen, strong=True), _groups(seen, strong=False)
    rows = []
    for i, each in enumerate(seen):
        hint = hints[i]
        row = [
            *each.features,
            *states[i],
            *sentences[i],
            *parts[i],
            f"h={hint}",
            f"hs={hint}{each.shape}",
            f"ht={hint}{each.trail}",
        ]
        if i:
            before = seen[i - 1]
            row += before.prev
            row.append(f"hp={hints[i - 1]}|{hint}")
            row.append(f"pts={before.trail}{each.shape}{each.trail}")
            row += seen[i - 2].prev2 if i > 1 else ("q-",)
        else:
            row += edge
        if i < last:
            row += seen[i + 1].next
            row.append(f"hn={hint}|{hints[i + 1]}")
            row += seen[i + 2].next2 if i + 1 < last else ("m-",)
        else:
            row.append("end")
        rows.append(row)
    return rows


def _groups(seen: Sequence[_Seen], strong: bool) -> list[tuple[str, ...]]:
    """Of each token, what its sentence holds (`strong`), or its part of one between any two signs."""
    rows: list[tuple[str, ...]] = []
    letter = "g" if strong else "u"
    begin, last = 0, len(seen) - 1
    for i, each in enumerate(seen):
        ends = (
            each.stops or each.trail[:1] in ("?", "!", '"') if strong else each.trail and not each.trail.startswith("-")
        )
        if not ends and i < last:
            continue
        group = seen[begin : i + 1]
        marks = set("".join([one.marks for one in group]))
        size = len(group)
        capitals = sum([one.capital > 0 for one in group])
        small = sum([one.capital < 0 for one in group])
        form = f"{_SIZES[min(size, 16)]}{'A' if not small else 'm' if capitals > small else 'z'}"
        held = "".join(sorted(marks.intersection("PUHJGEbpoj")))
        row = (
            f"{letter}={form}",
            f"{letter}k={held}",
            f"{letter}f={form}{'N' if 'N' in marks else ''}{'D' if 'D' in marks else ''}",
        )
        rows += [(*row, f"{letter}s")] + [row] * (size - 1)
        begin = i + 1
    return rows


_PLACES = tuple(f"i={place}" for place in range(8))
_SIZES = "0123445566777888X"


def _states(words: Sequence[str], seen: Sequence[_Seen]) -> list[list[str]]:
    """How far the reference has come at each token: sentences, years, brackets and quotations behind it."""
    count = len(words)
    total = sum([each.year for each in seen])
    quoting = "h" if any([each.quoting for each in seen]) else ""
    years = sentences = depth = opened = inside = 0
    rows = []
    for i, each in enumerate(seen):
        opened += each.quotes
        depth += each.brackets
        rows.append(
            [
                _PLACES[min(i, 7)],
                f"r={10 * i // count}",
                f"e={min(count - i, 4)}",
                f"y={min(years, 2)}{min(total - years, 2)}",
                f"b={min(depth, 2)}",
                f"q={'q' if opened > 0 or each.straight else ''}{quoting}{inside}",
                f"z={min(sentences, 5)}",
                f"zy={min(sentences, 3)}{min(years, 2)}{inside}",
            ]
        )
        opened = max(0, opened + each.straight % 2 * each.straight - each.unquotes)
        if each.straight and opened > 1:
            opened = 0
        depth = max(0, depth - each.closed)
        years += each.year
        sentences += each.stops
        inside = 1 if inside or each.is_in or (each.core == "in" and _ENDS.search(words[i - 1])) else 0
    return rows
