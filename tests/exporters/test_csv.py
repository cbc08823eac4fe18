import csv
import io
from dataclasses import replace

import pytest

from ldn_desk.domain.evidence import Design, Directness, Evidence, Level, Outcome, Question, Study, Subjects
from ldn_desk.domain.judgement import Choice, Copy, Judgement, Kind, Quotation
from ldn_desk.exporters.csv import COLUMNS, Csv
from tests.exporters.things import (
    HOSTILE,
    WHEN,
    from_record,
    graded,
    hostile,
    snapshot,
    trial,
    unread,
    without_record,
    wrong_work,
)


def _read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_each_citation_of_a_reference_is_a_row() -> None:
    rows = _read(Csv().write(snapshot(wrong_work(), trial())))
    assert [(row["number"], row["citation"], row["section"]) for row in rows] == [
        ("1", "1", "Evidence"),
        ("2", "1", "Evidence"),
        ("2", "2", ""),
    ]
    assert {row["reviewer"] for row in rows} == {"Ann Reader"}


def test_a_reference_that_nothing_cites_has_one_row() -> None:
    [row] = _read(Csv().write(snapshot(unread())))
    assert (row["number"], row["citation"], row["verdict"], row["stars"]) == ("3", "", "not-checked", "")


def test_a_row_says_what_machine_and_reader_found() -> None:
    row = _read(Csv().write(snapshot(trial())))[0]
    assert (row["verdict"], row["verdict-words"], row["source"]) == ("agrees", "Details match Crossref", "crossref")
    assert (row["stars"], row["stars-words"]) == ("4", "4 of 5 — small reservation")
    assert row["notices"] == "Correction (erratum), Feb 2018, from publisher"
    assert row["points"] == "sentence says case series; title says randomized"
    assert row["notes"] == "Small, and honest about it."


def test_points_stand_in_the_row_of_their_own_citation() -> None:
    assert [bool(row["points"]) for row in _read(Csv().write(snapshot(trial())))] == [True, False]


def test_the_fields_that_differ_are_named() -> None:
    [row] = _read(Csv().write(snapshot(wrong_work())))
    assert (row["differs"], row["work"]) == ("title; author", "elsewhere")


def test_without_notes_there_are_none() -> None:
    assert _read(Csv().write(snapshot(trial(), with_notes=False)))[0]["notes"] == ""


def test_a_note_keeps_its_lines_in_one_cell() -> None:
    row = _read(Csv().write(snapshot(trial(notes=('One, "two".\nThree.',)))))[0]
    assert row["notes"] == 'One, "two".\nThree.'


def test_the_file_begins_with_a_byte_order_mark_and_ends_its_lines_as_rfc_4180_says() -> None:
    data = Csv().write(snapshot(wrong_work()))
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")


@pytest.mark.parametrize(
    "formula",
    [
        *("=cmd()", "+1", "-1", "@x", "\t=1", "\r=1", "\x00=1"),
        *("＝cmd()", "＋1", "－1", "＠x", "﹦1", "﹢1", "﹣1", "﹫x"),
        *("\xa0=1", "\u3000＝1", "\u200b=1", "\ufeff=1", "\x1b=1", "\x85=1"),
    ],
)
def test_no_cell_is_a_formula(formula: str) -> None:
    row = _read(Csv().write(snapshot(trial(notes=(formula,)), title=formula)))[0]
    assert row["article"][0] == row["notes"][0] == "'"
    assert not [cell for cell in row.values() if cell.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]


def test_a_cell_that_is_no_formula_stays_as_it_is() -> None:
    row = _read(Csv().write(snapshot(trial(notes=("  indented = sign",)), title="a=b")))[0]
    assert (row["article"], row["notes"]) == ("a=b", "indented = sign")


def test_hostile_text_stays_inside_its_cell() -> None:
    [row] = _read(Csv().write(snapshot(hostile(), title=HOSTILE)))
    assert set(row) == set(COLUMNS)
    assert "=cmd()" in row["sentence"]
    assert not set("\x00\x07\x1b\u202e\ud800") & set("".join(row.values()))


@pytest.mark.parametrize(("with_notes", "note"), [(True, "'=1+1"), (False, "")])
def test_what_was_judged_stands_in_the_row_of_its_own_citation(with_notes: bool, note: str) -> None:
    entry = trial()
    said = Quotation(
        Choice.PARTLY, (Kind.SELECTIVE,), copy=Copy("a print", "2"), indirect=True, passage="Twelve slept.", note="=1+1"
    )
    second = entry.citations[1]
    judged = Judgement("j", second.id, "ref-2", "me", said, second.sentence, False, 1, "then", "now")
    written = replace(snapshot(replace(entry, judgements=(judged,))), with_notes=with_notes)
    first, row = _read(Csv().write(written))
    assert (first["quotation"], first["judged"]) == ("", "")
    assert (row["quotation"], row["quotation-words"]) == ("minor", "Partly supported (minor): selective")
    assert (row["copy"], row["indirect"], row["passage"], row["judged"]) == (
        "a print, 2",
        "yes",
        "Twelve slept.",
        "now",
    )
    assert row["quotation-note"] == note


def test_a_row_says_whether_it_is_written_from_the_record_or_from_print() -> None:
    registered, _again, printed = _read(Csv().write(snapshot(from_record(), without_record())))
    assert registered["reference"].startswith("Registered Rita (2016)")
    assert registered["printed"].startswith("van den Berg")
    assert (registered["written-from"], printed["written-from"]) == ("registered", "printed")


def test_the_evidence_stands_in_the_row_of_its_own_citation_and_the_study_in_all_of_its_reference() -> None:
    said = Evidence(Question.TREATMENT, Level.THREE, "few", Directness.DIRECT, Outcome.PATIENT)
    entry = graded(trial(), 1, said, Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 0))
    first, second = _read(Csv().write(snapshot(entry)))
    assert (first["question"], first["level"], first["graded"]) == ("", "", "")
    assert {first["design"], second["design"]} == {"randomised-trial"}
    assert (second["subjects"], second["n"]) == ("participants", "0")
    assert (second["level"], second["level-words"]) == ("3", "OCEBM level 3 (randomised trial)")
    told = ("question", "moved", "directness", "outcome", "graded")
    assert [second[name] for name in told] == ["treatment", "few", "direct", "patient-oriented", WHEN]
    [_bare, graded_alone] = _read(Csv().write(snapshot(graded(trial(), 1, Evidence(level=Level.ONE)))))
    assert (graded_alone["level-words"], graded_alone["question"], graded_alone["design"]) == ("OCEBM level 1", "", "")
