from dataclasses import replace

import pytest

from ldn_desk.domain.appraisal import Rating
from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice, Judgement, Quotation
from ldn_desk.domain.notices import notice_words
from ldn_desk.domain.record import Notice
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode, WorkFinding
from ldn_desk.wording.summary import (
    COUNT_WORDS,
    ceiling_words,
    date_words,
    day_words,
    notice_line,
    notice_shape,
    points_words,
    shape,
    stars_signs,
    stars_words,
    state,
    state_words,
    summary,
    who_and_when,
)


def _reference(*families: str, et_al: bool = False, issued: PartialDate | None = None) -> Reference:
    names = tuple(Name(family=family) for family in families)
    return Reference(1, "A printed reference.", Fields(author=names, et_al=et_al, issued=issued))


def _entry(code: VerdictCode, cited: int = 1, stars: int | None = None) -> Entry:
    citations = tuple(Citation("[1]", (1,), 0, 3, "A sentence [1].", 0, 15, "") for _ in range(cited))
    rating = Rating("r", "me", stars, 1, "2026-11-23T10:00:00Z") if stars else None
    return Entry(_reference("Miller"), citations, Verdict(code), rating=rating)


def test_every_verdict_has_its_own_shape() -> None:
    assert len({shape(code) for code in VerdictCode}) == len(VerdictCode)


def test_every_verdict_has_words_for_its_count() -> None:
    assert set(COUNT_WORDS) == set(VerdictCode)


def test_each_verdict_is_counted_apart_in_words() -> None:
    entries = (
        [_entry(VerdictCode.AGREES)] * 6 + [_entry(VerdictCode.OTHER_WORK)] + [_entry(VerdictCode.NOT_REGISTERED)] * 3
    )
    assert summary(entries) == (
        "6 match",
        "1 opens a different work",
        "3 DOI not found",
        "judged: 0 of 10 citations",
    )


def test_citations_are_judged_one_by_one_whatever_the_stars() -> None:
    entry = _entry(VerdictCode.AGREES, cited=3, stars=4)
    times = ("2026-11-23T10:00:00Z",) * 2
    judged = [
        Judgement(f"j{n}", each.id, "r", "me", Quotation(Choice.SUPPORTED), each.sentence, False, 1, *times)
        for n, each in enumerate(entry.citations[:2])
    ]
    entries = [replace(entry, judgements=tuple(judged)), _entry(VerdictCode.DIFFERS, cited=2)]
    assert summary(entries) == ("1 matches", "1 differs", "judged: 2 of 5 citations")


def test_a_bare_list_counts_its_rated_references() -> None:
    entries = [_entry(VerdictCode.NOT_CHECKED, cited=0, stars=2), _entry(VerdictCode.NOT_CHECKED, cited=0)]
    assert summary(entries) == ("2 not checked", "rated: 1 of 2")


def test_an_empty_list_has_no_summary() -> None:
    assert summary(()) == ()


def test_a_row_says_verdict_then_notices_then_points() -> None:
    notices = (Notice("erratum", "10.1234/a"), Notice("corrigendum", "10.1234/b"), Notice("retraction"))
    points = (Point("condition", "depression", "Crohn’s disease", 0),)
    entry = replace(_entry(VerdictCode.AGREES), verdict=Verdict(VerdictCode.AGREES, notices=notices), points=points)
    assert state(entry) == ("● Details match Crossref", "△ Correction", "■ Retraction", "▹ 1 to check")


def test_a_row_without_notice_or_point_says_the_verdict_alone() -> None:
    assert state(_entry(VerdictCode.NOT_CHECKED)) == ("○ Not checked · not asked yet",)


def test_a_bad_doi_and_a_missing_work_are_two_findings() -> None:
    verdict = Verdict(VerdictCode.OTHER_WORK, work=WorkFinding.ELSEWHERE)
    assert state_words(verdict) == "DOI opens a different work · the work exists under another DOI"


def test_points_are_counted_in_words() -> None:
    assert points_words(2) == "2 to check"


