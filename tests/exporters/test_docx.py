from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Inches

from ldn_desk.exporters.docx import Docx
from ldn_desk.plugins.contracts import Snapshot
from tests.exporters.things import HOSTILE, hostile, snapshot, trial, unread, wrong_work

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def _open(given: Snapshot) -> "WordDocument":
    return Document(BytesIO(Docx().write(given)))


def _texts(document: "WordDocument", style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def test_title_and_headings_have_their_styles() -> None:
    document = _open(snapshot(trial()))
    assert _texts(document, "Title") == ["Annotated bibliography: Something and nothing"]
    assert _texts(document, "Heading 1") == ["References", "Method"]
    assert "What was not checked" in _texts(document, "Heading 2")


def test_the_document_names_its_language_title_and_date() -> None:
    document = _open(snapshot(trial()))
    properties = document.core_properties
    assert (properties.language, properties.author) == ("en-GB", "LDN Desk")
    assert properties.title == "Annotated bibliography: Something and nothing"
    assert properties.created is not None
    assert properties.created.strftime("%Y-%m-%d %H") == "2026-11-23 10"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_alphabetical_order_is_laid_out_as_apa_has_it() -> None:
    document = _open(snapshot(trial(), order="alphabetical"))
    formats = {
        name: document.styles[name].paragraph_format for name in ("Reference entry", "Annotation", "Annotation later")
    }
    assert (formats["Reference entry"].left_indent, formats["Reference entry"].first_line_indent) == (
        Inches(0.5),
        Inches(-0.5),
    )
    assert (formats["Annotation"].left_indent, formats["Annotation"].first_line_indent) == (Inches(0.5), None)
    assert formats["Annotation later"].first_line_indent == Inches(0.5)
    assert {each.line_spacing for each in formats.values()} == {2.0}
    assert _texts(document, "Reference entry")[0].startswith("van den Berg, A. B., Hylek")


def test_the_articles_order_is_numbered() -> None:
    assert _texts(_open(snapshot(trial())), "Reference entry")[0].startswith("2.\tvan den Berg")


def test_words_after_a_printed_address_stay_after_it() -> None:
    entry = trial()
    reference = replace(entry.reference, text=f"{entry.reference.text} (open access)")
    [text] = _texts(_open(snapshot(replace(entry, reference=reference))), "Reference entry")
    assert text.endswith("https://doi.org/10.1234/made_up.2016 (open access)")


def test_links_are_hyperlinks() -> None:
    document = _open(snapshot(trial()))
    targets = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert sorted(targets) == ["https://doi.org/10.1234/erratum", "https://doi.org/10.1234/made_up.2016"]
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert sorted(link.text for link in links) == sorted(targets)
    assert _texts(document, "Reference entry")[0].count("https://doi.org/") == 1


def test_all_of_the_annotation_is_there() -> None:
    document = _open(snapshot(trial(notes=("First.\nSecond.",))))
    assert _texts(document, "Annotation") == ["Verdict: ● Details match Crossref (23 Nov 2026)"]
    assert _texts(document, "Annotation later") == [
        "Notice: △ Correction (erratum), Feb 2018, from publisher https://doi.org/10.1234/erratum",
        "Cited for: “A case series showed it [2].” (Evidence)",
        "Cited for: “It was shown twice [2].”",
        "Point to check: sentence says case series; title says randomized",
        "Stars: 4 of 5 — small reservation (Ann Reader, 23 Nov 2026)",
        "Reader’s note: First.",
        "Second. (Ann Reader, 23 Nov 2026)",
    ]


def test_tables_repeat_their_head_and_keep_rows_whole() -> None:
    table = _open(snapshot(wrong_work())).tables[0]
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == ["field", "as printed", "at Crossref, 23 Nov 2026", "outcome"]
    assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in (head, *rows))
    assert [row.cells[2].text for row in rows] == ["Another title | altogether", "Quite, Another", "2019"]
    shift = table._tbl.tblPr.find(qn("w:tblInd"))
    assert shift is not None
    assert shift.get(qn("w:w")) == "720"


def test_without_notes_there_are_none() -> None:
    document = _open(snapshot(trial(), with_notes=False))
    assert not [text for text in _texts(document, "Annotation later") if text.startswith("Reader")]


def test_a_reference_without_address_has_no_link() -> None:
    document = _open(snapshot(unread()))
    assert _texts(document, "Reference entry") == ["3.\tSee the ministry’s page."]
    assert not [each for each in document.part.rels.values() if each.is_external]


def test_hostile_text_is_text() -> None:
    document = _open(snapshot(hostile(), title=HOSTILE))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "עברית" in text
    assert not set("\x00\x07\x1b\u202e") & set(text)
    assert all(
        str(each.target_ref).startswith("https://doi.org/10.")
        for each in document.part.rels.values()
        if each.is_external
    )
