"""Tests of `titles` and `changes`."""

import pytest

from ldn_desk.domain.verdict import FieldComparison
from ldn_desk.matching.titles import compare_titles, full_title, read_titles
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import work


def compared(printed: str, registered: str, subtitle: str = "", titles: tuple[str, ...] = ()) -> FieldComparison:
    described = work(title=registered, subtitle=subtitle, titles=titles)
    return compare_titles(printed, described, authors_agree=True, other_version=False)


@pytest.mark.parametrize(
    ("printed", "registered", "reason"),
    [
        ("Naltrexone in mood", "Naltrexone in mood.", ""),
        ("Naltrexone in Mood", "Naltrexone in mood", "equal but for capital letters"),
        ("Low-dose naltrexone", "Low dose naltrexone", "equal but for a hyphen"),
        ("Well-being, mood", "Wellbeing mood", "equal but for punctuation"),
        ("Sjögren’s disease", "Sjogren's disease", "equal but for diacritics"),
        ("Randomised tumour trial", "Randomized tumor trial", "equal but for spelling"),
        ("Mood in adults", "RETRACTED: Mood in adults", "equal but for a notice in the title"),
        ("Mood in adults", "Mood in adults (Retracted)", "equal but for a notice in the title"),
        (
            "Mood in adults",
            "Mood in adults (Retracted Article. See vol 9, 2012)",
            "equal but for a notice in the title",
        ),
        ("RETRACTED: Mood in adults", "Mood in adults", "equal but for a notice in the title"),
        ("Withdrawn: mood in adults", "Withdrawn: mood in adults", ""),
        ("Mood in adults", "<b>Mood</b> in adults", ""),
        ("Mood in adults [Review]", "Mood in adults", "equal but for a remark in brackets"),
        ("Mood in adults", "Mood in adults: a cohort study", "the subtitle is left out"),
        ("Mood in adults: a cohort study", "Mood in adults", "the record has no subtitle"),
        ("Mood in adults (LDN)—Review of use", "Mood in adults (LDN)", "the record has no subtitle"),
        ("TNF in mood", "Tumor necrosis factor in mood", "equal but for an abbreviation or the form of a number"),
        ("Tumor necrosis factor in mood", "TNF in mood", "equal but for an abbreviation or the form of a number"),
        (
            "Low dose naltrexone (LDN) use",
            "Low dose naltrexone use",
            "equal but for an abbreviation or the form of a number",
        ),
        ("Two trials in mood", "2 trials in mood", "equal but for an abbreviation or the form of a number"),
        ("Mood, part II", "Mood, part 2", "equal but for an abbreviation or the form of a number"),
    ],
)
def test_the_form_of_a_title_never_counts(printed: str, registered: str, reason: str) -> None:
    found = compared(printed, registered)
    assert (found.outcome.value, reason_words(found.reason)) == ("same", reason)


@pytest.mark.parametrize(
    ("printed", "registered", "reason"),
    [
        ("Trials with naltrexone in mood", "Trials without naltrexone in mood", "“with” for “without”"),
        ("Diabetes type 12 in adults", "Diabetes type 14 in adults", "“12” for “14”"),
        ("Surgery of the eyelid", "Surgery of the eyelid retraction", "“retraction” is left out"),
        ("The drug in adults was", "The drug in adults was withdrawn", "“withdrawn” is left out"),
        ("Not all adults are ill", "All adults are ill", "“not” is not in the registered title"),
        ("All adults are ill", "Not all adults are ill", "“not” is left out"),
        ("Mood of adults with illness", "Mood of children with illness", "“adults” for “children”"),
        ("Mood in adults part one", "Mood in adults part two", "“one” for “two”"),
        ("Adsorption of the drug in men", "Absorption of the drug in men", "“adsorption” for “absorption”"),
        ("Symptomatic illness in adults", "Asymptomatic illness in adults", "“symptomatic” for “asymptomatic”"),
        (
            "Mood in old adults of today",
            "Mood in very old frail adults of today",
            "“very” is left out; “frail” is left out",
        ),
        ("Mood in the adults now", "Mood in strangely other cities now", "“the adults” for “strangely other cities”"),
        ("Mood in adults", "Mood in adults: part II, children", "a part number on one side only"),
        ("Mood in adults. Part 2", "Mood in adults", "a part number on one side only"),
    ],
)
def test_a_content_word_number_negation_or_part_number_is_major(printed: str, registered: str, reason: str) -> None:
    found = compared(printed, registered)
    assert (found.outcome.value, reason_words(found.reason)) == ("major", reason)


@pytest.mark.parametrize(
    ("printed", "registered"),
    [
        ("The effect of light on mood", "Effect of light on mood"),
        ("Effects towards better mood", "Effects for better mood"),
        ("Masting fluctuations in oak", "Mastings fluctuations in oak"),
        ("Inflammatory therapies of mood", "Inflammatory therapy of mood"),
        ("Inflamation of the brain in mood", "Inflammation of the brain in mood"),
        ("Crosses and boxes of mood", "Cross and box of mood"),
        ("Efects in adults: a cohort of old men", "Efects in adult: a cohort of old men"),
        ("Mood in an adult", "Mood in adults: a cohort study"),
        ("Mood in the great adult", "Mood in great adult"),
    ],
)
def test_a_small_word_an_ending_or_a_slip_of_the_pen_is_minor(printed: str, registered: str) -> None:
    assert compared(printed, registered).outcome.value == "minor"


