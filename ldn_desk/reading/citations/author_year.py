"""Author–year markers: `(Miller & Raison, 2016; Liu 2003a)` and `Mischoulon et al. (2017)`.

A marker is joined to a reference by the family name of its first author and its year, with the letter that parts two
works of one year. A name and year that no reference fits is kept as a marker without a reference.
"""

import re
from collections.abc import Iterator

from ldn_desk.reading.citations.cited_names import Names, folded_words
from ldn_desk.reading.citations.markers import Marker, overlaps
from ldn_desk.reading.text.characters import YEAR, word_set
from ldn_desk.reading.text.particles import CAPITAL_OR_APART

_INNER = r"(?:[^()（）\[\]\n]|\[[^\[\]\n]{0,80}\]|\([^()\n]{0,80}\))"
_BRACKETS = re.compile(
    rf"[(（]({_INNER}{{4,900}})[)）]|\[((?:[^()\[\]\n]|\([^()\n]{{0,200}}\)){{4,900}})\]"
    r"|\{([^{}\n]{4,200}\s#\d{1,6}[^{}\n]{0,300})\}"  # as EndNote keeps what it has not formatted: {Ash, 2001 #3}
)
_LETTERS = r"[a-z](?:\s?[,–-]\s?[a-z](?!\w)){0,8}"
_DATED = re.compile(
    rf"(?<![\d/.–-])({YEAR})(?:/{YEAR})?({_LETTERS})?(?![\w/–-])"
    r"|\b(?:in press|n\.d\.|forthcoming|im Druck|sous presse|en prensa)"
)
_LED_BY_YEAR = re.compile(rf"\s?(?:in\s)?{YEAR}[a-z]?\b")
_PARTICLE = rf"(?:{CAPITAL_OR_APART}\s)"
_WORD = r"[^\W\d_][\w’'ʼ‐‑-]{0,40}"
_OTHERS = (
    r"(?:et\.?\sal\b\.?|et\scoll\b\.?|and\s(?:colleagues|co-?workers|collaborators|associates|others)|u\.\s?a\.|und\s(?:Kollegen|Mitarbeiter)"
    r"|y\s?(?:cols?\.|colaboradores)|e\s(?:cols?\.|colaboradores|collaboratori)|и\s(?:др|соавт)\.|та\sін\.|ve\s(?:ark|diğ)\.|i\s(?:in|wsp)\."
    r"|a\skol\.|m\.\s?fl\.|ym\.|és\smtsai)"
)
_AND = r"(?:and|&|und|et|y|e|en|och|og|ja|i|a|и|та|ve|és|și|και)"
_NAMES_BEFORE = re.compile(
    rf"(?<![\w’'-])(?:{_PARTICLE}{{0,3}}{_WORD}(?:\s[^\W\d_a-z]{_WORD}){{0,4}}(?:\s?/\s?{_WORD}){{0,4}})"
    rf"(?:(?:,\s{_PARTICLE}{{0,2}}{_WORD}){{0,6}},?\s{_AND}\s{_PARTICLE}{{0,2}}{_WORD}|,?\s{_OTHERS},?)?"
    r"(?:\s?[’']s|[’'])?,?\s?$"
)
# `Ash’s earlier account (2016)`: what is dated stands between.
_POSSESSED = re.compile(
    rf"(?<![\w’'-])((?:[^\W\d_a-z][\w‐‑-]{{1,40}}\s(?:and|&)\s)?{_PARTICLE}{{0,2}}[^\W\d_a-z][\w‐‑-]{{1,40}})"
    r"(?:[’']s|(?<=s)[’'])(?:(?:\s[^\W\d_A-Z][\w‐‑-]{0,30}){1,4}|\s[‘“\"][^‘“\"()]{2,60}[’”\"])\s$"
)
# Names and a year in a sentence without brackets: only where the reference is known, and several authors are named.
_BARE = re.compile(
    rf"(?<![\w(’'-]){_PARTICLE}{{0,2}}[^\W\d_a-z][\w’'ʼ‐‑-]{{1,40}}"
    rf"(?:,?\s{_OTHERS}|\s(?:and|&|und|et)\s{_PARTICLE}{{0,2}}[^\W\d_a-z][\w’'ʼ‐‑-]{{1,40}}),?\s({YEAR})([a-z])?(?![\w–-])"
)
_CELL = re.compile(rf"(?:^|[\t\n]|; )({_PARTICLE}{{0,2}}[^\W\d_a-z][\w’'ʼ‐‑-]{{1,40}}),?\s({YEAR})([a-z])?(?![\w–-])")
# A name and a year that no reference fits is a marker only in these plain shapes.
_PLAIN = re.compile(
    rf"(?:(?:see|see also|e\.g\.,?|cf\.|reviewed (?:in|by))\s)?{_WORD}"
    rf"(?:\s(?:and|&)\s{_WORD}|,?\set\sal\.?)?,?\s{YEAR}[a-z]?",
)
_NO_NAMES = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec in since until from by before after circa around early late mid spring summer autumn fall
    winter     table figure fig eq equation section version copyright est founded born died published updated the year
    """)
_LOOKED_BACK = 120


def author_year_markers(text: str, names: Names, at: int = 0, *, cells: bool = False) -> Iterator[Marker]:
    """Every place of a block's text that names authors and a year, without overlaps and in order.

    `at` is the block's place in the article; with `cells` the text is a table, whose cells may open so."""
    found = list(_everywhere(text, names, at))
    if cells:
        taken = [(marker.start, marker.end) for marker in found]
        found += [each for each in _in_cells(text, names, at) if not overlaps(taken, each.start, each.end)]
    yield from sorted(found, key=lambda marker: marker.start)


