"""Tests of `author_named`, `linked_doi`, `marked_title`, `retracted`, `review_as_study`, `same_doi`,
`self_citation` and `year_named`. The rules beyond design and condition: raised where both sides are explicit,
silent everywhere else."""

from dataclasses import replace
from typing import Any

import pytest

from ldn_desk.checks.author_named import AuthorNamed
from ldn_desk.checks.intervention import Intervention
from ldn_desk.checks.linked_doi import LinkedDoi
from ldn_desk.checks.marked_title import MarkedTitle
from ldn_desk.checks.retracted import Retracted
from ldn_desk.checks.review_as_study import ReviewAsStudy
from ldn_desk.checks.same_doi import SameDoi
from ldn_desk.checks.self_citation import SelfCitation
from ldn_desk.checks.species import Species
from ldn_desk.checks.year_named import YearNamed
from ldn_desk.domain.article import Citation, Linked, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Notice, Work
from ldn_desk.plugins.contracts import Case, Check, CitingArticle
from ldn_desk.wording.verdicts import point_words
from tests.checks.cases import case

MICE = "Low-dose naltrexone eases pain-like behaviour in mice"
PEOPLE = "Low-dose naltrexone in patients with fibromyalgia"


def said(check: Check, one: Case) -> list[tuple[str, str]]:
    return [(point.sentence_says, point.record_says) for point in check.points(one)]


def by(*names: Name, year: int = 2015) -> Work:
    """A work by these authors."""
    return Work(Fields(author=names, issued=PartialDate(year)), dates=(("print", PartialDate(year)),))


SMITH, VAN_DYKE, MUELLER = Name("Smith", "Jill P."), Name("Dyke", "C.", "van"), Name("Müller", "Hans")


@pytest.mark.parametrize(
    ("sentence", "title", "expected"),
    [
        ("Patients slept better [1].", MICE, [("Patients", "mice")]),
        ("Mice slept better [1].", PEOPLE, [("Mice", "patients")]),
        ("Mice and patients slept better [1].", MICE, []),
        ("It was shown in animal models and patients [1].", MICE, []),
        ("Sleep got better [1].", MICE, []),
        ("Patients slept better [1].", PEOPLE, []),
        ("Patients slept better [1].", "A note on sleep", []),
        ("Patients slept better [1].", "From mice to patients", []),
        ("A human adenovirus was used [1].", MICE, []),
    ],
)
def test_species(sentence: str, title: str, expected: list[tuple[str, str]]) -> None:
    assert said(Species(), case(sentence, title=title)) == expected


def test_the_abstract_or_the_headings_silence_a_point_on_species() -> None:
    assert said(Species(), case("Patients slept better [1].", title=MICE, abstract="Patients gave blood.")) == []
    assert said(Species(), case("Mice slept [1].", title=PEOPLE, subjects=("Mice", "Humans"))) == []


@pytest.mark.parametrize(
    ("sentence", "title", "expected"),
    [
        ("Metformin lowered mortality [1].", "Remdesivir for severe pneumonia", [("Metformin", "Remdesivir")]),
        ("LDN eased the pain [1].", "Naltrexone in chronic pain", []),
        ("SSRIs eased the pain [1].", "Fluoxetine in chronic pain", []),
        ("Sertraline eased the pain [1].", "Fluoxetine in chronic pain", [("Sertraline", "Fluoxetine")]),
        ("Metformin lowered mortality [1].", "Mortality in the elderly", []),
        ("Mortality fell [1].", "Remdesivir for severe pneumonia", []),
    ],
)
def test_intervention(sentence: str, title: str, expected: list[tuple[str, str]]) -> None:
    assert said(Intervention(), case(sentence, title=title)) == expected


def test_a_treatment_that_the_abstract_names_is_no_point() -> None:
    one = case("Metformin lowered it [1].", title="Remdesivir at home", abstract="Some took metformin.")
    assert said(Intervention(), one) == []


@pytest.mark.parametrize(
    ("sentence", "work", "expected"),
    [
        ("Jones et al. found less pain [1].", by(SMITH, MUELLER), [("Jones", "Smith, Müller")]),
        ("Jones and colleagues found less pain [1].", by(SMITH), [("Jones", "Smith")]),
        ("Smith et al. found less pain [1].", by(SMITH), []),
        ("Mueller et al. found less pain [1].", by(SMITH, MUELLER), []),
        ("Van Dyke et al. found less pain [1].", by(VAN_DYKE), []),
        ("Less pain was found [1].", by(SMITH), []),
        ("Jones et al. [2] and others found less pain [1].", by(SMITH), []),
        ("Jones et al. found less pain [1].", by(Name(literal="The Jones Group")), []),
        ("Jones et al. found less pain [1].", by(), []),
    ],
)
def test_author(sentence: str, work: Work, expected: list[tuple[str, str]]) -> None:
    citation = Citation("[1]", (1,), sentence.index("[1]"), 0, sentence, 0, len(sentence), "")
    one = Case(Reference(1, "", Fields()), (citation,), "A title", work=work)
    assert said(AuthorNamed(), one) == expected


