"""Which of a search's results is the work that a reference prints, if any.

A candidate is held against everything printed; numbers that it does not explain count against it, and a rival as good
as it removes it (CROSSREF.md: search, then validate).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.doi import normal
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import Outcome
from ldn_desk.matching.changes import SMALL_WORDS
from ldn_desk.matching.comparison import Examination, examine
from ldn_desk.matching.folding import run_together, words
from ldn_desk.matching.kinds import is_preprint, opens_instead
from ldn_desk.matching.names import Likeness, likeness, person
from ldn_desk.matching.numerals import years_of
from ldn_desk.matching.titles import full_title, read_titles

# A title of fewer content words ("Depression", "Letter to the editor") is many works' title: more must fit.
_TELLING_TITLE = 4
# A title of so many content words with its first author is one work, whatever else is printed wrong.
_SUFFICIENT_TITLE = 5
# So many words of a title in a row in the printed text are no accident; author, year and details must fit besides.
_STANDING_TITLE = 3
_DETAILS = ("container-title", "volume", "issue", "page", "number")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The outcome of a search: `index` of the work that fits, or None with the nearest title and why it is not it."""

    index: int | None
    reason: Reason
    nearest_title: str = ""


def candidate(printed: Fields, text: str, works: Sequence[Work], *, year_needed: bool = True) -> Candidate:
    """The one of `works` (search results, best first) that the reference prints: by title, first author and year.

    `text` is the printed reference, for what could not be parsed. Without `year_needed` a long title and its first
    author suffice: for the work that a wrong DOI was to lead to, where other details may be wrong too.
    """
    if not works:
        return Candidate(None, because("nothing-found"))
    ours = printed.with_(DOI="")
    found = _chosen(ours, works, year_needed) if printed.title else None
    if found is not None and found.index is not None:
        return found
    # What was read wrongly, or not at all, may stand in the text all the same.
    read = _read_from(text, ours, works)
    again = _chosen(read, works, year_needed) if read != ours or found is None else found
    return found if found is not None and again.index is None else again


def near_miss(printed: Fields, works: Sequence[Work]) -> Candidate | None:
    """The one of `works` that fits but for its year, or but for its first author; None where none or several do.

    For a reference without a DOI: such a work is no find, and worth to be looked at.
    """
    ours = printed.with_(DOI="")
    near = [index for index, work in enumerate(works) if _is_near(ours, work)]
    found = [index for index in near if not any(_twins(works[index], works[other]) for other in near if other < index)]
    if len(found) != 1:
        return None
    work = works[found[0]]
    return Candidate(found[0], _reason(examine(ours, work)), full_title(work))


def _is_near(printed: Fields, work: Work) -> bool:
    """A telling title is the same, and of year and first author one fits, with a detail for it and none against."""
    seen = examine(printed, work)
    content = [word for word in words(printed.title) if word not in SMALL_WORDS]
    if seen.outcome("title") is not Outcome.SAME or seen.outcome("type") is Outcome.MAJOR:
        return False
    fits, clashes = _details(seen)
    author, year = _first_author_fits(printed, work, seen), seen.outcome("issued") is Outcome.SAME
    return len(content) >= _TELLING_TITLE and author != year and fits > clashes


def _chosen(ours: Fields, works: Sequence[Work], year_needed: bool) -> Candidate:
    """The work that these fields fit, or why none does."""
    weighed = [(index, _weight(ours, work, year_needed)) for index, work in enumerate(works)]
    fitting = sorted((-weight, index) for index, weight in weighed if weight is not None)
    nearest = max(range(len(works)), key=lambda index: read_titles(ours.title, works[index]).shared)
    title = full_title(works[nearest])
    if not fitting:
        return Candidate(None, because("no-work-fits"), title)
    best = fitting[0][1]
    rivals = [
        index for weight, index in fitting[1:] if weight == fitting[0][0] and not _twins(works[best], works[index])
    ]
    if rivals:
        return Candidate(None, because("several-works-fit"), title)
    return Candidate(best, _reason(examine(ours, works[best])), full_title(works[best]))


