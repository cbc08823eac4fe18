"""DOIs as people print them: found in free text, cleaned, compared, opened.

What follows a DOI without a blank (an address, a PMID, `[doi]`, `/full`, a year in parentheses, a row of dots) is
cut only where it is plainly not part of it; the rules were learnt from broken DOIs with known repairs (the error
classes of Buzzelli, Peroni and Xu's "doi-errors"). Every expression here runs in linear time.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote, unquote

from ldn_desk.domain.reason import Reason, because

_START = re.compile(
    r"(?<![\d.])10\.{1,2}\d{4,9}(?:\.\d{1,9}){0,3}(?:/(?:[ \t]{0,4}\r?\n[ \t]{0,9}(?=[a-z\d(]))?|%2[Ff])(?=[^\s/])"
)
# With `doi` right before it, a blank or a line break inside the prefix or at the slash is the printer's.
_LOOSE_START = re.compile(
    r"(?:\bdoi|doi\.org/)[:.\s]{0,4}(10\s?\.{1,2}\s?\d{4,9}(?:\.\d{1,9}){0,3}\s?(?:/|%2F)\s?)(?=[^\s/])", re.IGNORECASE
)
# Longer than any DOI, short enough that a line of five megabytes costs no time.
_RUN = re.compile(r"[^\s\"“”«»|`，。；）】]{1,500}")
# A line broken inside a DOI: after a joint, where the next line goes on in small letters or digits.
_BROKEN = re.compile(r"[ \t]*\r?\n[ \t]*(?=[a-z0-9(])")
_JOINTS = ("-", "/", ".", "_", "‐")
# A blank inside a DOI: after a hyphen, or before or within Elsevier's year.month.number.
_SPLIT = re.compile(
    r"(?<=[-‐]) (?=\d[\d-]*\d(?:[\s.,;)]|$))|(?<=\.) (?=(?:19|20)\d\d\.\d\d\.\d{3})"
    r"|(?<=\.(?:19|20)\d\d\.\d\d\.) (?=\d{3}(?!\d))"
)
_LIST_NUMBER = re.compile(r"\d{1,4}[.)\]]?")

_SIGNS = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys(map(ord, "‐‑‒–−"), "-")
_TEX = re.compile(r"\{\\([_%&#])\}|\\([_%&#$<>])|\$([<>])\$")
_TAGGED = re.compile(r"<([a-zA-Z_]{1,12})>[^<>]{0,40}</\1>")
_TAG = re.compile(r"</?[a-zA-Z_]{1,12}/?>")
# Doubled signs are mended only where the publisher's own form is known: other DOIs do hold them.
_DOUBLED_SIGNS = (
    (re.compile(r"10\.1007/97[\d-]+__\d{1,4}"), "__", "_"),
    (re.compile(r"10\.(?:1016|1111)/j\.[a-zA-Z\d.-]+"), "..", "."),
)

_GLUED = re.compile(
    r"[.,;(<\[]?(?:https?:|www\.).*"
    r"|[.,;(\[]?pmc?(?:id)?:?\d{5,}.*"
    r"|[.,;(\[]?pmc?id\b.*"
    r"|\[(?:doi|pubmed|crossref|google|medline|free|web)\b.*"
    r"|[\[(]epub.*"
    r"|[.,;(]?articlepublishedonline.*"
    r"|\.{4}.*"
    r"|[>)]?(?:last)?accessed\d*$"
    r"|/-/dcsupplemental.*"
    r"|[?&]\w{1,30}=.*"
    r"|#.*"
    r"|[,;](?:doi:?)?10\.\d{4,9}/.*",
    re.IGNORECASE | re.DOTALL,
)
_GLUED_HOST = re.compile(r"(?<=\d)[.,;(]?[a-z]{1,8}\.sagepub\.com.*", re.IGNORECASE | re.DOTALL)
_GLUED_WORD = re.compile(
    r"(?<=[\d.)x])(?:PubMed|CrossRef|Crossref|Google|Epub|Available|Accessed|Retrieved|Received|Published|Abstract"
    r"|Article|Full|Download|View|Cited|Correspondence|Copyright)(?![a-z]).*",
    re.DOTALL,
)
_PAGE_OF_WORK = re.compile(r"/(?:meta|abstract|full|fulltext|epdf|pdf|full\.pdf|summary)$", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"\((?:19|20)\d\d\)?$")

_TRAILING = ".,;:!?'’‘…/&<([{*\\"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_WHOLE = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S+")


def doi_in(text: str) -> str:
    """The first DOI in free text, bare and cleaned, its case as printed; empty where there is none."""
    return next((doi for _start, _end, _run, doi in _found(text)), "")


def doi_span(text: str) -> tuple[int, int]:
    """Where the first DOI stands in `text`; see `doi_at`."""
    start, end, _doi = doi_at(text)
    return start, end


def doi_at(text: str) -> tuple[int, int, str]:
    """(start, end, DOI) of the first DOI in `text`, from its `10.` to its end as printed; (-1, -1, "") for none.

    Trailing punctuation and glued text are outside of it, except where the DOI was mended inside (a line break,
    an escape, mark-up): then all up to the next blank belongs to it.
    """
    for start, end, _run, doi in _found(text):
        return start, start + len(doi) if text.startswith(doi, start) else end, doi
    return -1, -1, ""


def repair(text: str, doi: str) -> Reason | None:
    """That the DOI had to be mended: read as 10.1000/a_b, printed 10.1000/a\\_b; None where it stands as it is."""
    if not doi or doi.lower() in text.lower():
        return None
    start, end = doi_span(text)
    printed = _trimmed(" ".join(text[start:end].split())) if start >= 0 else ""
    return because("doi-mended", doi=doi, printed=printed) if printed else None


def forms(text: str) -> tuple[str, ...]:
    """What the first DOI of `text` may be: the best guess first, then the longer form that it was cut from."""
    for _start, _end, run, doi in _found(text):
        return tuple(dict.fromkeys((doi, _trimmed(_decoded(run)))))
    return ()


def is_doi(text: str) -> bool:
    """Whether the text as a whole is a bare DOI (`10.…/…`), fit to be sent to a registry."""
    return _WHOLE.fullmatch(text) is not None


def normal(doi: str) -> str:
    """The DOI as DOIs are compared: bare, without escapes, lower case. Text without a DOI is only lower-cased."""
    return (doi_in(doi) or doi.strip()).lower()


def doi_url(doi: str) -> str:
    """The address that opens the DOI: `https://doi.org/10.…`, with what an address cannot hold escaped."""
    return "https://doi.org/" + quote(doi, safe="/:;().,-_~")


def _found(text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, characters with line breaks mended, DOI) of each DOI in text order."""
    starts = [match.span() for match in _START.finditer(text)]
    starts += [match.span(1) for match in _LOOSE_START.finditer(text)]
    end = 0
    for start, after_slash in sorted(starts):
        if start < end:
            continue
        end, suffix = _suffix(text, after_slash)
        run = re.sub(r"\s", "", text[start:after_slash]).replace("..", ".", 1) + suffix
        doi = _cleaned(run)
        if is_doi(doi):
            yield start, end, run, doi


