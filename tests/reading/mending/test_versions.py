"""Tests of `versions` and `replaying`. Whether two articles are versions of one, which references are the same, and
which mends are made again."""

from dataclasses import replace

import pytest

from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.mending import Add, BringBack, Correct, Link, Mend, Merge, Move, Remove, Split, TakeBack
from ldn_desk.domain.versions import Resemblance
from ldn_desk.reading.article import reference_lines
from ldn_desk.reading.mending import versions
from ldn_desk.reading.mending.entries import likely_split
from ldn_desk.reading.mending.mend import Beside, mended
from ldn_desk.reading.mending.places import quote
from ldn_desk.reading.mending.replaying import Replayed, replayed
from ldn_desk.reading.mending.versions import carried, is_version, matched, resemblance
from tests.reading.mending.test_mend import ADAMS, BAKER, CAROL, CLARK, DAVIS, by_place, cited, read, titles

EDEN = "Eden, G. (2014). Waking early. Journal of Mornings, 5(6), 40–49. PMID: 12345"


def listed(*entries: str) -> Article:
    return read("On rest", "Naps help [1]. Lamps help too [2]. So does rest [3].", "References", *entries)


class TestLikeness:
    @pytest.mark.parametrize(
        ("like", "expected"),
        [
            (Resemblance(0.9, 0.0, 0.0, False), True),
            (Resemblance(0.05, 1.0, 1.0, True), False),
            (Resemblance(0.15, 0.6, 0.9, False), True),
            (Resemblance(0.15, 0.6, 0.2, True), False),
            (Resemblance(0.15, 0.2, 1.0, True), False),
            (Resemblance(-1.0, 0.6, 0.0, True), True),
            (Resemblance(-1.0, 0.6, 0.9, False), True),
            (Resemblance(-1.0, 0.6, 0.0, False), False),
            (Resemblance(-1.0, 0.2, 1.0, True), False),
        ],
    )
    def test_the_text_decides_and_title_and_list_help(self, like: Resemblance, expected: bool) -> None:
        assert is_version(like) is expected

    def test_the_same_article_is_wholly_like_itself(self) -> None:
        article = replace(by_place(), source="rest.txt")
        assert resemblance(article, article) == Resemblance(1.0, 1.0, 1.0, True)

    def test_bare_lists_have_no_text_and_a_clipboard_is_no_source(self) -> None:
        one = reference_lines([ADAMS, BAKER], source="clipboard")
        other = reference_lines([BAKER, CLARK], source="clipboard")
        assert resemblance(one, other) == Resemblance(-1.0, 0.5, 0.0, False)

    def test_articles_without_references_are_compared_by_their_text(self) -> None:
        one = read("On rest", "Nobody has counted how many hours a cat sleeps in a year.")
        assert resemblance(one, one).references == 0.0


class TestMatched:
    def pairs(self, old: list[str], new: list[str]) -> list[tuple[int, int]]:
        ours, theirs = reference_lines(old).references, reference_lines(new).references
        found = matched(ours, theirs)
        return [(each.number, found[each.id].number) for each in theirs if each.id in found]

    def test_by_text_then_by_doi_then_by_pubmed_number(self) -> None:
        reworded = "Baker C. Lamps, as they were. 2011. https://doi.org/10.5555/lamps.2"
        waking = "Eden G. Early waking. 2014. PMID: 12345"
        assert self.pairs([ADAMS, BAKER, EDEN], [waking, reworded, ADAMS]) == [(1, 3), (2, 2), (3, 1)]

    def test_by_likeness_the_likest_first(self) -> None:
        plain = [entry.partition(" https")[0] for entry in (ADAMS, BAKER, CLARK)]
        reworded = plain[1].replace("noon", "high noon")
        assert self.pairs(plain, [reworded, plain[1], DAVIS]) == [(2, 2)]
        assert self.pairs(plain, [DAVIS, reworded]) == [(2, 2)]

    def test_two_that_are_alike_are_matched_once_each(self) -> None:
        old = "Baker, C. (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19."
        twins = [old.replace("noon", "dawn"), old.replace("noon", "dusk")]
        assert len(self.pairs([old], twins)) == 1
        assert len(self.pairs(twins, [old])) == 1

    def test_in_very_long_lists_only_those_of_one_year_are_compared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(versions, "_MOST_COMPARED", 0)
        old = "Baker, C. (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19."
        assert self.pairs([old], [old.replace("Lamps at", "Lamp at")]) == [(1, 1)]
        assert self.pairs([old], [old.replace("2011", "2012")]) == []

    def test_what_a_reader_corrected_is_not_what_is_compared(self) -> None:
        article = listed(ADAMS, BAKER)
        wrong = article.references[0]
        own = Correct(wrong.id, wrong.text, Fields(DOI="10.5555/rest.3"), ("DOI",))
        new = listed(CLARK, BAKER)
        assert CLARK not in [each.text for each in matched(mended(article, own).references, new.references).values()]
        assert len(matched(mended(article, own).references, new.references)) == 1


