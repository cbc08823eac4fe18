"""Everything on the desk can be found: articles, references, notes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.article import Block, BlockKind
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()
FIRST = NAPS.references[0].id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, b"")
        yield desk


def _add(desk: Desk, text: str) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    desk.library.add(replace(samples.article(0, title=text[:9]), blocks=blocks, text=text, citations=()), b"")


def test_words_of_the_article_are_found_with_their_place(desk: Desk) -> None:
    hits = desk.library.search("readers long")
    assert [hit.kind for hit in hits] == ["article"] * 3
    for hit in hits:
        assert NAPS.text[hit.start :].startswith(("readers", "long"))
        assert (hit.article_id, hit.article_title, hit.reference_id) == (NAPS.id, "Naps", "")


def test_words_of_a_reference_are_found_as_the_reference_alone(desk: Desk) -> None:
    hits = desk.library.search("Dyke lamps")
    assert {hit.kind for hit in hits} == {"reference"}
    assert {hit.reference_id for hit in hits} == {reference.id for reference in NAPS.references}
    assert hits[0].start == -1


def test_words_of_a_note_are_found_as_they_now_stand(desk: Desk) -> None:
    note, _ = desk.appraisal.write_note(FIRST, "An unblinded trial.")
    assert note is not None
    (hit,) = desk.library.search("unblinded")
    assert (hit.kind, hit.reference_id, hit.snippet) == ("note", FIRST, "An unblinded trial.")
    desk.appraisal.write_note(FIRST, "A blinded trial.", note.id, note.version)
    assert desk.library.search("unblinded") == ()
    desk.appraisal.delete_note(note.id)
    assert desk.library.search("trial") == ()


def test_the_beginning_of_a_word_is_enough_and_accents_do_not_matter(desk: Desk) -> None:
    desk.appraisal.write_note(FIRST, "Schrödinger’s ærial naïveté")
    assert len(desk.library.search("schrodin naivete")) == 1


def test_the_middle_of_a_word_is_found_where_nothing_begins_so(desk: Desk) -> None:
    assert {hit.kind for hit in desk.library.search("ardene")} == {"reference"}


def test_words_of_scripts_without_spaces_are_found(desk: Desk) -> None:
    _add(desk, "低用量ナルトレキソンと抑うつ")
    (hit,) = desk.library.search("ナルトレキソン")
    assert hit.start == 3


@pytest.mark.parametrize("words", ["", "  ", "—", '"', "*", "'"])
def test_signs_alone_find_nothing(desk: Desk, words: str) -> None:
    assert desk.library.search(words) == ()


@pytest.mark.parametrize(
    "words", ['readers "', "readers AND", "readers*", "(readers", "-readers", "text:readers", "NOT"]
)
def test_signs_that_mean_something_to_the_database_are_harmless(desk: Desk, words: str) -> None:
    assert isinstance(desk.library.search(words), tuple)


def test_signs_of_likeness_are_taken_as_they_stand(desk: Desk) -> None:
    desk.appraisal.write_note(FIRST, "about 90% of them")
    assert desk.library.search("x%y") == ()
    assert len(desk.library.search("90% bout")) == 1


def test_a_long_passage_is_cut_around_what_was_found(desk: Desk) -> None:
    _add(desk, "before " * 50 + "needle" + " after" * 50)
    (hit,) = desk.library.search("needle")
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "needle" in hit.snippet


def test_a_passage_cut_at_a_full_stop_begins_with_its_words(desk: Desk) -> None:
    _add(desk, "c" * 50 + "." * 50 + "needle")
    (hit,) = desk.library.search("needle")
    assert hit.snippet == "…needle"


def test_no_more_is_found_than_asked_for(desk: Desk) -> None:
    assert len(desk.library.search("readers", limit=2)) == 2


def test_a_deleted_article_is_not_found_until_it_is_taken_back(desk: Desk) -> None:
    desk.library.delete(NAPS.id)
    assert desk.library.search("readers") == ()
    desk.library.restore(NAPS.id)
    assert len(desk.library.search("readers")) == 3


def test_a_page_pasted_into_the_search_is_sought_by_its_first_words(desk: Desk) -> None:
    assert desk.library.search("readers long " * 20_000)
    assert desk.library.search("z" * 100_000) == ()


def test_a_search_of_signs_that_no_text_can_hold_finds_nothing(desk: Desk) -> None:
    assert desk.library.search("zebra \udcff\x00") == ()
