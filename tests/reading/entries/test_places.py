"""Several lists, lists in parts, lists of an odd shape; all entries are made up."""

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.article import understand
from tests.reading.texts import ASH, CEDAR, ELM, GINKGO, PROSE, cited, read

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
BODY = Block(P, "Mice sleep [1]. They hurt [2]. They rest [3] and eat [4].")
CHAPTERS = (
    f"The book\n\nChapter 1\n\n{PROSE}Mice sleep [1]. They hurt [2].\n\nReferences\n1. {ASH}\n2. {CEDAR}\n\n"
    f"Chapter 2\n\n{PROSE}Mice rest [1]. They eat [2]. Both [1,2]. None [9].\n\nReferences\n1. {ELM}\n2. {GINKGO}\n"
)


def texts(blocks: list[Block]) -> list[str]:
    return [reference.text for reference in understand(blocks).references]


def items(*entries: str, first: int = 1) -> list[Block]:
    return [Block(L, entry, 1, ordinal=f"{number}.") for number, entry in enumerate(entries, first)]


def test_each_chapter_has_a_list_of_its_own() -> None:
    article = read(CHAPTERS)
    assert [reference.number for reference in article.references] == [1, 2, 3, 4]
    assert cited(article) == [
        ("[1]", (1,)), ("[2]", (2,)), ("[1]", (3,)), ("[2]", (4,)), ("[1,2]", (3, 4)), ("[9]", (13,)),
    ]  # fmt: skip
    assert article.citations[2].section == "Chapter 2"


def test_a_list_of_the_supplement_that_counts_anew_is_not_what_the_text_means() -> None:
    article = read(
        f"Mice\n\nIntro\n\n{PROSE}Mice sleep [1]. They hurt [2].\n\nReferences\n1. {ASH}\n2. {CEDAR}\n\n"
        f"Supplementary references\n1. {ELM}\n2. {GINKGO}\n\nAppendix A\n\n{PROSE}Some more.\n"
    )
    assert len(article.references) == 4
    assert cited(article) == [("[1]", (1,)), ("[2]", (2,))]
    assert article.blocks[-1].kind is P


def test_a_box_with_a_short_list_in_the_middle_is_passed_over() -> None:
    article = read(
        f"Mice\n\nIntro\n\n{PROSE}Mice sleep [3]. They hurt [4]. Both [3,4].\n\n"
        f"Further reading\n1. {ASH}\n2. {CEDAR}\n\n"
        f"Methods\n\n{PROSE}Mice hurt [4].\n\nReferences\n1. {GINKGO}\n2. {CEDAR}\n3. {ELM}\n4. {ASH}\n"
    )
    wanted = {reference.text: reference.number for reference in article.references if reference.number > 2}
    assert cited(article)[:2] == [("[3]", (wanted[ELM],)), ("[4]", (wanted[ASH],))]


def test_numbers_that_go_on_under_another_heading_are_one_list() -> None:
    article = read(
        f"Mice\n\nIntro\n\n{PROSE}Mice sleep [1–4].\n\nReferences\n1. {ASH}\n2. {CEDAR}\n\n"
        f"References for the online-only material\n3. {ELM}\n4. {GINKGO}\n\nFigure 1. A mouse that sleeps [2].\n"
    )
    assert cited(article) == [("[1–4]", (1, 2, 3, 4)), ("[2]", (2,))]


def test_groups_of_entries_have_headings_of_their_own() -> None:
    blocks = [
        BODY, Block(H, "References", 2), Block(H, "Primary", 3), *items(ASH, CEDAR),
        Block(H, "Secondary", 3), *items(ELM, GINKGO, first=3), Block(H, "About", 2), Block(P, "She writes. 2016."),
    ]  # fmt: skip
    assert texts(blocks) == [ASH, CEDAR, ELM, GINKGO]


def test_groups_without_numbers_need_a_deeper_heading() -> None:
    def listed(level: int) -> list[str]:
        return texts([
            BODY, Block(H, "References", 2), Block(P, ASH), Block(P, CEDAR),
            Block(H, "Others", level), Block(P, ELM), Block(P, GINKGO),
        ])  # fmt: skip

    assert listed(3) == [ASH, CEDAR, ELM, GINKGO]
    assert listed(2) == [ASH, CEDAR]


def test_a_table_on_a_page_of_the_list_does_not_end_it() -> None:
    table = Block(BlockKind.TABLE, "a\tb\n1\t2")
    assert texts([BODY, Block(H, "References", 2), *items(ASH, CEDAR), table, *items(ELM, first=3)]) == [
        ASH,
        CEDAR,
        ELM,
    ]
    assert texts([BODY, Block(H, "References", 2), *items(ASH, CEDAR), table, *items(ELM, first=7)]) == [ASH, CEDAR]
    assert texts(
        [BODY, Block(H, "References", 2), *items(ASH), table, Block(P, "Share this"), *items(ELM, first=2)]
    ) == [ASH]


def test_a_list_without_a_heading_holds_entries_that_only_count_on() -> None:
    article = read(f"Mice\n\n{PROSE}Mice sleep (1), (2,3), (4).\n\n1. {ASH}\n2. {CEDAR}\n3. A pamphlet.\n4. {ELM}\n")
    assert [reference.text for reference in article.references] == [ASH, CEDAR, "A pamphlet.", ELM]


