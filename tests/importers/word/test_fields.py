"""What reference managers keep in Word files, all of the project's own words."""

import json

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.importers.word.fields import assigned
from ldn_desk.importers.word.importer import Docx
from ldn_desk.services.opening import read_bytes
from tests.importers.word.word_file import ASH, CEDAR, csl_code, field, mendeley_control, paragraph, run, word_file

ELM = ASH | {"id": 3, "title": "Food of mice", "DOI": "10.1000/elm", "author": [{"family": "Elm", "given": "E."}]}
LIST = (
    "[1] Ash, A. H. 2016. Sleep in mice at night. J Sleep 16.",
    "[2] Cedar, D. 2016. Pain in mice by day. J Sleep 16.",
    "[3] Elm, E. 2016. Food of mice. J Sleep 16.",
)


def article(body: str, **parts: str) -> Article:
    data = word_file(body, {name.replace("__", "/") + ".xml": text for name, text in parts.items()})
    return read_bytes(data, "a.docx", [Docx()])


def cited(found: Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in found.citations]


def listed(*entries: str) -> str:
    begin, end = field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", "|").split("|")
    paragraphs = [run(entry) for entry in entries]
    return "".join(map(paragraph, [begin + paragraphs[0], *paragraphs[1:-1], paragraphs[-1] + end]))


def test_works_of_one_citation_are_told_apart_however_the_style_sorts_them() -> None:
    body = paragraph(run("Mice ") + field(csl_code(CEDAR, ASH), run("(Ash, 2016; see Cedar, 2016)")) + run("."))
    found = article(body)
    spans = [span for span in found.blocks[0].spans]
    works = [reference.printed.title for reference in found.references]
    assert works == ["Pain in mice by day", "Sleep in mice at night"]
    assert {found.blocks[0].text[span.start : span.end]: span.href for span in spans} == {
        " see Cedar, 2016)": "#cited-1",
        "(Ash, 2016": "#cited-2",
    }


def test_a_sign_whose_parts_name_nobody_cites_all_its_works() -> None:
    body = (
        paragraph(run("Mice sleep ") + field(csl_code(ASH, CEDAR, ELM), run("[1–3]")) + run("."))
        + paragraph(
            run("They rest") + field(csl_code(ASH, ELM), run("1,3", "<w:vertAlign w:val='superscript'/>")) + run(".")
        )
        + listed(*LIST)
    )
    found = article(body)
    assert [reference.number for reference in found.references] == [1, 2, 3]
    assert [numbers for _marker, numbers in cited(found)] == [(1, 2, 3), (1, 3)]


def test_of_two_works_by_one_author_the_year_tells() -> None:
    works = {"a": Fields(author=(Name("Ash"),)), "b": Fields(author=(Name("Ash"),), title="x")}
    assert list(assigned("(Ash, 2016; Ash, 2017)", ["a", "b"], works)) == [("a", (0, 22)), ("b", (0, 22))]


def test_zotero_s_citations_kept_as_bookmarks_name_works() -> None:
    code = csl_code(ASH, prefix="ZOTERO_ITEM CSL_CITATION ")
    properties = "<Properties>" + "".join(
        f"<property name='ZOTERO_BREF_ab12_{place}'><lpwstr>{piece.replace('&', '&amp;')}</lpwstr></property>"
        for place, piece in ((2, code[60:]), (1, code[:60]))
    )
    mark = f"<w:bookmarkStart w:id='4' w:name='ZOTERO_BREF_ab12'/>{run('(Ash, 2016)')}<w:bookmarkEnd w:id='4'/>"
    found = article(paragraph(run("Mice sleep ") + mark + run(".")), docProps__custom=properties + "</Properties>")
    assert [reference.printed.DOI for reference in found.references] == ["10.1000/ash"]
    assert cited(found) == [("(Ash, 2016)", (1,))]


def test_mendeley_cite_s_list_is_the_list() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:tag w:val='MENDELEY_BIBLIOGRAPHY'/></w:sdtPr><w:sdtContent>"
        + "".join(paragraph(run(entry)) for entry in LIST[:2])
        + "</w:sdtContent></w:sdt>"
    )
    found = article(paragraph(run("Mice sleep ") + mendeley_control(run("[2]"), CEDAR) + run(".")) + control)
    assert [reference.text[:5] for reference in found.references] == ["Ash, ", "Cedar"]
    assert found.references[1].printed.DOI == "10.1000/cedar"
    assert cited(found) == [("[2]", (2,))]


