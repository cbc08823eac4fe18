from dataclasses import replace

import pytest

from ldn_desk.domain.article import Linked, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.matching.judgement import judge
from ldn_desk.wording.registered import bare_words, only_registered, registered_words
from tests.matching.making import RECORD, TITLE, work

DOI = Fields(DOI="10.1234/abc")


def checked(printed: Fields, text: str = "doi:10.1234/abc") -> Entry:
    return Entry(Reference(1, text, printed, start=0), verdict=judge(printed, RECORD, work()))


def test_a_doi_alone_is_told_by_the_words_of_its_record() -> None:
    words = registered_words(checked(DOI))
    assert words.startswith("registered: ")
    assert TITLE in words
    assert "2016" in words
    assert work().fields.author[0].family in words
    assert work().fields.container_title in words


def test_a_doi_with_further_numbers_has_no_words_of_its_own_either() -> None:
    assert only_registered(checked(DOI.with_(PMID="1234567", volume="16", issued=PartialDate(2016))))


@pytest.mark.parametrize(
    "printed",
    [
        Fields(title=TITLE),
        Fields(author=(Name(family="Ash"),)),
        Fields(editor=(Name(family="Ash"),)),
        Fields(container_title="Annals"),
    ],
)
def test_a_reference_with_words_of_its_own_keeps_to_them(printed: Fields) -> None:
    assert registered_words(checked(printed.with_(DOI=DOI.DOI))) == ""


def test_before_an_answer_there_is_nothing_registered() -> None:
    assert registered_words(Entry(Reference(1, "doi:10.1234/abc", DOI))) == ""


def test_what_was_never_led_to_by_a_number_is_not_told_by_a_record() -> None:
    assert registered_words(replace(checked(DOI), reference=Reference(1, "Notes on sleep.", Fields()))) == ""


def test_what_is_printed_is_the_text_and_of_a_record_in_a_list_its_number() -> None:
    assert bare_words(checked(DOI)) == "doi:10.1234/abc"
    assert bare_words(Entry(Reference(1, "@misc{a, doi={10.1234/abc}}", DOI))) == "10.1234/abc"
    linked = Reference(1, "TY  - JOUR", Fields(), linked=Linked(PMID="1234567"))
    assert bare_words(Entry(linked)) == "1234567"
