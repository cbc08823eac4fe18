"""The printed list of authors against the registered one, name by name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.folding import folded
from ldn_desk.matching.names import Likeness, Person, agreed_group, is_group, likeness, person

# PRODUCT: more than a third of the printed names not in the record is another author list.
STRANGERS_ALLOWED = 1 / 3
_SHOWN = 12
# Beyond so many names left over on both sides, misspellings are no longer looked for: two lists that differ so much
# are not one list misspelt, and every pair would have to be compared.
_PAIRS_LOOKED_AT = 10_000


@dataclass(slots=True)
class Alignment:
    """Which registered person each printed one is."""

    printed: list[Person]
    registered: list[Person]
    partner: list[int] = field(default_factory=list)
    """Per printed person the index of the registered one, or -1."""
    likeness: list[Likeness] = field(default_factory=list)

    @property
    def strangers(self) -> list[int]:
        """Printed persons that the record does not have."""
        return [index for index, partner in enumerate(self.partner) if partner < 0]

    @property
    def unprinted(self) -> list[int]:
        """Registered persons that are not printed."""
        taken = set(self.partner)
        return [index for index in range(len(self.registered)) if index not in taken]


def align(printed: Sequence[Person], registered: Sequence[Person]) -> Alignment:
    """Each printed person with at most one registered one: the most alike first, the same place preferred."""
    result = Alignment(list(printed), list(registered), [-1] * len(printed), [Likeness.NONE] * len(printed))
    free = set(range(len(registered)))
    _pair_alike(result, free)
    left = [index for index, partner in enumerate(result.partner) if partner < 0]
    if len(left) * len(free) <= _PAIRS_LOOKED_AT:
        _pair_rest(result, left, free)
    return result


def _pair_alike(result: Alignment, free: set[int]) -> None:
    """Pair those whose family names and initials agree, through an index: lists may hold thousands."""
    by_key: dict[str, list[int]] = {}
    for index, someone in enumerate(result.registered):
        for key in someone.keys:
            by_key.setdefault(key, []).append(index)
    for index, someone in enumerate(result.printed):
        choices = {other for key in someone.keys for other in by_key.get(key, ()) if other in free}
        good = [other for other in choices if likeness(someone, result.registered[other]) is Likeness.SAME]
        if good:
            _pair(result, free, index, min(good, key=lambda other: (abs(other - index), other)), Likeness.SAME)


def _pair_rest(result: Alignment, left: list[int], free: set[int]) -> None:
    found = [(-likeness(result.printed[i], result.registered[j]), abs(i - j), i, j) for i in left for j in sorted(free)]
    for negative, gap, i, j in sorted(found):
        how = Likeness(-negative)
        # A common family name with other initials or given names is the same person only where that person is expected.
        weak = how in (Likeness.INITIALS, Likeness.OTHER_GIVEN)
        elsewhere = weak and (gap > 1 or (i == 0 and j != 0))
        if how is not Likeness.NONE and not elsewhere and result.partner[i] < 0 and j in free:
            _pair(result, free, i, j, how)


def _pair(result: Alignment, free: set[int], index: int, other: int, how: Likeness) -> None:
    result.partner[index] = other
    result.likeness[index] = how
    free.discard(other)


def compare_authors(printed: Fields, registered: Sequence[Name]) -> FieldComparison:
    """The row of the authors; both sides have at least one."""
    outcome, reason = _judged(printed, registered)
    return FieldComparison("author", shown(printed.author, printed.et_al), shown(registered), outcome, reason)


def shown(names: Sequence[Name], et_al: bool = False) -> str:
    """The names in reading order, parted by commas, cut after a dozen; `et al.` where it is printed."""
    text = ", ".join(name.full for name in names[:_SHOWN])
    if len(names) > _SHOWN:
        text += f" … ({len(names):,} authors)"
    return f"{text}, et al." if et_al and text else text


def _judged(printed: Fields, registered: Sequence[Name]) -> tuple[Outcome, Reason | None]:
    people = [person(name) for name in printed.author if not is_group(name)]
    recorded = [person(name) for name in registered if not is_group(name)]
    # A known habit: "et al." as the last author of the record itself.
    cut_in_record = folded(registered[-1].full).strip(". ") in ("et al", "others")
    if not people or not recorded:
        return _groups_judged(printed.author, registered, bool(people))
    if _in_latin(people) != _in_latin(recorded) or bool(people[0].cjk) != bool(recorded[0].cjk):
        return Outcome.SAME, because("authors-in-another-script")
    found = align(people, recorded)
    open_ended = printed.et_al or len(people) < len(printed.author)
    if cut_in_record and len(people) > len(recorded) and found.partner[: len(recorded)] == list(range(len(recorded))):
        return Outcome.SAME, because("record-ends-in-et-al")
    return _major(found) or _minor(found) or _lost(found, printed.et_al, open_ended) or _alike(found, printed.et_al)


def _in_latin(people: Sequence[Person]) -> bool:
    """Whether most of the names are in Latin letters."""
    return sum(someone.latin for someone in people) * 2 > len(people)


def _groups_judged(names: Sequence[Name], registered: Sequence[Name], people: bool) -> tuple[Outcome, Reason | None]:
    """At least one side names only groups."""
    groups = [name for name in names if is_group(name)]
    recorded = [name for name in registered if is_group(name)]
    if any(agreed_group(one, other) for one in groups for other in recorded):
        return Outcome.SAME, because("same-group")
    if groups and recorded and not people:
        return Outcome.MINOR, because("another-group")
    return Outcome.SAME, because("group-and-members")


def _major(found: Alignment) -> tuple[Outcome, Reason | None] | None:
    strangers = found.strangers
    if _record_lacks_first(found):
        return Outcome.MAJOR, because("first-author-not-in-record")
    if 0 in strangers:
        return Outcome.MAJOR, because("another-first-author")
    if found.likeness[0] is Likeness.OTHER_GIVEN:
        return Outcome.MAJOR, _named_apart("other-given-name", found, 0)
    if len(strangers) > len(found.printed) * STRANGERS_ALLOWED:
        return Outcome.MAJOR, because("names-not-in-record", n=len(strangers), total=len(found.printed))
    return None


def _record_lacks_first(found: Alignment) -> bool:
    """All others stand in order: the first name was put before them, unless the registry dropped it."""
    rest = found.partner[1:]
    return found.partner[0] < 0 and len(rest) >= 2 and rest == list(range(len(found.registered)))


def _minor(found: Alignment) -> tuple[Outcome, Reason | None] | None:
    """A name too many, misspelt or moved."""
    if found.strangers:
        return Outcome.MINOR, because("name-not-in-record", name=_said(found.printed[found.strangers[0]]))
    for how, code in (
        (Likeness.MISSPELT, "name-misspelt"),
        (Likeness.OTHER_GIVEN, "other-given-name"),
        (Likeness.INITIALS, "other-initials"),
    ):
        if how in found.likeness:
            return Outcome.MINOR, _named_apart(code, found, found.likeness.index(how))
    if found.partner != sorted(found.partner):
        return Outcome.MINOR, because("names-in-another-order")
    return None


def _named_apart(code: str, found: Alignment, index: int) -> Reason:
    """The reason for a printed name that is another in the record, with both."""
    ours, theirs = found.printed[index], found.registered[found.partner[index]]
    return because(code, printed=_said(ours), registered=_said(theirs))


def _lost(found: Alignment, et_al: bool, open_ended: bool) -> tuple[Outcome, Reason | None] | None:
    """A name left out between printed ones, or a list cut short without saying so."""
    unprinted = [index for index in found.unprinted if not _twice(found, index)]
    if not unprinted:
        return None
    partner = found.partner
    # An ellipsis keeps the last name of the record: "A, B, … Z".
    ends_alike = likeness(found.printed[-1], found.registered[-1]) is Likeness.SAME
    before_gap = partner[:-1] if et_al and ends_alike else partner
    inside = [index for index in unprinted if before_gap and index < before_gap[-1]]
    if inside:
        return Outcome.MINOR, because("name-left-out", name=_said(found.registered[inside[0]]))
    if open_ended:
        return None
    return Outcome.MINOR, because("names-cut-short", n=len(partner), total=len(found.registered))


def _twice(found: Alignment, index: int) -> bool:
    """A known habit: the registry lists one person twice."""
    someone = found.registered[index]
    others = (found.registered[other] for other in found.partner if other != index)
    return any(likeness(someone, other) is Likeness.SAME for other in others)


def _alike(found: Alignment, et_al: bool) -> tuple[Outcome, Reason | None]:
    if et_al and found.unprinted:
        return Outcome.SAME, because("names-before-et-al", total=len(found.registered), n=len(found.printed))
    if Likeness.REVERSED in found.likeness:
        return Outcome.SAME, because("name-parts-reversed")
    return Outcome.SAME, None


def _said(someone: Person) -> str:
    return someone.words
