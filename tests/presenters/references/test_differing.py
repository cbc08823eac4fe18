from ldn_desk.presenters.references.differing import MOST_WORDS, Stretch, differing_spans, spans_of


def words(text: str, spans: list[Stretch]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_changed_word_is_marked_on_both_sides() -> None:
    printed, registered = "A trial with placebo", "A trial without placebo"
    ours, theirs = differing_spans(printed, registered)
    assert (words(printed, ours), words(registered, theirs)) == (["with"], ["without"])


def test_words_in_a_row_are_one_span() -> None:
    printed, registered = "Sleep and mood", "Sleep, pain and mood in winter"
    ours, theirs = differing_spans(printed, registered)
    assert (words(printed, ours), words(registered, theirs)) == ([], ["pain", "in winter"])


def test_case_accents_and_punctuation_do_not_count() -> None:
    printed, registered = "Öberg’s law: a view", "OBERG'S LAW – a new view"
    ours, theirs = differing_spans(printed, registered)
    assert (ours, words(registered, theirs)) == ([], ["new"])


def test_values_that_differ_in_signs_alone_are_marked_whole() -> None:
    assert differing_spans("12(3)", "12-3") == ([(0, 5)], [(0, 4)])


def test_very_long_values_are_marked_whole() -> None:
    long = "name " * (MOST_WORDS + 1)
    assert differing_spans(long, "") == ([(0, len(long))], [])


def test_the_words_of_a_point_are_found_whatever_their_case_and_spacing() -> None:
    text = "A Case\nseries, and another case series."
    assert words(text, spans_of("case series", text)) == ["Case\nseries", "case series"]


def test_words_inside_other_words_are_not_found() -> None:
    assert spans_of("rat", "A rating of rats") == []


def test_words_with_an_ellipsis_are_found_piece_by_piece() -> None:
    text = "Randomized, proof-of-concept trial"
    assert words(text, spans_of("… trial", text)) == ["trial"]
    assert words(text, spans_of("Randomized … trial", text)) == ["Randomized", "trial"]


def test_spans_that_overlap_are_made_one() -> None:
    assert spans_of("major depression … depression scale", "major depression scale") == [(0, 22)]
