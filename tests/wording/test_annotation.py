from dataclasses import replace

import pytest

from ldn_desk.domain.appraisal import Correction, Dismissal, Note
from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.evidence import Design, Directness, Evidence, Level, Study, Subjects
from ldn_desk.domain.judgement import Basis, Choice, Copy, Kind, Quotation
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.record import Notice, Record
from ldn_desk.domain.verdict import (
    FieldComparison,
    Opinion,
    Outcome,
    Point,
    Suggestion,
    Verdict,
    VerdictCode,
)
from ldn_desk.wording.annotation import (
    about,
    annotation,
    bundled_words,
    clean,
    document_title,
    one_line,
    paragraphs,
)
from ldn_desk.wording.verdicts import point_words
from tests.exporters.things import described, graded, judged, trial

WHEN = "2026-11-23T10:00:00Z"
RECORD = Record("10.1234/a", "crossref", WHEN, {})


def _entry(verdict: Verdict, printed: Fields | None = None, text: str = "A printed reference.") -> Entry:
    return Entry(Reference(1, text, printed or Fields()), verdict=verdict, reviewer="Ann Reader")


def _words(entry: Entry, with_notes: bool = True) -> list[str]:
    return [line.words for line in annotation(entry, with_notes).all_lines]


def _article(title: str = "A title", issued: PartialDate | None = None) -> Article:
    return Article(
        title, (), (), (), "", "", author=(Name(given="Ann", family="Writer"),), issued=issued, source="a.md"
    )


def test_control_characters_go_and_line_breaks_become_line_feeds() -> None:
    assert clean("a\r\nb\rc\u2028d\x00\x1b[31m\u202ee\ud800\ufffe\tf") == "a\nb\nc\nd[31me\tf"


def test_letters_of_every_script_stay() -> None:
    assert clean("עברית 日本語 🙂 µ≥★") == "עברית 日本語 🙂 µ≥★"


def test_one_line_has_no_runs_of_white_space() -> None:
    assert one_line("  ER  -\n x\u00a0y ") == "ER - x y"


def test_a_note_gives_the_paragraphs_that_hold_something() -> None:
    assert paragraphs("one\n\n  \ntwo  words\r\n") == ("one", "two words")


def test_the_verdict_names_the_day_and_only_sources_that_its_words_leave_out() -> None:
    assert _words(_entry(Verdict(VerdictCode.AGREES, record=RECORD, judged=WHEN, sources=("Crossref",))))[0] == (
        "Verdict: ● Details match Crossref (23 Nov 2026)"
    )
    other = Verdict(VerdictCode.OTHER_WORK, record=RECORD, judged=WHEN, sources=("Crossref", "doi.org"))
    assert _words(_entry(other))[0] == "Verdict: ◆ DOI opens a different work (Crossref, doi.org, 23 Nov 2026)"


def test_a_verdict_of_unknown_date_is_given_without_one() -> None:
    assert _words(_entry(Verdict(VerdictCode.OUT_OF_SCOPE)))[0] == "Verdict: – Not checkable here"


def test_reasons_are_given_once() -> None:
    words = _words(_entry(Verdict(VerdictCode.NOT_REGISTERED, (own_words("Nobody knows it."),) * 2)))
    assert [word for word in words if word.startswith("Reason")] == ["Reason: Nobody knows it."]


def test_the_reason_in_the_words_of_not_checked_is_not_repeated() -> None:
    words = _words(_entry(Verdict(VerdictCode.NOT_CHECKED, (own_words("offline"), own_words("asked twice")))))
    assert words[:2] == ["Verdict: ○ Not checked · offline", "Reason: asked twice"]


def test_bundled_facts_say_what_they_are() -> None:
    record = replace(RECORD, source="bundled", raw={"bundled": "from the publishers' pages"})
    verdict = Verdict(VerdictCode.AGREES, record=record, judged=WHEN)
    assert bundled_words(verdict) == "from the publishers' pages"
    assert "Record: from the publishers' pages" in _words(_entry(verdict))


