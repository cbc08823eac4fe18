"""What single entries of a reference list show: works listed twice, entries run together, cut short, or with gaps."""

import re
from collections.abc import Iterator
from itertools import combinations, islice

from ldn_desk.domain.article import Article, Lint, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import doi_in
from ldn_desk.domain.reason import because
from ldn_desk.reading.entries.shape import LONGEST_ENTRY, begins_with_author, evidence, has_locator, opens_with_initials
from ldn_desk.reading.findings.dois import RECORD_FORMATS
from ldn_desk.reading.reference.several_works import works_of
from ldn_desk.reading.text.characters import YEAR, folded, word_set

DUPLICATE = "duplicate-reference"
TWO_IN_ONE = "two-in-one"
NO_YEAR = "no-year"
NO_TITLE = "no-title"
CUT_SHORT = "cut-short"

_MOSTLY = 0.6
"""Share of the entries that must have a year, or a title, for one without it to be told of."""
_STYLE = 0.2
"""Share of the entries from which what they have in common is their style, and no slip."""
_TELLING_TITLE = 20
"""Letters and digits that a title needs to be known again by itself."""
_MOST_ALIKE = 40
"""Works of one author and year that are held against each other."""
_ALIKE = 85.0
"""Per cent of likeness from which two titles at one place are one, mistyped."""
_MOST_JOINTS = 24
"""Ends of sentences that are looked at for the beginning of a second reference."""
_WHOLE = 3
"""Signs of an entry that each half of two run together shows."""

