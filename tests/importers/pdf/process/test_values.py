"""What the process tells, looked over: only what it may say comes through."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_desk.importers.pdf.page_text import PageText, Run
from ldn_desk.importers.pdf.process import values
from ldn_desk.importers.pdf.process.frames import SIZE, Garbled
from ldn_desk.plugins.contracts import PageLine

RUN = ["Kettles", 1.5, 2.5, 3.5, 10, False, True, "times", "https://a.org", True]
numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)


def test_a_page_comes_back_as_it_was() -> None:
    page = PageText([Run("a\u2029😀", 1.1, 2.2, 3.3, 10.5, True, False, "times", "#aim-1-2-3", True)], 600, 800, 1, 2)
    assert values.page_text(values.unpacked(values.packed(values.page_text_form(page)))) == page


def test_lines_come_back_as_they_were() -> None:
    line = PageLine("ab", (1.0, 2.0, 3.25), 4.5, 5.5)
    assert values.lines(values.unpacked(values.packed([values.line_form(line)]))) == (line,)


@pytest.mark.parametrize("data", [b"", b"[", b"\xff", b"[NaN]", b"[Infinity]", b"[" * 100_000])
def test_what_is_no_json_is_garbled(data: bytes) -> None:
    with pytest.raises(Garbled):
        values.unpacked(data)


@pytest.mark.parametrize(
    "page",
    [
        None,
        [],
        [600, 800, 0, 0],
        [600, 800, 0, 0, None],
        [600, "800", 0, 0, []],
        [600, 800, 0, 1e999, []],
        [600, 800, 0, 0, [RUN[:-1]]],
        [600, 800, 0, 0, [[7, *RUN[1:]]]],
        [600, 800, 0, 0, [["a", "1", *RUN[2:]]]],
        [600, 800, 0, 0, [["a", 1e999, *RUN[2:]]]],
        [600, 800, 0, 0, [[*RUN[:8], "javascript:alert(1)", True]]],
        [600, 800, 0, 0, [[*RUN[:9], "yes"]]],
    ],
)
def test_what_is_no_page_is_garbled(page: Any) -> None:
    with pytest.raises(Garbled):
        values.page_text(page)


@pytest.mark.parametrize("lines", [None, [1], [["a", [1.0], 2.0, 3.0]], [[1, [1.0], 2, 3]], [["a", [1.0, "2"], 2, 3]]])
def test_what_are_no_lines_is_garbled(lines: Any) -> None:
    with pytest.raises(Garbled):
        values.lines(lines)


@pytest.mark.parametrize("sizes", [None, [], [[1.0]], [[1.0, 0.0]], [[1.0, 1e999]], [["a", 1.0]], [[1, 1], [1, 1]]])
def test_what_are_no_sizes_is_garbled(sizes: Any) -> None:
    with pytest.raises(Garbled):
        values.sizes(sizes, 1)


@pytest.mark.parametrize("told", [None, [], [0, {}], [-1, {}], ["1", {}], [10**9, {}], [1, None], [1, [1]]])
def test_what_tells_no_number_of_pages_is_garbled(told: Any) -> None:
    with pytest.raises(Garbled):
        values.opened(told)


def test_what_a_file_says_of_itself_is_text_alone() -> None:
    assert values.opened([2, {"Title": "Kettles", "Author": 7}]) == (2, {"Title": "Kettles"})


@pytest.mark.parametrize("data", [b"", SIZE.pack(1, 1), SIZE.pack(0, 1), SIZE.pack(2, 2) + b"abcd" * 3])
def test_what_is_no_picture_is_garbled(data: bytes) -> None:
    with pytest.raises(Garbled):
        values.pixels(data)


def test_a_picture_is_its_size_and_its_pixels() -> None:
    assert values.pixels(SIZE.pack(2, 1) + b"abcdefgh") == (2, 1, b"abcdefgh")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=20,
)


@given(anything)
def test_nothing_that_is_told_raises_anything_else(value: Any) -> None:
    for read in (values.page_text, values.lines, values.opened, lambda told: values.sizes(told, 1)):
        try:
            read(value)
        except Garbled:
            continue
