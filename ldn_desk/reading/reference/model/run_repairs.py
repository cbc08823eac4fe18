"""Runs of labelled tokens put right where the text itself tells better than their labels."""

import re
from collections.abc import Sequence

from ldn_desk.reading.reference.books import is_translation
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
_LOCATED = frozenset(["volume", "issue", "pages", "editor"])


def repaired(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """The runs with a translated title, a year that belongs to the title and a subtitle as parts of the title."""
    runs = _with_translation(text, runs)
    runs = _with_year_of_title(text, runs)
    runs = _without_leading_year(text, runs)
    runs = _with_subtitle(text, runs)
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


def _last_year_first(text: str, runs: Sequence[Run]) -> Sequence[Run]:
    """`Place: Publisher; 1896.` closes a reference with the year of the work, whatever days were named before."""
    last = runs[-1] if runs else None
    if last is None or last.label != "date" or not _LAST_YEAR.fullmatch(text, last.start, last.end):
        return runs
    return [last, *runs[:-1]] if text[: last.start].rstrip().endswith(";") else runs