def _weight(printed: Fields, work: Work, year_needed: bool) -> int | None:
    """How well the work fits, None where it does not."""
    seen = examine(printed, work)
    if seen.outcome("title") not in (Outcome.SAME, Outcome.MINOR) or opens_instead(printed, work):
        return None
    if seen.outcome("type") is Outcome.MAJOR:
        return None
    fits, clashes = _details(seen)
    long = len([word for word in words(printed.title) if word not in SMALL_WORDS])
    if seen.row("author") is None:
        return _points(seen, fits, clashes) if _fits_without_author(seen, fits, clashes) else None
    if not _first_author_fits(printed, work, seen):
        return None
    if (long >= _SUFFICIENT_TITLE and not year_needed) or _fits_with_author(seen, fits, clashes, long):
        return _points(seen, fits, clashes)
    return None


def _fits_without_author(seen: Examination, fits: int, clashes: int) -> bool:
    """Neither side names an author (front matter, entries): all else must speak for it."""
    return seen.outcome("issued") is Outcome.SAME and fits >= 2 and not clashes


def _fits_with_author(seen: Examination, fits: int, clashes: int, long: int) -> bool:
    year = seen.outcome("issued")
    near = year is Outcome.SAME or (year is Outcome.MINOR and fits >= 2)
    return near and clashes <= fits + 1 and (long >= _TELLING_TITLE or fits > clashes)


def _points(seen: Examination, fits: int, clashes: int) -> int:
    exact = sum(seen.outcome(field) is Outcome.SAME for field in ("title", "author", "issued"))
    return 2 * exact + 2 * fits - 2 * clashes - (seen.outcome("type") is Outcome.MINOR)


def _details(seen: Examination) -> tuple[int, int]:
    """How many of container, volume, issue and pages fit, and how many clash."""
    outcomes = [seen.outcome(field) for field in _DETAILS]
    clashes = outcomes.count(Outcome.MINOR) + outcomes.count(Outcome.MAJOR)
    return outcomes.count(Outcome.SAME), clashes


def _first_author_fits(printed: Fields, work: Work, seen: Examination) -> bool:
    if seen.outcome("author") in (Outcome.SAME, Outcome.MINOR):
        return True
    ours, theirs = printed.author or printed.editor, work.fields.author or work.fields.editor
    return bool(ours and theirs) and likeness(person(ours[0]), person(theirs[0])) >= Likeness.REVERSED


def _twins(one: Work, other: Work) -> bool:
    """Two records of one work: the same DOI, or a preprint and its published version."""
    if normal(one.fields.DOI) == normal(other.fields.DOI):
        return True
    related = {normal(doi) for _name, doi in (*one.relations, *other.relations)}
    return bool(related & {normal(one.fields.DOI), normal(other.fields.DOI)}) or (
        is_preprint(one.fields) != is_preprint(other.fields)
    )


def _reason(seen: Examination) -> Reason:
    """Which fields fit, and which do not."""
    rows = [row for row in seen.rows if row.field not in ("type", "DOI")]
    fit = tuple(row.field for row in rows if row.outcome is Outcome.SAME)
    differ = tuple(row.field for row in rows if row.outcome in (Outcome.MINOR, Outcome.MAJOR))
    return because("fits-but-for", fields=fit, others=differ) if differ else because("fits", fields=fit)


def _read_from(text: str, printed: Fields, works: Sequence[Work]) -> Fields:
    """Title, first author and year as far as `text` holds those of one of the works; for what was not parsed."""
    said, letters = run_together(words(text)), "".join(words(text))
    for work in works:
        title = next((t for t in (full_title(work), work.fields.title) if _stands_in(t, said)), "")
        if not title:
            continue
        first = next(
            (name for name in work.fields.author[:1] if any(key in letters for key in person(name).keys)), None
        )
        year = next((year for year in map(int, _YEAR.findall(text)) if year in years_of(work)), None)
        return printed.with_(
            title=title,
            author=printed.author or ((first,) if first else ()),
            et_al=printed.et_al or not printed.author,
            issued=printed.issued or (PartialDate(year) if year else None),
        )
    return printed


def _stands_in(title: str, said: str) -> bool:
    tokens = words(title)
    return len(tokens) >= _STANDING_TITLE and run_together(tokens) in said
