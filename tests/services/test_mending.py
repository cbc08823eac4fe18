"""Tests of `mending` and `rejudging`. Mends on real articles in a real library: kept, undone, redone, found again after
a restart."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.mending import Away, MendRefused
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.services.opening import read_bytes
from tests.store import samples
from tests.store.samples import Desk

TEXT = """On rest

Naps help [1]. Lamps help too [2]. So does rest [3]. All of them do [1–3].

References

Adams, A. B. (2010). Naps in the morning. Journal of Naps, 1(2), 3–9. https://doi.org/10.5555/naps.1
Baker, C. (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19. https://doi.org/10.5555/lamps.2
Clark, D. E. (2012). Rest in the evening. Journal of Rest, 3(4), 20–29. https://doi.org/10.5555/rest.3
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Desk:
    return Desk(place)


def shelved(desk: Desk, text: str = TEXT) -> Article:
    article = read_bytes(text.encode(), "rest.txt", desk.registry.importers)
    return desk.library.article(desk.library.add(article, text.encode()))


def now(desk: Desk, article: Article) -> Article:
    return desk.library.article(article.id)


def state(desk: Desk, article: Article) -> object:
    """Everything that Undo has to restore."""
    entries = desk.library.entries(article.id)
    return now(desk, article), entries, [hit.snippet for hit in desk.library.search("noon")]


def undo(desk: Desk) -> str:
    change = desk.undoing.undo()
    assert change is not None
    return change.words


def redo(desk: Desk) -> None:
    assert desk.undoing.redo() is not None


def there_and_back(desk: Desk, article: Article, before: object) -> None:
    """What was just done can be undone and redone, exactly, and the library is sound throughout."""
    done = state(desk, article)
    assert done != before
    assert desk.library.doctor() == ()
    undo(desk)
    assert state(desk, article) == before
    assert desk.library.doctor() == ()
    redo(desk)
    assert state(desk, article) == done
    assert desk.library.doctor() == ()


def the(article: Article, number: int) -> Reference:
    found = article.reference_at(number)
    assert found is not None
    return found


def test_a_corrected_field_is_kept_beside_the_printed_text(desk: Desk, place: Path) -> None:
    article = shelved(desk)
    before = state(desk, article)
    change = desk.mending.correct(the(article, 2), Fields(title="Lamps at one"), ["title"])
    assert change.words == "correct fields of reference 2"
    there_and_back(desk, article, before)
    desk.library.close()
    with Desk(place) as again:
        mine = the(now(again, article), 2)
        assert (mine.printed.title, mine.mended) == ("Lamps at one", ("title",))
        assert mine.text == the(article, 2).text
        again.mending.take_back(mine, ["title"])
        assert the(now(again, article), 2) == the(article, 2)


def test_a_correction_of_what_another_desk_has_corrected_is_not_written(desk: Desk, place: Path) -> None:
    article = shelved(desk)
    with Desk(place) as other:
        other.mending.correct(the(article, 2), Fields(title="Theirs"), ["title"])
    with pytest.raises(StaleWrite):
        desk.mending.correct(the(article, 2), Fields(title="Ours"), ["title"])
    assert the(now(desk, article), 2).printed.title == "Theirs"


def test_undo_of_a_mend_that_another_desk_has_mended_after_is_let_go(desk: Desk, place: Path) -> None:
    article = shelved(desk)
    desk.mending.remove(the(article, 1))
    with Desk(place) as other:
        other.mending.remove(the(article, 3))
    with pytest.raises(StaleWrite):
        desk.undoing.undo()
    assert len(now(desk, article).references) == 1


def test_a_correction_that_changes_nothing_is_no_step_of_undo(desk: Desk) -> None:
    article = shelved(desk)
    same = the(article, 2)
    assert desk.mending.correct(same, same.printed, ["title"]).article_ids == ()
    assert desk.undoing.undo_words == ""


def test_split_and_merge(desk: Desk) -> None:
    article = shelved(desk)
    before = state(desk, article)
    seen = the(article, 1)
    desk.mending.split(seen, seen.text.index("Journal"))
    there_and_back(desk, article, before)
    after = now(desk, article)
    assert [each.number for each in after.references] == [1, 2, 3, 4]
    halves = state(desk, article)
    desk.mending.merge(the(after, 1), the(after, 2))
    there_and_back(desk, article, halves)
    assert now(desk, article).references == article.references


def test_merged_references_carry_the_notes_of_both_and_the_newer_stars_which_ask_for_another_look(desk: Desk) -> None:
    article = shelved(desk)
    one, other = the(article, 1), the(article, 2)
    desk.appraisal.write_note(one.id, "On naps.")
    desk.appraisal.write_note(other.id, "On lamps.")
    desk.appraisal.rate(one.id, 4)
    desk.appraisal.rate(other.id, 2)
    desk.correcting.correct(other.id, VerdictCode.AGREES, "I looked.")
    before = state(desk, article)
    desk.mending.merge(one, other)
    entry = desk.library.entries(article.id)[0]
    assert [note.text for note in entry.notes] == ["On naps.", "On lamps."]
    assert entry.rating is not None
    assert (entry.stars, entry.rating.again) == (2, "merged")
    assert entry.correction is not None
    assert entry.correction.reason == own_words("I looked.")
    assert [(each.reference.id, each.ratings) for each in desk.mending.away(article.id)] == [(other.id, 1)]
    assert [hit.reference_id for hit in desk.library.search("lamps", 50) if hit.kind == "note"] == [one.id]
    there_and_back(desk, article, before)


def test_stars_of_the_second_go_to_a_first_without_any(desk: Desk) -> None:
    article = shelved(desk)
    one, other = the(article, 1), the(article, 2)
    desk.appraisal.rate(one.id, 4)
    desk.appraisal.rate(one.id, None)
    desk.appraisal.rate(other.id, 2)
    before = state(desk, article)
    desk.mending.merge(one, other)
    assert desk.library.entries(article.id)[0].stars == 2
    there_and_back(desk, article, before)


def test_a_removed_reference_comes_back_with_its_notes_after_a_restart(desk: Desk, place: Path) -> None:
    article = shelved(desk)
    gone = the(article, 2)
    desk.appraisal.write_note(gone.id, "Kept, whatever happens.")
    desk.appraisal.rate(gone.id, 3)
    before = state(desk, article)
    desk.mending.remove(gone)
    assert desk.library.entry(gone.id) is None
    assert desk.library.search("whatever happens") == ()
    assert desk.library.shelf()[0].references == 2
    there_and_back(desk, article, before)
    desk.library.close()
    with Desk(place) as again:
        (away,) = again.mending.away(article.id)
        assert (away.reference, away.notes, away.ratings) == (gone, 1, 1)
        assert again.mending.bring_back(article.id, gone).words == "bring back a reference"
        assert state(again, article) == before
        assert again.mending.away(article.id) == ()


def test_an_added_reference_can_be_noted_and_what_undo_took_is_not_offered(desk: Desk) -> None:
    article = shelved(desk)
    before = state(desk, article)
    text = "Davis, F. (2013). Dreams at noon. Journal of Dreams, 4(5), 30–39. https://doi.org/10.5555/dreams.4"
    desk.mending.add(article.id, text, the(article, 1).id)
    new = the(now(desk, article), 2)
    assert (new.text, new.printed.title) == (text, "Dreams at noon")
    there_and_back(desk, article, before)
    desk.appraisal.write_note(new.id, "Mine.")
    undo(desk)
    undo(desk)
    assert desk.mending.away(article.id) == ()
    redo(desk)
    redo(desk)
    assert desk.library.entries(article.id)[1].notes[0].text == "Mine."


def test_what_was_merged_away_comes_back_where_it_stands_in_the_text(desk: Desk) -> None:
    article = shelved(desk)
    desk.mending.merge(the(article, 2), the(article, 3))
    desk.mending.bring_back(article.id, the(article, 3))
    assert [each.id for each in now(desk, article).references] == [each.id for each in article.references]
    desk.mending.add(article.id, "Davis, F. (2013). Dreams.", "")
    own = now(desk, article).references[0]
    desk.mending.merge(the(now(desk, article), 2), own)
    desk.mending.bring_back(article.id, own)
    assert now(desk, article).references[0].id == own.id
    assert desk.library.doctor() == ()


def test_references_are_moved_one_place_or_many(desk: Desk) -> None:
    article = shelved(desk)
    before = state(desk, article)
    desk.mending.move_by(article, the(article, 1), 1)
    there_and_back(desk, article, before)
    assert [each.printed.title for each in now(desk, article).references][:2] == [
        "Lamps at noon",
        "Naps in the morning",
    ]
    undo(desk)
    desk.mending.move_by(article, the(article, 3), -9)
    assert now(desk, article).references[0].printed.title == "Rest in the evening"


def test_markers_are_linked_and_unlinked(desk: Desk, place: Path) -> None:
    article = shelved(desk)
    before = state(desk, article)
    marker = article.citations[0]
    assert desk.mending.link(article, marker.start, marker.end, [the(article, 3).id]).words == "link “[1]”"
    there_and_back(desk, article, before)
    linked = state(desk, article)
    start = article.text.index("So does")
    desk.mending.link(article, start, start + 7, [the(article, 1).id])
    there_and_back(desk, article, linked)
    assert len(now(desk, article).citations) == len(article.citations) + 1
    desk.mending.unlink(now(desk, article), start, start + 7)
    desk.library.close()
    with Desk(place) as again:
        first = now(again, article).citations[0]
        assert (first.numbers, first.mended, len(now(again, article).citations)) == ((3,), True, 4)


def test_the_list_begins_where_the_reader_says_by_the_lines_of_the_source(desk: Desk) -> None:
    article = shelved(desk)
    for reference in article.references:
        desk.mending.remove(reference)
    before = state(desk, article)
    bare = now(desk, article)
    assert bare.references == ()
    desk.mending.begin(bare, bare.text.index("Adams"))
    there_and_back(desk, article, before)
    assert [each.text for each in now(desk, article).references] == [each.text for each in article.references]
    third = state(desk, article)
    desk.mending.end(now(desk, article), article.text.index("Clark"))
    there_and_back(desk, article, third)
    assert len(now(desk, article).references) == 2


def test_a_verdict_on_other_fields_is_let_go_and_comes_back_with_undo(desk: Desk) -> None:
    naps = samples.article()
    desk.library.add(naps, naps.text.encode())
    desk.library.keep(samples.checked(naps.references[0]))
    before = state(desk, naps)
    seen = naps.references[0]
    desk.mending.correct(seen, Fields(DOI="10.5555/another"), ["DOI"])
    entry = desk.library.entries(naps.id)[0]
    assert (entry.verdict.code, entry.points) == (VerdictCode.NOT_CHECKED, ())
    there_and_back(desk, naps, before)


def test_a_corrected_field_is_judged_by_the_answers_at_hand(desk: Desk) -> None:
    article = shelved(desk)
    seen = the(article, 1)
    raw: dict[str, Any] = {
        "title": ["Naps in the morning"],
        "author": [{"family": "Adams", "given": "A. B."}],
        "container-title": ["Journal of Naps"],
        "volume": "7",
        "issue": "2",
        "page": "3-9",
        "issued": {"date-parts": [[2010]]},
        "type": "journal-article",
    }
    desk.library.keep(samples.checked(seen, **raw))
    desk.mending.correct(seen, Fields(volume="7"), ["volume"])
    assert desk.library.entries(article.id)[0].verdict.code is VerdictCode.AGREES


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(desk: Desk) -> None:
    article = shelved(desk)
    before = state(desk, article)
    seen = the(article, 1)
    with pytest.raises(MendRefused):
        desk.mending.split(seen, 0)
    with pytest.raises(MendRefused):
        desk.mending.add(article.id, "  ")
    desk.mending.remove(seen)
    with pytest.raises(LibraryError, match="no longer"):
        desk.mending.remove(seen)
    undo(desk)
    assert state(desk, article) == before


def test_an_article_whose_source_can_no_longer_be_read_still_lets_the_list_begin(desk: Desk) -> None:
    naps = samples.article()
    desk.library.add(naps, b"\x00\x01\x02")
    start = naps.references[1].start
    desk.mending.begin(naps, start)
    assert [each.id for each in now(desk, naps).references] == [each.id for each in naps.references[1:]]


def test_dois_in_the_text_are_linked_kept_and_undone(desk: Desk, place: Path) -> None:
    article = shelved(desk, "On rest\n\nNaps help (https://doi.org/10.5555/naps.1), and lamps: 10.5555/lamps.2 here.\n")
    before = state(desk, article)
    desk.mending.link_dois(article)
    assert [each.printed.DOI for each in now(desk, article).references] == ["10.5555/naps.1", "10.5555/lamps.2"]
    assert now(Desk(place), article) == now(desk, article)
    there_and_back(desk, article, before)


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 30])
def test_whatever_is_mended_in_whatever_order_is_undone_to_the_last_letter(desk: Desk, place: Path, seed: int) -> None:
    article, chance = shelved(desk), random.Random(seed)
    states = [state(desk, article)]
    for _ in range(14):
        steps = newest_step(desk)
        with suppress(MendRefused):
            at_random(desk, now(desk, article), chance)
        assert desk.library.doctor() == ()
        if newest_step(desk) > steps:
            states.append(state(desk, article))
    assert len(states) > 5
    for before in reversed(states[:-1]):
        undo(desk)
        assert state(desk, article) == before
    with Desk(place) as again:
        for after in states[1:]:
            redo(again)
            assert state(again, article) == after
    with Desk(place) as again:
        for before in reversed(states[:-1]):
            undo(again)
            assert state(again, article) == before
        for _ in states[1:]:
            redo(again)
        again.versions.read_again(article.id)
        assert again.library.doctor() == ()


