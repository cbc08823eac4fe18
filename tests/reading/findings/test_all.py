from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.article import reference_lines, understand
from ldn_desk.reading.findings.all import lint
from ldn_desk.wording.reasons import reason_words

P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
ENTRIES = [
    Block(L, f"Ash, A. ({2000 + n}). Sleep {n}. Journal of Sleep, 1, 2–3. https://doi.org/10.1234/{doi}")
    for n, doi in enumerate(("abc", "def", "ABC"), 1)
]


def rules(text: str) -> list[tuple[str, int]]:
    read = understand([Block(P, text), Block(H, "References", 2), *ENTRIES])
    return [(finding.rule, finding.number) for finding in lint(read)]


def test_uncited_references_unknown_markers_and_twin_dois_are_named() -> None:
    assert rules("One [1], again [1], two [2], ten [10], ten again [10].") == [
        ("uncited-reference", 3),
        ("unknown-reference", 10),
        ("duplicate-doi", 3),
    ]


def test_an_author_year_marker_without_a_reference_has_no_number() -> None:
    found = rules("So (Ash, 2001), (Ash, 2002), (Ash, 2003) and (Birch, 2011).")
    assert found == [("unknown-reference", 0), ("duplicate-doi", 3)]


def test_a_bare_list_is_not_called_uncited() -> None:
    assert lint(reference_lines(["Ash A. One. Lancet 2001;1:2-3.", "Ash A. Two. Lancet 2002;1:2-3."])) == ()


def works(count: int) -> list[Block]:
    return [
        Block(L, f"Ash, A. ({1900 + n}). Sleep in year {n}. Journal of Sleep, {n}, 2–3.") for n in range(1, count + 1)
    ]


def test_a_list_that_came_without_its_text_is_told_in_one_sentence() -> None:
    abstract = Block(P, "Owls sleep by day [1]. Nobody knows why.")
    (finding,) = lint(understand([abstract, Block(H, "References", 2), *works(12)]))
    assert (finding.rule, finding.number) == ("text-missing", 0)
    assert reason_words(finding.reason) == (
        "The file holds the list without the text that cites it: 11 references are cited nowhere in it."
    )


def test_a_text_that_cites_little_of_a_long_list_is_a_text_all_the_same() -> None:
    text = Block(P, "Owls sleep by day [1]. " + "Nobody knows why they do so in barns. " * 80)
    found = lint(understand([text, Block(H, "References", 2), *works(12)]))
    assert [(finding.rule, finding.number) for finding in found] == [("uncited-reference", n) for n in range(2, 13)]


def test_a_list_in_a_file_of_its_own_lacks_no_text() -> None:
    assert lint(understand(works(12))) == ()
    assert lint(understand(works(12), title="Owls", format="ris")) == ()


def test_a_short_text_that_cites_its_list_is_a_text() -> None:
    text = Block(P, "Owls sleep by day [1-4]. Nobody knows why.")
    found = lint(understand([text, Block(H, "References", 2), *works(6)]))
    assert [(finding.rule, finding.number) for finding in found] == [("uncited-reference", 5), ("uncited-reference", 6)]
