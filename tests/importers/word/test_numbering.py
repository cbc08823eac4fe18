"""Numbers that Word counts."""

import pytest
from lxml import etree

from ldn_desk.importers.word.numbering import Numbering
from tests.importers.word.word_file import NAMES


def numbering(*lists: str, shape: str = "") -> Numbering:
    shape = shape or level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")
    xml = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='0'>{shape}</w:abstractNum>"
        + "".join(
            f"<w:num w:numId='{place}'><w:abstractNumId w:val='0'/>{inner}</w:num>"
            for place, inner in enumerate(lists or ("",), 1)
        )
        + "</w:numbering>"
    )
    return Numbering(etree.fromstring(xml))


def level(depth: int, form: str, pattern: str, start: int = 1) -> str:
    inner = f"<w:start w:val='{start}'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{pattern}'/>"
    return f"<w:lvl w:ilvl='{depth}'>{inner}</w:lvl>"


def test_levels_count_within_those_above() -> None:
    counted = numbering()
    assert [counted.next("1", depth) for depth in "0110101"] == ["1.", "1.1.", "1.2.", "2.", "2.1.", "3.", "3.1."]


def test_lists_of_one_shape_count_on_unless_one_begins_anew() -> None:
    begin = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    counted = numbering("", "", begin)
    assert [counted.next(each, "0") for each in ("1", "2", "3", "3", "1")] == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_have_levels_of_its_own() -> None:
    own = f"<w:lvlOverride w:ilvl='0'>{level(0, 'upperRoman', '%1)', 4)}</w:lvlOverride>"
    assert numbering("", own).next("2", "0") == "IV."


@pytest.mark.parametrize(
    ("form", "start", "printed"),
    [
        ("lowerLetter", 28, "bb."),
        ("upperLetter", 2, "B."),
        ("lowerRoman", 19, "xix."),
        ("decimalZero", 7, "7."),
        ("bullet", 1, ""),
    ],
)
def test_numbers_are_printed_in_their_form(form: str, start: int, printed: str) -> None:
    assert numbering(shape=level(0, form, "[%1]", start)).next("1", "0") == printed


def test_a_shape_may_be_that_of_a_style() -> None:
    xml = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>"
        f"{level(0, 'decimal', '%1', 5)}</w:abstractNum><w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/>"
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )
    assert Numbering(etree.fromstring(xml)).next("1", "0") == "5."


def test_lists_that_nothing_describes_have_no_numbers() -> None:
    assert Numbering(None).next("1", "0") == ""
