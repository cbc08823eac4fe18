"""One printed reference into CSL fields, in whatever style it is printed.

Identifiers come out first; rules read what is left from both ends; where they are not sure of themselves, a small model
labels every word, with the rules' reading as one of the things it looks at. A field that is not printed stays empty.
"""

import re
from dataclasses import replace

from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.characters import YEAR, normal
from ldn_desk.reading.dates import read_date
from ldn_desk.reading.identifiers import Identifiers, take_identifiers
from ldn_desk.reading.rules import read_by_rules

LONGEST = 4000
"""Code points of a printed reference that are looked at; the longest consortium lists fit."""

_NUMBER = re.compile(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s))[.:]?\s*")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})[-‐\xad]\s+(?=[a-zß-ÿ])(?!(?:and|or|und|to|oder|et|y)\b)")
_BROKEN_NAME = re.compile(r"(?<=[^\W\d_])-\s+(?=[A-Z])")
_BROKEN_RANGE = re.compile(r"(?<=\d)[-–]\s(?=\d{1,5}(?!\d))")
_MASSED_DATE = re.compile(
    rf"(?<!\d)({YEAR})(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{{0,6}}\.?(\d{{1,2}})?(?=[;:.,\s])"
)
_BLANKS = re.compile(r"\s+")


def parse_reference(text: str) -> Fields:
    """The fields of one printed reference; never raises. Ranges stay as printed, titles keep their case and marks.

    `type` is the kind of work that the form shows: `article-journal` for a work in a volume, else `chapter`, `book`,
    `paper-conference`, `thesis`, `report`, `webpage`, `article` (preprint); empty where nothing shows it."""
    plain, known = prepared(text)
    fields, _end = read_by_rules(plain, known)
    return _with_identifiers(fields, known)


def prepared(text: str) -> tuple[str, Identifiers]:
    """The text on one line, without its number and identifiers; and those."""
    plain, known = take_identifiers(normal(text[:LONGEST]))
    return _one_line(_NUMBER.sub("", plain, count=1)), known


def _one_line(text: str) -> str:
    """Without line breaks, the words that they broke put together again, dates that lost their blanks taken apart."""
    if "- " in text or "-\n" in text or "\xad" in text or "‐" in text:
        text = _BROKEN_NAME.sub("-", _BROKEN_WORD.sub("", text))
    text = _BROKEN_RANGE.sub("-", text)
    text = _MASSED_DATE.sub(lambda date: " ".join(part for part in date.groups() if part), text)
    return _BLANKS.sub(" ", text).strip()


def _with_identifiers(fields: Fields, known: Identifiers) -> Fields:
    return replace(
        fields,
        issued=fields.issued or (read_date(known.online) if known.online else None),
        DOI=known.DOI,
        PMID=known.PMID,
        PMCID=known.PMCID,
        arXiv=known.arxiv,
        ISBN=known.ISBN,
        URL=known.URL,
        type=fields.type or ("article" if known.arxiv else ""),
    )
