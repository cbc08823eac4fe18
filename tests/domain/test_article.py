"""Tests of `article`, `appraisal` and `entry`."""

from ldn_desk.domain.appraisal import Rating
from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Linked, Reference, new_id
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry


def test_an_article_finds_its_references_and_the_places_that_cite_them() -> None:
    reference = Reference(2, "Miller 2016", Fields())
    citation = Citation("[1,2]", (1, 2), 5, 10, "So [1,2].", 0, 9, "Introduction")
    article = Article("Mood", (), (reference,), (citation,), "text", "hash")
    assert article.reference_at(2) is reference
    assert article.reference_at(3) is None
    assert article.citations_of(1) == (citation,)
    assert article.citations_of(3) == ()
    assert article.citations_by_number() == {1: (citation,), 2: (citation,)}


def test_a_block_ends_after_its_text() -> None:
    assert Block(BlockKind.PARAGRAPH, "four", start=10).end == 14


def test_ids_are_new_each_time() -> None:
    assert new_id() != new_id()


def test_unrated_is_not_zero_stars() -> None:
    reference = Reference(1, "Miller 2016", Fields())
    assert Entry(reference).stars is None
    assert Entry(reference, rating=Rating(reference.id, "me", 4, 1, "")).stars == 4


def test_what_links_lead_to_counts_where_nothing_is_printed_and_nobody_corrected_it() -> None:
    linked = Linked("10.1000/link", "1234567")
    given = Reference(1, "x", Fields(title="Naps"), linked=linked).given
    assert (given.title, given.DOI, given.PMID) == ("Naps", "10.1000/link", "1234567")
    printed = Reference(1, "x", Fields(DOI="10.1000/print", PMID="7654321"), linked=linked)
    assert printed.given is printed.printed
    corrected = Reference(1, "x", Fields(), linked=linked, mended=("DOI", "PMID"))
    assert corrected.given == Fields()
