"""Which references the list shows, and in what order: the filters and sorts a reader may choose."""

import unicodedata
from collections.abc import Callable, Collection, Iterable

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import CHOICE_WORDS, Choice
from ldn_desk.domain.notices import CONCERN, RETRACTIONS
from ldn_desk.domain.record import Notice
from ldn_desk.domain.translation import N_
from ldn_desk.domain.verdict import VerdictCode, WorkFinding
from ldn_desk.wording.list_findings import unsure_words

Matches = Callable[[Entry], bool]
Key = Callable[[Entry], tuple[object, ...]]

NOT_FOUND = (VerdictCode.NOT_REGISTERED, VerdictCode.UNCONFIRMED)


def _is_judged(choice: Choice) -> Matches:
    return lambda entry: any(judgement.quotation.choice is choice for judgement in entry.judgements)


def asks_again(entry: Entry) -> bool:
    """Whether what is judged, or the stars, ask for another look."""
    starred = entry.rating is not None and bool(entry.rating.again)
    return starred or any(judgement.asks_for_a_look for judgement in entry.judgements)


FILTERS: dict[str, tuple[str, Matches]] = {
    "all": (N_("All"), lambda _entry: True),
    "match": (N_("Details match"), lambda entry: entry.verdict.code is VerdictCode.AGREES),
    "differs": (N_("Differs"), lambda entry: entry.verdict.code is VerdictCode.DIFFERS),
    "other-work": (N_("Different work"), lambda entry: entry.verdict.code is VerdictCode.OTHER_WORK),
    "not-found": (N_("Not found"), lambda entry: entry.verdict.code in NOT_FOUND),
    "elsewhere": (N_("Under another DOI"), lambda entry: entry.verdict.work is WorkFinding.ELSEWHERE),
    "found": (N_("Found by search"), lambda entry: entry.verdict.code is VerdictCode.FOUND),
    "not-checked": (N_("Not checked"), lambda entry: not entry.verdict.answered),
    "notices": (N_("With a notice"), lambda entry: bool(entry.verdict.notices)),
    "retractions": (N_("Retraction or concern"), lambda entry: any(map(_takes_back, entry.verdict.notices))),
    "points": (N_("With points to check"), lambda entry: bool(entry.open_points)),
    "suggestion": (N_("With a suggestion"), lambda entry: entry.verdict.suggestion is not None),
    "list": (N_("To look at in the list"), lambda _entry: False),
    "unsure": (N_("Reading unsure"), lambda entry: bool(unsure_words(entry.reference))),
    "corrected": (N_("Corrected by me"), lambda entry: entry.correction is not None),
    "unrated": (N_("Not rated"), lambda entry: entry.stars is None),
    "rated": (N_("Rated"), lambda entry: entry.stars is not None),
    "noted": (N_("With a note"), lambda entry: bool(entry.notes)),
    "unjudged": (N_("Not judged"), lambda entry: len(entry.judgements) < len(entry.citations)),
    **{f"judged-{choice}": (words, _is_judged(choice)) for choice, words in CHOICE_WORDS.items()},
    "again": (N_("To look at again"), asks_again),
}
"""Filter → what the reader calls it, and what it lets through; `LISTED` lets through what is named to it."""

LISTED = "list"
"""The filter of the references that the list itself shows something of, which no entry knows."""

LOOK_FIRST = (
    VerdictCode.OTHER_WORK,
    VerdictCode.NOT_REGISTERED,
    VerdictCode.UNCONFIRMED,
    VerdictCode.DIFFERS,
    VerdictCode.NOT_CHECKED,
    VerdictCode.FOUND,
    VerdictCode.AGREES,
    VerdictCode.OUT_OF_SCOPE,
)
"""Sorted by verdict, what wants a look stands first."""

NO_YEAR = 10_000
NO_STARS = -1

SORTS: dict[str, tuple[str, Key]] = {
    "article": (N_("Article order"), lambda _entry: ()),
    "author": (N_("First author"), lambda entry: (_first_author(entry), entry.reference.printed.year or NO_YEAR)),
    "year": (N_("Year"), lambda entry: (entry.reference.printed.year or NO_YEAR,)),
    "verdict": (N_("Verdict"), lambda entry: (LOOK_FIRST.index(entry.verdict.code),)),
    "notices": (N_("Notices first"), lambda entry: (_notice_place(entry),)),
    "points": (N_("Points first"), lambda entry: (-len(entry.open_points),)),
    "answered": (N_("Date of the answer"), lambda entry: (entry.verdict.judged,)),
    "stars": (N_("Stars"), lambda entry: (-(NO_STARS if entry.stars is None else entry.stars),)),
}
"""Sort → what the reader calls it, and the key; entries with the same key stay in article order."""


def arranged(
    entries: Iterable[Entry],
    filtered_by: str,
    sorted_by: str,
    keep: frozenset[str] = frozenset(),
    listed: Collection[int] = (),
) -> list[str]:
    """Ids of the entries that the filter lets through, and of those to `keep` whatever it says, in the sort's order.

    `listed` are the numbers that the filter `LISTED` lets through."""
    matches = matching(filtered_by, listed)
    passed = [entry for entry in entries if matches(entry) or entry.reference.id in keep]
    if sorted_by != "article":
        passed.sort(key=SORTS[sorted_by][1])
    return [entry.reference.id for entry in passed]


def matching(filtered_by: str, listed: Collection[int]) -> Matches:
    """What the filter lets through."""
    return (lambda entry: entry.reference.number in listed) if filtered_by == LISTED else FILTERS[filtered_by][1]


def filter_counts(entries: Iterable[Entry], listed: Collection[int] = ()) -> dict[str, int]:
    """How many entries each filter would let through."""
    entries = tuple(entries)
    return {name: sum(map(matching(name, listed), entries)) for name in FILTERS}


def _notice_place(entry: Entry) -> int:
    """Works that were taken back or doubted first, then those with any other notice."""
    notices = entry.verdict.notices
    return 0 if any(map(_takes_back, notices)) else 1 if notices else 2


def _takes_back(notice: Notice) -> bool:
    """A retraction or its like, or an expression of concern."""
    return notice.type in RETRACTIONS or notice.type == CONCERN


def _first_author(entry: Entry) -> str:
    names = entry.reference.printed.author or entry.reference.printed.editor
    return _folded(names[0].family or names[0].label) if names else "\uffff"


def _folded(text: str) -> str:
    """Letters without their marks, so that Ö stands beside O."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()
