"""What the stand-in knows: records in Crossref's message form, written for this project.

References 1–4, 7 and 10 of the first article are bibliographic facts; DOI 8 is answered with an unrelated work that is
plainly made up; 5, 6 and 9 are unknown to every agency. Everything under the prefix 10.5555 is invented.
"""

from typing import Any

Message = dict[str, Any]


def _date(*parts: int) -> Message:
    return {"date-parts": [list(parts)]}


def _authors(*names: str) -> list[Message]:
    """`Given Family` each; a family name of several words is joined to its given name by `|`."""
    authors = []
    for place, name in enumerate(names):
        given, _, family = name.rpartition("|" if "|" in name else " ")
        sequence = "additional" if place else "first"
        authors.append({"given": given, "family": family, "sequence": sequence, "affiliation": []})
    return authors


def _article(doi: str, title: str, container: str, authors: list[Message], **more: Any) -> Message:
    message: Message = {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "container-title": [container],
        "author": authors,
        "publisher": "Made-up Press",
        "source": "Crossref",
        "prefix": doi.split("/")[0],
        "URL": f"https://doi.org/{doi}",
        "created": {"date-parts": [[2019, 5, 4]], "date-time": "2019-05-04T00:00:00Z", "timestamp": 1556928000000},
    }
    return message | {key.replace("_", "-"): value for key, value in more.items()}


def _notice(kind: str, doi: str, source: str, *date: int, **more: Any) -> Message:
    label = kind.replace("_", " ").capitalize()
    return {"DOI": doi, "type": kind, "label": label, "source": source, "updated": _date(*date)} | more


FIRST_ARTICLE = (
    _article(
        "10.1038/nri.2015.5",
        "The role of inflammation in depression: from evolutionary imperative to modern treatment target",
        "Nature Reviews Immunology",
        _authors("Andrew H. Miller", "Charles L. Raison"),
        volume="16",
        issue="1",
        page="22-34",
        issued=_date(2015, 12, 29),
        published_print=_date(2016, 1),
        published_online=_date(2015, 12, 29),
        ISSN=["1474-1733", "1474-1741"],
        short_container_title=["Nat Rev Immunol"],
    ),
    _article(
        "10.1038/nrn2297",
        "From inflammation to sickness and depression: when the immune system subjugates the brain",
        "Nature Reviews Neuroscience",
        _authors("Robert Dantzer", "Jason C. O'Connor", "Gregory G. Freund", "Rodney W. Johnson", "Keith W. Kelley"),
        volume="9",
        issue="1",
        page="46-56",
        issued=_date(2008, 1),
        published_print=_date(2008, 1),
        ISSN=["1471-003X", "1471-0048"],
        short_container_title=["Nat Rev Neurosci"],
    ),
    _article(
        "10.1007/s10067-014-2517-2",
        "The use of low-dose naltrexone (LDN) as a novel anti-inflammatory treatment for chronic pain",
        "Clinical Rheumatology",
        _authors("Jarred Younger", "Luke Parkitny", "David McLain"),
        volume="33",
        issue="4",
        page="451-459",
        issued=_date(2014, 2, 15),
        published_print=_date(2014, 4),
        published_online=_date(2014, 2, 15),
        ISSN=["0770-3198", "1434-9949"],
        short_container_title=["Clin Rheumatol"],
    ),
    _article(
        "10.1124/jpet.102.035048",
        "Role of Microglia in Inflammation-Mediated Neurodegenerative Diseases: Mechanisms and Strategies for"
        " Therapeutic Intervention",
        "Journal of Pharmacology and Experimental Therapeutics",
        _authors("Bin Liu", "Jau-Shyong Hong"),
        volume="304",
        issue="1",
        page="1-7",
        issued=_date(2003, 1, 1),
        published_print=_date(2003, 1, 1),
        short_container_title=["J Pharmacol Exp Ther"],
    ),
    _article(
        "10.1016/j.jad.2016.08.029",
        "Randomized, proof-of-concept trial of low dose naltrexone for patients with breakthrough symptoms of major"
        " depressive disorder on antidepressants",
        "Journal of Affective Disorders",
        _authors(
            "David Mischoulon",
            "Lindsay Hylek",
            "Albert S. Yeung",
            "Alisabet J. Clain",
            "Lee Baer",
            "Cristina Cusin",
            "Dawn Flosnik|Ionescu",
            "Jonathan E. Alpert",
            "David P. Soskin",
            "Maurizio Fava",
        ),
        volume="208",
        page="6-14",
        issued=_date(2017, 1),
        published_print=_date(2017, 1),
        ISSN=["0165-0327"],
        updated_by=[_notice("erratum", "10.1016/j.jad.2017.10.040", "publisher", 2018, 2)],
    ),
    _article(
        "10.1038/ajg.2008.84",
        "A made-up survey of paper boats on village ponds",
        "Journal of Invented Pastimes",
        _authors("Petra Nowhere", "Quentin Nobody"),
        volume="3",
        issue="2",
        page="11-19",
        issued=_date(2008, 6),
        published_print=_date(2008, 6),
    ),
    _article(
        "10.3390/medsci6040082",
        "Low-Dose Naltrexone (LDN)—Review of Therapeutic Utilization",
        "Medical Sciences",
        _authors("Karlo Toljan", "Bruce Vrooman"),
        volume="6",
        issue="4",
        page="82",
        article_number="82",
        issued=_date(2018, 9, 21),
        published_online=_date(2018, 9, 21),
        ISSN=["2076-3271"],
    ),
)
UNKNOWN = ("10.3389/fimmu.2020.00570", "10.1016/j.mehy.2008.06.020", "10.1016/j.brainresbull.2020.06.008")
"""DOIs of references 5, 6 and 9, which nobody registered here."""

