from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.entries.linked_lists import with_linked_lists
from tests.reading.texts import ASH, CEDAR

P, L, R = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.REFERENCE


def linking(*anchors: str) -> Block:
    text = " ".join("x" for _anchor in anchors) or "x"
    return Block(P, text, spans=tuple(Span(2 * i, 2 * i + 1, SpanKind.LINK, f"#{a}") for i, a in enumerate(anchors)))


def note(anchor: str, text: str, ordinal: str = "1.") -> Block:
    return Block(L, text, 1, anchor=anchor, ordinal=ordinal)


def kinds(*blocks: Block) -> list[BlockKind]:
    return [block.kind for block in with_linked_lists(blocks)]


def test_notes_that_the_text_links_to_and_that_look_like_entries_are_references() -> None:
    assert kinds(linking("a", "b"), note("a", ASH), note("b", CEDAR)) == [P, R, R]


def test_a_note_that_nothing_links_to_belongs_to_the_notes_around_it() -> None:
    blocks = (linking("a", "c"), note("a", ASH), note("b", "Own data."), Block(P, "more"), note("c", CEDAR))
    assert kinds(*blocks) == [P, R, R, P, R]


def test_notes_that_are_remarks_are_none() -> None:
    remark = Block(L, "We think so ourselves.", 1, anchor="a")
    assert kinds(linking("a", "b"), remark, Block(L, "And this.", 1, anchor="b")) == [P, L, L]


def test_links_that_lead_back_make_no_references() -> None:
    assert kinds(note("a", ASH), note("b", CEDAR), linking("a", "b")) == [L, L, P]


def test_places_far_apart_are_no_list() -> None:
    apart = (note("a", ASH), *(Block(P, "x"),) * 4, note("b", CEDAR))
    assert R not in kinds(linking("a", "b"), *apart)
