"""Tests of `joining` and `author_year`. Citations of made-up articles, joined to their references."""

from ldn_desk.domain.article import Article, Block, BlockKind, Span, SpanKind
from ldn_desk.reading.article import understand

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
ENTRIES = (
    "Ash, A., & Birch, B. (2016). Sleep in mice. Journal of Sleep, 16(1), 22–34.",
    "Cedar, C., Dogwood, D., & Elm, E. (2017a). Pain in mice. Journal of Pain, 17, 2–4.",
    "Cedar, C., & Fir, F. (2017b). Rest in mice. Journal of Rest, 18, 5–6.",
    "van der Gum, G. (2018). Food in mice. Journal of Food, 19, 7–8.",
    "World Sleep Group. (2019). Light in mice. Journal of Light, 20, 9–10.",
)


def article(*paragraphs: str | Block, numbered: bool = False) -> Article:
    body = [block if isinstance(block, Block) else Block(P, block) for block in paragraphs]
    entries = [
        Block(L, text, ordinal=f"{number}." if numbered else "", anchor=f"r{number}")
        for number, text in enumerate(ENTRIES, 1)
    ]
    return understand([Block(H, "Mice", 1), Block(H, "Findings", 2), *body, Block(H, "References", 2), *entries])


def cited(*paragraphs: str | Block) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in article(*paragraphs).citations]


def test_a_citation_has_its_marker_sentence_section_and_positions() -> None:
    read = article("First one. Mice sleep well [1]. Last one.")
    (citation,) = read.citations
    assert (citation.marker, citation.numbers, citation.section) == ("[1]", (1,), "Findings")
    assert citation.sentence == "Mice sleep well [1]."
    assert read.text[citation.start : citation.end] == "[1]"
    assert read.text[citation.sentence_start : citation.sentence_end] == citation.sentence


def test_positions_count_code_points() -> None:
    read = article("Mice 🐭 sleep well [2].")
    assert read.text[read.citations[0].start : read.citations[0].end] == "[2]"


def test_unknown_numbers_are_kept() -> None:
    assert cited("Known [1] and unknown [42].") == [("[1]", (1,)), ("[42]", (42,))]


def test_the_style_that_reaches_most_references_is_the_article_s_own() -> None:
    assert cited("One [1], two [2], and Ash and Birch (2016) said 5 (3), x².") == [("[1]", (1,)), ("[2]", (2,))]


def test_authors_and_years_in_parentheses_are_joined_to_their_references() -> None:
    assert cited("Mice sleep (Ash & Birch, 2016; see van der Gum, 2018).") == [
        ("(Ash & Birch, 2016; see van der Gum, 2018)", (1, 4))
    ]


def test_a_year_behind_what_authors_own_is_joined_to_them() -> None:
    assert cited("As in Ash and Birch’s earlier account (2016), not in Nobody’s account (2018) of Gum (2018).") == [
        ("Ash and Birch’s earlier account (2016)", (1,)),
        ("Gum (2018)", (4,)),
    ]


def test_authors_may_be_parted_by_slashes() -> None:
    assert cited(
        "Mice sleep (Ash/Birch 2016: 5, Cedar/Fir 2017b), as Ash/Birch (2016) and Cedar / Fir (2017b) say."
    ) == [
        ("(Ash/Birch 2016: 5, Cedar/Fir 2017b)", (1, 3)),
        ("Ash/Birch (2016)", (1,)),
        ("Cedar / Fir (2017b)", (3,)),
    ]


def test_the_years_of_two_editions_are_joined() -> None:
    assert cited("Mice eat (Gum, 2018/2021), says Gum (2018/2021).") == [
        ("(Gum, 2018/2021)", (4,)),
        ("Gum (2018/2021)", (4,)),
    ]


def test_a_year_behind_a_quoted_work_or_a_detached_genitive_is_joined() -> None:
    assert cited("We chose Ash and Birch’s ‘Scale of Sleep’ (2016) and Gum ’s (2018) food.") == [
        ("Ash and Birch’s ‘Scale of Sleep’ (2016)", (1,)),
        ("Gum ’s (2018)", (4,)),
    ]


def test_authors_in_the_sentence_are_joined_too() -> None:
    assert cited("Cedar et al. (2017a) and Ash and Birch (2016) slept; Gum’s (2018) did not.") == [
        ("Cedar et al. (2017a)", (2,)),
        ("Ash and Birch (2016)", (1,)),
        ("Gum’s (2018)", (4,)),
    ]


def test_letters_part_works_of_one_year() -> None:
    assert cited("So it is (Cedar & Fir, 2017b) or not (Cedar et al., 2017a).") == [
        ("(Cedar & Fir, 2017b)", (3,)),
        ("(Cedar et al., 2017a)", (2,)),
    ]


def test_further_authors_part_works_where_letters_do_not() -> None:
    assert cited("So it is (Cedar & Fir, 2017) or not (Cedar et al., 2017).") == [
        ("(Cedar & Fir, 2017)", (3,)),
        ("(Cedar et al., 2017)", (2,)),
    ]


