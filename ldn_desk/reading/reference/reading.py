"""One printed reference into CSL fields, in whatever style it is printed.

Identifiers come out first; rules read what is left from both ends; where they are not sure of themselves, a small model
labels every word, with the rules' reading as one of the things it looks at. A field that is not printed stays empty.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.reference.identifiers import Identifiers, take_identifiers
from ldn_desk.reading.reference.laws import read_law
from ldn_desk.reading.reference.model.labelling import runs
from ldn_desk.reading.reference.model.segments import fields_of
from ldn_desk.reading.reference.names import are_massed, is_group
from ldn_desk.reading.reference.rules import read_by_rules
from ldn_desk.reading.reference.several_works import works_of
from ldn_desk.reading.reference.signed import narrow, read_signed
from ldn_desk.reading.reference.sureness import chosen, is_plain_article, sureness
from ldn_desk.reading.text.characters import YEAR, normal
from ldn_desk.reading.text.dates import read_date

LONGEST = 4000
"""Code points of a printed reference that are looked at; the longest consortium lists fit."""

# A year in brackets opens a reference without authors, and is no number of the list.
_NUMBER = re.compile(rf"^\s*(?:\[\d{{1,4}}\]|\((?!{YEAR}\))\d{{1,4}}\)|\d{{1,4}}[.)](?=\s))[.:]?\s*")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})[-‐\xad]\s+(?=[a-zß-ÿ])(?!(?:and|or|und|to|oder|et|y)\b)")
_BROKEN_NAME = re.compile(r"(?<=[^\W\d_])-\s+(?=[A-Z])")
_BROKEN_RANGE = re.compile(r"(?<=\d)[-–]\s(?=\d{1,5}(?!\d))")
_MASSED_DATE = re.compile(
    rf"(?<!\d)({YEAR})(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{{0,6}}\.?(\d{{1,2}})?(?=[;:.,\s])"
)
# Forms of what the rules and the model know in another: `In: Book, hg. v. Ash, 1–2.`, `Journal (im Erscheinen).`
_EDITED_BY = re.compile(r",? (?:[Hh]g\.|[Hh]rsg\.|[Hh]erausgegeben) v(?:on|\.) ")
_EDITED_IN_BRACKETS = re.compile(r"\((?:Hg|Hrsg|[Ee]ds?)\b[.:]{0,2} ?(?=[^()]{4,200}\))(?!by\b)")
_IN_AFTER_QUOTATION = re.compile(r"(?<=[”“\"«»’]); in: ")
# Glued as few printers glue: `S.12-34`, `in Deutschland.Sonderheft 33`, `Ash, Ann /Birch, Carl`.
_GLUED_LABEL = re.compile(r"(?<=[\s,;(])S\.(?=\d)")
_GLUED_SENTENCE = re.compile(r"(?<=[a-zß-ÿ]{7}\.)(?=[A-ZÄÖÜ][a-zß-ÿ]{4})")
_SERIES_IN_BRACKETS = re.compile(r"\s?\(= ?[^()]{3,80}\)")
_LOOSE_SLASH = re.compile(r"(?<=[a-zß-ÿ.]) /(?=[A-ZÄÖÜ][\w’'-]{1,25}, )")
_FORTHCOMING = re.compile(
    r"\s?\((?:im (?:Erscheinen|Druck)|en prensa|no prelo|sous presse|in corso di stampa)\)(?=\.?$)"
)
_BLANKS = re.compile(r"\s+")


class Reading(NamedTuple):
    """What was read of a printed reference."""

    fields: Fields
    sure: tuple[tuple[str, float], ...]
    """(CSL-JSON name, 0 to 1) of the fields that the desk is not certain of; the others are."""


def parse_reference(text: str) -> Fields:
    """The fields of one printed reference; never raises. Ranges stay as printed, titles keep their case and marks.

    `type` is the kind of work that the form shows: `article-journal` for a work in a volume, else `chapter`, `book`,
    `paper-conference`, `thesis`, `report`, `webpage`, `article` (preprint); empty where nothing shows it."""
    return read_reference(text).fields


def read_reference(text: str) -> Reading:
    """The fields of one printed reference, and how sure each is that is not certain; never raises.

    Of several works that an entry counts by letters, those of the first."""
    works = works_of(text)
    plain, known = prepared(works[0] if works else text)
    printed, plain = plain, narrow(plain)
    signed = read_signed(plain)
    if signed:
        return Reading(_with_identifiers(_as_printed(signed[0], plain, printed), known), ())
    law = read_law(plain)
    if law:
        return Reading(_with_identifiers(law, known), ())
    by_rules, authors_end = read_by_rules(plain, known)
    if is_plain_article(by_rules, plain.startswith("(")):
        return Reading(_with_identifiers(by_rules, known), ())
    group = is_group(by_rules.author, plain[:authors_end])
    named = group or are_massed(by_rules.author, plain, authors_end)
    found = runs(plain, by_rules, authors_end, authors_end if named else 0)
    if not found:
        return Reading(_with_identifiers(by_rules, known), ())
    fields = _as_printed(chosen(by_rules, fields_of(plain, found), named), plain, printed)
    return Reading(_with_identifiers(fields, known), sureness(fields, by_rules, found))


def _as_printed(fields: Fields, plain: str, printed: str) -> Fields:
    """The texts among the fields with the signs that were printed, where `plain` has them narrowed sign for sign."""
    if plain == printed:
        return fields
    texts = {name: getattr(fields, name) for name in ("title", "container_title", "publisher")}
    places = {name: plain.find(text) for name, text in texts.items() if text}
    return fields.with_(
        **{name: printed[place : place + len(texts[name])] for name, place in places.items() if place >= 0}
    )


def prepared(text: str) -> tuple[str, Identifiers]:
    """The text on one line, without its number and identifiers; and those."""
    plain, known = take_identifiers(normal(text[:LONGEST]))
    return _one_line(_NUMBER.sub("", plain, count=1)), known


def _one_line(text: str) -> str:
    """Without line breaks, the words that they broke put together again, dates that lost their blanks taken apart."""
    if "- " in text or "-\n" in text or "\xad" in text or "‐" in text:
        text = _BROKEN_NAME.sub("-", _BROKEN_WORD.sub("", text))
    text = _BROKEN_RANGE.sub("-", text)
    text = _EDITED_BY.sub(", edited by ", _FORTHCOMING.sub("", text))
    text = _LOOSE_SLASH.sub("/", _GLUED_SENTENCE.sub(" ", _GLUED_LABEL.sub("S. ", text)))
    text = _SERIES_IN_BRACKETS.sub("", text)
    text = _IN_AFTER_QUOTATION.sub(", in: ", _EDITED_IN_BRACKETS.sub("(ed. by ", text))
    text = _MASSED_DATE.sub(lambda date: " ".join(part for part in date.groups() if part), text)
    return _BLANKS.sub(" ", text).strip()


def _with_identifiers(fields: Fields, known: Identifiers) -> Fields:
    if known.DOI and fields == Fields(title=fields.title) and not any(sign.isalpha() for sign in fields.title):
        # `10.1234/abc, 34`: a place in the work, and nothing that it is called.
        fields = Fields()
    if known.URL and len(fields.author) == 1 and fields == Fields(type=fields.type, author=fields.author):
        # `WordNet, https://…`: nothing but a name and an address.
        fields = replace(fields, title=fields.author[0].full, author=())
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
