import pytest

from ldn_desk.importers.text.front_matter import take_head


def names(front_matter: str) -> list[str]:
    return take_head(f"---\n{front_matter}\n---\nText.\n")[0].all("author", "authors")


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("author: Anna Ash", ["Anna Ash"]),
        ("authors: [Anna Ash, 'Bert Birch']", ["Anna Ash", "Bert Birch"]),
        ("author:\n- Anna Ash\n- name: Bert Birch\n  orcid: 0000-0000-0000-0000", ["Anna Ash", "Bert Birch"]),
        ("authors:\n- affiliation: 1\n  given-names: Anna\n  surname: Ash", ["Anna Ash"]),
        ("author:\n- name: {given: Anna, family: Ash}\n- literal: Nap Group", ["Anna Ash", "Nap Group"]),
        ("author:\n- name: Anna Ash\n  note: said: twice", ["Anna Ash"]),
        ("author: ''\nauthors: Anna Ash", ["Anna Ash"]),
        ("author: {affiliation: 1}", []),
    ],
)
def test_authors_are_named_in_many_ways(front_matter: str, expected: list[str]) -> None:
    assert names(front_matter) == expected


@pytest.mark.parametrize(
    ("front_matter", "title"),
    [
        ("title: >\n  Sleep\n  in mice", "Sleep in mice"),
        ("title: |\n  Sleep\n  in mice", "Sleep in mice"),
        ("Title: Sleep\n  in mice", "Sleep in mice"),
        ("title: Sleep: in mice\nlang: en", "Sleep: in mice"),
        ("title: No", "No"),
        ("title: [Sleep in mice]", "Sleep in mice"),
    ],
)
def test_a_title_is_read_whole(front_matter: str, title: str) -> None:
    assert take_head(f"---\n{front_matter}\n---\nText.\n")[0].first("title") == title


def test_a_long_list_in_the_head_hides_none_of_it() -> None:
    listed = "\n".join(f"- id: ash{number}\n  title: Sleep in mice" for number in range(2_000))
    head, body = take_head(f"---\ntitle: Sleep\nreferences:\n{listed}\n...\nText.\n")
    assert (head.first("title"), len(head.references), body) == ("Sleep", 2_000, "Text.\n")


def test_a_broken_entry_costs_no_other() -> None:
    entries = "- id: ash\n  title: Sleep: in mice\n- id: birch\n  title: *Naps* again\n- id: cedar\n  title: 'Pain'"
    head, _body = take_head(f"---\nreferences:\n{entries}\n---\nText.\n")
    assert [(each["id"], each["title"]) for each in head.references] == [
        ("ash", "Sleep: in mice"),
        ("birch", "*Naps* again"),
        ("cedar", "Pain"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\nJust words between two rules.\n---\nText.\n",
        f"---\n{'Many words. ' * 2_000}\nnote: one\n---\nText.\n",
        "Text.\n\n---\nnote: one\n---\n",
        "Text.\n\n---\nreferences: none\n---\n",
        "---\nNo end.\n",
    ],
)
def test_what_is_no_front_matter_stands(text: str) -> None:
    assert take_head(text)[1] == text


def test_an_empty_head_is_taken_away() -> None:
    assert take_head("---\n# nothing\n---\nText.\n")[1] == "Text.\n"