def test_odd_lines_among_entries_without_a_heading_are_few() -> None:
    assert texts([BODY, Block(P, ASH), Block(P, "A pamphlet."), Block(P, CEDAR), Block(P, ELM)])[0] == ASH
    odd = [Block(P, "A pamphlet.")] * 3
    assert texts([BODY, Block(P, ASH), *odd, Block(P, CEDAR), Block(P, ELM), Block(P, GINKGO)]) == [CEDAR, ELM, GINKGO]
    assert texts([BODY, Block(P, ASH), *odd, Block(P, CEDAR)]) == []


def test_a_heading_repeated_section_by_section_stands_over_lists() -> None:
    def source(text: str) -> Block:
        return Block(L, text, 1, (Span(0, len(text), SpanKind.LINK, "https://example.org/x"),))

    blocks = [
        Block(H, "One", 2), Block(P, "Mice sleep.\nSources:"), source("Ash & Birch 2016, Journal of Sleep"),
        Block(H, "Two", 2), Block(P, "Mice hurt.\nSources:"), source("Cedar 2017, Journal of Pain"),
    ]  # fmt: skip
    assert len(texts(blocks)) == 2
    assert texts(blocks[:3]) == []


def test_text_behind_the_list_of_a_plain_text_is_text() -> None:
    article = read(
        f"Mice\n\nIntro\n\n{PROSE}Mice sleep (1), hurt (2), rest (3).\n\nReferences\n1. {ASH}\n2. {CEDAR}\n"
        f"2019. Available from: nowhere.\n3. {ELM}\n\nAcknowledgements\n\nWe thank everyone.\n\n"
        f"Tables\n\nTable 1. Mice that sleep (3).\n"
    )
    assert [reference.number for reference in article.references] == [1, 2, 3]
    assert article.references[1].text == f"{CEDAR} 2019. Available from: nowhere."
    assert cited(article)[-1] == ("(3)", (3,))
    assert article.citations[-1].section == "Tables"


def test_prose_ends_a_list_where_no_entry_follows() -> None:
    listed = f"References\n1. {ASH}\n2. {CEDAR}"
    article = read(f"Mice\n\nIntro\n\n{PROSE}Mice sleep [1].\n\n{listed}\n\n" + f"{PROSE}\n" * 4)
    assert [reference.text for reference in article.references] == [ASH, CEDAR]
    assert article.blocks[-1].kind is P


def test_the_heading_may_stand_on_the_line_of_the_first_entry() -> None:
    article = read(f"Mice\n\n{PROSE}Mice [1].\n\nReferences: 1. {ASH} 2. {CEDAR}\n")
    assert [reference.text for reference in article.references] == [ASH, CEDAR]


def test_the_rows_of_a_table_may_be_the_entries() -> None:
    table = Block(BlockKind.TABLE, f"No\tReference\n1\t{ASH}\n2\t{CEDAR}")
    assert texts([BODY, Block(H, "References", 2), table]) == [ASH, CEDAR]
    assert texts([BODY, Block(H, "References", 2), Block(BlockKind.TABLE, "1\t2\n3\t4"), Block(P, ASH)]) == []


def test_a_heading_in_the_text_loses_no_list_that_counts_to_its_end() -> None:
    listed = [Block(P, f"[{number}] {entry}") for number, entry in enumerate((ASH, CEDAR, ELM, GINKGO) * 3, 1)]
    contents = [Block(H, "References", 2), Block(P, "Ash A. See page 2016 of this thesis, 2:3-4.")]
    body = [*contents, Block(H, "Mice", 1), Block(P, PROSE + "Mice sleep [1], [12].")]
    assert texts([*body, *listed]) == [ASH, CEDAR, ELM, GINKGO] * 3


def test_a_list_that_counts_is_found_where_its_first_page_ends_in_a_heading() -> None:
    entries = [Block(P, f"[{number}] {entry}") for number, entry in enumerate((ASH, CEDAR, ELM, GINKGO) * 3, 1)]
    parted = [*entries[:6], Block(H, "Works of others", 3), *entries[6:]]
    assert texts([BODY, Block(H, "What was read", 2), *parted]) == [ASH, CEDAR, ELM, GINKGO] * 3


def test_a_few_steps_that_count_are_no_list() -> None:
    steps = [Block(P, f"{number}. Fill the kettle with water and wait.") for number in range(1, 12)]
    listed = [Block(H, "References", 2), Block(P, ASH), Block(P, CEDAR)]
    assert texts([Block(P, PROSE), *steps, *listed]) == [ASH, CEDAR]


def test_a_column_of_a_table_headed_reference_is_no_list_beside_one_that_is() -> None:
    listed = [*items(ASH, CEDAR, ELM, GINKGO, ASH, CEDAR, ELM), *items(GINKGO, first=8)]
    column = [Block(H, "Reference", 2), Block(P, "Pond et al. (1999)"), Block(H, "Results", 2), BODY]
    assert len(texts([*column, Block(H, "References", 2), *listed])) == 8
