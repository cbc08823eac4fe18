"""The authors a reference opens with, in whichever order and style they are printed.

A list is read person by person. The first person shows the style; those after it are of the same style, or in reading
order (`Lee, L. L., W. E. Howard, and R. E. Marsh`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.word_lists import any_of, word_list
from ldn_desk.reading.text.bylines import person
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.organisations import is_organisation, names_organisation
from ldn_desk.reading.text.particles import APART, CAPITAL_OR_APART, GLUED, OPENINGS, particles_at_start

UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_U = f"[{UPPER}]"
_COUNTRIES = [each for name in word_list("jurisdictions") for each in (name, name.upper())]
_TAIL = r"[\w’'ʼ`´‐‑–-]"
_PARTICLES = rf"(?:{CAPITAL_OR_APART} ){{0,3}}"
# No suffix is a family name; small particles may be written together with it: `deDombal`.
_NO_SUFFIX = r"(?!(?:Jr|Sr|II|III|IV)\b)"
_WORD = rf"(?:{GLUED}|(?:de|di|du|van|von|le)(?=[{UPPER}]))?{_NO_SUFFIX}{_U}{_TAIL}{{1,30}}"
_SHORT_WORD = rf"{_U}{_TAIL}{{0,30}}"
_FAMILY = rf"{_PARTICLES}{_WORD}(?: (?:(?:{APART}|y|e) ){{0,2}}{_WORD}){{0,2}}"
_ORDINAL = r"(?:Jr|Sr|2nd|3rd|4th|II|III|IV)"
_SUFFIX = rf"(?:,? ?\b{_ORDINAL}\b\.?)?"
# `Silva CAB da.`, `Berg, J. van der,`: particles that stand behind the initials.
_PARTICLES_AFTER = rf"(?: ?\b{APART}(?: {APART}){{0,2}}(?=\s?[,.;:&(]|$))?"
# `Ash A. H.,` and `Иванов И. И.` have not ended at their first initial.
_END = rf"(?=[\s,;:&()\[]|\.(?!{_U}\.| {_U}\.(?:[,;]| [(&])| [А-ЯІЇЄҐ]\.)|$)"
_DOTTED = rf"(?:{_U}[a-zöüé]?\.[ ‐‑-]?){{1,5}}(?: ?{APART} (?:{_U}\. ?){{1,3}}){{0,2}}"
# Particles between initials: `Costa AB de SR`, `Dantas, B. S. do A.`
_WITHIN = rf"(?:{APART}|e)"
_MASSED = rf"{_U}{{1,4}}(?:[‐‑-]{_U}{{1,2}}){{0,2}}(?: {_WITHIN} {_U}{{1,3}}(?![a-z])){{0,2}}"
_GIVEN = rf"{_U}[\w’'-]{{1,20}}"

# PubMed prints Brazil's `Neto` as `No`.
_MASSED_AFTER = re.compile(
    rf"({_FAMILY}(?: {_ORDINAL}\.?)?) ({_NO_SUFFIX}(?:{_MASSED}|{_U}(?: {_U}){{1,3}})"
    rf"(?: No(?=[,:]|\.(?: |$))|{_SUFFIX}){_PARTICLES_AFTER}){_END}"
)
_DOTTED_AFTER = re.compile(rf"({_FAMILY}) ({_DOTTED}{_SUFFIX})")
_COMMA_DOTTED = re.compile(
    rf"({_PARTICLES}{_SHORT_WORD}(?: {_WORD}){{0,3}})((?:, (?:Jr|Sr|II|III|IV)\.?)?), ?"
    rf"({_DOTTED}(?:{_PARTICLES_AFTER}|{_PARTICLES}){_SUFFIX})"
)
_COMMA_MASSED = re.compile(rf"({_FAMILY}), ({_MASSED}{_SUFFIX}{_PARTICLES_AFTER})(?:\.(?=;)|{_END})")
_COMMA_GIVEN = re.compile(
    rf"({_PARTICLES}{_WORD}), ({_GIVEN}(?: (?:{_U}\.|{_GIVEN}|{CAPITAL_OR_APART})){{0,3}})(?=[,;.:&]| and | & | \(|$)"
)
_DOTTED_BEFORE = re.compile(rf"({_DOTTED}) ?({_PARTICLES}{_SHORT_WORD}(?: {_WORD}){{0,2}}{_SUFFIX}){_END}")
_MASSED_BEFORE = re.compile(rf"({_MASSED}) ({_PARTICLES}{_WORD}(?: {_WORD})?)(?=,|;| and | & | et al)")
_IN_ORDER = re.compile(
    rf"()({_GIVEN}(?: (?:{_U}\.(?: ?{_U}\.)?|{_GIVEN})){{0,2}} {_PARTICLES}{_WORD})(?=[,;.:&]| and | & | \(|$)"
)

# Names of forms that no list foresees, within a list or before a person of its style: `vd Ash J`, `Ramón y Cajal, S.`
_LOOSE_PARTICLE = r"[’'ʼ]?[a-zß-ÿ]{1,5}[’'ʼ.]? "
_LOOSE_WORD = rf"(?:[a-zß-ÿ]{{1,5}}[’'ʼ‐‑-])?{_SHORT_WORD}"
_LOOSE_FAMILY = rf"(?:{_LOOSE_PARTICLE}){{0,4}}{_LOOSE_WORD}(?: (?:{_LOOSE_PARTICLE}){{0,2}}{_LOOSE_WORD}){{0,3}}"
_LOOSE_MASSED = re.compile(rf"({_LOOSE_FAMILY}) ({_NO_SUFFIX}{_MASSED}{_SUFFIX}{_PARTICLES_AFTER}){_END}")
_LOOSE_DOTTED = re.compile(rf"({_LOOSE_FAMILY}), ?({_DOTTED}{_PARTICLES_AFTER}{_SUFFIX})")
_UNKNOWN = re.compile(r"([^\W\d_][^.,;:()“”\d]{1,40}?)[,;] ")

_TWO_NAMES = (
    re.compile(rf"{_LOOSE_FAMILY} {_MASSED}[,;] {_LOOSE_FAMILY} {_MASSED}(?:[.,:;]|$| et al)"),
    re.compile(rf"{_LOOSE_FAMILY}, ?{_DOTTED}(?:[,;]|&|and) ?(?:& |and )?{_LOOSE_FAMILY}, ?{_DOTTED}"),
    re.compile(rf"[^.]{{1,80}}, {_WORD} {_MASSED}, {_WORD} {_MASSED}\. "),
    re.compile(rf"(?:{_LOOSE_PARTICLE.strip()}|{_DOTTED}); {_LOOSE_FAMILY}, ?{_U}"),
)

# Two initials-bearing names in reading order: `Anna H. Ash and Carl L. Birch`, where `Anna H.` is no family name.
_CLEARLY_IN_ORDER = re.compile(
    rf"{_GIVEN} (?:{_U}\. ?){{1,2}}{_PARTICLES}{_WORD},? (?:and |& )?{_GIVEN} "
    rf"(?:{_U}\. ?){{0,2}}{_PARTICLES}{_WORD}[,.( ]"
)
_BETWEEN = re.compile(r"\s?[,;/]?\s?(?:(?:and|&|und|et|y|e|en|with)\s)?(?=\S)")
_LAST = re.compile(r"\b(?:and|und|et|y|e|en)\s$|&\s?$")
ET_AL = re.compile(
    r"[,;]?\s?(?:and )?(?:[\[(]?\b(?:et\.? ?al|et coll|u\. ?a|i wsp|и др)\b\.?[\])]?"
    r"|and others\b|and colleagues\b|& others\b|& al\b)[.,:;]?"
)
_ELLIPSIS = re.compile(r",?\s?(?:…|\. ?\. ?\.)\s?(?:[,&]\s?)?")
_AFTER_LIST = re.compile(rf"\s?(?:[.,;:(\[“\"]|$|{YEAR}|[Ee]ds?\b|[Ee]ditors?\b)")
_EDITORS = re.compile(r"\s?,?\s?[\[(]?(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|[Cc]oords?)\b\.?[\])]?[.,:]?")

_GROUP = re.compile(rf"([^.:(]{{2,160}}?(?: \([A-Z][\w ]{{1,30}}\))?)(?=\.? ?\({YEAR}|\. |: |, {YEAR}|\.$|$)")
_EASTERN_NAME = "[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_EASTERN_SIGN = re.compile(r"\s?[,;、・·]\s?")
_EASTERN_LIST = re.compile(
    rf"(?P<names>{_EASTERN_NAME}{{1,4}}(?:[ \u3000]?{_EASTERN_NAME}{{1,4}})?"
    rf"(?:\s?[,;、・·]\s?(?!(?:等|他|외)\b){_EASTERN_NAME}{{1,4}}(?:[ \u3000]?{_EASTERN_NAME}{{1,4}})?){{0,60}})"
    rf"(?P<others>[,、]?\s?(?:等|ほか|他|외|et al))?(?:\d{{1,2}} ?[명人名])?(?=\s?\.|\s?:|\s?\({YEAR}|,? {YEAR})"
)
# `NBS – National Bureau of Statistics of China.`
_SPELT_OUT = re.compile(rf"(([{UPPER}&-]{{2,10}}) [–—-] {_U}[^.:;()\d]{{3,120}})(?=\. |\.? \()")
JURISDICTION = re.compile(rf"({any_of(_COUNTRIES)})\. ")
"""A country as one stands before what of it speaks: `Brasil. Ministério da Saúde. Secretaria de Vigilância.`"""

_UNDER_IT = re.compile(r"([^.:;()\d]{3,100})\.(?: |$)")
_ACRONYM = re.compile(rf"[{UPPER}]{{2,8}}\.(?= )")
# A newspaper or a bureau in capitals, before a title in Chinese, Japanese or Korean.
_BEFORE_EASTERN = re.compile(rf"[{UPPER}][{UPPER} &-]{{2,40}}\.(?= {_EASTERN_NAME}|$)")
# `WORLD BANK.`, `MINISTÉRIO DO BOSQUE.`: in capitals, as ABNT prints whatever opens a reference.
_IN_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}(?:[ -][{UPPER}]{{2,}}){{1,9}}(?: \([{UPPER}]{{2,10}}\))?(?=\. |\.?$)")
_BANK = re.compile(r"\b(?:BANK|FUND|BANCO|FUNDO)\b")
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
    eastern = _eastern(text)
    if eastern:
        return eastern
    public = _public_body(text)
    if public:
        return public
    organisation = _GROUP.match(text)
    if organisation and names_organisation(organisation.group(1)) and not _opens_massed(text):
        read = _group(text, organisation)
        if read:
            return read
    for style in _STYLES[-1:] if _CLEARLY_IN_ORDER.match(text) else _STYLES:
        if style.pattern.match(text) or _opens_loosely(text, style):
            read = _list(text, style)
            if read.names and (_AFTER_LIST.match(text, read.end) or read.et_al or text[read.end - 1] == "."):
                return read
    return _plain_group(text)


def _opens_massed(text: str) -> bool:
    """Whether persons printed as `Ash AH` open the text; `WORLD BANK` is none."""
    match = _MASSED_AFTER.match(text)
    return match is not None and not is_organisation(match.group(2).rstrip("."))


def _eastern(text: str) -> Authors | None:
    """Chinese, Japanese and Korean names, which print family and given name as one: up to a stop or a year."""
    if text[:1] < "\u3040":
        return None
    listed = _EASTERN_LIST.match(text)
    if listed is None:
        return None
    names = [re.sub(r"\s", "", name) for name in _EASTERN_SIGN.split(listed["names"])]
    return Authors(tuple(Name(literal=name) for name in names if name), bool(listed["others"]), listed.end())


def _public_body(text: str) -> Authors | None:
    """A body printed with its short form before it, or a country with what of it speaks."""
    spelt = _SPELT_OUT.match(text) or _organisation_in_capitals(text)
    if spelt:
        return Authors((Name(literal=spelt.group()),), end=spelt.end())
    country = JURISDICTION.match(text)
    if country is None:
        return None
    end, below = country.end(1), _UNDER_IT.match(text, country.end())
    while below and names_organisation(below.group(1)) and is_titled(below.group(1)):
        end = below.end(1)
        below = _UNDER_IT.match(text, below.end())
    return Authors((Name(literal=text[:end]),), end=end)


def _organisation_in_capitals(text: str) -> re.Match[str] | None:
    match = _IN_CAPITALS.match(text)
    return match if match and (is_organisation(match.group()) or _BANK.search(match.group())) else None


def is_group(names: tuple[Name, ...], printed: str) -> bool:
    """Whether the names are a group's alone, printed as groups are: title case, without dates, quotations or brackets.

    What rules read so is no title, whatever else it may look like."""
    if not names or any(not name.literal for name in names):
        return False
    bare = re.sub(r"\([A-Z&-]{2,12}\)", "", printed).strip(" .,:;")
    if (
        _SPELT_OUT.match(printed + ". ")
        or _organisation_in_capitals(printed)
        or JURISDICTION.match(printed + " ")
        or _BEFORE_EASTERN.fullmatch(printed)
    ):
        return True
    return names_organisation(bare) and not _NO_GROUP.search(bare) and len(bare.split()) < 13 and is_titled(bare)


def are_massed(names: tuple[Name, ...], text: str, end: int) -> bool:
    """Whether the names are persons printed as `Ash AH, Birch C`, which a stop or a colon ends before a capital.

    No title looks like that, whatever words of it look like names."""
    persons = bool(names) and all(name.family and _BARE_INITIALS.fullmatch(name.given) for name in names)
    return persons and _TITLE_AFTER.match(text, end) is not None


_BARE_INITIALS = re.compile(rf"{_U}{{1,4}}(?:[ ‐‑-]{_U}{{1,2}})*")
# `Ernest P. Goodrich (1926)` is a name in reading order.
_TITLE_AFTER = re.compile(rf"(?:: |\. (?!{_SHORT_WORD}(?:,| \(| and | und | & )))[“\"‘]?{_U}")
_NO_GROUP = re.compile(r"[\d“”\"‘()\[\]/=]|\b[Ee]ds?\b")


def is_titled(text: str) -> bool:
    """Whether every longer word has a capital, as in names of institutions."""
    return all(len(word) < 5 or not word[0].islower() for word in re.findall(r"[^\W\d_]+", text))


def opens_with_names(title: str) -> bool:
    """Whether what was read as a title opens with what looks like two persons: then they were not known as authors."""
    return any(two.match(title) for two in _TWO_NAMES)


_NUMBER_AT_END = re.compile(r"\b[Nn](?:o|r|os)$")


def _group(text: str, match: re.Match[str]) -> Authors | None:
    """A group as the only author; a comma with initials in it says that persons come first."""
    printed = match.group(1)
    if _NUMBER_AT_END.search(printed):
        # `Elm Organization, Kettle Fact Sheet No. 138, …`: no stop of a sentence, and the group ends at its comma.
        head = printed.partition(", ")[0]
        return Authors((Name(literal=head),), end=len(head)) if names_organisation(head) else None
    if _COMMA_DOTTED.match(text) or len(printed.split()) > 14:
        return None
    first, comma, _rest = printed.partition(", ")
    for style in _STYLES[:2] if comma else ():
        if style.pattern.match(text, len(first) + 2):
            persons = _list(text[len(first) + 2 :], style)
            return replace(persons, names=(Name(literal=first), *persons.names), end=persons.end + len(first) + 2)
    return Authors((Name(literal=printed.strip(" ,.")),), end=match.end())


def _plain_group(text: str) -> Authors:
    """What stands before a year in parentheses, or an acronym alone, is a group's name."""
    match = _GROUP.match(text)
    acronym = _ACRONYM.match(text) or _BEFORE_EASTERN.match(text)
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
    loose: re.Pattern[str] | None = None
    """What a person of this style may look like between others."""


