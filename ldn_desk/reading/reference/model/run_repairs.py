"""Runs of labelled tokens put right where the text itself tells better than their labels."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ldn_desk.reading.reference.books import PRESENTED, is_translation
from ldn_desk.reading.reference.cue_words import PUBLISHERS
from ldn_desk.reading.reference.journal_words import names_journal
from ldn_desk.reading.reference.model.labelling import Run
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.organisations import names_organisation

_REMARK = re.compile(r"(?<=[\w)?!？！。] )\[([^\[\]]{8,400})\]")
_TWO_YEARS = re.compile(rf"(?P<titled>{YEAR})\.\s{YEAR}[.,;]?")
_BARE_YEAR = re.compile(YEAR)
_LAST_YEAR = re.compile(rf"{YEAR}[a-z]?\.?")
_DATE_IN_COMMAS = re.compile(rf"\(?{YEAR}[a-z]?(?:[/–-]{YEAR})?\)?,")
# Small words tell a title from a publisher; `und` stands in both.
_TITLE_WORD = re.compile(
    r" (?:of|in|the|for|on|to|der|die|das|des|dem|den|im|zur|zum|von|für|als|wie|du|des|sur|del|della) "
)
_AND = re.compile(r" (?:und|and|et|y|e) ")
_BOOK_BEFORE_EDITORS = re.compile(
    r"\W*(?:[Ii]n:?\s)?((?:(?!\b[Ee]d)[^,.;:()])* (?:of|on|in|for|and the|für|der|des|zur) [^,.;:()]{3,80}), "
    r"(?=(?:[^\W\d_][\w.’'-]* ){1,4}[^\W\d_])"
)
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PAGES = re.compile(r"\d{1,6}\s?[–-]\s?\d{1,6}\.?")
_ACRONYM_AT_END = re.compile(r"[.?!]\s+([A-Z][A-Za-z-]{1,14} ?[’'‘`]?\d{2,4}:)$")
_NUMBERED = re.compile(r"\b(?:No|Nr|Number)\.?\s\d{1,6}[.,]?$")
_LOCATED = frozenset(["volume", "issue", "pages", "editor"])


def repaired(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs with each part of the text in the run it belongs to."""
    runs = [part for run in runs for part in _without_book(text, run, runs)]
    runs = _joined([_relabelled(text, run, before) for before, run in zip((None, *runs), runs, strict=False)])
    runs = _of_meeting(text, _without_series(text, runs))
    runs = _with_translation(text, runs)
    runs = _with_year_of_title(text, runs)
    runs = _without_leading_year(text, runs)
    runs = _with_acronym(text, _with_subtitle(text, runs))
    return _last_year_first(text, runs)


def _titled(runs: Sequence[Run]) -> Run | None:
    return max((run for run in runs if run.label == "title"), key=lambda run: run.size, default=None)


def _merged(runs: Sequence[Run], titled: Run, end: int) -> Sequence[Run]:
    """The runs with the title as long as `end`; what began inside it is gone."""
    whole = titled._replace(end=end)
    return [whole if run is titled else run for run in runs if run is titled or not titled.end <= run.start < end]


