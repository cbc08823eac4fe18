"""What the links of an entry add to its print."""

from ldn_desk.domain.article import NOTHING_LINKED, Block, BlockKind, Linked, Span, SpanKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.entries.linked_identifiers import linked_identifiers

ONE, OTHER = "10.1000/one", "10.1000/other"
TITLE = "Sleep in small mice"


def entry(*links: tuple[str, str]) -> Block:
    """An entry with these (label, DOI) links beside it."""
    return Block(BlockKind.REFERENCE, "x", aside=tuple((label, f"https://doi.org/{doi}") for label, doi in links))


def linked(block: Block, **printed: str) -> Linked:
    return linked_identifiers([block], [Fields(title=TITLE, **printed)])[0]  # type: ignore[arg-type]  # texts alone


def test_a_doi_that_stands_only_in_a_link_is_the_entry_s() -> None:
    assert linked(entry(("Full text", ONE), ("PubMed", "x"))) == Linked(ONE)
    on_text = Block(BlockKind.REFERENCE, "Ash. Sleep.", spans=(Span(5, 10, SpanKind.LINK, f"https://doi.org/{ONE}"),))
    assert linked(on_text) == Linked(ONE)


def test_a_pubmed_link_gives_the_pmid_where_none_is_printed() -> None:
    block = Block(BlockKind.REFERENCE, "x", aside=(("PubMed", "https://pubmed.ncbi.nlm.nih.gov/20123456/"),))
    assert linked(block) == Linked("", "20123456")
    assert linked(block, PMID="20123456") == NOTHING_LINKED


def test_two_pubmed_records_are_none() -> None:
    addresses = (f"https://pubmed.ncbi.nlm.nih.gov/2012345{digit}/" for digit in (6, 7))
    assert linked(Block(BlockKind.REFERENCE, "x", aside=tuple(("PubMed", each) for each in addresses))) == Linked()


def test_links_to_who_cites_it_to_the_like_and_to_the_licence_say_nothing() -> None:
    for label in ("Cited by 12", "Related articles", "Creative Commons licence", "Zitiert von", "Correction"):
        assert linked(entry((label, ONE))) == NOTHING_LINKED


def test_of_two_dois_the_one_behind_title_or_crossref_alone_is_believed() -> None:
    assert linked(entry(("Full text", ONE), ("PDF", OTHER))) == NOTHING_LINKED
    assert linked(entry(("Full text", ONE), ("CrossRef", OTHER))) == Linked(OTHER)
    assert linked(entry((TITLE, ONE), ("PDF", OTHER))) == Linked(ONE)
    assert linked(entry((TITLE, ONE), ("DOI", OTHER))) == NOTHING_LINKED


def test_what_is_printed_too_adds_nothing_and_what_differs_stands_beside() -> None:
    assert linked(entry(("CrossRef", "10.1000/ONE")), DOI=ONE) == NOTHING_LINKED
    assert linked(entry(("CrossRef", OTHER)), DOI=ONE) == Linked(OTHER)
    assert linked(entry(("CrossRef", "10.1000/on")), DOI=ONE) == NOTHING_LINKED


def test_a_doi_behind_many_entries_is_none_of_theirs() -> None:
    blocks = [entry(("Full text", ONE), ("x", "x")) for _each in range(3)]
    assert linked_identifiers(blocks, [Fields()] * 3) == [NOTHING_LINKED] * 3
    assert linked_identifiers(blocks[:2], [Fields()] * 2) == [Linked(ONE)] * 2
