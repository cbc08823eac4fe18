"""Title, authors and date of a PDF, from its first pages; what its metadata says only where the page agrees."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ldn_desk.domain.article import SpanKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.doi import doi_in
from ldn_desk.importers.pdf.lines import Line
from ldn_desk.importers.pdf.paragraphs import Measures, Para
from ldn_desk.reading.entries.shape import has_locator
from ldn_desk.reading.front import own_doi
from ldn_desk.reading.text.bylines import people_in_order
from ldn_desk.reading.text.characters import folded
from ldn_desk.reading.text.dates import read_date
from ldn_desk.reading.text.lexicon import heads_references
from ldn_desk.reading.text.particles import APART

_JOURNAL = re.compile(
    r"^(?:the )?(?:\w+ ){0,2}(?:journal|annals|archives|proceedings|transactions|bulletin|reviews?|letters|reports|"
    r"frontiers|plos|bmc|bmj|lancet|nature|science|cell|jama|peerj|elife)\b(?: [\w&,]+){0,6}$",
    re.IGNORECASE,
)
_NAMED_JOURNAL = re.compile(
    r"\b(?:journal|annals|archives|transactions|bulletin|plos|bmc|frontiers)\b.* \w{3,}$(?<! the)(?<! and)(?<! for)",
    re.IGNORECASE,
)
"""Of what may be a journal's name, what hardly is anything else."""
_KIND = re.compile(
    r"^(?:(?:original |special |invited |systematic |mini |short |brief |clinical |basic |open )?"
    r"(?:research |review |access )?"
    r"(?:article|articles|paper|review|report|research|communication|letter|letters|editorial|study|access|commentary|"
    r"perspective|protocol|note|opinion|viewpoint|correspondence|technical note|case report|meta-analysis))$",
    re.IGNORECASE,
)
_LABELS = "published online|published|publication date|first published|available online|epub|accepted|received|date"
_DATED = re.compile(rf"\b({_LABELS})\b(?: online| on| date)?:? ?(?=([^;|•]{{6,32}}))", re.IGNORECASE)
_DATES = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,9}\.?,? \d{4}|[A-Z][a-z]{2,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|[A-Z][a-z]{2,8} \d{4}|\d{4}-\d{2}-\d{2}"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,40}((?:19|20)\d\d)\b", re.IGNORECASE)
_CITED_AS = re.compile(r"\((20\d\d|19\d\d)\)|\b(20\d\d|19\d\d)[;,:] ?\d{1,4}")
# `Kettle Notes 12 (2004) 1-9`: a volume beside the year, where `Kay (2004)` has none.
_YEAR_OF_VOLUME = re.compile(
    r"(?<=\d)\s?\((20\d\d|19\d\d)\)|\((20\d\d|19\d\d)\)[,:;]?\s?\d|\b(20\d\d|19\d\d)[;,:] ?\d{1,4}"
)
_TO_CITE = re.compile(r"\b(?:cite|citation|zitier|citar|citer)", re.IGNORECASE)
_IMPRINT = re.compile(r"[|•·;,(]| \d|\t")
_LONGEST_IMPRINT = 200
"""Code points of a line that says in which volume the article stands."""
_NAME = re.compile(
    r"[^\W\d_a-z][\w’'.-]{0,25}"
    rf"(?:[ -](?:[^\W\d_a-z][\w’'.-]{{0,25}}|{APART})){{1,5}}"
)
_DEGREES = re.compile(
    r",? ?\b(?:M\.?D\.?|Ph\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|M\.?P\.?H\.?|R\.?N\.?|Dr\.?|Prof\.?|FRCP|MBBS|MS|BS|MA|BA|"
    r"Pharm\.?D\.?|DO|Sc\.?D\.?|Dr\.? ?PH|FACP|MRCP|DPhil|M\.?Ed\.?|BSN|MBA|MHS|FAAP)\b\.?(?=[,;\s]|$)"
)
_MARKS = re.compile(r"[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹⁰\d]+(?:[,*†‡§¶#\d]+)?|\s[a-z](?:,[a-z*])*(?=[,;\s]|$)")
_PARTS = re.compile(r"\s*[,;·•|]\s*(?:and\s+|&\s*)?|\s+(?:and|&|und|et|y)\s+")
_ABSTRACT = re.compile(
    r"^\W{0,3}(?:abstract|summary|background|introduction|zusammenfassung|résumé|resumen)\b", re.IGNORECASE
)
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page says; indexes are of its paragraphs."""

    title: tuple[int, ...] = ()
    byline: tuple[int, ...] = ()
    author: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    container_title: str = ""
    DOI: str = ""


def read_front(paras: Sequence[Para], usual: Measures, metadata: dict[str, str], asides: Sequence[str]) -> Front:
    """The front of an article whose first page has these paragraphs; `asides` are the texts beside and around it."""
    title = _title(paras, usual, metadata.get("Title", ""))
    byline, author = _byline(paras, title[-1] + 1 if title else 0)
    if not author:
        author = _agreed(metadata.get("Author", ""), paras)
    above = _before_list(paras)
    told = [*asides, *(para.text for para in above)]
    doi = own_doi(told) or next((doi for text in metadata.values() if (doi := doi_in(text))), "")
    return Front(title, byline, author, _issued(above, asides), _journal(told), doi)


def _journal(texts: Sequence[str]) -> str:
    """The journal, where a line of the first page, or a part of one, is no more than its name."""
    parts = (" ".join(part.split()) for text in texts if len(text) <= _LONGEST_IMPRINT for part in _IMPRINT.split(text))
    return next((part for part in parts if _JOURNAL.match(part) and _NAMED_JOURNAL.search(part)), "")


def _title(paras: Sequence[Para], usual: Measures, named: str) -> tuple[int, ...]:
    """The paragraphs that are the title: the one the metadata names, else the largest that can be one."""
    wanted = folded(named)
    if len(wanted) > 12:
        for count in (1, 2, 3):
            for start in range(len(paras) - count + 1):
                if folded(" ".join(para.text for para in paras[start : start + count])) == wanted:
                    return tuple(range(start, start + count))
    able = [index for index in range(_before_text(paras)) if _may_be_title(paras[index], usual)]
    if not able:
        return ()
    first = max(able, key=lambda index: (round(paras[index].size), -index))
    found = [first]
    while found[-1] + 1 in able and _goes_on(paras[found[-1]], paras[found[-1] + 1]):
        found.append(found[-1] + 1)
    return tuple(found)


def _before_text(paras: Sequence[Para]) -> int:
    """How many paragraphs may be the title: those before the list of references and before much text."""
    room = 3000
    for index, para in enumerate(paras):
        room -= len(para.text)
        if room < 0 or heads_references(para.text):
            return index
    return len(paras)


def _before_list(paras: Sequence[Para]) -> Sequence[Para]:
    """The paragraphs above the list of references: years in it are those of other works."""
    heads = (index for index, para in enumerate(paras) if heads_references(para.text))
    return paras[: next(heads, len(paras))]


def _may_be_title(para: Para, usual: Measures) -> bool:
    text = para.text.strip()
    if para.table or not 8 < len(text) <= _LONGEST_TITLE or len(text.split()) < 2:
        return False
    large = para.size > 1.15 * usual.size or (para.bold and para.size >= usual.size)
    return large and not _JOURNAL.match(text) and not _KIND.match(text) and not _ABSTRACT.match(text)


def _goes_on(one: Para, other: Para) -> bool:
    return abs(one.size - other.size) < 0.06 * one.size and other.above < 2.2 * other.size and one.bold == other.bold


def _byline(paras: Sequence[Para], start: int) -> tuple[tuple[int, ...], tuple[Name, ...]]:
    """The paragraphs right after the title that name people, and those people."""
    found: list[int] = []
    names: list[str] = []
    for index in range(start, min(start + 8, len(paras))):
        para = paras[index]
        if _ABSTRACT.match(para.text) or len(para.text) > 3000:
            break
        people = _people(para)
        if people:
            found.append(index)
            names += people
        elif found:
            break
    return tuple(found), people_in_order(", ".join(names)) if names else ()


def _people(para: Para) -> list[str]:
    """The names in a paragraph; none where it is not a list of people."""
    text = _DEGREES.sub("", " ".join(_plain(line) for line in para.lines))
    text = re.sub(r"^(?:by|authors?:?) ", "", text.strip(), flags=re.IGNORECASE)
    parts = [part for raw in _PARTS.split(text) if (part := " ".join(_MARKS.sub(" ", raw).split()).strip(" .,;*"))]
    names = [part for part in parts if _NAME.fullmatch(part) and len(part.split()) <= 5]
    return names if parts and 10 * len(names) >= 7 * len(parts) and not _is_place(text) else []


def is_address(text: str) -> bool:
    """Whether a footnote of the first page is where its authors work and how to write to them."""
    return "@" in text or _is_place(text)


def _is_place(text: str) -> bool:
    return (
        re.search(
            r"\b(?:Universit|Department|Institut|Hospital|Cent(?:re|er)|School|Faculty|College|Laborator|Clinic)", text
        )
        is not None
    )


def _plain(line: Line) -> str:
    """The line without what is raised in it, and without the tabs."""
    text = line.text
    for start, end, kind in sorted(line.spans, reverse=True):
        if kind is SpanKind.SUPERSCRIPT:
            text = text[:start] + ("," if "," in text[start:end] or end < len(text) else "") + text[end:]
    return text.replace("\t", ", ")


def _agreed(named: str, paras: Sequence[Para]) -> tuple[Name, ...]:
    """The metadata's authors, if the first of them stands on the page."""
    names = people_in_order(re.sub(r"\s*;\s*", ", ", named)) if named and "@" not in named else ()
    page = folded(" ".join(para.text for para in paras[:20]))
    return names if names and names[0].family and folded(names[0].family) in page else ()


