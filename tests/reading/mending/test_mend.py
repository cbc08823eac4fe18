"""Tests of `mend`, `bounds`, `citations`, `entries`, `fields` and `numbers`. Mends by hand on articles that were read
from text: what changes, and what stays."""

import hashlib
from dataclasses import replace

import pytest

from ldn_desk.domain.article import Article, Block, BlockKind, Reference, Span, SpanKind
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.mending import (
    Add,
    Begin,
    BringBack,
    Correct,
    End,
    Link,
    LinkDois,
    Mend,
    MendRefused,
    Merge,
    Move,
    Quote,
    Remove,
    Split,
    TakeBack,
    Unlink,
)
from ldn_desk.reading.article import reference_lines, understand
from ldn_desk.reading.mending.entries import fields_of
from ldn_desk.reading.mending.mend import Beside, mended
from ldn_desk.reading.mending.numbers import printed_numbers, prints_numbers
from ldn_desk.reading.mending.places import quote

ADAMS = "Adams, A. B. (2010). Naps in the morning. Journal of Naps, 1(2), 3–9. https://doi.org/10.5555/naps.1"
BAKER = "Baker, C. (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19. https://doi.org/10.5555/lamps.2"
CAROL = BAKER.replace("C. (2011)", "Carol (2011)")
"""As `BAKER`; where it stands behind another entry, reading does not part the two."""
CLARK = "Clark, D. E. (2012). Rest in the evening. Journal of Rest, 3(4), 20–29. https://doi.org/10.5555/rest.3"
CLARK_WROTE = "Clark and others (2012) wrote 12 letters on it [1]."
DAVIS = "Davis, F. (2013). Dreams at night. Journal of Dreams, 4(5), 30–39. https://doi.org/10.5555/dreams.4"


def read(*texts: str) -> Article:
    return understand([Block(BlockKind.PARAGRAPH, text) for text in texts])


def by_place() -> Article:
    """A list without numbers, cited by number."""
    text = "Naps help [1]. Lamps help too [2]. So does rest [3]. All of them do [1–3]."
    return read("On rest", text, "References", ADAMS, BAKER, CLARK)


def by_number() -> Article:
    """A list that prints its numbers."""
    text = "Naps help [1]. Lamps help too [2]. So does rest [3]. All of them do [1–3]."
    return read("On rest", text, "References", f"1. {ADAMS}", f"2. {BAKER}", f"3. {CLARK}")


def by_name() -> Article:
    """A list that is cited by author and year."""
    text = "Naps help (Adams, 2010). Lamps help too (Baker, 2011). So does rest, as Clark (2012) found."
    return read("On rest", text, "References", ADAMS, BAKER, CLARK)


def run_together() -> Article:
    """Two entries that were taken for one."""
    text = "Naps help [1]. Lamps help too [2]. So does rest [3]."
    return read("On rest", text, "References", f"{ADAMS} {CAROL}", CLARK)


def the_split(article: Article) -> Split:
    return Split(article.references[0].id, ADAMS, CAROL, "new")


def sound(article: Article) -> Article:
    """The article, after a look at what every mend must leave true."""
    assert hashlib.sha256(article.text.encode()).hexdigest() == article.sha256
    flat = article.text.replace("\n", " ")
    for block in article.blocks:
        assert flat[block.start : block.end] == block.text.replace("\n", " ")
    for reference in article.references:
        if reference.start >= 0:
            assert flat[reference.start :].startswith(reference.text[:40])
    for citation in article.citations:
        assert article.text[citation.start : citation.end] == citation.marker
    assert [c.start for c in article.citations] == sorted(c.start for c in article.citations)
    assert len({each.number for each in article.references}) == len(article.references)
    return article


def do(article: Article, mend: Mend, **beside: object) -> Article:
    after = sound(mended(article, mend, Beside(**beside)))  # type: ignore[arg-type]
    assert (after.id, after.text, after.sha256) == (article.id, article.text, article.sha256)
    return after


def numbers(article: Article) -> list[int]:
    return [each.number for each in article.references]


def cited(article: Article) -> list[tuple[int, ...]]:
    return [citation.numbers for citation in article.citations]


def titles(article: Article) -> list[str]:
    return [each.printed.title for each in article.references]


def here(article: Article, words: str) -> Quote:
    start = article.text.index(words)
    return quote(article.text, start, start + len(words))