def test_several_years_of_one_author_are_several_references() -> None:
    assert cited("So it is (Cedar et al., 2017a, 2017b; Ash and Birch, 2016).")[0][1] == (2, 3, 1)


def test_groups_are_named_whole() -> None:
    assert cited("So it is (World Sleep Group, 2019).") == [("(World Sleep Group, 2019)", (5,))]


def test_a_name_and_year_that_fit_no_reference_are_a_marker_without_one() -> None:
    assert cited("So it is (Ash & Birch, 2016). Or not (Hazel et al., 2011).") == [
        ("(Ash & Birch, 2016)", (1,)),
        ("(Hazel et al., 2011)", ()),
    ]


def test_years_that_name_nobody_are_no_citations() -> None:
    text = "So (Ash & Birch, 2016). In May (May 2011), it (in press) was (n = 2000) so (2012), Hazel (2013) – (2014)."
    assert cited(text) == [("(Ash & Birch, 2016)", (1,))]


def test_parentheses_are_the_style_where_they_reach_half_of_the_list() -> None:
    assert cited("One (1). Two (2), three (3).") == [("(1)", (1,)), ("(2)", (2,)), ("(3)", (3,))]
    assert cited("It was (1) good and (2) cheap.") == []


def test_superscripts_are_a_style() -> None:
    spans = (Span(10, 11, SpanKind.SUPERSCRIPT),)
    assert cited(Block(P, "Mice sleep1 well in 10 m².", spans=spans)) == [("1", (1,))]


def test_links_to_entries_are_citations_where_no_marker_stands() -> None:
    spans = (Span(5, 9, SpanKind.LINK, "#r2"), Span(10, 13, SpanKind.LINK, "#r1"), Span(0, 4, SpanKind.LINK, "#else"))
    assert cited(Block(P, "Mice they [1] sleep.", spans=spans)) == [("they", (2,)), ("[1]", (1,))]


def test_links_alone_are_citations_too() -> None:
    spans = (Span(5, 9, SpanKind.LINK, "#r2"), Span(0, 4, SpanKind.LINK, "https://example.org"))
    assert cited(Block(P, "Mice they sleep.", spans=spans)) == [("they", (2,))]


def test_a_table_row_is_the_sentence_of_its_citations() -> None:
    read = article(Block(BlockKind.TABLE, "Trial\tResult\nOne\tgood [1]\nTwo\tbad [2]"))
    assert [citation.sentence for citation in read.citations] == ["One\tgood [1]", "Two\tbad [2]"]


def test_a_sentence_without_end_is_shown_around_the_marker() -> None:
    read = article("word " * 2000 + "[1] " + "word " * 2000)
    (citation,) = read.citations
    assert "[1]" in citation.sentence
    assert len(citation.sentence) < 4000


def test_text_with_more_brackets_than_any_article_is_passed_over() -> None:
    assert cited("(" * 70_000 + " [1]", "Mice sleep [2].") == [("[2]", (2,))]


def test_a_marker_before_the_first_sentence_of_many_finds_its_own() -> None:
    read = article("[1] Mice sleep. They wake [2]. They eat.[3] They rest.")
    assert [citation.sentence for citation in read.citations] == [
        "[1] Mice sleep.",
        "They wake [2].",
        "They eat.[3]",
    ]


def test_a_heading_is_the_section_of_what_it_cites_itself() -> None:
    read = understand([Block(H, "Sleep [1]", 2), Block(P, "Text."), Block(H, "Sleep [1]", 2), *article().blocks[1:]])
    assert read.citations[0].section == "Sleep [1]"


def test_without_references_there_are_no_citations() -> None:
    assert understand([Block(P, "A line of text [1] (Ash, 2016).")]).citations == ()


def test_references_without_year_or_family_are_reached_by_number_alone() -> None:
    blocks = [Block(P, "So (Ash, 2016) it is [2]."), Block(H, "References", 2)]
    entries = [Block(BlockKind.REFERENCE, "A pamphlet of 1999"), Block(BlockKind.REFERENCE, "No year here")]
    assert [c.numbers for c in understand([*blocks, *entries]).citations] == [(2,)]


def test_a_name_and_year_that_fit_more_works_than_anyone_could_mean_fit_none() -> None:
    entries = [
        Block(L, f"Ash, A. (2016). Sleep in mice, part {n}. Journal of Sleep, {n}(1), 22–34.") for n in range(30)
    ]
    blocks = [Block(H, "Mice", 1), Block(P, "Mice sleep (Ash, 2016)."), Block(H, "References", 2), *entries]
    assert not any(citation.numbers for citation in understand(blocks).citations)


def test_endless_sentences_cited_for_everything_do_not_multiply_themselves() -> None:
    read = article("mice sleep " * 400 + "and rest [1, 2, 3, 4, 5] " * 2_000, numbered=True)
    assert 100 < len(read.citations) < 2_000


def test_a_marker_printed_twice_means_the_same_both_times() -> None:
    assert [numbers for _marker, numbers in cited("Mice sleep (Ash, 2016). Mice rest (Ash, 2016).")] == [(1,), (1,)]


