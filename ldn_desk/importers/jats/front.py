"""What a JATS or NLM article says of itself: title, authors, date, language and address."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.doi import doi_in, doi_url
from ldn_desk.importers.jats.people import PEOPLE, name_of, words_of
from ldn_desk.reading.text.dates import read_date

if TYPE_CHECKING:
    from lxml.etree import _Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_PUBLICATION = re.compile(r"received|accepted|submitted|release|nihms|rev-|retract|preprint|version|corrected")
_DIGITS = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NO_TITLE = ("xref", "fn")


def meta_of(article: "_Element") -> "_Element":
    """The element that holds what is said of the article; the article itself where there is none."""
    for path in ("front/article-meta", "front-stub", "front"):
        found = article.find(path)
        if found is not None:
            return found
    return article


def title_of(article: "_Element") -> "_Element | None":
    """The title's element, its subtitle drawn into it and its footnote signs taken out."""
    group = meta_of(article).find("title-group")
    title = None if group is None else group.find("article-title")
    if group is None or title is None:
        return None
    for sign in [child for child in title.iter(*_NO_TITLE)]:
        _removed(sign)
    subtitle = group.find("subtitle")
    if subtitle is not None and words_of(subtitle):
        subtitle.text = (" " if words_of(title).endswith((":", "?", "!", ".")) else ": ") + (subtitle.text or "")
        title.append(subtitle)
    return title


def _removed(element: "_Element") -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def authors_of(article: "_Element") -> tuple[Name, ...]:
    """Persons and groups in printed order; editors, translators and the members of a group left out."""
    return tuple(
        name
        for group in meta_of(article).iterchildren("contrib-group")
        for contrib in group.iterchildren("contrib")
        if contrib.get("contrib-type", "author") in ("author", "collab", "group", "")
        for name in _named(contrib)
    )


def _named(contrib: "_Element") -> Iterator[Name]:
    for child in contrib:
        if child.tag in PEOPLE and (name := name_of(child)):
            yield name
            return


def issued_of(article: "_Element") -> PartialDate | None:
    """The earliest date of publication; of dates in one year that with most parts."""
    meta = meta_of(article)
    dates = [
        date
        for element in (*meta.iterchildren("pub-date"), *meta.iterfind("pub-date-not-available"))
        if not _NO_PUBLICATION.search(f"{element.get('pub-type') or ''} {element.get('date-type') or ''}".lower())
        and (date := date_of(element))
    ]
    return min(dates, key=_order, default=None)


def _order(date: PartialDate) -> tuple[int, int, int, int]:
    missing = (date.month is None) + (date.day is None)
    return (date.year or 9999, missing, date.month or 0, date.day or 0)


def date_of(element: "_Element") -> PartialDate | None:
    """The date that `year`, `month` and `day` in an element tell, or its ISO attribute; None without a year."""
    iso = read_date(element.get("iso-8601-date") or "")
    year = _YEAR.search(words_of(element.find("year")))
    if year is None:
        return iso or read_date(words_of(element.find("string-date")))
    month = _month(words_of(element.find("month")))
    day = _number(words_of(element.find("day")), 31) if month else None
    return PartialDate(int(year.group()), month, day)


def _month(text: str) -> int | None:
    if not text or text.isdecimal():
        return _number(text, 12)
    named = read_date(f"{text.strip('.')} 2000")
    return named.month if named else None


def _number(text: str, most: int) -> int | None:
    match = _DIGITS.fullmatch(text)
    return int(text) if match and 0 < int(text) <= most else None


def language_of(article: "_Element") -> str:
    """The article's language as it names it, `en`; empty where it does not."""
    return (article.get(LANGUAGE) or "").strip()[:35]


def source_of(article: "_Element") -> str:
    """The address that opens the article's DOI; without one, the journal's title."""
    doi = doi_of(article)
    return doi_url(doi) if doi else journal_of(article)


def doi_of(article: "_Element") -> str:
    """The article's own DOI, bare; empty where it names none."""
    named = (each for each in meta_of(article).iterchildren("article-id") if each.get("pub-id-type") == "doi")
    return next((doi for each in named if (doi := doi_in(words_of(each)))), "")


def journal_of(article: "_Element") -> str:
    """The title of the journal; empty where it is not named."""
    return words_of(next(article.iterfind("front/journal-meta//journal-title"), None))
