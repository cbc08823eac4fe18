"""Newer versions of articles that were read from real text, in a real library: recognised, taken over, undone."""

import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import LibraryError, StaleWrite, UnreadableInput
from ldn_desk.domain.evidence import Evidence, Level
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.services.opening import read_bytes
from tests.store.samples import Desk

SENTENCES = (
    "People who rest after lunch say that the afternoon is easier to bear for them and for those around them",
    "A lamp that is lit at noon tells the body that the day is still young and that there is time for all of it",
    "Those who go to bed before midnight wake before the birds and read a little while the house is quiet",
    "Nobody has counted how many hours a cat sleeps in a year but everybody who has one believes to know",
)
ADAMS = "Adams, A. B. (2010). Naps in the morning. Journal of Naps, 1(2), 3–9. https://doi.org/10.5555/naps.1"
BAKER = "Baker, Carol (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19. https://doi.org/10.5555/lamps.2"
CLARK = "Clark, D. E. (2012). Rest in the evening. Journal of Rest, 3(4), 20–29. https://doi.org/10.5555/rest.3"
DAVIS = "Davis, F. (2013). Dreams at night. Journal of Dreams, 4(5), 30–39. https://doi.org/10.5555/dreams.4"


def text_of(sentences: tuple[str, ...], *entries: str, title: str = "On rest") -> str:
    cited = [f"{sentence} [{number}]." for number, sentence in enumerate(sentences, 1)]
    return "\n\n".join([title, *cited, "References", *entries, ""])


OLD = text_of(SENTENCES[:3], ADAMS, BAKER, CLARK)
# Another sentence, an entry printed otherwise, one gone, one new; Clark is the second by now.
NEW = text_of(SENTENCES[:2] + SENTENCES[3:], ADAMS.replace("–", "-"), CLARK, DAVIS)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Desk:
    return Desk(place)


def read(desk: Desk, text: str, name: str = "rest.txt") -> Article:
    return read_bytes(text.encode(), name, desk.registry.importers)


def add(desk: Desk, text: str, name: str = "rest.txt") -> Article:
    article = read(desk, text, name)
    return desk.library.article(desk.library.add(article, text.encode()))


def by_title(article: Article, title: str) -> Reference:
    return next(each for each in article.references if each.printed.title == title)


def state(desk: Desk, *ids: str) -> object:
    library = desk.library
    return [
        (
            library.article(i),
            library.entries(i),
            library.original(i),
            desk.mending.away(i),
            desk.versions.newer_version(i),
        )
        for i in ids
    ]


class TestRecognised:
    def test_a_newer_version_is_told_from_other_articles(self, desk: Desk) -> None:
        old = add(desk, OLD)
        add(desk, text_of(("Quite another matter, told in other words altogether and at some length for once",), ADAMS))
        found = desk.versions.older_version(read(desk, NEW, "rest-2.txt"))
        assert found is not None
        assert (found.id, found.title) == (old.id, "On rest")

    def test_another_article_with_the_same_list_is_no_version(self, desk: Desk) -> None:
        add(desk, OLD)
        other = ("Insomnia is a burden that few doctors ask about, although it can be treated in several ways",)
        assert desk.versions.older_version(read(desk, text_of(other, ADAMS, BAKER, CLARK, title="Insomnia"))) is None

    def test_the_same_text_and_a_deleted_article_are_not_asked_about(self, desk: Desk) -> None:
        old = add(desk, OLD)
        assert desk.versions.older_version(old) is None
        desk.library.delete(old.id)
        assert desk.versions.older_version(read(desk, NEW)) is None

    def test_of_several_the_likest_is_named(self, desk: Desk) -> None:
        add(desk, text_of(SENTENCES[:1], ADAMS))
        second = add(desk, OLD)
        found = desk.versions.older_version(read(desk, NEW))
        assert found is not None
        assert found.id == second.id


