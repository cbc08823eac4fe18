"""What stands in one note: works, ways back to works of earlier notes, and prose.

The forms are those of law journals and of history, English and German first: `Ibid.`, `Id. at 5`, `supra note 3`,
`a.a.O.`, `ebd.`, `Fn. 3`, and a name with a short title or a year.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from ldn_desk.reading.entries.shape import begins_with_author, evidence
from ldn_desk.reading.text.characters import YEAR

_SIGNAL = (
    r"(?:[Bb]ut )?(?:[Ss]ee|[Cc]f\.?|[Cc]ompare|[Aa]ccord|[Cc]ontra|E\.g\.,|[Qq]uoted in|[Cc]ited in)"
    r"(?:,? (?:also|generally|e\.g\.|for example|for instance|inter alia))?,?:?"
    r"|[Vv]gl\.(?: [^\s:.(),]{2,20}){1,6}:"
    r"|(?:[Vv]gl|[Ss]iehe|[Ss]\.(?= (?:auch|dazu|hierzu|nur|etwa)))\.?"
    r"(?: (?:auch|dazu|hierzu|etwa|nur|bspw\.|z\. ?B\.|u\. ?a\.|insb\.|insbesondere|unter|anderem|zum|Beispiel)){0,4}:?"
    r"|[Zz]it(?:iert|\.) nach|[Dd]azu|[Hh]ierzu|[Ee]benso|[Ää]hnlich|[Aa]nders|[Ss]o(?: auch| etwa)?(?= [A-ZÄÖÜ])"
    r"|[Vv]oir(?: aussi)?|[Cc]fr\.?|[Vv]éase(?: también)?"
)
_LEAD = re.compile(rf"\s*(?:{_SIGNAL})\s+")
_LATER_LEAD = re.compile(rf"(?<=[.;])\s+(?=(?:{_SIGNAL})\s+[A-ZÄÖÜ§„“\"h(])")
_SAME = re.compile(
    r"(?:[Ii]bid(?:em)?|[Ii]d|[Ii]dem|[Ee]bd|[Ee]benda|[Ee]bda|[Aa]\. ?a\. ?O|aaO|[Ll]oc\. cit)\b(?!\w)\.?"
)
_EARLIER_NOTE = re.compile(
    r"\b(?:(?:supra|above|oben|siehe|wie|cited)\s+(?:in\s+)?)?(?:notes?|nn?\.|[Ff]n\.?|Fußn(?:ote|\.)|Anm(?:erkung|\.)?)"
    r"\s*(\d{1,3})\b"
)
_ONCE_MORE = re.compile(r"\b(?:supra|op\. ?cit|loc\. ?cit|[Aa]\. ?a\. ?O|aaO|ante)\b")
_CASE = re.compile(
    r"\bCase [CTF]-\d|\bEU:[CTF]:\d{4}|\bECLI:|\b(?:BGH|BVerfG|BAG|BVerwG|EuGH|OLG)\b.{0,60}\d|\bDirective \d{2,4}/\d"
    r"|\bRegulation \((?:EU|EC)\)|\bRichtlinie \d{2,4}/\d|\b\d{1,3} U\.S\. \d|\[\d{4}\] \w{2,6} \d"
)
_YEAR = re.compile(rf"(?<![\d.]){YEAR}[a-z]?(?!\d)")
_ADDRESS = re.compile(r"https?:/{0,2}\S{4,}|\bwww\.\S{4,}|\b10\.\d{4,9}/\S+")
_ONLINE = re.compile(
    r"\s*(?:online|URL|abrufbar|available|verfügbar|im Internet|siehe)\b.{0,20}?(?:https?:|www\.)", re.IGNORECASE
)
_NAMES_ALONE = re.compile(r"[^\W\d_][\w.’' -]{1,40}, ?[\w. -]{1,30}")
_DATED_WHO = re.compile(
    rf"[^:.]{{2,120}}(?:\.[^:.]{{0,40}}){{0,4}} \({YEAR}[a-z]?(?:, \d{{1,2}})?\)\s?[:,.;]\s?.{{12,}}"
)
"""`Institute of Owls (2011): …`, whoever it is."""
_WHO_SAYS = re.compile(r"[A-ZÄÖÜ][^.:;?!]{5,80}: (?:[A-ZÄÖÜ„“\"])[^:]{20,400}$")
"""`Institute of Owls: Report 2011. Town.`"""
_TITLED = re.compile(r"[“„\"«].{8,}[”“\"»]|:\s.{12,}|\.\s.{12,}|,\s[^,(]{8,}[,(]")
_SHORTEST = 8
_NEAR_ADDRESS = 60
"""Code points from the beginning of a piece within which an address makes a work of it; later ones are prose's."""
_SAYS = re.compile(r"\b(?:ist|sind|wird|werden|wurden?|hat|haben|is|are|was|were|has|have)\b")
_SAID_EARLY = 80
_LONGEST_SHORT = 110


