"""What the entries of reference lists (`.bib`, `.ris`, `.nbib`, `.json`) have in common.

Programs write names, dates, pages and identifiers in a few known shapes; here they become values of `Fields`.
"""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.doi import doi_in
from ldn_desk.reading.text.bylines import person
from ldn_desk.reading.text.characters import YEAR, normal
from ldn_desk.reading.text.dates import month_number, read_date
from ldn_desk.reading.text.organisations import is_organisation
from ldn_desk.reading.text.particles import PARTICLES, particles_at_start

LONGEST = 20_000
"""Code points of one value that are looked at."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|su[bp]|sc|scp|inf|italic|bold|span|p|br|jats:[a-z-]{1,20}|mml:[a-z]{1,20})"
    r"(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")

_ET_AL = re.compile(r"[\s,;]{0,4}(?:\band )?(?:\bet\.? ?al\b\.?|\band others|…|\.\.\.)\s*$", re.IGNORECASE)
_NOBODY = frozenset(("et al", "others", "", "...", "…"))
_SUFFIX = r"(?:Jr|Sr|2nd|3rd|4th|II|III|IV)"
_IS_SUFFIX = re.compile(rf"{_SUFFIX}\.?", re.IGNORECASE)
_SUFFIX_AFTER = re.compile(rf"[ ,]\s?({_SUFFIX})\.?$")
_INITIALS = re.compile(r"(?!UK$|USA?$|EU$|WHO$|NHS$|NIH$)(?:[^\W\d_a-zß-ÿ]{1,3}|(?:[^\W\d_a-zß-ÿ]\.[ -]?){1,4})")
_SLASHED = re.compile(rf"({YEAR})/+(\d{{0,2}})/*(\d{{0,2}})(?:/.*)?", re.DOTALL)
_YEAR_FIRST = re.compile(rf"\D{{0,12}}({YEAR})(?!\d)(?:[-/]?(\d{{2}})(?!\d))?(?:[ ,]+([^\W\d_]{{3,9}})\.?(?![\w/–-]))?")

_ORIGINAL = re.compile(rf"\[\s?({YEAR})\s?\]")
_DAY_RANGE = re.compile(
    rf"\d{{1,2}}\.?\s?(?:-{{1,3}}|[–—/&]|and|bis|to)\s?\d{{1,2}}\.?\s(?:of\s)?([^\W\d_]{{3,10}})\.?,?\s({YEAR})"
    rf"|([^\W\d_]{{3,10}})\.?\s\d{{1,2}}\s?(?:-{{1,3}}|[–—/&]|and|to)\s?\d{{1,2}},?\s({YEAR})"
)
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})/({YEAR})")
_IN_A_RANGE = re.compile(rf"[^\d]{{0,20}}\d{{1,2}}[^\d]{{1,20}}\d{{1,2}}[^\d]{{1,20}}({YEAR})")
_DASHES = re.compile(r"\s*(?:--+|[–—‒−])\s*")
_PAGE_LABEL = re.compile(r"(?:pp?|pages?|pgs?)\b\.?\s*(?=[\dA-Za-z])", re.IGNORECASE)
_PAGE_TAIL = re.compile(r"[;,.]?\s*(?:discussion|quiz|author reply|table of contents)\b.*|[;,.\s]+", re.DOTALL)
_ARTICLE_NUMBER = re.compile(r"[a-z]{1,2}\d{2,}|CD\d{6}(?:\.pub\d{1,2})?|[A-Z]\d{4,}|\d{6,}")

_PMID = re.compile(r"(?:PMID[:\s]{1,3}|pubmed[:/]|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/)(\d{1,9})(?!\d)", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{3,9}\b", re.IGNORECASE)
_ISSN = re.compile(r"(?<![\dX-])(\d{4})-?(\d{3}[\dXx])(?![\dX-])")
_ISBN = re.compile(r"(?<!\d)(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dXx](?!\d)")
_ARXIV = re.compile(
    r"\barxiv(?:\.org/(?:abs|pdf)/|[:\s.]{1,3})(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})", re.I
)
_PREPRINTS = re.compile(
    r"\b(?:arxiv|corr$|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|osf preprints|research ?square|ssrn|preprints?)\b",
    re.I,
)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)


def plain(text: str) -> str:
    """One line in NFC without control characters, HTML's escapes and inline tags: what a field says."""
    if not text:
        return ""
    text = _SURROGATE.sub("\ufffd", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: unescape(match.group()), text)
    if "<" in text:
        text = _TAG.sub("", text)
    return _BLANKS.sub(" ", normal(text)).strip()


