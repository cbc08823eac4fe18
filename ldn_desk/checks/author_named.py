"""Author: the sentence names someone as having found it whom neither the record nor the printed list bears."""

import re
from collections.abc import Sequence

from ldn_desk.checks.naming import Mention, marker_place, mentions, next_marker_is
from ldn_desk.domain.article import Citation
from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.matching.folding import in_latin, words
from ldn_desk.matching.names import Likeness, is_group, likeness, person
from ldn_desk.plugins.contracts import Case

_BESIDE = re.compile(r"(?:['’]s?)?(?:\s(?:study|trial|paper|work|group|findings|results))?[\s,.:;(\[]*")
_REPORTS = re.compile(
    r"(?:['’]s?)?[\s,]*(?:[\w-]+\s){0,4}?(?:f(?:ound|ind)|sh?ow|report|demonstrat|observ|describ|conclu|suggest|propos|identif"
    r"|stud(?:y|ied)|investigat|examin|note|conduct|perform|evaluat|compar|assess|analy[sz]|treat|randomi|recruit"
    r"|enrol|estimat|argu|publish|measur|confirm|test|reveal|determin|detect|assum|develop|us(?:ed|e)\b|include)\w*"
)
_BY = re.compile(r"\b(?:by|according to)\s(?:[A-Z]\w+,\s){0,4}$", re.IGNORECASE)
_SOMEONE_ELSE = re.compile(
    r"\b(?:we|our|us|see|(?:cited|quoted|reviewed|summari[sz]ed|discussed) (?:in|by))\b", re.IGNORECASE
)


class AuthorNamed:
    """Raised for the name beside this citation's marker, or the one it reports of, and nobody else's.

    A name counts as borne however it is spelt: diacritics, particles, a letter or two, family name first.
    """

    rule = "author"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Author")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation: the name as it stands, and the work's authors."""
        named = [(index, mention) for index, each in enumerate(case.citations) if (mention := _attached(each, case))]
        authors = _authors(case)
        if not named or not _comparable(authors):
            return ()
        return tuple(Point(self.rule, mention.label, _listed(authors), index) for index, mention in named)


def _authors(case: Case) -> Sequence[Name]:
    """The work's authors, else those printed if that is all of them."""
    if case.work and case.work.fields.author:
        return case.work.fields.author
    printed = case.reference.printed
    return () if printed.et_al else printed.author


def _listed(authors: Sequence[Name]) -> str:
    some = ", ".join(author.label for author in authors[:3])
    return tr("{some} et al.", some=some) if len(authors) > 3 else some


def _comparable(authors: Sequence[Name]) -> bool:
    """Whether at least one person is known, and all that are stand in Latin letters."""
    people = [name for name in authors if not is_group(name)]
    return bool(people) and all(in_latin(name.full) for name in people)


def _attached(citation: Citation, case: Case) -> Mention | None:
    """The mention that belongs to this citation, if the work does not bear any of its names."""
    found = mentions(citation.sentence)
    before = [mention for mention in found if next_marker_is(citation, mention.end)] if found else []
    if not before or _borne(before[-1], case):
        return None
    nearest, place = before[-1], marker_place(citation)
    if _BESIDE.fullmatch(citation.sentence, nearest.end, place):
        return nearest
    if not _reported(citation.sentence, nearest, place) or any(_borne(mention, case) for mention in found):
        return None
    return nearest


def _reported(sentence: str, mention: Mention, place: int) -> bool:
    if _SOMEONE_ELSE.search(sentence, mention.end, place):
        return False
    return bool(_REPORTS.match(sentence, mention.end, place) or _BY.search(sentence, 0, mention.start))


def _borne(mention: Mention, case: Case) -> bool:
    """Whether the record's authors, the printed ones or the printed text bear one of the names."""
    printed = frozenset(words(case.reference.text))
    if any(printed.issuperset(words(name)) for name in mention.names):
        return True
    registered = case.work.fields.author if case.work else ()
    named = [person(Name(family=name)) for name in mention.names]
    authors = [person(name) for name in (*registered, *case.reference.printed.author)]
    return any(likeness(one, other) is not Likeness.NONE for one in named for other in authors)
