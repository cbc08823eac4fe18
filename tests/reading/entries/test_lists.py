"""Tests of `lists`, `parting` and `shape`. The reference list, found and told apart. All entries are made up."""

import pytest

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.lists import with_references

P, H, L, R, F = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.REFERENCE,
    BlockKind.FURNITURE,
)
ASH = "Ash, A. H., & Birch, C. (2016). Sleep in mice. Journal of Sleep, 16(1), 22–34."
CEDAR = "Cedar, D. (2017). Pain in mice. Journal of Pain, 17, 2–4."
ELM = "Elm, E., et al. (2018). Rest in mice. Journal of Rest, 18, 5–6. https://doi.org/10.1234/x"
BROKEN_ASH = ASH.replace(". Sleep", ".\nSleep")
VANCOUVER = "Ash AH, Birch C. Sleep in mice. J Sleep. 2016;16(1):22-34."
BODY = Block(P, "A long paragraph of the article that says many things about mice, sleep and pain.")


def kinds(blocks: list[Block]) -> list[BlockKind]:
    return [block.kind for block in with_references(blocks)]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in with_references(blocks) if block.kind is R]


def ordinals(blocks: list[Block]) -> list[str]:
    return [block.ordinal for block in with_references(blocks) if block.kind is R]


def paragraphs(*lines: str) -> list[Block]:
    return [Block(P, line) for line in lines]


def test_an_unnumbered_list_under_its_heading_is_found_and_furniture_is_none_of_it() -> None:
    blocks = [BODY, *paragraphs("References", ASH, CEDAR, ELM, "Comments", "Nice one!")]
    assert kinds(blocks) == [P, H, R, R, R, F, F]


def test_a_short_line_after_the_last_entry_is_furniture() -> None:
    blocks = [BODY, *paragraphs("References", ASH, CEDAR, "Thanks for reading")]
    assert kinds(blocks) == [P, H, R, R, F]


def test_printed_numbers_are_kept_and_cut_off_the_text() -> None:
    blocks = [BODY, *paragraphs("References", f"[1] {ASH}", f"[2] {CEDAR}")]
    assert texts(blocks) == [ASH, CEDAR]
    assert ordinals(blocks) == ["1.", "2."]


def test_numbers_of_list_items_and_bare_numbers_count_too() -> None:
    items = [Block(L, ASH, ordinal="1."), Block(L, f"2. {CEDAR}", ordinal="2.")]
    assert texts([*paragraphs("References"), *items]) == [ASH, CEDAR]
    assert ordinals([*paragraphs("References", f"1 {VANCOUVER}", f"2 {VANCOUVER}")]) == ["1.", "2."]


def test_a_numbered_entry_goes_on_in_the_blocks_without_a_number() -> None:
    blocks = paragraphs("References", f"1. {ASH}", "https://example.org/ash", f"2. {CEDAR}", f"3. {ELM}")
    assert texts(blocks) == [f"{ASH} https://example.org/ash", CEDAR, ELM]


def test_lines_of_one_block_are_told_apart_by_number() -> None:
    blocks = [*paragraphs("References"), Block(P, f"1. {BROKEN_ASH}\n2. {CEDAR}")]
    assert texts(blocks) == [ASH, CEDAR]


def test_lines_of_one_block_are_told_apart_by_their_starts() -> None:
    blocks = [*paragraphs("References"), Block(P, f"{CEDAR}\n{BROKEN_ASH}\n\n{ELM}")]
    assert texts(blocks) == [CEDAR, ASH, ELM]


def test_the_heading_may_share_its_block_with_the_entries() -> None:
    assert kinds([BODY, Block(P, f"References\n{ASH}\n{CEDAR}")]) == [P, H, R, R]


def test_a_list_without_a_heading_is_known_by_its_shape() -> None:
    assert kinds([BODY, *paragraphs(ASH, CEDAR, ELM)]) == [P, R, R, R]
    numbered = [Block(L, "Sleep in mice. J Sleep. 2016;16(1):22-34.", ordinal=f"{n}.") for n in (1, 2, 3)]
    assert kinds([BODY, *numbered]) == [P, R, R, R]


