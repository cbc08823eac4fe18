"""What the DOIs of a reference list show: one at two references, and what is printed for a DOI and is none.

The kinds of damage are those of Buzzelli, Peroni and Xu's "doi-errors" and of PDFs set by hand: a letter for a digit,
a comma for the stop, a blank, no slash, a beginning lost, text stuck to the end, the address written twice.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from ldn_desk.domain.article import Article, Lint, Reference
from ldn_desk.domain.doi import doi_in, doi_span, is_doi, normal, repair
from ldn_desk.domain.reason import Reason, because

DUPLICATE_DOI = "duplicate-doi"
MISTYPED = "mistyped-doi"

RECORD_FORMATS = frozenset({"bibtex", "ris", "nbib", "csl-json"})
"""Formats whose references are records of a program: their text is no print, and has escapes of its own."""

_MOST_EMPTY = 0.2
"""Share of the entries from which labels without a DOI are the page's links, and no slips."""

_LABEL = r"(?:\bdoi\b[\s:.={\"]{0,6}(?:https?://(?:dx\.|www\.)?doi\.org/)?|\bdoi\.org/)"
_HEAD = r"[1lI]\s?[0Oo]\s?[.,]\s?[\dOolI]{4,9}(?:\.\d{1,9}){0,3}"
# A sign mistaken, a blank too many, a stroke the wrong way round or twice; but all there.
_DAMAGED = re.compile(rf"{_LABEL}\s?({_HEAD}\s?[/\\|]{{1,2}}\s?[^\s/\\|]\S{{0,300}})", re.IGNORECASE)
# The same where no label says that a DOI was meant: only what can hardly be anything else.
_BARE = re.compile(r"(?<![\w./])((?:1[Oo]|[lI][0O])\.\d{4,5}/\S{3,300}|10,\d{4,5}/[a-zA-Z]\S{3,300})")
_SLASHLESS = re.compile(rf"{_LABEL}\s?((10\.\d{{4,5}})[.:_-]?([a-z]\S{{2,300}}))", re.IGNORECASE)
_HEADLESS = re.compile(rf"{_LABEL}\s?(\d{{4,5}}/(?=\S{{1,40}}[a-z(.-])\S{{4,300}})", re.IGNORECASE)
_BEGUN = re.compile(rf"{_LABEL}\s?(10[.,]\d{{0,6}}/?)(?=[\s.,;)\]}}>]|$)", re.IGNORECASE)
_OTHER = re.compile(rf"{_LABEL}\s?(10[.,]?\d{{2,9}}\S{{1,300}})", re.IGNORECASE)
_EMPTY = re.compile(r"(?:\bdoi ?:|https?://(?:dx\.|www\.)?doi\.org/?)\s{0,4}[)\]]?\.?$", re.IGNORECASE)
_TWICE = re.compile(r"doi\.org/{1,2}(?:https?:/{1,2})?(?:dx\.|www\.)?doi\.org/{1,2}$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?!(?:dx\.|www\.)?doi\.org)\S{0,500}$", re.IGNORECASE)
_PLAIN_ENDS = ".,;:!?)]}>\"'”’»…"
_LETTERS = str.maketrans("OolI", "0011")
_SIGNS = str.maketrans("", "", "‐‑‒–−-")


def twin_dois(article: Article) -> Iterator[Lint]:
    """DOIs that stand at more than one reference."""
    first: dict[str, int] = {}
    for reference in article.references:
        doi = normal(reference.printed.DOI) if reference.printed.DOI else ""
        if doi and doi in first:
            reason = because("references-with-one-doi", one=first[doi], other=reference.number, doi=doi)
            yield Lint(DUPLICATE_DOI, reference.number, reason)
        first.setdefault(doi, reference.number)


