"""Tests of `front` and `people`. What journal XML says of the article itself, all of the project's own words."""

import pytest

from ldn_desk.domain.article import BlockKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.importers.jats.importer import Jats
from ldn_desk.plugins.contracts import Draft


def read(meta: str, journal: str = "", attributes: str = "") -> Draft:
    front = f"<front><journal-meta>{journal}</journal-meta><article-meta>{meta}</article-meta></front>"
    return Jats().read(f"<article {attributes}>{front}<body><p>x</p></body></article>".encode())


def date(day: str, month: str, year: str, kind: str = "pub-type='epub'") -> str:
    return f"<pub-date {kind}><day>{day}</day><month>{month}</month><year>{year}</year></pub-date>"


def test_the_title_keeps_its_spans_and_subtitle_and_loses_its_footnote_signs() -> None:
    draft = read(
        "<title-group><article-title>CO<sub>2</sub> in <italic>Mus</italic><xref ref-type='fn' rid='n'>*</xref> today"
        "</article-title><subtitle>A trial</subtitle><trans-title-group><trans-title>Другое</trans-title>"
        "</trans-title-group></title-group>"
    )
    title = draft.blocks[0]
    assert (title.kind, title.level) == (BlockKind.TITLE, 1)
    assert draft.title == title.text.strip() == "CO2 in Mus today: A trial"
    assert [title.text[span.start : span.end] for span in title.spans] == ["2", "Mus"]


def test_the_members_of_a_group_are_not_authors_beside_it() -> None:
    member = (
        "<contrib-group><contrib contrib-type='author'><name><surname>Inner</surname></name></contrib></contrib-group>"
    )
    draft = read(
        "<contrib-group><contrib contrib-type='author'><name><surname>de la Ash</surname><given-names>Ada</given-names>"
        f"<suffix>Jr</suffix></name></contrib><contrib><collab>The Group{member}</collab></contrib>"
        "<contrib contrib-type='author'><anonymous/></contrib></contrib-group>"
        "<contrib-group><contrib contrib-type='editor'><name><surname>Ed</surname></name></contrib></contrib-group>"
    )
    assert draft.author == (Name("Ash", "Ada", "de la", "Jr"), Name(literal="The Group"))


@pytest.mark.parametrize(
    ("dates", "issued"),
    [
        (date("1", "3", "2020") + date("20", "Dec", "2019", "date-type='pub'"), PartialDate(2019, 12, 20)),
        ("<pub-date pub-type='ppub'><year>2019</year></pub-date>" + date("2", "11", "2019"), PartialDate(2019, 11, 2)),
        (date("1", "3", "2018", "pub-type='pmc-release'") + date("1", "3", "2020"), PartialDate(2020, 3, 1)),
        (date("31", "3", "2020") + date("13", "2", "2020", "pub-type='collection'"), PartialDate(2020, 2, 13)),
        ("<pub-date iso-8601-date='2020-03-01'/>", PartialDate(2020, 3, 1)),
        ("<pub-date><season>Spring</season><year>2020</year></pub-date>", PartialDate(2020)),
        ("<pub-date><string-date>3 March 2020</string-date></pub-date>", PartialDate(2020, 3, 3)),
        (date("40", "3", "2020"), PartialDate(2020, 3)),
        ("<pub-date><month>3</month></pub-date>", None),
    ],
)
def test_the_earliest_day_of_publication_is_the_date(dates: str, issued: PartialDate | None) -> None:
    assert read(dates).issued == issued


def test_without_a_doi_the_journal_is_the_source() -> None:
    journal = "<journal-title-group><journal-title>J Sleep</journal-title></journal-title-group>"
    assert read("<article-id pub-id-type='pmid'>1</article-id>", journal).source == "J Sleep"
    assert read("<article-id pub-id-type='doi'>10.1000/Self</article-id>").source == "https://doi.org/10.1000/Self"


def test_language_is_as_named() -> None:
    assert read("", attributes="xml:lang='pt'").language == "pt"
