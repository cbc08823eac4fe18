"""Text that runs from right to left, in the order of reading."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from ldn_desk.importers.pdf.characters import logical, runs_backwards
from ldn_desk.importers.pdf.importer import Pdf
from tests.importers.pdf.sheets import Sheets

SENTENCES = (
    "מחקר זה בודק את ההשפעה של נלטרקסון במינון נמוך על דיכאון [1]. בשנת 2019 נמצא כי Miller AH פרסם מאמר חשוב (בנושא)."
    " המטופלים דיווחו על שיפור ניכר במצבם לאחר שלושה שבועות."
)
_MIRROR = str.maketrans("()[]", ")(][")


def test_words_are_turned_round_and_numbers_and_latin_words_are_not() -> None:
    assert logical("Miller AH יכ 2019 תנשב") == "בשנת 2019 כי Miller AH"


def test_marks_stay_with_their_letters() -> None:
    assert logical("םוֹלשָׁ") == "שָׁלוֹם"


def test_a_page_runs_backwards_where_most_of_its_letters_do() -> None:
    assert runs_backwards(SENTENCES)
    assert not runs_backwards("A sentence that names the word שלום once.")
    assert not runs_backwards("12 (3) 45")


def _font() -> Path:
    folders = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.FontsLocation)
    found = next((path for folder in folders for path in Path(folder).rglob("DejaVuSans.ttf")), None)
    if found is None:
        pytest.skip("no font with Hebrew letters is installed here")
    return found


def test_columns_are_read_from_right_to_left() -> None:
    sheets = Sheets("Hebrew")
    sheets.pdf.add_font("Hebrew", "", _font())
    for right, text in ((560, SENTENCES * 5), (290, "שני " + SENTENCES * 5)):
        y, line = 80.0, ""
        for word in [*text.split(), ""]:
            sheets.pdf.set_font("Hebrew", size=9)
            longer = f"{line} {word}".strip()
            if word and sheets.pdf.get_string_width(longer) <= 250:
                line = longer
                continue
            # As a word processor draws it: from left to right, with brackets the other way round.
            visual = logical(line).translate(_MIRROR)
            sheets.put(right - sheets.pdf.get_string_width(visual), y, visual, 9)
            y, line = y + 12, word
    found = [block.text for block in Pdf().read(sheets.bytes()).blocks]
    assert found == [SENTENCES * 5, "שני " + SENTENCES * 5] or " ".join(found) == f"{SENTENCES * 5} שני {SENTENCES * 5}"
