import json
from dataclasses import replace
from typing import Any

from ldn_desk.domain.article import Article, Block, BlockKind, Linked, Lint
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice, Judgement, Quotation
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.record import Record, Work
from ldn_desk.services.report_json import as_json, as_text
from tests.exporters.things import HOSTILE, article, hostile, snapshot, trial, unread, wrong_work

SOURCES = [{"name": "crossref", "requests": 2, "state": "answered"}]
ROOMS = (Block(BlockKind.TITLE, "Title", 1), Block(BlockKind.HEADING, "Evidence", 2), Block(BlockKind.PARAGRAPH, "So."))


def _work(record: Record) -> Work:
    return Work(
        Fields(title="Registered", author=(Name(family="Quite", given="Another"),), DOI=record.DOI), "A subtitle"
    )


def _json(*entries: Entry, of: Article | None = None, lint: tuple[Lint, ...] = ()) -> dict[str, Any]:
    return as_json(of or article(), entries, lint, SOURCES, _work)


def _one(entry: Entry) -> dict[str, Any]:
    reference: dict[str, Any] = _json(entry)["references"][0]
    return reference


def test_the_object_has_the_parts_that_scripts_expect() -> None:
    value = _json(trial(), lint=(Lint("uncited-reference", 4, own_words("Nothing cites it.")),))
    assert list(value) == ["article", "references", "lint", "sources"]
    assert value["lint"] == [{"rule": "uncited-reference", "number": 4, "text": "Nothing cites it."}]
    assert value["sources"] == SOURCES


def test_the_article_is_told_in_csl_forms_with_its_headings() -> None:
    assert _json(of=replace(article(), blocks=ROOMS))["article"] == {
        "title": "Something and nothing",
        "author": [{"family": "Writer", "given": "Ann"}],
        "issued": {"date-parts": [[2026, 3, 1]]},
        "source": "article.md",
        "sha256": "0" * 64,
        "sections": ["Evidence"],
        "container-title": "",
        "DOI": "",
        "mended": [],
        "verdict": "not-checked",
        "reasons": [],
        "notices": [],
    }


def test_a_date_without_a_year_stays_raw_and_a_missing_one_is_null() -> None:
    assert _json(of=replace(article(), issued=PartialDate(raw="Jul 21")))["article"]["issued"] == {"raw": "Jul 21"}
    bare = _json(of=replace(article(), issued=None, author=()))["article"]
    assert (bare["issued"], bare["author"]) == (None, [])


def test_a_reference_has_the_keys_that_scripts_expect() -> None:
    assert list(_one(trial())) == [
        "id",
        "number",
        "text",
        "printed",
        "linked",
        "sure",
        "mended",
        "citations",
        "verdict",
        "work",
        "reasons",
        "fields",
        "record",
        "notices",
        "suggestion",
        "opinions",
        "correction",
        "points",
    ]


def test_fields_that_a_reader_corrected_are_named() -> None:
    entry = wrong_work()
    mended = replace(entry, reference=replace(entry.reference, mended=("title", "DOI")))
    assert (_one(entry)["mended"], _one(mended)["mended"]) == ([], ["title", "DOI"])


def test_what_is_doubtful_of_a_reading_is_told_with_how_sure_it_is() -> None:
    entry = trial()
    doubted = replace(entry, reference=replace(entry.reference, sure=(("title", 0.62),)))
    assert (_one(entry)["sure"], _one(doubted)["sure"]) == ({}, {"title": 0.62})


def test_what_stands_only_in_links_is_told_beside_what_is_printed() -> None:
    entry = trial()
    linked = replace(entry, reference=replace(entry.reference, linked=Linked("10.1234/link", "1234567")))
    assert (_one(entry)["linked"], _one(linked)["linked"]) == ({}, {"DOI": "10.1234/link", "PMID": "1234567"})
    assert _one(linked)["printed"] == _one(entry)["printed"]


def test_what_is_printed_is_told_in_csl_forms() -> None:
    value = _one(trial())
    assert value["id"] == "vandenberg2017randomized"
    assert value["printed"]["author"][0] == {"family": "Berg", "given": "A. B.", "non-dropping-particle": "van den"}
    assert value["printed"]["issued"] == {"date-parts": [[2017, 1]]}
    assert value["printed"]["et-al"] is True
    assert value["citations"][0] == {
        "marker": "[2]",
        "sentence": "A case series showed it [2].",
        "section": "Evidence",
    }


