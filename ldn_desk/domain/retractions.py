"""What an imported list of retractions (Retraction Watch) says, and how much of it is held."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import normal
from ldn_desk.domain.entry import Checked, Entry
from ldn_desk.domain.notices import merged
from ldn_desk.domain.record import Notice
from ldn_desk.domain.verdict import Verdict

RETRACTION_WATCH = "retraction-watch"
"""The source that notices of the list name, as Crossref names it too."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: a notice, and the work it is on by DOI (lower case) or PMID, either of them maybe empty."""

    DOI: str
    PMID: str
    notice: Notice


@dataclass(frozen=True, slots=True)
class Held:
    """What the library holds of the list."""

    count: int = 0
    """Notices; 0 where nothing was imported."""
    file_name: str = ""
    imported: str = ""
    """UTC, `2026-11-23T10:00:00Z`."""


def by_work(listed: Iterable[Listed]) -> dict[str, tuple[Notice, ...]]:
    """The notices by the work they are on: by DOI, and by `pmid:` and PMID."""
    found: dict[str, list[Notice]] = {}
    for each in listed:
        for key in (each.DOI, f"pmid:{each.PMID}" if each.PMID else ""):
            if key:
                found.setdefault(key, []).append(each.notice)
    return {key: tuple(notices) for key, notices in found.items()}


def with_listed(verdict: Verdict, before: Verdict) -> Verdict:
    """A fresh verdict with the notices of the imported list that the last one bore."""
    listed = [notice for notice in before.notices if notice.source == RETRACTION_WATCH]
    return replace(verdict, notices=merged(verdict.notices, listed)) if listed else verdict


def overlaid(entry: Entry, checked: Checked) -> Entry:
    """The entry with what a check came to; as it is, where its reference was mended while it was checked."""
    if not entry.target.is_as(checked.target):
        return entry
    return replace(entry, verdict=with_listed(checked.verdict, entry.verdict), points=checked.points)


def works_of(printed: Fields, verdict: Verdict) -> tuple[str, ...]:
    """The works that a reference may mean, as `by_work` names them: by the DOI printed or found, and by PMID."""
    doi = verdict.record.DOI if verdict.record and verdict.record.DOI.startswith("10.") else ""
    dois = dict.fromkeys(each for each in (normal(printed.DOI), doi) if each)
    pmids = dict.fromkeys(each for each in (printed.PMID, *(one.PMID for one in verdict.opinions)) if each)
    return (*dois, *(f"pmid:{pmid}" for pmid in pmids))
