"""One entry of a page's list is one reference, whatever its publisher sets into it; made-up pages of many kinds."""

import pytest

from ldn_desk.domain.article import Article
from ldn_desk.importers.web.importer import Html
from ldn_desk.services.opening import read_bytes

TEXT = "Mice sleep well at night and badly by day, as anyone who keeps them knows. " * 12
ASH = "Ash AH, Birch C. Sleep in mice. J Sleep. 2016;16(1):22-34."
CEDAR = "Cedar D. Pain in mice. J Pain. 2017;17:2-4."
ELM = "Elm E, et al. Rest in mice. J Rest. 2018;18:5-6."
THREE = (ASH, CEDAR, ELM)


def read(body: str) -> Article:
    page = f"<!DOCTYPE html><html lang='en'><body>{body}</body></html>"
    return read_bytes(page.encode(), "page.html", [Html()])


def cited(*names: str) -> str:
    markers = "".join(f"<p>So it is <a href='#{name}'>[{n}]</a>.</p>" for n, name in enumerate(names, 1))
    return f"<h1>Mice</h1><p>{TEXT}</p>{markers}<h2>References</h2>"


def texts(article: Article) -> list[str]:
    return [reference.text for reference in article.references]


def led(article: Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in article.citations]


AUTHORS = (
    "<li><a class='back' href='#x{n}' id='r{n}'>↵</a><div class='cit'><ol><li><span>{first}</span></li></ol>"
    "<cite>{rest}</cite></div><div class='extra'><a href='/cr'>CrossRef</a><a href='/pm'>PubMed</a></div></li>"
)
LINKS = (
    "<li id='r{n}'><span class='bullet'>{n}</span><div><cite>{first}{rest}</cite><ul><li><a href='/x'>CrossRef</a>,"
    "</li><li><a href='/w'>Web of Science® Times Cited: {n}7</a></li></ul></div></li>"
)
BLOCKS = (
    "<div id='r{n}' class='csl-entry'><div class='csl-left-margin'>{n}. </div>"
    "<div class='csl-right'>{first}{rest}</div></div>"
)
PARTED = (
    "<li id='r{n}'><p><a name='r{n}'></a>{first}</p><p>{rest} <a href='/a'>PubMed Abstract</a> | "
    "<a href='/t'>Publisher Full Text</a></p><p><script>back()</script><a href='#x{n}'>Return to text</a></p></li>"
)
ROWS = (
    "<p class='ref'><a id='r{n}'></a>{n}. {first}{rest}</p>"
    "<p class='links'><a href='/c'>CrossRef Full Text</a> | <a href='/g'>Google Scholar</a></p>"
)


@pytest.mark.parametrize(
    ("item", "around"), [(AUTHORS, "ol"), (LINKS, "ul"), (BLOCKS, "div"), (PARTED, "ol"), (ROWS, "div")]
)
def test_whatever_stands_in_an_entry_is_its_text_and_rows_of_links_are_not(item: str, around: str) -> None:
    items = "".join(
        item.format(n=n, first=text.partition(". ")[0], rest="." + text.partition(".")[2])
        for n, text in enumerate(THREE, 1)
    )
    article = read(f"{cited('r1', 'r2', 'r3')}<{around} class='list'>{items}</{around}>")
    assert texts(article) == [ASH, CEDAR, ELM]
    assert led(article) == [("[1]", (1,)), ("[2]", (2,)), ("[3]", (3,))]


def test_entries_that_nothing_links_to_stand_beside_those_that_are() -> None:
    items = "".join(f"<li id='r{n}'>{text}</li>" for n, text in enumerate(THREE, 1))
    assert texts(read(f"{cited('r1', 'r3')}<ol>{items}</ol>")) == [ASH, CEDAR, ELM]


