"""Self-citation: an author of the article is among the work's authors."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.domain.word_lists import word_list
from ldn_desk.matching.names import Likeness, Person, is_group, likeness, person
from ldn_desk.plugins.contracts import Case

# Family names that many share: one initial with them tells nobody apart.
_COMMON = frozenset(word_list("common_family_names"))


class SelfCitation:
    """Raised where family name and given names or initials fit on both sides; a name alone raises nothing."""

    rule = "self-citation"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Self-citation")

    def points(self, case: Case) -> Sequence[Point]:
        """One point on the reference: the author's name as the article has it, and as the work has it."""
        registered = case.work.fields.author if case.work else ()
        found = next(_shared(case.article.author, registered or case.reference.printed.author), None)
        return (Point(self.rule, found[0].full, found[1].full, -1),) if found else ()


def _shared(ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    if not ours:
        return
    by_key: dict[str, list[Name]] = {}
    for name in theirs:
        for key in _keys(name):
            by_key.setdefault(key, []).append(name)
    for name in ours:
        for other in (other for key in _keys(name) for other in by_key.get(key, ())):
            if _one_person(person(name), person(other)):
                yield name, other


@lru_cache(maxsize=4096)
def _keys(name: Name) -> frozenset[str]:
    """What the family name can be looked up by; nothing for a group or a name without given names."""
    if is_group(name):
        return frozenset()
    someone = person(name)
    return someone.keys if someone.given or someone.cjk else frozenset()


def _one_person(one: Person, other: Person) -> bool:
    if likeness(one, other) is not Likeness.SAME:
        return False
    if one.cjk and other.cjk:
        return True
    first, second = one.given[0], other.given[0]
    if len(first) > 1 and len(second) > 1:
        return first == second
    lone = min(len(one.initials), len(other.initials)) == 1
    return first[0] == second[0] and not (lone and one.keys & _COMMON)
