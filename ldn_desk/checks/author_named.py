"""Author: the sentence names who found it, and the source is by others."""

import re
from collections.abc import Sequence

from ldn_desk.checks.near_marker import words_before
from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case

_FAMILY = r"(?:(?:[vV]an|[vV]on|[dD]e|[dD]el|[dD]i|[lL]a|[lL]e|[dD]er|[dD]en|ter) ){0,2}[A-ZÀ-ÖØ-Þ][\w'’-]+"
_NAMED = re.compile(
    rf"\b(?P<family>{_FAMILY})(?:,? et al\b\.?| and (?:his |her |their )?(?:colleagues|co-?workers|associates|team)\b)"
)


class AuthorNamed:
    """Raised where `Smith et al.` or `Smith and colleagues` stands before the marker and no author is called so."""

    rule = "author"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Author")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation: the name in the sentence, and the work's authors."""
        authors, complete = _authors(case)
        if not authors or not complete:
            return ()
        raised = []
        for index, citation in enumerate(case.citations):
            named = list(_NAMED.finditer(words_before(citation)))
            if named and not any(_is(named[-1]["family"], author) for author in authors):
                raised.append(Point(self.rule, named[-1]["family"], _listed(authors), index))
        return raised


def _authors(case: Case) -> tuple[tuple[Name, ...], bool]:
    """The work's authors, else those printed; and whether that is all of them."""
    if case.work is not None and case.work.fields.author:
        return case.work.fields.author, True
    printed = case.reference.printed
    return printed.author, not printed.et_al


def _is(family: str, author: Name) -> bool:
    from ldn_desk.matching.names import Likeness, likeness, person

    # A group may be called by any of its words.
    if author.literal:
        return True
    named = person(Name(family=family))
    return any(
        likeness(named, person(each)) >= Likeness.MISSPELT
        for each in (Name(family=author.label), Name(family=author.family), Name(family=author.given))
        if each.family
    )


def _listed(authors: tuple[Name, ...]) -> str:
    some = ", ".join(author.label for author in authors[:3])
    return tr("{some} et al.", some=some) if len(authors) > 3 else some