class TestFields:
    def test_a_corrected_field_is_named_and_the_printed_text_stays(self) -> None:
        before = by_place()
        wrong = before.references[1]
        after = do(before, Correct(wrong.id, wrong.text, Fields(title="Lamps at one"), ("title",)))
        mine = after.references[1]
        assert (mine.printed.title, mine.mended, mine.text) == ("Lamps at one", ("title",), BAKER)
        assert mine.read is not None
        assert mine.read.title == "Lamps at noon"
        assert (after.references[0], after.references[2]) == (before.references[0], before.references[2])

    def test_a_field_that_was_corrected_is_sure(self) -> None:
        before = by_place()
        unsure = replace(before.references[0], sure=(("title", 0.4), ("volume", 0.5)))
        before = replace(before, references=(unsure, *before.references[1:]))
        after = do(before, Correct(unsure.id, unsure.text, Fields(title="Naps"), ("title",)))
        assert after.references[0].sure == (("volume", 0.5),)

    def test_authors_are_corrected_with_the_sign_that_there_are_more(self) -> None:
        before = by_place()
        wrong = before.references[0]
        values = Fields(author=(Name("Adams", "Anna"),), et_al=True)
        after = do(before, Correct(wrong.id, wrong.text, values, ("author",))).references[0].printed
        assert (after.author, after.et_al) == ((Name("Adams", "Anna"),), True)

    def test_a_correction_taken_back_leaves_what_was_read(self) -> None:
        before = by_place()
        wrong = before.references[0]
        values = Fields(title="Naps", issued=PartialDate(1999), volume="7")
        after = do(before, Correct(wrong.id, wrong.text, values, ("title", "issued", "volume")))
        after = do(after, TakeBack(wrong.id, wrong.text, ("title", "page")))
        assert after.references[0].mended == ("issued", "volume")
        assert after.references[0].printed.title == "Naps in the morning"
        after = do(after, TakeBack(wrong.id, wrong.text, ("issued", "volume")))
        assert after == before

    def test_to_correct_a_field_into_what_was_read_is_no_correction(self) -> None:
        before = by_place()
        same = before.references[0]
        assert do(before, Correct(same.id, same.text, same.printed, ("title", "volume"))) == before

    def test_a_reference_that_is_gone_or_another_is_not_corrected(self) -> None:
        before = by_place()
        with pytest.raises(MendRefused):
            mended(before, Correct("gone", ADAMS, Fields(), ("title",)))
        with pytest.raises(MendRefused):
            mended(before, Correct(before.references[0].id, BAKER, Fields(), ("title",)))


class TestSplit:
    def test_two_entries_run_together_are_two_references(self) -> None:
        before = run_together()
        after = do(before, the_split(before))
        assert titles(after) == ["Naps in the morning", "Lamps at noon", "Rest in the evening"]
        assert [each.text for each in after.references] == [ADAMS, CAROL, CLARK]
        assert after.references[0].id == before.references[0].id
        assert after.references[1].id == "new"
        assert after.references[2].id == before.references[1].id
        assert after.references[0].printed.DOI == "10.5555/naps.1"

    def test_a_marker_that_prints_a_number_means_that_place_of_the_list(self) -> None:
        before = run_together()
        after = do(before, the_split(before))
        assert cited(after) == [(1,), (2,), (3,)]
        assert numbers(after) == [1, 2, 3]
        assert [c.id for c in after.citations] == [c.id for c in before.citations]

    def test_each_of_the_two_is_an_entry_of_the_article(self) -> None:
        before = run_together()
        after = do(before, the_split(before))
        assert [b.text for b in after.blocks if b.kind is BlockKind.REFERENCE] == [ADAMS, CAROL, CLARK]

    def test_an_author_and_year_that_were_not_listed_lead_to_the_new_reference(self) -> None:
        text = "Naps help (Adams, 2010). Lamps help too (Baker, 2011). So does rest (Clark, 2012)."
        before = read("On rest", text, "References", f"{ADAMS} {CAROL}", CLARK)
        assert cited(before) == [(1,), (), (2,)]
        assert cited(do(before, the_split(before))) == [(1,), (2,), (3,)]

    def test_in_a_numbered_list_the_second_takes_the_number_it_prints(self) -> None:
        text = "Naps help [1]. Lamps help too [2]. So does rest [3]."
        before = read("On rest", text, "References", f"1. {ADAMS} 2. Lamps, as seen", f"3. {CLARK}", f"4. {DAVIS}")
        assert numbers(before) == [1, 3, 4]
        after = do(before, Split(before.references[0].id, ADAMS, "2. Lamps, as seen", "new"))
        assert numbers(after) == [1, 2, 3, 4]
        assert after.references[1].text == "Lamps, as seen"
        assert prints_numbers(after)

    def test_without_a_number_of_its_own_it_takes_one_that_is_free(self) -> None:
        before = by_number()
        first, second = ADAMS.split(" Journal")
        after = do(before, Split(before.references[0].id, first, f"Journal{second}", "new"))
        assert numbers(after) == [1, 4, 2, 3]

    def test_what_was_corrected_stays_corrected(self) -> None:
        before = run_together()
        wrong = before.references[0]
        corrected = do(before, Correct(wrong.id, wrong.text, Fields(volume="11"), ("volume",)))
        after = do(corrected, the_split(before))
        assert (after.references[0].printed.volume, after.references[0].mended) == ("11", ("volume",))
        assert after.references[1].mended == ()

    def test_an_entry_of_a_bare_list_is_split(self) -> None:
        before = reference_lines([f"{ADAMS} {CAROL}", CLARK])
        after = mended(before, the_split(before))
        assert [each.start for each in after.references] == [-1, -1, -1]
        assert titles(after)[:2] == ["Naps in the morning", "Lamps at noon"]

    @pytest.mark.parametrize(("first", "second"), [("", ADAMS), (ADAMS, ""), (ADAMS[:20], BAKER), ("Other", "words")])
    def test_a_place_outside_the_text_is_refused(self, first: str, second: str) -> None:
        before = run_together()
        with pytest.raises(MendRefused, match="inside"):
            mended(before, Split(before.references[0].id, first, second, "new"))


