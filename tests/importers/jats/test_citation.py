"""Tests of `citation`, `reference` and `importers/shared/composed_text`. What journal XML tags of its references, all
of the project's own words."""

import pytest

from ldn_desk.domain.article import Linked, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.importers.jats.importer import Jats
from ldn_desk.services.opening import read_bytes

XLINK = "xmlns:xlink='http://www.w3.org/1999/xlink'"
TITLED = "<article-title>Rest</article-title><source>J Rest</source>"


def reference(entry: str) -> Reference:
    back = f"<back><ref-list><ref id='a'>{entry}</ref></ref-list></back>"
    data = f"<article {XLINK}><front><article-meta/></front><body><p>x</p></body>{back}</article>"
    return read_bytes(data.encode(), "a.xml", [Jats()]).references[0]


def fields(inner: str, kind: str = "journal", tag: str = "element-citation") -> Fields:
    return reference(f"<{tag} publication-type='{kind}'>{inner}</{tag}>").printed


def person(family: str, given: str = "A", tag: str = "name") -> str:
    return f"<{tag}><surname>{family}</surname><given-names>{given}</given-names></{tag}>"


def group(people: str, role: str = "author") -> str:
    return f"<person-group person-group-type='{role}'>{people}</person-group>"


def test_persons_and_groups_are_authors_whatever_tag_names_them() -> None:
    people = (
        person("Ash")
        + person("von Birch", "B.", "string-name")
        + "<string-name>Cedar, C.</string-name><string-name>Elm E</string-name><string-name>Fay Fir</string-name>"
        + f"<name-alternatives>{person('Gum')}{person('Другой')}</name-alternatives>"
        + "<collab>Sleep Group<contrib-group><contrib><name><surname>Inner</surname></name></contrib></contrib-group>"
        + "</collab><anonymous/>"
    )
    assert fields(group(people) + TITLED).author == (
        Name("Ash", "A"),
        Name("Birch", "B.", "von"),
        Name("Cedar", "C."),
        Name("Elm", "E"),
        Name("Fir", "Fay"),
        Name("Gum", "A"),
        Name(literal="Sleep Group"),
    )


@pytest.mark.parametrize("cut", ["<etal/>", "<etal>et al.</etal>", ", et al."])
def test_a_list_of_authors_that_is_cut_short_says_so(cut: str) -> None:
    assert fields(group(person("Ash") + cut) + TITLED).et_al
    assert fields(person("Ash") + cut + TITLED, tag="mixed-citation").et_al


def test_a_list_of_editors_that_is_cut_short_says_nothing_of_the_authors() -> None:
    assert not fields(group(person("Ash")) + TITLED + group(person("Elm") + "<etal/>", "editor"), "book").et_al


def test_names_after_the_title_are_editors() -> None:
    found = fields(
        f"{person('Ash')}. <chapter-title>Rest</chapter-title>. In: {person('Elm')}, editor. <source>Mice</source>",
        "book",
        "mixed-citation",
    )
    assert (found.author, found.editor) == ((Name("Ash", "A"),), (Name("Elm", "A"),))
    assert (found.type, found.title, found.container_title) == ("chapter", "Rest", "Mice")


def test_translators_are_neither_authors_nor_editors() -> None:
    found = fields(group(person("Ash")) + group(person("Elm"), "translator") + TITLED)
    assert (found.author, found.editor) == ((Name("Ash", "A"),), ())


@pytest.mark.parametrize("kind", ["book", "thesis", "report", "web", "data", "other"])
def test_a_source_alone_is_the_title(kind: str) -> None:
    found = fields(group(person("Ash")) + "<source>The Mouse</source><year>2016</year>", kind)
    assert (found.title, found.container_title) == ("The Mouse", "")


def test_a_journal_alone_is_no_title() -> None:
    found = fields("<source>J Sleep</source><year>2016</year><volume>16</volume><fpage>2</fpage>")
    assert (found.title, found.container_title) == ("", "J Sleep")


@pytest.mark.parametrize(
    ("tags", "page", "number"),
    [
        ("<fpage>22</fpage><lpage>34</lpage>", "22–34", ""),
        ("<fpage>22</fpage><lpage>22</lpage>", "22", ""),
        ("<fpage>S12</fpage>", "S12", ""),
        ("<page-range>22-34</page-range>", "22-34", ""),
        ("<fpage>e1001518</fpage>", "", "e1001518"),
        ("<elocation-id>82</elocation-id>", "", "82"),
    ],
)
def test_pages_and_article_numbers_are_told_apart(tags: str, page: str, number: str) -> None:
    found = fields(TITLED + tags)
    assert (found.page, found.number) == (page, number)


def test_a_supplement_stands_for_the_issue() -> None:
    assert fields(TITLED + "<volume>16</volume><supplement>Suppl 1</supplement>").issue == "Suppl 1"


def test_an_issue_tagged_with_its_volume_is_told_apart() -> None:
    found = fields(TITLED + "<volume>141 (2–3):</volume>")
    assert (found.volume, found.issue) == ("141", "2–3")


def test_the_day_something_was_looked_at_is_not_its_date() -> None:
    accessed = "<date-in-citation content-type='access-date'><year>2019</year><month>5</month></date-in-citation>"
    assert fields("<source>Mice</source>" + accessed, "web").issued is None
    assert fields(f"<source>Mice</source>{accessed}<year>2016</year>", "web").issued == PartialDate(2016)


