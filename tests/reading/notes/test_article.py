"""Articles whose notes are their list."""

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.reading.article import understand
from ldn_desk.services.opening import read_bytes

KELLER = "Alma Keller, Rights of Owls, 12 J. Barn L. 100 (2015)"
LIND = "Bo Lind, Host and Barn, 8 Net L. Rev. 55, 60 (2012)."
P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
MOSS = "Cora Moss, Owls Online (Barn University Press 2018) 44."


def read(text: str, name: str) -> Article:
    return read_bytes(text.encode(), name, build_registry(lambda _name: "").importers)


def cited(article: Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in article.citations]


def test_the_works_of_markdown_notes_are_the_list() -> None:
    notes = f"[^1]: {KELLER}; {LIND}\n[^2]: Ibid., at 105.\n[^3]: But see {MOSS}\n[^4]: Lind, supra note 1, at 61."
    found = read(f"# Owls\n\nThey sleep.[^1] Some do.[^2] Few wake.[^3] So it is.[^4]\n\n{notes}\n", "owls.md")
    assert [(each.number, each.text) for each in found.references] == [(1, KELLER), (2, LIND), (3, MOSS)]
    assert cited(found) == [("¹", (1, 2)), ("²", (1,)), ("³", (3,)), ("⁴", (2,))]
    assert all(found.text[each.start :].startswith(each.text) for each in found.references)
    assert not [block for block in found.blocks if block.kind is BlockKind.REFERENCE]


def test_notes_below_their_heading_in_plain_text_count_up_with_the_digits_glued_to_words() -> None:
    text = "Owls at rest\n\nThey sleep in 3 barns.1 Some of 12 do.2 Few wake.3\n\nNotes\n\n"
    found = read(f"{text}1 {KELLER}\n2 Ibid.\n3 {MOSS}\n", "owls.txt")
    assert [each.text for each in found.references] == [KELLER, MOSS]
    assert cited(found) == [("¹", (1,)), ("²", (1,)), ("³", (2,))]


def test_notes_that_lead_nowhere_back_are_a_list_as_before() -> None:
    notes = "[^1]: Fir F. Rest in owls. J Rest. 2018;18:5-6.\n[^2]: Ash A. Sleep in owls. J Owl. 2016;16:22-34."
    found = read(f"# Owls\n\nThey sleep.[^1] Some do.[^2]\n\n{notes}\n", "owls.md")
    assert [each.printed.title for each in found.references] == ["Rest in owls", "Sleep in owls"]
    assert cited(found) == [("1", (1,)), ("2", (2,))]


def test_notes_of_an_article_with_a_list_are_no_list() -> None:
    listed = [Block(L, f"Fir, F. ({2000 + n}). Rest of owls {n}. Journal of Rest, {n}, 5–6.") for n in range(4)]
    notes = [Block(P, f"1 {KELLER}"), Block(P, "2 Ibid.")]
    found = understand([Block(P, "So (Fir, 2001)."), Block(H, "Notes", 2), *notes, Block(H, "References", 2), *listed])
    assert [each.printed.year for each in found.references] == [2000, 2001, 2002, 2003]


def test_notes_that_a_format_names_and_that_name_no_work_leave_no_list() -> None:
    notes = [
        Block(BlockKind.LIST_ITEM, text, 1, anchor=f"note-{n}") for n, text in enumerate(("so it is", "or not"), 1)
    ]
    found = understand([Block(BlockKind.PARAGRAPH, "Owls sleep."), *notes])
    assert (found.references, found.citations) == ((), ())
    assert [block.kind for block in found.blocks[1:]] == [L] * 2


def test_numbered_lines_below_notes_that_lead_nowhere_back_are_text() -> None:
    found = read("Owls at rest\n\nThey sleep.\n\nNotes\n\n1 Owls were seen.\n2 They were few.\n", "owls.txt")
    assert found.references == ()


def test_a_line_without_a_number_among_notes_is_text() -> None:
    told = Block(P, "These notes were translated by the keepers of the barn, who thank all of its owls for their rest.")
    notes = [told, Block(L, KELLER, 1, ordinal="1."), Block(L, "Ibid.", 1, ordinal="2.")]
    found = understand([Block(P, "Owls sleep.1 So they do.2"), Block(H, "Notes", 2), *notes])
    assert [each.text for each in found.references] == [KELLER]
    assert [block.kind for block in found.blocks if block.text == told.text] == [P]


def test_below_a_heading_without_an_entry_notes_are_left_as_they_are() -> None:
    notes = [Block(L, text, 1, anchor=f"note-{n}") for n, text in enumerate(("so it is", "or not"), 1)]
    found = understand([Block(P, "Owls sleep."), Block(H, "References", 2), Block(P, "none"), *notes])
    assert found.references == ()


def test_a_note_without_a_work_cites_nothing() -> None:
    notes = [Block(L, text, 1, ordinal=f"{n}.") for n, text in enumerate((KELLER, "das gilt auch", "Ibid."), 1)]
    found = understand([Block(P, "Owls sleep.1 So they do.2 They do.3"), Block(H, "Notes", 2), *notes])
    assert cited(found) == [("¹", (1,)), ("³", (1,))]
