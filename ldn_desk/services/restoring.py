"""Putting back what the history holds. It is done as a reader would do it, so that it is a step of Undo itself."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ldn_desk.domain.bibliography import from_csl
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.retold import correction_of, evidence_of, own_of, point_of, quotation_of, study_of
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Happened
from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from ldn_desk.domain.entry import Entry
    from ldn_desk.services.workshop import Workshop


def former(happened: Happened) -> Any:
    """The former value that can be put back, as a JSON value; None where there is none."""
    if happened.what == "mend":
        mend = json.loads(happened.after or "null")
        return json.loads(mend["detail"]) if mend and mend["kind"] == "remove" else None
    return json.loads(happened.before or "null") if happened.what in _RESTORING else None


def restorable(happened: Happened, history: Iterable[Happened]) -> bool:
    """Whether it holds a former value that does not stand there now; `history` is the latest first."""
    value = former(happened)
    if value is None or happened.what == "mend":
        return value is not None
    if not _told_in_parts(happened):
        latest = next(each for each in history if _same_thing(each, happened))
        return bool(json.loads(latest.after) != value)
    # A line tells those parts alone that were changed.
    standing: dict[str, Any] = {}
    for each in history:
        if _same_thing(each, happened):
            standing = (json.loads(each.after) or {}) | standing
    return any(standing.get(name) != part for name, part in value.items())


def restore(workshop: "Workshop", article_id: str, happened: Happened, initiator: str = "") -> Change:
    """Put back what stood there before this was done.

    Raises LibraryError with one sentence where what it stood on is gone, and ValueError where there is nothing to put
    back."""
    value = former(happened)
    if value is None:
        raise ValueError(f"“{happened.what}” holds nothing that can be put back")
    act = _bring_back if happened.what == "mend" else _RESTORING[happened.what]
    workshop.undoing.end_typing()
    change = act(workshop, article_id, happened, value, initiator)
    workshop.undoing.end_typing()
    return change


def _same_thing(one: Happened, other: Happened) -> bool:
    return (one.subject_id, _kind(one)) == (other.subject_id, _kind(other))


def _kind(happened: Happened) -> str:
    """What was changed, whatever was done to it."""
    kind = happened.what.rpartition(" ")[2]
    return kind if kind in ("note", "mark") else happened.what


def _told_in_parts(happened: Happened) -> bool:
    return _kind(happened) in ("mark", "correct fields", "edit article")


def _stars(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    return workshop.appraisal.rate(happened.reference_id, value, initiator)


def _note(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    return workshop.appraisal.rewrite_note(happened.subject_id, value, initiator)


def _judgement(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    citation_id = workshop.library.citation_of(happened.subject_id)
    return workshop.quotations.judge(happened.reference_id, citation_id, quotation_of(value), initiator=initiator)


def _evidence(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    citation_id = workshop.library.citation_of(happened.subject_id)
    return workshop.evidence.grade(happened.reference_id, citation_id, evidence_of(value), initiator=initiator)


def _study(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    return workshop.evidence.describe(happened.reference_id, study_of(value), initiator=initiator)


def _correction(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    old = correction_of(value)
    return workshop.correcting.correct(happened.reference_id, old.code, old.reason, old.DOI, initiator)


def _dismissal(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    point, reason = point_of(value)
    if point not in _entry(workshop, happened).points:
        raise LibraryError(tr("This point is no longer raised, so there is nothing to dismiss."))
    return workshop.correcting.dismiss(happened.reference_id, point, reason, initiator)


def _fields(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    names = [name for name in value if name != "et-al"]
    said = from_csl({name: each for name, each in value.items() if each})
    return workshop.mending.correct(_entry(workshop, happened).reference, said, names, initiator)


def _date(workshop: "Workshop", article_id: str, _happened: Happened, value: Any, initiator: str) -> Change:
    issued = from_csl({"issued": json.loads(value)})
    return workshop.library.edit_article(workshop.library.article(article_id), issued, ("issued",), initiator)


def _own(workshop: "Workshop", article_id: str, _happened: Happened, value: Any, initiator: str) -> Change:
    said = own_of(value)
    fields = from_csl({name: each for name, each in said.items() if each})
    return workshop.library.edit_article(workshop.library.article(article_id), fields, tuple(said), initiator)


def _mark(workshop: "Workshop", _article_id: str, happened: Happened, value: Any, initiator: str) -> Change:
    return workshop.marking.put_back(happened.subject_id, value, initiator)


def _bring_back(workshop: "Workshop", article_id: str, _happened: Happened, value: Any, initiator: str) -> Change:
    away = {each.reference.id: each.reference for each in workshop.mending.away(article_id)}
    if value["reference_id"] not in away:
        raise LibraryError(tr("This reference is in the list already, or gone for good."))
    return workshop.mending.bring_back(article_id, away[value["reference_id"]], initiator)


def _entry(workshop: "Workshop", happened: Happened) -> "Entry":
    entry = workshop.library.entry(happened.reference_id)
    if entry is None:
        raise LibraryError(tr("This reference is no longer in the list; bring it back first."))
    return entry


_Restore = Callable[["Workshop", str, Happened, Any, str], Change]
_RESTORING: Mapping[str, _Restore] = {
    "rate": _stars,
    "write note": _note,
    "delete note": _note,
    "judge quotation": _judgement,
    "grade evidence": _evidence,
    "describe study": _study,
    "correct verdict": _correction,
    "dismiss point": _dismissal,
    "correct fields": _fields,
    "set article date": _date,
    "edit article": _own,
    "recolour mark": _mark,
    "comment mark": _mark,
    "link mark": _mark,
    "delete mark": _mark,
    "restore mark": _mark,
    "re-attach mark": _mark,
}
"""What happened → how what stood there before is put back."""
