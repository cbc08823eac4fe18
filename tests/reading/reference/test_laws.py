"""Laws as lists of references print them; laws, ministries and gazettes are made up or restated."""

import pytest

from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.reference.laws import read_law
from ldn_desk.reading.reference.reading import parse_reference


def core(fields: Fields) -> tuple[str, str, str, str, str]:
    """Author, title, number, gazette and day."""
    author = fields.author[0].literal if fields.author else ""
    issued = fields.issued.iso if fields.issued else ""
    return author, fields.title, fields.number, fields.container_title, issued


# text → author, title, number, gazette, day
LAWS = {
    "España. Ley nº 12/2011, de 3 de mayo, de 2011. Árboles y Buen Bosque. España: Boletín Oficial del Estado, 2011.": (
        "España", "Ley nº 12/2011, de 3 de mayo, de 2011", "12/2011", "Boletín Oficial del Estado", "2011",
    ),
    "Brasil. Ministério do Bosque. Portaria nº 2.436, de 21 de setembro de 2017. Aprova a Política dos Bosques. Diário "
    "Oficial da União, Brasília, 22 set. 2017. Seção 1, p. 68.": (
        "Brasil. Ministério do Bosque", "Portaria nº 2.436, de 21 de setembro de 2017", "2.436",
        "Diário Oficial da União", "2017-09-22",
    ),
    "Brasil. Ministério do Bosque. Portaria nº 528 de 19 de outubro de 2006. Aprova a Política dos Bosques, 2006.": (
        "Brasil. Ministério do Bosque",
        "Portaria nº 528 de 19 de outubro de 2006. Aprova a Política dos Bosques", "528", "", "2006",
    ),
    "Brasil. Conselho do Bosque. Resolução nº 466, de 12 de dezembro de 2012. Brasília, Distrito Federal, 2012.": (
        "Brasil. Conselho do Bosque", "Resolução nº 466, de 12 de dezembro de 2012", "466", "", "2012",
    ),
    "Brasil. Lei dos Bosques Nacionais. Lei nº 9.394, de 20 de dezembro de 1996. Brasília; 1996.": (
        "Brasil", "Lei dos Bosques Nacionais. Lei nº 9.394, de 20 de dezembro de 1996", "9.394", "", "1996",
    ),
    "Real Decreto 93/2007, de 29 de octubre, por el que se ordenan los bosques. BOE, 260, de 30 de octubre de 2007.": (
        "", "Real Decreto 93/2007, de 29 de octubre, por el que se ordenan los bosques", "93/2007", "BOE", "2007-10-30",
    ),
    "Decreto-Lei n.º 139/2012, de 5 de julho. Diário da República n.º 129/2012, Série I.": (
        "", "Decreto-Lei n.º 139/2012, de 5 de julho", "139/2012", "Diário da República", "2012",
    ),
    "Lei nº 7.": ("", "Lei nº 7", "7", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", LAWS)
def test_a_law_is_known_by_its_number_and_stands_in_its_gazette(text: str) -> None:
    fields = parse_reference(text)
    assert (fields.type, *core(fields)) == ("legislation", *LAWS[text])


def test_the_pages_of_the_gazette_are_kept() -> None:
    fields = parse_reference("España. Ley 7/1985, de 2 de abril. Boletín Oficial del Estado: seção 80, p. 8945-8964.")
    assert fields.page == "8945-8964"


@pytest.mark.parametrize(
    "text",
    [
        "Lei S, Ash P. A work on trees. J Foo 2010;1:2-3.",
        "Ley 5 and its trees. Forest Notes. 2010;1:2-3.",
        "Brasil. Ministério do Bosque. Trees of 2013. 2014.",
    ],
)
def test_what_bears_no_number_of_a_law_is_none(text: str) -> None:
    assert read_law(text) is None
