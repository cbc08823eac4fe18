"""Crossref's messages as works."""

import json
from pathlib import Path
from typing import Any

import pytest

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.record import Notice
from ldn_desk.matching.judgement import notices_of
from ldn_desk.sources.crossref_record import answers_for, work
from tests.standin.records import FIRST_ARTICLE, MADE_UP

ARTICLE: dict[str, Any] = {
    "DOI": "10.5555/Tea.1",
    "type": "journal-article",
    "title": ["Tea\n and <i>moods</i>", "Tee und Laune"],
    "original-title": ["Tee und Laune"],
    "short-title": ["Tea"],
    "subtitle": ["A made-up trial"],
    "author": [{"given": "Ada", "family": "Invented"}, {"name": "The Tea Group"}, {}],
    "editor": [{"given": "Ed", "family": "Itor"}],
    "container-title": ["Annals of Imaginary Medicine"],
    "short-container-title": ["Ann Imag Med"],
    "volume": "7",
    "journal-issue": {"issue": "2", "published-print": {"date-parts": [[2017, 1]]}},
    "page": "1-9",
    "article-number": "e12",
    "edition-number": "2",
    "publisher": "Made-up Press",
    "publisher-location": "Nowhere",
    "issued": {"date-parts": [[2016, 12, 3]]},
    "published-online": {"date-parts": [[2016, 12, 3]]},
    "created": {"date-parts": [[2001, 1, 1]]},
    "ISBN": ["http://id.crossref.org/isbn/9780000000000"],
    "ISSN": ["0000-0001"],
    "issn-type": [{"type": "print", "value": "0000-0001"}, {"type": "electronic", "value": "0000-0002"}],
    "resource": {"primary": {"URL": "https://example.org/tea"}},
    "abstract": "<jats:p>Tea helped.</jats:p>",
    "relation": {"has-preprint": [{"id-type": "doi", "id": "10.5555/PRE"}, {"id-type": "uri", "id": "x"}, "odd"]},
}


def test_every_field_has_its_csl_name() -> None:
    fields = work(ARTICLE).fields
    assert fields.type == "article-journal"
    assert fields.author == (Name("Invented", "Ada"), Name(literal="The Tea Group"))
    assert fields.editor == (Name("Itor", "Ed"),)
    assert fields.title == "Tea and moods"
    assert (fields.container_title, fields.volume, fields.issue) == ("Annals of Imaginary Medicine", "7", "2")
    assert (fields.page, fields.number, fields.edition) == ("1-9", "e12", "2")
    assert (fields.publisher, fields.publisher_place) == ("Made-up Press", "Nowhere")
    assert (fields.DOI, fields.ISBN) == ("10.5555/tea.1", "9780000000000")
    assert fields.ISSN == ("0000-0001", "0000-0002")
    assert fields.URL == "https://example.org/tea"
    assert fields.abstract == "Tea helped."


def test_what_registries_keep_apart_is_kept_apart() -> None:
    read = work(ARTICLE)
    assert read.subtitle == "A made-up trial"
    assert read.titles == ("Tee und Laune", "Tea")
    assert read.container_titles == ("Annals of Imaginary Medicine", "Ann Imag Med")
    assert read.relations == (("has-preprint", "10.5555/pre"),)


def test_dates_are_issued_print_and_online_and_never_created() -> None:
    read = work(ARTICLE)
    assert read.fields.issued == PartialDate(2016, 12, 3)
    assert read.dates == (
        ("issued", PartialDate(2016, 12, 3)),
        ("print", PartialDate(2017, 1)),
        ("online", PartialDate(2016, 12, 3)),
    )
    assert work({"created": {"date-parts": [[2001]]}}).fields.issued is None
    assert work({"issued": {"date-parts": [[None]]}, "published": {"date-parts": [[1999]]}}).fields.year == 1999


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"type": "posted-content", "subtype": "preprint"}, "article"),
        ({"type": "posted-content", "subtype": "blog"}, "post-weblog"),
        ({"type": "book-chapter"}, "chapter"),
        ({"type": "something-new"}, "something-new"),
        ({}, ""),
    ],
)
def test_types_are_csl_types_and_unknown_ones_stay(raw: dict[str, Any], kind: str) -> None:
    assert work(raw).fields.type == kind


def test_a_chapters_container_is_the_book_and_not_its_series() -> None:
    read = work({"type": "book-chapter", "container-title": ["A Series", "The Book"]})
    assert read.fields.container_title == "The Book"
    assert read.container_titles == ("A Series", "The Book")


