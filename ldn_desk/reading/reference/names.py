"""The authors a reference opens with, in whichever order and style they are printed.

A list is read person by person. The first person shows the style; those after it are of the same style, or in reading
order (`Lee, L. L., W. E. Howard, and R. E. Marsh`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.text.bylines import person
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.organisations import names_organisation
from ldn_desk.reading.text.particles import APART, CAPITAL_OR_APART, GLUED, particles_at_start

UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_U = f"[{UPPER}]"
_TAIL = r"[\w’'ʼ`´‐‑–-]"
_PARTICLES = rf"(?:{CAPITAL_OR_APART} ){{0,3}}"
# No suffix is a family name; small particles may be written together with it: `deDombal`.
_NO_SUFFIX = r"(?!(?:Jr|Sr|II|III|IV)\b)"
_WORD = rf"(?:{GLUED}|(?:de|di|du|van|von|le)(?=[{UPPER}]))?{_NO_SUFFIX}{_U}{_TAIL}{{1,30}}"
_SHORT_WORD = rf"{_U}{_TAIL}{{0,30}}"
_FAMILY = rf"{_PARTICLES}{_WORD}(?: (?:(?:{APART}|y|e) ){{0,2}}{_WORD}){{0,2}}"
_SUFFIX = r"(?:,? ?\b(?:Jr|Sr|2nd|3rd|II|III|IV)\b\.?)?"
_END = r"(?=[\s,;:&()\[]|\.(?![A-Z]\.)|$)"
_DOTTED = rf"(?:{_U}[a-zöüé]?\.[ ‐‑-]?){{1,5}}(?: ?{APART} (?:{_U}\. ?){{1,3}}){{0,2}}"
# Particles between initials: `Costa AB de SR`, `Dantas, B. S. do A.`
_WITHIN = rf"(?:{APART}|e)"
_MASSED = rf"{_U}{{1,4}}(?:[‐‑-]{_U}{{1,2}}){{0,2}}(?: {_WITHIN} {_U}{{1,3}}(?![a-z])){{0,2}}"
_GIVEN = rf"{_U}[\w’'-]{{1,20}}"

_MASSED_AFTER = re.compile(rf"({_FAMILY}) ({_NO_SUFFIX}(?:{_MASSED}|{_U}(?: {_U}){{1,3}}){_SUFFIX}){_END}")
_DOTTED_AFTER = re.compile(rf"({_FAMILY}) ({_DOTTED}{_SUFFIX})")
_COMMA_DOTTED = re.compile(
    rf"({_PARTICLES}{_SHORT_WORD}(?: {_WORD}){{0,3}})((?:, (?:Jr|Sr|II|III|IV)\.?)?), ?({_DOTTED}{_PARTICLES}{_SUFFIX})"
)
_COMMA_MASSED = re.compile(rf"({_FAMILY}), ({_MASSED}{_SUFFIX}){_END}")
_COMMA_GIVEN = re.compile(
    rf"({_PARTICLES}{_WORD}), ({_GIVEN}(?: (?:{_U}\.|{_GIVEN}|{CAPITAL_OR_APART})){{0,3}})(?=[,;.:&]| and | & | \(|$)"
)
_DOTTED_BEFORE = re.compile(rf"({_DOTTED}) ?({_PARTICLES}{_SHORT_WORD}(?: {_WORD}){{0,2}}{_SUFFIX}){_END}")
_MASSED_BEFORE = re.compile(rf"({_MASSED}) ({_PARTICLES}{_WORD}(?: {_WORD})?)(?=,|;| and | & | et al)")
_IN_ORDER = re.compile(
    rf"()({_GIVEN}(?: (?:{_U}\.(?: ?{_U}\.)?|{_GIVEN})){{0,2}} {_PARTICLES}{_WORD})(?=[,;.:&]| and | & | \(|$)"
)

# Two initials-bearing names in reading order: `Anna H. Ash and Carl L. Birch`, where `Anna H.` is no family name.
_CLEARLY_IN_ORDER = re.compile(
    rf"{_GIVEN} (?:{_U}\. ?){{1,2}}{_PARTICLES}{_WORD},? (?:and |& )?{_GIVEN} "
    rf"(?:{_U}\. ?){{0,2}}{_PARTICLES}{_WORD}[,.( ]"
)
_BETWEEN = re.compile(r"\s?[,;]?\s?(?:(?:and|&|und|et|y|e|en|with)\s)?(?=\S)")
_LAST = re.compile(r"\b(?:and|und|et|y|e|en)\s$|&\s?$")
ET_AL = re.compile(
    r"[,;]?\s?(?:and )?(?:[\[(]?\b(?:et\.? ?al|et coll|u\. ?a|i wsp|и др)\b\.?[\])]?"
    r"|and others\b|and colleagues\b|& others\b|& al\b)[.,:;]?"
)
_ELLIPSIS = re.compile(r",?\s?(?:…|\. ?\. ?\.)\s?(?:[,&]\s?)?")
_AFTER_LIST = re.compile(rf"\s?(?:[.,;:(\[“\"]|$|{YEAR}|[Ee]ds?\b|[Ee]ditors?\b)")
_EDITORS = re.compile(r"\s?,?\s?[\[(]?(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|[Cc]oords?)\b\.?[\])]?[.,:]?")

_GROUP = re.compile(rf"([^.:(]{{2,160}}?(?: \([A-Z][\w ]{{1,30}}\))?)(?=\.? ?\({YEAR}|\. |: |, {YEAR}|\.$|$)")
_ACRONYM = re.compile(rf"[{UPPER}]{{2,8}}\.(?= )")
_FAMILY_PARTS = re.compile(rf"((?:{CAPITAL_OR_APART} )*)(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Authors:
    """The names a reference opens with, and where what follows them begins."""

    names: tuple[Name, ...] = ()
    et_al: bool = False
    end: int = 0
    editors: bool = False
    """The names are marked as editors: `Smith J, editors.`"""


def read_authors(text: str) -> Authors:
    """The authors at the start of a reference; no names where it opens with something else."""
    organisation = _GROUP.match(text)
    if organisation and names_organisation(organisation.group(1)) and not _MASSED_AFTER.match(text):
        read = _group(text, organisation)
        if read:
            return read
    for style in _STYLES[-1:] if _CLEARLY_IN_ORDER.match(text) else _STYLES:
        if style.pattern.match(text):
            read = _list(text, style)
            if read.names and (_AFTER_LIST.match(text, read.end) or read.et_al or text[read.end - 1] == "."):
                return read
    return _plain_group(text)


def _group(text: str, match: re.Match[str]) -> Authors | None:
    """A group as the only author; a comma with initials in it says that persons come first."""
    printed = match.group(1)
    if _COMMA_DOTTED.match(text) or len(printed.split()) > 14:
        return None
    first, comma, _rest = printed.partition(", ")
    if comma and _COMMA_DOTTED.match(text, len(first) + 2):
        persons = _list(text[len(first) + 2 :], _STYLES[1])
        return replace(persons, names=(Name(literal=first), *persons.names), end=persons.end + len(first) + 2)
    return Authors((Name(literal=printed.strip(" ,.")),), end=match.end())


def _plain_group(text: str) -> Authors:
    """What stands before a year in parentheses, or an acronym alone, is a group's name."""
    match = _GROUP.match(text)
    acronym = _ACRONYM.match(text)
    if acronym:
        return Authors((Name(literal=acronym.group().rstrip(".")),), end=acronym.end())
    if match and re.match(rf"\.? ?\({YEAR}", text[match.end() : match.end() + 8]) and len(match.group(1).split()) <= 8:
        return Authors((Name(literal=match.group(1).strip(" ,.")),), end=match.end())
    return Authors()


