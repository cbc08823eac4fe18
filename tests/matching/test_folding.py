import pytest

from ldn_desk.matching.folding import folded, in_latin, mended, plain, run_together, spelt, words


def test_utf8_read_as_latin1_is_read_again() -> None:
    assert mended("MÃ¼ller") == "Müller"
    assert mended("itâ€™s") == "it’s"


def test_text_that_only_looks_damaged_stays_as_it_is() -> None:
    assert mended("Müller") == "Müller"
    assert mended("Ã¼ 漢") == "Ã¼ 漢"


def test_bytes_that_only_latin1_knows_are_mended_too() -> None:
    assert mended("Ã\x81lvarez") == "Álvarez"


def test_markup_entities_and_signs_come_to_one_form() -> None:
    assert plain("A  <i>b</i> &amp;amp; c‐d &#8220;e&#8221;") == 'A b & c-d "e"'
    assert plain("p <0.05 and > 3") == "p <0.05 and > 3"


def test_the_tex_twin_of_a_formula_is_left_out() -> None:
    assert plain("of <tex-math>\\alpha</tex-math><mml:math><mml:mi>α</mml:mi></mml:math> cells") == "of α cells"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Crohn’s disease", "Crohn disease"),
        ("TNF-α", "TNF alpha"),
        ("Łódź Ørsted Æther", "lodz orsted aether"),
        ("CO₂", "CO2"),
        ("1,000 patients", "1000 patients"),
        ("patients' views", "patients views"),
    ],
)
def test_two_ways_to_write_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_numbers_with_points_stay_whole_and_cjk_signs_stand_alone() -> None:
    assert words("version 1.2, IL6") == ("version", "1.2", "il", "6")
    assert words("抑郁") == ("抑", "郁")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("randomised", "randomized"),
        ("tumour", "tumor"),
        ("paediatric", "pediatric"),
        ("oestrogen", "estrogen"),
        ("labelled", "labeled"),
        ("analyse", "analyze"),
        ("centre", "center"),
        ("programme", "program"),
        ("defence", "defense"),
        ("ageing", "aging"),
        ("sulphate", "sulfate"),
        ("catalogue", "catalog"),
    ],
)
def test_british_and_american_spelling_are_one_word(british: str, american: str) -> None:
    assert spelt(british) == spelt(american)


def test_a_hyphen_parts_no_words_but_numbers_stay_apart() -> None:
    assert run_together(words("well-being")) == run_together(words("wellbeing"))
    assert run_together(words("type 1 2")) != run_together(words("type 12"))


def test_latin_is_told_from_other_scripts() -> None:
    assert in_latin("Naltrexone and TNF-α")
    assert not in_latin("低剂量纳曲酮")
    assert folded("ß") == "ss"
