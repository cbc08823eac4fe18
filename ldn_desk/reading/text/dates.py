"""Dates as articles and references print them. A year is never guessed."""

import re

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.reading.text.characters import YEAR

_MONTHS = (
    "jan january januar janvier enero gennaio januari janeiro janv ene",
    "feb february februar février fevrier febrero febbraio februari fevereiro févr fev",
    "mar march märz mars marzo maart março mrz",
    "apr april avril abril aprile avr abr",
    "may mai mayo maggio mei maio",
    "jun june juni juin junio giugno junho",
    "jul july juli juillet julio luglio julho juil",
    "aug august août aout agosto augustus ago",
    "sep sept september septembre septiembre settembre setembro set",
    "oct october oktober octobre octubre ottobre outubro okt out",
    "nov november novembre noviembre novembro",
    "dec december dezember décembre decembre diciembre dicembre dezembro dez déc dic",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_ORDER = r"(?:st|nd|rd|th|\.|er|º)?"
_DAY = rf"(\d{{1,2}}){_ORDER}"
_WORD = r"([^\W\d_]{3,10})\.?"

_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"({YEAR})-(\d{{2}})-(\d{{2}})(?:[T ].{{0,30}})?"), "ymd"),
    (re.compile(rf"({YEAR})[/.-](\d{{1,2}})"), "ym"),
    (re.compile(rf"({YEAR})[年/.](\d{{1,2}})[月/.](\d{{1,2}})日?"), "ymd"),
    (re.compile(rf"{_WORD} {_DAY},? ({YEAR})"), "mdy"),
    (re.compile(rf"{_DAY}(?: de| of)? {_WORD},?(?: de)? ({YEAR})"), "dmy"),
    (re.compile(rf"{_WORD},? ({YEAR})"), "my"),
    (re.compile(rf"({YEAR}),? {_WORD}"), "ym"),
    (re.compile(rf"({YEAR}),? {_WORD} {_DAY}"), "ymd"),
    (re.compile(rf"({YEAR})"), "y"),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(" + YEAR + ")"), "dmy"),
    (re.compile(rf"\d{{1,2}}/\d{{1,2}}/({YEAR})"), "y"),
    (re.compile(rf"{_WORD} {_DAY}"), "md"),
    (re.compile(rf"{_DAY} {_WORD}"), "dm"),
)
_LONGEST = 60


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation in the languages of the field's journals; else None."""
    return _MONTH_OF.get(word.casefold().rstrip("."))


def read_date(text: str) -> PartialDate | None:
    """The date that the whole text is; None where it is none. Without a year only `raw` is set.

    `7/4/2024` gives the year alone: which of the others is the month cannot be known."""
    printed = text.strip()
    if len(printed) > _LONGEST:
        return None
    for pattern, order in _SHAPES:
        match = pattern.fullmatch(printed)
        date = _date(match, order, printed) if match else None
        if date:
            return date
    return None


def _date(match: re.Match[str], order: str, printed: str) -> PartialDate | None:
    parts: dict[str, int] = {}
    for kind, word in zip(order, match.groups(), strict=True):
        number = int(word) if word.isdecimal() else month_number(word)
        if number is None or not _possible(kind, number):
            return None
        parts[kind] = number
    if "y" not in parts:
        return PartialDate(raw=printed)
    return PartialDate(parts["y"], parts.get("m"), parts.get("d"))


def _possible(kind: str, number: int) -> bool:
    return {"y": True, "m": 1 <= number <= 12, "d": 1 <= number <= 31}[kind]
