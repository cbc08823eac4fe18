"""Notes of Word files: works that a reference manager names in them, and ways back to them."""

from ldn_desk.domain.article import Article
from ldn_desk.importers.word.importer import Docx
from ldn_desk.services.opening import read_bytes
from tests.importers.word.word_file import ASH, CEDAR, NAMES, csl_code, field, paragraph, run, word_file


def noted(*notes: str, after: str = "") -> Article:
    """A text with these notes, each the inner XML of its paragraph."""
    signs = "".join(
        run(f" So it is {n}.") + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, len(notes) + 1)
    )
    own = "".join(f'<w:footnote w:id="{n}">{paragraph(note)}</w:footnote>' for n, note in enumerate(notes, 1))
    part = f"<?xml version='1.0'?><w:footnotes {NAMES}>{own}</w:footnotes>"
    return read_bytes(word_file(paragraph(signs) + after, {"word/footnotes.xml": part}), "owls.docx", [Docx()])


def cited(article: Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in article.citations]


def test_works_that_fields_in_notes_name_are_listed_once_and_notes_lead_to_them() -> None:
    first = field(csl_code(ASH), run("A. H. Ash, “Sleep in Mice at Night,” J Sleep 16 (2016).")) + run(" See also ")
    second = field(csl_code(CEDAR), run("D. Cedar, “Pain in Mice by Day,” J Sleep 16 (2016)."))
    again = field(csl_code(ASH), run("Ash, “Sleep.”"))
    found = noted(first, run("Ibid., 5."), second, again)
    assert [each.printed.title for each in found.references] == ["Sleep in mice at night", "Pain in mice by day"]
    assert cited(found) == [("¹", (1,)), ("²", (1,)), ("³", (2,)), ("⁴", (1,))]


def test_works_that_notes_print_are_the_list_where_there_is_none() -> None:
    owls = "Alma Keller, Rights of Owls, 12 J. Barn L. 100 (2015)."
    found = noted(run(owls), run("Ibid."), run("das gilt auch hier"))
    assert [each.text for each in found.references] == [owls]
    assert cited(found) == [("¹", (1,)), ("²", (1,))]


def test_notes_beside_a_list_are_no_references() -> None:
    listed = "".join(
        paragraph(run(f"Fir, F. ({year}). Rest of owls in the year {year}. Journal of Rest, 3, 5–6."))
        for year in (2001, 2002)
    )
    note = "Fir, F. (1999). Naps of owls. Journal of Naps, 2, 3–4."
    found = noted(run(note), run(note.replace("1999", "1998")), after=paragraph(run("References")) + listed)
    assert [each.printed.year for each in found.references] == [2001, 2002]