def _family_first(match: re.Match[str]) -> Name:
    return _named(match.group(1), match.group(2))


def _family_suffix_first(match: re.Match[str]) -> Name:
    return _named(match.group(1), f"{match.group(3).strip()}{match.group(2)}")


def _initials_first(match: re.Match[str]) -> Name:
    return _named(match.group(2), match.group(1).strip())


def _in_order(match: re.Match[str]) -> Name:
    return person(match.group(2))


_SUFFIX_AT_END = re.compile(rf",? ?\b({_ORDINAL}|No)\b\.?$")


_PARTICLES_AT_END = re.compile(rf"(?<=\S) ((?:{APART} ?){{1,3}})$")


def _named(family: str, given: str) -> Name:
    suffix = _SUFFIX_AT_END.search(given) or _SUFFIX_AT_END.search(family)
    if suffix:
        family, given = family.removesuffix(suffix.group()), given.removesuffix(suffix.group())
    after = _PARTICLES_AT_END.search(given) if " " in given else None
    given = given[: after.start()] if after else given
    words = family.split(" ")
    place = particles_at_start(words)
    particle = " ".join([*([after.group(1).strip()] if after else ()), *words[:place]])
    return Name(" ".join(words[place:]), given.strip(), particle, suffix.group(1) if suffix else "")