@dataclass(frozen=True, slots=True)
class _Style:
    pattern: re.Pattern[str]
    name: Callable[[re.Match[str]], Name]
    others: tuple[int, ...] = ()
    """Styles that persons after the first may have."""
    ends_with_and: bool = False
    """The person after `and` is the last: what follows may look like one more."""


def _family_first(match: re.Match[str]) -> Name:
    return _named(match.group(1), match.group(2))


def _family_suffix_first(match: re.Match[str]) -> Name:
    return _named(match.group(1), f"{match.group(3).strip()}{match.group(2)}")


def _initials_first(match: re.Match[str]) -> Name:
    return _named(match.group(2), match.group(1).strip())


def _in_order(match: re.Match[str]) -> Name:
    return person(match.group(2))


_SUFFIX_AT_END = re.compile(r",? ?\b(Jr|Sr|2nd|3rd|II|III|IV)\.?$")


def _named(family: str, given: str) -> Name:
    suffix = _SUFFIX_AT_END.search(given) or _SUFFIX_AT_END.search(family)
    if suffix:
        family, given = family.removesuffix(suffix.group()), given.removesuffix(suffix.group())
    words = family.split(" ")
    place = particles_at_start(words)
    return Name(" ".join(words[place:]), given.strip(), " ".join(words[:place]), suffix.group(1) if suffix else "")


