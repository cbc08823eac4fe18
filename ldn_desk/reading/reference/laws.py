"""Laws as lists of references print them: `España. Ley nº 19/2013, de 9 de diciembre. Boletín Oficial …, 2013.`

The title is what a law is called by, its kind, number and day; what it is about, printed behind it, is left out where
the gazette is printed that it was published in, which is the container.
"""

import re

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.reference.cue_words import PLACES
from ldn_desk.reading.reference.names import JURISDICTION, UPPER
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.dates import read_date
from ldn_desk.reading.text.organisations import names_organisation

_KIND = (
    r"(?:Lei(?: Complementar| Orgânica| Federal| Estadual)?|Ley(?: Orgánica| General| Foral)?"
    r"|Real Decreto(?:[- ][Ll]ey)?|Decreto(?:[- ][Ll]e[iy]| Legislativo| Supremo)?|Portaria(?: [A-Z/]{2,8})?"
    r"|Resolução(?: [A-Z/]{2,8})?|Resolución"
    r"|Instrução Normativa|Medida Provisória|Emenda Constitucional|Orden|Loi|Décret|Arrêté|Ordonnance|Legge"
    r"|Decreto Ministeriale)"
)
_NUMBER = r"(?:n\.?\s?[º°o]s?\.?|[Nn]o?\.|№)?\s?(?P<number>\d[\d./-]{0,14}(?:/[A-Z]{2,4})?)"
_SENTENCE_END = rf"\.(?=\s+[{UPPER}“\"]|\s*$)"
_LAW = re.compile(
    rf"(?:(?P<country>{JURISDICTION.pattern})\s*)?(?:(?P<body>(?:[^.:;()\d]{{3,100}}\. ){{1,3}}?))?"
    rf"(?P<law>{_KIND},? {_NUMBER}(?P<rest>(?:[^.]|\.(?!\s+[{UPPER}“\"]|\s*$)){{0,200}}?))(?:{_SENTENCE_END}|$)"
)
_GAZETTE = re.compile(
    r"(?P<gazette>(?:Diário Oficial|Diario Oficial|Bolet[ií]n Oficial|Boletim Oficial|Diário da República"
    r"|Gaceta Oficial|Journal [Oo]fficiel|Gazzetta Ufficiale)(?: d(?:[aeo]s?|el) [^.,:;\[\]()\d]{2,40})?"
    r"|B\.?O\.?E\.?|D\.?O\.?U\.?)(?!\w)"
)
_PAGES = re.compile(r"\bpp?\. ?(\d{1,5}(?:\s?[-–]\s?\d{1,5})?)")
_DAY = re.compile(rf"(\d{{1,2}})[º°]?(?: de)? ([^\W\d_]{{3,10}})\.?,?(?: de)? ({YEAR})")
_ABOUT = re.compile(rf"\.\s+(?P<about>[{UPPER}][^:;]{{15,300}}?)[,.] {YEAR}\.?$")
_YEAR = re.compile(rf"(?<!\d)({YEAR})(?!\d)")


def read_law(text: str) -> Fields | None:
    """The fields of a law that is printed by its number, with or without its country; None where it is none."""
    found = _LAW.match(text)
    if found is None or not (found["country"] or _GAZETTE.search(text, found.end()) or "º" in found["law"]):
        return None
    after = text[found.end() :]
    gazette, pages = _GAZETTE.search(after), _PAGES.search(after)
    about = None if gazette else _ABOUT.match(text, found.end("law"))
    end = about.end("about") if about and not _is_place(about["about"]) else found.end("law")
    body = (found["body"] or "").strip(" .")
    # `Lei de Diretrizes e Bases. Lei nº 9.394`: what is no body is the law's own name.
    titled = text[found.start("law" if not body or names_organisation(body) else "body") : end]
    body = body if names_organisation(body) else ""
    author = ". ".join(part for part in ((found["country"] or "").strip(" ."), body) if part)
    return Fields(
        type="legislation",
        author=(Name(literal=author),) if author else (),
        issued=_issued(after) or _issued(found["law"]),
        title=titled.strip(" ,."),
        container_title=gazette["gazette"].strip() if gazette else "",
        page=pages.group(1) if pages else "",
        number=found["number"].strip("./-"),
    )


def _is_place(text: str) -> bool:
    return text.partition(",")[0].casefold() in PLACES


def _issued(text: str) -> PartialDate | None:
    """The last day that the text names, or its last year."""
    days = [date for day in _DAY.finditer(text) if (date := read_date(" ".join(day.groups())))]
    years = [int(year) for year in _YEAR.findall(text)]
    if days and (not years or days[-1].year == years[-1]):
        return days[-1]
    return PartialDate(years[-1]) if years else None
