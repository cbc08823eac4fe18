"""Notes of where and when a work was read leave nothing behind, and take nothing along; the works are made up."""

import pytest

from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.reference.access_notes import without_notes
from ldn_desk.reading.reference.reading import parse_reference, read_reference

ARTICLE = "Ash AH, Birch CL. Sleep and pain in mice. J Sleep Res. 2016;16(1):22-34."


def core(fields: Fields) -> tuple[str, str, str, str, int | None]:
    return (fields.title, fields.container_title, fields.volume, fields.page, fields.year)


@pytest.mark.parametrize(
    "note",
    [
        "Disponível em: https://example.org/a. Acesso em: 8 nov. 2022.",
        "Disponible en: https://example.org/a. Consultado el 17 de noviembre de 2012.",
        "Available at: https://example.org/a. Last access: Jan. 14, 2024.",
        "Online verfügbar unter https://example.org/a, letzter Zugriff am 3.4.2019.",
        "Abgerufen am 3. April 2019 von https://example.org/a",
        "Disponible sur: https://example.org/a (consulté le 3 avril 2019).",
        "https://example.org/a (27.2.2009)",
        "URL: https://example.org/a [citado em 2019 maio 7]",
        "Режим доступа: https://example.org/a (дата обращения: 03.04.2019)",
        "https://example.org/a [2020-05-06]",
        "Erişim Tarihi: 3 Mart 2019. https://example.org/a",
    ],
)
def test_the_day_a_work_was_read_is_not_its_year_in_any_language(note: str) -> None:
    fields = parse_reference(f"{ARTICLE} {note}")
    assert core(fields) == ("Sleep and pain in mice", "J Sleep Res", "16", "22-34", 2016)
    assert fields.URL == "https://example.org/a"


@pytest.mark.parametrize(
    "tail",
    [
        "[Article in German]",
        "[in Chinese with English abstract]",
        "(in Japanese)",
        "Open Access",
        "Free full text",
        "[Open access].",
        "[PubMed] [Google Scholar]",
        "Epub 2015 Dec 3.",
        "Epub ahead of print.",
    ],
)
def test_words_that_trail_a_reference_take_no_field_along(tail: str) -> None:
    reading = read_reference(f"{ARTICLE} {tail}")
    assert core(reading.fields) == ("Sleep and pain in mice", "J Sleep Res", "16", "22-34", 2016)
    assert reading.sure == ()


def test_a_citing_note_between_year_and_volume_leaves_both() -> None:
    fields = parse_reference(
        "Freixo A, Birch CL. Sono e dor em idosos. Revista do Sono. [online]. 2007 [citado 17 outubro 2012]; "
        "10(2): 161-178. "
        "Disponível em:http://example.org/scielo.php?pid=S1"
    )
    assert core(fields) == ("Sono e dor em idosos", "Revista do Sono", "10", "161-178", 2007)
    assert fields.URL == "http://example.org/scielo.php?pid=S1"


@pytest.mark.parametrize(
    "text", ["Data available in Europe (in mice)", "Open access to what is known", "Revisited 1999, or the sea"]
)
def test_words_of_a_title_are_no_note(text: str) -> None:
    assert without_notes(text) == (text, False, "")


@pytest.mark.parametrize(
    ("tail", "doi", "url"),
    [
        ("https://example.org/doi/10.1111/abc.1/abstract", "10.1111/abc.1", "https://example.org/doi/10.1111/abc.1/abstract"),
        ("https://example.org/a?id=10.1371/abc.1", "10.1371/abc.1", "https://example.org/a?id=10.1371/abc.1"),
        ("https://doi-org.proxy.edu/10.1016/abc.1", "10.1016/abc.1", "https://doi-org.proxy.edu/10.1016/abc.1"),
        ("doi: 10.1016/j.abc.2010.03. 002 PMID: 20227440", "10.1016/j.abc.2010.03.002", ""),
        ("https://doi.org/10.1016/j.abc.2010.03.002", "10.1016/j.abc.2010.03.002", ""),
        ("doi:10.1073/abc.2221103120 1 of 9", "10.1073/abc.2221103120", ""),
        ("https://doi.org/ghk4", "", "https://doi.org/ghk4"),
        ("doi:10/ghk4w2", "", "https://doi.org/10/ghk4w2"),
    ],
)  # fmt: skip
def test_a_doi_and_an_address_are_both_kept_whole(tail: str, doi: str, url: str) -> None:
    fields = parse_reference(f"{ARTICLE} {tail}")
    assert core(fields) == ("Sleep and pain in mice", "J Sleep Res", "16", "22-34", 2016)
    assert (doi, url) == (fields.DOI, fields.URL)