def test_diagrams_drawn_in_letters_cite_by_name_alone() -> None:
    listed = [
        "Ash, A., & Birch, B. (2016). Sleep in mice. Journal of Sleep, 1, 2–3.",
        "Cedar, C. (2017). Pain. J Pain, 1, 2.",
    ]
    blocks = [
        Block(BlockKind.CODE, "mice → sleep (Ash & Birch, 2016) → x[1] (Nobody, 2010)"),
        Block(BlockKind.TABLE, "a\tb\nCedar, 2017\tx (Cedar, 2017)\nMarch, 2017\ty"),
        Block(H, "References", 2),
        *(Block(P, text) for text in listed),
    ]
    found = understand(blocks).citations
    assert [(each.marker, each.numbers) for each in found] == [
        ("(Ash & Birch, 2016)", (1,)),
        ("Cedar, 2017", (2,)),
        ("(Cedar, 2017)", (2,)),
    ]


def test_several_letters_and_names_without_brackets_cite() -> None:
    listed = [f"Ash, A., & Birch, B. (2016{letter}). Sleep in mice. Journal of Sleep, 1, 2–3." for letter in "abc"]
    text = (
        "As shown (Ash & Birch 2016a,c; 2016a–c), Ash and Birch 2016b say. In (2016) and Ash and Birch (2016a, 2016b)."
    )
    blocks = [Block(P, text), Block(H, "References", 2), *(Block(P, each) for each in listed)]
    assert [(each.marker, each.numbers) for each in understand(blocks).citations] == [
        ("(Ash & Birch 2016a,c; 2016a–c)", (1, 3, 2)),
        ("Ash and Birch 2016b", (2,)),
        ("Ash and Birch (2016a, 2016b)", (1, 2)),
    ]


def test_numbers_that_lost_their_height_cite_where_they_reach_the_list() -> None:
    text = (
        "Mice sleep in groups.1,2 Rats do not3. Type2 and group2 differ, and CD4 and 0.12 too; they hurt,4 and rest.1–4"
    )
    listed = [f"{n}. Ash AH. Sleep in mice. J Sleep. 201{n};16(1):22-34." for n in range(1, 5)]
    found = understand([Block(P, text), Block(H, "References", 2), *(Block(P, each) for each in listed)]).citations
    assert [each.numbers for each in found] == [(1, 2), (3,), (4,), (1, 2, 3, 4)]


def test_a_number_named_in_words_cites_beside_the_document_s_markers() -> None:
    assert cited("Mice sleep¹ and hurt²,³.", "Fir (ref. 4) and refs. 1 and 2 (refs. 0) say so.") == [
        ("¹", (1,)),
        ("²,³", (2, 3)),
        ("refs. 1 and 2", (1, 2)),
    ]


def test_a_number_that_can_be_no_reference_is_no_marker() -> None:
    assert cited("Mice sleep [1]. In May [2019] they woke.") == [("[1]", (1,))]


def test_a_raised_number_in_raised_type_is_one_marker() -> None:
    assert cited(Block(P, "Mice sleep¹.", spans=(Span(10, 11, SpanKind.SUPERSCRIPT),))) == [("¹", (1,))]


def test_names_in_a_sentence_that_no_reference_fits_cite_nothing() -> None:
    assert cited("Ash and Birch 2016 and Nobody and Noone 2016 say so.") == [("Ash and Birch 2016", (1,))]


def test_raised_numbers_behind_authors_lead_to_where_they_work() -> None:
    row = "Anna H. Ash¹, Bert Birch², Carl van der Cedar¹ and Dora Elm³"
    assert cited(row, "Mice sleep¹. They hurt².", "Rats¹") == [("¹", (1,)), ("²", (2,)), ("¹", (1,))]


def test_a_class_of_values_in_a_table_is_no_citation() -> None:
    table = Block(BlockKind.TABLE, "Class\tn\nMild (2–4)\t5\nAs found (5)\t6")
    text = "Mice sleep (1), hurt (2), rest (3), eat (4), see (5)."
    assert [marker for marker, _numbers in cited(text, table)][5:] == ["(5)"]


def test_what_endnote_has_not_formatted_yet_cites() -> None:
    listed = [
        Block(BlockKind.HEADING, "References", 2),
        *(
            Block(BlockKind.PARAGRAPH, f"{name}, B. ({year}). Rest of owls {year}. Journal of Rest, 3, 1–9.")
            for name, year in (("Ash", 2001), ("Birch", 2002), ("Cedar", 2003))
        ),
    ]
    text = Block(BlockKind.PARAGRAPH, "Owls rest {Ash, 2001 #3} and sleep {Birch, 2002 #4;Cedar, 2003 #5} in {a set}.")
    found = understand([text, *listed])
    assert [(citation.marker, citation.numbers) for citation in found.citations] == [
        ("{Ash, 2001 #3}", (1,)),
        ("{Birch, 2002 #4;Cedar, 2003 #5}", (2, 3)),
    ]
