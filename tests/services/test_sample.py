"""Tests of `sample` and `shelving`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.composition import open_workshop
from ldn_desk.domain.article import Article
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.services.sample import bundled_records, sample_article, shelve_sample
from ldn_desk.services.workshop import Workshop
from tests.places import places

BUNDLED = [1, 2, 3, 4, 7, 10]


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    opened = open_workshop(places(tmp_path))
    yield opened
    opened.library.close()


@pytest.fixture
def sample(workshop: Workshop) -> Article:
    return workshop.library.article(shelve_sample(workshop.library, workshop.registry))


def test_the_sample_cites_each_of_its_ten_references_once_and_in_order(sample: Article) -> None:
    assert [reference.number for reference in sample.references] == list(range(1, 11))
    assert [citation.numbers for citation in sample.citations] == [(number,) for number in range(1, 11)]


def test_the_sample_has_title_author_and_date(sample: Article) -> None:
    assert sample.title == "Low-dose naltrexone and depression: how far the evidence goes"
    assert [name.full for name in sample.author] == ["LDN Desk"]
    assert sample.issued is not None
    assert sample.issued.iso == "2026-11-23"


def test_the_sample_says_that_it_is_no_medical_advice(sample: Article) -> None:
    assert "It is not medical advice." in sample.text


def test_what_is_bundled_is_labelled_as_what_it_is() -> None:
    label = "bundled with the sample, from the publishers' pages; press Check to ask Crossref"
    assert {record.raw["bundled"] for record in bundled_records()} == {label}
    assert {record.source for record in bundled_records()} == {"bundled"}


def test_facts_are_bundled_for_six_of_the_ten(workshop: Workshop) -> None:
    article, _original = sample_article(workshop.registry.importers)
    dois = {record.DOI for record in bundled_records()}
    assert [each.number for each in article.references if each.printed.DOI in dois] == BUNDLED


def test_six_match_the_bundled_facts_and_nothing_is_said_of_the_others(workshop: Workshop, sample: Article) -> None:
    codes = {entry.reference.number: entry.verdict.code for entry in workshop.library.entries(sample.id)}
    assert [number for number, code in codes.items() if code is VerdictCode.AGREES] == BUNDLED
    assert {code for number, code in codes.items() if number not in BUNDLED} == {VerdictCode.NOT_CHECKED}


def test_the_trial_has_its_erratum(workshop: Workshop, sample: Article) -> None:
    notices = {entry.reference.number: entry.verdict.notices for entry in workshop.library.entries(sample.id)}
    assert [notice.type for notice in notices.pop(7)] == ["erratum"]
    assert not any(notices.values())


def test_the_two_slips_are_raised_and_nothing_else(workshop: Workshop, sample: Article) -> None:
    points = {entry.reference.number: entry.points for entry in workshop.library.entries(sample.id)}
    assert [(point.rule, point.sentence_says, point.record_says) for point in points.pop(7)] == [
        ("study-design", "case series", "Randomized")
    ]
    assert [(point.rule, point.sentence_says, point.record_says) for point in points.pop(8)] == [
        ("condition", "depression", "Crohn’s disease")
    ]
    assert not any(points.values())


def test_no_other_article_is_judged_by_the_bundled_facts(workshop: Workshop, sample: Article) -> None:
    dois = [reference.printed.DOI for reference in sample.references]
    assert workshop.library.known(dois, "another article") == {}
    assert workshop.library.known(dois) == {}


def test_a_sample_that_is_on_the_desk_is_left_as_it_is(workshop: Workshop, sample: Article) -> None:
    reference = sample.references[0]
    workshop.appraisal.rate(reference.id, 4)
    assert shelve_sample(workshop.library, workshop.registry) == sample.id
    entry = workshop.library.entry(reference.id)
    assert entry is not None
    assert entry.stars == 4
    assert len(workshop.library.shelf()) == 1


def test_nothing_is_asked_of_the_network(workshop: Workshop, sample: Article) -> None:
    assert sample.references
    assert workshop.library.requests() == ()
