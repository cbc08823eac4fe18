"""Lists that print a dash for the authors above; the works are made up."""

import pytest

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.article import reference_lines
from ldn_desk.reading.reference.repeated_authors import read_below
from tests.reading.texts import cited, read

ASH, BIRCH, CEDAR = Name("Ash", "Ann"), Name("Birch", "Ben"), Name("Cedar", "Dee")


@pytest.mark.parametrize(
    ("text", "authors", "year"),
    [
        ("———. 1999. “Sleep in mice.” Social Notes 4 (3): 21–29.", [ASH, BIRCH], 1999),
        ("__________. 2001. Sleep in mice. Oakville: Elm Press.", [ASH, BIRCH], 2001),
        ("--- (2003). Sleep in mice. Oakville: Elm Press.", [ASH, BIRCH], 2003),
        ("—— (2003): Sleep in mice, Oakville: Elm Press", [ASH, BIRCH], 2003),
        ("Ders. (2003): Sleep in mice. Oakville: Elm Press.", [ASH, BIRCH], 2003),
        ("——— “Sleep in mice,” Social Notes 4 (2003), 21–29.", [ASH, BIRCH], 2003),
        ("——— and Dee Cedar (2005), “Sleep in mice,” Social Notes, 46 (3), 75–82.", [ASH, CEDAR], 2005),
        ("———, ———, and Dee Cedar (2001), “Sleep in mice,” Social Notes, 46 (3), 75–82.", [ASH, BIRCH, CEDAR], 2001),
    ],
)  # fmt: skip
def test_a_dash_stands_for_the_authors_of_the_entry_above(text: str, authors: list[Name], year: int) -> None:
    fields = read_below(text, (ASH, BIRCH)).fields
    assert (list(fields.author), fields.title, fields.year) == (authors, "Sleep in mice", year)


def test_a_dash_below_nothing_stands_for_nobody() -> None:
    assert read_below("———. 1999. “Sleep in mice.” Social Notes 4 (3): 21–29.", ()).fields.author == ()


def test_a_bare_list_of_references_has_its_dashes_read() -> None:
    article = reference_lines(["Ash, Ann. 1998. Rest. Oakville: Elm Press.", "———. 1999. Sleep. Oakville: Elm Press."])
    assert [reference.printed.author for reference in article.references] == [(ASH,), (ASH,)]


def test_works_below_a_dash_are_cited_by_the_names_they_stand_for() -> None:
    article = read(
        "Repeated\n\nMany have seen it (Ash 1999a, 1999b; Ash and Cedar 2005).\n\nReferences\n\n"
        "Ash, Ann. 1999a. “The first of two.” Social Notes 4 (2): 11–19.\n"
        "———. 1999b. “The second of two.” Social Notes 4 (3): 21–29.\n"
        "——— and Dee Cedar (2005), “The third,” Social Notes, 46 (3), 75–82.\n"
    )
    assert cited(article) == [("(Ash 1999a, 1999b; Ash and Cedar 2005)", (1, 2, 3))]
