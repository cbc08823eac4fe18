"""References with verdicts, stars and notes as CSL-JSON.

Our text is the item's `note`, which Zotero keeps in *Extra* and annotated styles print; `custom.ldn-desk` holds the
same in parts, for a re-import without loss.
"""

import json
import re
from typing import Any

from ldn_desk.domain.article import Citation
from ldn_desk.domain.bibliography import to_csl
from ldn_desk.domain.citation_key import citation_keys, csl_type
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import N_
from ldn_desk.domain.verdict import Verdict
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.reading.listed.values import plain
from ldn_desk.wording.annotation import annotation, clean
from ldn_desk.wording.json_form import (
    citation_form,
    comparison_form,
    correction_form,
    point_form,
    study_form,
    suggestion_form,
)
from ldn_desk.wording.reasons import reasons_words

# What Zotero would read as a field of the item where it begins a line of the note.
_FIELD = re.compile(r"^\s*[^\W\d_][\w .-]{0,40}[:=]")


class CslJson:
    """Exporter of references as CSL-JSON."""

    name = "csl-json"
    label = N_("References, CSL-JSON")
    suffix = ".json"
    annotated = False

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8; an array with one item a reference, each of a type that CSL 1.0.2 knows."""
        keys = citation_keys(entry.reference for entry in snapshot.entries)
        items = [_item(entry, keys[entry.reference.id], snapshot.with_notes) for entry in snapshot.entries]
        return (json.dumps(_cleaned(items), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _item(entry: Entry, key: str, with_notes: bool) -> dict[str, Any]:
    printed = entry.outgoing.given
    further = dict(entry.outgoing.further)
    item = {"id": key} | further | to_csl(printed.with_(arXiv="")) | {"type": csl_type(printed)}
    item.pop("et-al", None)
    if plain(str(further.get("title", ""))) == printed.title and printed.title:
        item["title"] = further["title"]
    if not printed.title:
        item["title"] = entry.outgoing.text
    note = "\n".join(part for part in (str(further.get("note", "")), _note(entry, with_notes)) if part)
    ours = _parts(entry, with_notes) | ({"note": further["note"]} if "note" in further else {})
    if entry.written_from:
        ours["written-from"] = entry.written_from
    return item | {"note": note, "custom": {"ldn-desk": ours}}


def _note(entry: Entry, with_notes: bool) -> str:
    """Our labelled lines; a note's own line that looks like a field gets a mark before it."""
    lines = []
    for line in annotation(entry, with_notes).all_lines:
        first, *more = clean(line.text).split("\n")
        lines.append(f"{line.label}: {first} {line.href}".rstrip())
        lines += [f"› {text.strip()}" if _FIELD.match(text) else text for text in more]
    # citeproc takes `{:name: value}` for a field wherever it stands.
    return "\n".join(lines).replace("{:", "{ :")


def _parts(entry: Entry, with_notes: bool) -> dict[str, Any]:
    reference = entry.reference
    rating = entry.rating
    return {
        "id": reference.id,
        "number": reference.number,
        "text": reference.text,
        "type": entry.outgoing.printed.type,
        "et-al": entry.outgoing.printed.et_al,
        "verdict": _verdict(entry.verdict),
        "citations": [_citation(entry, citation, with_notes) for citation in entry.citations],
        **({"study": study_form(entry.description)} if entry.description else {}),
        "correction": correction_form(entry.correction),
        "points": [point_form(point, entry.dismissal(point)) for point in entry.points],
        "reviewer": entry.reviewer,
        "stars": entry.stars,
        "rated": rating.modified if rating else "",
        "notes": [
            {"text": note.text, "created": note.created, "modified": note.modified}
            for note in (entry.notes if with_notes else ())
        ],
    }


def _citation(entry: Entry, citation: Citation, with_notes: bool) -> dict[str, Any]:
    form = citation_form(citation, entry.judgement(citation), entry.grading(citation))
    if "quotation" in form and not with_notes:
        del form["quotation"]["note"]
    return form


def _verdict(verdict: Verdict) -> dict[str, Any]:
    record = verdict.record
    return {
        "code": verdict.code.value,
        "work": verdict.work.value if verdict.work else None,
        "reasons": list(reasons_words(verdict.reasons)),
        "sources": list(verdict.sources),
        "judged": verdict.judged,
        "record": {"DOI": record.DOI, "source": record.source, "retrieved": record.retrieved} if record else None,
        "fields": [comparison_form(row) for row in verdict.fields],
        "notices": [
            {
                "type": notice.type,
                "DOI": notice.DOI,
                "date": notice.date.iso if notice.date else "",
                "source": notice.source,
            }
            for notice in verdict.notices
        ],
        "suggestion": suggestion_form(verdict.suggestion),
    }


def _cleaned(value: Any) -> Any:
    """The same without characters that a file in UTF-8 cannot hold or a program obeys."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return {key: _cleaned(each) for key, each in value.items()} if isinstance(value, dict) else value
