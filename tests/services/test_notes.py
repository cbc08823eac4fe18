"""Notes in Markdown on references, articles and citations: kept with their links, found, undone, and plain of old."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.store.notes import Links
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()
FIRST, SECOND, THIRD = (each.id for each in NAPS.references)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, NAPS.text.encode())
        yield desk


def texts(desk: Desk, reference_id: str = FIRST) -> list[str]:
    entry = desk.library.entry(reference_id)
    assert entry is not None
    return [note.text for note in entry.notes]


def make_plain(desk: Desk) -> None:
    """As notes were before there was Markdown."""
    with desk.store.writing() as unit:
        unit._connection.exec_driver_sql("UPDATE notes SET markdown = NULL")
        unit._connection.exec_driver_sql("UPDATE judgements SET markdown = NULL")


def test_a_link_shows_the_number_that_its_reference_has_after_a_mend(desk: Desk) -> None:
    desk.appraisal.write_note(FIRST, "Unlike [3], see ¶1.")
    desk.mending.remove(NAPS.references[1])
    assert texts(desk) == ["Unlike [2], see ¶1."]
    desk.undoing.undo()
    assert texts(desk) == ["Unlike [3], see ¶1."]


def test_a_link_to_a_reference_that_is_merged_leads_to_the_one_that_goes_on(desk: Desk) -> None:
    desk.appraisal.write_note(FIRST, "Unlike [3].")
    second, third = NAPS.references[1:]
    desk.mending.merge(second, third)
    assert texts(desk) == ["Unlike [2]."]


def test_a_link_to_a_reference_that_is_gone_is_not_another_ones_after_an_edit(desk: Desk) -> None:
    note, _ = desk.appraisal.write_note(FIRST, "Unlike [2].")
    assert note is not None
    desk.mending.remove(NAPS.references[1])
    (typed,) = texts(desk)
    assert typed == f"Unlike [2](#reference-{SECOND})."
    desk.appraisal.write_note(FIRST, f"{typed} So.", note.id, note.version)
    desk.mending.bring_back(NAPS.id, NAPS.references[1])
    assert texts(desk) == ["Unlike [2]. So."]


def test_links_lead_nowhere_where_there_is_nothing(desk: Desk) -> None:
    with desk.store.reading() as unit:
        assert Links(unit._connection).kept("nowhere", "[1] ¶1") == "[1] ¶1"


def test_notes_stand_on_the_article_too_and_are_undone_deleted_and_brought_back(desk: Desk) -> None:
    note, change = desk.appraisal.write_article_note(NAPS.id, "Funded by [1].")
    assert note is not None
    assert (note.reference_id, note.article_id, change.about) == ("", NAPS.id, (NAPS.id,))
    desk.appraisal.delete_note(note.id)
    assert desk.appraisal.article_notes(NAPS.id) == ()
    assert [each.text for each in desk.appraisal.deleted_notes(NAPS.id)] == ["Funded by [1]."]
    assert [each.words for each in desk.library.recently_deleted()] == ["Funded by [1]."]
    desk.appraisal.restore_note(note.id)
    assert [each.text for each in desk.appraisal.article_notes(NAPS.id)] == ["Funded by [1]."]
    assert [line.notes for line in desk.library.shelf()] == [1]
    undone = desk.undoing.undo()
    assert undone is not None
    assert undone.about == (NAPS.id,)
    assert desk.appraisal.article_notes(NAPS.id) == ()


def test_a_note_on_an_article_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(LibraryError, match="no longer in the library"):
        desk.appraisal.write_article_note("nowhere", "Text")


def test_another_desks_words_are_kept_beside_ours_on_an_article(desk: Desk) -> None:
    note, _ = desk.appraisal.write_article_note(NAPS.id, "One")
    assert note is not None
    desk.appraisal.write_article_note(NAPS.id, "Two", note.id, note.version)
    desk.appraisal.write_article_note(NAPS.id, "Ours", note.id, note.version)
    assert [each.text for each in desk.appraisal.article_notes(NAPS.id)] == ["Two", "Ours"]


def test_a_note_of_before_is_plain_until_it_is_edited_and_again_once_that_is_undone(desk: Desk) -> None:
    note, _ = desk.appraisal.write_note(FIRST, "*as it stood*")
    make_plain(desk)
    entry = desk.library.entry(FIRST)
    assert note is not None
    assert entry is not None
    assert [each.markdown for each in entry.notes] == [False]
    after, _ = desk.appraisal.write_note(FIRST, "*now*", note.id, note.version)
    assert after is not None
    assert after.markdown
    desk.undoing.undo()
    entry = desk.library.entry(FIRST)
    assert entry is not None
    assert [(each.text, each.markdown) for each in entry.notes] == [("*as it stood*", False)]


def test_notes_on_articles_and_citations_are_found_like_others(desk: Desk) -> None:
    citation = NAPS.citations[0].id
    desk.appraisal.write_article_note(NAPS.id, "A kettle of [2]")
    desk.quotations.judge(FIRST, citation, Quotation(Choice.SUPPORTED, note="Another kettle"))
    article, judged = sorted(desk.library.search("kettle"), key=lambda hit: hit.kind, reverse=True)
    assert (article.kind, article.reference_id, article.snippet) == ("note", "", "A kettle of [2]")
    assert (judged.kind, judged.reference_id, judged.citation_id) == ("judgement", FIRST, citation)
    desk.quotations.judge(FIRST, citation, Quotation(Choice.SUPPORTED))
    assert [hit.kind for hit in desk.library.search("kettle")] == ["note"]
    desk.appraisal.judge_as("")
    assert desk.library.search("kettle") == ()


def test_the_note_on_a_citation_keeps_its_links_and_is_plain_of_old(desk: Desk) -> None:
    citation = NAPS.citations[0].id
    said = Quotation(Choice.PARTLY, note="Unlike [3]")
    desk.quotations.judge(FIRST, citation, said)
    desk.mending.remove(NAPS.references[1])
    entry = desk.library.entry(FIRST)
    assert entry is not None
    assert [each.quotation.note for each in entry.judgements] == ["Unlike [2]"]
    make_plain(desk)
    entry = desk.library.entry(FIRST)
    assert entry is not None
    (old,) = [each.quotation for each in entry.judgements]
    assert old.plain
    desk.quotations.add(FIRST, citation, Quotation(Choice.PARTLY, note=old.note, claim="That"))
    entry = desk.library.entry(FIRST)
    assert entry is not None
    assert [each.quotation.plain for each in entry.judgements] == [True]
    desk.quotations.add(FIRST, citation, Quotation(Choice.PARTLY, note="New"))
    entry = desk.library.entry(FIRST)
    assert entry is not None
    assert [each.quotation.plain for each in entry.judgements] == [False]
