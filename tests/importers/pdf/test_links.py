"""Links of a PDF: markers that lead to entries, DOIs that links know whole."""

from ldn_desk.domain.article import SpanKind
from ldn_desk.importers.pdf.links import with_whole_doi
from tests.importers.pdf.sheets import Sheets, article, blocks, opening, prose


def linked() -> Sheets:
    """Two pages: a text with a marker that only its link explains, and a list that it leads to."""
    sheets = Sheets()
    end = sheets.put(60, 80, "The kettles of the valley are well described ")
    start = end
    end = sheets.put(end, 80, "in an older work")
    aim = sheets.pdf.add_link(page=2, x=60, y=118)
    sheets.pdf.link(start, 70, end - start, 12, aim)
    sheets.put(end, 80, " and elsewhere.")
    sheets.flow(60, 110, 480, prose(5))
    sheets.page()
    sheets.put(60, 80, "References", 13, "B")
    for number in range(4):
        y = 100 + 27 * number
        sheets.put(60, y, f"{opening(number + 30)}, A., & {opening(number + 50)}, B. (199{number}). Kettles of the", 9)
        sheets.put(75, y + 12, f"{opening(number).lower()} valley. Ordinary Kettles, {number + 2}(1), 1-9.", 9)
    return sheets


def test_a_link_leads_from_its_words_to_the_entry() -> None:
    found = article(linked())
    assert [(citation.marker, citation.numbers) for citation in found.citations] == [("in an older work", (2,))]


def test_links_that_lead_to_no_entry_are_taken_out_and_addresses_stay() -> None:
    sheets = Sheets()
    end = sheets.put(60, 80, "See figure one")
    sheets.pdf.link(60, 70, end - 60, 12, sheets.pdf.add_link(page=1, x=60, y=500))
    start = sheets.put(end, 80, " or ")
    end = sheets.put(start, 80, "the page of the town")
    sheets.pdf.link(start, 70, end - start, 12, "https://town.example/kettles")
    sheets.put(end, 80, ".")
    spans = [span for block in blocks(sheets) for span in block.spans]
    assert [(span.kind, span.href) for span in spans] == [(SpanKind.LINK, "https://town.example/kettles")]


def test_a_doi_that_was_broken_is_put_together_as_its_link_has_it() -> None:
    address = "https://doi.org/10.9999/kettles-12.345"
    assert with_whole_doi("Kettles. 10.9999/ket tles-12. 345.", [address]) == "Kettles. 10.9999/kettles-12.345."
    assert with_whole_doi("Kettles. 10.9999/kettles-12.345.", [address]) == "Kettles. 10.9999/kettles-12.345."
    assert with_whole_doi("Kettles without one.", [address]) == "Kettles without one."
    assert with_whole_doi("Kettles.", ["https://town.example"]) == "Kettles."
