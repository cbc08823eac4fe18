"""Markers and entries where they stand on the pages."""

from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.presenters.printed.links import PageLinks, link_words
from ldn_desk.reading.pages.alignment import Aligner, PagePlaces
from ldn_desk.services.opening import read_bytes
from tests.views.article.printed.paged_desk import printed_article


def linked() -> tuple[PageLinks, PagePlaces]:
    data = printed_article()
    article = read_bytes(data, "article.pdf", [Pdf()])
    aligner = Aligner(article.text)
    places = PagePlaces(aligner)
    pages = Pdf().pages(data)
    for page in range(len(pages.sizes)):
        places.add(aligner.align(page, pages.lines(page)))
    pages.close()
    return PageLinks(article, places), places


def test_each_page_has_its_links() -> None:
    links, _ = linked()
    assert [link.href for link in links.on(0)] == ["citation:0"]
    assert [link.href for link in links.on(3)] == ["reference:0", "reference:1", "reference:2", "reference:3"]
    assert links.on(7) == ()


def test_the_link_at_a_point_is_the_one_printed_there() -> None:
    links, _ = linked()
    box = links.boxes("citation:1")[0]
    assert box.page == 1
    assert links.at(1, (box.left + box.right) / 2, (box.top + box.bottom) / 2) == "citation:1"
    assert links.at(1, 1, 1) == ""
    assert links.boxes("citation:99") == ()


def test_links_are_walked_in_the_articles_order() -> None:
    links, _ = linked()
    assert links.step("citation:0", 1, False) == "citation:1"
    assert links.step("citation:2", 1, True) == ""
    assert links.step("citation:2", 1, False) == "reference:0"
    assert links.step("citation:0", -1, False) == ""


def test_walking_begins_with_what_stands_on_the_page_below_or_above_a_height_of_it() -> None:
    links, _ = linked()
    box = links.boxes("citation:1")[0]
    assert links.beyond(1, box.top - 1, 1, True) == "citation:1"
    assert links.beyond(1, box.top + 1, 1, True) == ""
    assert links.beyond(1, box.top + 1, -1, True) == "citation:1"
    assert links.beyond(1, box.top - 1, -1, True) == ""
    assert links.beyond(3, 0, 1, False) == "reference:0"
    assert links.beyond(3, 9_999, -1, False) == "reference:3"
    assert links.beyond(3, 0, 1, True) == ""


def test_links_of_a_page_are_looked_for_again_when_it_is_aligned() -> None:
    data = printed_article()
    article = read_bytes(data, "article.pdf", [Pdf()])
    aligner = Aligner(article.text)
    places = PagePlaces(aligner)
    links = PageLinks(article, places)
    assert links.on(0) == ()
    pages = Pdf().pages(data)
    places.add(aligner.align(0, pages.lines(0)))
    pages.close()
    links.forget(0)
    assert [link.href for link in links.on(0)] == ["citation:0"]


def test_a_link_is_told_in_words() -> None:
    article = read_bytes(printed_article(), "article.pdf", [Pdf()])
    assert link_words(article, "citation:1").startswith("[2,3] · ")
    assert link_words(article, "reference:1").startswith("2. Dantzer R, O'Connor")
    assert link_words(article, "") == ""