class TestMerge:
    def broken(self, text: str = "Naps help [1]. Lamps help too [2].") -> Article:
        """One entry taken for two."""
        first, second = ADAMS.split(" Journal")
        return read("On rest", text, "References", first, f"Journal{second}", BAKER, CLARK)

    def the_merge(self, article: Article) -> Merge:
        one, other = article.references[:2]
        return Merge(one.id, one.text, other.id, other.text)

    def test_an_entry_broken_in_two_is_one_reference(self) -> None:
        before = self.broken()
        after = do(before, self.the_merge(before))
        assert titles(after) == ["Naps in the morning", "Lamps at noon", "Rest in the evening"]
        assert after.references[0].text == ADAMS
        assert after.references[0].id == before.references[0].id
        assert numbers(after) == [1, 2, 3]
        assert cited(after) == [(1,), (2,)]
        assert [b.text for b in after.blocks if b.kind is BlockKind.REFERENCE] == [ADAMS, BAKER, CLARK]

    def test_split_again_it_is_what_it_was(self) -> None:
        before = self.broken()
        other = before.references[1]
        after = do(before, self.the_merge(before))
        again = do(after, Split(before.references[0].id, before.references[0].text, other.text, other.id))
        assert (again.references, again.citations) == (before.references, before.citations)

    def test_where_numbers_are_printed_a_marker_of_either_means_the_one(self) -> None:
        before = by_number()
        after = do(before, self.the_merge(before))
        assert numbers(after) == [1, 3]
        assert cited(after) == [(1,), (1,), (3,), (1, 3)]

    def test_what_was_corrected_on_the_second_counts_where_the_first_was_not(self) -> None:
        before = self.broken()
        one, other = before.references[:2]
        after = do(before, Correct(one.id, one.text, Fields(title="Mine"), ("title",)))
        after = do(after, Correct(other.id, other.text, Fields(title="Not", volume="9"), ("title", "volume")))
        whole = do(after, self.the_merge(before)).references[0]
        assert (whole.printed.title, whole.printed.volume, whole.mended) == ("Mine", "9", ("title", "volume"))

    def test_entries_with_something_between_them_stay_where_they_are_in_the_article(self) -> None:
        before = self.broken()
        one, _other, last, _clark = before.references
        moved = do(before, Move(last.id, last.text, one.id))
        after = do(moved, Merge(one.id, one.text, last.id, last.text))
        assert after.references[0].text == f"{one.text} {BAKER}"
        assert after.blocks == before.blocks

    def test_entries_merged_from_two_places_are_split_into_them_again(self) -> None:
        before = by_place()
        one, _two, three = before.references
        whole = do(do(before, Move(three.id, three.text, one.id)), Merge(one.id, one.text, three.id, three.text))
        again = do(whole, Split(one.id, one.text, three.text, three.id))
        assert [each.start for each in again.references[:2]] == [one.start, three.start]
        assert again.blocks == before.blocks
        added = do(do(before, Add("own", DAVIS, one.id)), Merge(one.id, one.text, "own", DAVIS))
        assert do(added, Split(one.id, one.text, DAVIS, "own")).references[1].start == -1

    def test_a_reference_is_not_merged_with_itself(self) -> None:
        before = by_place()
        one = before.references[0]
        with pytest.raises(MendRefused, match="no next"):
            mended(before, Merge(one.id, one.text, one.id, one.text))

    def test_an_added_reference_merged_with_a_printed_one_stands_where_that_stands(self) -> None:
        before = do(by_place(), Add("own", "Zed, A. (2020). Late.", ""))
        own, adams = before.references[:2]
        after = do(before, Merge(adams.id, adams.text, own.id, own.text))
        assert after.references[0].start == adams.start
        other_way = mended(before, Merge(own.id, own.text, adams.id, adams.text)).references[0]
        assert other_way.start == adams.start


