"""Tests of `reading`, `books`, `identifiers`, `locator`, `names` and `rules`. Printed references of every style, as
people print them; the works are made up."""

import re

import pytest

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.reference.names import is_group, opens_with_names
from ldn_desk.reading.reference.reading import parse_reference, prepared, read_reference

TITLE = "Sleep and pain in mice: A first look"


def core(fields: Fields) -> tuple[str, str, str, str, str, str, int | None]:
    """Title, container, volume, issue, page, number and year."""
    return (
        fields.title,
        fields.container_title,
        fields.volume,
        fields.issue,
        fields.page,
        fields.number,
        fields.year,
    )


def families(fields: Fields) -> list[str]:
    return [name.label for name in fields.author]


JOURNAL = (TITLE, "Journal of Sleep", "16", "1", "22–34", "", 2016)
SHORT = (TITLE, "J Sleep Res", "16", "1", "22-34", "", 2016)

STYLES = {
    "apa": (f"Ash, A. H., & Birch, C. L. (2016). {TITLE}. Journal of Sleep, 16(1), 22–34.", JOURNAL),
    "vancouver": (f"Ash AH, Birch CL. {TITLE}. J Sleep Res. 2016;16(1):22-34.", SHORT),
    "vancouver with month": (f"Ash AH, Birch CL. {TITLE}. J Sleep Res. 2016 Jan 5;16(1):22-34.", SHORT),
    "ama": (f"1. Ash AH, Birch CL. {TITLE}. J Sleep Res. 2016;16(1):22-34. doi:10.1234/abc", SHORT),
    "bmc": (f"Ash AH, Birch CL: {TITLE}. J Sleep Res 2016, 16(1):22-34.", SHORT),
    "springer": (f"Ash AH, Birch CL (2016) {TITLE}. J Sleep Res 16(1):22-34", SHORT),
    "harvard": (f"Ash, A.H. and Birch, C.L. (2016) {TITLE}. Journal of Sleep, vol. 16, no. 1, pp. 22–34.", JOURNAL),
    "ieee": (f"A. H. Ash and C. L. Birch, “{TITLE},” Journal of Sleep, vol. 16, no. 1, pp. 22–34, Jan. 2016.", JOURNAL),
    "chicago": (f"Ash, Anna H., and Carl L. Birch. “{TITLE}.” Journal of Sleep 16, no. 1 (2016): 22–34.", JOURNAL),
    "mla": (
        f"Ash, Anna H., and Carl L. Birch. “{TITLE}.” Journal of Sleep, vol. 16, no. 1, 2016, pp. 22–34.",
        JOURNAL,
    ),
    "nature": (f"Ash, A. H. & Birch, C. L. {TITLE}. Journal of Sleep 16(1), 22–34 (2016).", JOURNAL),
    "full names": (f"Anna H. Ash and Carl L. Birch. {TITLE}. Journal of Sleep, 16(1):22–34, 2016.", JOURNAL),
    "massed initials first": (f"AH Ash, CL Birch, {TITLE}. Journal of Sleep. 16(1), 22–34 (2016).", JOURNAL),
    "family, massed": (f"Ash, AH, Birch, CL. {TITLE}. Journal of Sleep 2016;16(1):22–34.", JOURNAL),
    "mixed order": (f"Ash, A. H., and C. L. Birch. 2016. {TITLE}. Journal of Sleep 16(1): 22–34.", JOURNAL),
    "dotted after": (f"Ash A.H., Birch C.L. 2016. {TITLE}. Journal of Sleep 16(1), 22–34.", JOURNAL),
    "acs": (f"Ash, A. H.; Birch, C. L. {TITLE}. Journal of Sleep 2016, 16 (1), 22–34.", JOURNAL),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_journal_article_is_read_whole_in_every_style(style: str) -> None:
    text, wanted = STYLES[style]
    fields = parse_reference(text)
    assert core(fields) == wanted
    assert families(fields) == ["Ash", "Birch"]
    assert fields.type == "article-journal"


AUTHORS = {
    "van der Berg A, de Wit R. T one two. Lancet. 2001;1:2-3.": ["van der Berg", "de Wit"],
    "Di Stasi SM, Le Deist F. T one two. Lancet. 2001;1:2-3.": ["Di Stasi", "Le Deist"],
    "O'Neill MC, O’Connor J. T one two. Lancet. 2001;1:2-3.": ["O'Neill", "O’Connor"],
    "Funck-Brentano C, Müller-Öz Ä. T one two. Lancet. 2001;1:2-3.": ["Funck-Brentano", "Müller-Öz"],
    "Bernardet J-F, Schleifer K-H. T one two. Lancet. 2001;1:2-3.": ["Bernardet", "Schleifer"],
    "World Health Organization. (2017). Depression in the world. Lancet, 1, 2-3.": ["World Health Organization"],
    "WHO. Depression in the world. Lancet 2001;1:2-3.": ["WHO"],
    "Ash AH, Sterling TR, Sleep Study Group: An official statement. Lancet 2006, 174:935-952.": [
        "Ash",
        "Sterling",
        "Sleep Study Group",
    ],
    "Mothers of the sea (2011). What we saw. Lancet, 1, 2-3.": ["Mothers of the sea"],
    "Anna Ash. What we saw there. Lancet, 1(2), 2-3, 1999.": ["Ash"],
    "What was seen by all of us. Lancet, 1(2), 2-3, 1999.": [],
    "Friends who met each week for one whole year and wrote down everything (2001). T one. Lancet, 1, 2-3.": [],
    "deDombal FT, Ferreira de Araújo J, Costa AB de SR. T one two. Lancet. 2001;1:2-3.": [
        "deDombal",
        "Ferreira de Araújo",
        "Costa",
    ],
    "Service, R. F. (2001). T one two. Lancet, 1, 2-3.": ["Service"],
    "The Group that met each week for one whole year and wrote down everything it saw (2001). T. Lancet, 1, 2-3.": [],
    "Ash, A. H., Committee on Sleep, & Birch, C. L. (2016). T one two. Lancet, 1, 2-3.": [
        "Ash",
        "Committee on Sleep",
        "Birch",
    ],
    "Study Group on Sleep, Ash, A. H. (2016). T one two. Lancet, 1, 2-3.": ["Study Group on Sleep", "Ash"],
}


@pytest.mark.parametrize("text", AUTHORS)
def test_authors_of_every_kind_are_named(text: str) -> None:
    assert families(parse_reference(text)) == AUTHORS[text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ash AH Jr, Birch CL. T one. Lancet. 2001;1:2-3.", Name("Ash", "AH", suffix="Jr")),
        ("Ash, A. H., Jr., & Birch, C. (2001). T one. Lancet, 1, 2-3.", Name("Ash", "A. H.", suffix="Jr")),
        ("Ash AH III (2001) T one two. Lancet 1:2-3", Name("Ash", "AH", suffix="III")),
        ("Ash, Jr., A. H., & Birch, C. (2001). T one. Lancet, 1, 2-3.", Name("Ash", "A. H.", suffix="Jr")),
        ("A. H. van der Ash, T one two. Lancet 1, 2-3 (2001).", Name("Ash", "A. H.", "van der")),
        ("Anna van Ash and Carl Birch. T one. Lancet, 1:2-3, 2001.", Name("Ash", "Anna", "van")),
    ],
)
def test_particles_and_suffixes_stand_in_their_own_place(text: str, name: Name) -> None:
    assert parse_reference(text).author[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Ash AH, Birch CL, et al. T one two. Lancet. 2001;1:2-3.",
        "Ash AH, Birch CL et al (2001) T one two. Lancet 1:2-3",
        "Ash, A. H., Birch, C. L., et al. (2001). T one two. Lancet, 1, 2-3.",
        "Ash, A. H., Birch, C. L., … Cedar, D. (2001). T one two. Lancet, 1, 2-3.",
        "Ash, A. H., Birch, C. L., . . . Cedar, D. (2001). T one two. Lancet, 1, 2-3.",
        "Ash AH, Birch CL, and others. T one two. Lancet. 2001;1:2-3.",
    ],
)
def test_et_al_is_a_sign_and_no_author(text: str) -> None:
    fields = parse_reference(text)
    assert fields.et_al
    assert families(fields)[:2] == ["Ash", "Birch"]
    assert fields.title == "T one two"


