"""Entries in one block and entries over several; all are made up."""

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.run_together import LIKELY, numbered_apart, unnumbered
from tests.reading.texts import ASH, CEDAR, ELM

R, P = BlockKind.REFERENCE, BlockKind.PARAGRAPH
APA_ASH = "Ash, A. H., & Birch, C. (2016). Sleep in mice. Journal of Sleep, 16(1), 22–34."
APA_CEDAR = "Cedar, D. (2017). Pain in mice. Journal of Pain, 17, 2–4."
APA_ELM = "Elm, E., & Fir, F. (2018). Rest in mice. Journal of Rest, 18, 5–6."


def apart(text: str, printed: set[int]) -> list[tuple[str, str]]:
    return [(part.ordinal, part.text) for part in numbered_apart(Block(R, text, ordinal="1.", anchor="a"), printed)]


def whole(*texts: str, kind: BlockKind = P) -> list[str]:
    return [block.text for block in unnumbered([Block(kind, text) for text in texts])]


def test_numbered_entries_are_parted_at_the_number_that_is_missing() -> None:
    assert apart(f"{ASH} 2. {CEDAR} [3] {ELM}", {1, 4}) == [("1.", ASH), ("2.", CEDAR), ("3.", ELM)]


def test_a_number_that_has_a_block_of_its_own_is_no_other_entry() -> None:
    assert len(apart(f"{ASH} 2. {CEDAR}", {1, 2})) == 1


def test_a_number_with_no_entry_behind_it_is_text() -> None:
    assert len(apart(f"{ASH} 2. Nothing at all here.", {1})) == 1
    assert len(numbered_apart(Block(R, f"{ASH} 2. {CEDAR}"), set())) == 1


def test_entries_by_name_are_parted_where_the_next_names_begin() -> None:
    assert whole(f"{APA_ASH} {APA_CEDAR}", APA_ELM) == [APA_ASH, APA_CEDAR, APA_ELM]
    assert whole(f"{ASH} {CEDAR}", ELM) == [ASH, CEDAR, ELM]


def test_an_editor_within_an_entry_does_not_part_it() -> None:
    chapter = "Ash, A. (2016). Sleep. In Birch, C. D. (Ed.), Mice (pp. 2–4). Press."
    assert whole(chapter, APA_CEDAR) == [chapter, APA_CEDAR]


def test_what_an_entry_goes_on_with_is_joined_to_it() -> None:
    broken = APA_CEDAR.removesuffix(" Pain, 17, 2–4.")
    assert whole(APA_ASH, broken, "Pain, 17, 2–4.", APA_ELM, APA_ASH) == [APA_ASH, APA_CEDAR, APA_ELM, APA_ASH]
    assert whole(APA_ASH, "https://doi.org/10.1234/x", APA_ELM)[0] == f"{APA_ASH} https://doi.org/10.1234/x"
    assert whole(APA_ASH, "and more of it.", APA_ELM)[0] == f"{APA_ASH} and more of it."


def test_entries_that_the_format_names_are_never_joined() -> None:
    assert len(whole(APA_ASH, "https://doi.org/10.1234/x", APA_ELM, kind=R)) == 3


def test_entries_without_a_full_stop_stay_apart() -> None:
    open_ended = [entry.removesuffix("2–4.") for entry in (APA_CEDAR,) * 4]
    assert len(whole(*open_ended, "Press of the Town")) == 5


def test_a_block_longer_than_any_list_is_left_whole() -> None:
    assert len(whole(f"{APA_ASH} {APA_CEDAR} " + "x" * 200_000, APA_ELM)) == 2


def test_a_block_that_its_source_told_apart_goes_on_with_no_entry() -> None:
    rest = "Circular of the leagues of ponds: how kettles are insured"
    unended = APA_ELM.replace("5–6.", "Press of Rest")
    told = [APA_ASH, APA_CEDAR, APA_ELM, APA_ASH, APA_CEDAR, APA_ELM, unended, rest]
    assert [block.text for block in unnumbered([Block(P, text, anchor="entry-1") for text in told])] == told
    guessed = [Block(P, text, anchor=f"{LIKELY}1") for text in told]
    assert [block.text for block in unnumbered(guessed)] == [*told[:6], f"{unended} {rest}"]