def test_a_list_that_is_named_needs_no_links() -> None:
    items = "".join(
        f"<div class='one'><div><b>{n}.</b></div><div>{text}</div></div>" for n, text in enumerate(THREE, 1)
    )
    article = read(f"<h1>Mice</h1><p>{TEXT} [2]</p><div class='references'><div>{items}</div></div>")
    assert texts(article) == [ASH, CEDAR, ELM]
    assert led(article) == [("[2]", (2,))]


def test_affiliations_and_notes_that_the_text_links_to_are_no_references() -> None:
    places = "".join(
        f"<p id='a{n}'>{n} Department of Evolution, University of Durham, South Road</p>" for n in range(1, 4)
    )
    marks = "".join(f"<sup><a href='#a{n}'>{n}</a></sup>" for n in range(1, 4))
    notes = "".join(
        f"<p id='n{n}'>A reader asked whether this holds for the mice of 20{n}0; it does.</p>" for n in (1, 2)
    )
    items = "".join(f"<li id='r{n}'>{text}</li>" for n, text in enumerate(THREE, 1))
    body = cited("r1", "r2", "r3").replace("<p>Mice", f"<p>Ann Ash{marks}</p>{places}<p>Mice")
    asked = "<p>Asked <a href='#n1'>a</a> and <a href='#n2'>b</a>.</p>"
    article = read(body.replace("<h2>", f"{asked}<h2>") + f"<ol>{items}</ol><h2>Notes</h2><div>{notes}</div>")
    assert texts(article) == [ASH, CEDAR, ELM]


def test_works_that_cite_the_article_are_none_of_its_references() -> None:
    items = "".join(f"<li id='r{n}'>{text}</li>" for n, text in enumerate(THREE, 1))
    citing = "".join(f"<li><a href='/c{n}'>A later work on mice {n}</a></li>" for n in range(4))
    article = read(f"{cited('r1', 'r2', 'r3')}<ol>{items}</ol><h2>Cited by</h2><ul>{citing}</ul>")
    assert texts(article) == [ASH, CEDAR, ELM]


def test_a_table_that_holds_an_entry_a_row_is_a_list() -> None:
    rows = "".join(f"<tr id='r{n}'><td>{n}.</td><td>{text}</td><td> </td></tr>" for n, text in enumerate(THREE, 1))
    assert texts(read(f"{cited('r1', 'r2', 'r3')}<table>{rows}</table>")) == [ASH, CEDAR, ELM]


def test_an_identifier_glued_to_what_stands_before_it_is_a_word_of_its_own() -> None:
    items = "".join(
        f"<li id='r{n}'>{text} doi:<span>10.1016/0003-2697(77)9072{n}-5</span><span>pmid:90710{n}</span></li>"
        for n, text in enumerate(THREE, 1)
    )
    article = read(f"{cited('r1', 'r2', 'r3')}<ol>{items}</ol>")
    assert [(each.printed.DOI, each.printed.PMID) for each in article.references] == [
        (f"10.1016/0003-2697(77)9072{n}-5", f"90710{n}") for n in (1, 2, 3)
    ]


def test_a_link_that_a_script_follows_leads_to_its_entry() -> None:
    items = "".join(f"<li id='r{n}'>{text}</li>" for n, text in enumerate(THREE, 1))
    marks = "".join(f"<p>So <a href=\"javascript:popRef('r{n}')\">Ash and others</a>.</p>" for n in (2, 1, 3))
    article = read(f"<h1>Mice</h1><p>{TEXT}</p>{marks}<h2>References</h2><ol>{items}</ol>")
    assert [citation.numbers for citation in article.citations] == [(2,), (1,), (3,)]


def test_the_number_that_is_shown_rules_over_where_the_link_leads() -> None:
    items = "".join(f"<li id='r{n}'>{text}</li>" for n, text in enumerate(THREE, 1))
    wrong = "<p>So it is <a href='#r1'>[2]</a>. And <a href='#r2'>[3]</a>.</p>"
    article = read(f"<h1>Mice</h1><p>{TEXT}</p>{wrong}<h2>References</h2><ol>{items}</ol>")
    assert [citation.numbers for citation in article.citations] == [(2,), (3,)]