LOCATORS = {
    "Frontiers in Sleep, 11, 570.": ("11", "", "", "570"),
    "Medical Sleep, 6(4), 82.": ("6", "4", "", "82"),
    "PLoS Sleep, 2:e396.": ("2", "", "", "e396"),
    "PLoS Med 2013;10(9):e1001518.": ("10", "9", "", "e1001518"),
    "BMJ. 2009;339:b2613.": ("339", "", "", "b2613"),
    "BMC Sleep 2009, 10:190.": ("10", "", "", "190"),
    "Science 275, 1593 (1997).": ("275", "", "1593", ""),
    "Nano Lett. 2010, 10, 1012.": ("10", "", "1012", ""),
    "Phys. Rev. Lett. 98, 010505 (2007).": ("98", "", "", "010505"),
    "J Sleep 5, p. 12 (1999).": ("5", "", "12", ""),
    "J Sleep 1998;34 Suppl 1:S5-S9.": ("34", "Suppl 1", "S5-S9", ""),
    "J Sleep 1998;34(suppl 1):S5–9.": ("34", "suppl 1", "S5–9", ""),
    "J Sleep. 2012;(4):CD001234.": ("", "4", "", "CD001234"),
    "J Sleep 16(1), Article 22.": ("16", "1", "", "22"),
    "J Sleep Vol. XII, pp. 4-9, 1988.": ("XII", "", "4-9", ""),
    "J Sleep 12(3): 45- 50.": ("12", "3", "45-50", ""),
    "J Sleep 66:486-491, discussion 491-2.": ("66", "", "486-491", ""),
    "J Sleep 31(9):1564-": ("31", "9", "", "1564-"),
    "J Sleep 12(3).": ("12", "3", "", ""),
    "Sleep & Applications 177–185 (2004).": ("", "", "177–185", ""),
    "Journal of Sleep, no. 4 (2004): 473–90.": ("", "4", "473–90", ""),
    "J Sleep. 1990Nov1;126(11):1445–8.": ("126", "11", "1445–8", ""),
    "J Sleep 12, 1999.": ("12", "", "", ""),
    "J Sleep 5:1–4, 9–12.": ("5", "", "1–4, 9–12", ""),
}


@pytest.mark.parametrize("printed", LOCATORS)
def test_volume_issue_and_place_are_told_apart(printed: str) -> None:
    undated = re.search(r"(?:19|20)\d\d", printed) is not None
    fields = parse_reference(("Ash AH. T one two. " if undated else "Ash AH (2001). T one two. ") + printed)
    assert (fields.volume, fields.issue, fields.page, fields.number) == LOCATORS[printed]