def test_bundled_facts_say_nothing_of_notices_they_do_not_hold() -> None:
    record = replace(RECORD, source="bundled", raw={"bundled": "bundled"})
    assert not [w for w in _words(_entry(Verdict(VerdictCode.AGREES, record=record))) if w.startswith("Notice")]


def test_only_fields_that_differ_stand_beside_the_print() -> None:
    rows = (
        FieldComparison("title", "A", "A", Outcome.SAME),
        FieldComparison("issued", "2019", "2018", Outcome.MINOR, own_words("off by one")),
        FieldComparison("volume", "x", "y", Outcome.MAJOR),
    )
    table = annotation(_entry(Verdict(VerdictCode.DIFFERS, fields=rows, record=RECORD))).comparison
    assert table is not None
    assert table.head == ("field", "as printed", "at Crossref, 23 Nov 2026", "outcome")
    assert table.rows == (("year", "2019", "2018", "minor: off by one"), ("volume", "x", "y", "major"))


def test_of_a_different_work_all_that_is_registered_is_shown() -> None:
    rows = (
        FieldComparison("issued", "2019", "2019", Outcome.SAME),
        FieldComparison("page", "1", "", Outcome.MISSING_REGISTERED),
    )
    table = annotation(_entry(Verdict(VerdictCode.OTHER_WORK, fields=rows, record=RECORD))).comparison
    assert table is not None
    assert [row[0] for row in table.rows] == ["year"]


def test_a_match_needs_no_table() -> None:
    rows = (FieldComparison("title", "A", "A", Outcome.SAME),)
    assert annotation(_entry(Verdict(VerdictCode.AGREES, fields=rows, record=RECORD))).comparison is None


def test_without_a_record_there_is_nothing_to_stand_beside_the_print() -> None:
    rows = (FieldComparison("title", "A", "B", Outcome.MAJOR),)
    assert annotation(_entry(Verdict(VerdictCode.DIFFERS, fields=rows))).comparison is None


def test_a_work_found_by_search_is_named_by_its_doi() -> None:
    found = Verdict(VerdictCode.FOUND, record=RECORD)
    assert "Record: Crossref https://doi.org/10.1234/a" in _words(_entry(found))


def test_a_suggestion_comes_with_its_reason_and_address() -> None:
    verdict = Verdict(VerdictCode.OTHER_WORK, suggestion=Suggestion("10.1234/b", own_words("title and authors fit")))
    assert "Suggestion: title and authors fit https://doi.org/10.1234/b" in _words(_entry(verdict))


def test_each_notice_has_kind_date_source_and_address() -> None:
    notices = (Notice("erratum", "10.1234/e", PartialDate(2018, 2), "publisher"), Notice("retraction"))
    words = _words(_entry(Verdict(VerdictCode.AGREES, record=RECORD, notices=notices)))
    assert "Notice: △ Correction (erratum), Feb 2018, from publisher https://doi.org/10.1234/e" in words
    assert "Notice: ■ Retraction" in words


def test_an_empty_answer_says_only_that_none_was_found() -> None:
    assert "Notice: No notice found at Crossref on 23 Nov 2026" in _words(
        _entry(Verdict(VerdictCode.AGREES, record=RECORD))
    )


def test_notices_of_another_work_are_not_spoken_of() -> None:
    words = _words(_entry(Verdict(VerdictCode.OTHER_WORK, record=RECORD)))
    assert not [word for word in words if word.startswith("Notice")]


def test_the_sentences_that_cite_it_stand_in_quotes_with_their_section() -> None:
    places = (
        Citation("[1]", (1,), 0, 3, "So it is\n[1].", 0, 12, "Evidence"),
        Citation("[1]", (1,), 0, 3, "It is [1].", 0, 10, ""),
    )
    words = _words(replace(_entry(Verdict(VerdictCode.AGREES)), citations=places))
    assert "Cited for: “So it is [1].” (Evidence)" in words
    assert "Cited for: “It is [1].”" in words


