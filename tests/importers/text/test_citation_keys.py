"""Citations by key in Markdown; all entries are made up."""

import pytest

from ldn_desk.domain.article import Article
from ldn_desk.domain.bibliography import Fields
from ldn_desk.importers.text.citation_keys import key_fields
from ldn_desk.importers.text.markdown import Markdown
from ldn_desk.services.opening import read_bytes

HEAD = """---
title: Sleep
references:
- id: ash2016
  type: article-journal
  title: Sleep in mice
  author:
  - family: Ash
    given: Anna H.
  issued:
    date-parts:
    - - 2016
  container-title: Journal of Sleep
  volume: 16
  issue: 1
  page: 22-34
  DOI: 10.1234/ash
- id: cedar2017
  title: 'Pain: in mice?'
  author: [{family: Cedar, given: D.}]
  issued: {year: 2017, month: 3}
- id: elm
  issued: [{year: 2018}]
- nothing
---
"""


def read(text: str) -> Article:
    return read_bytes(text.encode(), "x.md", [Markdown()])


def cited(article: Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.marker, each.numbers) for each in article.citations]


def test_keys_lead_to_the_entries_of_the_head() -> None:
    article = read(
        f"{HEAD}\nMice [@ash2016; @cedar2017]. @ash2016 says so [see -@elm].\nMail me@example.org, @nobody, `@elm`.\n"
        "\n```\n@elm\n```\n"
    )
    assert cited(article) == [("[@ash2016; @cedar2017]", (1, 2)), ("@ash2016", (1,)), ("-@elm", (3,))]
    ash, cedar, elm = article.references
    assert ash.text == "Anna H. Ash (2016). Sleep in mice. Journal of Sleep, 16(1), 22-34. https://doi.org/10.1234/ash"
    assert (ash.key, ash.printed.DOI, ash.printed.title) == ("ash2016", "10.1234/ash", "Sleep in mice")
    assert (cedar.text, cedar.printed.year) == ("D. Cedar (2017-03). Pain: in mice?", 2017)
    assert (elm.text, elm.printed.year) == ("(2018).", 2018)


def test_a_head_without_citations_is_the_list() -> None:
    assert [reference.key for reference in read(f"{HEAD}\nMice.\n").references] == ["ash2016", "cedar2017", "elm"]


def test_a_list_in_a_later_block_of_front_matter_counts_too() -> None:
    article = read(
        "# Sleep\n\nMice [@ash].\n\n---\nreferences:\n- id: ash\n  title: Sleep\n---\n\n---\nother: x\n---\n"
    )
    assert [(reference.key, reference.printed.title) for reference in article.references] == [("ash", "Sleep")]
    assert "title: Sleep" not in article.text


@pytest.mark.parametrize(
    "entries",
    [
        "- Ash, A. (2016). Sleep in mice. *Journal of Sleep*, 16, 2–4. {#ref-ash}\n"
        "- Cedar, D. (2017). Pain. *Journal of Pain*, 17, 2–4. {#ref-cedar}\n",
        "::: {#refs}\n::: {#ref-ash .csl-entry}\nAsh, A. (2016). Sleep in mice. *Journal of Sleep*, 16, 2–4.\n:::\n\n"
        "::: {#ref-cedar .csl-entry}\nCedar, D. (2017). Pain. *Journal of Pain*, 17, 2–4.\n:::\n:::\n",
    ],
)
def test_keys_lead_to_printed_entries_that_bear_them(entries: str) -> None:
    article = read(f"# Sleep\n\nMice [@ash; @cedar].\n\n# References\n\n{entries}")
    assert cited(article) == [("[@ash; @cedar]", (1, 2))]
    assert article.references[0].text == "Ash, A. (2016). Sleep in mice. Journal of Sleep, 16, 2–4."
    assert article.references[0].printed.year == 2016


def test_keys_without_a_list_are_the_references_in_order_of_citation() -> None:
    article = read(
        "# Sleep\n\nMice [@doi:10.1234/ash; @pmid:12345]. See @url:https://example.org/x. [@tag:y] [@tag:none], "
        "[@{https://example.org/a_b}] and again [@doi:10.1234/ash].\n\n[@tag:y]: doi:10.5555/tagged\n"
    )
    assert [(each.number, each.key, each.text) for each in article.references] == [
        (1, "doi:10.1234/ash", "doi:10.1234/ash"),
        (2, "pmid:12345", "pmid:12345"),
        (3, "url:https://example.org/x", "url:https://example.org/x"),
        (4, "tag:y", "doi:10.5555/tagged"),
        (5, "tag:none", "tag:none"),
        (6, "https://example.org/a_b", "https://example.org/a_b"),
    ]
    assert article.references[3].printed.DOI == "10.5555/tagged"
    assert [numbers for _marker, numbers in cited(article)] == [(1, 2), (3,), (4,), (5,), (6,), (1,)]


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("doi:10.1234/ash", Fields(DOI="10.1234/ash")),
        ("10.1234/ash", Fields(DOI="10.1234/ash")),
        ("pmid:12345", Fields(PMID="12345")),
        ("pmcid:PMC12345", Fields(PMCID="PMC12345")),
        ("arxiv:2103.01234", Fields(arXiv="2103.01234")),
        ("isbn:9780000000000", Fields(type="book", ISBN="9780000000000")),
        ("url:https://example.org", Fields(type="webpage", URL="https://example.org")),
        ("https://doi.org/10.1234/ash", Fields(type="webpage", URL="https://doi.org/10.1234/ash", DOI="10.1234/ash")),
        ("tag:ash", Fields()),
    ],
)
def test_a_key_may_spell_an_identifier(key: str, fields: Fields) -> None:
    assert key_fields(key) == fields


def test_a_key_in_brackets_of_its_own_ends_with_them() -> None:
    article = read("# Sleep\n\nMice (see @doi:10.1002/(sici)1097-0142(1999)85:1), too.\n")
    assert article.references[0].printed.DOI == "10.1002/(sici)1097-0142(1999)85:1"


@pytest.mark.parametrize("text", ["Mice sleep @____ well.", "Mice sleep [@***] well.", "Mice sleep [see @_._] well."])
def test_a_sign_with_nothing_but_punctuation_behind_it_is_no_key(text: str) -> None:
    assert read(text).references == ()


def test_a_key_without_brackets_is_one_in_a_document_that_has_many_within() -> None:
    many = " ".join(f"Mice sleep [@key{number}]." for number in range(5))
    assert len(read(f"# Sleep\n\n{many} So @geithe_2024 says, and @fig:mice shows.\n").references) == 6
    assert len(read("# Sleep\n\nMice sleep [@key1]. So @geithe_2024 says.\n").references) == 1