def _issued(paras: Sequence[Para], asides: Sequence[str]) -> PartialDate | None:
    """The date of publication: online or in print, else of acceptance, else the year of the copyright."""
    texts = [*asides, *(para.text for para in paras)]
    dated: dict[str, PartialDate] = {}
    for text in texts:
        if len(text) > 2500:
            continue
        for match in _DATED.finditer(text):
            written = _DATES.search(match.group(2))
            date = read_date(written.group()) if written else None
            if date is not None:
                dated.setdefault(match.group(1).casefold().split()[0], date)
    for label in ("published", "first", "publication", "epub", "available", "accepted"):
        if label in dated:
            return dated[label]
    naming = [*asides, *(text for text in texts if _TO_CITE.search(text[:60]))]
    return _year(_COPYRIGHT, texts) or _year(_CITED_AS, naming) or _year(_YEAR_OF_VOLUME, filter(_is_imprint, texts))


def _is_imprint(text: str) -> bool:
    """Whether a paragraph may say in which volume the article stands: a sentence that cites others does not."""
    return len(text) < _LONGEST_IMPRINT and has_locator(text)


def _year(pattern: re.Pattern[str], texts: Iterable[str]) -> PartialDate | None:
    for text in texts:
        match = pattern.search(text[:400])
        if match:
            return PartialDate(int(next(group for group in match.groups() if group)))
    return None
