from typing import Any

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.record import Work
from ldn_desk.matching.judgement import candidate, near_miss
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import TITLE, fields, names, work

OTHER = work(title="Crystal growth in zinc", author=names("Ash, Karl"), DOI="10.1234/other")


def chosen(printed: Fields, *works: Work, text: str = "", **options: Any) -> int | None:
    return candidate(printed, text, works, **options).index


def test_the_work_that_fits_title_first_author_and_year_is_chosen() -> None:
    found = candidate(fields(DOI=""), "", [OTHER, work()])
    assert found.index == 1
    assert reason_words(found.reason) == "authors, year, title, journal, volume, issue, pages fit"


def test_nothing_found_is_said() -> None:
    assert reason_words(candidate(fields(), "", []).reason) == "nothing was found"


def test_where_nothing_fits_the_nearest_title_is_named() -> None:
    found = candidate(fields(author=names("Oak, L.")), "", [OTHER, work()])
    assert found.index is None
    assert found.nearest_title == TITLE


def test_a_year_that_is_off_needs_details_that_fit() -> None:
    near = fields(issued=PartialDate(2017))
    assert chosen(near, work()) == 0
    assert chosen(near.with_(container_title="", volume="", issue="", page=""), work()) is None
    assert chosen(fields(issued=PartialDate(2012)), work()) is None


def test_a_long_title_with_its_first_author_is_enough_where_the_doi_was_wrong() -> None:
    slipped = fields(author=names("Miller, A.; Oak, L."), issued=PartialDate(2019), volume="99")
    assert chosen(slipped, work()) is None
    found = candidate(slipped, "", [work()], year_needed=False)
    assert found.index == 0
    assert reason_words(found.reason) == "title, journal, issue, pages fit; not the same: authors, year, volume"
    short = fields(title="Mood", issued=PartialDate(2019))
    assert chosen(short, work(title="Mood"), year_needed=False) is None


def test_a_title_that_many_works_have_needs_details_that_fit() -> None:
    assert chosen(fields(title="Depression"), work(title="Depression")) == 0
    bare = fields(title="Depression", container_title="", volume="", issue="", page="")
    assert chosen(bare, work(title="Depression")) is None


def test_details_that_clash_count_against_a_work() -> None:
    clashing = fields(container_title="Nature", volume="3", issue="9", page="700")
    assert chosen(clashing, work()) is None


def test_a_rival_as_good_takes_the_choice_away() -> None:
    found = candidate(fields(), "", [work(), work(DOI="10.1234/twin")])
    assert (found.index, reason_words(found.reason)) == (None, "several works fit equally well")


def test_two_records_of_one_work_are_no_rivals() -> None:
    assert chosen(fields(), work(), work(DOI="10.1234/ABC")) == 0
    bare = fields(container_title="", volume="", issue="", page="")
    related = work(DOI="10.1234/two", relations=(("is-version-of", "10.1234/abc"),))
    assert chosen(bare, work(), related) == 0
    unlike = {"container_title": "", "volume": "", "issue": "", "page": "", "type": "article"}
    assert chosen(bare, work(type=""), work(DOI="10.1234/pre", **unlike)) == 0


def test_a_correction_of_the_work_is_not_the_work() -> None:
    assert chosen(fields(), work(title=f"Erratum: {TITLE}")) is None


def test_works_without_authors_need_everything_else() -> None:
    printed = fields(author=())
    assert chosen(printed, work(author=())) == 0
    assert chosen(printed.with_(volume="99"), work(author=())) is None


def test_what_could_not_be_parsed_is_read_from_the_text() -> None:
    text = f"Miller AH. {TITLE}. J Mood Res 2016;16(1):22"
    assert chosen(Fields(), OTHER, work(), text=text) == 1
    assert chosen(Fields(), work(), text="Nothing of the kind, 1999") is None
    assert chosen(Fields(), work(), text=f"{TITLE}, 1999, by somebody") is None
    assert chosen(Fields(), work(author=()), text=f"{TITLE}, 2016") is None
    given = Fields(author=names("Miller, A."), issued=PartialDate(2016))
    assert chosen(given, work(), text=TITLE) == 0


def test_a_thing_of_another_kind_with_the_same_title_is_not_chosen() -> None:
    data = work(type="dataset", container_title="", volume="", issue="", page="", DOI="10.1234/data")
    assert chosen(fields(DOI=""), data) is None
    assert chosen(fields(DOI=""), data, work()) == 1


def test_one_work_that_fits_but_for_one_thing_is_near() -> None:
    early, other = fields(issued=PartialDate(2001)), work(DOI="10.1234/second")
    found = near_miss(early, [OTHER, work()])
    assert found is not None
    assert (found.index, reason_words(found.reason)) == (
        1,
        "authors, title, journal, volume, issue, pages fit; not the same: year",
    )
    assert near_miss(early, [work(), other]) is None
    assert near_miss(early, [work(), work()]) is not None
    assert near_miss(fields(), [work()]) is None
    assert near_miss(fields(title="Mood", issued=PartialDate(2001)), [work(title="Mood")]) is None
