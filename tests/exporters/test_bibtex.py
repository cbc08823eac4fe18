import re

from ldn_desk.domain.article import Linked, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.exporters.bibtex import Bibtex
from tests.exporters.things import from_record, hostile, snapshot, trial, unread, with_more, without_record, wrong_work


def _read(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """(type, key, fields) of each entry, read by the rules of BibTeX: values end where their braces balance."""
    found = []
    place = 0
    while match := re.compile(r"@(\w+)\{([^,\s]+),\s*").search(text, place):
        place, fields = match.end(), {}
        while field := re.compile(r"([\w-]+) = ").match(text, place):
            value, place = _value(text, field.end())
            assert field[1] not in fields, "a field is repeated"
            fields[field[1]] = value
            place = re.compile(r",\s*").match(text, place).end()  # type: ignore[union-attr]  # fails loudly
        assert text[place] == "}"
        found.append((match[1], match[2], fields))
    return found


def _value(text: str, start: int) -> tuple[str, int]:
    if text[start] != "{":
        end = text.index(",", start)
        return text[start:end], end
    depth, end = 0, start
    while True:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
        if not depth:
            return text[start + 1 : end - 1], end


def _one(entry: Entry, with_notes: bool = True) -> tuple[str, str, dict[str, str]]:
    [found] = _read(Bibtex().write(snapshot(entry, with_notes=with_notes)).decode("utf-8"))
    return found


def _of(printed: Fields) -> tuple[str, dict[str, str]]:
    kind, _key, fields = _one(Entry(Reference(1, "As printed.", printed)))
    return kind, fields


def test_a_journal_article_has_its_fields() -> None:
    kind, key, fields = _one(trial())
    assert (kind, key) == ("article", "vandenberg2017randomized")
    assert fields["author"] == "van den Berg, A. B. and Hylek, L. and others"
    assert fields["title"] == r"A randomized trial of something in R\&D: 50\% better"
    assert fields["journal"] == "Journal of Made-up Results"
    assert (fields["year"], fields["month"], fields["volume"], fields["number"]) == ("2017", "jan", "208", "2")
    assert (fields["pages"], fields["doi"]) == ("6--14", "10.1234/made_up.2016")


def test_our_words_are_one_line_of_annote() -> None:
    annote = _one(trial())[2]["annote"]
    assert "\n" not in annote
    for words in (
        "Verdict: ● Details match Crossref (23 Nov 2026)",
        "Cited for: “A case series showed it [2].” (Evidence)",
        "Stars: 4 of 5 — small reservation (Ann Reader, 23 Nov 2026)",
        "Reader’s note: Small, and honest about it. (Ann Reader, 23 Nov 2026)",
    ):
        assert words in annote.split(" • ")


def test_the_fields_that_programs_drop_or_misfile_are_not_used() -> None:
    assert {"note", "annotation"}.isdisjoint(_one(trial())[2])


def test_stars_are_jabrefs_ranking() -> None:
    assert _one(trial())[2]["ranking"] == "rank4"
    assert "ranking" not in _one(trial(stars=None))[2]


def test_keywords_hold_no_sign_at_which_programs_split() -> None:
    keywords = _one(trial())[2]["keywords"].split(", ")
    assert keywords == ["LDN Desk", "verdict agrees", "4 of 5 stars", "Correction", "point to check"]


def test_a_note_of_one_line_stands_in_annote_alone() -> None:
    text = Bibtex().write(snapshot(trial())).decode("utf-8")
    assert text.count("Small, and honest about it.") == 1


def test_a_note_of_several_lines_keeps_them_for_jabref() -> None:
    fields = _one(trial(notes=("First line.\nSecond line.",)))[2]
    assert fields["comment-annreader"] == "First line.\nSecond line."
    assert "First line. Second line." in fields["annote"]


def test_without_notes_there_are_none() -> None:
    fields = _one(trial(notes=("First line.\nSecond line.",)), with_notes=False)[2]
    assert "comment-annreader" not in fields
    assert "First" not in fields["annote"]


def test_signs_are_raw_but_for_those_that_a_backslash_carries() -> None:
    fields = _of(Fields(title="p < .05 ≥ µ ★ & 5% #1 a_b"))[1]
    assert fields["title"] == r"p < .05 ≥ µ ★ \& 5\% \#1 a\_b"


def test_one_dollar_sign_is_escaped_and_two_become_plain_letters() -> None:
    assert _of(Fields(title="costs $5"))[1]["title"] == r"costs \$5"
    assert _of(Fields(title="$5 or $6"))[1]["title"] == "＄5 or ＄6"


def test_braces_and_backslashes_become_plain_letters() -> None:
    assert _of(Fields(title=r"{a\b~c^d"))[1]["title"] == "｛a＼b∼c＾d"


def test_groups_are_not_taken_apart() -> None:
    names = (
        Name(literal="Food and Drug Board"),
        Name(family="Kim", given="J.", suffix="Jr."),
        Name(family="Ng and Sons"),
    )
    fields = _of(Fields(author=names, editor=(Name(given="Plato"), Name())))[1]
    assert fields["author"] == "{Food and Drug Board} and Kim, Jr., J. and {Ng and Sons}"
    assert fields["editor"] == "{Plato}"


def test_other_types_have_their_own_fields() -> None:
    kind, fields = _of(Fields(type="chapter", title="A", container_title="A Book", publisher="Made Press"))
    assert (kind, fields["booktitle"], fields["publisher"]) == ("incollection", "A Book", "Made Press")
    kind, fields = _of(Fields(type="thesis", title="A", publisher="A School"))
    assert (kind, fields["school"]) == ("phdthesis", "A School")
    kind, fields = _of(Fields(type="webpage", title="A", container_title="A Site", URL="https://example.org/a_b%20{c"))
    assert (kind, fields["howpublished"], fields["url"]) == ("misc", "A Site", "https://example.org/a_b%20%7Bc")


def test_a_date_without_a_year_stays_as_printed() -> None:
    assert _of(Fields(issued=PartialDate(raw="in press")))[1]["year"] == "in press"
    assert "month" not in _of(Fields(issued=PartialDate(2020, 13)))[1]


def test_a_reference_that_was_not_understood_keeps_its_text() -> None:
    assert _one(unread())[2]["title"] == "See the ministry’s page."


def test_hostile_text_stays_inside_its_field() -> None:
    found = _read(Bibtex().write(snapshot(trial(), hostile(), wrong_work())).decode("utf-8"))
    assert [key for _kind, key, _fields in found] == ["vandenberg2017randomized", "akeywith", "alvarez2019printed"]
    fields = found[1][2]
    assert fields["doi"] == "10.1234/a%7D%7Bb%5Cc"
    assert all("\n" not in value for name, value in fields.items() if not name.startswith("comment-"))
    assert not set("\x00\x07\x1b\u202e") & set("".join(fields.values()))
    assert "$" not in fields["annote"]


def test_a_doi_that_only_a_link_has_leaves_with_the_reference() -> None:
    entry = Entry(Reference(1, "x", Fields(title="T"), linked=Linked("10.1234/link", "1234567")))
    _kind, _key, fields = _one(entry)
    assert (fields["doi"], fields["pmid"]) == ("10.1234/link", "1234567")


def test_what_a_reference_came_with_leaves_with_it() -> None:
    _kind, _key, fields = _one(with_more())
    assert (fields["language"], fields["abstract"], fields["note"]) == ("de", "They sleep.", "Mine.")
    assert (fields["series"], fields["urldate"], fields["translator"]) == ("Owl Series", "2020-01-02", "Fir, Gum")
    assert (fields["keywords"], fields["file"]) == ("owl, nap, LDN Desk, verdict not-checked", ":a_b.pdf:PDF")


def test_what_is_registered_is_written_unmerged_and_said_to_be() -> None:
    _kind, _key, fields = _one(from_record())
    assert (fields["title"], fields["author"]) == ("The registered title", "Registered, Rita")
    assert "volume" not in fields
    assert "Written from: the record at Crossref, 23 Nov 2026 • As printed: van den Berg" in fields["annote"]


def test_without_a_record_what_is_printed_is_written_and_said_to_be() -> None:
    fields = _one(without_record())[2]
    assert fields["title"] == "See the ministry’s page."
    assert "Written from: what is printed; no record of this work was found" in fields["annote"]
