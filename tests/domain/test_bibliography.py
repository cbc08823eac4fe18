from ldn_desk.domain.bibliography import (
    Fields,
    Name,
    PartialDate,
    attribute,
    date_from_csl,
    date_to_csl,
    from_csl,
    to_csl,
)


def test_a_name_is_shown_by_family_and_in_full() -> None:
    name = Name("Berg", "Jan", "van den", "Jr")
    assert (name.label, name.full) == ("van den Berg", "Jan van den Berg Jr")
    assert Name(literal="WHO").label == Name(literal="WHO").full == "WHO"
    assert Name(given="Suharto").label == "Suharto"


def test_a_date_is_as_long_as_it_is_known() -> None:
    assert PartialDate(2026, 11, 23).iso == "2026-11-23"
    assert PartialDate(2026, 11).iso == "2026-11"
    assert PartialDate(2026).iso == "2026"
    assert PartialDate(raw="Jul 21").iso == "Jul 21"


def test_fields_survive_csl_json_and_back() -> None:
    fields = Fields(
        type="article-journal",
        author=(Name("Miller", "A.", "de", "Jr"), Name(literal="WHO")),
        et_al=True,
        issued=PartialDate(2016, 1),
        title="Mood",
        ISSN=("1234-5679",),
    )
    assert from_csl(to_csl(fields)) == fields
    assert to_csl(fields)["et-al"] is True


def test_several_issns_are_one_text_in_csl_json() -> None:
    fields = Fields(ISSN=("1234-5679", "8765-4321"))
    assert to_csl(fields) == {"ISSN": "1234-5679, 8765-4321"}
    assert from_csl(to_csl(fields)) == fields


def test_a_list_of_issns_is_read_too_and_unknown_names_are_passed_over() -> None:
    assert from_csl({"ISSN": ["1234-5679"], "colour": "red"}).ISSN == ("1234-5679",)


def test_dates_keep_what_could_not_be_read() -> None:
    assert date_to_csl(PartialDate(raw="Jul 21")) == {"raw": "Jul 21"}
    assert date_to_csl(PartialDate(2016, raw="2016a")) == {"date-parts": [[2016]], "raw": "2016a"}
    assert date_from_csl({"literal": "in press"}) == PartialDate(raw="in press")
    assert date_from_csl({"date-parts": [[None]]}) is None
    assert date_from_csl({"date-parts": [["2016", "1", ""]]}) == PartialDate(2016, 1)


def test_a_copy_changes_only_what_is_named() -> None:
    assert Fields(title="a", volume="1").with_(title="b") == Fields(title="b", volume="1")
    assert Fields(issued=PartialDate(2016)).year == 2016
    assert Fields().year is None
    assert attribute("container-title") == "container_title"
