"""Tests of `placing`, `edges`, `likeness`, `words` and `selectors`. Words that were marked are found in another text,
or it is said that this cannot be told."""

import json
import random
from typing import Any

import pytest

from ldn_desk.domain.anchor import Anchor, anchor_of
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.matching.anchoring.placing import place_all
from ldn_desk.matching.anchoring.selectors import LONGEST, MOST, anchors_in
from ldn_desk.matching.anchoring.words import Words
from tests.bench.edited_texts import Edits, edited

TEXT = (
    "Naps and lamps\n"
    "Readers of long articles who rest at noon stay awake until the very last line of the discussion. "
    "Lamps that are lit in the morning told forty gardeners that winter was over, and they planted beans. "
    "Nobody has counted the kettles that boiled meanwhile in kitchens without any window [7]. "
    "Tea helps those who read by night, while coffee keeps their neighbours company.\n"
    "A second paragraph begins with orchards and ends with rivers that carry ice to the sea."
)


def placed(text: str, anchor: Anchor) -> tuple[str, str | None]:
    (found,) = place_all(text, [anchor])
    return found.state.value, None if found.start is None else text[found.start : found.end]


def of(words: str, text: str = TEXT, context: int = 32) -> Anchor:
    start = text.index(words)
    return anchor_of(text, start, start + len(words), context)


@pytest.mark.parametrize(
    "words",
    [
        "forty gardeners",
        "Lamps",
        "beans. Nobody has counted",
        "[7]",
        "discussion.",
        "sea.",
        "wi",
        "ardeners that win",
        "company.\nA second",
    ],
)
def test_in_the_same_text_words_stand_where_they_stood(words: str) -> None:
    (found,) = place_all(TEXT, [of(words)])
    assert (found.state, found.start) == ("exact", TEXT.index(words))


@pytest.mark.parametrize(
    ("words", "before", "after", "there"),
    [
        ("forty gardeners that winter", "gardeners", "florists", "forty florists that winter"),
        (
            "forty gardeners that winter was",
            " that winter",
            " that long winter",
            "forty gardeners that long winter was",
        ),
        ("gardeners that winter was over", "gardeners", "florists", "florists that winter was over"),
        ("told forty gardeners", "gardeners", "florists", "told forty florists"),
        ("told forty gardeners", " gardeners", "", "told forty"),
        ("forty gardeners", "forty gardeners", "Forty Gardeners", "Forty Gardeners"),
        ("kettles that boiled meanwhile", "boiled", "boi\u00adled", "kettles that boi\u00adled meanwhile"),
        ("kettles that boiled meanwhile", "boiled", "boi- led", "kettles that boi- led meanwhile"),
    ],
)
def test_words_that_were_edited_are_likely_and_cover_what_took_their_place(
    words: str, before: str, after: str, there: str
) -> None:
    assert placed(TEXT.replace(before, after, 1), of(words)) == ("likely", there)


def test_a_sentence_that_moved_takes_its_mark_along() -> None:
    sentence = "Lamps that are lit in the morning told forty gardeners that winter was over, and they planted beans. "
    moved = TEXT.replace(sentence, "").replace("A second", sentence + "A second")
    assert placed(moved, of("told forty gardeners")) == ("exact", "told forty gardeners")
    assert placed(moved, of(sentence.strip())) == ("exact", sentence.strip())


def test_words_that_are_gone_need_placing() -> None:
    sentence = "Nobody has counted the kettles that boiled meanwhile in kitchens without any window [7]. "
    assert placed(TEXT.replace(sentence, ""), of("kettles that boiled")) == ("needs-placing", None)
    assert placed(TEXT.replace("kettles", "pans"), of("kettles")) == ("needs-placing", None)
    assert placed("", of("kettles")) == ("needs-placing", None)


def test_words_that_are_left_in_another_sentence_only_need_placing() -> None:
    twice = TEXT + " Some gardeners read, some gardeners sleep."
    assert placed(twice.replace("told forty gardeners that winter was over, and", "while"), of("gardeners")) == (
        *("needs-placing", None),
    )