def test_a_four_digit_volume_after_a_dated_title_is_no_year() -> None:
    fields = parse_reference("Ash AH (2008) T one two. Acta 1778:175-184")
    assert (fields.volume, fields.page, fields.year) == ("1778", "175-184", 2008)


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("Ash, A. (2016, July 21). T one two. Lancet, 1, 2-3.", PartialDate(2016, 7, 21)),
        ("Ash, A. (2016, Summer). T one two. Lancet, 1, 2-3.", PartialDate(2016)),
        ("Ash, A. (2016a). T one two. Lancet, 1, 2-3.", PartialDate(2016)),
        ("Ash, A. (in press). T one two. Lancet.", PartialDate(raw="in press")),
        ("Ash, A. (n.d.). T one two. Lancet.", PartialDate(raw="n.d.")),
        ("Ash A. T one two. Lancet. 2017 Jan 15;208:6-14.", PartialDate(2017, 1, 15)),
        ("Ash A. T one two. Lancet. 2014 Apr-Jun;33(4):1-2.", PartialDate(2014, 4)),
        ("Ash A. T one two. Lancet. 2014 Foo;33(4):1-2.", PartialDate(2014)),
        ("Ash A. T one two. J Sleep. 1990Nov1;126(11):1445–8.", PartialDate(1990, 11, 1)),
        ("Ash A. T one two. medRxiv. Published online February 23, 2026. doi:10.1234/abc", PartialDate(2026, 2, 23)),
        ("Ash A: 2010 guidelines for sleep. Lancet 2011, 1:2-3.", PartialDate(2011)),
    ],
)
def test_the_date_is_read_as_far_as_it_is_printed(text: str, issued: PartialDate) -> None:
    assert parse_reference(text).issued == issued


TITLES = {
    "Ash AH. Why sleep? A view. Lancet 2001;1:2-3.": ("Why sleep? A view", "Lancet"),
    "Ash AH. E. coli growth in vivo. J Bacteriol 2001;1:2-3.": ("E. coli growth in vivo", "J Bacteriol"),
    "Ash AH (2004). Made from Discosoma sp. red proteins. Nat. Biotechnol. 22, 1567-1572.": (
        "Made from Discosoma sp. red proteins",
        "Nat. Biotechnol.",
    ),
    "A. Ash, The optics of sleep, J. Opt. Soc. Am. 27 (2010) 268-270.": ("The optics of sleep", "J. Opt. Soc. Am."),
    "S. E. Ash, G. Birch, Nano Lett. 2010, 10, 1012.": ("", "Nano Lett."),
    "Ash AH. A nameless thing that stands in no journal 2001;1:2-3.": (
        "A nameless thing that stands in no journal",
        "",
    ),
    "A. Ash, Clustering words by sleep, Journal of Sleep, Pain, and Light, 4(2), 127-136, June 1978.": (
        "Clustering words by sleep",
        "Journal of Sleep, Pain, and Light",
    ),
    "A. Ash, Clustering words by sleep, Sleep Matters, 4(2), 127-136, 1978.": (
        "Clustering words by sleep",
        "Sleep Matters",
    ),
    "Ash AH. Coping with pain. Journal of Psychosocial oncology 1995, 13(1):51-74.": (
        "Coping with pain",
        "Journal of Psychosocial oncology",
    ),
    "Ash AH. “Dynamic” sleep: one view. Lancet 2001;1:2-3.": ("“Dynamic” sleep: one view", "Lancet"),
    "Ash AH. “Is it sleep at all?” Lancet 2001;1:2-3.": ("Is it sleep at all?", "Lancet"),
    "Ash AH. 'Is it sleep at all, or is it not', Lancet 2001;1:2-3.": ("Is it sleep at all, or is it not", "Lancet"),
    "Ash AH. Sleep in 3 mice. eLife 2001;1:2-3.": ("Sleep in 3 mice", "eLife"),
    "Ash AH. Sleep of all kinds. Review. Lancet 2001;1:2-3.": ("Sleep of all kinds. Review", "Lancet"),
    "Ash AH. Sleep of all kinds. 睡眠 2001;1:2-3.": ("Sleep of all kinds", "睡眠"),
    "Ash AH. Sleep of mice in Spain. PeerJ 2001;1:2-3.": ("Sleep of mice in Spain", "PeerJ"),
    "Ash AH. In vivo imaging of sleep. Lancet 2001;1:2-3.": ("In vivo imaging of sleep", "Lancet"),
    "Ash AH. Ways of rest (second part ...). Lancet 2001;1:2-3.": ("Ways of rest (second part ...)", "Lancet"),
    "Ash AH. To be con-\ntinued in long-\nTerm care. Lancet 2001;1:2-3.": (
        "To be continued in long-Term care",
        "Lancet",
    ),
}


@pytest.mark.parametrize("text", TITLES)
def test_title_and_container_are_told_apart(text: str) -> None:
    fields = parse_reference(text)
    assert (fields.title, fields.container_title) == TITLES[text]


def test_a_year_that_opens_a_reference_is_its_date_and_no_number() -> None:
    fields = parse_reference("(2007). Correction. Postgraduate Medical Journal, 83(980), 433–433.")
    assert (fields.year, fields.title, fields.container_title) == (2007, "Correction", "Postgraduate Medical Journal")


def test_a_short_form_without_stop_is_kept_without_one() -> None:
    assert parse_reference("Ash AH. T one. Nat Rev Immunol. 2016;16:2-3.").container_title == "Nat Rev Immunol"