class TestCarried:
    def test_ids_stay_and_what_moved_is_told(self) -> None:
        old, new = listed(ADAMS, BAKER, CLARK), listed(CLARK, ADAMS.replace("–", "-"), DAVIS)
        done = carried(old, (), (), new)
        assert done.article.id == old.id
        assert [each.id for each in done.article.references[:2]] == [old.references[2].id, old.references[0].id]
        assert [each.text for each in done.moved.added] == [DAVIS]
        assert [each.text for each in done.moved.removed] == [BAKER]
        assert sorted(each.before for each in done.moved.renumbered) == [1, 3]
        assert [each.id for each in done.article.citations] == [each.id for each in old.citations]

    def test_what_is_printed_otherwise_is_told_and_words_say_that_nothing_moved(self) -> None:
        old = listed(ADAMS, BAKER, CLARK)
        done = carried(old, (), (), listed(ADAMS, BAKER.replace("Lamps at", "The lamps at"), CLARK))
        assert [each.number for each in done.moved.reworded] == [2]
        assert carried(old, (), (), listed(ADAMS, BAKER, CLARK)).moved.words == ("no reference and no citation moved",)

    def test_citations_come_and_go_by_their_sentences(self) -> None:
        old = listed(ADAMS, BAKER, CLARK)
        new = read("On rest", "Naps help [1]. Nothing else does [3].", "References", ADAMS, BAKER, CLARK)
        done = carried(old, (), (), new)
        assert [each.sentence for each in done.moved.new_citations] == ["Nothing else does [3]."]
        assert [each.sentence for each in done.moved.gone_citations] == ["Lamps help too [2].", "So does rest [3]."]

    @pytest.mark.parametrize(
        ("printed", "given", "expected"),
        [
            (PartialDate(raw="Jul 21"), PartialDate(2021, raw="Jul 21"), PartialDate(2021, raw="Jul 21")),
            (PartialDate(raw="Aug 2"), PartialDate(2021, raw="Jul 21"), PartialDate(raw="Aug 2")),
            (PartialDate(2022), PartialDate(2021), PartialDate(2022)),
            (PartialDate(raw="Jul 21"), None, PartialDate(raw="Jul 21")),
            (None, PartialDate(2021), None),
        ],
    )
    def test_a_year_given_by_hand_stays_with_its_date(
        self, printed: PartialDate | None, given: PartialDate | None, expected: PartialDate | None
    ) -> None:
        old, new = replace(by_place(), issued=given), replace(by_place(), issued=printed)
        assert carried(old, (), (), new).article.issued == expected

    def test_what_a_reader_said_of_the_article_stays_while_it_is_read_as_before(self) -> None:
        was = replace(by_place(), title="Of naps", container_title="J Naps")
        old = was.with_fields(Fields(title="Of kettles", issued=PartialDate(2021)), ("title", "issued"))
        assert carried(old, (), (), was).article.fields == old.fields
        other = replace(was, title="Of naps, revised")
        assert carried(old, (), (), other).article.fields == other.fields.with_(issued=PartialDate(2021))
        anew = carried(old, (), (), other, anew=True).article
        assert (anew.title, anew.read and anew.read.title) == ("Of kettles", "Of naps, revised")

    def test_what_was_put_away_is_known_again(self) -> None:
        old = listed(ADAMS, BAKER, CLARK)
        gone = old.references[1]
        shorter = mended(old, Remove(gone.id, gone.text))
        done = carried(shorter, (gone, old.references[0]), (Remove(gone.id, gone.text),), listed(ADAMS, BAKER, CLARK))
        assert [each.id for each in done.article.references] == [each.id for each in shorter.references]
        assert done.mends == (Remove(gone.id, gone.text),)


