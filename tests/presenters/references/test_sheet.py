from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ldn_desk.domain.article import Linked, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import NOT_ASKED, Entry
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.record import Answer, Notice, Work
from ldn_desk.domain.verdict import Outcome, VerdictCode
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from tests.presenters.references.samples import only_doi, open_desk, record


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


def entry_of(desk: Desk, number: int) -> Entry:
    entry = desk.opened.entry(f"reference-{number}")
    assert entry is not None
    return entry


def with_source(entry: Entry, source: str) -> Entry:
    return replace(entry, verdict=replace(entry.verdict, record=record(entry.reference.number, source)))


class OneSource:
    name = "crossref"
    label = "Crossref"

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        yield from ()

    def work(self, raw: Mapping[str, Any]) -> Work:
        return Work(Fields(abstract=f" read: {raw['abstract']} "))


def test_fields_are_named_in_words_and_outcomes_too(desk: Desk) -> None:
    lines = sheet.lines(entry_of(desk, 2))
    assert [line.field for line in lines] == ["authors", "year", "title", "journal", "volume", "pages", "DOI"]
    assert [line.outcome_words for line in lines][:3] == ["same", "minor", "major"]


def test_words_that_differ_have_spans_on_both_sides(desk: Desk) -> None:
    title = sheet.lines(entry_of(desk, 2))[2]
    assert [title.printed[a:b] for a, b in title.printed_spans] == ["blocker", "new"]
    assert [title.registered[a:b] for a, b in title.registered_spans] == ["agonist"]


def test_a_field_that_is_the_same_has_no_spans(desk: Desk) -> None:
    assert sheet.lines(entry_of(desk, 1))[0].printed_spans == ()


def test_a_type_is_shown_only_where_it_differs(desk: Desk) -> None:
    entry = entry_of(desk, 1)
    rows = tuple(replace(r, outcome=Outcome.MAJOR) if r.field == "type" else r for r in entry.verdict.fields)
    differing = replace(entry, verdict=replace(entry.verdict, fields=rows))
    assert sheet.lines(differing)[0].field == "type"


def test_without_a_record_the_printed_fields_stand_alone(desk: Desk) -> None:
    lines = sheet.lines(entry_of(desk, 10))
    values = {line.field: line.printed for line in lines}
    assert values["authors"] == "A. B. Toll, A. B. Vroom"
    assert values["issue"] == "8"
    assert all(line.outcome is None and line.outcome_words == "" for line in lines)


def test_a_printed_list_cut_short_keeps_its_et_al(desk: Desk) -> None:
    entry = entry_of(desk, 10)
    printed = Fields(author=(Name("Toll", "K."),), et_al=True, issued=PartialDate(raw="Jul 21"))
    lines = sheet.lines(replace(entry, reference=replace(entry.reference, printed=printed)))
    assert [(line.field, line.printed) for line in lines] == [("authors", "K. Toll, et al."), ("year", "Jul 21")]


def test_a_reason_that_a_row_gives_is_not_told_twice(desk: Desk) -> None:
    entry = entry_of(desk, 2)
    twice = replace(
        entry.verdict, reasons=(own_words("year: one year off"), own_words("The registry asks for patience."))
    )
    assert sheet.reasons(replace(entry, verdict=twice)) == ("The registry asks for patience.",)


def test_the_reason_in_a_headline_is_not_told_twice(desk: Desk) -> None:
    entry = entry_of(desk, 10)
    unanswered = replace(
        entry.verdict, reasons=(own_words("Crossref did not answer"), own_words("It was asked twice."))
    )
    assert sheet.reasons(replace(entry, verdict=unanswered)) == ("It was asked twice.",)


def test_the_heading_names_source_and_day(desk: Desk) -> None:
    assert sheet.asked_words(entry_of(desk, 1).verdict) == "Crossref, 23 Nov 2026"
    assert sheet.asked_words(entry_of(desk, 10).verdict) == ""


def test_bundled_facts_are_named_as_such(desk: Desk) -> None:
    entry = with_source(entry_of(desk, 1), "bundled")
    assert sheet.is_bundled(entry)
    assert sheet.asked_words(entry.verdict) == "facts bundled with the sample"
    assert "press Check" in sheet.silence_words(entry)


def test_titles_that_differ_in_signs_alone_are_one_title(desk: Desk) -> None:
    entry = entry_of(desk, 1)
    rows = tuple(replace(r, registered=r.registered.upper()) if r.field == "title" else r for r in entry.verdict.fields)
    assert not sheet.titles_differ(replace(entry, verdict=replace(entry.verdict, fields=rows)))
    assert sheet.titles_differ(entry_of(desk, 2))
    assert not sheet.titles_differ(entry_of(desk, 10))


def test_words_that_differ_are_marked_unless_it_is_another_work(desk: Desk) -> None:
    marked = {number: [bool(line.printed_spans) for line in sheet.lines(entry_of(desk, number))] for number in (2, 3)}
    assert any(marked[2])
    assert not any(marked[3])


def test_a_title_that_differs_is_known_as_one_of_the_fields(desk: Desk) -> None:
    assert sheet.title_compared_as_different(entry_of(desk, 2))
    assert not sheet.title_compared_as_different(entry_of(desk, 1))


def test_a_reason_that_only_names_the_title_beside_it_is_not_told(desk: Desk) -> None:
    entry = entry_of(desk, 3)
    opened = because("opens-work", identifier="DOI", title=sheet.registered_title(entry))
    told = replace(entry.verdict, reasons=(opened, own_words("It was asked twice.")))
    assert sheet.reasons(replace(entry, verdict=told)) == ("It was asked twice.",)
    alone = replace(told, fields=())
    assert len(sheet.reasons(replace(entry, verdict=alone))) == 2