def mistyped(article: Article) -> Iterator[Lint]:
    """DOIs that had to be mended to be one, and what stands where a DOI should and is none.

    A DOI that the reader set right is passed over; so are blanks, hyphens and lost links of PDF lines, which are not
    the author's."""
    empty = _empty_labels(article)
    for reference in article.references:
        reason = None if "DOI" in reference.mended else _damage(reference, article.format)
        if reason is None and reference.number in empty:
            reason = because("doi-label-alone")
        if reason:
            yield Lint(MISTYPED, reference.number, because("entry-with-bad-doi", n=reference.number, reason=reason))


def _empty_labels(article: Article) -> set[int]:
    """Numbers of the references that end in the label of a DOI without one; none where a page's links look so."""
    if article.format == "pdf":
        return set()
    found = {each.number for each in article.references if not each.given.DOI and _EMPTY.search(each.text[-60:])}
    return found if len(found) <= max(2, _MOST_EMPTY * len(article.references)) else set()


def _damage(reference: Reference, format_: str) -> Reason | None:
    doi = reference.printed.DOI
    if not doi:
        return _no_doi(reference.text)
    if format_ in RECORD_FORMATS or doi_in(reference.text) != doi:
        return None
    start, end = doi_span(reference.text)
    printed = reference.text[start:end]
    if printed == doi:
        return _stuck(reference.text, start, end)
    broken = format_ == "pdf" and _unbroken(printed) == _unbroken(doi)
    # An address may spell signs by their codes.
    return None if broken or unquote(printed).startswith(doi) else repair(reference.text, doi)


def _unbroken(text: str) -> str:
    """Without what the end of a line may leave in a DOI."""
    return "".join(text.translate(_SIGNS).split()).rstrip(_PLAIN_ENDS).lower()


def _stuck(text: str, start: int, end: int) -> Reason | None:
    """What stands right before or after a sound DOI and spoils it."""
    lead = text[max(0, start - 200) : start]
    run = text[end : end + 300].partition(" ")[0]
    if run.strip(_PLAIN_ENDS) and not _ADDRESS.search(lead):
        printed = text[start:end] + run.rstrip(".,;")
        return because("doi-mended", doi=text[start:end], printed=printed)
    if _TWICE.search(lead):
        return because("doi-address-twice", doi=text[start:end])
    return None


def _no_doi(text: str) -> Reason | None:
    """What is printed where a DOI should stand; None where nothing is."""
    bare = _BARE.search(text)
    if bare:
        return _meant(bare.group(1))
    if "doi" not in text.lower():
        return None
    for pattern, told in _KINDS:
        found = pattern.search(text)
        if found:
            return told(found)
    return None


def _meant(printed: str) -> Reason:
    """For a DOI that is all there: letters for digits, a comma for the stop, blanks and strokes."""
    head, stroke, tail = re.split(r"(\s?[/\\|]{1,2}\s?)", printed, maxsplit=1)
    mended = re.sub(r"\s", "", head).translate(_LETTERS).replace(",", ".")
    return _may_be(head + stroke + tail, f"{mended}/{tail}")


def _may_be(printed: str, guess: str) -> Reason:
    printed, meant = printed.rstrip(_PLAIN_ENDS), doi_in(guess)
    if is_doi(meant):
        return because("no-doi-but", printed=printed, meant=meant)
    return because("not-a-doi", printed=printed)


def _begun(found: re.Match[str]) -> Reason:
    return because("doi-begun", printed=found.group(1))


def _no_kind(found: re.Match[str]) -> Reason:
    return because("not-a-doi", printed=found.group(1).rstrip(_PLAIN_ENDS))


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Reason]], ...] = (
    (_DAMAGED, lambda found: _meant(found.group(1))),
    (_SLASHLESS, lambda found: _may_be(found.group(1), f"{found.group(2)}/{found.group(3)}")),
    (_HEADLESS, lambda found: _may_be(found.group(1), f"10.{found.group(1)}")),
    (_BEGUN, _begun),
    (_OTHER, _no_kind),
)
"""Kinds of damage behind a label, the surest first, and what is told of each."""
