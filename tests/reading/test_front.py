import pytest

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.reading.front import Front, doi_to_cite, own_doi, read_front

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
BODY = Block(P, "A long paragraph of the article that says many things about mice, sleep and pain, and ends.")


def front(*blocks: Block, title: str = "") -> Front:
    return read_front([*blocks, BODY], title, (), None)


def kinds(read: Front) -> list[str]:
    return [block.kind.value for block in read.blocks]


def test_title_author_date_and_reading_time_are_told_apart() -> None:
    read = front(Block(P, "Sleep and Mice"), Block(L, "John Kim"), Block(L, "Jul 21"), Block(L, "4 min read"))
    assert kinds(read) == ["title", "byline", "byline", "byline", "paragraph"]
    assert (read.title, read.author, read.issued) == (
        "Sleep and Mice",
        (Name("Kim", "John"),),
        PartialDate(raw="Jul 21"),
    )


def test_a_line_with_by_names_the_author() -> None:
    read = front(Block(P, "Sleep and Mice"), Block(P, "By Anna Ash, MD"), Block(P, "Published on 5 May 2020"))
    assert (read.author, read.issued) == ((Name("Ash", "Anna"),), PartialDate(2020, 5, 5))


def test_a_bare_name_alone_is_no_byline() -> None:
    assert kinds(front(Block(P, "Sleep and Mice"), Block(P, "Key Findings"))) == ["title", "paragraph", "paragraph"]


def test_a_byline_without_a_name_gives_no_author() -> None:
    read = front(Block(P, "Sleep and Mice"), Block(BlockKind.BYLINE, "in haste"), Block(P, "3 minutes"))
    assert (read.author, read.issued) == ((), None)


def test_the_first_heading_is_the_title_when_it_stands_alone_on_its_level() -> None:
    assert front(Block(H, "Sleep", 2), Block(H, "Mice", 3)).title == "Sleep"
    assert front(Block(H, "Sleep", 1), Block(H, "Mice", 1)).title == "Sleep"
    assert front(Block(H, "Sleep", 2), Block(H, "Mice", 2)).title == ""


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    assert front(Block(P, "It was so.")).title == ""
    assert front(Block(P, "x" * 400)).title == ""
    assert read_front([Block(P, "Only this")], "", (), None).title == ""
    assert read_front([], "", (), None).blocks == ()
    assert front(Block(L, "an item")).title == ""


def test_the_list_s_own_heading_is_no_title() -> None:
    assert front(Block(P, "References")).title == ""


def test_a_title_from_the_file_s_head_is_found_among_the_blocks_or_put_first() -> None:
    assert kinds(front(Block(H, "Sleep  and mice", 1), title="Sleep and Mice")) == ["title", "paragraph"]
    assert kinds(front(Block(H, "Other", 1), title="Sleep and Mice")) == ["title", "heading", "paragraph"]


def test_a_title_that_the_format_names_stays() -> None:
    read = front(Block(BlockKind.TITLE, "Sleep", 1), Block(H, "Other", 1))
    assert (read.title, kinds(read)) == ("Sleep", ["title", "heading", "paragraph"])


def test_what_the_head_names_goes_before_what_the_text_shows() -> None:
    read = read_front([Block(P, "T"), Block(P, "By Anna Ash"), BODY], "T", (Name("Elm", "E."),), PartialDate(1999))
    assert (read.author, read.issued) == ((Name("Elm", "E."),), PartialDate(1999))


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        (["DOI: 10.5555/naps.7"], "10.5555/naps.7"),
        (["https://doi.org/10.5555/naps.7"], "10.5555/naps.7"),
        (["Journal of Naps | doi:10.5555/naps.7"], "10.5555/naps.7"),
        (["Naps 2019;12:34. doi: 10.5555/naps.7"], "10.5555/naps.7"),
        (["Cite this as: Kim J. Naps. Journal of Naps (2019). doi:10.5555/naps.7"], "10.5555/naps.7"),
        (["doi:10.5555/naps", "Naps | doi:10.5555/naps.7"], "10.5555/naps.7"),
        (["Naps help, as a trial found (doi:10.5555/other)."], ""),
        (["Digital naps", "Naps | doi: none"], ""),
        (["doi:10.5555/naps.7 is what they registered, and " + "so " * 60], ""),
    ],
)
def test_the_own_doi_is_one_that_a_line_of_the_front_labels(lines: list[str], doi: str) -> None:
    assert own_doi(lines) == doi


def test_words_that_ask_to_be_cited_may_stand_at_the_end() -> None:
    asked = "doi:10.5555/naps.7 Cite this article as: Kim: Naps. 2019, 3:1."
    assert doi_to_cite(["doi:10.5555/other", "Naps help.", asked]) == "10.5555/naps.7"
    assert doi_to_cite(["doi:10.5555/other"]) == ""
