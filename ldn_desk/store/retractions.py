"""The notices of an imported Retraction Watch file, found by the DOI or the PMID of the work they are on."""

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from ldn_desk.domain import progress
from ldn_desk.domain.record import Notice
from ldn_desk.domain.retractions import RETRACTION_WATCH, Held, Listed, by_work
from ldn_desk.store.clock import now, shown
from ldn_desk.store.mapping import Values, date_of, date_text, storable
from ldn_desk.store.schema import retractions
from ldn_desk.store.settings import Settings
from ldn_desk.store.stored_json import dumps

_BATCH = 400
"""Identifiers asked for in one query: below SQLite's limit of parameters."""
_ROWS = 1_000
_COLUMNS = [retractions.c[name] for name in ("doi", "pmid", "type", "notice_doi", "notice_pmid", "date", "reasons")]
_NAME, _WHEN, _COUNT = "retractions_file", "retractions_imported", "retractions_count"


class Retractions:
    """One import at a time: the next takes the place of the last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settings = Settings(connection)

    def replace(self, rows: Sequence[Values], file_name: str) -> Held:
        """Keep these (see `rows_of`) in the place of all that was imported before."""
        self._connection.execute(delete(retractions))
        number = len(rows)
        for start in range(0, number, _ROWS):
            progress.tell(start, number)
            self._connection.execute(insert(retractions), rows[start : start + _ROWS])
        told = {_NAME: storable(file_name), _WHEN: now() if number else "", _COUNT: str(number)}
        for key, value in told.items():
            self._settings.set(key, value if number else "")
        return self.held()

    def held(self) -> Held:
        """What is held, and since when."""
        when = self._settings.get(_WHEN)
        return Held(int(self._settings.get(_COUNT) or 0), self._settings.get(_NAME), shown(when) if when else "")

    @property
    def none_held(self) -> bool:
        """Whether nothing is imported: then nothing need be looked for."""
        return not self._settings.get(_COUNT)

    def on(self, works: Collection[str]) -> dict[str, tuple[Notice, ...]]:
        """The notices on these works (DOIs in lower case, `pmid:` and PMIDs); nothing is asked where none is held."""
        if not works or self.none_held:
            return {}
        found: list[Listed] = []
        keys = iter(works)
        while batch := list(islice(keys, _BATCH)):
            pmids = [key.removeprefix("pmid:") for key in batch if key.startswith("pmid:")]
            chosen = or_(retractions.c.doi.in_(batch), retractions.c.pmid.in_(pmids))
            rows = self._connection.execute(select(*_COLUMNS).where(chosen).order_by(retractions.c.id))
            found += map(_listed, rows.all())
        return by_work(found)


def rows_of(listed: Iterable[Listed]) -> list[Values]:
    """What the table is to keep of these notices: bare values, so that the garbage collector passes over them."""
    return [_row(each) for each in listed]


def _row(listed: Listed) -> Values:
    """What the table keeps; the source of every notice is the file."""
    notice = listed.notice
    return {
        "doi": listed.DOI.lower(),
        "pmid": listed.PMID,
        "type": notice.type,
        "notice_doi": notice.DOI,
        "notice_pmid": notice.PMID,
        "date": date_text(notice.date),
        "reasons": dumps(notice.reasons),
    }


def _listed(row: Sequence[Any]) -> Listed:
    doi, pmid, kind, notice_doi, notice_pmid, date, reasons = row
    notice = Notice(kind, notice_doi, date_of(date), RETRACTION_WATCH, notice_pmid, tuple(json.loads(reasons)))
    return Listed(doi, pmid, notice)