def test_a_paper_bears_the_names_of_its_meeting() -> None:
    event = {"name": "The Fifth Conference on Tea", "acronym": ["COT ’17", "COT"]}
    raw = {"type": "proceedings-article", "container-title": ["Proceedings of the Fifth"], "event": event}
    assert work(raw).container_titles == ("Proceedings of the Fifth", "The Fifth Conference on Tea", "COT ’17", "COT")
    assert work(raw | {"type": "journal-article"}).container_titles == ("Proceedings of the Fifth",)
    assert work(raw | {"event": "Conference on Tea"}).container_titles[1:] == ("Conference on Tea",)


def test_notices_are_the_works_own_and_update_to_is_somebody_elses() -> None:
    by_doi = {record["DOI"]: work(record) for record in MADE_UP}
    retracted = by_doi["10.5555/standin.retracted.1"]
    assert retracted.fields.title == "RETRACTED: Invented tea and the moods of imaginary volunteers"
    assert [(notice.type, notice.DOI) for notice in retracted.notices] == [("retraction", "10.5555/standin.notice.1")]
    notice = by_doi["10.5555/standin.notice.1"]
    assert notice.notices == ()
    assert [(one.type, one.DOI) for one in notice.update_to] == [("retraction", "10.5555/standin.retracted.1")]
    assert [one.type for one in by_doi["10.5555/standin.concern.1"].notices] == ["expression_of_concern"]


def test_a_title_stays_as_it_is_registered() -> None:
    read = work({"title": ["RETRACTED: Tea"], "short-title": ["RETRACTED: Tea", "Tea"]})
    assert (read.fields.title, read.titles, read.notices) == ("RETRACTED: Tea", ("Tea",), ())


def test_a_notice_in_the_articles_own_place_is_on_the_article() -> None:
    own = {"type": "retraction", "DOI": "10.5555/x", "updated": {"date-parts": [[2022]]}, "source": "publisher"}
    read = work({"DOI": "10.5555/X", "title": ["RETRACTED: Tea"], "update-to": [own]})
    assert read.notices == (Notice("retraction", "10.5555/x", PartialDate(2022), "publisher"),)


def test_a_record_answers_for_its_aliases_too() -> None:
    assert answers_for({"DOI": "10.1/A", "aliases": ["10.1/B"]}) == {"10.1/a", "10.1/b"}


@pytest.mark.parametrize("odd", [None, 3, "text", [], [None], [[]], {}, {"date-parts": None}, True])
def test_nothing_odd_in_any_field_raises(odd: Any) -> None:
    for key in (*ARTICLE, "updated-by", "update-to", "subtype", "URL", "published"):
        work({**ARTICLE, key: odd})
        work({key: odd})


def test_the_first_articles_facts_are_read_whole() -> None:
    titles = [work(record).fields.title for record in FIRST_ARTICLE]
    assert all(titles)
    assert [notice.type for notice in work(FIRST_ARTICLE[4]).notices] == ["erratum"]


def test_a_thousand_real_records_are_read_without_a_tag_left(shared: Path) -> None:
    lines = (shared / "data" / "crossref" / "works.jsonl").read_text(encoding="utf-8").splitlines()
    works = {read.fields.DOI: read for read in (work(json.loads(line)) for line in lines)}
    assert len(works) == len(lines)
    assert not [doi for doi, read in works.items() if "</" in read.fields.title + read.fields.abstract]
    edge_cases = json.loads((shared / "data" / "crossref" / "edge_cases.json").read_text(encoding="utf-8"))
    assert all(works[doi].fields.title == "" for doi in edge_cases["no title"])
    assert all(works[doi].fields.issued is None for doi in edge_cases["issued null"])
    assert all(notices_of(works[doi]) for doi in edge_cases["title starts RETRACTED/RETRACTION/WITHDRAWN"])
    for feature in ("updated-by:correction", "updated-by:retraction"):
        kind = feature.partition(":")[2]
        assert all(kind in {notice.type for notice in works[doi].notices} for doi in edge_cases[feature])
    assert all(works[doi].update_to for doi in edge_cases["update-to:erratum"])
    assert all(any(name.literal for name in works[doi].fields.author) for doi in edge_cases["consortium author (name)"])


def test_recorded_retraction_pairs_are_read_on_the_right_side(shared: Path) -> None:
    folder = shared / "data" / "crossref" / "registry-fixtures"

    def read(name: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        message: dict[str, Any] = data.get("message", data)
        return message

    paper, notice = work(read("compare_crossref_wakefield_retracted")), work(read("compare_crossref_wakefield_notice"))
    assert {one.type for one in paper.notices} == {"correction", "retraction"}
    assert notice.notices == ()
    assert notice.update_to[0].DOI == paper.fields.DOI
    assert [one.type for one in work(read("compare_crossref_expression_of_concern")).notices] == [
        "expression_of_concern"
    ]
    whole = json.loads((folder.parent / "wakefield_2026-07.json").read_text(encoding="utf-8"))
    assert work(whole["message"]).notices == paper.notices