@pytest.mark.parametrize(
    ("printed", "registered", "kind"),
    [
        ("Sleep and mood", "Chapter 3: Sleep and mood", "article-journal"),
        ("Sleep and mood", "3 Sleep and mood", "chapter"),
        ("Sleep and mood", "IV. Sleep and mood", "book"),
        ("Sleep and mood", "Sleep and mood1", "article-journal"),
        ("Sleep and mood", "Sleep and mood*", "article-journal"),
    ],
)
def test_a_number_glued_to_a_registered_title_is_no_change(printed: str, registered: str, kind: str) -> None:
    described = work(title=registered, type=kind)
    found = compare_titles(printed, described, authors_agree=True, other_version=False)
    assert found.outcome.value == ("major" if kind == "book" else "same")


def test_a_number_of_the_title_itself_counts() -> None:
    assert compared("Years of sleep", "10 years of sleep").outcome.value == "major"


@pytest.mark.parametrize(
    ("printed", "registered"),
    [
        (r"Sleep \\& mood", "Sleep & mood"),
        ("On O(n) sleep", r"On $\\mathcal{O}(n)$ sleep"),
        ("Müller’s α-sleep", r"M\"{u}ller's $\\alpha$-sleep"),
        ("Sleep, 5% and more", r"\\emph{Sleep}, 5\\% and more"),
        ("Košice", r"Ko\\v{s}ice"),
    ],
)
def test_what_latex_writes_is_the_signs_it_means(printed: str, registered: str) -> None:
    assert compared(printed, registered).outcome.value == "same"
    assert compared(registered, printed).outcome.value == "same"


def test_a_subtitle_kept_apart_belongs_to_the_title() -> None:
    assert compared("Mood in adults: a cohort study", "Mood in adults", "A cohort study").outcome.value == "same"


def test_a_subtitle_is_shown_once_and_after_a_colon_of_its_own() -> None:
    assert full_title(work(title="Mood: a study", subtitle="A study")) == "Mood: a study"
    assert full_title(work(title="Mood?", subtitle="A study")) == "Mood? A study"
    assert full_title(work(title="Mood", subtitle="A study")) == "Mood: A study"


def test_every_title_of_the_record_may_be_the_printed_one() -> None:
    assert (
        compared("Mood in adults", "Stimmung bei Erwachsenen", titles=("Something", "Mood in adults", "Else")).outcome
        == "same"
    )
    assert compared("Mood in cats", "Stimmung bei Katzen", titles=("Mood in adults",)).outcome == "major"
    assert compared("Mood in adults", "Mood in adult", titles=("Other words altogether",)).outcome == "minor"


def test_a_further_title_is_read_where_it_is_nearer() -> None:
    found = compared("Mood in cats of the north", "Stimmung bei Katzen", titles=("Mood in dogs of the north",))
    assert reason_words(found.reason) == "“cats” for “dogs”"


def test_a_hyphen_beside_a_changed_word_is_not_named() -> None:
    found = compared("Wellbeing in old frail grey cats at home", "Well being in old frail grey dogs at home")
    assert reason_words(found.reason) == "“cats” for “dogs”"


def test_a_title_in_another_script_cannot_be_compared() -> None:
    found = compared("Mood in adults", "成人的情绪")
    assert (found.outcome.value, reason_words(found.reason)) == (
        "missing-registered",
        "the record has the title in another script only",
    )


@pytest.mark.parametrize(
    ("printed", "registered"),
    [
        ("[Mood in adults]", "Stimmung bei Erwachsenen"),
        ("The course of mood in adults", "Der Verlauf der Stimmung bei Erwachsenen"),
    ],
)
def test_a_translated_title_is_the_same_where_the_authors_agree(printed: str, registered: str) -> None:
    assert reason_words(compared(printed, registered).reason) == "a translated title"
    described = work(title=registered)
    alone = compare_titles(printed, described, authors_agree=False, other_version=False)
    assert (alone.outcome.value, reason_words(alone.reason)) == ("major", "another title")


def test_a_retitled_version_is_minor_where_half_of_the_words_are_shared() -> None:
    described = work(title="Mood and light in adults of the north")
    found = compare_titles("Light and mood in southern adults", described, authors_agree=True, other_version=True)
    assert (found.outcome.value, reason_words(found.reason)) == ("minor", "another version's title")


def test_a_title_with_few_words_in_common_is_far_off() -> None:
    assert read_titles("Transformer for generation", work(title="Rapid changes in transcription")).far_off
    assert not read_titles("Mood in cats", work(title="Mood in dogs and cats")).far_off
    assert read_titles("The of", work(title="—")).shared == 0.0
