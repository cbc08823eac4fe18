"""Notes at the feet of pages."""

from ldn_desk.domain.article import BlockKind
from tests.importers.pdf.sheets import Sheets, article, blocks, prose, texts

NOTES = (
    "Keller, Alma (2011): Rights of Owls in Old Barns. Bern: Eule.",
    "Lind, Bo (2012): Host and Barn in the Hills. Basel: Eule.",
    "Ebd., S. 5.",
    "Moss, Cora (2013): Owls Online and Elsewhere. Genf: Eule.",
)


def noted(*, headed: bool = False) -> Sheets:
    """Two pages, two notes at the foot of each; `headed`: with a list of references at the end."""
    sheets = Sheets()
    for page in range(2):
        if page:
            sheets.page()
        y = sheets.flow(60, 80, 480, prose(6, 6 * page))
        for number in (2 * page + 1, 2 * page + 2):
            end = sheets.put(60, y, f"The owls of barn {'abcd'[number - 1]} are asleep.")
            sheets.put(end, y - 4, str(number), 6)
            y += 14
        y = 700.0
        for number in (2 * page + 1, 2 * page + 2):
            y = sheets.flow(60, y, 170, f"{number} {NOTES[number - 1]}", 8, hang=6) + 4
    if headed:
        sheets.page()
        sheets.put(60, 80, "References", 13, "B")
        for number in range(4):
            sheets.put(60, 100 + 14 * number, f"Fir, F. (200{number}). Rest of owls. Journal of Rest, {number}, 5-6.")
    return sheets


def test_notes_are_taken_out_of_the_text_and_put_together_below_it() -> None:
    found = blocks(noted())
    assert texts(found, BlockKind.LIST_ITEM) == list(NOTES)
    assert [block.anchor for block in found if block.kind is BlockKind.LIST_ITEM] == [f"note-{n}" for n in range(1, 5)]


def test_the_works_of_the_notes_are_the_list_of_a_document_without_one() -> None:
    found = article(noted())
    assert [each.text for each in found.references] == [NOTES[0], NOTES[1], NOTES[3]]
    assert [(each.marker, each.numbers) for each in found.citations] == [
        ("¹", (1,)),
        ("²", (2,)),
        ("³", (2,)),
        ("⁴", (3,)),
    ]


def test_a_document_with_a_list_keeps_its_notes_where_they_stand() -> None:
    found = article(noted(headed=True))
    assert [each.printed.year for each in found.references] == [2000, 2001, 2002, 2003]