def test_a_chapter_has_its_book_editors_pages_and_publisher() -> None:
    fields = parse_reference(
        "Ash, A. (2003). Sleep at sea. In C. Birch & D. Cedar (Eds.), The book (2nd ed., pp. 12–34). Oak Press."
    )
    assert (fields.type, fields.title, fields.container_title) == ("chapter", "Sleep at sea", "The book")
    assert [name.label for name in fields.editor] == ["Birch", "Cedar"]
    assert (fields.page, fields.edition, fields.publisher) == ("12–34", "2nd", "Oak Press")


def test_a_vancouver_chapter_is_read_too() -> None:
    fields = parse_reference(
        "Ash A. Sleep at sea. In: Birch C, Cedar D, editors. The book of sleep. 2nd ed. "
        "New York: Oak Press; 2003. p. 12-34."
    )
    assert (fields.type, fields.container_title, fields.year) == ("chapter", "The book of sleep", 2003)
    assert (fields.publisher_place, fields.publisher, fields.page) == ("New York", "Oak Press", "12-34")


@pytest.mark.parametrize(
    ("text", "container", "editors"),
    [
        (
            "Ash A. Sleep at sea. In The book of sleep, edited by C. Birch, pp. 1–9. Oak Press, 1999.",
            "The book of sleep",
            1,
        ),
        (
            "A. Ash. Sleep at sea. In C. Birch, D. Cedar, The long book of sleep, pages 1–9, 1992.",
            "The long book of sleep",
            2,
        ),
        ("A. Ash. Sleep at sea. In Proceedings of the Sleep Conference, pp. 1–9, May 1992.", "", 0),
        ("A. Ash. Sleep at sea. In Birch, C. & al. (Eds.), Book of sleep, pp. 1–9, 1992.", "Book of sleep", 1),
        ("A. Ash. Sleep at sea. In World Sleep Group, pp. 1–9, 1992.", "World Sleep Group", 0),
    ],
)
def test_editors_stand_before_the_book_or_after_it(text: str, container: str, editors: int) -> None:
    fields = parse_reference(text)
    assert fields.title == "Sleep at sea"
    assert container in fields.container_title
    assert len(fields.editor) == editors
    assert (fields.type == "paper-conference") == ("Proceedings" in text)


def test_in_without_a_book_is_no_chapter() -> None:
    assert parse_reference("Ash A. Sleep at sea. In: 3rd edition, 1999.").type != "chapter"


OTHERS = {
    "Ash A. The book of sleep. 2nd ed. London: Oak Press; 2003.": ("book", "The book of sleep", "Oak Press"),
    "Ash, A. (2003). The book of sleep. Oak Press.": ("book", "The book of sleep", "Oak Press"),
    "Ash, A. (2003). The book of sleep. Springer, New York.": ("book", "The book of sleep", "Springer"),
    "Ash, A. (2003). The book of sleep. Prentice Hall.": ("book", "The book of sleep", "Prentice Hall"),
    "Ash, A. (2003). Why sleep? London: Oak House.": ("book", "Why sleep?", "Oak House"),
    "Ash, A. (2003). Sleep at sea (Doctoral dissertation). University of Oak.": (
        "thesis",
        "Sleep at sea",
        "University of Oak",
    ),
    "Ash, A. Sleep at sea. PhD thesis, Universite Oak, 1992.": ("thesis", "Sleep at sea", "Universite Oak"),
    "Ash, A. (2020). Sleep at sea, a survey. medRxiv. https://doi.org/10.1101/2020.01.01": (
        "article",
        "Sleep at sea, a survey",
        "",
    ),
    "Ash, A. (2020). Sleep at sea, a survey. arXiv:2001.12345.": ("article", "Sleep at sea, a survey", ""),
    "Ash, A. (2020). Sleep at sea [Data set]. Oak Press.": ("book", "Sleep at sea", "Oak Press"),
    "Ash, A. Sleep at sea. Technical Report 12, 1992.": ("report", "Sleep at sea", ""),
    "Oak Sleep Centre. Sleep at sea. Available from: https://example.org/sleep": ("webpage", "Sleep at sea", ""),
    "Oak Sleep Centre. Sleep at sea [Internet]. 2019 [cited 2020 Jan 5]. Available from: https://example.org/x": (
        "webpage",
        "Sleep at sea",
        "",
    ),
    "Ash, A. (2020). Sleep at sea, a survey. Journal of Sleep.": ("", "Sleep at sea, a survey", ""),
}


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_journal_article_shows_its_kind(text: str) -> None:
    fields = parse_reference(text)
    assert (fields.type, fields.title, fields.publisher) == OTHERS[text]


def test_a_book_with_editors_alone_has_no_author() -> None:
    fields = parse_reference("Ash A, Birch B, editors. The book of sleep. London: Oak Press; 2003.")
    assert fields.author == ()
    assert [name.label for name in fields.editor] == ["Ash", "Birch"]


IDENTIFIERS = {
    "https://doi.org/10.1234/abc.5": ("10.1234/abc.5", "", "", ""),
    "doi: 10.1234/abc.5.": ("10.1234/abc.5", "", "", ""),
    "DOI 10.1234/abc.5 PMID: 12345678; PMCID: PMC1234567.": ("10.1234/abc.5", "12345678", "PMC1234567", ""),
    "[PubMed: 12345678]": ("", "12345678", "", ""),
    "(https://example.org/a_(b))": ("", "", "", "https://example.org/a_(b)"),
    "Retrieved July 1, 2020, from https://example.org/a.": ("", "", "", "https://example.org/a"),
    "(see https://example.org/a)": ("", "", "", "https://example.org/a"),
    "doi: 2836(76)80068-X": ("", "", "", ""),
    "doi:10.1016/ \nS1359-0294": ("10.1016/S1359-0294", "", "", ""),
    "(doi:10.17/)": ("", "", "", ""),
    "https://doi.org/10.1234/abc.5 https://dx.doi.org/10.1234/abc.5": ("10.1234/abc.5", "", "", ""),
}