def test_a_reason_that_repeats_both_values_is_not_told_beside_them(desk: Desk) -> None:
    entry = entry_of(desk, 2)
    repeated = because("another-year", printed="2014", years="2013")
    rows = tuple(replace(row, reason=repeated) if row.field == "issued" else row for row in entry.verdict.fields)
    seen = sheet.lines(replace(entry, verdict=replace(entry.verdict, fields=rows)))
    assert [line.reason for line in sheet.lines(entry) if line.field == "year"] == ["one year off"]
    assert [line.reason for line in seen if line.field == "year"] == [""]


def test_the_words_of_a_point_are_found_in_its_sentence_and_in_the_title(desk: Desk) -> None:
    entry = entry_of(desk, 6)
    sentence = entry.citations[0].sentence
    [(start, end)] = sheet.clashes(entry.points, sentence, 0)
    assert sentence[start:end] == "case series"
    assert sheet.clashes(entry.points, sentence, 1) == []
    assert sheet.title_clashes(entry.points, "Randomized trial") == [(0, 10)]


def test_a_notice_links_to_itself_where_its_doi_is_known() -> None:
    words, link = sheet.notice_words_and_link(Notice("erratum", "10.5555/n", PartialDate(2018, 2), "publisher"))
    assert words == "Correction (erratum), Feb 2018, from publisher"
    assert link == "https://doi.org/10.5555/n"
    assert sheet.notice_words_and_link(Notice("erratum"))[1] == ""


def test_the_silence_of_a_source_is_dated_and_no_more(desk: Desk) -> None:
    assert sheet.silence_words(entry_of(desk, 1)) == "No notice found at Crossref on 23 Nov 2026."
    assert sheet.silence_words(entry_of(desk, 6)) == ""
    assert sheet.silence_words(entry_of(desk, 10)) == ""


def test_a_search_is_offered_where_only_it_can_tell_more(desk: Desk) -> None:
    assert sheet.can_search(entry_of(desk, 4))
    assert not sheet.can_search(entry_of(desk, 3))
    assert not sheet.can_search(entry_of(desk, 10))
    unasked = replace(entry_of(desk, 9), verdict=entry_of(desk, 10).verdict)
    assert sheet.can_search(unasked)


def test_an_abstract_is_seen_in_the_raw_record_and_read_by_its_source(desk: Desk) -> None:
    known = entry_of(desk, 6).verdict.record
    assert known is not None
    assert sheet.has_abstract(known)
    assert not sheet.has_abstract(entry_of(desk, 1).verdict.record)
    assert not sheet.has_abstract(None)
    assert sheet.abstract(known, Registry(sources=[OneSource()])).startswith("read: <jats:p>")
    assert sheet.abstract(known, Registry()) == ""


@pytest.mark.parametrize(
    ("source", "parser"), [("crossref", "crossref"), ("bundled", "crossref"), ("datacite", "doi.org")]
)
def test_each_record_is_read_by_the_parser_of_its_form(source: str, parser: str) -> None:
    assert sheet.parser_of(source) == parser


def test_the_doi_meant_is_the_printed_one_else_the_one_found(desk: Desk) -> None:
    assert sheet.doi_of(entry_of(desk, 3)) == "10.5555/desk.3"
    assert sheet.doi_address(entry_of(desk, 3)) == "https://doi.org/10.5555/desk.3"
    assert sheet.doi_address(entry_of(desk, 9)) == ""
    entry = entry_of(desk, 8)
    undotted = replace(entry, reference=replace(entry.reference, printed=replace(entry.reference.printed, DOI="")))
    assert entry.verdict.code is VerdictCode.FOUND
    assert sheet.doi_of(undotted) == "10.5555/desk.8"


def test_pubmed_is_searched_for_the_title_else_for_the_printed_text(desk: Desk) -> None:
    entry = entry_of(desk, 9)
    reference = entry.reference
    address = sheet.pubmed_address(entry)
    assert address == "https://pubmed.ncbi.nlm.nih.gov/?term=A+page+about+dreams"
    bare = replace(reference, printed=Fields(), text="Sleep & dreams")
    assert sheet.pubmed_address(replace(entry, reference=bare)).endswith("?term=Sleep+%26+dreams")


def test_a_field_that_the_desk_is_not_sure_of_is_said_to_be() -> None:
    reference = Reference(1, "x", Fields(title="Sleep", volume="3"), sure=(("title", 0.4), ("volume", 0.8)))
    remarks = {line.field: line.remark for line in sheet.lines(Entry(reference))}
    assert remarks == {"title": "The desk is not sure of this", "volume": ""}


def test_a_doi_from_a_link_is_said_to_be_from_there(desk: Desk) -> None:
    unchecked = entry_of(desk, 1)
    bare = replace(unchecked.reference, printed=unchecked.reference.printed.with_(DOI=""), linked=Linked("10.1000/l"))
    entry = replace(unchecked, reference=bare, verdict=NOT_ASKED)
    (line,) = [line for line in sheet.lines(entry) if line.field == "DOI"]
    assert (line.printed, line.remark) == ("10.1000/l", "From the link")
    assert sheet.doi_address(entry) == "https://doi.org/10.1000/l"
    assert not sheet.can_search(entry)


def test_what_alone_has_words_is_never_folded(desk: Desk) -> None:
    telling, rest = sheet.telling_lines(only_doi(entry_of(desk, 1)))
    assert [(line.field, line.printed) for line in telling] == [
        ("authors", ""),
        ("year", ""),
        ("title", ""),
        ("journal", ""),
    ]
    assert all(line.registered for line in telling)
    assert "DOI" in [line.field for line in rest]
