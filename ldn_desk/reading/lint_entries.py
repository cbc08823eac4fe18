"""What single entries of a reference list show: works listed twice, DOIs printed twice or mistyped, gaps."""

import re
from collections.abc import Iterator
from itertools import combinations

from ldn_desk.domain.article import Article, Lint, Reference
from ldn_desk.domain.doi import is_doi, normal, repair_words
from ldn_desk.domain.words import tr
from ldn_desk.reading.characters import YEAR, folded

DUPLICATE_DOI = "duplicate-doi"
DUPLICATE = "duplicate-reference"
MISTYPED = "mistyped-doi"
NO_YEAR = "no-year"
NO_TITLE = "no-title"
CUT_SHORT = "cut-short"

_MOSTLY = 0.6
"""Share of the entries that must have a year, or a title, for one without it to be told of."""
_TELLING_TITLE = 20
"""Letters and digits that a title needs to be known again."""
_MOST_ALIKE = 40
"""Works of one author and year that are held against each other."""
_ALIKE = 95.0
"""Per cent of likeness from which two titles are one, mistyped."""

_MOST_WORDS = 14
"""Words, those of authors not counted, that an entry without a title has at the most."""

_UNDATED = re.compile(
    r"\bn\. ?d\b|in press|forthcoming|submitted|accepted|to appear|no date|o\. ?J\.|s\. ?[ad]\.", re.I
)
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_ADDRESS = re.compile(r"https?://\S{1,2000}|\b10\.\d{4,9}/\S{1,500}")
_CUT = re.compile(r"(?:[,–-]|\b(?:and|in|of|the|doi:?|vol\.?|pp\.?|&))\s*$", re.IGNORECASE)
# What begins like a DOI behind its label, and is none: a sign mistaken, left out, or one blank too many.
_LABELLED = re.compile(
    r"(?:\bdoi\b[\s:.]{1,3}(?:https?://(?:dx\.)?doi\.org/)?|doi\.org/)((?:1[0Oo]|[lI][0O])[\d.,;\s/OoIl]{2,12}\S{0,200})",
    re.IGNORECASE,
)
_SLASHLESS = re.compile(r"(10\.\d{4,5})([a-z]\S{2,})", re.IGNORECASE)
_LETTERS = str.maketrans("OolI", "0011")


def twin_dois(article: Article) -> Iterator[Lint]:
    """DOIs that stand at more than one reference."""
    first: dict[str, int] = {}
    for reference in article.references:
        doi = normal(reference.printed.DOI) if reference.printed.DOI else ""
        if doi and doi in first:
            text = tr(
                "References {one} and {other} print the same DOI {doi}.",
                one=first[doi],
                other=reference.number,
                doi=doi,
            )
            yield Lint(DUPLICATE_DOI, reference.number, text)
        first.setdefault(doi, reference.number)


def duplicates(article: Article) -> Iterator[Lint]:
    """Works that are listed twice; those with one DOI are told of by it alone."""
    alike: dict[tuple[str, int | None], list[Reference]] = {}
    for reference in article.references:
        names = reference.printed.author
        if names and len(folded(reference.printed.title)) >= _TELLING_TITLE:
            alike.setdefault((folded(names[0].label), reference.printed.year), []).append(reference)
    told: set[int] = set()
    for group in alike.values():
        for one, other in combinations(group[:_MOST_ALIKE], 2):
            if other.number not in told and _are_one(one, other):
                told.add(other.number)
                text = tr("References {one} and {other} seem to be the same work.", one=one.number, other=other.number)
                yield Lint(DUPLICATE, other.number, text)


def _are_one(one: Reference, other: Reference) -> bool:
    # Imported here: few lists hold two works of one author and year.
    from rapidfuzz.fuzz import ratio

    a, b = one.printed, other.printed
    if (a.DOI and b.DOI) or (a.page and b.page and _first_page(a.page) != _first_page(b.page)):
        return False
    if a.volume and b.volume and a.volume != b.volume:
        return False
    same_numbers = re.findall(r"\d+|\b[IVX]+\b", a.title) == re.findall(r"\d+|\b[IVX]+\b", b.title)
    return same_numbers and ratio(folded(a.title), folded(b.title)) >= _ALIKE


def _first_page(page: str) -> str:
    return re.split(r"[–‐‑−-]", page)[0].strip().lower()


def mistyped(article: Article) -> Iterator[Lint]:
    """DOIs that had to be mended to be one, and what stands behind the label of a DOI and is none."""
    for reference in article.references:
        words = repair_words(reference.text, reference.printed.DOI)
        if not words and not reference.printed.DOI:
            words = _no_doi(reference.text)
        if words:
            text = tr("Reference {n}: {words}.", n=reference.number, words=words)
            yield Lint(MISTYPED, reference.number, text)


def _no_doi(text: str) -> str:
    found = _LABELLED.search(text)
    if found is None:
        return ""
    printed = found.group(1).split()[0].rstrip(".,;")
    meant = _meant(found.group(1))
    if meant:
        return tr("{printed} is no DOI; {meant} may be meant", printed=printed, meant=meant)
    return tr("{printed} is no DOI", printed=printed)


def _meant(printed: str) -> str:
    """The DOI that may be meant: letters for digits, a comma for the stop, a blank too many, a slash left out."""
    head, slash, tail = printed.partition("/")
    if slash:
        guess = (
            f"{head.translate(_LETTERS).replace(',', '.').replace(' ', '')}/{tail.split()[0] if tail.split() else ''}"
        )
    else:
        guess = _SLASHLESS.sub(r"\1/\2", printed.split()[0], count=1)
    guess = guess.rstrip(".,;")
    return guess if is_doi(guess) else ""


def unfinished(article: Article) -> Iterator[Lint]:
    """Entries without a year or title where the others have them, and entries that break off."""
    years = sum(reference.printed.year is not None for reference in article.references)
    titles = sum(bool(reference.printed.title) for reference in article.references)
    least = _MOSTLY * len(article.references)
    for reference in article.references:
        n = reference.number
        if reference.start >= 0 and _CUT.search(reference.text):
            yield Lint(CUT_SHORT, n, tr("Reference {n} seems to be cut short.", n=n))
        elif years >= least and _lacks_year(reference):
            yield Lint(NO_YEAR, n, tr("Reference {n} prints no year.", n=n))
        elif titles >= least and _lacks_title(reference):
            yield Lint(NO_TITLE, n, tr("Reference {n} prints no title.", n=n))


def _lacks_year(reference: Reference) -> bool:
    """Whether no year can be found; pages of the web are printed without one."""
    printed = reference.printed
    if printed.issued is not None or printed.type in ("webpage", "software", "dataset", "legislation"):
        return False
    rest = _ADDRESS.sub(" ", reference.text)
    return not printed.URL and not _YEAR.search(rest) and not _UNDATED.search(rest)


def _lacks_title(reference: Reference) -> bool:
    """Whether a place in a container is printed without a title, and no words are left that could be one."""
    printed = reference.printed
    placed = printed.container_title and (printed.volume or printed.page)
    return not printed.title and bool(placed) and len(reference.text.split()) <= _MOST_WORDS + 2 * len(printed.author)