def _suffix(text: str, start: int) -> tuple[int, str]:
    """Where the characters from `start` end, and what they are with broken lines joined."""
    pieces: list[str] = []
    while True:
        match = _RUN.match(text, start)
        piece = match.group() if match else ""
        pieces.append(piece)
        end = start + len(piece)
        start = _goes_on(text, end, piece)
        if start < 0:
            return end, "".join(pieces)


def _goes_on(text: str, end: int, piece: str) -> int:
    """Where a DOI broken at `end` goes on; -1 where it does not."""
    blank = _SPLIT.match(text, end)
    if blank:
        return blank.end()
    line = _BROKEN.match(text, end) if piece.endswith(_JOINTS) else None
    if line is None:
        return -1
    following = _RUN.match(text, line.end())
    word = following.group() if following else ""
    next_entry = piece.endswith(".") and _LIST_NUMBER.fullmatch(word)
    if next_entry or not any(character.isdigit() for character in word):
        return -1
    return line.end()


def _cleaned(run: str) -> str:
    doi = _decoded(run)
    for glued in (_GLUED, _GLUED_HOST, _GLUED_WORD):
        doi = glued.sub("", doi, count=1)
    doi = _PAGE_OF_WORK.sub("", _trimmed(doi))
    doi = _trimmed(_YEAR_AFTER.sub("", doi))
    for shape, doubled, single in _DOUBLED_SIGNS:
        if shape.fullmatch(doi):
            doi = doi.replace(doubled, single)
    return doi


def _decoded(run: str) -> str:
    """The characters meant: without escapes of addresses, TeX and HTML, and without mark-up."""
    plain = _TEX.sub(lambda match: match.group(1) or match.group(2) or match.group(3), unescape(run))
    if "%" in plain:
        plain = unquote(plain)
    return _TAG.sub("", _TAGGED.sub("", plain.translate(_SIGNS)))


def _trimmed(doi: str) -> str:
    """Without trailing punctuation and without anything from the first closing bracket that none opened."""
    open_brackets: list[str] = []
    for position, character in enumerate(doi):
        if character in _BRACKETS.values():
            open_brackets.append(character)
        elif character in _BRACKETS and (not open_brackets or open_brackets.pop() != _BRACKETS[character]):
            doi = doi[:position]
            break
    return doi.rstrip(_TRAILING + (">" if "<" not in doi else ""))