def _everywhere(text: str, names: Names, at: int) -> Iterator[Marker]:
    taken = 0
    for match in _BRACKETS.finditer(text):
        yield from _bare(text, taken, match.start(), names, at)
        taken = match.end()
        yield from _bracketed(text, match, names, at)
    yield from _bare(text, taken, len(text), names, at)


def _bracketed(text: str, match: re.Match[str], names: Names, at: int) -> Iterator[Marker]:
    inner = match.group(1) or match.group(2) or match.group(3)
    if not _DATED.search(inner):
        return
    if _LED_BY_YEAR.match(inner):
        yield from _in_sentence(text, match, inner, names, at)
        return
    numbers = _numbers(inner, "", names, at)
    if numbers or _could_cite(inner):
        yield Marker("author-year", match.start(), match.end(), numbers)


def _numbers(inner: str, speaking: str, names: Names, at: int) -> tuple[int, ...]:
    """The references that names and years in a bracket mean; a year without a name belongs to the name before."""
    numbers: list[int] = []
    start = 0
    for dated in _DATED.finditer(inner):
        piece = inner[start : dated.start()]
        speaking = piece if any(sign.isalpha() for sign in piece.replace(" and ", " ")) else speaking
        start = dated.end()
        year = int(dated.group(1)) if dated.group(1) else 0
        for letter in _letters(dated.group(2) or ""):
            numbers += names.numbers(speaking, year, letter, at)
    return tuple(dict.fromkeys(numbers))


def _letters(printed: str) -> list[str]:
    """`a,b` is a and b, `a–c` is a, b and c."""
    letters = re.findall("[a-z]", printed) or [""]
    if len(letters) == 2 and ("–" in printed or "-" in printed):
        return [chr(code) for code in range(ord(letters[0]), ord(letters[1]) + 1)]
    return letters


def _could_cite(inner: str) -> bool:
    plain = _PLAIN.match(inner)
    if plain is None:
        return False
    words = folded_words(plain.group()).split()
    named = [word for word in inner.split() if word[:1].isupper()]
    return bool(named) and not _NO_NAMES.intersection(words)


def _in_sentence(text: str, match: re.Match[str], inner: str, names: Names, at: int) -> Iterator[Marker]:
    lead = max(0, match.start() - _LOOKED_BACK)
    near = text[lead : match.start()]
    before = _NAMES_BEFORE.search(near)
    numbers = _numbers(inner, before.group(), names, at) if before else ()
    if before and numbers:
        start = before.start() + names.begin(before.group(), numbers)
        yield Marker("author-year", lead + start, match.end(), numbers)
        return
    year = int(inner.strip()[:4]) if inner.strip()[:4].isdecimal() else 0
    glued = names.ending(near, year)
    possessed = _POSSESSED.search(near)
    if glued:
        yield Marker("author-year", match.start() - glued[0], match.end(), glued[1])
    elif possessed and (owned := _numbers(inner, possessed.group(1), names, at)):
        yield Marker("author-year", lead + possessed.start(), match.end(), owned)


def _bare(text: str, start: int, end: int, names: Names, at: int) -> Iterator[Marker]:
    for match in _BARE.finditer(text, start, end):
        numbers = names.numbers(match.group(), int(match.group(1)), match.group(2) or "", at)
        if numbers:
            yield Marker("author-year", match.start(), match.end(), numbers)


def _in_cells(text: str, names: Names, at: int) -> Iterator[Marker]:
    for match in _CELL.finditer(text):
        numbers = names.numbers(match.group(1), int(match.group(2)), match.group(3) or "", at)
        if numbers:
            yield Marker("author-year", match.start(1), match.end(), numbers)