def test_twins_are_told_apart_by_what_stands_around_them() -> None:
    text = "In spring the beans grow fast and high. In autumn the beans grow slowly, or they are not seen at all."
    second = text.index("the beans", 20)
    (found,) = place_all("A new line.\n" + text, [anchor_of(text, second, second + 9)])
    assert (found.state, found.start) == ("exact", second + 12)


def test_twins_that_nothing_tells_apart_need_placing() -> None:
    sentence = "The very long lines of this sentence reach beyond all that is kept of what stands around a mark. "
    anchor = of("reach beyond", sentence)
    assert placed("Here. " + sentence + "There. " + sentence, anchor) == ("needs-placing", None)


def test_the_twin_that_stands_where_it_stood_is_meant() -> None:
    sentence = "The very long lines of this sentence reach beyond all that is kept of what stands around a mark. "
    text = "Here. " + sentence + "There. " + sentence
    start = text.rindex("reach beyond")
    (found,) = place_all(text, [anchor_of(text, start, start + 12)])
    assert (found.state, found.start) == ("exact", start)


def test_a_copy_of_a_sentence_is_told_by_what_stands_beyond_its_ends() -> None:
    sentence = "Lamps that are lit in the morning told forty gardeners that winter was over, and they planted beans. "
    anchor = of("Lamps that are lit in the morning")
    assert placed(TEXT.replace("A second", sentence + "A second"), anchor)[0] == "exact"
    changed = TEXT.replace("lit in", "seen in").replace("A second", sentence + "A second")
    (found,) = place_all(changed, [anchor])
    assert found.start in (None, changed.index("Lamps"))


def test_half_of_a_quote_is_no_place_for_it() -> None:
    torn = TEXT.replace("Nobody has counted the kettles that boiled meanwhile in kitchens without any window [7]. ", "")
    assert placed(torn, of("they planted beans. Nobody has counted the kettles")) == ("needs-placing", None)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (
            "Lamps that are lit in the morning told forty gardeners that winter was over, and they planted",
            "forty gardeners that winter",
            "sixty old men then",
        ),
        ("told forty gardeners that winter was over", "gardeners", "gardeners, florists, bakers, cooks and sailors"),
        (
            "told forty gardeners that winter was over",
            "that winter",
            "that by all the signs which one could then see there winter",
        ),
        ("forty gardeners that winter was over, and they", "morning told forty", "evening showed sixty"),
        ("told forty gardeners that", "told forty", "told told forty"),
        ("gardeners that winter was", "was over", "was was over"),
        ("ty gardeners that winter", "forty", "sixty-two"),
    ],
)
def test_where_the_edges_of_a_quote_are_nobody_can_tell_it_needs_placing(words: str, before: str, after: str) -> None:
    assert placed(TEXT.replace(before, after, 1), of(words)) == ("needs-placing", None)


def test_an_edge_that_was_changed_rests_on_what_stands_around_it() -> None:
    quote = "told forty gardeners that winter was over, and they planted beans"
    for word in ("told", "beans"):
        assert placed(TEXT.replace(word, "something"), of(quote, context=0)) == ("needs-placing", None)
        assert placed(TEXT.replace(word, "something"), of(quote)) == ("likely", quote.replace(word, "something"))


def test_another_number_is_another_sentence() -> None:
    text = "Of the sample 40 readers slept at noon, and the others did not. Nothing more is known of them."
    assert placed(text.replace("40", "17"), of("sample 40 readers slept at noon, and", text)) == ("needs-placing", None)


def test_signs_at_the_ends_of_a_quote_are_covered_while_they_are_the_same() -> None:
    assert placed(TEXT.replace("beans.", "beans!"), of("they planted beans.")) == ("likely", "they planted beans")
    assert placed(TEXT.replace("beans.", "peas."), of("they planted beans.")) == ("likely", "they planted peas.")
    assert placed(TEXT, Anchor("they planted beans ", "and ", "Nobody has", 0, 1)) == ("exact", "they planted beans")