class TestAddRemoveMove:
    def test_an_added_reference_is_parsed_and_stands_in_no_text(self) -> None:
        before = by_place()
        after = do(before, Add("new", f"  {DAVIS}\n", before.references[0].id))
        new = after.references[1]
        assert (new.id, new.number, new.start, new.text) == ("new", 2, -1, DAVIS)
        assert new.printed == fields_of(DAVIS)
        assert numbers(after) == [1, 2, 3, 4]

    def test_where_markers_are_names_they_go_on_to_mean_the_same_works(self) -> None:
        before = by_name()
        after = do(before, Add("new", DAVIS, ""))
        assert cited(before) == [(1,), (2,), (3,)]
        assert cited(after) == [(2,), (3,), (4,)]

    def test_where_numbers_are_printed_it_takes_a_free_one(self) -> None:
        before = by_number()
        after = do(before, Add("new", DAVIS, before.references[0].id))
        assert numbers(after) == [1, 4, 2, 3]
        assert cited(after) == cited(before)

    @pytest.mark.parametrize(
        ("mend", "sentence"),
        [
            (Add("new", " \n", ""), "Write"),
            (Add("new", DAVIS, "gone"), "no longer in the list"),
        ],
    )
    def test_what_cannot_be_added_is_said(self, mend: Add, sentence: str) -> None:
        with pytest.raises(MendRefused, match=sentence):
            mended(by_place(), mend)

    def test_one_reference_is_not_added_twice(self) -> None:
        before = by_place()
        with pytest.raises(MendRefused, match="already"):
            mended(before, Add(before.references[0].id, DAVIS, ""))

    def test_a_removed_entry_is_a_paragraph_of_the_article(self) -> None:
        before = by_place()
        gone = before.references[0]
        after = do(before, Remove(gone.id, gone.text))
        assert titles(after) == ["Lamps at noon", "Rest in the evening"]
        assert numbers(after) == [1, 2]
        assert next(b for b in after.blocks if b.text == ADAMS).kind is BlockKind.PARAGRAPH
        assert cited(after) == cited(before)

    def test_an_author_and_year_whose_reference_was_removed_lead_nowhere(self) -> None:
        before = by_name()
        gone = before.references[0]
        assert cited(do(before, Remove(gone.id, gone.text))) == [(), (1,), (2,)]

    def test_where_numbers_are_printed_the_others_keep_theirs(self) -> None:
        before = by_number()
        gone = before.references[0]
        after = do(before, Remove(gone.id, gone.text))
        assert numbers(after) == [2, 3]
        assert cited(after) == cited(before)

    def test_a_removed_reference_comes_back_as_it_was(self) -> None:
        for before in (by_place(), by_name(), by_number()):
            gone = before.references[1]
            after = do(before, Remove(gone.id, gone.text))
            back = do(after, BringBack(gone.id, gone.text, before.references[0].id), away={gone.id: gone})
            assert [each.id for each in back.references] == [each.id for each in before.references]
            assert cited(back) == cited(before)
            assert numbers(back) == numbers(before)

    def test_what_is_now_part_of_another_entry_comes_back_beside_the_text(self) -> None:
        before = by_place()
        one, other = before.references[:2]
        after = do(before, Merge(one.id, one.text, other.id, other.text))
        back = do(after, BringBack(other.id, other.text, one.id), away={other.id: other})
        assert (back.references[1].id, back.references[1].start) == (other.id, -1)

    def test_an_added_reference_that_was_removed_comes_back(self) -> None:
        before = do(by_place(), Add("own", DAVIS, ""))
        own = before.references[0]
        after = do(before, Remove("own", DAVIS))
        assert do(after, BringBack("own", DAVIS, ""), away={"own": own}) == before

    def test_only_what_was_put_away_comes_back(self) -> None:
        before = by_place()
        one = before.references[0]
        with pytest.raises(MendRefused, match="already"):
            mended(before, BringBack("never", "x", ""))
        with pytest.raises(MendRefused, match="already"):
            mended(before, BringBack(one.id, one.text, ""), Beside({one.id: one}))

    def test_a_moved_reference_stands_elsewhere_in_the_list(self) -> None:
        before = by_name()
        one, _two, three = before.references
        after = do(before, Move(one.id, one.text, three.id))
        assert titles(after) == ["Lamps at noon", "Rest in the evening", "Naps in the morning"]
        assert numbers(after) == [1, 2, 3]
        assert cited(after) == [(3,), (1,), (2,)]
        assert do(after, Move(one.id, one.text, "")) == before

    def test_where_numbers_are_printed_a_moved_reference_keeps_its_own(self) -> None:
        before = by_number()
        one, _two, three = before.references
        assert numbers(do(before, Move(one.id, one.text, three.id))) == [2, 3, 1]

    def test_a_reference_is_not_moved_after_itself_or_one_that_is_gone(self) -> None:
        before = by_place()
        one = before.references[0]
        for after_id in (one.id, "gone"):
            with pytest.raises(MendRefused):
                mended(before, Move(one.id, one.text, after_id))


