"""Tests of `csl_json`, `json_objects`, `zotero_json`, `importers/shared/csl_item` and `importers/shared/csl_further`.
CSL-JSON lists, and Zotero's own JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.exporters.csl_json import CslJson as Exporter
from ldn_desk.importers.lists.csl_json import CslJson
from ldn_desk.importers.lists.file import MOST_ENTRIES
from ldn_desk.importers.text.plain_text import PlainText
from tests.exporters import things


def references(text: str) -> tuple[Reference, ...]:
    return CslJson().read(text.encode("utf-8")).references


def fields(**item: Any) -> Fields:
    (reference,) = references(json.dumps([{"type": "article-journal"} | item]))
    return reference.printed


def test_each_item_is_one_reference_with_the_text_it_stands_in() -> None:
    first, second = '{ "id": "b", "title": "One" }', '{"title":\n "Two", "id": 7}'
    found = references(f"[\n {first},\n {second}\n]\n")
    assert [reference.text for reference in found] == [first, second]
    assert [reference.key for reference in found] == ["b", "7"]
    assert [reference.printed.title for reference in found] == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        '{"items": [{"title": "One"}, {"title": "Two"}]}',
        '{"config": {"x": ["{"]}, "items": [{"title": "One"}, {"title": "Two"}], "collections": {}}',
        '{"title": "One"}\n{"title": "Two"}\n',
        '[{"title": "One"}, 7, null, [], "x", {"title": "Two"}]',
        '[{"title": "One"}, {"title": "Two"},]',
        '[{"title": "One"}, {"title": "Two"}',
    ],
)
def test_lists_stand_in_several_wrappings(text: str) -> None:
    assert [reference.printed.title for reference in references(text)] == ["One", "Two"]


def test_a_single_object_is_a_list_of_one() -> None:
    assert references('{"title": "One", "x": tru')[0].printed.title == "One"
    (reference,) = references('{"title": "One", "custom": {"x": {"items": [1]}}}')
    assert reference.printed.title == "One"


def test_the_fields_of_an_article_are_read() -> None:
    printed = fields(
        author=[
            {"family": "Gogh", "given": "V", "non-dropping-particle": "van", "suffix": "Jr"},
            {"literal": "A Group"},
        ],
        issued={"date-parts": [["2017", 8, 15]]},
        title="A <i>title</i> of R&amp;D",
        page="533-540",
        volume=186,
        issue="5",
        ISSN="0140-6736, 1474-547X",
        DOI="https://doi.org/10.1234/a",
        URL="https://doi.org/10.1234/a",
        note="PMID: 123456\nPMCID: PMC7777",
        **{"container-title": "J Foo"},
    )
    assert printed == Fields(
        type="article-journal",
        author=(Name("Gogh", "V", "van", "Jr"), Name(literal="A Group")),
        issued=PartialDate(2017, 8, 15),
        title="A title of R&D",
        container_title="J Foo",
        volume="186",
        issue="5",
        page="533-540",
        DOI="10.1234/a",
        PMID="123456",
        PMCID="PMC7777",
        ISSN=("0140-6736", "1474-547X"),
    )


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2001, 13]]}, PartialDate(2001)),
        ({"date-parts": [[2001, 12, 40]]}, PartialDate(2001, 12)),
        ({"date-parts": [[2001, "x", 4]]}, PartialDate(2001)),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": "x", "raw": "2015"}, PartialDate(2015)),
        ({"date-parts": [[7]], "literal": "n.d."}, PartialDate(raw="n.d.")),
        ("2019-05", PartialDate(2019, 5)),
        (2019, PartialDate(2019)),
        ([], None),
    ],
)
def test_dates_are_read_in_each_of_their_forms(issued: object, date: PartialDate | None) -> None:
    assert fields(issued=issued).issued == date


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Smith, J.; Jones, B.", (Name("Smith", "J."), Name("Jones", "B."))),
        ([{"family": "Cohen"}, {"given": "Ann"}], (Name("Cohen"), Name(literal="Ann"))),
        ([None, 7, {}, ["x"], {"name": "A Group"}], (Name(literal="A Group"),)),
        ({"family": "Lee", "given": "A"}, (Name("Lee", "A"),)),
    ],
)
def test_authors_of_odd_types_do_no_harm(author: object, names: tuple[Name, ...]) -> None:
    assert fields(author=author).author == names


def test_others_among_the_authors_say_that_the_list_goes_on() -> None:
    assert fields(author=[{"family": "Lee", "given": "A"}, {"literal": "et al."}]).et_al


def test_values_of_wrong_types_do_no_harm() -> None:
    printed = fields(
        title=["One", "two"], DOI=["10.1234/a"], volume=True, page={"x": 1}, ISBN=None, type=5, number=[[1]]
    )
    assert (printed.title, printed.DOI, printed.volume, printed.page) == ("One two", "10.1234/a", "", "")
    assert (printed.type, printed.number, printed.ISBN) == ("", "", "")
    assert fields(title=["A title of twenty and more signs", "its short form"]).title.startswith("A title")
    assert fields(title="lone \ud800").title == "lone \ufffd"


DAMAGED = (
    '{"title": "Bad", "DOI": "10.1234/bad", "author": [{"family":"A" "given":"B"}, {"family":"C"}], "volume": 3}',
    '{"title": "Bad", "DOI": "10.1234/bad", "page": "12, "volume": 3}',
    '{"title": "Bad", "DOI": "10.1234/bad", "note": {"x": 1, "volume": 3',
    '{"title": "Bad", "DOI": "10.1234/bad", "abstract": "\\x", "volume": 3, "x": "\\u12"}',
)


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_item_among_good_ones_is_kept_with_what_can_be_read(damaged: str) -> None:
    closing = "" if damaged.endswith("}") else "}"
    found = references(f'[{{"title": "One"}}, {damaged}{closing}, {{"title": "Two"}}]')
    assert [reference.printed.title for reference in found] == ["One", "Bad", "Two"]
    assert found[1].text.startswith(damaged)
    assert found[1].printed.DOI == "10.1234/bad"


def test_a_damaged_item_may_hold_lists_of_objects() -> None:
    damaged = '{"title": "Bad", "x": tru, "tags": [{"a": 1}, {"title": 2}'
    found = references(f'[{damaged}], "y": 1}}, {{"title": "Two"}}]')
    assert found[0].printed.title == "Bad"
    assert found[-1].printed.title == "Two"


def test_a_damaged_item_longer_than_any_is_still_followed_by_the_next() -> None:
    for size in (100_000, 1_200_000):
        found = references(f'[{{"title" 1, "abstract": "{"x" * size}, "DOI": "10.1234/a"}}, {{"title": "Two"}}]')
        assert [reference.printed.title for reference in found] == ["", "Two"]


def test_items_of_zotero_are_read_without_their_attachments_and_notes() -> None:
    item = {
        "itemType": "journalArticle",
        "title": "T",
        "publicationTitle": "J Foo",
        "date": "2017-08-15",
        "extra": "DOI: 10.1234/a",
        "creators": [
            {"creatorType": "author", "firstName": "Ann", "lastName": "Lee"},
            {"creatorType": "author", "name": "A Group"},
            {"creatorType": "editor", "firstName": "E", "lastName": "Poe"},
            7,
        ],
    }
    note = {"key": "N", "data": {"itemType": "note", "note": "<p>x</p>"}}
    for text in (json.dumps([{"key": "K", "data": item}, note]), json.dumps({"items": [item | {"citationKey": "K"}]})):
        (reference,) = references(text)
        assert reference.key == "K"
        assert reference.printed == Fields(
            type="article-journal",
            author=(Name("Lee", "Ann"), Name(literal="A Group")),
            editor=(Name("Poe", "E"),),
            issued=PartialDate(2017, 8, 15),
            title="T",
            container_title="J Foo",
            DOI="10.1234/a",
        )


def test_items_of_zotero_of_odd_types_do_no_harm() -> None:
    (reference,) = references('[{"data": {"itemType": 5, "creators": "x", "title": "T"}, "key": "http://x"}]')
    assert (reference.printed.title, reference.printed.type, reference.key) == ("T", "", "")


def test_what_holds_no_item_is_refused_in_one_sentence() -> None:
    for text in ("", "[]", "{}", "words", "[1, 2]", '{"a": {"b": 1}}', "[" * 100_000):
        with pytest.raises(UnreadableInput, match="no references in it"):
            references(text)
    with pytest.raises(UnreadableInput, match="more than"):
        references("[" + '{"title":1},' * (MOST_ENTRIES + 1))
    with pytest.raises(UnreadableInput, match="too damaged"):
        references("[" + '{"title" 1},' * 2000)


def test_lists_are_recognised_by_their_content() -> None:
    data = '[{"id": "x", "type": "book", "title": "T"}]'.encode("utf-16")
    assert CslJson().recognises(data, ".json") > 0.9
    assert CslJson().recognises(data, ".txt") > PlainText().recognises(data, ".txt")
    assert CslJson().recognises(b'{"cells": []}', ".ipynb") == 0
    assert CslJson().recognises(b"[1] A reference.", ".txt") == 0
    assert CslJson().recognises(b"\x00\x01\x02" * 50, ".json") == 0
    assert CslJson().read(data).references[0].printed.type == "book"


def test_what_the_desk_exports_comes_back_whole() -> None:
    entries = things.snapshot(things.trial(), things.wrong_work())
    found = CslJson().read(Exporter().write(entries)).references
    assert [reference.printed for reference in found] == [entry.reference.printed for entry in entries.entries]


def test_a_title_that_stood_for_the_whole_text_is_none() -> None:
    custom = {"ldn-desk": {"text": "Some text, not understood.", "type": "", "et-al": True}}
    printed = fields(title="Some text, not understood.", custom=custom)
    assert (printed.title, printed.type, printed.et_al) == ("", "", True)
    assert fields(title="T", custom={"ldn-desk": 7}).title == "T"


def test_exports_of_zotero_in_the_shared_data_are_read(shared: Path) -> None:
    folder = shared / "data/crossref/registry-fixtures"
    csl = CslJson().read((folder / "zotero_csl_export.json").read_bytes()).references
    assert [reference.key for reference in csl] == ["papantoniou2017", "ehbccg2002", "hidalgo2015"]
    assert csl[2].printed.issued == PartialDate(2015)
    (native,) = CslJson().read((folder / "zotero_native_items.json").read_bytes()).references
    assert (native.printed.DOI, native.printed.page) == ("10.1093/aje/kwx137", "533-540")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
NAMES = ("id", "type", "author", "issued", "page", "DOI", "ISSN", "note", "custom", "editor", "data", "creators")


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(NAMES), ANY))
def test_no_value_makes_it_fail(item: dict[str, Any]) -> None:
    assert references(json.dumps([item | {"title": "T"}, {"title": "Last"}]))


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from(list('{}[]",: \\ntitle1')), max_size=80))
def test_no_damage_makes_it_fail(text: str) -> None:
    assert references(f'[{{"title": "One"}}, {{"title": "Bad"{text}}}, {{"title": "Last"}}]')


def test_numbers_of_thousands_of_digits_take_no_reference_away() -> None:
    long = "9" * 5000
    text = f"""[{{"id": {long}, "title": "One", "issued": {{"date-parts": [[{long}]]}}, "volume": {long}}},
        {{"id": "b", "title": "Two", "issued": "{long}"}}, {{"id": "c", "title": "Three", "issued": {long}}}]"""
    found = CslJson().read(text.encode()).references
    assert [reference.printed.title for reference in found] == ["One", "Two", "Three"]
    assert [reference.printed.year for reference in found] == [None, None, None]


@pytest.mark.parametrize("deep", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_what_nests_without_end_does_no_harm_to_its_neighbours(deep: str) -> None:
    text = f'[{{"id": "a", "title": "One"}}, {{"title": "Two", "x": {deep}}}, {{"id": "c", "title": "Three"}}]'
    found = CslJson().read(text.encode()).references
    assert [reference.printed.title for reference in found] == ["One", "Two", "Three"]


def test_a_date_as_pandoc_writes_it_is_read() -> None:
    for issued, expected in (
        ([{"year": 2010}], PartialDate(2010)),
        ([{"year": 2010, "month": 3, "day": 4}], PartialDate(2010, 3, 4)),
        ({"year": "2010", "month": "3"}, PartialDate(2010, 3)),
    ):
        data = json.dumps([{"id": "a", "title": "Owls", "issued": issued}]).encode()
        assert CslJson().read(data).references[0].printed.issued == expected


def test_what_an_item_says_besides_is_kept_as_it_says_it() -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "Owls <i>in situ</i>",
        "language": "de",
        "note": "mine",
        "accessed": {"date-parts": [[2020, 1]]},
        "translator": [{"family": "Fir", "given": "Gum"}],
        "journalAbbreviation": "Owl N",
        "empty": "",
        "odd": None,
    }
    (found,) = CslJson().read(json.dumps([item]).encode()).references
    assert found.printed.title == "Owls in situ"
    assert found.further == {
        "title": "Owls <i>in situ</i>",
        "language": "de",
        "note": "mine",
        "accessed": {"date-parts": [[2020, 1]]},
        "translator": [{"family": "Fir", "given": "Gum"}],
        "container-title-short": "Owl N",
    }


def test_of_our_own_export_the_note_that_the_reference_came_with_is_kept_and_our_lines_are_not() -> None:
    item = {
        "id": "a",
        "title": "Owls",
        "note": "mine\nVerdict: x",
        "custom": {"ldn-desk": {"note": "mine", "text": ""}},
    }
    assert CslJson().read(json.dumps([item]).encode()).references[0].further == {"note": "mine"}


def test_of_zotero_s_own_items_language_tags_and_translator_are_kept() -> None:
    item = {
        "itemType": "book",
        "title": "Owls",
        "language": "de",
        "tags": [{"tag": "owl"}, "nap", 7],
        "creators": [{"creatorType": "translator", "lastName": "Fir", "firstName": "Gum"}],
    }
    (found,) = CslJson().read(json.dumps([item]).encode()).references
    assert (found.further["language"], found.further["keyword"]) == ("de", "owl, nap")
    assert found.further["translator"] == [{"family": "Fir", "given": "Gum"}]