class TestTakenOver:
    def test_undo_of_a_version_holds_none_of_the_files(self, desk: Desk) -> None:
        size = 8_000_000
        old, new = read(desk, OLD), read(desk, NEW)
        desk.library.add(old, b"o" * size)
        desk.library.add(new, b"n" * size)
        tracemalloc.start()
        try:
            desk.versions.take_over(old.id, new.id)
            held, _peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert held < size
        for move, kept in ((None, [b"n", b"o"]), (desk.undoing.undo, [b"o", b"n"]), (desk.undoing.redo, [b"n", b"o"])):
            if move is not None:
                move()
            assert [desk.library.original(each.id)[1][:1] for each in (old, new)] == kept

    def test_what_hangs_on_references_stays_and_what_moved_is_told(self, desk: Desk) -> None:
        old = add(desk, OLD)
        adams, baker, clark = old.references
        for each, stars in ((adams, 5), (baker, 2), (clark, 4)):
            desk.appraisal.write_note(each.id, f"On {each.printed.title}.")
            desk.appraisal.rate(each.id, stars)
        new = add(desk, NEW)
        _change, moved = desk.versions.take_over(old.id, new.id)
        entries = desk.library.entries(old.id)
        assert [each.reference.printed.title for each in entries] == [
            "Naps in the morning",
            "Rest in the evening",
            "Dreams at night",
        ]
        assert [(each.reference.id, each.stars, len(each.notes)) for each in entries[:2]] == [
            (adams.id, 5, 1),
            (clark.id, 4, 1),
        ]
        assert [each.printed.title for each in moved.added] == ["Dreams at night"]
        assert [each.id for each in moved.removed] == [baker.id]
        assert [(each.reference.id, each.before) for each in moved.renumbered] == [(clark.id, 3)]
        assert moved.words[:3] == ("1 reference added", "1 reference no longer printed", "1 renumbered")
        assert len(moved.new_citations) == len(moved.gone_citations) == 1
        assert [(each.reference.id, each.notes) for each in desk.mending.away(old.id)] == [(baker.id, 1)]
        assert desk.library.doctor() == ()

    def test_the_older_version_is_kept_and_can_be_opened(self, desk: Desk) -> None:
        old, new = add(desk, OLD), add(desk, NEW)
        desk.versions.take_over(old.id, new.id)
        assert [line.id for line in desk.library.shelf()] == [old.id]
        (line,) = desk.versions.older_versions(old.id)
        kept = desk.library.article(line.id)
        assert (kept.text, kept.sha256, len(kept.references)) == (old.text, old.sha256, 3)
        assert desk.library.original(line.id)[1] == OLD.encode()
        assert desk.library.original(old.id)[1] == NEW.encode()
        assert desk.library.article(old.id).sha256 == new.sha256
        assert desk.versions.newer_version(line.id) == old.id
        assert desk.library.add(read(desk, OLD), b"") == line.id
        assert desk.library.add(read(desk, NEW), b"") == old.id

    def test_it_is_undone_and_redone_exactly(self, desk: Desk) -> None:
        old = add(desk, OLD)
        desk.appraisal.write_note(old.references[1].id, "On lamps.")
        desk.mending.correct(old.references[0], Fields(volume="11"), ["volume"])
        new = add(desk, NEW)
        desk.appraisal.write_note(new.references[0].id, "On naps, in the newer version.")
        desk.appraisal.write_note(new.references[2].id, "On dreams.")
        before = state(desk, old.id, new.id)
        desk.versions.take_over(old.id, new.id)
        after = state(desk, old.id, new.id)
        notes = [note.text for entry in desk.library.entries(old.id) for note in entry.notes]
        assert notes == ["On naps, in the newer version.", "On dreams."]
        for _ in range(2):
            assert desk.undoing.undo() is not None
            assert state(desk, old.id, new.id) == before
            assert desk.library.doctor() == ()
            assert desk.undoing.redo() is not None
            assert [part[:2] for part in state(desk, old.id, new.id)] == [part[:2] for part in after]  # type: ignore[attr-defined]
            assert desk.library.doctor() == ()
        assert [hit.article_id for hit in desk.library.search("dreams") if hit.kind == "note"] == [old.id]

    def test_it_is_undone_and_redone_after_restarts(self, desk: Desk, place: Path) -> None:
        old, new = add(desk, OLD), add(desk, NEW)
        desk.mending.correct(old.references[0], Fields(volume="11"), ["volume"])
        desk.appraisal.write_note(new.references[0].id, "On naps, in the newer version.")
        before = state(desk, old.id, new.id)
        desk.versions.take_over(old.id, new.id)
        after = state(desk, old.id, new.id)
        with Desk(place) as again:
            again.undoing.undo()
            assert state(again, old.id, new.id) == before
        with Desk(place) as again:
            again.undoing.redo()
            assert [part[:2] for part in state(again, old.id, new.id)] == [part[:2] for part in after]  # type: ignore[attr-defined]
            again.undoing.undo()
            assert state(again, old.id, new.id) == before
            assert again.library.doctor() == ()

    def test_undo_keeps_none_of_the_files_in_the_library(self, desk: Desk, place: Path) -> None:
        old, new = read(desk, OLD), read(desk, NEW)
        desk.library.add(old, b"o" * 400_000)
        desk.library.add(new, b"n" * 400_000)
        desk.versions.take_over(old.id, new.id)
        with closing(sqlite3.connect(place)) as opened:
            ((kept,),) = opened.execute("SELECT sum(length(before) + length(after)) FROM steps")
        assert kept < 10_000

    def test_mends_that_still_apply_are_made_again(self, desk: Desk) -> None:
        run_together = text_of(SENTENCES[:3], f"{ADAMS} {BAKER}", CLARK)
        old = add(desk, run_together)
        desk.mending.split(old.references[0], len(ADAMS))
        mended = desk.library.article(old.id)
        desk.mending.correct(by_title(mended, "Lamps at noon"), Fields(volume="22"), ["volume"])
        desk.mending.add(old.id, DAVIS, mended.references[-1].id)
        desk.mending.remove(by_title(mended, "Rest in the evening"))
        marker = mended.citations[0]
        desk.mending.link(mended, marker.start, marker.end, [by_title(mended, "Lamps at noon").id])
        new = add(desk, text_of(SENTENCES, f"{ADAMS} {BAKER}", CLARK))
        _change, moved = desk.versions.take_over(old.id, new.id)
        after = desk.library.article(old.id)
        assert [each.printed.title for each in after.references] == [
            "Naps in the morning",
            "Lamps at noon",
            "Dreams at night",
        ]
        assert [each.id for each in after.references] == [
            *[each.id for each in mended.references[:2]],
            after.references[2].id,
        ]
        assert after.references[1].mended == ("volume",)
        assert after.citations[0].numbers == (2,)
        assert moved.lost_mends == ()
        assert moved.removed == ()

    def test_undo_is_let_go_where_another_desk_has_mended_since(self, desk: Desk, place: Path) -> None:
        old, new = add(desk, OLD), add(desk, NEW)
        desk.versions.take_over(old.id, new.id)
        with Desk(place) as other:
            other.mending.remove(other.library.article(old.id).references[0])
        with pytest.raises(StaleWrite):
            desk.undoing.undo()

    def test_it_is_there_after_a_restart(self, desk: Desk, place: Path) -> None:
        old, new = add(desk, OLD), add(desk, NEW)
        desk.versions.take_over(old.id, new.id)
        before = state(desk, old.id, new.id)
        desk.library.close()
        with Desk(place) as again:
            assert state(again, old.id, new.id) == before


