from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.record import Notice, Work
from ldn_desk.domain.verdict import VerdictCode, WorkFinding
from ldn_desk.matching.judgement import judge, notices_of
from ldn_desk.wording.reasons import reason_words, reasons_words
from tests.matching.making import RECORD, TITLE, fields, names, retraction, work


def test_a_reference_whose_fields_are_all_the_same_agrees() -> None:
    verdict = judge(fields(), RECORD, work())
    assert verdict.code is VerdictCode.AGREES
    assert verdict.record is RECORD
    assert verdict.work is None
    assert reasons_words(verdict.reasons) == ()


def test_agreement_says_what_was_allowed_for() -> None:
    dates = (("print", PartialDate(2017)), ("online", PartialDate(2016)))
    verdict = judge(fields(), RECORD, work(issued=PartialDate(2016), dates=dates))
    assert reasons_words(verdict.reasons) == ("year: online 2016, print 2017",)


def test_missing_fields_do_not_count_against_a_reference() -> None:
    verdict = judge(fields(volume="", issue=""), RECORD, work(page="", container_title=""))
    assert verdict.code is VerdictCode.AGREES


def test_a_bare_doi_agrees_and_says_that_nothing_else_was_compared() -> None:
    verdict = judge(Fields(DOI="10.1234/abc"), RECORD, work())
    assert verdict.code is VerdictCode.AGREES
    assert reasons_words(verdict.reasons) == ("nothing else was printed to compare",)


def test_what_is_printed_but_not_registered_is_not_said_to_be_missing_in_print() -> None:
    record_of_nothing = work(title="", author=(), issued=None, container_title="", volume="", page="")
    verdict = judge(Fields(title=TITLE, DOI="10.1234/abc"), RECORD, record_of_nothing)
    assert reasons_words(verdict.reasons) == ("nothing but the DOI could be compared",)


def test_the_fields_that_differ_are_named_with_their_reasons() -> None:
    verdict = judge(fields(issued=PartialDate(2019), volume="104"), RECORD, work())
    assert verdict.code is VerdictCode.DIFFERS
    assert reasons_words(verdict.reasons) == (
        "year: 2019 printed, 2016 registered",
        "volume: 104 printed, 16 registered",
    )


def test_another_title_by_other_people_is_another_work() -> None:
    other = work(title="Crystal growth in zinc", author=names("Ash, Karl; Oak, Lea"), issued=PartialDate(2011))
    verdict = judge(fields(), RECORD, other)
    assert verdict.code is VerdictCode.OTHER_WORK
    assert verdict.work is WorkFinding.NOT_SEARCHED
    assert reasons_words(verdict.reasons)[0] == "the DOI opens “Crystal growth in zinc” (Ash et al., 2011)"


def test_another_work_by_one_person_or_nobody_is_named_too() -> None:
    alone = judge(fields(), RECORD, work(title="Crystal growth", author=names("Ash, Karl"), issued=None))
    assert reasons_words(alone.reasons)[0] == "the DOI opens “Crystal growth” (Ash)"
    edited = judge(fields(), RECORD, work(title="Crystal growth", author=(), editor=names("Ash, K."), issued=None))
    assert reasons_words(edited.reasons)[0] == "the DOI opens “Crystal growth”"


def test_a_far_off_title_with_the_same_authors_only_differs() -> None:
    verdict = judge(fields(title="Transformer for generation"), RECORD, work())
    assert verdict.code is VerdictCode.DIFFERS
    assert reasons_words(verdict.reasons) == ("title: another title; may not be the same work",)


def test_a_preprint_suggests_the_published_version_and_the_reverse() -> None:
    preprint = work(type="article", container_title="", relations=(("is-preprint-of", "10.1234/published"),))
    suggestion = judge(fields(), RECORD, preprint).suggestion
    assert suggestion is not None
    assert (suggestion.DOI, reason_words(suggestion.reason)) == ("10.1234/published", "the published version")
    printed = fields(type="article", container_title="bioRxiv")
    reverse = judge(printed, RECORD, work(relations=(("has-preprint", "10.1101/pre"),))).suggestion
    assert reverse is not None
    assert reason_words(reverse.reason) == "the preprint"
    assert judge(printed, RECORD, work()).suggestion is None


def test_a_correction_suggests_the_work_it_corrects() -> None:
    erratum = work(title=f"Erratum: {TITLE}", update_to=(Notice("erratum", "10.1234/meant"),))
    verdict = judge(fields(), RECORD, erratum)
    assert verdict.code is VerdictCode.DIFFERS
    assert verdict.suggestion is not None
    assert verdict.suggestion.DOI == "10.1234/meant"
    assert reason_words(verdict.suggestion.reason) == "what the DOI printed opens is a correction about it"
    assert judge(fields(), RECORD, work(title=f"Erratum: {TITLE}")).suggestion is None


def test_a_notice_that_comes_twice_is_shown_once_with_its_date() -> None:
    dated = retraction(type="Retraction", DOI="10.1234/NOTICE", date=PartialDate(2020), source="retraction-watch")
    found = notices_of(work(notices=(retraction(), dated, retraction())))
    assert found == (retraction(DOI="10.1234/notice", date=PartialDate(2020)),)


def test_unknown_types_and_contradictions_are_kept() -> None:
    found = notices_of(work(notices=(Notice("publisher-note", "10.1/x"), retraction(), retraction(type="correction"))))
    assert [notice.type for notice in found] == ["retraction", "publisher_note", "correction"]


def signs(title: str, printed: str = "", **changes: object) -> list[str]:
    return [notice.type for notice in notices_of(work(title=title, **changes), printed)]


def test_a_mark_in_the_title_counts_as_a_notice() -> None:
    assert signs(f"RETRACTED: {TITLE}") == ["retraction"]
    assert signs(f"RETRACTED: {TITLE}", TITLE) == ["retraction"]
    assert signs(TITLE, subtitle="a trial [Withdrawn]") == ["withdrawal"]
    assert signs(TITLE) == []


def test_a_mark_that_is_printed_too_is_no_notice() -> None:
    assert signs("Withdrawn: a study of moods", "Withdrawn: A study of moods") == []


def test_a_mark_is_no_notice_of_a_notice_itself() -> None:
    assert signs(f"RETRACTED: {TITLE}", update_to=(Notice("retraction", "10.1/x"),)) == []


def test_a_mark_says_nothing_beside_the_publishers_own_notices() -> None:
    assert signs(f"RETRACTED: {TITLE}", notices=(retraction(),)) == ["retraction"]
    assert signs(f"RETRACTED: {TITLE}", notices=(retraction(type="erratum"),)) == ["erratum"]
    listed = retraction(type="correction", source="retraction-watch")
    assert signs(f"RETRACTED: {TITLE}", notices=(listed,)) == ["retraction", "correction"]


def test_notices_go_with_every_verdict() -> None:
    described = Work(work().fields, notices=(retraction(),))
    assert judge(fields(), RECORD, described).notices == (retraction(),)