@pytest.mark.parametrize(
    ("kind", "words", "sign"),
    [
        ("retraction", "Retraction", "■"),
        ("Partial-Retraction", "Partial retraction", "■"),
        ("expression_of_concern", "Expression of concern", "▼"),
        ("err", "Correction", "△"),
        ("publisher-note", "Publisher’s note", "△"),
        ("some_new_kind", "Some new kind", "△"),
        ("", "Notice", "△"),
    ],
)
def test_each_kind_of_notice_has_its_name_and_shape(kind: str, words: str, sign: str) -> None:
    assert (notice_words(Notice(kind)), notice_shape(Notice(kind))) == (words, sign)


@pytest.mark.parametrize(
    ("notice", "line"),
    [
        (
            Notice("erratum", "10.1234/a", PartialDate(2018, 2), "publisher"),
            "Correction (erratum), Feb 2018, from publisher",
        ),
        (Notice("retraction", source="retraction-watch"), "Retraction, from retraction watch"),
        (Notice("expression_of_concern", date=PartialDate()), "Expression of concern"),
        (Notice("publisher-note"), "Publisher’s note"),
        (Notice(""), "Notice"),
    ],
)
def test_a_notice_is_told_in_one_line(notice: Notice, line: str) -> None:
    assert notice_line(notice) == line


@pytest.mark.parametrize(
    ("stars", "words", "signs"),
    [(4, "4 of 5 — small reservation", "★★★★☆"), (1, "1 of 5 — do not rely on it", "★☆☆☆☆"), (None, "not rated", "")],
)
def test_stars_never_stand_without_their_meaning(stars: int | None, words: str, signs: str) -> None:
    assert (stars_words(stars), stars_signs(stars)) == (words, signs)


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        (_reference("Miller", issued=PartialDate(2016)), "Miller 2016"),
        (_reference("Miller", "Raison", issued=PartialDate(2016, 1)), "Miller & Raison 2016"),
        (_reference("Younger", "Parkitny", "McLain", issued=PartialDate(2014)), "Younger, Parkitny & McLain 2014"),
        (_reference("Dantzer", "O’Connor", "Freund", "Johnson", issued=PartialDate(2008)), "Dantzer et al. 2008"),
        (_reference("Mischoulon", "Hylek", et_al=True, issued=PartialDate(2017)), "Mischoulon et al. 2017"),
        (_reference("Field", issued=PartialDate(raw="in press")), "Field in press"),
        (_reference("Field"), "Field"),
        (_reference(issued=PartialDate(2020)), "No author named 2020"),
    ],
)
def test_a_row_names_who_and_when(reference: Reference, words: str) -> None:
    assert who_and_when(reference) == words


def test_editors_stand_in_where_no_author_is_printed() -> None:
    printed = Fields(editor=(Name(family="Berg", particle="van den"), Name(literal="The Group")))
    assert who_and_when(Reference(1, "", printed)) == "van den Berg & The Group"


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2026-11-23T10:00:00Z", "23 Nov 2026"), ("2026-02-01", "1 Feb 2026"), ("", ""), ("lately", "lately")],
)
def test_the_day_of_a_time_stamp_is_written_for_readers(moment: str, words: str) -> None:
    assert day_words(moment) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (PartialDate(2018, 2, 9), "9 Feb 2018"),
        (PartialDate(2018, 2), "Feb 2018"),
        (PartialDate(2018), "2018"),
        (PartialDate(2018, 13, 2), "2018"),
        (PartialDate(raw="Jul 21"), "Jul 21"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(when: PartialDate, words: str) -> None:
    assert date_words(when) == words


RETRACTED = Verdict(VerdictCode.AGREES, notices=(Notice("Retraction", "", PartialDate(2020, 1, 2), "publisher"),))


def test_the_ceiling_of_a_retracted_work_says_why() -> None:
    entry = Entry(Reference(1, "Of naps.", Fields()), verdict=RETRACTED)
    assert ceiling_words(entry) == "Ceiling: 1 star, do not rely on it · Retraction, 2 Jan 2020, from publisher"


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(VerdictCode.AGREES),
        replace(RETRACTED, code=VerdictCode.OTHER_WORK),
        replace(RETRACTED, notices=(Notice("correction", "", None, "publisher"),)),
    ],
)
def test_no_other_work_has_a_ceiling(verdict: Verdict) -> None:
    assert ceiling_words(Entry(Reference(1, "Of naps.", Fields()), verdict=verdict)) == ""
