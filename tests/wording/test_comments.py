"""What is told to the author of an article about its references."""

from dataclasses import replace

from ldn_desk.domain.appraisal import Correction, Dismissal
from ldn_desk.domain.article import Lint
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice, Kind, Obstacle, Quotation
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.verdict import FieldComparison, Outcome, Point, Verdict, VerdictCode, WorkFinding
from ldn_desk.wording.comments import comment, comments_text, rows
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.verdicts import point_words
from tests.exporters.things import WHEN, judged, trial, unread, wrong_work

YEAR = FieldComparison("issued", "2017", "2015", Outcome.MAJOR, own_words("two years off"))


def _judged(verdict: Verdict, entry: Entry | None = None) -> Entry:
    return replace(entry or unread(), verdict=verdict)


def _corrected(entry: Entry, code: VerdictCode | None, reason: str, doi: str = "") -> Entry:
    return replace(entry, correction=Correction("ref", "me", code, own_words(reason), doi, 1, WHEN))


def test_a_wrong_doi_is_told_with_what_it_opens_and_what_is_meant() -> None:
    assert comment(wrong_work()) == (
        "the DOI opens “Another title | altogether” (Quite, Another)",
        "what is printed matches https://doi.org/10.1234/right (title, first author and year fit)",
    )


def test_a_wrong_doi_whose_work_is_nowhere_says_where_it_was_searched() -> None:
    verdict = replace(wrong_work().verdict, work=WorkFinding.NOT_FOUND, suggestion=None)
    assert comment(_judged(verdict, wrong_work()))[1] == "no such title at Crossref"


def test_a_differing_field_is_told_as_printed_and_as_registered() -> None:
    told = comment(_judged(Verdict(VerdictCode.DIFFERS, fields=(YEAR,))))
    assert told == ("year: printed “2017”, registered “2015” (two years off)",)
    bare = replace(YEAR, reason=None)
    assert comment(_judged(Verdict(VerdictCode.DIFFERS, fields=(bare,)))) == (
        "year: printed “2017”, registered “2015”",
    )


def test_a_work_found_nowhere_names_who_was_asked_and_the_nearest_title() -> None:
    nearest = own_words("nearest title: “Almost”")
    verdict = Verdict(VerdictCode.UNCONFIRMED, (nearest,), sources=("Crossref", "PubMed"))
    assert comment(_judged(verdict)) == ("Not found at: Crossref, PubMed", "nearest title: “Almost”")


def test_notices_and_points_are_told_with_their_place() -> None:
    assert comment(trial()) == (
        "Correction (erratum), Feb 2018, from publisher https://doi.org/10.1234/erratum",
        "at [2]: sentence says case series; title says randomized",
    )


def test_a_notice_without_a_doi_is_told_without_an_address() -> None:
    entry = trial()
    notice = replace(entry.verdict.notices[0], DOI="")
    told = comment(_judged(replace(entry.verdict, notices=(notice,)), entry))
    assert told[0] == "Correction (erratum), Feb 2018, from publisher"


def test_a_point_on_the_reference_itself_has_no_place() -> None:
    point = Point("condition", "depression", "Crohn’s disease", -1)
    assert comment(replace(unread(), points=(point,))) == (point_words(point),)


def test_a_dismissed_point_is_not_told() -> None:
    entry = trial()
    dismissed = replace(entry, dismissals=(Dismissal("ref-2", "me", entry.points[0], own_words("I looked"), WHEN),))
    assert not any("case series" in each for each in comment(dismissed))


def test_a_verdict_that_the_reviewer_takes_for_wrong_is_not_told() -> None:
    assert comment(_corrected(wrong_work(), VerdictCode.AGREES, "registry is wrong")) == ()


def test_a_reviewers_own_finding_stands_in_the_place_of_the_machines() -> None:
    told = comment(_corrected(unread(), VerdictCode.OTHER_WORK, "meant the preprint", "10.1234/preprint"))
    assert told == (
        "DOI opens a different work: meant the preprint",
        "the work meant seems to be https://doi.org/10.1234/preprint",
    )


def test_an_accepted_suggestion_stands_beside_what_the_machine_found() -> None:
    told = comment(_corrected(wrong_work(), None, "suggestion accepted", "10.1234/right"))
    assert [each.split(" “")[0] for each in told] == [
        "the DOI opens",
        "the work meant seems to be https://doi.org/10.1234/right",
    ]


