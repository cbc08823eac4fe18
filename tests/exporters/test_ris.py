import re

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.exporters.ris import Ris
from tests.exporters.things import from_record, hostile, snapshot, trial, unread, with_more, wrong_work

Lines = list[tuple[str, str]]


def _read(data: bytes) -> list[Lines]:
    """The records, read as strictly as the strictest program does."""
    text = data.decode("utf-8")
    assert "\n" not in text.replace("\r\n", "")
    records: list[Lines] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        if match[1] == "TY":
            records.append([])
        records[-1].append((match[1], match[2]))
    assert all(record[-1] == ("ER", "") for record in records)
    return records


def _one(entry: Entry, with_notes: bool = True) -> dict[str, list[str]]:
    [record] = _read(Ris().write(snapshot(entry, with_notes=with_notes)))
    fields: dict[str, list[str]] = {}
    for tag, value in record:
        fields.setdefault(tag, []).append(value)
    return fields


def _of(printed: Fields) -> dict[str, list[str]]:
    return _one(Entry(Reference(1, "As printed.", printed)))


def test_a_journal_article_has_its_fields() -> None:
    fields = _one(trial())
    assert fields["TY"] == ["JOUR"]
    assert fields["AU"] == ["van den Berg, A. B.", "Hylek, L."]
    assert (fields["PY"], fields["DA"]) == (["2017"], ["2017/01//"])
    assert (fields["T2"], fields["VL"], fields["IS"]) == (["Journal of Made-up Results"], ["208"], ["2"])
    assert (fields["SP"], fields["EP"], fields["DO"]) == (["6"], ["14"], ["10.1234/made_up.2016"])
    assert fields["ID"] == ["vandenberg2017randomized"]


def test_our_words_are_single_lines_that_begin_with_a_plain_word() -> None:
    notes = _one(trial())["N1"]
    assert "Stars: 4 of 5 — small reservation (Ann Reader, 23 Nov 2026)" in notes
    assert "Authors: the printed list ends in et al." in notes
    stripped = ("Notes:", "Language:", "Record ID:", "Place of Publication:")
    assert all(re.match(r"[A-Z][a-z]+", note) and not note.startswith(stripped) for note in notes)


def test_there_are_at_least_two_keywords_and_no_comma_in_one() -> None:
    assert _one(trial())["KW"] == ["LDN Desk", "verdict agrees", "4 of 5 stars", "Correction", "point to check"]
    assert _one(unread())["KW"] == ["LDN Desk", "verdict not-checked"]


def test_a_note_of_several_lines_becomes_one() -> None:
    notes = _one(trial(notes=("First.\nER  - \nOR  - 2.1",)))["N1"]
    assert notes[-1] == "Reader’s note: First. ER - OR - 2.1 (Ann Reader, 23 Nov 2026)"


def test_without_notes_there_are_none() -> None:
    assert not [note for note in _one(trial(), with_notes=False)["N1"] if note.startswith("Reader")]


def test_names_of_groups_and_suffixes_have_their_form() -> None:
    names = (
        Name(literal="The Group"),
        Name(family="Kim", given="J.", suffix="Jr."),
        Name(family="Ng"),
        Name(given="Plato"),
    )
    assert _of(Fields(author=names, editor=(Name(family="Lee"),)))["AU"] == ["The Group", "Kim, J., Jr.", "Ng", "Plato"]


def test_an_article_number_stands_as_first_page() -> None:
    fields = _of(Fields(number="e1001518"))
    assert (fields["SP"], fields.get("EP")) == (["e1001518"], None)


def test_a_date_is_given_as_far_as_it_is_known() -> None:
    assert _of(Fields(issued=PartialDate(2020, 3, 9)))["DA"] == ["2020/03/09/"]
    assert "DA" not in _of(Fields(issued=PartialDate(2020)))
    assert "PY" not in _of(Fields(issued=PartialDate(raw="in press")))


def test_a_reference_that_was_not_understood_keeps_its_text() -> None:
    fields = _one(unread())
    assert (fields["TY"], fields["TI"]) == (["GEN"], ["See the ministry’s page."])


def test_what_looks_like_mark_up_is_no_mark_up() -> None:
    assert _of(Fields(title="p < .05 in <i>vitro</i>"))["TI"] == ["p < .05 in ‹i>vitro‹/i>"]


def test_hostile_text_stays_inside_its_field() -> None:
    data = Ris().write(snapshot(trial(), hostile(), wrong_work()))
    assert len(_read(data)) == 3
    text = data.decode("utf-8")
    assert text.count("ER  -") == 3
    assert not set("\x00\x07\x1b\u202e") & set(text)
    assert "<script" not in text


def test_what_a_reference_came_with_leaves_with_it() -> None:
    fields = _one(with_more())
    assert (fields["LA"], fields["AB"], fields["T3"]) == (["de"], ["They sleep."], ["Owl Series"])
    assert (fields["N1"][0], fields["KW"][:2]) == ("Mine.", ["owl", "nap"])


def test_what_is_registered_is_written_unmerged_and_said_to_be() -> None:
    lines = Ris().write(snapshot(from_record())).decode("utf-8").split("\r\n")
    assert "AU  - Registered, Rita" in lines
    assert "TI  - The registered title" in lines
    assert not [line for line in lines if line.startswith(("VL", "SP"))]
    assert "N1  - Authors: the printed list ends in et al." not in lines
    assert "N1  - Written from: the record at Crossref, 23 Nov 2026" in lines