def people(texts: Iterable[str]) -> tuple[tuple[Name, ...], bool]:
    """The names, one text each, and whether the list says that there are more (`others`, `et al.`).

    Several persons that a program wrote into one text (`Smith, A.; Jones, B.`) are told apart."""
    names: list[Name] = []
    et_al = False
    for text in texts:
        for part in text[:LONGEST].split(";"):
            whole = plain(part)
            cut = _ET_AL.sub("", whole)
            et_al = et_al or cut != whole or cut.lower() in _NOBODY - {""}
            if cut.lower().rstrip(".") not in _NOBODY:
                names.extend(_names(cut))
    return tuple(names), et_al


def _names(text: str) -> tuple[Name, ...]:
    """The persons of one text: mostly one; more where it holds more commas than one name can."""
    if text.count(",") > 2 or (" and " in text and text.count(",") > 1):
        # Imported here: few lists hold such a text, and the grammar of printed authors takes its time to be made.
        from ldn_desk.reading.reference.names import read_authors

        read = read_authors(f"{text} (2000).")
        return read.names if read.names and read.end >= len(text) else (Name(literal=text),)
    return (listed_name(text),)


def listed_name(text: str) -> Name:
    """One name as lists hold it: `Family, Given`, `Family, Given, Jr`, `Family, Jr, Given`, `Family GG`, a group."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or not parts[1]:
        return _without_comma(parts[0])
    if len(parts) > 3 or not parts[0]:
        return Name(literal=text.strip())
    suffix = next((part for part in parts[1:] if _IS_SUFFIX.fullmatch(part)), "")
    given = " ".join(part for part in parts[1:] if part != suffix)
    return named(parts[0], given, suffix)


def _without_comma(text: str) -> Name:
    """`Smith JA` and `Ann B. Smith` are persons; a single word, and any other row of words, is taken for a group."""
    suffix = _SUFFIX_AFTER.search(text)
    words = (text[: suffix.start()] if suffix else text).split()
    if len(words) < 2 or (is_organisation(text) and not _is_surname_with_initials(words)):
        return Name(literal=text.strip())
    family = " ".join(words[:-1])
    if _INITIALS.fullmatch(words[-1]) and any(letter.islower() for letter in family):
        return named(family, words[-1], suffix.group(1) if suffix else "")
    in_order = len(words) == 2 or all(_INITIALS.fullmatch(word) or word in PARTICLES for word in words[1:-1])
    return person(text) if in_order and all(word[0].isupper() for word in (words[0], words[-1])) else Name(literal=text)


def _is_surname_with_initials(words: Sequence[str]) -> bool:
    """`Staff AC`, `Force T`: a surname may be a word that groups are named with."""
    return len(words) == 2 and not words[0].isupper() and _INITIALS.fullmatch(words[1]) is not None


def is_initials(text: str) -> bool:
    """Whether a word is given names cut to their initials (`JA`, `J.-P.`)."""
    return _INITIALS.fullmatch(text) is not None


def named(family: str, given: str, suffix: str = "") -> Name:
    """A person; particles in small letters leave the family name, a suffix leaves the given names."""
    after = None if suffix else _SUFFIX_AFTER.search(given)
    if after:
        given, suffix = given[: after.start()], after.group(1)
    words = family.split()
    place = particles_at_start(words)
    return Name(" ".join(words[place:]), given.strip(), " ".join(words[:place]), suffix.rstrip("."))


def listed_date(text: str) -> PartialDate | None:
    """The date a list's field holds (`2019/05/12/`, `2016 Nov`, `2020 Nov-Dec`, `2017-08/2017-09`); raw without year.

    Of a range of months only the year is taken."""
    printed = plain(text[:LONGEST])[:200]
    original = _ORIGINAL.search(printed)
    if original and len(printed) > original.end() - original.start():
        # Beside the year of this edition stands that of the first.
        printed = _ORIGINAL.sub("", printed).strip()
    slashed = _SLASHED.fullmatch(printed)
    if slashed:
        return PartialDate(int(slashed.group(1)), *_month_and_day(slashed.group(2), slashed.group(3)))
    whole = read_date(printed)
    if whole:
        return whole
    ranged = _of_range(printed)
    if ranged:
        return ranged
    first = _YEAR_FIRST.match(printed)
    if first is None:
        return PartialDate(raw=printed) if printed else None
    month = int(first.group(2)) if first.group(2) else month_number(first.group(3) or "")
    return PartialDate(int(first.group(1)), month if month and 1 <= month <= 12 and "/" not in printed else None)


def original_year(text: str) -> int | None:
    """The year of the first edition that stands in brackets beside that of this one (`[1867] 1976`); else None."""
    printed = plain(text[:LONGEST])[:200]
    original = _ORIGINAL.search(printed)
    return int(original.group(1)) if original and original.group() != printed else None


def _of_range(printed: str) -> PartialDate | None:
    """The month and year of a range of days (`22-26 June 2015`), the year of one over months; None for no range."""
    days = _DAY_RANGE.fullmatch(printed)
    if days:
        return PartialDate(int(days.group(2) or days.group(4)), month_number(days.group(1) or days.group(3)))
    month = _MONTH_YEAR.fullmatch(printed)
    if month and 1 <= int(month.group(1)) <= 12:
        return PartialDate(int(month.group(2)), int(month.group(1)))
    over = _IN_A_RANGE.fullmatch(printed)
    return PartialDate(int(over.group(1))) if over else None


def _month_and_day(month: str, day: str) -> tuple[int | None, int | None]:
    known = int(month) if month and 1 <= int(month) <= 12 else None
    return known, int(day) if known and day and 1 <= int(day) <= 31 else None


def pages(first: str, last: str = "") -> str:
    """Pages as printed, without label and what follows them; two dashes, as TeX has them, are an en dash."""
    start, end = (_tailless(_PAGE_LABEL.sub("", _DASHES.sub("–", plain(text)), count=1)) for text in (first, last))
    if not end or end == start or "–" in start or "-" in start:
        return start or end
    return f"{start}–{end}" if start and "–" not in end and "-" not in end else end


def _tailless(page: str) -> str:
    tail = _PAGE_TAIL.search(page)
    while tail and tail.end() != len(page):
        tail = _PAGE_TAIL.search(page, tail.end())
    return page[: tail.start()] if tail else page


def first_doi(*texts: str) -> str:
    """The first DOI that any of the texts holds."""
    return next((doi for doi in map(doi_in, (text[:LONGEST] for text in texts if "10." in text)) if doi), "")


def pmid_in(*texts: str) -> str:
    """The first PubMed number that a text names as one (`PMID: 123`, an address at PubMed)."""
    return next((match.group(1) for match in map(_PMID.search, texts) if match), "")


def pmcid_in(*texts: str) -> str:
    """The first PMC number, with its letters."""
    return next((match.group().upper() for match in map(_PMCID.search, texts) if match), "")


def arxiv_in(*texts: str) -> str:
    """The first arXiv number without its version."""
    return next((match.group(1) for match in map(_ARXIV.search, texts) if match), "")


def issns_in(text: str) -> tuple[str, ...]:
    """Every ISSN once, with its hyphen."""
    return tuple(dict.fromkeys(f"{a}-{b.upper()}" for a, b in _ISSN.findall(text[:LONGEST])))


def isbn_in(text: str) -> str:
    """The first ISBN as it is printed."""
    match = _ISBN.search(text[:LONGEST])
    return match.group() if match else ""


def completed(fields: Fields) -> Fields:
    """The fields with what follows from others: an article number told from a page, a preprint by its server,
    a DOI's own address left out beside the DOI, as it says nothing more."""
    if not fields.number and _ARTICLE_NUMBER.fullmatch(fields.page):
        fields = fields.with_(number=fields.page, page="")
    if fields.DOI and _DOI_ADDRESS.match(fields.URL):
        fields = fields.with_(URL="")
    return fields.with_(type=_type(fields))


def _type(fields: Fields) -> str:
    server = _PREPRINTS.search(fields.container_title) or (
        not fields.container_title and _PREPRINTS.search(fields.publisher)
    )
    if server and fields.type in ("", "article-journal", "manuscript", "webpage", "document", "report"):
        return "article"
    if not fields.type and fields.container_title and (fields.volume or fields.issue or fields.ISSN):
        return "article-journal"
    return fields.type