def test_many_authors_are_told_in_short() -> None:
    work = by(SMITH, VAN_DYKE, MUELLER, Name("Last", "A."))
    assert said(AuthorNamed(), case("Jones et al. found it [1].", title="T", work=work)) == [
        ("Jones", "Smith, van Dyke, Müller et al.")
    ]


def test_a_printed_list_that_is_cut_short_raises_nothing() -> None:
    one = case("Jones et al. found it [1].", title="T")
    cut = Fields(author=(SMITH,), et_al=True)
    whole = Fields(author=(SMITH,))
    assert AuthorNamed().points(Case(Reference(1, "", cut), one.citations, "T")) == ()
    assert len(AuthorNamed().points(Case(Reference(1, "", whole), one.citations, "T"))) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A 2007 trial found less pain [1].", [("2007", "2015")]),
        ("In their 2007 pilot study less pain was found [1].", [("2007", "2015")]),
        ("Smith et al. (2007) found less pain [1].", [("2007", "2015")]),
        ("A 2014 trial found less pain [1].", []),
        ("Between 2005 and 2007 less pain was found [1].", []),
        ("A 2007 trial [2] was confirmed later [1].", []),
    ],
)
def test_year(sentence: str, expected: list[tuple[str, str]]) -> None:
    place = sentence.index("[1]")
    citation = Citation("[1]", (1,), place, place + 3, sentence, 0, len(sentence), "")
    assert said(YearNamed(), Case(Reference(1, "", Fields()), (citation,), "T", work=by(SMITH))) == expected


def test_without_a_record_the_printed_year_counts_and_without_any_nothing_is_raised() -> None:
    one = case("A 2007 trial found it [1].", title="T")
    dated = Reference(1, "", Fields(issued=PartialDate(2015)))
    assert said(YearNamed(), Case(dated, one.citations, "T")) == [("2007", "2015")]
    assert said(YearNamed(), one) == []


