"""Characters as PDFs hold them, brought to those that were meant."""

import pytest

from ldn_desk.importers.pdf.characters import clean, illegible


@pytest.mark.parametrize(
    ("held", "meant"),
    [
        ("eﬀect of the ﬁrst ﬂow, oﬃce", "effect of the first flow, office"),
        ("M¨uller and Garc´ıa", "Müller and García"),
        ("Dvoˇr´ak", "Dvořák"),
        ("Franc¸ois", "François"),
        ("e\u0301tude", "étude"),
        ("well\u2010known\x02", "well-known-"),
        ("TNF-\uf061 \uf0b1 2", "TNF-α ± 2"),
        ("\uf732\uf730\uf731\uf736", "2016"),
        ("soft\u00adened", "soft-ened"),
        ("one\u00a0two\u2003three", "one two three"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("plain", "plain"),
        ("5 ˜ 6 and 7´ 8", "5 ˜ 6 and 7´ 8"),
        ("ﻋﺮﺑﻲ", "عربي"),
    ],
)
def test_what_was_drawn_becomes_what_was_meant(held: str, meant: str) -> None:
    assert clean(held) == meant


def test_debris_is_told_from_text_of_any_script() -> None:
    assert illegible("\ufffd\ue001ab" * 100)
    assert illegible("!#$%&/()=?+*" * 50)
    assert not illegible("A sentence of ordinary words with 12 numbers. " * 20)
    assert not illegible("低剂量纳曲酮的研究，文献综述。" * 20)
    assert not illegible("Низкие дозы налтрексона и боль. " * 20)
    assert not illegible("!?" * 20)


def test_letters_that_are_others_than_those_drawn_are_debris() -> None:
    drawn = "This article tells of kettles that were measured by candle light beside the northern rivers. " * 12
    held = "".join(chr(ord(sign) - 29) if ord(sign) > 61 else sign for sign in drawn)
    assert held.startswith("7KLV DUWLFOH")
    assert illegible(held)
    assert not illegible(drawn)
    assert not illegible("ACGT GTCA " * 100 + drawn)
