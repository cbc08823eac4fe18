from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.article import understand
from ldn_desk.reading.entries.linked_dois import dois_in_text, has_dois_in_text
from tests.reading.texts import ASH, CEDAR, read

P = BlockKind.PARAGRAPH
LINKED = Block(
    P,
    "Mice sleep, Ash and colleagues found. And hurt (here).",
    spans=(
        Span(12, 30, SpanKind.LINK, "https://doi.org/10.1234/ash"),
        Span(48, 52, SpanKind.LINK, "https://doi.org/10.1234/cedar"),
        Span(0, 4, SpanKind.LINK, "https://example.org"),
        Span(0, 4, SpanKind.LINK, "#x"),
    ),
)
PRINTED = Block(P, "Again doi:10.1234/ASH is shown; 5.10.20 is a day, and https://doi.org/10.1234/elm closes.")


def test_each_distinct_doi_is_one_reference_and_each_place_a_citation() -> None:
    before = understand([Block(BlockKind.TITLE, "Mice 10.1234/title", 1), LINKED, PRINTED])
    assert has_dois_in_text(before)
    article = dois_in_text(before)
    assert [(each.number, each.text, each.printed.DOI, each.start) for each in article.references] == [
        (1, "Ash and colleagues. https://doi.org/10.1234/ash", "10.1234/ash", -1),
        (2, "https://doi.org/10.1234/cedar", "10.1234/cedar", -1),
        (3, "https://doi.org/10.1234/elm", "10.1234/elm", -1),
    ]
    assert [(each.marker, each.numbers) for each in article.citations] == [
        ("Ash and colleagues", (1,)),
        ("here", (2,)),
        ("doi:10.1234/ASH", (1,)),
        ("https://doi.org/10.1234/elm", (3,)),
    ]
    assert article.citations[1].sentence == "And hurt (here)."
    assert (article.text, article.sha256) == (before.text, before.sha256)


def test_an_article_with_references_stays_as_it_is() -> None:
    article = read(f"Mice\n\nMice sleep [1]. See doi:10.1234/x.\n\nReferences\n1. {ASH}\n2. {CEDAR}\n")
    assert not has_dois_in_text(article)
    assert dois_in_text(article) is article


def test_an_article_without_a_doi_has_none_to_offer() -> None:
    assert not has_dois_in_text(read("Mice\n\nThey sleep in 10.5 boxes.\n"))