class Kind(StrEnum):
    """What a piece of a note is."""

    WORK = "work"
    SAME = "same"
    """The work named last."""
    EARLIER = "earlier"
    """A work of an earlier note, by the note's number or by its author."""
    PROSE = "prose"


class Piece(NamedTuple):
    """A piece of a note's text, `text[start:end]`."""

    kind: Kind
    start: int
    end: int
    note: int = 0
    """The number of the note that it points to; 0 where it names none."""


def leads_back(text: str) -> bool:
    """Whether a note points to a work of another note as only notes do: `Ibid.`, `supra note 3`, `a.a.O.`."""
    lead = _LEAD.match(text)
    begins = text[lead.end() if lead else 0 :].lstrip()
    return _SAME.match(begins) is not None or (
        _ONCE_MORE.search(text) is not None and _EARLIER_NOTE.search(text) is not None
    )


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a note in their order, signals (`See also`) and the signs between them left out."""
    for start, end in _parts(text):
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        while start < end and text[start] in " ,;":
            start += 1
        while end > start and text[end - 1] in " ;":
            end -= 1
        if end > start:
            yield _told(text, start, end)


def _told(text: str, start: int, end: int) -> Piece:
    part = text[start:end]
    if _SAME.match(part):
        return Piece(Kind.SAME, start, end)
    earlier = _EARLIER_NOTE.search(part)
    if earlier and len(part) <= _LONGEST_SHORT and not _YEAR.search(part[: earlier.start()]):
        return Piece(Kind.EARLIER, start, end, int(earlier.group(1)))
    if _is_work(part):
        return Piece(Kind.WORK, start, start + _end_of_address(part))
    short = len(part) <= _LONGEST_SHORT and part[0].isupper() and len(part) >= _SHORTEST
    return Piece(Kind.EARLIER if short else Kind.PROSE, start, end)


def _end_of_address(part: str) -> int:
    """Where a piece that begins with an address ends: what is said behind it is prose."""
    address = _ADDRESS.match(part)
    return len(address.group().rstrip(".,;)")) if address else len(part)


def _is_work(part: str) -> bool:
    """Whether a piece names a work whole: in the shape of an entry, as a case or act, or by its address."""
    if _CASE.search(part) or _ADDRESS.search(part, 0, _NEAR_ADDRESS):
        return True
    if _DATED_WHO.match(part):
        return True
    dated = _YEAR.search(part) is not None
    if dated and _WHO_SAYS.match(part):
        return True
    told = begins_with_author(part) or part[0] in '“„"«'
    return told and len(part) > 20 and _TITLED.search(part) is not None and evidence(part) > (1 if dated else 2)


def _parts(text: str) -> list[tuple[int, int]]:
    """Where the works of a note are parted: at semicolons outside of brackets and quotes, and before later signals."""
    cuts = [0, *sorted({*_semicolons(text), *(match.end() for match in _LATER_LEAD.finditer(text))}), len(text)]
    found = [(start, end) for start, end in pairwise(cuts) if text[start:end].strip(" ;.")]
    joined: list[tuple[int, int]] = []
    for start, end in found:
        # `Ash, Bo; Fir, Gum (2008)` are authors of one work.
        alone = bool(joined) and _NAMES_ALONE.fullmatch(text[slice(*joined[-1])].strip(" ;")) is not None
        if alone or (joined and _ONLINE.match(text, start)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _semicolons(text: str) -> Iterator[int]:
    depth = 0
    for place, sign in enumerate(text):
        if sign in "([“„«":
            depth += 1
        elif sign in ")]”»" or (sign == "“" and depth):
            depth = max(depth - 1, 0)
        elif sign == ";" and text[place + 1 : place + 2].isspace() and (depth == 0 or depth > 2):
            yield place + 1