_UNDATED = re.compile(
    r"\bn\. ?d\b|in press|forthcoming|submitted|accepted|to appear|no date|unpublished|in preparation|personal comm"
    r"|o\. ?J\.|s\. ?[ad]\.|im Druck|en prensa|à paraître|sous presse|in corso|no prelo|в печати|印刷中|인쇄 ?중",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_ADDRESS = re.compile(r"https?://\S{1,2000}|\b10\.\d{4,9}/\S{1,500}")
_CUT = re.compile(r"(?:[,–-]|(?<!\d )\b(?:and|in|of|the|for|with|vol\.?|pp\.?|&))\s*$", re.IGNORECASE)
_NOTE = re.compile(
    r"\b(?:errat|corrig|correction|repl[yi]|comment|retract|response|rejoinder|addend|editorial|letter|abstract|poster"
    r"|supplement|preprint)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\d+|\b[IVX]+\b")
_JOINT = re.compile(r"(?:[.\])\d]|\bdoi:|\b10\.\d{4,9}/\S{1,200})\s{1,9}(?=[^\W\d_])")
# What goes on with the entry before it, however much it looks like a name and a year.
_GOES_ON = re.compile(
    r"(?:Epub|E-?pub|PM[CI]|PubMed|Avail|Access|Retriev|Publish|Errat|Comment|Corr|Repr|See|In|Reply|Orig|Discuss|Online"
    r"|Updated|Cited|Version|Transl|Also|And|Trans|Ed|Eds|Vol|Doi|DOI|Presented|Proc|First|Article|Abstract|Suppl"
    r"|Reviewed|Retract|Summary|Full|Author|Erstmals|Zit|Aus|Dans|Nel|En)\w{0,12}\b"
    r"|[^\W\d_][\w. -]{2,30}, [A-Z]{2}(?:, USA)?:"  # Cambridge, MA: a publisher follows
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_TITLE_WORDS = word_set(
    "and the doi vol pmid pmcid pmc issue pages eds jan feb mar apr may jun jul aug sep sept oct nov dec"
    " letters available accessed"
)
_SMALL = word_set("of the and for in on de la der die und et le des &")


def duplicates(article: Article) -> Iterator[Lint]:
    """Works that are listed twice; those with one DOI are told of by it alone."""
    alike: dict[tuple[str, int | None], list[Reference]] = {}
    for reference in article.references:
        names = reference.printed.author
        if names and reference.printed.title:
            alike.setdefault((folded(names[0].label), reference.printed.year), []).append(reference)
    told: set[int] = set()
    for group in alike.values():
        for one, other in combinations(group[:_MOST_ALIKE], 2):
            if other.number not in told and _are_one(one, other):
                told.add(other.number)
                reason = because("references-of-one-work", one=one.number, other=other.number)
                yield Lint(DUPLICATE, other.number, reason)


def _are_one(one: Reference, other: Reference) -> bool:
    """Whether two references of one first author and year are one work: at the same place with titles much alike, or
    with the same title and nothing against it. Parts of a series, corrections and replies are works of their own."""
    a, b = one.printed, other.printed
    if _clash(a, b) or _PARTS.findall(a.title) != _PARTS.findall(b.title):
        return False
    if set(_noted(one)) != set(_noted(other)):
        return False
    titles = folded(a.title), folded(b.title)
    if a.volume and a.volume == b.volume and (_first_page(a) and _first_page(a) == _first_page(b)):
        # Imported here: few lists hold two works at one place.
        from rapidfuzz.fuzz import ratio

        return ratio(*titles) >= _ALIKE
    return titles[0] == titles[1] and len(titles[0]) >= _TELLING_TITLE and _one_container(a, b)


def _clash(a: Fields, b: Fields) -> bool:
    pairs = (
        # The same DOI twice is told of by itself; two DOIs are two works.
        (a.DOI and b.DOI and "a", "b"),
        (_first_page(a), _first_page(b)),
        (a.volume, b.volume),
        (a.edition, b.edition),
        (a.URL.rstrip("/"), b.URL.rstrip("/")),
    )
    return any(one and other and one != other for one, other in pairs)


def _first_page(fields: Fields) -> str:
    return re.split(r"[–‐‑−-]", fields.page or fields.number)[0].strip().lower()


def _noted(reference: Reference) -> list[str]:
    return [word.lower() for word in _NOTE.findall(reference.text[:LONGEST_ENTRY])]


def _one_container(a: Fields, b: Fields) -> bool:
    one, other = a.container_title, b.container_title
    return not one or not other or _initials(one) == _initials(other)


def _initials(container: str) -> str:
    """`jad` for `Journal of Affective Disorders` and for `J. Affect. Disord.`; an acronym is its own."""
    words = [word for word in re.split(r"[\s.,:-]+", container) if word and word.lower() not in _SMALL]
    return words[0].lower() if len(words) == 1 and words[0].isupper() else "".join(word[0].lower() for word in words)


def unfinished(article: Article) -> Iterator[Lint]:
    """Entries run together or cut short, and entries without a year or title where the others have them.

    How an entry ends says something only of print, not of the records of a reference manager."""
    two, cut = _two_in_one(article), _cut_short(article)
    years = sum(reference.printed.year is not None for reference in article.references)
    titles = sum(bool(reference.printed.title) for reference in article.references)
    least = _MOSTLY * len(article.references)
    for reference in article.references:
        n = reference.number
        counted = len(works_of(reference.text))
        if counted > 1 and not reference.mended:
            yield Lint(TWO_IN_ONE, n, because("entry-of-several-works", n=n, count=counted))
        elif n in two:
            yield Lint(TWO_IN_ONE, n, because("entry-two-in-one", n=n))
        elif n in cut:
            yield Lint(CUT_SHORT, n, because("entry-cut-short", n=n))
        elif years >= least and _lacks_year(reference):
            yield Lint(NO_YEAR, n, because("entry-without-year", n=n))
        elif titles >= least and _lacks_title(reference):
            yield Lint(NO_TITLE, n, because("entry-without-title", n=n))


def _slips(article: Article, found: set[int]) -> set[int]:
    """None where so many entries show it that it is their style."""
    return found if len(found) <= max(2, _STYLE * len(article.references)) else set()


def _two_in_one(article: Article) -> set[int]:
    if article.format in RECORD_FORMATS:
        return set()
    return _slips(article, {each.number for each in article.references if _is_two(each)})


def _is_two(reference: Reference) -> bool:
    """Whether a second author, year and place follow the end of a first one."""
    text = reference.text[:LONGEST_ENTRY]
    if reference.mended or len(_YEAR.findall(text)) < 2:
        return False
    for joint in islice(_JOINT.finditer(text), _MOST_JOINTS):
        head, tail = text[: joint.end()].rstrip(), text[joint.end() :]
        # The journal of a single reference looks like a name too (`World J Gastroenterol. 2012;18:489`): both are held
        # to what an entry shows.
        opens = opens_with_initials(tail) and not _GOES_ON.match(tail)
        if opens and _is_whole(tail) and _is_whole(head):
            return True
    return False


def _is_whole(text: str) -> bool:
    placed = has_locator(text) or bool(doi_in(text))
    dated = _YEAR.search(_ADDRESS.sub(" ", text)) is not None
    return placed and dated and begins_with_author(text) and evidence(text) >= _WHOLE


def _cut_short(article: Article) -> set[int]:
    if article.format in RECORD_FORMATS:
        return set()
    placed = (each for each in article.references if each.start >= 0)
    return _slips(article, {each.number for each in placed if _CUT.search(each.text[-20:]) or _is_names_alone(each)})


def _is_names_alone(reference: Reference) -> bool:
    printed = reference.printed
    return bool(printed.author) and not printed.author[0].literal and printed == Fields(author=printed.author)


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
    if printed.title or not printed.container_title or not printed.volume:
        return False
    known = " ".join([*(name.full for name in (*printed.author, *printed.editor)), printed.container_title])
    known_words = _words(known) | _words(printed.publisher) | _words(printed.publisher_place)
    return not _words(_ADDRESS.sub(" ", reference.text)) - known_words - _NO_TITLE_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text[:LONGEST_ENTRY]))