@pytest.mark.parametrize("printed", IDENTIFIERS)
def test_identifiers_are_taken_out_of_the_text(printed: str) -> None:
    fields = parse_reference(f"Ash AH. T one two. Lancet. 2001;1:2-3. {printed}")
    assert IDENTIFIERS[printed] == (fields.DOI, fields.PMID, fields.PMCID, fields.URL)
    assert (fields.title, fields.container_title, fields.volume, fields.page) == ("T one two", "Lancet", "1", "2-3")


def test_an_isbn_is_kept_as_printed() -> None:
    fields = parse_reference("Ash A. The book of sleep. London: Oak Press; 2003. ISBN 978-0-306-40615-7.")
    assert fields.ISBN == "978-0-306-40615-7"


@pytest.mark.parametrize("text", ["", "   ", ".", "[1]", "(", "“", "1. ", "In: ", ",,,,", "2001", "doi:", "https://"])
def test_scraps_give_what_they_hold_and_no_error(text: str) -> None:
    assert isinstance(parse_reference(text), Fields)


@pytest.mark.parametrize("piece", ["A ", "a. ", "Smith J, ", "((((", "1-", "“", "In: ", "10.1234/", "2001;", ", ", "é"])
def test_a_reference_of_any_length_is_read(piece: str) -> None:
    assert isinstance(parse_reference(piece * 100_000), Fields)


def test_an_arxiv_number_is_an_identifier_of_its_own() -> None:
    assert parse_reference("Doe J. A model of naps. arXiv:2103.01234v2 [cs.CL]. 2021.").arXiv == "2103.01234"


def test_a_word_that_opens_an_identifier_and_holds_none_is_left_alone() -> None:
    assert (
        parse_reference("Ash A. The isbn of arxiv and pmc. J Sleep. 2016;16:22-34.").title
        == "The isbn of arxiv and pmc"
    )


LOOSE = {
    "van den Ash C, vd Birch J, 't Cedar G, Oh J, O K. T one two. J Names. 2016;6:1-9.": [
        "van den Ash",
        "vd Birch",
        "'t Cedar",
        "Oh",
        "O",
    ],
    "al-Ash S, dell'Birch G, de' Cedar L, in 't Dorn P. T one two. J Names. 2016;6:1-9.": [
        "al-Ash",
        "dell'Birch",
        "de' Cedar",
        "in 't Dorn",
    ],
    "Ash AH, van 't Birch LJ, op de Cedar J. T one two. J Names. 2016;6:1-9.": ["Ash", "van 't Birch", "op de Cedar"],
    "'t Ash G. T one two. J Names. 2016;6:1-9.": ["'t Ash"],
    "xi Ash G, Birch B. T one two. J Names. 2016;6:1-9.": ["xi Ash", "Birch"],
    "Ash WT III, Birch Jr TW, Cedar 3rd PF, Dorn OL No, Elm CAB da. T one two. J Names. 2016;6:1-9.": [
        "Ash",
        "Birch",
        "Cedar",
        "Dorn",
        "da Elm",
    ],
    "García Ash, F., de la Birch, J., & Ramón y Cedar, S. (2010). T one two. J Names, 6, 1–9.": [
        "García Ash",
        "de la Birch",
        "Ramón y Cedar",
    ],
    "ASH, J. A. da; SOUZA BIRCH, M. C. de; LIMA JÚNIOR, P. T one two. Revista, v. 6, n. 2, p. 1-9, 2015.": [
        "da ASH",
        "de SOUZA BIRCH",
        "LIMA JÚNIOR",
    ],
    "ASH, MAT.; BIRCH, M das GC; CEDAR, AC. T one two. J Names. 2016;6:1-9.": ["ASH", "BIRCH", "CEDAR"],
    "OAK Group, Ash AH, for the ELM 2013 Investigators. T one two. J Names. 2008;14:1-9.": [
        "OAK Group",
        "Ash",
        "ELM 2013 Investigators",
    ],
    "Ash AH, the oak people, Birch CL. T one two. J Names. 2008;14:1-9.": ["Ash", "the oak people", "Birch"],
}


@pytest.mark.parametrize("text", LOOSE)
def test_a_name_of_no_known_form_swallows_neither_its_neighbours_nor_the_title(text: str) -> None:
    fields = parse_reference(text)
    assert families(fields) == LOOSE[text]
    assert fields.title == "T one two"


def test_particles_behind_the_initials_belong_to_the_family_name() -> None:
    fields = parse_reference("Ash, J. van der, & Birch, P. de. (2019). T one two. Journal of Names, 4(2), 11–19.")
    assert fields.author == (Name("Ash", "J.", "van der"), Name("Birch", "P.", "de"))


def test_a_suffix_before_the_initials_is_a_suffix() -> None:
    fields = parse_reference("Ash Jr TW, Birch OL No. T one two. J Names. 2016;6:1-9.")
    assert fields.author == (Name("Ash", "TW", suffix="Jr"), Name("Birch", "OL", suffix="No"))


def test_a_title_that_opens_with_names_is_not_certain() -> None:
    reading = read_reference("Ash AH, 3 men and b, Birch CL, Cedar BD. Sleep and pain. J Names. 2016;6:1-9.")
    assert not opens_with_names("Sleep and pain")
    assert opens_with_names("Birch CL, Cedar BD. Sleep and pain")
    assert dict(reading.sure).get("title", 1) < 1
    assert dict(read_reference("Ash AH 2016. Birch CL, Cedar BD. Sleep and pain. J Names 6:1-9.").sure)["title"] == 0.5