def newest_step(desk: Desk) -> int:
    with desk.store.reading() as unit:
        return unit.steps.newest()


def at_random(desk: Desk, article: Article, chance: random.Random) -> None:
    """One mend of some kind at some place."""
    mending, text = desk.mending, article.text
    one = chance.choice(article.references) if article.references else None
    start = chance.randrange(len(text) - 3)
    place = chance.randrange(len(one.text)) if one else 0
    acts: list[Callable[[Reference], object]] = [
        lambda one: mending.correct(one, Fields(title=f"Title {place}", volume="3"), ["title", "volume"]),
        lambda one: mending.take_back(one, one.mended),
        lambda one: mending.split(one, place),
        lambda one: mending.split(one, place),
        lambda one: mending.merge(
            one, chance.choice([each for each in article.references if each is not one] or [one])
        ),
        lambda one: mending.remove(one),
        lambda one: mending.move_by(article, one, chance.choice((-2, -1, 1, 2))),
        lambda one: mending.link(article, start, start + 3, [one.id]),
        lambda one: mending.add(article.id, f"Davis, F. (20{place % 90 + 10}). Dreams {place}.", one.id),
        lambda one: mending.bring_back(article.id, chance.choice(mending.away(article.id) or [_away(one)]).reference),
        lambda one: mending.begin(article, start),
        lambda one: mending.end(article, start),
        lambda one: [mending.unlink(article, c.start, c.end) for c in article.citations[:1]],
    ]
    if one is not None:
        chance.choice(acts)(one)


def _away(reference: Reference) -> Away:
    return Away(reference, "", 0, 0)