class TestBounds:
    LETTERS = "Readers wrote to us about naps, lamps and rest, and we thank them all for it."

    def unseen(self) -> tuple[Article, list[str]]:
        """A list that no heading announces, broken into lines by its source."""
        lines = ["Adams. Naps in the morning.", "Baker. Lamps at noon.", "Clark. Rest in the evening."]
        article = read("On rest", "Naps help. Lamps help too.", self.LETTERS, "\n".join(lines))
        assert article.references == ()
        return article, ["On rest", *lines]

    def test_the_list_begins_where_the_reader_says(self) -> None:
        before, lines = self.unseen()
        after = do(before, Begin(here(before, "Adams. Naps")), lines=lines)
        assert [each.text for each in after.references] == lines[1:]
        assert all(b.kind is not BlockKind.REFERENCE for b in after.blocks if b.text == self.LETTERS)

    def test_lines_of_the_source_part_the_entries(self) -> None:
        block = "\n".join((ADAMS.replace("https://doi.org/", ""), BAKER, CLARK))
        before = read("On rest", "Naps help [1]. Lamps help too [2].", "Notes and sources of this text", block)
        removed = before
        for each in before.references:
            removed = do(removed, Remove(each.id, each.text))
        assert removed.references == ()
        after = do(removed, Begin(here(removed, "Adams, A. B.")), lines=["Not in the text", "N", *block.split("\n")])
        assert len(after.references) == 3
        assert cited(after) == [(1,), (2,)]

    def test_where_no_blank_stands_between_two_lines_of_the_source_nothing_is_parted(self) -> None:
        words = "We thank those who wrote to us. "
        before = understand(
            [Block(BlockKind.PARAGRAPH, "Naps help [1]."), Block(BlockKind.QUOTE, words + ADAMS + BAKER)]
        )
        after = do(before, Begin(here(before, "Adams, A. B.")), lines=[words, ADAMS, BAKER])
        assert [each.text for each in after.references] == [ADAMS + BAKER]

    def test_a_list_in_one_block_begins_at_one_of_its_lines(self) -> None:
        words = "We thank those who wrote to us."
        lines = [words, ADAMS, BAKER, CLARK]
        before = understand([Block(BlockKind.PARAGRAPH, "Naps help [1]."), Block(BlockKind.QUOTE, " ".join(lines))])
        bare = replace(before, references=(), citations=())
        after = do(bare, Begin(here(bare, "Adams, A. B.")), lines=lines)
        assert [each.text for each in after.references] == [ADAMS, BAKER, CLARK]
        assert words in [block.text for block in after.blocks]
        assert cited(after) == [(1,)]

    def test_chosen_at_a_heading_the_list_begins_below_it(self) -> None:
        before = understand(
            [
                Block(BlockKind.PARAGRAPH, "Naps help (Adams, 2010)."),
                Block(BlockKind.HEADING, "What we read", 2),
                *(Block(BlockKind.PARAGRAPH, text) for text in (ADAMS, BAKER)),
                Block(BlockKind.HEADING, "Thanks", 2),
                Block(BlockKind.PARAGRAPH, "We thank our readers."),
            ]
        )
        bare = replace(before, references=(), citations=())
        after = do(bare, Begin(here(bare, "What we read")))
        assert [each.text for each in after.references] == [ADAMS, BAKER]
        assert after.citations_of(1)

    def test_what_was_listed_before_keeps_its_id_and_corrections_and_the_rest_is_text(self) -> None:
        before = by_place()
        one, two, three = before.references
        before = do(before, Correct(two.id, two.text, Fields(title="Mine"), ("title",)))
        after = do(before, Begin(here(before, BAKER)))
        assert [each.id for each in after.references] == [two.id, three.id]
        assert after.references[0].mended == ("title",)
        assert next(b for b in after.blocks if b.start == one.start).kind is BlockKind.PARAGRAPH

    def test_where_no_entry_can_be_read_nothing_begins(self) -> None:
        before = understand([Block(BlockKind.PARAGRAPH, "Naps."), Block(BlockKind.CODE, "x = 1")])
        for at in (here(before, "x = 1"), Quote(0, "not there")):
            with pytest.raises(MendRefused):
                mended(before, Begin(at))

    def test_between_two_blocks_nothing_begins(self) -> None:
        before = understand([Block(BlockKind.PARAGRAPH, "Naps."), Block(BlockKind.PARAGRAPH, "Lamps.")])
        with pytest.raises(MendRefused, match="no longer"):
            mended(before, Begin(Quote(5, "\n", "Naps.", "Lamps.")))

    def test_the_list_ends_where_the_reader_says(self) -> None:
        text = "Naps help [1]."
        before = read(
            "On rest", text, "References", ADAMS, BAKER, "Clark and others (2012) wrote 12 letters on it [1]."
        )
        assert len(before.references) == 3
        after = do(before, End(here(before, "Clark and others")))
        assert titles(after) == ["Naps in the morning", "Lamps at noon"]
        assert [c.marker for c in after.citations] == ["[1]", "[1]"]
        assert after.citations[0].id == before.citations[0].id

    def test_a_list_cannot_end_before_it_begins_or_after_all_of_it(self) -> None:
        before = by_place()
        for words in (ADAMS[:20], "Naps help"):
            with pytest.raises(MendRefused):
                mended(before, End(here(before, words)))
        shorter = read("On rest", "Naps [1].", "References", ADAMS, BAKER, CLARK, "Comments", "Nice, thank you.")
        with pytest.raises(MendRefused):
            mended(shorter, End(here(shorter, "Comments")))


