"""What one entry of a reference list looks like: its number, its start, and how much speaks for it."""

import re
from functools import lru_cache

from ldn_desk.domain.article import Block
from ldn_desk.reading.text.characters import SUPERSCRIPT_DIGITS, YEAR, plain_digits
from ldn_desk.reading.text.particles import OPENINGS

LONGEST_ENTRY = 2500
"""Code points; more than the longest consortium author lists printed whole."""

_NUMBER = re.compile(
    rf"(?:[\[［【〔](\d{{1,4}})[\]］】〕][.:]?|[(（](\d{{1,4}})[)）][.:]?"
    rf"|(\d{{1,4}})(?:[.)\]:、．）](?!\d)|\s?[–-](?=\s))|([{SUPERSCRIPT_DIGITS}]{{1,4}}))\s{{0,8}}(?=\S)"
)
_BARE_NUMBER = re.compile(r"(\d{1,4})\s{0,8}(?=[^\W\d_])")

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩΆ-ΏА-ЯЁІЇЄҐ"
_WORD = r"[^\W\d_][\w’'ʼ‐‑–-]{0,40}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_NAMED = re.compile(
    rf"{_NAME},? {{0,2}}(?:[{_CAPITAL}]\.?[ -]?){{1,4}}(?=[\s,.;:&(]|$)"  # Miller, A. H.   Miller AH
    rf"|(?:[{_CAPITAL}]\.[ -]?){{1,4}} ?{_WORD}"  # A. H. Miller
    rf"|[{_CAPITAL}]{{1,3}} [{_CAPITAL}]{_WORD},"  # AH Miller,
    rf"|[\u4e00-\u9fff々\uac00-\ud7af]{{2,5}}[^\d()（）\n]{{0,80}}[(（]{YEAR}"  # 张伟, 王芳. (2019)
    rf"|{_NAME}(?:,|, et al\.?,?| et al\.?,?)? [\[(]?{YEAR}"  # World Health Organization (2016)
)
_LISTED = re.compile(
    rf"{_NAME}(?:,| et al\b| and | & )"  # Miller et al   Andrew Miller,
    r"|[\u4e00-\u9fff々]{2,5}(?:[,，.．、・:：;；(（]| \d| [(（])"
    r"|[\uac00-\ud7af]{2,5}(?:[,，.·(]| \(|, )"  # 张伟, 김철수,
)
# `———. 1999.`, `—— and Ann Ash (2001)`, `__________, 2003`
_REPEATED = re.compile(
    r"(?:[—―⸺⸻_–]{2,}|-{3,})[,.:]? ?(?:[—–_-]{2,},? ?)*(?:\(|\d{4}|[“\"‘]|and |& |und |[^\W\d_a-z])"
    r"|—(?:[.,:] |,? ?\(|,? \d{4})"
)
_YEAR = re.compile(rf"(?<![\d.]){YEAR}[a-z]?(?![\d])")
_LOCATOR = re.compile(
    r"\d{1,4} ?\(\d{1,4}[^()]{0,12}\)|\d{4} ?;|\d[:,] ?[a-zA-Z]?\d{1,6} ?[–‐-] ?[a-zA-Z]?\d{1,6}|\d:[a-zA-Z]?\d{1,6}\b"
    r"|\b(?:pp?|S|Jg|Bd|Hefte?)\. ?\d|\b[Vv]ol(?:ume)?\b\.? ?\d|\b[Nn]o\. ?\d|\d{1,4}, \d{1,6} ?[–‐-] ?\d"
    r"|\d{4}[,.] \d{1,4}[,:] \d{1,6}"
)
_ADDRESS = re.compile(r"https?://|\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bwww\.|\barXiv\b", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"\b(?:[Pp]ress|Publish\w{0,6}|Verlag|Springer|Elsevier|Wiley|Routledge|University|Journal|Proceedings|"
    r"[Ee]dition|eds?\.|[Tt]hesis|Report)\b"
)


def printed_number(block: Block) -> tuple[int, int]:
    """(number, where the entry's text begins); (0, 0) where the block prints no number.

    A list item's own ordinal counts; `12 Smith` is a number only as part of a counted list, so it is not looked at."""
    digits = block.ordinal.strip(" .()[]:")
    if digits.isdecimal() and len(digits) <= 4:
        again, start = _number(_NUMBER, block.text)
        return int(digits), start if again == int(digits) else 0
    return _number(_NUMBER, block.text)


def bare_number(block: Block) -> tuple[int, int]:
    """As `printed_number`, of a number that nothing but a blank parts from the entry (`12 Smith AB`)."""
    return _number(_BARE_NUMBER, block.text)


def _number(pattern: re.Pattern[str], text: str) -> tuple[int, int]:
    match = pattern.match(text)
    if match is None:
        return 0, 0
    digits = next(group for group in match.groups() if group)
    return int(plain_digits(digits)), match.end()


def begins_with_author(text: str) -> bool:
    """Whether the text opens as entries do: with a name and initials, several names, or a name and a year."""
    return (
        opens_with_initials(text)
        or _REPEATED.match(text) is not None
        or (_LISTED.match(text) is not None and _is_name(text))
    )


def opens_with_initials(text: str) -> bool:
    """Whether the text opens with a name and its initials, a name and a year, or a dash for the authors above: hardly a
    sentence does."""
    return (_NAMED.match(text) is not None and _is_name(text)) or _REPEATED.match(text) is not None


def _is_name(text: str) -> bool:
    particle = text.startswith(OPENINGS) and "," in text[:60]
    return particle or not text[:1].islower()


def has_locator(text: str) -> bool:
    """Whether volume, issue or pages are printed."""
    return _LOCATOR.search(text[:LONGEST_ENTRY]) is not None


def evidence(text: str) -> int:
    """How much speaks for an entry, 0 to 5: author, year, locator, address, publisher."""
    return _evidence(text[:LONGEST_ENTRY])


@lru_cache(maxsize=8192)
def _evidence(text: str) -> int:
    """Kept for a while: finding a list, telling its entries apart and numbering them all ask about the same texts."""
    return (
        begins_with_author(text)
        + (_YEAR.search(text) is not None)
        + (_LOCATOR.search(text) is not None)
        + (_ADDRESS.search(text) is not None)
        + (_PUBLISHER.search(text) is not None)
    )


def is_entry(text: str) -> bool:
    """Whether the text, standing alone, has the shape of an entry of a reference list."""
    if len(text) > LONGEST_ENTRY:
        return False
    return evidence(text) >= (2 if opens_with_initials(text) else 4)
