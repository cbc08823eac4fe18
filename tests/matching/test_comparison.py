from ldn_desk.domain.bibliography import COMPARED_FIELDS, Fields, PartialDate
from ldn_desk.domain.record import Work
from ldn_desk.matching.comparison import compare, examine
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import fields, names, outcome, row, work


def test_rows_stand_in_reading_order_and_only_where_a_side_has_something() -> None:
    found = [one.field for one in compare(fields(issue=None), work(issue=""))]
    assert found == [name for name in COMPARED_FIELDS if name in found]
    assert "issue" not in found
    assert compare(Fields(), Work(Fields())) == ()


def test_what_one_side_lacks_is_missing_there() -> None:
    bare = work(author=(), issued=None, title="", container_title="", DOI="")
    assert outcome("author", fields(), bare) == "missing-registered"
    assert outcome("issued", fields(), bare) == "missing-registered"
    assert outcome("title", fields(), bare) == "missing-registered"
    assert outcome("container-title", fields(), bare) == "missing-registered"
    assert outcome("DOI", fields(), bare) == "missing-registered"
    assert outcome("author", fields(author=()), work()) == "missing-printed"


def test_a_date_without_a_year_cannot_be_compared() -> None:
    found = row("issued", fields(issued=PartialDate(raw="in press")), work())
    assert found is not None
    assert (found.printed, found.outcome.value) == ("in press", "missing-registered")


def test_editors_stand_in_where_there_are_no_authors() -> None:
    assert outcome("author", fields(), work(author=(), editor=names("Miller, A.; Raison, C."))) == "same"
    assert outcome("author", fields(author=(), editor=names("Miller, A.; Raison, C.")), work()) == "same"


def test_dois_are_compared_without_case_and_escapes() -> None:
    assert outcome("DOI", fields(DOI="10.1234%2FABC"), work()) == "same"
    assert outcome("DOI", fields(DOI="10.1234/other"), work()) == "minor"


def test_where_only_the_title_is_far_off_it_may_not_be_the_same_work() -> None:
    found = examine(fields(title="Transformer for generation"), work())
    title = found.row("title")
    assert found.title_far_off
    assert not found.authors_disagree
    assert title is not None
    assert reason_words(title.reason) == "another title; may not be the same work"


def test_where_only_the_authors_are_other_people_it_may_not_be_the_same_work() -> None:
    found = examine(fields(author=names("Ash, K.; Oak, L.")), work())
    author = found.row("author")
    assert author is not None
    assert reason_words(author.reason) == "the first author is another person; may not be the same work"
    assert found.outcome("number") is None
