import pytest

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.citations.markers import Marker, numeric_markers, spelt_out


def markers(text: str, *spans: Span) -> list[Marker]:
    return list(numeric_markers(Block(BlockKind.PARAGRAPH, text, spans=spans)))


def numbers(text: str, style: str, *spans: Span) -> list[tuple[int, ...]]:
    return [marker.numbers for marker in markers(text, *spans) if marker.style == style]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("7", (7,)),
        ("1, 4", (1, 4)),
        ("3–5", (3, 4, 5)),
        ("1,3-5;9", (1, 3, 4, 5, 9)),
        ("2 to 4", (2, 3, 4)),
        ("0", ()),
        ("5–3", ()),
        ("100–400", ()),
    ],
)
def test_a_range_of_markers_is_spelt_out(printed: str, wanted: tuple[int, ...]) -> None:
    assert spelt_out(printed) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("as shown [7].", [(7,)]),
        ("as shown [1,4] and [3–5].", [(1, 4), (3, 4, 5)]),
        ("as shown [1]–[3].", [(1, 2, 3)]),
        ("as shown [refs. 2, 3] here", [(2, 3)]),
        ("as shown [4, p. 23].", [(4,)]),
        ("95% CI [1, 4] and range [2, 9], x = [3]", []),
        ("mice left their former range [6-9]. Voles keep to its range [2, 9] m", [(6, 7, 8, 9)]),
        ("found across ranges [12] and in the range [2,4,7]", [(12,), (2, 4, 7)]),
        ("tracer [18F] and [11C]K-2", []),
        ("nothing here", []),
    ],
)
def test_bracketed_numbers_are_markers_unless_they_are_values(text: str, wanted: list[tuple[int, ...]]) -> None:
    assert numbers(text, "bracket") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("as shown (1), and (2,3).", [(1,), (2, 3)]),
        ("(1) first, Equation (2), Fig. (3), namely: (4), (0.5)", []),
    ],
)
def test_numbers_in_parentheses_may_be_markers(text: str, wanted: list[tuple[int, ...]]) -> None:
    assert numbers(text, "round") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("as shown.¹", [(1,)]),
        ("as shown¹,³⁻⁵.", [(1, 3, 4, 5)]),
        ("as shown¹·² and then²⁰⁻", [(1, 2), (20,)]),
        ("in 2016³ it was", [(3,)]),
        ("5 m² and 10⁶ and kg/m² and R² and ¹⁰B and x²", []),
        ("fed above 95 mg/dL³, then 5 mmol/l², not mg²/dL²", [(3,), (2,)]),
        ("¹ begins a note", []),
        ("as shown⁰", []),
    ],
)
def test_raised_numbers_are_markers_unless_they_are_exponents(text: str, wanted: list[tuple[int, ...]]) -> None:
    assert numbers(text, "superscript") == wanted


def raised(text: str, *parts: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for part in parts:
        start = text.index(part, start)
        spans.append(Span(start, start + len(part), SpanKind.SUPERSCRIPT))
        start += len(part)
    return tuple(spans)


def test_superscript_spans_are_markers() -> None:
    text = "as shown1,3–5 and that7."
    assert numbers(text, "superscript", *raised(text, "1,3–5", "7")) == [(1, 3, 4, 5), (7,)]


def test_superscript_spans_parted_by_a_comma_are_one_marker() -> None:
    text = "as shown1,2 here"
    assert numbers(text, "superscript", *raised(text, "1", "2")) == [(1, 2)]
    text = "as shown 1,2 here"
    assert numbers(text, "superscript", *raised(text, "1,", "2")) == [(1, 2)]


def test_superscript_spans_that_are_no_numbers_are_none() -> None:
    text = "the 5th and 10" + "6 and that[3] and m2"
    assert numbers(text, "superscript", *raised(text, "th", "6", "[3]", "2")) == []


def test_more_numbers_than_any_marker_names_are_no_marker() -> None:
    assert spelt_out("1-61") == tuple(range(1, 62))
    assert spelt_out("1-61, 101-161") == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("The sum of t[1] and x[2].", []), ("So it is in vitamin D[1].", [(1,)]), ("So it is[1].", [(1,)])],
)
def test_an_index_of_a_formula_is_no_marker(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [marker.numbers for marker in numeric_markers(Block(BlockKind.PARAGRAPH, text))] == numbers