def test_the_text_has_a_line_for_each_reference_that_asks_for_one_and_says_what_silence_means() -> None:
    text = comments_text("Something", (wrong_work(), trial(), unread()), WHEN)
    lines = text.splitlines()
    assert lines[:2] == [
        "Comments on the references of “Something”",
        "Looked up at Crossref; written on 23 Nov 2026.",
    ]
    assert [line.split(" (")[0] for line in lines if line.startswith("Ref. ")] == ["Ref. 1", "Ref. 2"]
    assert lines[-2] == "Not checked: 3."
    assert lines[-1].startswith("These are leads, not proof.")


def test_a_quiet_list_says_so() -> None:
    text = comments_text("", (_judged(Verdict(VerdictCode.AGREES)),), WHEN)
    assert text.splitlines()[:3] == ["Comments", "", "Nothing was found to comment on."]


FOUND = (
    Lint("uncited-reference", 4, own_words("Reference 4 is not cited in the text.")),
    Lint("mistyped-doi", 2, own_words("Reference 2: 1O.1234/x is no DOI.")),
)


def test_what_the_list_itself_shows_is_a_part_of_its_own() -> None:
    lines = comments_text("", (wrong_work(),), WHEN, FOUND).splitlines()
    at = lines.index("In the list of references itself:")
    assert lines[at - 1] == ""
    assert lines[at + 1 : at + 4] == [reason_words(FOUND[1].reason), reason_words(FOUND[0].reason), ""]


def test_a_list_that_alone_shows_something_is_no_quiet_list() -> None:
    lines = comments_text("", (_judged(Verdict(VerdictCode.AGREES)),), WHEN, FOUND).splitlines()
    assert lines[:3] == ["Comments", "", "In the list of references itself:"]


def test_the_page_has_a_row_for_each_citation_and_one_for_an_uncited_reference() -> None:
    found = rows((trial(), unread()))
    assert [(row.number, row.sentence) for row in found] == [
        (2, "A case series showed it [2]."),
        (2, "It was shown twice [2]."),
        (3, ""),
    ]
    assert [row.says for row in found] == ["Sentence says case series; title says randomized", "", ""]


def test_the_page_says_what_the_doi_opens_and_whether_that_was_meant() -> None:
    (row,) = rows((wrong_work(),))
    assert row.opens == "The DOI opens “Another title | altogether” (Quite, Another)"
    assert row.meant.startswith("DOI opens a different work; ")


def test_the_page_says_where_nothing_is_registered_and_what_a_search_found() -> None:
    nobody = Verdict(VerdictCode.NOT_REGISTERED, sources=("Crossref", "doi.org"))
    assert rows((_judged(nobody),))[0].opens == "DOI not found (Crossref and doi.org asked)"
    found = replace(wrong_work().verdict, code=VerdictCode.FOUND, fields=wrong_work().verdict.fields[:1])
    assert rows((_judged(found),))[0].opens == "No DOI printed; a search finds “Another title | altogether”"


def test_the_page_shows_the_reviewers_own_verdict_as_theirs() -> None:
    (row,) = rows((_corrected(unread(), VerdictCode.OUT_OF_SCOPE, "not a scholarly work"),))
    assert row.meant == "Not checkable here (the reviewer’s own word: not a scholarly work)"


def test_what_the_doi_opens_is_told_without_authors_where_none_are_registered() -> None:
    verdict = replace(wrong_work().verdict, fields=wrong_work().verdict.fields[:1])
    assert rows((_judged(verdict),))[0].opens == "The DOI opens “Another title | altogether”"


def test_what_the_source_does_not_say_is_told_with_its_place_and_passage_but_without_the_note() -> None:
    said = Quotation(Choice.NOT_SUPPORTED, (Kind.CONTRADICTED,), passage="It did not.", locator="p. 3", note="Cross!")
    told = comment(judged(trial(), 0, said))
    assert "at [2]: Not supported (major): contradicted; p. 3 “It did not.”" in told
    assert not any("Cross!" in each for each in told)


def test_nothing_is_said_of_a_citation_that_is_supported_or_that_the_reviewer_could_not_get_at() -> None:
    quiet = comment(trial())
    assert comment(judged(trial(), 0, Quotation(Choice.SUPPORTED))) == quiet
    for obstacle in (Obstacle.NO_FULL_TEXT, Obstacle.SOURCE_NOT_READABLE):
        assert comment(judged(trial(), 0, Quotation(Choice.CANNOT_ASSESS, obstacle=obstacle))) == quiet
    vague = Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.CLAIM_TOO_VAGUE)
    assert "at [2]: Cannot assess: claim too vague" in comment(judged(trial(), 0, vague))


def test_the_page_says_of_each_citation_what_was_judged_of_it() -> None:
    first, second = rows([judged(trial(), 1, Quotation(Choice.SUPPORTED))])
    assert not first.says.startswith("Supported")
    assert second.says.startswith("Supported")