GROUPS = {
    "Institute of Sleep. Health in the night: a way out. Oakville DC: Elm Press; 2004.": (
        "Institute of Sleep",
        "Health in the night: a way out",
    ),
    "NBS – National Bureau of Sleep of Oakland. Sleep data. Oakville: NBS, 2024.": (
        "NBS – National Bureau of Sleep of Oakland",
        "Sleep data",
    ),
    "UNCTAD – United Peoples Meeting for Trade. Trade Report 2023. New York: United Peoples, 2023.": (
        "UNCTAD – United Peoples Meeting for Trade",
        "Trade Report 2023",
    ),
    "Brasil. Ministério da Saúde. Secretaria de Sono. Dor no idoso: manual. Brasília: Editora Ulmo; 2012.": (
        "Brasil. Ministério da Saúde. Secretaria de Sono",
        "Dor no idoso: manual",
    ),
    "Conselho Nacional do Sono. Apresentação. Brasília: Editora Ulmo, 2020.": (
        "Conselho Nacional do Sono",
        "Apresentação",
    ),
}


@pytest.mark.parametrize("text", GROUPS)
def test_a_body_is_the_author_and_its_name_no_part_of_the_title(text: str) -> None:
    fields = parse_reference(text)
    assert (families(fields), fields.title) == ([GROUPS[text][0]], GROUPS[text][1])


@pytest.mark.parametrize(
    "printed",
    [
        "Sleep Group to train at Oakville",
        "Sleep Group (Editors)",
        "Sleep Institute, “How to sleep",
        "The Group that we have seen, all of it, and all of the many others who came there",
    ],
)
def test_what_is_not_printed_as_a_group_is_not_certain_to_be_one(printed: str) -> None:
    assert not is_group((Name(literal=printed),), printed)


def test_persons_are_no_group() -> None:
    assert not is_group((Name("Ash", "A."),), "Ash, A.")
    assert not is_group((), "")


def test_the_author_of_an_undated_work_is_no_editor() -> None:
    fields = parse_reference("Ash, J. (n.d.). Sleep in mice. Oak Press.")
    assert (families(fields), fields.editor, fields.title) == (["Ash"], (), "Sleep in mice")


@pytest.mark.parametrize(
    ("text", "title", "container"),
    [
        (
            "Ash, D. (2001): „Wesen und Sein. Eine Frage“. Tagung der Bäume.",
            "Wesen und Sein. Eine Frage",
            "Tagung der Bäume",
        ),
        (
            "Ash, D. (2001) »Wesen und Sein des Waldes«, Zeitschrift für Bäume, 12(3): 4–5.",
            "Wesen und Sein des Waldes",
            "Zeitschrift für Bäume",
        ),
        (
            "Ash, W. (2009): Firm behaviour: Which way to go? OAK-Discussion Paper, Nr. 4008.",
            "Firm behaviour: Which way to go?",
            "OAK-Discussion Paper",
        ),
        (
            "Ash, W. (2009): Where firms go. Elm Institute Working Paper 20. Oakville.",
            "Where firms go",
            "Elm Institute Working Paper",
        ),
        (
            "Ash, W. (2007): Where states go: a view of ways (OAKS Working Papers 57)",
            "Where states go: a view of ways",
            "OAKS Working Papers",
        ),
        (
            "Ash, Q. Papers behind walls. Nature, v. 564, p. 171-172, 2018. Disponível em: "
            "https://example.org/a. Acesso em: 2 jun. 2021.",
            "Papers behind walls",
            "Nature",
        ),
        (
            "Ash J (1984): Angaben zum Wald. Journal of Trees, Jahrgang 29, S.151-158.",
            "Angaben zum Wald",
            "Journal of Trees",
        ),
        ("Ash J (1948): Ways of trees. Sociometry, Vol. 11 Nr. 1 und 2, S.31-58.", "Ways of trees", "Sociometry"),
    ],
)  # fmt: skip
def test_title_and_container_are_parted_where_other_languages_part_them(text: str, title: str, container: str) -> None:
    fields = parse_reference(text)
    assert (fields.title, fields.container_title) == (title, container)


def test_the_second_sentence_of_a_title_is_no_container() -> None:
    fields = parse_reference(
        "Ash, R. L. (1991). In defense of the wood. Role complexity and individual trees. Oakville, CA: Elm Press."
    )
    assert (fields.title, fields.container_title) == (
        "In defense of the wood. Role complexity and individual trees",
        "",
    )


@pytest.mark.parametrize(
    ("text", "author", "year"),
    [
        ("Robert Ash und Wentian Li (1999): Emergent cities of the wood. Mimeo.", ["Ash", "Li"], 1999),
        ("Ash, R. A. (1997–8) ‘Anxiety of Trees’, Omega 36(2): 97–120.", ["Ash"], 1997),
        (
            "Ash MA, Birch I. Fatores de risco, Rio Grande, Brasil, 2004. Cad Saude Publica. 2009;25(5):1141-52.",
            ["Ash", "Birch"],
            2009,
        ),
        (
            "Meil B. Alluetain Woods and Old Trees: Their uses in the Northern Alps. PhD thesis. Oakville: Elm "
            "University; 1986.",
            ["Meil"],
            1986,
        ),
        (
            "Oak Service. Report on trees. Apr. 28, 2017. Available at: https://example.org/a. Last access: Jan. "
            "14, 2024.",
            ["Oak Service"],
            2017,
        ),
        ("Ash, Ann/Birch, Ben (Hg.) (2000), Wesen der Bäume, Ulmdorf: Elm.", [], 2000),
    ],
)  # fmt: skip
def test_authors_and_year_are_neither_lost_nor_taken_from_the_title(text: str, author: list[str], year: int) -> None:
    fields = parse_reference(text)
    assert (families(fields), fields.year) == (author, year)