def test_a_list_of_authors_that_is_whole_is_not_said_to_be_cut() -> None:
    assert "et-al" not in _one(wrong_work())["printed"]


def test_the_record_is_the_registered_work_with_source_and_time() -> None:
    assert _one(wrong_work())["record"] == {
        "author": [{"family": "Quite", "given": "Another"}],
        "title": "Registered: A subtitle",
        "DOI": "10.1234/other",
        "source": "crossref",
        "retrieved": "2026-11-23T10:00:00Z",
    }


def test_bundled_facts_say_what_they_are() -> None:
    entry = trial()
    record = Record("10.1234/a", "bundled", "2026-11-23T10:00:00Z", {"bundled": "bundled with the sample"})
    value = _one(replace(entry, verdict=replace(entry.verdict, record=record)))
    assert value["record"]["bundled"] == "bundled with the sample"


def test_findings_are_told_with_all_that_led_to_them() -> None:
    value = _one(wrong_work())
    assert (value["verdict"], value["work"]) == ("other-work", "elsewhere")
    assert value["suggestion"] == {"DOI": "10.1234/right", "reason": "title, first author and year fit"}
    assert value["fields"][0] == {
        "field": "title",
        "printed": "The printed title",
        "registered": "Another title | altogether",
        "outcome": "major",
        "reason": "another work",
    }
    assert value["reasons"] == ["Title and authors are of another work."]


def test_notices_and_points_have_their_own_keys() -> None:
    value = _one(trial())
    assert value["notices"] == [
        {"type": "erratum", "date": "2018-02", "notice-DOI": "10.1234/erratum", "source": "publisher"}
    ]
    assert value["points"] == [
        {"rule": "study-design", "sentence-says": "case series", "record-says": "randomized", "citation": 0}
    ]


def test_what_is_not_known_is_null() -> None:
    value = _one(unread())
    assert (value["record"], value["suggestion"], value["work"]) == (None, None, None)
    assert value["verdict"] == "not-checked"
    assert _one(hostile())["notices"][0]["date"]


def test_hostile_text_can_be_printed() -> None:
    printed = json.dumps(_json(hostile()), ensure_ascii=False).encode("utf-8")
    assert json.loads(printed)["references"][0]["number"] == 4


def test_the_terminal_shows_what_the_screen_shows() -> None:
    lines = as_text(article(), [trial(), wrong_work(), unread()]).split("\n")
    assert lines[:2] == ["Something and nothing", "Ann Writer · 1 Mar 2026 · article.md"]
    assert lines[2] == (
        "3 references · 1 matches · 1 opens a different work · 1 not checked · judged: 0 of 3 citations"
    )
    assert lines[4:8] == [
        "  2  van den Berg et al. 2017  A randomized trial of something in R&D: 50% better",
        "     ● Details match Crossref  ·  4 of 5 — small reservation",
        "     △ Correction (erratum), Feb 2018, from publisher 10.1234/erratum",
        "     ▹ Sentence says case series; title says randomized",
    ]
    assert lines[-1] == "     ○ Not checked · not asked yet"


def test_the_terminal_names_what_is_odd_about_the_list() -> None:
    text = as_text(article(), [], [Lint("uncited-reference", 4, own_words("Nothing cites it."))])
    assert text.endswith("In the list itself:\n  Not cited in the text (uncited-reference)\n    Nothing cites it.")


def test_an_article_without_a_title_has_a_first_line() -> None:
    bare = replace(article(), title="", author=(), issued=None, source="")
    assert as_text(bare, []) == "An article without a title\n0 references"


def test_no_terminal_obeys_an_article() -> None:
    text = as_text(snapshot(title=HOSTILE).article, [hostile()])
    assert not set("\x00\x07\x1b\u202e\ud800") & set(text)
    text.encode("utf-8")


def test_the_terminal_shows_what_was_judged_of_each_citation() -> None:
    entry = trial()
    cited = entry.citations[0]
    said = Quotation(Choice.SUPPORTED)
    judged = Judgement("j", cited.id, "ref-2", "me", said, cited.sentence, False, 1, "then", "now")
    lines = as_text(article(), [replace(entry, judgements=(judged,))]).split("\n")
    assert "     [2] Supported" in lines
    assert not any("not judged" in line for line in lines)