def test_an_entry_without_a_title_is_known_by_author_volume_and_page() -> None:
    work = ASH | {"page": "22-34", "issue": "1"}
    body = paragraph(run("Mice sleep ") + field(csl_code(work), run("[1]")) + run(".")) + listed(
        "[1] A. H. Ash, J. Sleep 16(1), 22 (2016).", "[2] D. Cedar, J. Sleep 16, 2 (2016)."
    )
    found = article(body)
    assert len(found.references) == 2
    assert found.references[0].printed.title == "Sleep in mice at night"


def test_links_to_an_entry_s_bookmark_still_lead_to_it() -> None:
    entry = f"<w:bookmarkStart w:id='9' w:name='_Ref9'/>{run(LIST[0])}<w:bookmarkEnd w:id='9'/>"
    body = (
        paragraph(run("Mice sleep ") + field(csl_code(ASH), run("[1]")) + run("."))
        + paragraph(run("They do ") + f"<w:hyperlink w:anchor='_Ref9'>{run('[1]')}</w:hyperlink>" + run("."))
        + paragraph(run("References"), "<w:outlineLvl w:val='0'/>")
        + paragraph(entry)
        + paragraph(run(LIST[1]))
    )
    found = article(body)
    assert [numbers for _marker, numbers in cited(found)] == [(1,), (1,)]
    assert found.references[0].printed.DOI == "10.1000/ash"
    assert {span.href for block in found.blocks[:2] for span in block.spans} == {"#cited-1"}


def test_a_citation_in_a_footnote_cites() -> None:
    from tests.importers.word.word_file import NAMES

    note = paragraph(run("See ") + field(csl_code(ASH), run("Ash, Sleep in Mice")) + run(", a good account."))
    notes = f"<w:footnotes {NAMES}><w:footnote w:id='2'>{note}</w:footnote></w:footnotes>"
    found = article(paragraph(run("Mice sleep.") + "<w:r><w:footnoteReference w:id='2'/></w:r>"), word__footnotes=notes)
    assert [reference.printed.DOI for reference in found.references] == ["10.1000/ash"]
    assert cited(found) == [("¹", (1,))]
    assert any(block.kind is BlockKind.LIST_ITEM and block.anchor == "note-1" for block in found.blocks)


def test_what_mendeley_escapes_in_its_fields_is_the_sign_it_means() -> None:
    work = ASH | {"title": r"Sleep \& mice at 5\% light", "container-title": r"Brain, Behavior, {\&} Sleep"}
    found = article(paragraph(run("Mice ") + field(csl_code(work), run("[1]")) + run(".")))
    assert found.references[0].printed.title == "Sleep & mice at 5% light"
    assert found.references[0].printed.container_title == "Brain, Behavior, & Sleep"


def test_codes_that_are_no_json_name_nothing() -> None:
    for code in ("{", json.dumps({"citationItems": [1, {"itemData": 2}]}), json.dumps([])):
        found = article(paragraph(run("Mice ") + field(f" ADDIN ZOTERO_ITEM CSL_CITATION {code}", run("(Ash)"))))
        assert found.references == ()


def test_a_doi_that_only_the_printed_entry_shows_is_the_work_s() -> None:
    work = {name: value for name, value in ASH.items() if name != "DOI"}
    body = paragraph(run("Mice ") + field(csl_code(work), run("[1]")) + run("."))
    found = article(body + listed(LIST[0] + " doi:10.1000/printed", LIST[1]))
    assert found.references[0].printed.DOI == "10.1000/printed"
    assert found.references[0].printed.title == "Sleep in mice at night"


def test_a_heading_within_the_field_of_the_list_is_no_entry() -> None:
    begin, end = field(" BIBLIOGRAPHY ", "|").split("|")
    body = paragraph(begin + run("References"), "<w:outlineLvl w:val='0'/>") + "".join(
        paragraph(run(entry)) for entry in LIST
    )
    found = article(paragraph(run("Mice.")) + body + paragraph(end))
    assert [reference.number for reference in found.references] == [1, 2, 3]


def test_entries_that_count_on_from_the_one_in_the_list_s_field_are_entries() -> None:
    own = field(" ADDIN EN.REFLIST ", run("1. Ash AH. Sleep in mice at night. J Sleep. 2016;16."))
    cites = paragraph(run("Mice sleep ") + field(csl_code(ASH, CEDAR), run("[1, 2]")))
    rest = paragraph(run("2. Cedar D. Pain in mice by day. J Sleep. 2016;16.")) + paragraph(run("Mice were thanked."))
    found = article(cites + paragraph(run("References")) + paragraph(own) + rest)
    assert [each.text for each in found.references] == [
        "Ash AH. Sleep in mice at night. J Sleep. 2016;16.",
        "Cedar D. Pain in mice by day. J Sleep. 2016;16.",
    ]
    assert cited(found) == [("[1, 2]", (1, 2))]
