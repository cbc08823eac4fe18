"""Plain text from the mark-up of registries."""

import pytest

from ldn_desk.sources.markup import paragraphs, plain


@pytest.mark.parametrize(
    ("kept", "meant"),
    [
        ("Effects of <i>E. coli</i> on mice", "Effects of E. coli on mice"),
        ("Use of\n                    <scp>MRI</scp>\n                    in clinics", "Use of MRI in clinics"),
        ("kinase (\n            <i>PIK3CA</i>\n            )", "kinase (PIK3CA)"),
        ("<scp>L</scp>\n-histidine", "L-histidine"),
        ("Tea &amp; sympathy", "Tea & sympathy"),
        ('Review of "&lt;i&gt;Spadella&lt;/i&gt;"', 'Review of "Spadella"'),
        ("when p &lt; 0.05 and q &gt; 2", "when p < 0.05 and q > 2"),
        ("if a<b and c>d hold", "if a<b and c>d hold"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("<!-- a comment -->Title", "Title"),
        ("H<sub>2</sub>O", "H2O"),
        ("a  \n  ( \n b ) \n . c \n d [\ne", "a (b ). c d [e"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_of_plain_text(kept: str, meant: str) -> None:
    assert plain(kept) == meant


def test_a_formula_is_run_together() -> None:
    formula = (
        'On <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" altimg="si1.gif"><mml:mrow>\n <mml:mo>(</mml:mo>\n'
        " <mml:mi>t</mml:mi>\n <mml:mo>)</mml:mo></mml:mrow></mml:math> numbers"
    )
    assert plain(formula) == "On (t) numbers"


def test_markup_escaped_without_end_is_left_after_three_layers() -> None:
    assert plain("&amp;amp;amp;amp;lt;") == "&amp;lt;"


def test_an_abstract_keeps_its_paragraphs_and_loses_its_heading() -> None:
    jats = (
        "<jats:title>Abstract</jats:title>\n  <jats:sec><jats:title>Background</jats:title>\n"
        "<jats:p>Tea was <jats:italic>given</jats:italic>.</jats:p></jats:sec><jats:p>It helped.</jats:p>"
    )
    assert paragraphs(jats) == "Background\nTea was given.\nIt helped."


def test_a_comment_or_formula_that_is_never_closed_stays() -> None:
    assert plain("a <!-- b <math>\nc <!-- d") == "a <!-- b c <!-- d"
    assert paragraphs("<p>a <tex-math>x</p>") == "a x"


def test_a_formula_told_twice_is_kept_once() -> None:
    told = "<p>where <tex-math>$x^2$</tex-math><math><mi>x</mi><mn>2</mn></math> holds</p>"
    assert paragraphs(told) == "where x2 holds"


def test_an_abstract_without_markup_is_one_paragraph() -> None:
    assert paragraphs("Just words") == "Just words"


def test_an_empty_abstract_is_empty() -> None:
    assert paragraphs("<jats:p> </jats:p>") == ""


def test_five_megabytes_of_open_tags_take_no_longer_than_reading_them() -> None:
    assert plain("<a b='c' " * 50_000).startswith("<a b='c'")


@pytest.mark.parametrize(
    "piece", [" ", "\n", " \n", "\xa0", "<!--", "<math>", "</math>", "<tex-math>", "<a ", "<a b = ", "&amp;"]
)
def test_one_piece_many_times_is_no_reason_to_hang(piece: str) -> None:
    assert plain(f"Sleep{piece * 50_000}in mice").startswith("Sleep")
    assert paragraphs(f"<p>Sleep{piece * 50_000}in mice</p>").startswith("Sleep")
