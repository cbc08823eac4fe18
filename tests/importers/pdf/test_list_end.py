"""Where lists end: what journals print below them is no entry."""

import pytest

from tests.importers.pdf.sheets import Sheets, article, prose
from tests.importers.pdf.test_entries import entries
from tests.importers.pdf.test_list_kinds import apa, found_texts, headed, hung


@pytest.mark.parametrize(
    "closing",
    [
        ("Received: 2 March 2020; accepted 4 May 2020",),
        ("Editora associada: Clara Supposed", "Submissão: 14/10/2020", "Aceite: 03/12/2021"),
        ("Anschrift der Verfasser:", "Prof. Dr. Ada Invented, Institut für Kessel, 20354 Hamburg"),
        ("Address for correspondence:", "Ada Invented, University of Ponds, 12 Kettle Road, London"),
        ("Recebido em 12 de março de 2019",),
    ],
)
def test_what_a_journal_prints_below_its_list_is_no_entry(closing: tuple[str, ...]) -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 250, prose(6))
    sheets.put(40, y + 20, "References", 10, "B")
    y += 40
    for text in entries(8):
        y = sheets.flow(40, y, 250, text, 8, hang=12)
    sheets.lines(40, y + 2, closing, 8)
    assert found_texts(article(sheets)) == entries(8)


def test_a_bold_line_behind_a_bullet_ends_the_list() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 250, prose(6))
    sheets.put(40, y + 20, "Literatur", 10, "B")
    y += 40
    for text in entries(6):
        y = sheets.flow(40, y, 250, text, 8, hang=12)
    sheets.page()
    sheets.put(40, 80, "- Zum Thema des Hauses", 8, "B")
    y = sheets.flow(40, 100, 520, "Doro Pretended works at the Institute of Ponds and writes about kettles.", 8)
    for text in entries(12)[6:]:
        y = sheets.flow(40, y + 3, 520, text, 8, hang=12)
    assert found_texts(article(sheets)) == entries(6)


@pytest.mark.parametrize(
    "closing",
    [
        "Conflict of interest: The authors declare that they have none, as of 2019.",
        "Acknowledgements. We thank the people of the valley for their kettles.",
        "Appendix A: Kettles and rivers",
        "Ada Invented received the B.S. degree in kettles from the University of Ponds in 1999.",
        "Bruno Imagined is an associate professor at the Institute of Orchards.",
    ],
)
def test_a_line_that_runs_into_what_stands_below_the_list_ends_it(closing: str) -> None:
    sheets = Sheets()
    y = hung(sheets, headed(sheets), apa(8))
    sheets.flow(40, y + 2, 520, closing, 9)
    assert found_texts(article(sheets)) == apa(8)


def test_text_of_another_size_on_the_next_page_is_no_part_of_the_last_entry() -> None:
    sheets = Sheets()
    hung(sheets, headed(sheets), apa(8))
    sheets.page()
    sheets.flow(40, 80, 520, prose(6, 40), 11)
    assert found_texts(article(sheets)) == apa(8)