def test_a_reference_that_nothing_cites_says_so() -> None:
    assert "Cited for: not cited in the text" in _words(_entry(Verdict(VerdictCode.AGREES)))


def test_points_to_check_say_both_sides() -> None:
    entry = replace(
        _entry(Verdict(VerdictCode.AGREES)), points=(Point("condition", "depression", "Crohn’s disease", 0),)
    )
    assert "Point to check: sentence says depression; title says Crohn’s disease" in _words(entry)


def test_stars_and_notes_are_signed_and_notes_can_be_left_out() -> None:
    notes = (Note("n", "r", "me", "One.\n\nTwo.", 1, WHEN, WHEN), Note("m", "r", "me", " \n", 1, WHEN, WHEN))
    entry = replace(_entry(Verdict(VerdictCode.AGREES)), notes=notes)
    assert _words(entry)[-2:] == ["Stars: not rated", "Reader’s note: One. Two. (Ann Reader, 23 Nov 2026)"]
    assert _words(entry, with_notes=False)[-1] == "Stars: not rated"
    assert "One.\n\nTwo." in annotation(entry).lines[-1].text


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        (Fields(DOI="10.1234/a<b>"), "https://doi.org/10.1234/a%3Cb%3E"),
        (Fields(URL="https://example.org/a b?c=d"), "https://example.org/a%20b?c=d"),
        (Fields(URL="javascript:alert(1)"), ""),
        (Fields(URL="file:///etc/passwd"), ""),
        (Fields(), ""),
    ],
)
def test_a_reference_leads_to_its_doi_or_else_to_a_web_address(printed: Fields, address: str) -> None:
    assert annotation(_entry(Verdict(VerdictCode.AGREES), printed)).href == address


def test_the_reference_stays_as_printed() -> None:
    given = annotation(_entry(Verdict(VerdictCode.AGREES), text="Smith  J.\nA title."))
    assert (given.number, given.who, given.reference) == (1, "No author named", "Smith J. A title.")


def test_the_document_names_its_article() -> None:
    assert document_title(_article("A\ntitle")) == "Annotated bibliography: A title"
    assert document_title(_article("")) == "Annotated bibliography"


def test_the_lines_under_the_title_say_of_what_how_and_when() -> None:
    entries = [_entry(Verdict(VerdictCode.AGREES))]
    assert about(_article(issued=PartialDate(raw="Jul 21")), entries, WHEN, "alphabetical") == (
        "Ann Writer · Jul 21 · a.md",
        "1 reference · in alphabetical order · reviewer: Ann Reader · written with LDN Desk on 23 Nov 2026",
    )


def test_an_article_of_unknown_origin_has_no_line_on_it() -> None:
    nameless = replace(_article(), author=(), source="")
    assert about(nameless, (), WHEN, "article") == (
        "0 references · in the article’s own order · written with LDN Desk on 23 Nov 2026",
    )


def test_my_correction_stands_beside_the_machines_verdict_with_reason_reviewer_and_day() -> None:
    correction = Correction("r", "me", VerdictCode.AGREES, because("registry-is-wrong"), "10.1234/b", 1, WHEN)
    words = _words(replace(_entry(Verdict(VerdictCode.OTHER_WORK, record=RECORD)), correction=correction))
    assert any(line.startswith("Verdict: ◆ DOI opens a different work") for line in words)
    signed = "Details match: registry is wrong (Ann Reader, 23 Nov 2026)"
    assert f"My correction: {signed} https://doi.org/10.1234/b" in words


def test_a_correction_of_the_doi_alone_gives_its_reason() -> None:
    correction = Correction("r", "me", None, own_words("suggestion accepted"), "", 1, WHEN)
    words = _words(replace(_entry(Verdict(VerdictCode.OTHER_WORK)), correction=correction))
    assert "My correction: suggestion accepted (Ann Reader, 23 Nov 2026)" in words


