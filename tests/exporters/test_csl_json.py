import json
import re
from dataclasses import replace
from typing import Any

from ldn_desk.domain.bibliography import from_csl
from ldn_desk.domain.citation_key import CSL_TYPES
from ldn_desk.domain.evidence import Design, Evidence, Level, Study
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.exporters.csl_json import CslJson
from tests.exporters.things import (
    HOSTILE,
    from_record,
    graded,
    hostile,
    judged,
    snapshot,
    trial,
    unread,
    with_more,
    without_record,
    wrong_work,
)


def _read(data: bytes) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(data.decode("utf-8"))
    return items


def test_the_printed_fields_come_back_as_they_were() -> None:
    [item] = _read(CslJson().write(snapshot(trial())))
    printed = trial().reference.printed
    assert from_csl(item | {"et-al": item["custom"]["ldn-desk"]["et-al"]}) == printed
    assert item["id"] == "vandenberg2017randomized"
    assert "et-al" not in item


def test_every_item_has_a_known_type_and_a_title() -> None:
    items = _read(CslJson().write(snapshot(trial(), unread(), hostile())))
    assert all(item["type"] in CSL_TYPES and item["title"] for item in items)
    assert items[1]["title"] == "See the ministry’s page."


def test_our_words_are_the_note_and_keep_their_line_breaks() -> None:
    [item] = _read(CslJson().write(snapshot(trial(notes=("First.\nSecond.",)))))
    assert item["note"].splitlines()[-2:] == ["Reader’s note: First.", "Second. (Ann Reader, 23 Nov 2026)"]
    assert "Verdict: ● Details match Crossref (23 Nov 2026)" in item["note"].splitlines()


def test_no_line_of_the_note_is_taken_for_a_field() -> None:
    notes = ("Status: fine\nType: book\n DOI: 10.1/x\nVersion: 2\nTitle: y\n{:note: z}",)
    [item] = _read(CslJson().write(snapshot(trial(notes=notes))))
    field = re.compile(r"\s*(type|status|source|note|title|version|section|doi)\s*[:=]", re.IGNORECASE)
    assert not [line for line in item["note"].splitlines() if field.match(line)]
    assert "{:" not in item["note"]
    assert "› Type: book" in item["note"]


def test_our_parts_come_back_whole() -> None:
    ours = _read(CslJson().write(snapshot(trial(), wrong_work())))
    first, second = (item["custom"]["ldn-desk"] for item in ours)
    assert (first["text"], first["stars"], first["reviewer"]) == (trial().reference.text, 4, "Ann Reader")
    assert first["notes"][0]["text"] == "Small, and honest about it."
    assert first["points"][0]["sentence-says"] == "case series"
    assert first["verdict"]["notices"][0]["date"] == "2018-02"
    assert (second["verdict"]["code"], second["verdict"]["work"]) == ("other-work", "elsewhere")
    assert second["verdict"]["suggestion"]["DOI"] == "10.1234/right"


def test_without_notes_there_are_none() -> None:
    [item] = _read(CslJson().write(snapshot(trial(), with_notes=False)))
    assert "Small, and honest" not in json.dumps(item, ensure_ascii=False)


def test_an_issn_is_one_text() -> None:
    from dataclasses import replace

    entry = trial()
    printed = entry.reference.printed.with_(ISSN=("1234-5678", "8765-4321"))
    [item] = _read(CslJson().write(snapshot(replace(entry, reference=replace(entry.reference, printed=printed)))))
    assert item["ISSN"] == "1234-5678, 8765-4321"


def test_hostile_text_is_cleaned_of_what_files_refuse() -> None:
    [item] = _read(CslJson().write(snapshot(hostile())))
    assert "\x00" in HOSTILE
    assert not set("\x00\x07\x1b\u202e\ud800") & set(json.dumps(item, ensure_ascii=False))
    assert "עברית" in item["title"]


def test_what_a_reference_came_with_leaves_with_it_its_own_note_before_ours() -> None:
    (item,) = _read(CslJson().write(snapshot(with_more())))
    assert (item["title"], item["language"], item["accessed"]) == (
        "Owls <i>in situ</i>",
        "de",
        {"date-parts": [[2020, 1, 2]]},
    )
    assert item["note"].startswith("Mine.\nVerdict: ")
    assert item["custom"]["ldn-desk"]["note"] == "Mine."


def test_what_is_registered_is_written_unmerged_and_said_to_be() -> None:
    registered, printed = json.loads(CslJson().write(snapshot(from_record(), without_record())))
    assert (registered["title"], registered["container-title"]) == ("The registered title", "Registered Journal")
    assert "volume" not in registered
    assert registered["note"].startswith("Written from: the record at Crossref, 23 Nov 2026")
    ours = registered["custom"]["ldn-desk"]
    assert (ours["written-from"], ours["et-al"]) == ("registered", False)
    assert ours["text"].startswith("van den Berg")
    assert printed["custom"]["ldn-desk"]["written-from"] == "printed"


def test_judgement_and_evidence_come_along_in_parts() -> None:
    entry = graded(
        judged(trial(), 1, Quotation(Choice.SUPPORTED, note="Mine.")),
        1,
        Evidence(level=Level.TWO),
        Study(Design.COHORT),
    )
    [item] = _read(CslJson().write(snapshot(entry)))
    ours = item["custom"]["ldn-desk"]
    first, second = ours["citations"]
    assert "quotation" not in first
    assert (second["quotation"]["choice"], second["quotation"]["note"]) == ("supported", "Mine.")
    assert (second["evidence"]["level"], ours["study"]["design"]) == ("2", "cohort-study")
    assert "Quotation accuracy: Supported" in item["note"]
    assert "Evidence: OCEBM level 2 (cohort study)" in item["note"]
    [bare] = _read(CslJson().write(replace(snapshot(entry), with_notes=False)))
    assert "note" not in bare["custom"]["ldn-desk"]["citations"][1]["quotation"]
    assert "Mine." not in bare["note"]
