from dataclasses import replace

import pytest

from ldn_desk.domain.record import Notice
from ldn_desk.matching.comparison import compare
from ldn_desk.matching.kinds import about_what, is_preprint, opens_instead, other_version
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import TITLE, fields, names, outcome, row, work


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        (f"Correction to: {TITLE}", "a correction"),
        (f"Erratum: {TITLE}", "a correction"),
        ("Corrigendum", "a correction"),
        (f"Retraction notice to {TITLE}", "a retraction notice"),
        (f"Expression of concern: {TITLE}", "an expression of concern"),
        (f"Comment on {TITLE}", "a comment"),
        (f"Commentary: {TITLE}", "a comment"),
        (f"Reply to {TITLE}", "a reply"),
        (f"Author's response to {TITLE}", "a reply"),
        (f"Response to: {TITLE}", "a reply"),
        (f"Review of {TITLE}", "a review of it"),
    ],
)
def test_a_title_about_the_printed_work_tells_what_the_doi_opens(title: str, thing: str) -> None:
    found = row("type", fields(), work(title=title))
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("major", f"the DOI opens {thing}")


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        (f"{TITLE} [Erratum]", "a correction"),
        (f"{TITLE}: Correction", "a correction"),
        (f"{TITLE} (Corrigendum to vol 3)", "a correction"),
        (f"{TITLE}—Reply", "a reply"),
        (f"{TITLE}: Commentary", "a comment"),
        (f"{TITLE}: expression of concern", "an expression of concern"),
        (f"{TITLE} - Retraction notice", "a retraction notice"),
        (f"Correction of {TITLE}", "a correction"),
        (f"Retraction of: {TITLE}", "a retraction notice"),
        (f"Notice of retraction: {TITLE}", "a retraction notice"),
        (f"Data from: {TITLE}", "a figure, table, supplement or data set of it"),
        (f"Supplementary material for {TITLE}", "a figure, table, supplement or data set of it"),
        (f"Additional file 3 of {TITLE}", "a figure, table, supplement or data set of it"),
    ],
)
def test_the_title_meant_stands_in_the_title_of_what_is_about_it(title: str, thing: str) -> None:
    found = {one.field: one for one in compare(fields(), work(title=title))}
    assert (found["type"].outcome.value, reason_words(found["type"].reason)) == ("major", f"the DOI opens {thing}")
    assert found["title"].outcome.value == "same"


@pytest.mark.parametrize("title", ["Correction of hyponatraemia", "Retraction: a way of growing", "Moods: Correction"])
def test_a_work_that_is_called_so_is_no_correction(title: str) -> None:
    assert opens_instead(fields(title=title), work(title=title)) == ""
    assert opens_instead(fields(title=""), work(title=title)) == ""
    assert opens_instead(fields(title="Salt in old age"), work(title=title)) == ""


def test_a_subtitle_may_say_what_the_work_is() -> None:
    assert opens_instead(fields(), work(title=TITLE, subtitle="Correction")) == "correction"
    assert opens_instead(fields(title=f"{TITLE}: Correction"), work(title=TITLE, subtitle="Correction")) == ""


BARE: dict[str, str] = {"container_title": "", "volume": "", "issue": "", "page": ""}


@pytest.mark.parametrize(
    ("printed", "registered", "thing"),
    [
        ("article-journal", "thesis", "a thesis"),
        ("article-journal", "dataset", "a data set"),
        ("article-journal", "report", "a report"),
        ("article-journal", "book", "a whole book"),
        ("article-journal", "component", "a figure, table, supplement or data set of it"),
        ("article-journal", "peer-review", "a review of it"),
        ("article-journal", "periodical", "a journal or an issue as a whole"),
        ("article-journal", "grant", "a grant"),
        ("article-journal", "document", "what its record does not call an article"),
        ("paper-conference", "thesis", "a thesis"),
        ("chapter", "software", "a program"),
    ],
)
def test_a_thing_of_another_kind_than_what_stands_in_a_journal_or_book_is_major(
    printed: str, registered: str, thing: str
) -> None:
    found = row("type", fields(type=printed), work(type=registered, **BARE))
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("major", f"the DOI opens {thing}")


@pytest.mark.parametrize(
    ("printed", "registered", "expected"),
    [
        ("thesis", "article-journal", "major"),
        ("report", "article-journal", "major"),
        ("dataset", "paper-conference", "major"),
        ("thesis", "book", "major"),
        ("report", "book", "same"),
        ("software", "dataset", "same"),
        ("thesis", "document", "same"),
        ("webpage", "article-journal", "same"),
        ("book", "article-journal", "same"),
    ],
)
def test_a_work_of_its_own_against_an_article(printed: str, registered: str, expected: str) -> None:
    assert outcome("type", fields(type=printed, **BARE), work(type=registered)) == expected


def test_a_book_is_told_from_its_review_where_a_publisher_is_printed() -> None:
    printed = fields(type="book", publisher="Mood Press", **BARE)
    assert outcome("type", printed, work()) == "major"
    assert outcome("type", printed, work(publisher="Mood Press")) == "same"


def test_an_article_without_a_container_says_nothing_of_kinds() -> None:
    assert outcome("type", fields(**BARE), work(type="thesis", **BARE)) == "same"
    assert outcome("type", fields(type="thesis", **BARE), work(**BARE)) == "same"