def test_a_dismissed_point_is_told_as_dismissed_with_its_reason() -> None:
    points = (Point("condition", "depression", "Crohn’s disease", 0), Point("species", "patients", "mice", 0))
    entry = replace(
        _entry(Verdict(VerdictCode.AGREES)),
        points=points,
        dismissals=(Dismissal("r", "me", points[0], own_words("I looked"), WHEN),),
    )
    said = [line for line in _words(entry) if line.startswith("Point")]
    assert said == [
        f"Point to check: {point_words(points[1])}",
        f"Point dismissed: {point_words(points[0])}: I looked (Ann Reader, 23 Nov 2026)",
    ]


def test_a_second_opinion_is_told_under_its_sources_name() -> None:
    verdict = Verdict(VerdictCode.AGREES, opinions=(Opinion("pubmed", because("details-match")),))
    assert any(
        line.startswith("Second opinion: ") and line.endswith("details match") for line in _words(_entry(verdict))
    )


SAID = Quotation(
    Choice.PARTLY,
    (Kind.MISQUOTED_DETAIL,),
    basis=Basis.FULL_TEXT,
    copy=Copy("my print", "published"),
    passage="Twelve adults slept.",
    locator="p. 8",
    claim="a case series",
    note="It was a trial.\nThey say so.",
)


def test_what_was_judged_stands_below_the_place_that_it_was_judged_of() -> None:
    lines = annotation(judged(trial(), 1, SAID)).lines
    at = next(n for n, line in enumerate(lines) if line.label == "Quotation accuracy")
    assert lines[at - 1].label == "Cited for"
    assert "shown twice [2]" in lines[at - 1].text
    assert lines[at].text == (
        "Partly supported (minor): misquoted detail · claim as checked: “a case series” · full text"
        " · my print, published · p. 8 “Twelve adults slept.” (Ann Reader, 23 Nov 2026)\nIt was a trial.\nThey say so."
    )


def test_without_notes_the_note_of_a_judgement_is_left_out_and_the_judgement_stays() -> None:
    [line] = [
        line for line in annotation(judged(trial(), 1, SAID), with_notes=False).lines if "Quotation" in line.label
    ]
    assert "misquoted detail" in line.text
    assert "It was a trial." not in line.text


def test_a_judgement_that_asks_for_another_look_says_why() -> None:
    changed = _words(judged(trial(), 0, Quotation(Choice.SUPPORTED), changed=True))
    assert any(
        "look again: the sentence has changed since; judged was “An older sentence.”" in each for each in changed
    )
    merged = _words(judged(trial(), 0, Quotation(Choice.SUPPORTED), again="merged"))
    assert any("look again: the reference was merged with another one since" in each for each in merged)


def test_the_evidence_stands_at_the_place_that_it_was_graded_for() -> None:
    said = Evidence(level=Level.TWO, directness=Directness.INDIRECT)
    lines = annotation(graded(trial(), 0, said, Study(Design.RANDOMISED_TRIAL, Subjects.ANIMALS, 9))).lines
    labels = [line.label for line in lines]
    at = labels.index("Evidence")
    assert labels[at - 1] == "Cited for"
    assert labels.count("Evidence") == 1
    assert lines[at].text == "OCEBM level 2 (randomised trial) · 9 animals · indirect (Ann Reader, 23 Nov 2026)"


def test_what_the_work_is_is_said_once_where_no_place_is_graded() -> None:
    words = _words(described(trial(), Study(Design.CASE_SERIES)))
    assert [each for each in words if each.startswith("Evidence")] == [
        "Evidence: case series (Ann Reader, 23 Nov 2026)"
    ]
    only_graded = _words(graded(trial(), 1, Evidence(level=Level.FOUR)))
    assert any(each.startswith("Evidence: OCEBM level 4 (") for each in only_graded)