@pytest.mark.parametrize(
    ("sentence", "title", "genre", "expected"),
    [
        ("A recent study found less pain [1].", "Pain: a review", (), [("A recent study", "a review")]),
        ("A study showed less pain [1].", "Pain and its care", ("Review",), [("A study", "Review")]),
        ("A review of trials found less pain [1].", "Pain: a review", (), []),
        ("Studies found less pain [1].", "Pain: a review", (), []),
        ("A study found less pain [1].", "Pain and its care", ("Journal Article",), []),
        (
            "A trial in men showed less pain [1].",
            "Pain: a systematic review",
            (),
            [("A trial", "a systematic review")],
        ),
        ("Researchers randomised ten adults [1].", "Review of pain", (), [("Researchers randomised", "Review of")]),
        ("A study [2] found less pain, and pain is bad [1].", "Pain: a review", (), []),
        ("A study found less pain [1].", "Pain: a case report and review of the literature", (), []),
        ("A study found less pain [1].", "A chart review", (), []),
        ("A study found less pain [1].", "Pain in peer-review", (), []),
        ("A study found less pain [1].", "Pain and its care", ("Review", "Clinical Trial"), []),
    ],
)
def test_review(sentence: str, title: str, genre: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert said(ReviewAsStudy(), case(sentence, title=title, genre=genre)) == expected


def test_without_a_notice_nothing_is_cited_after_its_retraction() -> None:
    one = case("It was so [1].", title="T", article=CitingArticle(issued=PartialDate(2015)))
    assert Retracted().points(one) == ()


def _noticed(kind: str, date: PartialDate | None, issued: PartialDate | None) -> Case:
    further: Any = {"notices": (Notice(kind, date=date),), "article": CitingArticle(issued=issued)}
    return case("It was so [1].", title="T", **further)


def test_a_work_taken_back_before_the_article_appeared_is_a_point_on_the_reference() -> None:
    found = Retracted().points(_noticed("retraction", PartialDate(2010, 2), PartialDate(2015)))
    assert [(p.sentence_says, p.record_says, p.citation) for p in found] == [("2015", "Retraction, Feb 2010", -1)]
    assert point_words(found[0]) == "article of 2015; before it: Retraction, Feb 2010"


@pytest.mark.parametrize(
    ("kind", "date", "issued"),
    [
        ("retraction", PartialDate(2016), PartialDate(2015)),
        ("retraction", PartialDate(2015), PartialDate(2015)),
        ("retraction", None, PartialDate(2015)),
        ("retraction", PartialDate(2010), None),
        ("erratum", PartialDate(2010), PartialDate(2015)),
    ],
)
def test_nothing_else_is_cited_after_its_retraction(
    kind: str, date: PartialDate | None, issued: PartialDate | None
) -> None:
    assert Retracted().points(_noticed(kind, date, issued)) == ()


@pytest.mark.parametrize(("sentence", "text"), [("The retracted trial [1].", ""), ("It was so [1].", "Retracted: T.")])
def test_an_article_that_speaks_of_the_retraction_needs_no_point(sentence: str, text: str) -> None:
    notices = (Notice("retraction", date=PartialDate(2010)),)
    one = case(sentence, title="T", notices=notices, article=CitingArticle(issued=PartialDate(2015)))
    assert Retracted().points(replace(one, reference=Reference(1, text, Fields()))) == ()


def test_an_author_of_the_article_among_the_works_is_a_point() -> None:
    further: Any = {"work": by(MUELLER, SMITH), "article": CitingArticle(author=(Name("Smith", "J. P."),))}
    (point,) = SelfCitation().points(case("So [1].", title="T", **further))
    assert point_words(point) == "J. P. Smith wrote this article; Jill P. Smith is an author of the work"


@pytest.mark.parametrize(
    "own",
    [
        Name("Smith", "Karl"),
        Name("Smith", "J."),
        Name("Smith"),
        Name(literal="Smith"),
        Name("Other", "J. P."),
        Name("Smith", "K. L."),
        Name(literal="The Smith Group"),
    ],
)
def test_a_family_name_alone_is_no_self_citation(own: Name) -> None:
    further: Any = {"work": by(SMITH), "article": CitingArticle(author=(own,))}
    assert SelfCitation().points(case("So [1].", title="T", **further)) == ()


def test_a_rare_name_with_one_initial_and_a_name_in_chinese_signs_are_enough() -> None:
    for own, theirs in ((Name("Mischoulon", "D."), Name("Mischoulon", "David")), (Name("王", "伟"), Name("王", "伟"))):
        further: Any = {"work": by(theirs), "article": CitingArticle(author=(own,))}
        assert len(SelfCitation().points(case("So [1].", title="T", **further))) == 1


def test_without_a_record_the_printed_authors_tell_of_a_self_citation() -> None:
    reference = Reference(1, "", Fields(author=(SMITH,)))
    one = Case(reference, (), "T", article=CitingArticle(author=(SMITH,)))
    assert len(SelfCitation().points(one)) == 1


def test_the_same_doi_at_another_reference_is_a_point_on_both() -> None:
    article = CitingArticle(numbers_by_doi={"10.1234/a": (1, 4)})
    one = Case(Reference(4, "", Fields(DOI="10.1234/A")), (), "T", article=article)
    (point,) = SameDoi().points(one)
    assert point_words(point) == "10.1234/A is the DOI of reference 1 too"
    alone = CitingArticle(numbers_by_doi={"10.1234/a": (4,)})
    assert SameDoi().points(Case(one.reference, (), "T", article=alone)) == ()
    assert SameDoi().points(Case(Reference(4, "", Fields()), (), "T", article=article)) == ()


def test_a_link_to_another_doi_than_the_one_printed_is_a_point() -> None:
    printed = Reference(4, "", Fields(DOI="10.1234/a"), linked=Linked("10.1234/b"))
    (point,) = LinkedDoi().points(Case(printed, (), "T"))
    assert point_words(point) == "prints 10.1234/a; its link leads to 10.1234/b"
    for other in (Reference(4, "", Fields(), linked=Linked("10.1234/b")), Reference(4, "", Fields(DOI="10.1234/a"))):
        assert LinkedDoi().points(Case(other, (), "T")) == ()


@pytest.mark.parametrize(
    "check",
    [
        AuthorNamed(),
        Intervention(),
        LinkedDoi(),
        Retracted(),
        ReviewAsStudy(),
        SameDoi(),
        SelfCitation(),
        Species(),
        YearNamed(),
    ],
    ids=lambda check: str(check.rule),
)
def test_every_check_has_a_name_for_the_reader(check: Check) -> None:
    assert check.label


def test_without_a_byline_nobody_cites_themselves() -> None:
    assert SelfCitation().points(case("So [1].", title="T", work=by(SMITH))) == ()


def marked(printed: str, registered: str, *notices: Notice) -> list[tuple[str, str]]:
    return said(MarkedTitle(), case(title=printed, work=Work(Fields(title=registered)), notices=notices))


def test_a_mark_in_both_titles_is_a_point() -> None:
    assert marked("WITHDRAWN: Alone", "Withdrawn: alone") == [("WITHDRAWN", "Withdrawn")]
    (point,) = MarkedTitle().points(case(title="RETRACTED: A", work=Work(Fields(title="RETRACTED: A"))))
    assert point_words(point) == ("both titles bear “RETRACTED”: a mark of the registry’s, or words of the title")


def test_a_mark_on_one_side_or_beside_its_notice_is_no_point() -> None:
    assert marked("Alone", "Withdrawn: alone") == []
    assert marked("Withdrawn: alone", "Alone") == []
    assert marked("Withdrawn: alone", "Withdrawn: alone", Notice("withdrawal")) == []
    assert said(MarkedTitle(), case(title="Withdrawn: alone")) == []