def test_words_put_in_before_a_quote_do_not_make_two_places_of_one() -> None:
    text = TEXT.replace("told", "as all old papers say, told")
    words = "winter was over, and they planted"
    assert placed(text, of(words, context=64)) == ("exact", words)


def test_quotes_are_compared_in_the_forms_of_the_text() -> None:
    text = "Im Café\u00a0zur Lampe trinken alle Leser\nimmer ihren Tee, und keiner schläft dabei jemals ein."
    anchor = Anchor("Cafe\u0301 zur Lampe trinken alle Leser\r\nimmer", "Im ", " ihren Tee", 0, 9)
    state, quote = placed(text, anchor)
    assert (state, quote) == ("exact", "Café\u00a0zur Lampe trinken alle Leser\nimmer")


def test_quotes_of_signs_alone_stand_where_all_around_them_is_the_same() -> None:
    assert placed("a – b ± c", Anchor("±", "b ", " c", 0, 1)) == ("exact", "±")
    assert placed("a – b ± c, b ± c", Anchor("±", "b ", " c", 0, 1)) == ("needs-placing", None)
    assert placed("a – b", Anchor("±", "b ", " c", 0, 1)) == ("needs-placing", None)
    assert placed("±", Anchor("±", "", "", 0, 1)) == ("needs-placing", None)


def test_sentences_end_at_lines_and_full_stops_and_not_at_decimals() -> None:
    words = Words("Of 2.5 cups, e.g. (two). Then [7]. Now.[8] Here\nthere. 「茶。」")
    begun = [words.keys[at] for at in range(len(words)) if words.begins(at)]
    assert begun == ["two", "then", "now", "here", "there", "茶"]


def made_text(seed: int) -> str:
    """Paragraphs of sentences that are all different, in words of our own."""
    chance = random.Random(seed)
    parts = ["la", "mo", "ket", "ri", "ver", "tan", "sel", "pu", "dor", "wick", "fen", "gar", "nu", "ost"]
    words = ["".join(chance.choices(parts, k=chance.randint(1, 3))) for _ in range(900)]
    sentences = [" ".join(chance.choices(words, k=chance.randint(6, 24))).capitalize() + "." for _ in range(900)]
    return "\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_a_thousand_marks_in_an_edited_text_none_is_in_a_wrong_place(seed: int) -> None:
    done = edited(made_text(seed), Edits(changed=0.05, inserted=0, deleted=0), 1000, seed, longest=12)
    found = place_all(done.after, [mark.anchor for mark in done.marks])
    pairs = list(zip(found, done.marks, strict=True))
    assert sum(each.start is not None and (each.start, each.end) != mark.place for each, mark in pairs) == 0
    counted = [each.start is not None for each, mark in pairs if mark.counts]
    assert sum(counted) >= 0.95 * len(counted)


def selectors(*others: Any, **changes: Any) -> bytes:
    good = {"exact": "naps", "prefix": "of ", "suffix": ".", "start": 3, "end": 7}
    return json.dumps([{**good, **changes}, *others]).encode()


def test_selectors_are_read() -> None:
    assert anchors_in(b"\xef\xbb\xbf" + selectors(), "s.json") == (Anchor("naps", "of ", ".", 3, 7),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{}", "no list of selectors"),
        (b"[", "no JSON"),
        (b"[] []", "no JSON"),
        (b"\xff", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (selectors(7), "s.json, 2 is no object"),
        (selectors(exact=None), "“exact” is missing"),
        (selectors(exact=" "), "“exact” is empty"),
        (selectors(exact="a" * (LONGEST + 1)), "longer than 100000"),
        (selectors(prefix="\ud800"), "half a sign"),
        (selectors(start=True), "“start” is missing, or no whole number"),
        (selectors(end="7"), "“end” is missing, or no whole number"),
        (b"[" + b"0," * MOST + b"0]", "more than 20000"),
    ],
)
def test_what_is_no_list_of_selectors_is_told_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        anchors_in(data, "s.json")
