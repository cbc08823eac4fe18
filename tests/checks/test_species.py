"""Tests of `species` and `terms`. Species: who was studied, by sentence, title and subject headings."""

import json
from typing import Any

import pytest

from ldn_desk.checks.species import Species
from ldn_desk.domain.resources import resource
from ldn_desk.wording.verdicts import point_words
from tests.checks.cases import case

MICE, RATS, CELLS = "Naltrexone in mice", "Naltrexone in rats", "Naltrexone acts on glia in vitro"
WOMEN = "Naltrexone in women with fibromyalgia"


def said(sentence: str, title: str, **further: Any) -> list[tuple[str, str]]:
    return [(p.sentence_says, p.record_says) for p in Species().points(case(sentence, title=title, **further))]


@pytest.mark.parametrize(
    ("sentence", "title", "expected"),
    [
        ("Pain fell in women given naltrexone [1].", MICE, ("women", "mice")),
        ("Patients with pain improved [1].", CELLS, ("Patients", "in vitro")),
        ("In zebrafish it reduced pain [1].", WOMEN, ("zebrafish", "women")),
        ("In cultured neurons it reduced TNF [1].", WOMEN, ("cultured neurons", "women")),
        ("In mice it reduced pain [1].", RATS, ("mice", "rats")),
        ("In rhesus macaques it was safe [1].", RATS, ("rhesus macaques", "rats")),
    ],
)
def test_another_species_is_raised(sentence: str, title: str, expected: tuple[str, str]) -> None:
    assert said(sentence, title) == [expected]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Rodents given naltrexone improved [1].", MICE),
        ("In animal models it reduced pain [1].", MICE),
        ("In vitro it reduced TNF [1].", MICE),
        ("Mouse anti-human antibodies were given [1].", WOMEN),
        ("Dog owners were found to sleep well [1].", WOMEN),
        ("It is a potential treatment for patients with pain [1].", MICE),
        ("Patients are many [1].", MICE),
        ("Mutations found in patients reduce its activity [1].", MICE),
        ("Pain fell in women [1].", "Naltrexone and pain"),
        ("Patient-derived glia showed less TNF [1].", CELLS),
    ],
)
def test_silence_where_they_go_together_or_a_side_is_not_explicit(sentence: str, title: str) -> None:
    assert said(sentence, title) == []


def test_a_subject_heading_raises_a_point_that_says_so() -> None:
    one = case("Pain fell in women [1].", title="Naltrexone and pain", subjects=("Animals", "Mice", "Pain"))
    (point,) = Species().points(one)
    assert point_words(point) == "sentence says women; subject heading: Mice"


def test_humans_among_the_headings_or_in_the_abstract_silence() -> None:
    assert said("Pain fell in women [1].", MICE, subjects=("Humans", "Mice")) == []
    assert said("Pain fell in women [1].", MICE, abstract="We also treated ten women.") == []


def test_every_species_that_is_named_in_the_lexicon_exists() -> None:
    data = json.loads(resource("lexicons", "species.json").read_text(encoding="utf-8"))
    broader = {other for group in data["groups"].values() for other in group.get("broader", ())}
    assert broader | set(data["headings"]) <= set(data["groups"])