def test_a_doi_in_brackets_within_a_title_leaves_the_sentence_its_end() -> None:
    fields = parse_reference("Ash AH. Tides of the sea (see 10.1000/TAO.2009(AB)). J Sleep Res. 2016;16:22-34.")
    assert core(fields) == ("Tides of the sea", "J Sleep Res", "16", "22-34", 2016)
    assert fields.DOI == "10.1000/TAO.2009(AB)"


@pytest.mark.parametrize(
    ("tail", "doi", "url"),
    [
        ("doi:10.1234/TAO.2009.05.02(IW)", "10.1234/TAO.2009.05.02(IW)", ""),
        ("doi: 10.1016/j.oaks.2010.03. 002 PMID: 20227440", "10.1016/j.oaks.2010.03.002", ""),
        ("https://doi.org/10.1146/annurev-oaks-010421- 085556", "10.1146/annurev-oaks-010421-085556", ""),
        ("doi: https://doi.org/ 10.1016/j.oak.2019.01.001", "10.1016/j.oak.2019.01.001", ""),
        ("doi:10.1577/1548(1981)110<446:EOT>2.0.CO;2", "10.1577/1548(1981)110<446:EOT>2.0.CO;2", ""),
        ("https://doi.org/10.1577/1548(1981)110%3C446:EOT%3E2.0.CO;2.", "10.1577/1548(1981)110<446:EOT>2.0.CO;2", ""),
        (
            "https://doi.org/10.1002/(SICI)1097(19)19:12&lt;1::AID-S&gt;3.0.CO;2-W",
            "10.1002/(SICI)1097(19)19:12<1::AID-S>3.0.CO;2-W",
            "",
        ),
        ("doi:10.1234/oak.1</ref>", "10.1234/oak.1", ""),
        ("doi:10.1234/oak.2019.01.001PMID:30000000", "10.1234/oak.2019.01.001", ""),
        ("doi:10.1234/oak.2019.01.001Accessed January 2, 2020", "10.1234/oak.2019.01.001", ""),
        ("doi:10.1234/oak.2019.01.001[PubMed][Google Scholar]", "10.1234/oak.2019.01.001", ""),
        ("doi:10.1073/oak.2221103120 1 of 9", "10.1073/oak.2221103120", ""),
        ("doi:10.1371/journal.poak.0012345.s001", "10.1371/journal.poak.0012345.s001", ""),
        (
            "https://journals.example.org/article?id=10.1371/journal.poak.0012345",
            "10.1371/journal.poak.0012345",
            "https://journals.example.org/article?id=10.1371/journal.poak.0012345",
        ),
        ("https://doi.org/ghk4", "", "https://doi.org/ghk4"),
        ("doi:10/ghk4w2", "", "https://doi.org/10/ghk4w2"),
    ],
)
def test_a_doi_is_read_whole_and_spoils_no_other_field(tail: str, doi: str, url: str) -> None:
    fields = parse_reference(f"Oak O. Text. J P. 2019;2(1):3-9. {tail}")
    assert (doi, url) == (fields.DOI, fields.URL)
    assert [name.label for name in fields.author] == ["Oak"]
    assert (fields.title, fields.container_title, fields.volume, fields.issue, fields.page) == (
        "Text",
        "J P",
        "2",
        "1",
        "3-9",
    )