def test_a_day_in_the_name_of_a_work_is_no_date() -> None:
    assert parse_reference("Elm Council (2001). Executive Order 13237 of November 28, 2001.").title == (
        "Executive Order 13237 of November 28, 2001"
    )


def test_editors_behind_a_german_book_are_its_editors() -> None:
    fields = parse_reference(
        "Ash, Ann A. (1985): Job search in the woods. In: Tree Economics, hg. v. D. Elm, 159–185. Oakville: Oak."
    )
    assert (fields.title, fields.container_title, fields.page) == (
        "Job search in the woods",
        "Tree Economics",
        "159–185",
    )
    assert [name.label for name in fields.editor] == ["Elm"]


def test_a_short_title_is_not_taken_for_names() -> None:
    fields = parse_reference("Ash F. Text. J P. 2019;2:3-9. https://doi.org/10.1016/abc.1")
    assert (families(fields), fields.title, fields.container_title) == (["Ash"], "Text", "J P")


# text → title, container, volume, page, publisher, place, year
FORMS = {
    "Ash, A. & Birch, C. 2016. Elms (Ulmaceae) in the Wood of Oakville, Goiás, Brasil. Ulmetum 67: 773-784.": (
        "Elms (Ulmaceae) in the Wood of Oakville, Goiás, Brasil", "Ulmetum", "67", "773-784", "", "", 2016,
    ),
    "Ash, J-S; Birch, P. From trees to wood: An analysis of forests from 1980 to 2015. Elm one, v. 17, n. 11, p. "
    "e0276, 2022.": (
        "From trees to wood: An analysis of forests from 1980 to 2015", "Elm one", "17", "e0276", "", "", 2022,
    ),
    "Ash, F.C., Elm, A.T. 2019. The bark of Ulmus minor (Mill.) Raf.(Ulmaceae). Comparative forestry, wood and bark "
    "diseases 64: 14-19.": (
        "The bark of Ulmus minor (Mill.) Raf.(Ulmaceae)", "Comparative forestry, wood and bark diseases", "64",
        "14-19", "", "", 2019,
    ),
    "Anna Ash (1953): A theory of the structure of woods. In: Tree Theory (Hg. C.Elm), New York, S.486-502.": (
        "A theory of the structure of woods", "Tree Theory", "", "486-502", "", "New York", 1953,
    ),
    "Anna Ash (1984): Einzelne Angaben als Grundlage der Rechnungen. Jahrbücher für Bäume und Wälder von Nordulm, "
    "Jahrgang 29, S. 151-158.": (
        "Einzelne Angaben als Grundlage der Rechnungen", "Jahrbücher für Bäume und Wälder von Nordulm", "29",
        "151-158", "", "", 1984,
    ),
    "Ash C, Birch S: Elms: Status Survey and Action Plan. Gland, Switzerland and Oakville, UK: Elm Specialist Group; "
    "1999.": (
        "Elms: Status Survey and Action Plan", "", "", "", "Elm Specialist Group",
        "Gland, Switzerland and Oakville, UK", 1999,
    ),
    "Ash A: Ul-Me: Sequence Alignment Editor v2.0 Wood. Oakville: University of Elms; 1996.": (
        "Ul-Me: Sequence Alignment Editor v2.0 Wood", "", "", "", "University of Elms", "Oakville", 1996,
    ),
    "Ásh M. Fejezetek az erdők kultúra történetéből II. Szilfa, ETB Néprajztudományi Intézete: Budapest; 2012.": (
        "Fejezetek az erdők kultúra történetéből II", "", "", "", "Szilfa, ETB Néprajztudományi Intézete", "Budapest",
        2012,
    ),
    "NBE – National Bureau of Elms. 全国树木报告. 2012. Annual report on elms and their bark. May 27, 2013.": (
        "全国树木报告. 2012. Annual report on elms and their bark", "", "", "", "", "", 2013,
    ),
    "ULMUSHI. 我们为何这么忙碌？ [Why will elms be so busy in 2022?]. Ulmushi, Oct. 3, 2022.": (
        "我们为何这么忙碌？ [Why will elms be so busy in 2022?]", "Ulmushi", "", "", "", "", 2022,
    ),
    "Ash, M. C. (1999). Entscheidungen unter Bäumen [Decisions under trees.]. Unpublished dissertation, Elm "
    "University.": ("Entscheidungen unter Bäumen [Decisions under trees.]", "", "", "", "Elm University", "", 1999),
    "Ash, R., and X.L. Elm. 2020. “A way of trees: 树木缺陷.” Forest Vision 树木文博 (3): 60–64.": (
        "A way of trees: 树木缺陷", "Forest Vision 树木文博", "", "60–64", "", "", 2020,
    ),
    "ASH, J. A. da. Sono crônica no bosque. Revista Brasileira de Ulmos, São Paulo, v. 5, n. 2, p. 11-19, 2015.": (
        "Sono crônica no bosque", "Revista Brasileira de Ulmos", "5", "11-19", "", "", 2015,
    ),
    "ASH, J. A. Sono no bosque. Bosques, Saúde, v. 5, n. 2, p. 11-19, 2015.": (
        "Sono no bosque", "Bosques, Saúde", "5", "11-19", "", "", 2015,
    ),
    "Ash, Ann and Carl Birch (2002), “Channel Woods and Trees,” in Handbook of Forestry, Bart A. Elm and Robin Oak, "
    "eds. London: Elm Publications.": (
        "Channel Woods and Trees", "Handbook of Forestry", "", "", "Elm Publications", "London", 2002,
    ),
    "A. Ash, B. Birch, C. Elm, D. Oak, The growing of trees and their side-chain: a bark releasing wood, Dalton Trans. "
    "(2009) 4292–4298.": (
        "The growing of trees and their side-chain: a bark releasing wood", "Dalton Trans.", "", "4292–4298", "", "",
        2009,
    ),
    "Elm Organization, Kettle Mellitus Fact Sheet No. 138, Elm Organization, Geneva, Switzerland, 2002.": (
        "Kettle Mellitus Fact Sheet No. 138", "", "", "", "Elm Organization", "Geneva, Switzerland", 2002,
    ),
    "WORLD BANK. Elms for development. World Bank Elm and Oak Update (October). Washington, D.C.: World Bank, 2023b.": (
        "Elms for development", "", "", "", "World Bank", "Washington, D.C", 2023,
    ),
    "Ash, A. (2010, May). Sleep in elms. Paper presented at the annual meeting of the Elm Association, Boston, MA.": (
        "Sleep in elms", "Paper presented at the annual meeting of the Elm Association", "", "", "", "Boston, MA", 2010,
    ),
    "Ash, Erika/Elm, Isabel (Hg.) (2000), Inszenierung von Authentizität, Tübingen/Basel (= Theatralität 1).": (
        "Inszenierung von Authentizität", "", "", "", "", "Tübingen/Basel", 2000,
    ),
    "ELM (2009). Behandlung der Bäume sowie Voraussetzungen für das Wachsen. Rundschreiben vom 17.6.2009": (
        "Behandlung der Bäume sowie Voraussetzungen für das Wachsen", "Rundschreiben vom 17.6.2009", "", "", "", "",
        2009,
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_title_container_and_publisher_are_parted_in_rarer_forms(text: str) -> None:
    fields = parse_reference(text)
    assert (
        fields.title,
        fields.container_title,
        fields.volume,
        fields.page or fields.number,
        fields.publisher,
        fields.publisher_place,
        fields.year,
    ) == FORMS[text]


def test_names_parted_by_a_loose_slash_edit_the_book_that_a_quotation_stands_in() -> None:
    fields = parse_reference(
        "Ash, Alois/Elm, Herbert (1998), »Ulmen, Eschen und ihre Wälder im Norden«; in: Elm, Herbert /Oak, Martin "
        "(Hg.), Waldgesellschaft, Opladen, S. 193–213."
    )
    assert fields.container_title.startswith("Waldgesellschaft")
    assert [name.full for name in fields.editor] == ["Herbert Elm", "Martin Oak"]


def test_sentences_and_labels_that_were_glued_are_parted() -> None:
    assert prepared("Elms in Deutschland.Sonderheft 33, S.9-14. J.Phys.Chem. 5")[0] == (
        "Elms in Deutschland. Sonderheft 33, S. 9-14. J.Phys.Chem. 5"
    )


def test_a_day_in_figures_closes_a_reference() -> None:
    fields = parse_reference("Elm Office. Report on the trees. 17.6.2009")
    assert fields.issued == PartialDate(2009, 6, 17)


def test_a_remark_on_the_medium_is_no_part_of_a_title() -> None:
    assert parse_reference("Ash, A. (2001). Kettle for woods [Computer software]. Oakville: Elm Press.").title == (
        "Kettle for woods"
    )
    assert parse_reference("Ash, A. (2001). Alte Ulmen [Old elms of the wood]. Oakville: Elm Press.").title == (
        "Alte Ulmen [Old elms of the wood]"
    )


def test_a_paper_read_at_a_meeting_is_a_conference_paper() -> None:
    fields = parse_reference(
        "Ash, A. (2010). Sleep in elms. Paper presented at the annual meeting of the Elm Association."
    )
    assert fields.type == "paper-conference"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("WORLD BANK. Elms for development. Washington: World Bank, 2023.", "WORLD BANK"),
        ("ELM HEALTH ORGANIZATION. Sleep of elms. Geneva: EHO, 2010.", "ELM HEALTH ORGANIZATION"),
        ("Elm Organization, Kettle Sheet No. 138, Geneva, Switzerland, 2002.", "Elm Organization"),
    ],
)
def test_organisations_are_known_in_capitals_and_before_a_numbered_title(text: str, author: str) -> None:
    assert [name.literal for name in parse_reference(text).author] == [author]


def test_an_organisation_s_numbered_paper_without_a_comma_is_no_author() -> None:
    assert not any(
        name.literal.endswith("No") for name in parse_reference("Kettle, Elm Group Sheet No. 7. 2002.").author
    )


def test_a_repository_shows_no_kind_of_work() -> None:
    fields = parse_reference("Ash R. Trees of the wood. Zenodo. 2019. https://doi.org/10.5281/zenodo.1234.")
    assert (fields.publisher, fields.type) == ("Zenodo", "")


def test_a_doi_with_a_page_beside_it_has_no_title() -> None:
    assert parse_reference("10.1234/abc, 34") == Fields(DOI="10.1234/abc")
    assert parse_reference("Ash A. 1984. doi:10.1234/abc").DOI == "10.1234/abc"
