"""One row for each reviewer and citation (long form), as spreadsheets and agreement software read it.

UTF-8 with a byte order mark: Excel takes the file for another encoding without it, and the CSV readers of R (readr) and
Python (pandas, or `utf-8-sig`) pass over it.
"""

import csv
import io
import re
from collections.abc import Iterator

from ldn_desk.domain.article import Citation
from ldn_desk.domain.citation_key import citation_keys
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.evidence import NO_STUDY
from ldn_desk.domain.judgement import Judgement
from ldn_desk.domain.translation import N_
from ldn_desk.domain.verdict import differing_fields
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import annotation, clean, one_line
from ldn_desk.wording.evidence import level_words
from ldn_desk.wording.quotations import copy_words, quotation_words
from ldn_desk.wording.summary import notice_line, stars_words, state_words
from ldn_desk.wording.verdicts import correction_words, point_words

COLUMNS = (
    "reviewer",
    "article",
    "article-sha256",
    "key",
    "number",
    "reference",
    "DOI",
    "written-from",
    "printed",
    "citation",
    "marker",
    "section",
    "sentence",
    "verdict",
    "verdict-words",
    "work",
    "differs",
    "source",
    "retrieved",
    "notices",
    "points",
    "correction",
    "correction-words",
    "correction-DOI",
    "quotation",
    "quotation-words",
    "basis",
    "copy",
    "indirect",
    "passage",
    "locator",
    "claim",
    "quotation-note",
    "judged",
    "question",
    "level",
    "level-words",
    "moved",
    "directness",
    "outcome",
    "graded",
    "design",
    "subjects",
    "n",
    "stars",
    "stars-words",
    "rated",
    "notes",
)
"""`citation` counts the places that cite one reference from 1; it is empty for a reference that nothing cites.
`written-from` says whether `reference` and `DOI` are the `printed` or the `registered` ones; `printed` is the text."""

QUOTATION = COLUMNS[COLUMNS.index("quotation") : COLUMNS.index("judged") + 1]
"""The columns of what was judged of the citation."""

EVIDENCE = COLUMNS[COLUMNS.index("question") : COLUMNS.index("graded") + 1]
"""The columns of the evidence for what the citation claims."""

_FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]")
"""What a spreadsheet may take for a formula: full-width signs and the small forms of them too, behind blanks too."""


class Csv:
    """Exporter of references and citations as a table."""

    name = "csv"
    label = N_("References and citations, CSV")
    suffix = ".csv"
    annotated = False

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8 with byte order mark, commas, CRLF (RFC 4180); no cell is a formula."""
        stream = io.StringIO(newline="")
        table = csv.writer(stream)
        table.writerow(COLUMNS)
        keys = citation_keys(entry.reference for entry in snapshot.entries)
        for entry in snapshot.entries:
            for row in _rows(entry, keys[entry.reference.id], snapshot):
                table.writerow(_cell(row[column]) for column in COLUMNS)
        return stream.getvalue().encode("utf-8-sig")


def _rows(entry: Entry, key: str, snapshot: Snapshot) -> Iterator[dict[str, str]]:
    """The row of each citation; of an uncited reference, one row without a citation."""
    shared = {
        "article": one_line(snapshot.article.title),
        "article-sha256": snapshot.article.sha256,
        "key": key,
        **_reference(entry),
        **_machine(entry),
        **_reader(entry, snapshot.with_notes),
    }
    if not entry.citations:
        yield shared | dict.fromkeys(("citation", "marker", "section", "sentence", "points", *QUOTATION, *EVIDENCE), "")
    for place, citation in enumerate(entry.citations):
        points = "; ".join(one_line(point_words(point)) for point in entry.open_points if point.citation == place)
        yield shared | {
            "citation": str(place + 1),
            "marker": one_line(citation.marker),
            "section": one_line(citation.section),
            "sentence": one_line(citation.sentence),
            "points": points,
            **_quotation(entry.judgement(citation), snapshot.with_notes),
            **_evidence(entry, citation),
        }


def _reference(entry: Entry) -> dict[str, str]:
    reference = entry.reference
    return {
        "number": str(reference.number),
        "reference": annotation(entry).reference,
        "DOI": one_line(entry.outgoing.given.DOI),
        "written-from": entry.written_from or "printed",
        "printed": one_line(reference.text),
    }


def _machine(entry: Entry) -> dict[str, str]:
    verdict = entry.verdict
    record = verdict.record
    return {
        "verdict": verdict.code.value,
        "verdict-words": one_line(state_words(verdict)),
        "work": verdict.work.value if verdict.work else "",
        "differs": "; ".join(differing_fields(verdict)),
        "source": record.source if record else "; ".join(verdict.sources),
        "retrieved": record.retrieved if record else verdict.judged,
        "notices": "; ".join(one_line(notice_line(notice)) for notice in verdict.notices),
    }


def _reader(entry: Entry, with_notes: bool) -> dict[str, str]:
    correction = entry.correction
    notes = (clean(note.text).strip() for note in entry.notes) if with_notes else iter(())
    return {
        "reviewer": one_line(entry.reviewer),
        "correction": correction.code.value if correction and correction.code else "",
        "correction-words": one_line(correction_words(correction)) if correction else "",
        "correction-DOI": one_line(correction.DOI) if correction else "",
        **_study(entry),
        "stars": "" if entry.stars is None else str(entry.stars),
        "stars-words": stars_words(entry.stars),
        "rated": entry.rating.modified if entry.rating else "",
        "notes": "\n\n".join(note for note in notes if note),
    }


def _quotation(judgement: Judgement | None, with_notes: bool) -> dict[str, str]:
    """What the reader judged of the one citation; empty where it is not judged."""
    if judgement is None:
        return dict.fromkeys(QUOTATION, "")
    said = judgement.quotation
    return {
        "quotation": said.choice.value,
        "quotation-words": quotation_words(said),
        "basis": said.basis.value if said.basis else "",
        "copy": one_line(copy_words(said.copy)),
        "indirect": "yes" if said.indirect else "",
        "passage": clean(said.passage).strip(),
        "locator": one_line(said.locator),
        "claim": one_line(said.claim),
        "quotation-note": clean(said.note).strip() if with_notes else "",
        "judged": judgement.modified,
    }


def _evidence(entry: Entry, citation: Citation) -> dict[str, str]:
    """The evidence for what the one citation claims; empty where nothing is said of it."""
    grading = entry.grading(citation)
    if grading is None:
        return dict.fromkeys(EVIDENCE, "")
    said, described = grading.evidence, entry.description
    design = described.study.design if described else None
    return {
        "question": said.question.value if said.question else "",
        "level": said.level.value if said.level else "",
        "level-words": level_words(said.level, design) if said.level else "",
        "moved": one_line(said.moved),
        "directness": said.directness.value if said.directness else "",
        "outcome": said.outcome.value if said.outcome else "",
        "graded": grading.modified,
    }


def _study(entry: Entry) -> dict[str, str]:
    """What the cited work is; empty where nothing is said of it."""
    study = entry.description.study if entry.description else NO_STUDY
    return {
        "design": study.design.value if study.design else "",
        "subjects": study.subjects.value if study.subjects else "",
        "n": "" if study.n is None else str(study.n),
    }


def _cell(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
