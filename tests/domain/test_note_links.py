"""`[7]` and `¶7` in notes keep what they lead to, whatever its number is by then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_desk.domain.note_links import Goals, is_linked, kept, may_lead, readable, shown

ONE, TWO = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
PARAGRAPHS = (
    "Naps help most people who sleep badly at night, says the first of two surveys.",
    "Cats nap (often) twice as long.",
    "Cats nap (often) twice as long.",
)
GOALS = Goals({1: ONE, 2: TWO}, {ONE: 1, TWO: 2}, PARAGRAPHS)
SWAPPED = Goals({2: ONE, 1: TWO}, {ONE: 2, TWO: 1}, ("New.", *PARAGRAPHS[1:]))


def test_a_link_to_a_reference_follows_it_to_its_new_number() -> None:
    assert shown(kept("See [1] and [2].", GOALS), SWAPPED) == "See [2] and [1]."


def test_a_number_that_leads_nowhere_stays_what_was_typed() -> None:
    assert kept("[9], [0], ¶9 and ¶0", GOALS) == "[9], [0], ¶9 and ¶0"


def test_a_link_whose_reference_is_gone_is_never_taken_for_another_one() -> None:
    typed = shown(kept("See [2].", GOALS), Goals({2: ONE}, {ONE: 2}))
    assert typed == f"See [2](#reference-{TWO})."
    assert kept(typed, Goals({2: ONE}, {ONE: 2})) == typed


@pytest.mark.parametrize(
    "text",
    [
        "`[1]` and ``a ` [1]``",
        "```\n[1] ¶1\n```",
        "~~~\n[1]\n",
        "[1](https://example.org)",
        r"\[1]",
        "[a [1]](x)",
        "![1](picture.png)",
    ],
)
def test_code_links_and_what_is_escaped_are_left_alone(text: str) -> None:
    assert kept(text, Goals({1: ONE})) in (text, f"[a [1](#reference-{ONE})](x)")


def test_after_code_links_are_links_again() -> None:
    assert kept("```\n[1]\n```\n[1]", GOALS) == f"```\n[1]\n```\n[1](#reference-{ONE})"


def test_a_paragraph_is_known_again_by_its_first_words_wherever_it_stands() -> None:
    moved = Goals(paragraphs=("A new beginning.", *PARAGRAPHS))
    assert shown(kept("As ¶1 says", GOALS), moved) == "As ¶2 says"


def test_of_twin_paragraphs_the_one_nearest_to_where_it_stood_is_meant() -> None:
    assert [shown(kept(f"¶{n}", GOALS), GOALS) for n in (2, 3)] == ["¶2", "¶3"]


def test_a_paragraph_that_was_changed_a_little_is_still_meant() -> None:
    changed = Goals(paragraphs=("Else.", PARAGRAPHS[0].replace("badly", "poorly")))
    assert shown(kept("¶ 1", GOALS), changed) == "¶2"


def test_a_paragraph_that_is_gone_leaves_its_words() -> None:
    for goals in (Goals(paragraphs=("Quite another thing.",)), Goals()):
        assert shown(kept("¶2.", GOALS), goals) == "[¶2](#paragraph-2-Cats%20nap%20%28often%29%20twice%20as%20long.)."


def test_a_link_to_a_paragraph_without_a_number_is_found_by_its_words() -> None:
    assert shown("[¶2](#paragraph-x-New.)", SWAPPED) == "¶1"


def test_a_search_reads_the_number_alone() -> None:
    assert readable(kept("[1] and ¶2", GOALS)) == "[1] and ¶2"


def test_a_text_says_what_it_may_need() -> None:
    assert (may_lead("a"), may_lead("[1]"), may_lead("¶1")) == ((False, False), (True, False), (False, True))
    assert is_linked(kept("[1]", GOALS)) == (True, False)
    assert is_linked(kept("¶1", GOALS)) == (False, True)


@given(st.text(alphabet="a [1]2¶`~\\()!\n"))
def test_what_was_typed_comes_back_as_it_was(text: str) -> None:
    assert shown(kept(text, GOALS), GOALS).replace("¶ ", "¶") == text.replace("¶ ", "¶")
