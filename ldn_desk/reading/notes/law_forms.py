"""Works as law journals print them, where the volume stands before the journal: `12 J. Law & Tech. 100 (2015)`."""

import re

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.reading.reference.reading import Reading, read_reference
from ldn_desk.reading.text.bylines import people_in_order
from ldn_desk.reading.text.characters import YEAR

_WHO = r"(?P<who>[^,\d“”\"]{3,80}), "
_TITLE = r"[“\"]?(?P<title>[^“”\"]{3,300}?)[,.]?[”\"]?,? "
_ARTICLE = re.compile(
    rf"{_WHO}{_TITLE}(?P<volume>\d{{1,4}}) (?P<journal>[A-Z][\w.&’' -]{{2,60}}?),? (?P<page>\d{{1,5}})"
    rf"(?:, [\d–-]{{1,12}})? \((?P<year>{YEAR})\)\.?"
)
_BOOK = re.compile(
    rf"{_WHO}(?P<title>[^()]{{3,200}}?) \((?:(?P<edition>\d{{1,2}})(?:st|nd|rd|th) edn?, )?"
    rf"(?P<publisher>[A-Z][^()\d]{{2,60}}?),? (?P<year>{YEAR})\)(?:,? (?:at )?[\d–, -]{{1,20}})?\.?"
)
_CASE = re.compile(
    r"(?:(?P<court>[A-Z][\w ]{1,30}), )?Case (?P<number>[CTF]-\d{1,4}/\d{2})(?: [A-Z])?,? (?P<title>[^,]{3,120})"
    rf"(?:,? (?:ECLI:)?EU:[CTF]:(?P<year>{YEAR}):\d+)?(?:,.{{0,60}})?"
)


def read_work(text: str) -> Reading:
    """The fields of a work that a note names, in a form of law journals or in any other."""
    article, book, case = (form.fullmatch(text) for form in (_ARTICLE, _BOOK, _CASE))
    if article:
        return Reading(
            Fields(
                type="article-journal",
                author=people_in_order(article["who"].replace(" & ", ", ").replace(" and ", ", ")),
                issued=PartialDate(int(article["year"])),
                title=article["title"],
                container_title=article["journal"],
                volume=article["volume"],
                page=article["page"],
            ),
            (),
        )
    if book:
        return Reading(
            Fields(
                type="book",
                author=people_in_order(book["who"].replace(" & ", ", ").replace(" and ", ", ")),
                issued=PartialDate(int(book["year"])),
                title=book["title"],
                edition=book["edition"] or "",
                publisher=book["publisher"],
            ),
            (),
        )
    if case:
        issued = PartialDate(int(case["year"])) if case["year"] else None
        return Reading(Fields(type="legal_case", issued=issued, title=case["title"], number=case["number"]), ())
    return read_reference(text)
