"""Identifiers and addresses in a printed reference: taken out first, so that what is left is names and words."""

import re
from dataclasses import dataclass

from ldn_desk.domain.doi import doi_at

_HINT = re.compile(
    r"10\.|doi|http|www\.|pm[ci]|pubmed|isbn|issn|arxiv|epub|ahead|online|access|cited|retriev|crossref|scholar",
    re.I,
)
_DOI_LABEL = re.compile(
    r"[\[(]?\s?(?:https?://(?:dx\.|www\.)?doi\.org/|\b(?:doi|DOI|Doi)\b[\s:.]{0,3}(?:https?://\S{0,20}/)?)\s?$"
)
# A label whose DOI was lost, or is none: nothing that follows belongs to the reference.
_EMPTY_DOI = re.compile(r"[\[(]?\b(?:doi|DOI|Doi)\b[\s:.]{0,4}\S{0,60}(?:\s\S{0,40})?\s?[)\]]?\.?$")
_PMID = re.compile(r"[\[(]?\b(?:PMID|PubMed(?: ID)?|pmid)[:\s]{1,3}(\d{5,9})\b\.?[;,]?\s?[)\]]?")
_PMCID = re.compile(r"[\[(]?\b(?:PMCID[:\s]{1,3})?(PMC\d{4,9})\b[)\]]?")
_ISBN = re.compile(r"[\[(]?\bISBN(?:-1[03])?[:\s]{0,3}((?:97[89][ -]?)?\d[\d -]{7,14}[\dXx])\b[)\]]?")
_ARXIV = re.compile(r"\barXiv:\s?(\d{4}\.\d{4,5})(?:v\d{1,2})?(?: ?\[[\w.-]{1,20}\])?", re.IGNORECASE)
_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"“”]{3,2000}>?")
_LED_IN = re.compile(r"[\[(](?:see|at|via|URL)?:?\s?$")
_CLOSERS = {")": "(", "]": "["}

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = r"\w{3,10}\.?"
_WHEN = (
    rf"(?:on )?(?:{_MONTH} {_DAY},? \d{{4}}|{_DAY}\.? {_MONTH},? \d{{4}}|\d{{4}} {_MONTH}(?: \d{{1,2}})?"
    rf"|{_MONTH} \d{{4}}"
    r"|[\d./-]{6,10}|\d{4})"
)
_ACCESS_WORD = (
    r"(?:[Rr]etrieved|(?:(?:[Ll]ast|[Dd]ate) )?[Aa]ccessed|[Cc]ited|[Uu]pdated|[Vv]iewed|[Zz]ugriff am|[Cc]onsulté le)"
)
_ACCESS = re.compile(
    r"[\[(]?(?:"
    r"\b[Aa]vailable:|\b[Aa]vailable (?:from|at|online|on)(?: ?at)?\b:?"
    rf"|\b{_ACCESS_WORD}:? ?{_WHEN}(?:,? ?(?:from|at)\b:?)?"
    r"|\bRetrieved from:?"
    r")\s?[;.\])]?\s?[\])]?"
)
_TAGS = re.compile(
    r"\s?\[(?:PubMed|CrossRef|Crossref|Google Scholar|Internet|Online|online|electronic|serial online|PMC free article|"
    r"Free Full Text|Full Text|Medline|MEDLINE|DOI|Article)\]|\s(?:CrossRef|Google Scholar|PubMed|MEDLINE)(?=[\s.]|$)"
)
_EPUB = re.compile(
    r"[\[(;.,]?\s?\b(?:Epub(?: ahead of print)?|(?:Preprint )?[Pp](?:ublished|osted) online"
    r"|[Aa]dvance online publication|(?:[Oo]nline )?[Aa]head of print)\b"
    r"(?P<date>(?: \d{4})?(?: [A-Z][a-z]{2,8}\.?)?(?: \d{1,2}(?!\d))?(?:,? \d{4}(?![;\d]))?)[)\].;]?"
)
# Without one of these words the expressions above find nothing, and looking for a word is far quicker.
_TAG_WORDS = ("[", "scholar", "crossref", "pubmed", "medline")
_EPUB_WORDS = ("epub", "online", "ahead")
_ACCESS_WORDS = ("availab", "retriev", "access", "cited", "updated", "viewed", "zugriff", "consult")
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
    if _HINT.search(text) is None:
        return text, _NONE
    text, doi = _take_doi(text)
    text = _BLANKS.sub(" ", text)
    small = text.lower()
    text, url = _take_url(text) if "http" in small or "www." in small else (text, "")
    text, pmid = _take(_PMID, text) if "pmid" in small or "pubmed" in small else (text, "")
    text, pmcid = _take(_PMCID, text) if "pmc" in small else (text, "")
    text, isbn = _take(_ISBN, text) if "isbn" in small else (text, "")
    text, arxiv = _take(_ARXIV, text) if "arxiv" in small else (text, "")
    text = _TAGS.sub("", text) if _any(_TAG_WORDS, small) else text
    epub = _EPUB.search(text) if _any(_EPUB_WORDS, small) else None
    text = _EPUB.sub(" ", text) if epub else text
    rest = _ACCESS.sub(" ", text) if _any(_ACCESS_WORDS, small) else text
    kept = "" if doi and "doi.org/" in url.lower() else url
    return rest, Identifiers(
        doi, pmid, pmcid, isbn, kept, arxiv, accessed=rest != text, online=epub["date"].strip() if epub else ""
    )


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _take_doi(text: str) -> tuple[str, str]:
    text = _LINE_END.sub("\n", text) if "\n" in text else text
    if "10." not in text:
        return _EMPTY_DOI.sub("", text.rstrip()), ""
    start, end, doi = doi_at(text)
    if start < 0:
        return _EMPTY_DOI.sub("", text.rstrip()), ""
    label = _DOI_LABEL.search(text, max(0, start - 40), start)
    begins = label.start() if label else start
    rest = text[end:].lstrip(".,;)]>")
    again = rest.find(text[start:end])
    if again >= 0:
        # Some styles print the address twice.
        second = _DOI_LABEL.search(rest, max(0, again - 40), again)
        rest = f"{rest[: second.start() if second else again]} {rest[again + end - start :].lstrip('.,;)]>')}"
    return f"{text[:begins]} {rest}", doi


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", match.group(1)


def _take_url(text: str) -> tuple[str, str]:
    match = _URL.search(text)
    if match is None:
        return text, ""
    url = match.group().strip("<>").rstrip(".,;:")
    for closer, opener in _CLOSERS.items():
        if url.endswith(closer) and url.count(closer) > url.count(opener):
            url = url[:-1].rstrip(".,;")
    before = _LED_IN.sub("", text[: match.start()])
    return f"{before} {text[match.end() :].lstrip('])')}", url
