import hashlib
import unicodedata
from pathlib import Path

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Fields, Name, PartialDate, to_csl
from ldn_desk.importers.text.plain_text import PlainText
from ldn_desk.reading.article import reference_lines, understand
from ldn_desk.services.opening import read_file

P, H, R = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.REFERENCE
ENTRY = "Ash, A. ({year}). Sleep in mice. Journal of Sleep, 16(1), 22–34."


def test_text_is_the_blocks_joined_and_identity_is_its_hash() -> None:
    read = understand([Block(P, "Title of it"), Block(P, "A body\nof text.")])
    assert read.text == "Title of it\nA body of text."
    assert read.sha256 == hashlib.sha256(read.text.encode()).hexdigest()
    assert [read.text[block.start : block.end] for block in read.blocks] == [block.text for block in read.blocks]


def test_decomposed_letters_do_not_change_an_article_s_identity() -> None:
    composed = "Die Überschrift\nÜber Mäuse schläft man gut."
    blocks = [[Block(P, line) for line in unicodedata.normalize(form, composed).split("\n")] for form in ("NFC", "NFD")]
    assert understand(blocks[0]).sha256 == understand(blocks[1]).sha256


def test_references_have_their_printed_number_text_and_position() -> None:
    entries = [Block(P, f"{number}. {ENTRY.format(year=2000 + number)}") for number in (3, 4, 5)]
    read = understand([Block(P, "A body of text."), Block(P, "References"), *entries])
    assert [reference.number for reference in read.references] == [3, 4, 5]
    for reference in read.references:
        assert read.text[reference.start :].startswith(reference.text)


def test_numbers_printed_twice_give_way_to_the_place_in_the_list() -> None:
    entries = [Block(R, ENTRY.format(year=2000 + place), ordinal="1.") for place in range(3)]
    assert [reference.number for reference in understand([Block(P, "Body."), *entries]).references] == [1, 2, 3]


def test_tables_keep_their_lines() -> None:
    assert understand([Block(BlockKind.TABLE, "a\tb\n1\t2")]).text == "a\tb\n1\t2"


def test_an_empty_document_is_an_empty_article() -> None:
    read = understand([Block(P, " ")])
    assert (read.title, read.text, read.blocks) == ("", "", ())


def test_a_bare_list_keeps_every_line_in_order() -> None:
    lines = [ENTRY.format(year=2003), "", "  not like a reference at all ", ENTRY.format(year=2001)]
    read = reference_lines(lines, source="list.txt", format="references")
    assert [reference.text for reference in read.references] == [lines[0], "not like a reference at all", lines[3]]
    assert [reference.start for reference in read.references] == [-1, -1, -1]
    assert read.blocks == ()


def test_the_first_article_is_understood_whole(shared: Path) -> None:
    read, _data = read_file(shared / "articles" / "ldn-and-depression.txt", [PlainText()])
    assert read.title == "Low-Dose Naltrexone (LDN) and Its Potential Role in Alleviating Depression"
    assert (read.author, read.issued) == ((Name("Kim", "John"),), PartialDate(raw="Jul 21"))
    assert [block.text for block in read.blocks if block.kind is H] == [
        "Understanding Neuroinflammation in Depression",
        "What Is Low-Dose Naltrexone?",
        "LDN’s Mechanism in Depression",
        "Current Evidence Supporting LDN for Depression",
        "Challenges and Future Directions",
        "Conclusion",
        "References",
    ]
    assert [block.text for block in read.blocks if block.kind is BlockKind.BYLINE][-1] == "4 min read"
    assert [citation.numbers for citation in read.citations] == [(number,) for number in range(1, 11)]
    assert all(citation.sentence.endswith("].") and citation.section for citation in read.citations)
    assert [block.text for block in read.blocks if block.kind is BlockKind.FURNITURE] == ["Comments"]


def test_the_first_article_s_references_are_parsed_whole(shared: Path) -> None:
    read, _data = read_file(shared / "articles" / "ldn-and-depression.txt", [PlainText()])
    located = [
        (r.printed.year, r.printed.volume, r.printed.issue, r.printed.page, r.printed.number) for r in read.references
    ]
    assert located == [
        (2016, "16", "1", "22–34", ""),
        (2008, "9", "1", "46–56", ""),
        (2014, "33", "4", "451–459", ""),
        (2003, "304", "1", "1–7", ""),
        (2020, "11", "", "", "570"),
        (2009, "72", "3", "333–337", ""),
        (2017, "208", "", "6–14", ""),
        (2019, "104", "1", "36–44", ""),
        (2020, "162", "", "193–201", ""),
        (2018, "6", "4", "", "82"),
    ]
    assert [reference.printed.et_al for reference in read.references] == [number == 7 for number in range(1, 11)]
    assert [len(reference.printed.author) for reference in read.references] == [2, 5, 3, 2, 2, 2, 3, 2, 2, 2]
    assert all(
        r.printed.DOI.startswith("10.") and r.printed.container_title and r.printed.title for r in read.references
    )


def test_where_the_format_names_the_entries_none_is_looked_for() -> None:
    blocks = [
        Block(BlockKind.PARAGRAPH, "Mice sleep."),
        Block(BlockKind.REFERENCE, "Ash, unpublished", anchor="a"),
        Block(BlockKind.HEADING, "References", 2),
        Block(BlockKind.PARAGRAPH, "Birch C. Rest in mice. J Rest. 2016;16:22-34."),
    ]
    named = understand(blocks, fields={"a": Fields(title="Mice")}, names_entries=True)
    assert [(reference.text, reference.printed.title) for reference in named.references] == [
        ("Ash, unpublished", "Mice")
    ]


def test_fields_that_the_format_gives_go_before_what_the_text_shows() -> None:
    entry = Block(BlockKind.REFERENCE, "doi:10.1234/ash", anchor="ref-ash")
    article = understand([Block(BlockKind.PARAGRAPH, "Mice."), entry], fields={"ref-ash": Fields(DOI="10.1234/ash")})
    assert (article.references[0].key, article.references[0].printed) == ("ash", Fields(DOI="10.1234/ash"))


def test_a_doubtful_reading_says_so_in_the_reference() -> None:
    plain, doubtful = reference_lines(
        [
            "Ash AH. Sleep and pain. J Sleep Res. 2016;16(1):22-34.",
            "Ash A. Education pays: the benefits. For all. Trends in Series, Something, Oak.",
        ]
    ).references
    assert plain.sure == ()
    assert doubtful.sure
    assert {name for name, _sure in doubtful.sure} <= set(to_csl(doubtful.printed))


def test_the_articles_own_doi_is_none_that_a_reference_has() -> None:
    front = [
        Block(P, "Of Naps"),
        Block(P, "doi:10.5555/naps.7"),
        Block(P, "Naps help [1]. They do."),
        Block(H, "Methods", 2),
    ]
    listed = [Block(H, "References", 2), Block(P, "1. Kim J. Naps. J Naps. 2019;1:2. doi:10.5555/kim")]
    own = understand([*front, *listed], container_title=" Journal  of Naps ")
    assert (own.DOI, own.container_title) == ("10.5555/naps.7", "Journal of Naps")
    assert understand([*front, *listed], doi="10.5555/KIM").DOI == ""
    cite = Block(P, "Cite this as: Kim. Naps. doi:10.5555/naps.8")
    assert understand([front[0], *front[2:], *listed, Block(H, "Notes", 2), cite]).DOI == "10.5555/naps.8"
