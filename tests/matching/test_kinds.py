import pytest

from ldn_desk.domain.record import Notice
from ldn_desk.matching.kinds import about_what, is_preprint, opens_instead, other_version
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import TITLE, fields, outcome, row, work


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