def _with_translation(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """A title in another language, put in brackets behind the title, is part of it."""
    titled = _titled(runs)
    remark = _REMARK.search(text, titled.start) if titled else None
    if titled is None or remark is None or not is_translation(remark.group(1)):
        return runs
    beside = titled.start < remark.start() <= titled.end + 1 < remark.end()
    return _merged(runs, titled, remark.end()) if beside else runs


def _with_year_of_title(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """`Survey of kettles 2013. 2014.`: the first year closes the title, the second is the date."""
    found = list(runs)
    for place, run in enumerate(runs[1:], 1):
        years = _TWO_YEARS.fullmatch(text, run.start, run.end) if run.label == "date" else None
        before = runs[place - 1]
        if years and before.label == "title" and text[before.end - 1].isalnum():
            found[place - 1] = before._replace(end=years.end("titled"))
            found[place] = run._replace(start=years.end("titled") + 2)
    return found


def _without_leading_year(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """`2021 Kettle Reports. 2022.`: a year that no sign parts from the title, before another one, opens the title."""
    dates = [place for place, run in enumerate(runs) if run.label == "date"]
    place = dates[0] if len(dates) > 1 else len(runs)
    if place + 1 >= len(runs) or not _BARE_YEAR.fullmatch(text, runs[place].start, runs[place].end):
        return runs
    following, last = runs[place + 1], runs[dates[-1]]
    if following.label not in ("title", "container") or not _LAST_YEAR.fullmatch(text, last.start, last.end):
        return runs
    titled = Run("title", runs[place].start, following.end, following.sure, following.size + 1)
    return [*runs[:place], titled, *runs[place + 2 :]]


def _with_subtitle(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """Where commas part the fields, `(2002), Kettles at rest. A history of the north, London`, a stop parts none.

    What follows it is a second sentence of the title, if it has the small words that titles have."""
    titled = _titled(runs)
    place = runs.index(titled) if titled else len(runs)
    if titled is None or place == 0 or place + 1 >= len(runs) or any(run.label in _LOCATED for run in runs):
        return runs
    before, following = runs[place - 1], runs[place + 1]
    if before.label != "date" or not _DATE_IN_COMMAS.fullmatch(text, before.start, before.end):
        return runs
    if text[titled.end - 1] != "." or following.label not in ("container", "publisher"):
        return runs
    end = text.find(",", following.start, following.end)
    second = text[following.start : end if end > 0 else following.end]
    titled_so = _TITLE_WORD.search(second) or (following.label == "container" and _AND.search(second))
    if not titled_so or _names_publisher(second) or names_journal(second):
        return runs
    return [*_merged(runs, titled, following.start + len(second))]


def _names_publisher(text: str) -> bool:
    return names_organisation(text) or any(word.strip(".,").casefold() in PUBLISHERS for word in text.split())


def _without_book(text: str, run: Run, runs: Sequence[Run]) -> Sequence[Run]:
    """`in Handbook of Marketing, Ann Ash and Carl Birch, eds.`: no editor has a small word as titles have."""
    book = _BOOK_BEFORE_EDITORS.match(text, run.start, run.end) if run.label == "editor" else None
    if book is None or any(other.label == "container" for other in runs):
        return [run]
    return [run._replace(label="container", end=book.end(1)), run._replace(start=book.end())]


def _relabelled(text: str, run: Run, before: Run | None) -> Run:
    """A journal's second name in Chinese as part of the first; a title's number, and pages behind a year, as such."""
    printed = text[run.start : run.end]
    if run.label == "volume" and before and before.label == "container" and _EASTERN.search(printed):
        return run._replace(label="container")
    if (
        run.label == "other"
        and before
        and before.label == "title"
        and _NUMBERED.search(f"{text[: run.start]}{printed}")
    ):
        return run._replace(label="title")
    if run.label == "other" and before and before.label == "date" and _PAGES.fullmatch(printed):
        return run._replace(label="pages")
    return run


def _joined(runs: Sequence[Run]) -> Sequence[Run]:
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and last.label == run.label and run.label in ("title", "container"):
            found[-1] = last._replace(end=run.end, sure=min(last.sure, run.sure), size=last.size + run.size)
        else:
            found.append(run)
    return found


def _without_series(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """`World Elm Update. Washington: World Elm`: what stands before place and publisher is a series, no publisher."""
    three = zip(runs, runs[1:], runs[2:], strict=False)
    series = [
        one
        for one, place, other in three
        if (one.label, place.label, other.label) == ("publisher", "place", "publisher") and text[place.end - 1] == ":"
    ]
    return [run for run in runs if run not in series]


def _of_meeting(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """What a paper was presented at is its container, as far as the next place or date."""
    titled, said = _titled(runs), PRESENTED.search(text)
    if titled is None or said is None or titled.start > said.start() or any(run.label == "volume" for run in runs):
        return runs
    until = next((run.start for run in runs if run.start > said.end() and run.label in ("place", "date")), len(text))
    meeting = Run("container", said.start("meeting"), until, titled.sure, 1)
    kept = [run for run in runs if run.end <= said.start() + 1 or run.start >= until or run is titled]
    whole = titled._replace(end=min(titled.end, said.start() + 1))
    return sorted([whole if run is titled else run for run in [*kept, meeting]], key=lambda run: run.start)


def _with_acronym(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """`Title. ELM ’17: Proceedings of …`: the meeting's short name opens the container."""
    found = list(runs)
    for place, (title, container) in enumerate(pairwise(runs)):
        if (title.label, container.label) == ("title", "container"):
            acronym = _ACRONYM_AT_END.search(text, title.start, title.end)
            if acronym:
                found[place] = title._replace(end=acronym.start() + 1)
                found[place + 1] = container._replace(start=acronym.start(1))
    return found


def _last_year_first(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """`Place: Publisher; 1896.` closes a reference with the year of the work, whatever days were named before."""
    last = runs[-1] if runs else None
    if last is None or last.label != "date" or not _LAST_YEAR.fullmatch(text, last.start, last.end):
        return runs
    return [last, *runs[:-1]] if text[: last.start].rstrip().endswith(";") else runs