_STYLES = (
    _Style(_MASSED_AFTER, _family_first, loose=_LOOSE_MASSED),
    _Style(_COMMA_DOTTED, _family_suffix_first, others=(3,), loose=_LOOSE_DOTTED),
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
        found = _person(text, place, patterns) or _loose_person(text, place, style)
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


def _opens_loosely(text: str, style: _Style) -> bool:
    """Whether a name of no known form opens the text, and shows to be one: by its particle, or by who follows."""
    match = style.loose.match(text) if style.loose else None
    if match is None:
        return False
    between = _BETWEEN.match(text, match.end())
    following = between is not None and style.pattern.match(text, between.end()) is not None
    return text.startswith((*OPENINGS, "'", "’")) or (following and text[match.end() : match.end() + 1] in (",", ";"))


def _loose_person(text: str, place: int, style: _Style) -> tuple[Name, int] | None:
    """A person in a form that no list foresees; anything that stands between persons, as a name kept whole."""
    match = style.loose.match(text, place) if style.loose else None
    if match:
        return _named(match.group(1), match.group(2).rstrip()), match.end() - match.group().endswith(" ")
    unknown = _UNKNOWN.match(text, place) if style.loose and place else None
    if unknown and len(unknown.group(1).split()) < 5:
        following = style.pattern.match(text, unknown.end())
        if following and text[following.end() : following.end() + 1] in (",", ".", ":", ";"):
            return Name(literal=unknown.group(1)), unknown.end(1)
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