def test_two_entry_like_paragraphs_make_no_list() -> None:
    assert kinds([BODY, *paragraphs(ASH, CEDAR)]) == [P, P, P]


def test_a_heading_without_entries_is_no_list() -> None:
    blocks = [Block(H, "References", 2), Block(H, "More", 2), BODY]
    assert kinds(blocks) == [H, H, P]


def test_a_weak_heading_needs_a_list_below() -> None:
    assert kinds([BODY, *paragraphs("Sources", ASH, CEDAR)]) == [P, H, R, R]
    assert kinds([BODY, *paragraphs("Sources", "We asked a friend."), BODY]) == [P, P, P, P]


def test_what_follows_the_list_under_a_heading_of_its_own_stays_text() -> None:
    blocks = [Block(H, "References", 2), *paragraphs(ASH, CEDAR), Block(H, "Appendix", 2), BODY]
    assert kinds(blocks) == [H, R, R, H, P]


def test_entries_that_the_format_names_need_no_shape() -> None:
    blocks = [BODY, Block(H, "References", 2), Block(R, "A pamphlet"), Block(R, "Another one")]
    assert texts(blocks) == ["A pamphlet", "Another one"]
    assert texts([BODY, Block(R, "A pamphlet"), Block(R, "Another one"), Block(R, "A third")])[0] == "A pamphlet"


def test_furniture_ends_an_article_without_a_list() -> None:
    assert kinds([BODY, BODY, *paragraphs("Share this", "Log in")]) == [P, P, F, F]


def test_a_table_or_an_overlong_paragraph_is_no_entry() -> None:
    table = Block(BlockKind.TABLE, "a\tb\n1\t2")
    assert kinds([table, *paragraphs(ASH + "x" * 3000, ASH + "x" * 3000, ASH + "x" * 3000)]) == [
        BlockKind.TABLE, P, P, P,
    ]  # fmt: skip


def test_a_table_among_the_entries_ends_the_list() -> None:
    table = Block(BlockKind.TABLE, "a\tb\n1\t2")
    assert kinds([*paragraphs("References", ASH), table]) == [H, R, BlockKind.TABLE]


def test_numbers_that_do_not_rise_are_no_numbering() -> None:
    blocks = paragraphs("References", f"9. {ASH}", f"3. {CEDAR}", f"1. {ELM}")
    assert ordinals(blocks) == ["", "", ""]


def test_link_labels_of_publishers_are_no_part_of_an_entry() -> None:
    blocks = paragraphs("References", f"{VANCOUVER} CrossRef PubMed Google Scholar", f"{CEDAR}\nGoogle Scholar")
    assert texts(blocks) == [VANCOUVER, CEDAR]


def test_particles_and_organisations_open_entries_too() -> None:
    one = "de Wit, R. (2003). Current views of rest. Journal of Rest, 1, 2–3."
    two = "World Sleep Group (2004). All about rest. https://example.org/rest"
    assert texts(paragraphs(one, two, ASH)) == [one, two, ASH]


@pytest.mark.parametrize("sign", ["{}.", "[{}]", "{}"])
def test_numbers_in_blocks_of_their_own_belong_to_the_entries_below_them(sign: str) -> None:
    parted = [line for number, entry in enumerate((ASH, CEDAR, ELM, ASH), 1) for line in (sign.format(number), entry)]
    blocks = [BODY, *paragraphs("References", "> 0", *parted)]
    assert texts(blocks) == [ASH, CEDAR, ELM, ASH]
    assert ordinals(blocks) == ["1.", "2.", "3.", "4."]


def test_bare_numbers_above_what_is_no_entry_stay_text() -> None:
    told = [line for number in range(1, 6) for line in (str(number), "Kettles and cups were counted.")]
    assert [block.text for block in with_references(paragraphs(*told))] == told


def test_a_few_bare_numbers_stay_text() -> None:
    blocks = paragraphs("1.", "Kettles", "7.", "Cups", "2019.", "Nothing")
    assert [block.text for block in with_references(blocks)] == ["1.", "Kettles", "7.", "Cups", "2019.", "Nothing"]
