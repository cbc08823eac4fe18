"""Retractions, concerns, corrections …: as Crossref records them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.record import Notice
from ldn_desk.sources.lenient_json import date, mappings, text

# What registries write for the same thing. Anything else is kept as it is: an unknown type is never dropped.
_SAME_TYPE = {"err": "erratum"}


def notice_type(value: Any) -> str:
    """Crossref's code in one spelling: lower case, underscores."""
    code = re.sub(r"[\s-]+", "_", text(value).lower())
    return _SAME_TYPE.get(code, code)


def notices(value: Any) -> tuple[Notice, ...]:
    """The notices of `updated-by` or `update-to`, each once: publisher and Retraction Watch often both tell of one."""
    return each_once(_notice(entry) for entry in mappings(value))


def each_once(told: Iterable[Notice]) -> tuple[Notice, ...]:
    """One notice for each type and DOI, in order, with the first date told; those that tell nothing left out."""
    kept: dict[tuple[str, str], Notice] = {}
    for found in told:
        key = (found.type, found.DOI)
        if not any(key):
            continue
        known = kept.setdefault(key, found)
        if known.date is None:
            kept[key] = replace(known, date=found.date)
    return tuple(kept.values())


def told_apart(
    updated_by: tuple[Notice, ...], update_to: tuple[Notice, ...], own: str, dates: Sequence[tuple[str, PartialDate]]
) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """`updated-by` and `update-to` with claims that go both ways settled by date; `own` is the work's own DOI.

    Some publishers deposit every notice in both directions, so that a retraction notice reads as retracted by the
    article it retracts. What is dated no later than the work itself cannot have changed it; where both directions
    bear one date, neither is believed.
    """
    both = {n.DOI for n in updated_by} & {n.DOI for n in update_to} - {own, ""}
    first = min((date.iso for _name, date in dates), default="")
    by = tuple(n for n in updated_by if n.DOI not in both or (n.date is not None and n.date.iso[: len(first)] > first))
    told = {n.DOI: n.date for n in updated_by}
    kept = {n.DOI for n in by}
    to = tuple(n for n in update_to if n.DOI not in both or (n.DOI not in kept and n.date != told[n.DOI]))
    return by, to


def _notice(entry: Mapping[str, Any]) -> Notice:
    kind = notice_type(entry.get("type")) or notice_type(entry.get("label"))
    return Notice(kind, text(entry.get("DOI")).lower(), date(entry.get("updated")), text(entry.get("source")))
