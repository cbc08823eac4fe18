"""Intervention: names, trade names, classes, and endings that tell a class."""

import json

import pytest

from ldn_desk.checks.intervention import Intervention
from ldn_desk.domain.resources import resource
from tests.checks.cases import case


def said(sentence: str, title: str, abstract: str = "") -> list[tuple[str, str]]:
    found = Intervention().points(case(sentence, title=title, abstract=abstract))
    return [(point.sentence_says, point.record_says) for point in found]


@pytest.mark.parametrize(
    ("sentence", "title", "expected"),
    [
        ("Prozac eased the pain [1].", "Naltrexone in pain", ("Prozac", "Naltrexone")),
        ("SSRIs eased the pain [1].", "Naltrexone in pain", ("SSRIs", "Naltrexone")),
        ("Low‐dose naltrexone eased it [1].", "St John’s wort in pain", ("Low‐dose naltrexone", "St John’s wort")),
        ("Acupuncture eased the pain [1].", "Yoga in pain", ("Acupuncture", "Yoga")),
        ("Dapagliflozin helped compared with placebo [1].", "Semaglutide in pain", ("Dapagliflozin", "Semaglutide")),
        ("Zolbetuximab helped [1].", "Gefitinib in lung cancer", ("Zolbetuximab", "Gefitinib")),
    ],
)
def test_another_intervention_is_raised(sentence: str, title: str, expected: tuple[str, str]) -> None:
    assert said(sentence, title) == [expected]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Antidepressants eased the pain [1].", "Fluoxetine in pain"),
        ("Fluoxetine eased the pain [1].", "Antidepressants in pain"),
        ("LDN eased the pain [1].", "Naltrexone in pain"),
        ("Vitamin D deficiency is common [1].", "Naltrexone in pain"),
        ("Vitamin D did not help [1].", "Omega-3 fatty acids and vitamin D for pain"),
        ("Cipralex eased the pain [1].", "Escitalopram in pain"),
        ("Biologics eased the pain [1].", "Zolbetuximab in pain"),
        ("Tyrosine kinase inhibitors helped [1].", "Quizartinib in leukemia"),
        ("Vaccines came in parallel [1].", "Remdesivir in pain"),
        ("Antibiotics are many [1].", "Remdesivir in pain"),
        ("Cisplatin-induced pain got better [1].", "Naltrexone in pain"),
        ("Unlike aspirin, it eased the pain [1].", "Naltrexone in pain"),
        ("Somatostatin fell [1].", "Naltrexone in pain"),
        ("The concept was simple [1].", "Naltrexone in pain"),
        ("Fluoxetine eased the pain [1].", "Pain in the elderly"),
    ],
)
def test_silence_where_they_go_together_or_a_side_is_not_explicit(sentence: str, title: str) -> None:
    assert said(sentence, title) == []


def test_the_abstract_silences() -> None:
    assert said("Prozac eased it [1].", "Naltrexone in pain", "Controls were given fluoxetine.") == []


def test_every_class_that_is_named_in_the_lexicon_exists() -> None:
    data = json.loads(resource("lexicons", "interventions.json").read_text(encoding="utf-8"))
    broader = {other for one in data["classes"].values() for other in one.get("broader", ())}
    assert broader | set(data["stems"].values()) <= set(data["classes"])