class TestLinkDois:
    TEXT = "Naps help (https://doi.org/10.5555/naps.1). Lamps too: 10.5555/lamps.2, as 10.5555/NAPS.1 found."

    def test_dois_in_the_text_become_references_cited_where_they_stand(self) -> None:
        after = do(read("On rest", self.TEXT), LinkDois(("first",)))
        assert [each.printed.DOI for each in after.references] == ["10.5555/naps.1", "10.5555/lamps.2"]
        assert after.references[0].id == "first"
        assert cited(after) == [(1,), (2,), (1,)]

    def test_an_article_with_references_keeps_them(self) -> None:
        with pytest.raises(MendRefused, match="has references"):
            mended(by_place(), LinkDois(()))

    def test_without_a_doi_there_is_nothing_to_link(self) -> None:
        with pytest.raises(MendRefused, match="No DOI"):
            mended(read("On rest", "Naps help."), LinkDois(()))


class TestCitations:
    def test_a_marker_is_led_elsewhere(self) -> None:
        before = by_place()
        marker = before.citations[0]
        at = quote(before.text, marker.start, marker.end)
        after = do(before, Link(at, (before.references[2].id, before.references[0].id)))
        assert (after.citations[0].numbers, after.citations[0].mended) == ((3, 1), True)
        assert after.citations[0].id == marker.id
        assert after.citations[1:] == before.citations[1:]

    def test_what_a_reader_linked_follows_its_works_whatever_it_prints(self) -> None:
        before = by_place()
        marker = before.citations[0]
        after = do(before, Link(quote(before.text, marker.start, marker.end), (before.references[0].id,)))
        after = do(after, Add("new", DAVIS, ""))
        assert cited(after)[:2] == [(2,), (2,)]
        assert after.citations_of(2)[0].id == marker.id

    def test_words_that_the_desk_missed_become_a_citation(self) -> None:
        before = by_place()
        after = do(before, Link(here(before, "Lamps help too"), (before.references[1].id,)))
        new = next(c for c in after.citations if c.mended)
        assert (new.marker, new.sentence, new.section) == ("Lamps help too", "Lamps help too [2].", "")
        assert len(after.citations) == len(before.citations) + 1

    def test_a_new_citation_knows_its_section_and_takes_the_place_of_what_it_overlaps(self) -> None:
        before = understand(
            [
                Block(BlockKind.TITLE, "On rest", 1),
                Block(BlockKind.HEADING, "Findings", 2),
                Block(BlockKind.PARAGRAPH, "Naps help [1]. Lamps too."),
                Block(BlockKind.HEADING, "References", 2),
                Block(BlockKind.PARAGRAPH, ADAMS),
                Block(BlockKind.PARAGRAPH, BAKER),
            ]
        )
        after = do(before, Link(here(before, "help [1]"), (before.references[1].id,)))
        assert [(c.marker, c.numbers, c.section) for c in after.citations] == [("help [1]", (2,), "Findings")]

    def test_a_citation_stands_inside_one_paragraph_and_cites_something(self) -> None:
        before = by_place()
        with pytest.raises(MendRefused, match="one paragraph"):
            mended(before, Link(here(before, "rest\nNaps"), (before.references[0].id,)))
        with pytest.raises(MendRefused, match="Choose"):
            mended(before, Link(here(before, "Naps"), ("gone",)))
        with pytest.raises(MendRefused, match="no longer"):
            mended(before, Link(Quote(0, "not there"), (before.references[0].id,)))
        with pytest.raises(MendRefused, match="one paragraph"):
            mended(before, Link(Quote(7, "\n", "On rest", "Naps"), (before.references[0].id,)))

    def test_what_is_no_citation_is_none_any_more(self) -> None:
        before = by_place()
        first = before.citations[0]
        after = do(before, Unlink(quote(before.text, first.start, first.end)))
        assert after.citations == before.citations[1:]
        with pytest.raises(MendRefused, match="No citation"):
            mended(after, Unlink(quote(before.text, first.start, first.end)))

    def test_links_of_readers_stay_when_the_list_is_read_anew(self) -> None:
        before = by_place()
        linked = do(before, Link(here(before, "Lamps help too [2]"), (before.references[2].id,)))
        after = do(linked, Begin(here(linked, BAKER)))
        own = next(c for c in after.citations if c.mended)
        assert (own.marker, own.numbers) == ("Lamps help too [2]", (2,))

    def test_anchors_of_the_source_lead_on(self) -> None:
        link = Span(10, 14, SpanKind.LINK, "#r1")
        before = understand(
            [
                Block(BlockKind.PARAGRAPH, "Naps help that much.", spans=(link,)),
                Block(BlockKind.HEADING, "References", 2),
                Block(BlockKind.REFERENCE, ADAMS, anchor="r1"),
                Block(BlockKind.REFERENCE, f"{CLARK} {CAROL}", anchor="r2"),
            ]
        )
        assert cited(before) == [(1,)]
        after = do(before, Split(before.references[1].id, CLARK, CAROL, "new"))
        assert cited(after) == [(1,)]


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("[3]", (3,)),
        ("[1, 4–6]", (1, 4, 5, 6)),
        ("¹⁻³", (1, 2, 3)),
        ("(2)", (2,)),
        ("[Refs. 2,3]", (2, 3)),
        ("(Adams, 2010)", ()),
        ("that", ()),
    ],
)
def test_the_numbers_a_marker_prints(marker: str, expected: tuple[int, ...]) -> None:
    assert printed_numbers(marker) == expected


def test_of_two_references_with_one_number_a_marker_means_the_first() -> None:
    before = by_number()
    twin = Reference(1, DAVIS, Fields(), start=-1)
    doubled = replace(before, references=(*before.references, twin))
    gone = before.references[1]
    after = mended(doubled, Remove(gone.id, gone.text))
    assert cited(after) == cited(before)