_STYLES = (
    _Style(_MASSED_AFTER, _family_first),
    _Style(_COMMA_DOTTED, _family_suffix_first, others=(3,)),
    _Style(_DOTTED_AFTER, _family_first),
    _Style(_DOTTED_BEFORE, _initials_first, ends_with_and=True),
    _Style(_MASSED_BEFORE, _initials_first, ends_with_and=True),
    _Style(_COMMA_MASSED, _family_first),
    _Style(_COMMA_GIVEN, _family_first, others=(7,), ends_with_and=True),
    _Style(_IN_ORDER, _in_order, ends_with_and=True),
)


def _list(text: str, style: _Style) -> Authors:
    patterns = (style, *(_STYLES[index] for index in style.others))
    names: list[Name] = []
    place, end, et_al, last = 0, 0, False, False
    while True:
        found = _person(text, place, patterns)
        if found is None:
            break
        name, end = found
        names.append(name)
        cut = _ELLIPSIS.match(text, end)
        between = cut or _BETWEEN.match(text, end)
        et_al = et_al or cut is not None
        if between is None or between.end() == end or last or ET_AL.match(text, end):
            break
        last = style.ends_with_and and _LAST.search(between.group()) is not None
        place = between.end()
    return _finished(text, names, end, et_al)


def _person(text: str, place: int, styles: tuple[_Style, ...]) -> tuple[Name, int] | None:
    for style in styles:
        match = style.pattern.match(text, place)
        if match:
            end = match.end()
            while text[end - 1] in " -‐‑":
                end -= 1
            return style.name(match), end
    return None


def _finished(text: str, names: list[Name], end: int, et_al: bool) -> Authors:
    others = ET_AL.match(text, end)
    if others:
        et_al, end = True, others.end()
    else:
        names, end = _with_group(text, names, end)
    editors = _EDITORS.match(text, end)
    return Authors(tuple(names), et_al, editors.end() if editors else end, editors is not None)


_GROUP_AFTER = re.compile(
    r"[,;]\s?(?:(?:and|&|for|on behalf of)\s(?:the\s)?)?([^.:;,]{2,160}?)(?=[.:]\s|\s?\((?:1[5-9]|20)\d\d)"
)


def _with_group(text: str, names: list[Name], end: int) -> tuple[list[Name], int]:
    """A group at the end of the persons: `…, Sterling TR, ATS Subcommittee: …`."""
    match = _GROUP_AFTER.match(text, end)
    if match and names_organisation(match.group(1)) and len(match.group(1).split()) <= 14:
        return [*names, Name(literal=match.group(1).strip())], match.end()
    return names, end
