"""What the address of a link in an entry identifies: a DOI, a PubMed record.

The DOI stands behind doi.org, behind a library's proxy of it, in the path or query of a publisher's page, or behind the
publisher's own way out (`…/servlet/linkout?…&key=10.…`).
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from ldn_desk.domain.doi import doi_in

_KEYS = (
    "key",
    "access_num",
    "doi",
    "rft_id",
    "rft.doi",
    "id",
    "_targeturl",
    "targeturl",
    "url",
    "u",
    "q",
    "qurl",
    "term",
)
"""Parts of a query that may hold the DOI of the work that a link leads to, the surest first."""
_OF_THE_PAGE = ("key", "access_num")
"""Beside one of these `doi` is that of the page itself."""
_OPENS = re.compile(r"https?:|//?\w|doi:|info:doi", re.IGNORECASE)
"""An address of the web, of a page of the same site, or a DOI as one."""
_OTHER_HOSTS = re.compile(
    r"copyright\.com|altmetric\.com|scite\.ai|plu\.mx|facebook\.com|twitter\.com|linkedin\.com|reddit\.com"
    r"|mendeley\.com|connectedpapers\.com|creativecommons\.org|crossmark\.crossref\.org|x\.com$",
    re.IGNORECASE,
)
_OTHER_PAGES = re.compile(
    r"/(?:doi/)?(?:citedby|cited-by|suppl|related|recommended|permissions?|showCitFormats|downloadCitation|rightslink)"
    r"(?:/|$)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:\.(?:pdf|html?|xml|epub|full|abstract|long|short|extract)(?:\+html)?|/(?:full|fulltext|abstract|figures|references"
    r"|meta|tab-[\w-]+|pdf|epdf|summary|html))(?:\.(?:pdf|html?|xml))?(?:\+html)?$",
    re.IGNORECASE,
)
_PUBMED = re.compile(
    r"(?:pubmed[\w.-]{0,60}/?(?:m/)?(?:pubmed/?)?(?:\?term=|/)|list_uids=|/(?:abstract|article)/MED/)(\d{4,9})(?![\w.])",
    re.IGNORECASE,
)
_LONGEST = 4000


def doi_in_address(address: str) -> str:
    """The DOI of the work that a web address opens, bare; empty where it opens none."""
    if "10." not in address or not _OPENS.match(address):
        return ""
    try:
        parts = urlsplit(address[:_LONGEST])
    except ValueError:
        return ""
    if _OTHER_HOSTS.search(parts.netloc) or _OTHER_PAGES.search(parts.path):
        return ""
    return _in_query(parts.query) or _in_path(parts.path)


def _in_query(query: str) -> str:
    named = {name.lower(): value for name, value in parse_qsl(query) if value} if query else {}
    for name in _KEYS:
        if name in named:
            doi = doi_in(named[name])
            if doi or name in _OF_THE_PAGE:
                return _without_file(doi)
    return ""


def _in_path(path: str) -> str:
    return _without_file(doi_in(unquote(path)))


def _without_file(doi: str) -> str:
    """The DOI without what names a form of the page behind it (`.pdf`, `/full`)."""
    return _FILE.sub("", _FILE.sub("", doi)) if doi.count("/") else doi


def pmid_in_address(address: str) -> str:
    """The PMID of the record that a web address opens; empty where it opens none."""
    if not _OPENS.match(address):
        return ""
    found = _PUBMED.search(address[:_LONGEST])
    return found.group(1) if found else _by_linkout(address[:_LONGEST])


def _by_linkout(address: str) -> str:
    """The number behind a publisher's own way to PubMed: `dbid=8` and `link_type=MED` name it."""
    _page, _mark, query = address.partition("?")
    named = {name.lower(): value for name, value in parse_qsl(query)} if query else {}
    if named.get("dbid") == "8" or named.get("link_type") == "MED":
        number = named.get("key") or named.get("access_num") or ""
        return number if number.isdecimal() and 3 < len(number) < 10 else ""
    return ""
