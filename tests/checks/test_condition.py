import json

import pytest

from ldn_desk.checks.condition import Condition
from ldn_desk.domain.resources import resource
from tests.checks.cases import case

CROHN = "Low-dose naltrexone therapy improves active Crohn’s disease"


def raised(sentence: str, title: str, abstract: str = "") -> list[tuple[str, str]]:
    return [
        (p.sentence_says, p.record_says) for p in Condition().points(case(sentence, title=title, abstract=abstract))
    ]


def test_another_condition_is_raised_with_the_words_as_they_stand() -> None:
    sentence = "Another study explored effects on treatment-resistant depression and depressive symptoms [8]."
    found = Condition().points(case("No illness.", sentence, title=CROHN))
    assert [(p.rule, p.sentence_says, p.record_says, p.citation) for p in found] == [
        ("condition", "depression", "Crohn’s disease", 1)
    ]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("In depression, mood is low [1].", "A trial in major depressive disorder"),
        ("Depressed patients improved [1].", "Antidepressants in MDD"),
        ("In MDD, mood is low [1].", "Inflammation and depression"),
        ("Anxiety was common [1].", "Depression in old age"),
        ("Mental disorders are common [1].", "Schizophrenia in the young"),
        ("Crohn's disease is chronic [1].", "Inflammatory bowel disease in Europe"),
        ("Cancer is feared [1].", "Breast cancer in Wales"),
        ("COVID‐19 spread [1].", "Early transmission of SARS-CoV-2"),
        ("Mood is low [1].", CROHN),
        ("Depression is common [1].", "Naltrexone for quality of life"),
        ("Studied in Crohn disease [1], fibromyalgia [2] and depression [3].", CROHN),
        ("Headache was a common side effect [1].", CROHN),
        ("Models were adjusted for asthma [1].", CROHN),
        ("Comorbid asthma was frequent [1].", CROHN),
        ("Respiratory depression was rare [1].", CROHN),
        ("Pain mdd was reported [1].", CROHN),
    ],
)
def test_silence_where_conditions_go_together_or_a_side_names_none(sentence: str, title: str) -> None:
    assert raised(sentence, title) == []


def test_sister_conditions_clash() -> None:
    assert raised("Lung cancer is rising [1].", "Breast cancer in Wales") == [("Lung cancer", "Breast cancer")]


def test_an_abstract_that_names_the_condition_silences_the_point() -> None:
    assert raised("Depression improved [1].", CROHN, "Secondary outcomes were depression scores.") == []


def test_the_check_has_a_name_for_the_reader() -> None:
    assert Condition().label == "Condition"


def test_every_family_of_the_lexicon_that_is_named_exists() -> None:
    families = json.loads(resource("lexicons", "conditions.json").read_text(encoding="utf-8"))["families"]
    named = {other for family in families.values() for key in ("broader", "kin") for other in family.get(key, ())}
    assert named <= set(families)
