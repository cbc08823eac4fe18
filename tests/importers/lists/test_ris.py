"""Tests of `ris` and `tagged_records`. RIS lists, in the forms that reference managers and publishers write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.exporters.ris import Ris as Exporter
from ldn_desk.importers.lists.file import MOST_ENTRIES
from ldn_desk.importers.lists.ris import Ris
from ldn_desk.importers.text.plain_text import PlainText
from tests.exporters import things

JOURNAL = """TY  - JOUR
AU  - Smith, John A., Jr
A1  - van der Berg, Ann
AU  - Jones BC
AU  - Dutch Cancer Group
T1  - A title that is wrapped
over two lines
JO  - J Foo
JF  - Journal of Foo
PY  - 2019/05/12/Spring
VL  - 12
IS  - 3
SP  - 100
EP  - 110
SN  - 0140-6736 (Print); 1474-547X
DO  - https://doi.org/10.1234/ABC
UR  - https://example.org/a;b?c=d
AN  - 12345678
DB  - PubMed
ID  - key1
ER  -"""


def references(text: str) -> tuple[Reference, ...]:
    return Ris().read(text.encode("utf-8")).references


def fields(lines: str, kind: str = "JOUR") -> Fields:
    (reference,) = references(f"TY  - {kind}\n{lines}\nER  - \n")
    return reference.printed


def test_a_record_is_read_whole_and_its_raw_text_kept() -> None:
    (reference,) = references(f"Provider: Some Host\n\n1. \n{JOURNAL} \n")
    assert (reference.text, reference.key, reference.number) == (JOURNAL, "key1", 1)
    assert reference.printed == Fields(
        type="article-journal",
        author=(
            Name("Smith", "John A.", suffix="Jr"),
            Name("Berg", "Ann", "van der"),
            Name("Jones", "BC"),
            Name(literal="Dutch Cancer Group"),
        ),
        issued=PartialDate(2019, 5, 12),
        title="A title that is wrapped over two lines",
        container_title="Journal of Foo",
        volume="12",
        issue="3",
        page="100–110",
        DOI="10.1234/ABC",
        PMID="12345678",
        ISSN=("0140-6736", "1474-547X"),
        URL="https://example.org/a;b?c=d",
    )


def test_records_without_their_end_or_their_type_are_kept() -> None:
    found = references(
        "TY  - BOOK\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \nAU  - Lee, A\nTI  - Three\nER  -\nTY  - JOUR\nTI  - Four"
    )
    assert [reference.printed.title for reference in found] == ["One", "Two", "Three", "Four"]


def test_lines_between_records_are_none() -> None:
    assert len(references("ID  - x\nER  - \nTY  - JOUR\nTI  - One\nER  - \nAB  - left over\n")) == 1


def test_tags_with_one_blank_and_with_none_are_read() -> None:
    (one,) = references("\ufeffTY - JOUR\nAU - Smith, J\nTI - One space\nER - \n")
    assert (one.printed.title, one.printed.author) == ("One space", (Name("Smith", "J"),))
    (none,) = references("TY  -JOUR\nTI  -No space\nER  -\n")
    assert none.printed.title == "No space"


def test_what_looks_like_a_tag_in_a_note_adds_nothing() -> None:
    printed = fields("TI  - A trial\nN1  - The result:\nOR - 2.1\nCI  - 1 to 3\nAU  - Lee, A")
    assert (printed.title, printed.author) == ("A trial", (Name("Lee", "A"),))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("JOUR", "article-journal"),
        ("EJOUR", "article-journal"),
        ("CHAP", "chapter"),
        ("EBOOK", "book"),
        ("CONF", "paper-conference"),
        ("CPAPER", "paper-conference"),
        ("THES", "thesis"),
        ("ELEC", "webpage"),
        ("UNPB", "manuscript"),
        ("GEN", ""),
        ("XYZ", ""),
    ],
)
def test_types_become_those_of_csl(code: str, kind: str) -> None:
    assert fields("TI  - T", code).type == kind


def test_a_manuscript_with_a_doi_is_a_preprint() -> None:
    assert fields("DO  - 10.1234/a", "UNPB").type == "article"


def test_a_chapter_has_its_book_and_editors() -> None:
    printed = fields(
        "AU  - Doe, J.\nTI  - Part\nT2  - The Book\nA2  - Poe, E.\nPB  - Pub\nCY  - Bonn\nSN  - 978-0-19-023866-7",
        "CHAP",
    )
    assert (printed.title, printed.container_title, printed.editor) == ("Part", "The Book", (Name("Poe", "E."),))
    assert (printed.publisher, printed.publisher_place, printed.ISBN) == ("Pub", "Bonn", "978-0-19-023866-7")


def test_the_series_of_a_book_is_no_container() -> None:
    printed = fields("BT  - The Book\nT2  - The Series\nA3  - Poe, E.", "BOOK")
    assert (printed.title, printed.container_title, printed.author) == ("The Book", "", (Name("Poe", "E."),))


def test_the_editor_of_a_journal_article_is_not_its_second_author() -> None:
    assert fields("AU  - Doe, J.\nA2  - Poe, E.").editor == ()
    assert fields("AU  - Doe, J.\nED  - Poe, E.").editor == (Name("Poe", "E."),)


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Y1  - 2001///", PartialDate(2001)),
        ("DA  - 2020/11//", PartialDate(2020, 11)),
        ("PY  - 2020\nDA  - 2020/11/05/", PartialDate(2020, 11, 5)),
        ("PY  - 2020\nDA  - 2021/11/05/", PartialDate(2020)),
        ("PY  - in press\nDA  - 2021", PartialDate(2021)),
        ("PY  - in press", PartialDate(raw="in press")),
        ("TI  - T", None),
    ],
)
def test_dates_are_read_from_each_of_their_tags(lines: str, date: PartialDate | None) -> None:
    assert fields(lines).issued == date


@pytest.mark.parametrize(
    ("lines", "page", "number"),
    [
        ("SP  - 5-9", "5-9", ""),
        ("SP  - 5\nEP  - 9", "5–9", ""),
        ("SP  - e64723", "", "e64723"),
        ("SP  - 12", "12", ""),
        ("C7  - e0123", "", "e0123"),
        ("IS  - 4\nM1  - 103456", "", "103456"),
        ("M1  - 103456", "", ""),
        ("SP  - 5\nM3  - Article\nM1  - 12", "5", ""),
        ("M3  - Article No. 123", "", "123"),
    ],
)
def test_article_numbers_are_found_in_their_several_places(lines: str, page: str, number: str) -> None:
    assert (fields(lines).page, fields(lines).number) == (page, number)


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        ("DO  - doi:10.1234/a", "10.1234/a"),
        ("M3  - doi: 10.1234/a", "10.1234/a"),
        ("UR  - https://dx.doi.org/10.1234/a", "10.1234/a"),
        ("AN  - 10.1234/a", "10.1234/a"),
        ("N1  - doi: 10.1234/a", "10.1234/a"),
        ("N1  - It was later corrected, see the notice at 10.1234/a", ""),
        ("DO  - n/a", "n/a"),
    ],
)
def test_a_doi_is_found_in_its_several_places(lines: str, doi: str) -> None:
    found = fields(lines).DOI
    assert found == doi


def test_identifiers_of_pubmed_and_arxiv_are_kept() -> None:
    assert fields("N1  - PMID: 123456").PMID == "123456"
    assert fields("AN  - 123456\nDB  - Scopus").PMID == ""
    assert fields("C2  - PMC123456").PMCID == "PMC123456"
    assert fields("JO  - arXiv:2001.01234").URL == "https://arxiv.org/abs/2001.01234"


def test_others_among_the_authors_say_that_the_list_goes_on() -> None:
    assert fields("AU  - Lee, A\nAU  - et al.").et_al


def test_a_key_is_one_word() -> None:
    assert references("TY  - JOUR\nID  - two words\nTI  - T\nER  - ")[0].key == ""


def test_what_holds_no_record_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match="no references in it"):
        references("only words")
    with pytest.raises(UnreadableInput, match="more than"):
        references("TY  - X\n" * (MOST_ENTRIES + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_every_encoding_of_a_list_is_read(encoding: str) -> None:
    data = "TY  - JOUR\r\nTI  - Größe\r\nER  - \r\n".encode(encoding)
    assert Ris().recognises(data, ".ris") > 0.9
    assert Ris().read(data).references[0].printed.title == "Größe"


def test_a_text_file_that_holds_records_is_recognised() -> None:
    assert Ris().recognises(JOURNAL.encode(), ".txt") > PlainText().recognises(JOURNAL.encode(), ".txt")
    assert Ris().recognises(b"Plain prose.", ".txt") == 0
    assert Ris().recognises(b"\x00\x01\x02" * 50, ".ris") == 0
    prose = "A line of prose that goes on for more than eighty characters, as lines of articles do, and on.\n" * 3
    assert Ris().recognises(f"{prose}{JOURNAL}".encode(), ".txt") == 0


def test_what_the_desk_exports_comes_back() -> None:
    entries = things.snapshot(things.trial(), things.wrong_work())
    found = Ris().read(Exporter().write(entries)).references
    printed = [entry.reference.printed for entry in entries.entries]
    for read, meant in zip(found, printed, strict=True):
        assert (read.printed.author, read.printed.title, read.printed.DOI) == (meant.author, meant.title, meant.DOI)
        assert (read.printed.issued, read.printed.page, read.printed.et_al) == (meant.issued, meant.page, meant.et_al)
        assert (read.printed.type, read.printed.container_title) == (meant.type, meant.container_title)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from(list("TYERAU - \n10./;,")) | st.characters(exclude_categories=["Cc", "Cs"])))
def test_no_text_in_a_record_makes_it_fail(text: str) -> None:
    assert references(f"TY  - JOUR\nTI  - {text}\nAU  - {text}\nPY  - {text}\nSP  - {text}\n{text}\nER  - ")


def test_a_type_that_comes_late_begins_no_other_record() -> None:
    late = "DB  - McK\nTI  - {}\nTY  - JOUR\nAU  - Ash, A.\nPY  - 2006\nER  - \n\n"
    found = Ris().read((late.format("Owls") + late.format("Naps")).encode()).references
    assert [(each.printed.title, each.printed.type, each.printed.year) for each in found] == [
        ("Owls", "article-journal", 2006),
        ("Naps", "article-journal", 2006),
    ]


def test_a_record_without_a_type_that_a_blank_line_ends_is_one_of_its_own() -> None:
    text = "TI  - Owls\nAU  - Ash, A.\n\nTY  - JOUR\nTI  - Naps\nER  - \n"
    assert [each.printed.title for each in Ris().read(text.encode()).references] == ["Owls", "Naps"]