class TestReplayed:
    """Mends made on one reading, made again on another one of the same text."""

    def again(self, old: Article, mends: list[Mend], new: Article) -> Replayed:
        """As `carried` does it: the references of the new reading under the ids of those that they are."""
        after, known = old, {each.id: each for each in old.references}
        for mend in mends:
            after = mended(after, mend, Beside(known))
            known |= {each.id: each for each in after.references}
        match = matched(tuple(known.values()), new.references)
        fresh = tuple(replace(each, id=match[each.id].id) if each.id in match else each for each in new.references)
        return replayed(replace(new, references=fresh), mends, tuple(known.values()))

    def test_a_split_is_made_again_or_no_longer_needed(self) -> None:
        old = listed(f"{ADAMS} {CAROL}", CLARK)
        split = Split(old.references[0].id, ADAMS, CAROL, "second")
        for new in (listed(f"{ADAMS} {CAROL}", CLARK), listed(ADAMS, CAROL, CLARK)):
            done = self.again(old, [split], new)
            assert [each.id for each in done.article.references] == [
                old.references[0].id,
                "second",
                old.references[1].id,
            ]
            assert done.lost == ()

    def test_a_merge_is_made_again_or_no_longer_needed(self) -> None:
        first, second = ADAMS.split(" Journal")
        second = f"Journal{second}"
        old = listed(first, second, BAKER)
        one, other = old.references[:2]
        merge = Merge(one.id, one.text, other.id, other.text)
        for new in (listed(first, second, BAKER), listed(ADAMS, BAKER)):
            done = self.again(old, [merge], new)
            assert next((each.id, each.text) for each in done.article.references) == (one.id, ADAMS)
            assert (len(done.article.references), done.lost) == (2, ())

    def test_an_added_reference_that_is_printed_by_now_is_not_added_again(self) -> None:
        old = listed(ADAMS, BAKER)
        add = Add("mine", CLARK, old.references[1].id)
        assert titles(self.again(old, [add], listed(ADAMS, BAKER)).article)[2] == "Rest in the evening"
        done = self.again(old, [add], listed(ADAMS, BAKER, CLARK))
        assert [each.id for each in done.article.references][2] == "mine"
        assert (len(done.article.references), done.mends) == (3, ())

    def test_a_correction_is_made_again_while_the_slip_is_there(self) -> None:
        old = listed(ADAMS, BAKER)
        wrong = old.references[0]
        correct = Correct(wrong.id, wrong.text, Fields(volume="7", title="Naps"), ("volume", "title"))
        done = self.again(old, [correct], listed(ADAMS.replace(", 1(2)", ", 8(2)"), BAKER))
        assert (done.article.references[0].printed.volume, done.article.references[0].mended) == ("8", ("title",))
        both = ADAMS.replace(", 1(2)", ", 8(2)").replace("in the morning", "at dawn")
        assert self.again(old, [correct], listed(both, BAKER)).mends == ()

    def test_a_correction_that_was_taken_back_stays_so(self) -> None:
        old = listed(ADAMS, BAKER)
        wrong = old.references[0]
        correct = Correct(wrong.id, wrong.text, Fields(volume="7"), ("volume",))
        done = self.again(old, [correct, TakeBack(wrong.id, wrong.text, ("volume",))], listed(ADAMS, BAKER))
        assert (done.article.references[0].mended, done.lost) == ((), ())

    def test_removed_moved_and_brought_back(self) -> None:
        old = listed(ADAMS, BAKER, CLARK)
        one, two, three = old.references
        mends: list[Mend] = [
            Remove(two.id, two.text),
            Move(three.id, three.text, ""),
            BringBack(two.id, two.text, one.id),
        ]
        done = self.again(old, mends, listed(ADAMS, BAKER.replace("–", "-"), CLARK))
        assert [each.id for each in done.article.references] == [three.id, one.id, two.id]
        gone = self.again(old, mends, listed(ADAMS, CLARK))
        assert [each.id for each in gone.article.references] == [three.id, one.id, two.id]

    def test_brought_back_where_it_was_never_away_is_nothing_to_be_done(self) -> None:
        old = listed(ADAMS, BAKER)
        two = old.references[1]
        assert replayed(old, [BringBack(two.id, two.text, "")], old.references).mends == ()

    def test_what_no_longer_applies_is_named(self) -> None:
        old = listed(ADAMS, BAKER, CLARK)
        at = quote(old.text, old.citations[2].start, old.citations[2].end)
        link = Link(quote(old.text, *(old.text.index("Lamps help"), old.text.index(" too"))), (old.references[0].id,))
        move = Move(old.references[2].id, CLARK, "")
        again = Link(at, (old.references[0].id,))
        new = read("On rest", "Naps help [1]. So does rest [3].", "References", ADAMS, BAKER)
        done = self.again(old, [link, move, again], new)
        assert done.lost == (link, move)
        assert cited(done.article)[-1] == (1,)

    def test_of_two_merged_ones_that_are_gone_nothing_is_merged(self) -> None:
        old = listed(ADAMS, BAKER, CLARK)
        one, other = old.references[:2]
        merge = Merge(one.id, one.text, other.id, other.text)
        assert self.again(old, [merge], listed(CLARK, DAVIS)).lost == (merge,)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (f"{ADAMS} {BAKER}", BAKER),
        (f"{ADAMS} 2. {BAKER}", f"2. {BAKER}"),
        ("Rest. Sleep. Naps. Dreams.", "Naps. Dreams."),
        ("nothing", "nothing"),
    ],
)
def test_where_a_second_entry_seems_to_begin(text: str, second: str) -> None:
    assert text[likely_split(text) :] == second


def test_a_block_of_another_kind_says_nothing_of_the_text() -> None:
    article = by_place()
    framed = replace(
        article, blocks=(*article.blocks, Block(BlockKind.FURNITURE, "Share this page with your friends now"))
    )
    assert resemblance(article, framed).text == 1.0
    assert Reference(1, "x", Fields()).read is None
