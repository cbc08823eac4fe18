"""NBIB, PubMed's own format."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.lists.file import MOST_ENTRIES
from ldn_desk.importers.lists.nbib import Nbib
from ldn_desk.importers.lists.ris import Ris
from ldn_desk.importers.text.plain_text import PlainText

TRIAL = """PMID- 12345678
OWN - NLM
STAT- MEDLINE
IS  - 1234-5678 (Electronic)
IS  - 1234-567X (Linking)
VI  - 8
IP  - 5
DP  - 2013 May 7
TI  - A made-up trial of something whose title is so long that it has
      to be wrapped in the U.S.
PG  - 63-71
LID - 10.1234/made.up.2013 [doi]
AB  - An abstract. TI  - is no tag in it.
FAU - van den Berg, Ann B
AU  - van den Berg AB
AD  - An Institute, with 10.9999/nothing in its address.
FAU - Smith, John Jr
AU  - Smith J Jr
CN  - Made-Up Study Group
PT  - Journal Article
PT  - Retracted Publication
RIN - J Made Up. 2014;9:1. doi: 10.9999/notice. PMID: 99999999
TA  - J Made Up
JT  - Journal of made-up results
PMC - PMC1234567
AID - MU-13-1 [pii]
AID - 10.1234/made.up.2013 [doi]"""


def references(text: str) -> tuple[Reference, ...]:
    return Nbib().read(text.encode("utf-8")).references


def fields(lines: str) -> Fields:
    (reference,) = references(f"PMID- 1\n{lines}\n")
    return reference.printed


def test_a_record_is_read_whole_and_its_raw_text_kept() -> None:
    (reference,) = references(f"\n{TRIAL}\n\n")
    assert (reference.text, reference.key) == (TRIAL, "12345678")
    assert reference.printed == Fields(
        type="article-journal",
        author=(
            Name("Berg", "Ann B", "van den"),
            Name("Smith", "John", suffix="Jr"),
            Name(literal="Made-Up Study Group"),
        ),
        issued=PartialDate(2013, 5, 7),
        title="A made-up trial of something whose title is so long that it has to be wrapped in the U.S.",
        container_title="Journal of made-up results",
        volume="8",
        issue="5",
        page="63-71",
        DOI="10.1234/made.up.2013",
        PMID="12345678",
        PMCID="PMC1234567",
        ISSN=("1234-5678", "1234-567X"),
    )


def test_records_follow_one_another_with_and_without_a_blank_line() -> None:
    found = references("PMID- 1\nTI  - One.\n\nPMID- 2\nTI  - Two?\nPMID- 3\n\nOWN - NLM\nTI  - Three...\n")
    assert [reference.printed.title for reference in found] == ["One", "Two?", "Three..."]


def test_a_record_whose_first_line_was_lost_is_kept() -> None:
    found = references("PMID- 1\nOWN - NLM\nTI  - One.\n\nOWN - NLM\nTI  - Two.\n")
    assert [reference.printed.title for reference in found] == ["One", "Two"]


def test_short_names_are_taken_where_full_ones_are_lacking() -> None:
    printed = fields("AU  - van Eijck CH\nAU  - Dutch Colorectal Cancer Group")
    assert printed.author == (Name("Eijck", "CH", "van"), Name(literal="Dutch Colorectal Cancer Group"))


def test_an_article_number_stands_among_the_pages_or_the_locators() -> None:
    assert fields("PG  - e64723").number == "e64723"
    assert fields("LID - e64723 [pii]").number == "e64723"
    assert fields("LID - S0140-6736(20)30183-5 [pii]").number == ""


def test_a_chapter_has_its_book() -> None:
    printed = fields(
        "TI  - A part.\nBTI - The Book.\nFED - Poe, Edgar\nPB  - Pub\nPL  - Bonn\nISBN- 9780190238667\nEN  - 2nd"
    )
    assert (printed.type, printed.title, printed.container_title) == ("chapter", "A part", "The Book")
    assert (printed.editor, printed.publisher, printed.publisher_place) == ((Name("Poe", "Edgar"),), "Pub", "Bonn")
    assert (printed.ISBN, printed.edition) == ("9780190238667", "2nd")
    book = fields("BTI - The Book")
    assert (book.type, book.title, book.container_title) == ("book", "The Book", "")


def test_the_kind_of_publication_tells_preprints_from_articles() -> None:
    assert fields("TI  - T\nPT  - Journal Article\nPT  - Preprint").type == "article"
    assert fields("TI  - T\nPT  - Dataset").type == "dataset"


def test_a_doi_is_found_in_the_source_where_it_has_no_tag() -> None:
    assert fields("SO  - J Foo. 2001;1:2. doi: 10.1234/a.").DOI == "10.1234/a"


def test_what_holds_no_record_is_refused_in_one_sentence() -> None:
    for text in ("only words", "AB  - only an abstract"):
        with pytest.raises(UnreadableInput, match="no references in it"):
            references(text)
    with pytest.raises(UnreadableInput, match="more than"):
        references("PMID- 1\n" * (MOST_ENTRIES + 1))


def test_a_download_from_pubmed_is_recognised_by_its_content() -> None:
    data = f"\n{TRIAL}\n".encode()
    assert Nbib().recognises(data, ".txt") > PlainText().recognises(data, ".txt")
    assert Nbib().recognises(data, ".nbib") > 0.9
    assert Nbib().recognises(data, ".ris") > Ris().recognises(data, ".ris")
    assert Nbib().recognises(b"Plain prose, PMID- 12", ".txt") == 0
    assert Nbib().recognises(b"\x00\x01\x02" * 50, ".nbib") == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_every_encoding_of_a_list_is_read(encoding: str) -> None:
    data = "PMID- 1\r\nTI  - Größe.\r\n".encode(encoding)
    assert Nbib().recognises(data, ".nbib") > 0.9
    assert Nbib().read(data).references[0].printed.title == "Größe"


def test_every_record_of_pubmed_in_the_shared_data_is_read(shared: Path) -> None:
    paths = sorted((shared / "data/crossref/registry-fixtures").glob("*pubmed*.txt"))
    for path in paths:
        data = path.read_bytes()
        assert Nbib().recognises(data, ".txt") > 0.8
        (reference,) = Nbib().read(data).references
        printed = reference.printed
        assert all((printed.DOI, printed.PMID, printed.title, printed.year, printed.volume))
        assert printed.page or printed.number
        assert printed.type == "article-journal"


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from(list("TIPMDAU - \n10./;,[]")) | st.characters(exclude_categories=["Cc", "Cs"])))
def test_no_text_in_a_record_makes_it_fail(text: str) -> None:
    assert references(f"PMID- 1\nTI  - {text}\nFAU - {text}\nDP  - {text}\nPG  - {text}\nLID - {text} [pii]\n{text}")
