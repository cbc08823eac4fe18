"""Identifiers and addresses in a printed reference: taken out first, so that what is left is names and words."""

import re
from dataclasses import dataclass, replace

from ldn_desk.domain.doi import doi_at
from ldn_desk.reading.reference.access_notes import without_notes

_HINT = re.compile(r"10\.|doi|http|www\.|pm[ci]|pubmed|isbn|issn|arxiv", re.I)
_DOI_LABEL = re.compile(
    r"[\[(]?\s?(?:https?://(?:dx\.|www\.)?doi\.org/|\b(?:doi|DOI|Doi)\b[\s:.]{0,3}(?:https?://\S{0,20}/)?)\s?$"
)
# A label whose DOI was lost, or is none: nothing that follows belongs to the reference.
_EMPTY_DOI = re.compile(
    r"(?:[\[(]?(?<![/.-])\b(?:doi|DOI|Doi)\b[\s:.]{0,4}|https?://(?:dx\.|www\.)?doi\.org/(?=\s|$|10\.))"
    r"\S{0,60}(?:\s\S{0,40})?\s?[)\]]?\.?$"
)
_SHORT_DOI = re.compile(r"\b(?:doi|DOI|Doi)[\s:.]{0,3}(10/[a-z\d]{3,10})\b")
_PMID = re.compile(r"[\[(]?\b(?:PMID|PubMed(?: ID)?|pmid|PMid)[:\s]{1,3}(\d{5,9})\b\.?[;,]?\s?[)\]]?")
_PMCID = re.compile(r"[\[(]?\b(?:PMCID[:\s]{1,3})?(PMC\d{4,9})\b[)\]]?")
_ISBN = re.compile(r"[\[(]?\bISBN(?:-1[03])?[:\s]{0,3}((?:97[89][ -]?)?\d[\d -]{7,14}[\dXx])\b[)\]]?")
_ARXIV = re.compile(r"\barXiv:\s?(\d{4}\.\d{4,5})(?:v\d{1,2})?(?: ?\[[\w.-]{1,20}\])?", re.IGNORECASE)
# A note of access may be glued to it: `…/journals.Acesso em: 7 out. 2021`.
_URL = re.compile(
    r"<?\b(?:https?://|www\.)[^\s<>\"“”]{3,2000}?(?=\.(?:Acesso|Acceso|Access|Accessed|Retrieved|Zugriff)\s|[\s<>\"“”]|$)>?"
)
_DOI_HOST = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_LED_IN = re.compile(r"(?:[\[(](?:see|at|via|URL)?|[;,.]?\s?\b(?:[Oo]nline|URL|Url|[Ww]eb|[Ll]ink)):?\s?$")
# The day it was looked at, in brackets behind an address: `www.example.org (27.2.2009)`.
_SEEN = re.compile(
    r"\s?[(\[](?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d\d){1,2}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4})[)\]]"
)
# The foot of a page that was copied along: `1 of 9`.
_PAGE_COUNT = re.compile(r"^\s{0,3}\d{1,3} of \d{1,3}\s*$")
# What is left of markup that was copied along: `…/a04.pub2</ref>`.
_CLOSING_TAG = re.compile(r"^</[a-z-]{1,20}>")
_CLOSERS = {")": "(", "]": "["}

_LINE_END = re.compile(r"(?<![ \t])[ \t]+\n")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What was taken out of a reference. `accessed` says that it told when or where it was read online."""

    DOI: str = ""
    PMID: str = ""
    PMCID: str = ""
    ISBN: str = ""
    URL: str = ""
    arxiv: str = ""
    accessed: bool = False
    online: str = ""
    """When it was published online, as printed: the date of a work that prints no other."""


_NONE = Identifiers()


def take_identifiers(text: str) -> tuple[str, Identifiers]:
    """The text without its identifiers, addresses and access notes, and those."""
    known = _NONE
    if _HINT.search(text):
        text, known = _taken(text)
    rest, accessed, online = without_notes(text)
    return rest, replace(known, accessed=accessed, online=online) if accessed or online else known


def _taken(text: str) -> tuple[str, Identifiers]:
    text, doi, home = _take_doi(text)
    text = _BLANKS.sub(" ", text)
    small = text.lower()
    text, url = _without_url(text) if "http" in small or "www." in small else (text, "")
    text, pmid = _take(_PMID, text) if "pmid" in small or "pubmed" in small else (text, "")
    text, pmcid = _take(_PMCID, text) if "pmc" in small else (text, "")
    text, isbn = _take(_ISBN, text) if "isbn" in small else (text, "")
    text, arxiv = _take(_ARXIV, text) if "arxiv" in small else (text, "")
    kept = home or ("" if doi and "doi.org/" in url.lower() else url)
    return text, Identifiers(doi, pmid, pmcid, isbn, kept, arxiv)


def _take_doi(text: str) -> tuple[str, str, str]:
    """(text without it, DOI, the address of a publisher or library that it stands in)."""
    text = _LINE_END.sub("\n", text) if "\n" in text else text
    start, end, doi = doi_at(text) if "10." in text else (-1, -1, "")
    if start < 0:
        short = _SHORT_DOI.search(text)
        return _EMPTY_DOI.sub("", text.rstrip()), "", f"https://doi.org/{short.group(1)}" if short else ""
    home = next((match for match in _URL.finditer(text, 0, end) if match.end() > start), None)
    if home and not _DOI_HOST.match(home.group().lstrip("<")):
        rest, url = _without_url(text, home.start())
        return rest, doi, url
    label = _DOI_LABEL.search(text, max(0, start - 40), start)
    begins = label.start() if label else start
    bracket = _LED_IN.search(text[max(0, begins - 8) : begins])
    begins -= len(bracket.group()) if bracket else 0
    rest = _PAGE_COUNT.sub("", _CLOSING_TAG.sub("", text[end:]).lstrip(")]>" if bracket else ".,;)]>"))
    again = rest.find(text[start:end])
    if again >= 0:
        # Some styles print the address twice.
        second = _DOI_LABEL.search(rest, max(0, again - 40), again)
        rest = f"{rest[: second.start() if second else again]} {rest[again + end - start :].lstrip('.,;)]>')}"
    return f"{text[:begins]} {rest}", doi, ""


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", match.group(1)


def _without_url(text: str, place: int = 0) -> tuple[str, str]:
    """(text without its first address from `place` on, the address)."""
    match = _URL.search(text, place)
    if match is None:
        return text, ""
    url = match.group().strip("<>").rstrip(".,;:")
    for closer, opener in _CLOSERS.items():
        if url.endswith(closer) and url.count(closer) > url.count(opener):
            url = url[:-1].rstrip(".,;")
    seen = _SEEN.match(text, match.end())
    before = _LED_IN.sub("", text[: match.start()])
    return f"{before} {text[seen.end() if seen else match.end() :].lstrip('])')}", url