@pytest.mark.parametrize(
    ("tags", "date"),
    [
        ("<year>2016a</year><month>Mar</month><day>3</day>", PartialDate(2016, 3, 3)),
        ("<year iso-8601-date='2016-03'>2016</year><month>13</month>", PartialDate(2016)),
        ("<date><year>2016</year><month>3</month></date>", PartialDate(2016, 3)),
        ("<date iso-8601-date='2016-03-03'/>", PartialDate(2016, 3, 3)),
        ("<year>in press</year>", PartialDate(raw="in press")),
    ],
)
def test_dates_are_read_as_far_as_they_are_tagged(tags: str, date: PartialDate) -> None:
    assert fields(TITLED + tags).issued == date


def test_identifiers_are_read_from_tags_and_links() -> None:
    found = fields(
        TITLED
        + "<pub-id pub-id-type='pmid'>12345678</pub-id><pub-id pub-id-type='pmcid'>PMC1234567</pub-id>"
        + "<comment>doi: <object-id pub-id-type='doi'>10.1000/rest</object-id></comment>"
        + "<ext-link ext-link-type='uri' xlink:href='https://example.org/rest'>here</ext-link><isbn>978-3-16-148410-0</isbn>"
    )
    assert (found.DOI, found.PMID, found.PMCID) == ("10.1000/rest", "12345678", "PMC1234567")
    assert (found.URL, found.ISBN) == ("https://example.org/rest", "978-3-16-148410-0")
    assert fields(TITLED + "<pub-id pub-id-type='arxiv'>2103.01234</pub-id>").arXiv == "2103.01234"
    assert fields(TITLED + "<pub-id pub-id-type='pmc'>1234567</pub-id>").PMCID == "PMC1234567"


@pytest.mark.parametrize(
    "link",
    [
        "<ext-link ext-link-type='doi' xlink:href='10.1000/rest'>10.1000/rest</ext-link>",
        "<uri>https://doi.org/10.1000/rest</uri>",
        "<pub-id pub-id-type='doi' xlink:href='https://doi.org/10.1000/rest'>10.1000/rest</pub-id>",
    ],
)
def test_a_link_that_shows_a_doi_prints_it(link: str) -> None:
    found = fields(link + TITLED)
    assert (found.DOI, found.URL) == ("10.1000/rest", "")


@pytest.mark.parametrize(
    "link",
    [
        "<ext-link ext-link-type='doi' xlink:href='10.1000/rest'>here</ext-link>",
        "<article-title xlink:href='https://doi.org/10.1000/rest'>Rest</article-title>",
    ],
)
def test_a_doi_behind_a_link_is_linked_and_not_printed(link: str) -> None:
    found = reference(f"<element-citation publication-type='journal'>{link}{TITLED}</element-citation>")
    assert (found.printed.DOI, found.printed.URL, found.linked) == ("", "", Linked("10.1000/rest"))


def test_what_is_tagged_in_part_is_filled_from_print_where_both_agree() -> None:
    found = reference(
        f"<mixed-citation>{person('Ash')}. <article-title>Sleep in small mice</article-title>. J Sleep. 2016;16(1):"
        "22-34. doi:10.1000/ash</mixed-citation>"
    ).printed
    assert (found.container_title, found.volume, found.page, found.year) == ("J Sleep", "16", "22-34", 2016)
    assert (found.DOI, found.title) == ("10.1000/ash", "Sleep in small mice")


def test_one_work_told_in_print_and_in_tags_is_one_reference() -> None:
    printed = "<mixed-citation>Ash A. Sleep. J Sleep 2016.</mixed-citation>"
    tagged = f"<element-citation publication-type='journal'>{group(person('Ash'))}{TITLED}</element-citation>"
    for entry in (printed + tagged, f"<citation-alternatives>{tagged}{printed}</citation-alternatives>"):
        found = reference(entry)
        assert found.text == "Ash A. Sleep. J Sleep 2016."
        assert (found.printed.title, found.printed.container_title) == ("Rest", "J Rest")


def test_parts_of_one_entry_keep_their_letters() -> None:
    found = reference(
        "<label>4</label><mixed-citation><label>a</label>Ash A. Sleep. J Sleep 2016.</mixed-citation>"
        "<mixed-citation><label>b</label>Elm E. Rest. J Rest 2017.</mixed-citation>"
    )
    assert found.text == "a) Ash A. Sleep. J Sleep 2016. b) Elm E. Rest. J Rest 2017."
    assert found.number == 4


def test_names_and_numbers_that_touch_in_the_xml_are_parted() -> None:
    found = reference(
        f"<mixed-citation>{person('Ash')}, {person('Elm')}. <article-title>Rest</article-title>. "
        "<source>J Rest</source> <year>2016</year>;<volume>1</volume>:<fpage>2</fpage>–<lpage>3</lpage>."
        "<pub-id pub-id-type='doi'>10.1000/rest</pub-id><pub-id pub-id-type='pmid'>12345678</pub-id></mixed-citation>"
    )
    assert found.text == "Ash A, Elm A. Rest. J Rest 2016;1:2–3. doi:10.1000/rest PMID: 12345678"


def test_the_older_tags_say_the_same() -> None:
    found = reference(
        f"<citation citation-type='journal'>{group(person('Ash'))}<year>2016</year>{TITLED}<volume>1</volume>"
        "</citation>"
    )
    assert found.text == "Ash A (2016). Rest. J Rest, 1."
    assert found.printed.type == "article-journal"


def test_the_edition_of_an_edited_book_is_no_book_that_holds_it() -> None:
    editor = group(person("Mao", "Z"), "editor")
    found = fields(f"{editor}<source>Owls</source><edition>2nd</edition><publisher-name>Eule</publisher-name>", "book")
    assert (found.title, found.container_title, found.edition) == ("Owls", "", "2nd")
