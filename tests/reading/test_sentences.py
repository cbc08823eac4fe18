import pytest

from ldn_desk.reading.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One here. Two there.", 2),
        ("A case series by Ash et al. reported relief. Then it ended.", 2),
        ("It was shown by Ash et al. The trial was small.", 2),
        ("It was shown by Ash et al. Neuroinflammation fell.", 1),
        ("Drugs, e.g. naltrexone, help. So do others, i.e. Sleep.", 2),
        ("J. P. Smith and A. Field wrote it. It sold.", 2),
        ("It has vitamin C. Later it has none.", 2),
        ("The dose was 4.5 mg. It rose to 10.2 mg.", 2),
        ("Was it so? Yes! It was…", 3),
        ("“Was it so?” she asked. It was.", 2),
        ("He slept … and woke. Then rose.", 2),
        ("Food is sold in the U.S. The rest is not. By the U.S. Food Office.", 3),
        ("See Fig. 3 and Dr. Ash. It is there.", 2),
        ("They were ill (p < .05). They died.", 2),
        ("Wort eins. Änderung zwei.", 2),
        ("一つ。二つ！三つ？", 3),
        ("no stop at all", 1),
        ("", 0),
        ("Ends with a blank. ", 1),
        ("a lone . dot", 1),
        ("It is so.\n\nIt was so.", 2),
        ("Slept etc. 5 hours", 1),
        ("Name p. Then", 1),
    ],
)
def test_sentences_are_cut_where_readers_cut_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "It fell.[1] It rose.",
        "It fell. [1] It rose.",
        "It fell.¹ It rose.",
        "It fell.¹,² It rose.",
        "It fell.7 It rose.",
        "It fell.7,8 It rose.",
        "It fell.[1][2] It rose.",
        "It fell (1). It rose.",
        "It fell.”[1] It rose.",
    ],
)
def test_a_marker_after_the_full_stop_belongs_to_the_sentence_before(text: str) -> None:
    assert sentences(text)[-1] == "It rose."
    assert len(sentences(text)) == 2


def test_a_marker_before_the_full_stop_is_in_its_sentence() -> None:
    assert sentences("Shown by Ash et al. [7] and others. New one.")[0] == "Shown by Ash et al. [7] and others."