_ABSTRACT = (
    "<jats:title>Abstract</jats:title>\n  <jats:p>Twelve invented volunteers drank invented tea"
    " (<jats:italic>p</jats:italic> &lt; 0.05).</jats:p>"
)

MADE_UP = (
    _article(
        "10.5555/standin.retracted.1",
        "RETRACTED: Invented tea and the moods of imaginary volunteers",
        "Annals of Imaginary Medicine",
        _authors("Ada Invented", "Ben Imagined"),
        volume="1",
        page="1-9",
        issued=_date(2019, 3),
        published_print=_date(2019, 3),
        abstract=_ABSTRACT,
        updated_by=[
            _notice("retraction", "10.5555/standin.notice.1", "publisher", 2021, 4, 2),
            _notice("Retraction", "10.5555/STANDIN.NOTICE.1", "retraction-watch", 2021, 4, 1, **{"record-id": "9"}),
        ],
    ),
    _article(
        "10.5555/standin.concern.1",
        "Invented tea, a second cup",
        "Annals of Imaginary Medicine",
        _authors("Ada Invented"),
        volume="2",
        issue="1",
        page="10-12",
        issued=_date(2020, 2, 1),
        published_online=_date(2020, 2, 1),
        updated_by=[_notice("expression-of-concern", "10.5555/standin.notice.2", "publisher", 2022, 1, 5)],
    ),
    _article(
        "10.5555/standin.notice.1",
        "Retraction: Invented tea and the moods of imaginary volunteers",
        "Annals of Imaginary Medicine",
        _authors("The Invented Editors"),
        issued=_date(2021, 4, 2),
        update_to=[_notice("retraction", "10.5555/standin.retracted.1", "publisher", 2021, 4, 2)],
    ),
    _article(
        "10.5555/comma,in.doi",
        "A work whose DOI holds a comma",
        "Annals of Imaginary Medicine",
        _authors("Cora Comma"),
        volume="4",
        page="40-41",
        issued=_date(2011),
    ),
    _article(
        "10.5555/(sici)1097-0000(19980101)1:1<1::aid-made1>3.0.co;2-#",
        "A work whose DOI holds every sign there is",
        "Annals of Imaginary Medicine",
        _authors("Silvia Sici"),
        volume="1",
        page="1-2",
        issued=_date(1998, 1, 1),
    ),
    _article(
        "10.5555/standin.alias.v2",
        "A preprint known under two DOIs",
        "",
        _authors("Alia Sing"),
        type="posted-content",
        subtype="preprint",
        container_title=[],
        issued=_date(2022, 2, 2),
        posted=_date(2022, 2, 2),
        aliases=["10.5555/standin.alias"],
    ),
)

FOREIGN: tuple[tuple[str, str, Message], ...] = (
    (
        "10.5555/datacite.set.1",
        "DataCite",
        {
            "type": "dataset",
            "id": "https://doi.org/10.5555/datacite.set.1",
            "DOI": "10.5555/DATACITE.SET.1",
            "author": [{"family": "Archive", "given": "Anna"}, {"literal": "Imaginary Data Group"}],
            "issued": {"date-parts": [[2020, 7, 1]]},
            "publisher": "Imaginary Archive",
            "title": "Moods of imaginary volunteers: a made-up data set",
            "URL": "https://example.org/set/1",
            "version": "1.0",
        },
    ),
)
"""(DOI, agency, record as CSL-JSON) of works that another agency registered."""


def numbered(count: int, prefix: str = "10.5555/many") -> list[Message]:
    """As many registered articles as wanted, for lists of a thousand; each is told apart by its number."""
    return [
        _article(
            f"{prefix}.{number}",
            f"Invented finding number {number} about imaginary cups of tea",
            "Annals of Imaginary Medicine",
            _authors(f"Ada Invented{number}", "Ben Imagined"),
            volume=str(1 + number // 50),
            issue=str(1 + number % 12),
            page=f"{number}-{number + 7}",
            issued=_date(2000 + number % 24),
            published_print=_date(2000 + number % 24),
        )
        for number in range(1, count + 1)
    ]