def test_what_stands_in_one_container_or_place_is_of_one_kind() -> None:
    assert outcome("type", fields(), work(type="report")) == "same"
    assert outcome("type", fields(), work(type="document", container_title="")) == "same"
    archive = work(type="dataset", publisher="Mood Archive", **BARE)
    assert outcome("type", fields(container_title="Mood Archive"), archive) == "same"


def test_a_chapter_against_its_book_is_minor_and_what_the_book_says_of_itself_is_no_fault() -> None:
    book = work(type="book", title="Handbook of Mood", author=(), editor=names("Elm, Max"), **BARE)
    found = {one.field: one for one in compare(fields(type="chapter", container_title="Handbook of Mood"), book)}
    assert (found["type"].outcome.value, reason_words(found["type"].reason)) == ("minor", "the DOI opens a whole book")
    assert [found[each].outcome.value for each in ("title", "author")] == ["missing-registered"] * 2
    same_people = replace(book, fields=book.fields.with_(author=fields().author))
    assert outcome("author", fields(type="chapter", container_title="Handbook of Mood"), same_people) == "same"


def test_a_book_against_one_of_its_chapters_is_minor_too() -> None:
    printed = fields(type="book", publisher="Mood Press", **BARE)
    found = row("type", printed, work(type="chapter", container_title="Handbook of Mood"))
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("minor", "the DOI opens a chapter")


@pytest.mark.parametrize("title", ["Response to lithium in bipolar illness", "Review of therapies", TITLE])
def test_a_work_that_only_begins_like_a_reply_is_a_work(title: str) -> None:
    assert opens_instead(fields(), work(title=title)) == ""


def test_a_printed_correction_may_open_a_correction() -> None:
    assert opens_instead(fields(title=f"Correction to {TITLE}"), work(title=f"Erratum to {TITLE}")) == ""
    assert opens_instead(fields(title=f"Reply to {TITLE}"), work(title=f"Authors' reply: {TITLE}")) == ""


def test_a_notice_says_what_it_is_by_what_it_updates() -> None:
    retracting = work(title="Notice", update_to=(Notice("retraction", "10.1234/other"),))
    assert opens_instead(fields(), retracting) == "retraction-notice"
    unknown = work(title="Notice", update_to=(Notice("publisher_note", "10.1234/other"),))
    assert opens_instead(fields(), unknown) == "correction"
    itself = work(title="Other words", update_to=(Notice("retraction", "10.1234/ABC"),))
    assert opens_instead(fields(), itself) == ""
    version = work(title="Other words", update_to=(Notice("new_version", "10.1234/other"),))
    assert opens_instead(fields(), version) == ""


def test_reviews_and_parts_are_known_by_type() -> None:
    assert opens_instead(fields(), work(type="peer-review", title="Decision letter")) == "review"
    assert opens_instead(fields(type="peer-review"), work(type="peer-review", title="Decision letter")) == ""
    assert opens_instead(fields(), work(type="component", title="Figure 1")) == "part"
    assert opens_instead(fields(type=""), work(type="component", title=TITLE)) == ""


def test_a_thing_opened_instead_shows_in_the_row_of_the_type_even_where_none_is_printed() -> None:
    assert outcome("type", fields(type=""), work(title=f"Erratum: {TITLE}")) == "major"
    assert outcome("type", fields(type=""), work()) == "missing-printed"
    assert outcome("type", fields(), work(type="")) == "missing-registered"
    assert outcome("type", fields(type=""), work(type="")) == "absent"


def test_the_title_a_correction_is_about_is_not_wrong_itself() -> None:
    found = row("title", fields(), work(title=f"Correction to: {TITLE}"))
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("same", "the title of what it is about")
    assert outcome("title", fields(title="Quite another thing"), work(title=f"Correction to: {TITLE}")) == "major"


def test_the_title_meant_is_read_from_the_title_of_the_notice() -> None:
    assert about_what("Correction to: Mood in adults") == "Mood in adults"
    assert about_what("Mood to adults") == "Mood to adults"
    assert about_what("Mood in adults [Erratum]") == "Mood in adults"
    assert about_what("Erratum") == "Erratum"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type": "article"}, True),
        ({"container_title": "medRxiv"}, True),
        ({"publisher": "Research Square", "container_title": ""}, True),
        ({"container_title": "", "DOI": "10.1101/2020.01.01.1"}, True),
        ({}, False),
        ({"DOI": "10.1101/gr.1"}, False),
    ],
)
def test_a_preprint_is_known_by_type_server_or_prefix(changes: dict[str, str], expected: bool) -> None:
    assert is_preprint(fields(**changes)) is expected


def test_a_preprint_instead_of_the_published_version_is_minor_and_names_the_other() -> None:
    preprint = work(type="article", container_title="", relations=(("is-preprint-of", "10.1234/published"),))
    found = row("type", fields(), preprint)
    assert found is not None
    assert found.outcome.value == "minor"
    assert reason_words(found.reason) == "the DOI opens the preprint; the other version is 10.1234/published"


def test_the_published_version_instead_of_the_preprint_is_minor_too() -> None:
    printed = fields(type="article", container_title="bioRxiv")
    found = row("type", printed, work())
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("minor", "the DOI opens the published version")
    assert outcome("container-title", printed, work()) == "minor"


def test_without_a_container_nothing_is_said_of_versions() -> None:
    assert not other_version(fields(container_title=""), work(type="article", container_title=""))
