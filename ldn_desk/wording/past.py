"""The history in words: what was done, and from what to what. Codes are put into words only here."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ldn_desk.domain.bibliography import from_csl
from ldn_desk.domain.evidence import Study
from ldn_desk.domain.mark import COLOUR_WORDS, Colour
from ldn_desk.domain.note_links import readable
from ldn_desk.domain.retold import correction_of, evidence_of, own_of, point_of, quotation_of, study_of
from ldn_desk.domain.step import Happened
from ldn_desk.domain.translation import N_, tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.wording.evidence import evidence_words, study_words
from ldn_desk.wording.quotations import claim_words, quotation_words, read_words
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.summary import date_words, stars_words
from ldn_desk.wording.terms import field_words
from ldn_desk.wording.verdicts import CODE_WORDS, correction_words, point_words


class Told(NamedTuple):
    """One line of the history. Empty texts: there was nothing, or there is nothing to say."""

    words: str
    """What was done: `stars given`, `note deleted`."""
    was: str
    now: str


def told(happened: Happened) -> Told:
    """What happened, in words. What this desk has no words for (a newer one wrote it) is said by its own name."""
    before, after = json.loads(happened.before or "null"), json.loads(happened.after or "null")
    if happened.what == "mend":
        return _mend(before, after)
    known = _KNOWN.get(happened.what)
    if known is None:
        return Told(happened.what, "", "")
    words, value_words = known
    return Told(tr(words), value_words(before), value_words(after))


def line(said: Told) -> str:
    """All of it as one sentence: `stars given: not rated → 4 of 5 — small reservation`."""
    was, now = " ".join(said.was.split()), " ".join(said.now.split())
    if was and now:
        return tr("{words}: {was} → {now}", words=said.words, was=was, now=now)
    if was or now:
        return tr("{words}: {value}", words=said.words, value=was or now)
    return said.words


def _note(value: Any) -> str:
    return readable(value) if value else ""


def _nothing(_value: Any) -> str:
    return ""


def _quotation(value: Any) -> str:
    if value is None:
        return tr("not judged")
    quotation = quotation_of(value)
    note = readable(quotation.note)
    parts = (quotation_words(quotation), read_words(quotation), claim_words(quotation), note)
    return " · ".join(part for part in parts if part)


def _evidence(value: Any) -> str:
    return evidence_words(evidence_of(value), Study()) if value else ""


def _study(value: Any) -> str:
    return study_words(study_of(value)) if value else ""


def _correction(value: Any) -> str:
    if value is None:
        return ""
    correction = correction_of(value)
    return " · ".join(part for part in (correction_words(correction), correction.DOI) if part)


def _point(value: Any) -> str:
    if value is None:
        return ""
    point, reason = point_of(value)
    return f"{point_words(point)} · {reason_words(reason)}"


def _verdict(value: Any) -> str:
    return tr(CODE_WORDS[VerdictCode(value["code"])]) if value else ""


def _date(value: Any) -> str:
    date = from_csl({"issued": json.loads(value)}).issued if value else None
    return date_words(date) if date else ""


def _fields(value: Any) -> str:
    """`title: Of naps · year: 2019`; a field without a value says so."""
    fields, names = from_csl(value), [name for name in value if name != "et-al"]
    said = {
        "author": ", ".join(name.full for name in fields.author),
        "editor": ", ".join(name.full for name in fields.editor),
        "issued": date_words(fields.issued) if fields.issued else "",
    }
    shown = {name: said.get(name, str(value[name] or "")) or tr("nothing") for name in names}
    cut = tr("{authors} et al.", authors=shown["author"]) if fields.et_al and "author" in shown else ""
    shown |= {"author": cut} if cut else {}
    return " · ".join(tr("{field}: {value}", field=field_words(name), value=each) for name, each in shown.items())


def _own(value: Any) -> str:
    return _fields(own_of(value)) if value else ""


def _mark(value: Any) -> str:
    """The words that are marked, the colour, the comment: what of it was changed."""
    if value is None:
        return ""
    colour = tr(COLOUR_WORDS[Colour(value["colour"])]) if value.get("colour") else ""
    exact = tr("“{words}”", words=value["exact"]) if value.get("exact") else ""
    return " · ".join(part for part in (exact, colour, value.get("comment") or "") if part)


_MENDS = {
    "correct": N_("fields corrected"),
    "take back": N_("correction taken back"),
    "split": N_("reference split"),
    "merge": N_("references merged"),
    "add": N_("reference added"),
    "remove": N_("reference removed"),
    "bring back": N_("reference brought back"),
    "move": N_("reference moved"),
    "begin": N_("the list begins here"),
    "end": N_("the list ends here"),
    "link": N_("marker linked"),
    "unlink": N_("marker unlinked"),
    "link dois": N_("DOIs in the text linked"),
}


_TAKING_AWAY = ("remove", "unlink")


def _mend(before: Any, after: Any) -> Told:
    """What was mended, or (`after` is missing) what was taken back."""
    mend, back = after or before, after is None
    words, detail = tr(_MENDS.get(mend["kind"], mend["kind"])), json.loads(mend["detail"])
    texts = (detail.get("text"), detail.get("first"), detail.get("second"), detail.get("other_text"))
    at = detail.get("at")
    text = at[1] if at else "\n".join(each for each in texts if each)
    gone = (mend["kind"] in _TAKING_AWAY) != back
    return Told(tr("taken back: {mend}", mend=words) if back else words, text * gone, text * (not gone))


_KNOWN: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "rate": (N_("stars"), stars_words),
    "write note": (N_("note"), _note),
    "delete note": (N_("note deleted"), _note),
    "judge quotation": (N_("quotation accuracy"), _quotation),
    "grade evidence": (N_("evidence"), _evidence),
    "describe study": (N_("study"), _study),
    "correct verdict": (N_("my correction"), _correction),
    "dismiss point": (N_("point to check dismissed"), _point),
    "verdict": (N_("verdict"), _verdict),
    "correct fields": (N_("fields corrected"), _fields),
    "add article": (N_("article put on the desk"), _nothing),
    "delete article": (N_("article deleted"), _nothing),
    "restore article": (N_("article restored"), _nothing),
    "edit article": (N_("fields of the article"), _own),
    "set article date": (N_("date of the article"), _date),
    "take over": (N_("another version taken over"), _nothing),
    "take over from the older version": (N_("another version taken over"), _nothing),
    "read again": (N_("article read again"), _nothing),
    "read the article again": (N_("article read again"), _nothing),
    "add mark": (N_("passage marked"), _mark),
    "recolour mark": (N_("mark recoloured"), _mark),
    "comment mark": (N_("comment on a mark"), _mark),
    "link mark": (N_("mark linked with a reference"), _mark),
    "delete mark": (N_("mark deleted"), _mark),
    "restore mark": (N_("mark restored"), _mark),
    "confirm mark": (N_("mark confirmed"), _mark),
    "re-attach mark": (N_("mark put on other words"), _mark),
}
"""What the history calls it → its words, and those of what stood there before and after."""