class TestReadAgain:
    def test_mends_notes_and_ratings_stay(self, desk: Desk) -> None:
        article = add(desk, OLD)
        desk.appraisal.write_note(article.references[1].id, "On lamps.")
        desk.mending.correct(article.references[0], Fields(title="Naps"), ["title"])
        desk.mending.remove(article.references[2])
        before = state(desk, article.id)
        _change, moved = desk.versions.read_again(article.id)
        assert moved.words == ("no reference and no citation moved",)
        assert state(desk, article.id) == before

    def test_a_better_reading_is_taken_in_and_needs_no_mend_any_more(self, desk: Desk) -> None:
        # Read worse than today: two entries as one, as a desk of former days might have.
        data = OLD.encode()
        worse = read(desk, text_of(SENTENCES[:3], f"{ADAMS} {BAKER}", CLARK))
        desk.library.add(worse, data)
        desk.appraisal.rate(worse.references[1].id, 4)
        before = state(desk, worse.id)
        _change, moved = desk.versions.read_again(worse.id)
        entries = desk.library.entries(worse.id)
        assert [each.reference.printed.title for each in entries][1:] == ["Lamps at noon", "Rest in the evening"]
        assert entries[2].stars == 4
        assert len(moved.added) == 1
        assert desk.library.doctor() == ()
        assert desk.undoing.undo() is not None
        assert state(desk, worse.id) == before
        assert desk.undoing.redo() is not None
        assert desk.library.doctor() == ()

    def test_two_articles_do_not_become_one(self, desk: Desk) -> None:
        add(desk, OLD)
        other = read(desk, NEW)
        desk.library.add(other, OLD.encode())
        with pytest.raises(LibraryError, match="same article"):
            desk.versions.read_again(other.id)

    def test_what_can_no_longer_be_read_is_one_sentence(self, desk: Desk) -> None:
        article = read(desk, OLD)
        desk.library.add(article, b"")
        before = state(desk, article.id)
        with pytest.raises(UnreadableInput):
            desk.versions.read_again(article.id)
        assert state(desk, article.id) == before


FIRST_CUT = "People who rest after lunch say that the afternoon is easier. It is so for all those around them too"


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        (FIRST_CUT, False),
        (FIRST_CUT.replace("easier. It", "easier; it"), False),
        (FIRST_CUT.replace("easier. It is so for", "easier. It is. So for"), False),
        (FIRST_CUT.replace("easier. It", "harder; it"), True),
        (FIRST_CUT.replace("all those", "none of those"), True),
        (FIRST_CUT.replace("too", "too, or so"), True),
    ],
)
def test_a_judgement_asks_for_a_look_where_words_changed_and_not_where_the_sentence_is_cut_otherwise(
    desk: Desk, sentence: str, changed: bool
) -> None:
    with desk:
        old = add(desk, text_of((FIRST_CUT, *SENTENCES[1:3]), ADAMS, BAKER, CLARK))
        reference_id = by_title(old, "Naps in the morning").id
        citation = old.citations_of(1)[0]
        assert citation.sentence.startswith("It is so for")
        desk.quotations.judge(reference_id, citation.id, Quotation(Choice.SUPPORTED))
        desk.evidence.grade(reference_id, citation.id, Evidence(level=Level.TWO))
        new = add(desk, text_of((sentence, *SENTENCES[1:3]), ADAMS, BAKER, CLARK, DAVIS))
        desk.versions.take_over(old.id, new.id)
        entry = next(each for each in desk.library.entries(old.id) if each.reference.id == reference_id)
        assert [each.changed for each in entry.judgements] == [changed]
        assert [each.changed for each in entry.gradings] == [changed]
