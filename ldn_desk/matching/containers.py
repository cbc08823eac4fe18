"""Names of journals, books and proceedings: abbreviated, as acronyms, renamed, or another one altogether."""

import re
from functools import lru_cache

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.changes import stem
from ldn_desk.matching.folding import folded, plain, run_together, spelt, word_set, words

_ADDITION = re.compile(r"\s*[=:;]\s*")
_ELISION = re.compile(r"\b[dl]'(?=\w)")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_PASSED_OVER = word_set(
    "the a an of and in for on at to by with from de del della des du la le les el los las der die das und fur et en do"
    " da dos og van voor het di per zur"
)
# ISO 4 keeps these whole or leaves them out; they say nothing about which journal it is.
_SAYS_NOTHING = word_set(
    "proceedings proc series ser section sect supplement suppl supplementum online print edition ed part annual volume"
    " vol st nd rd th usa us uk"
)
_MEETINGS = word_set("conference symposium workshop meeting congress proceedings proc")
_USA = re.compile(r"\bu\W{0,2}s\W{0,2}a\b|\b(?:the )?united states(?: of america)?\b")
# Journals that changed their name, and names that no rule leads to each other; PRODUCT: a rename never counts.
_RENAMES = tuple(
    frozenset(run_together(words(name)).removeprefix("the") for name in names)
    for names in (
        ("Archives of General Psychiatry", "JAMA Psychiatry"),
        ("Archives of Neurology", "JAMA Neurology"),
        ("Archives of Internal Medicine", "JAMA Internal Medicine"),
        ("Archives of Dermatology", "JAMA Dermatology"),
        ("Archives of Ophthalmology", "JAMA Ophthalmology"),
        ("Archives of Surgery", "JAMA Surgery"),
        ("Archives of Pediatrics and Adolescent Medicine", "JAMA Pediatrics"),
        ("Archives of Otolaryngology Head and Neck Surgery", "JAMA Otolaryngology Head and Neck Surgery"),
        ("Archives of Facial Plastic Surgery", "JAMA Facial Plastic Surgery"),
        ("British Medical Journal", "BMJ", "BMJ Clinical Research Ed", "Br Med J", "Br Med J Clin Res Ed"),
        ("Journal of the American Medical Association", "JAMA", "J Am Med Assoc"),
        ("New England Journal of Medicine", "NEJM"),
        ("Cochrane Database of Systematic Reviews", "Cochrane Library"),
        ("Canadian Medical Association Journal", "CMAJ"),
        ("Morbidity and Mortality Weekly Report", "MMWR"),
        ("Bulletin of the World Health Organization", "WHO Bulletin"),
        ("Journal of Child Psychology and Psychiatry and Allied Disciplines", "J Child Psychol Psychiatry"),
        ("CA A Cancer Journal for Clinicians", "CA Cancer J Clin"),
    )
)


def compare_containers(printed: Fields, work: Work, *, other_version: bool) -> FieldComparison:
    """The row of the container; both sides have one. `other_version`: one side is the other's preprint."""
    registered = work.fields.container_title or work.container_titles[0]
    names = [registered, *work.container_titles]
    values = ("container-title", printed.container_title, plain(registered))
    if set(printed.ISSN) & set(work.fields.ISSN):
        return FieldComparison(*values, Outcome.SAME, because("same-issn"))
    for name in names:
        agreed, reason = agree(printed.container_title, name)
        if agreed:
            return FieldComparison(*values, Outcome.SAME, reason)
    if other_version:
        return FieldComparison(*values, Outcome.MINOR, because("container-of-another-version"))
    kind = because("another-journal") if work.fields.type in ("", "article-journal") else because("another-whole")
    return FieldComparison(*values, Outcome.MAJOR, kind)


@lru_cache(maxsize=2048)
def agree(one: str, other: str) -> tuple[bool, Reason | None]:
    """Whether two names can be one container's, and why, where they are not written alike."""
    first, second = _core(one), _core(other)
    if not first or not second:
        return False, None
    if run_together(first) == run_together(second):
        alike = plain(one).casefold() == plain(other).casefold()
        return True, None if alike else because("equal-but-for-small-words")
    if _renamed(one, other):
        return True, because("two-names-of-one-journal")
    pairs = [(first, naming) for naming in _namings(other)] + [(naming, second) for naming in _namings(one)]
    reason = next((reason for pair in pairs if (reason := _namings_agree(*pair))), None)
    return reason is not None, reason


def _namings_agree(one: tuple[str, ...], other: tuple[str, ...]) -> Reason | None:
    if run_together(one) == run_together(other):
        return because("name-without-addition")
    if abbreviates(one, other) or abbreviates(other, one):
        return because("abbreviated")
    if _acronym(one, other) or _acronym(other, one):
        return because("acronym")
    if _without_empty(one) and _without_empty(one) == _without_empty(other):
        return because("name-without-addition")
    return None


def _renamed(one: str, other: str) -> bool:
    pair = {run_together(words(name)).removeprefix("the") for name in (one, other)}
    return any(pair <= names for names in _RENAMES)


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of `short` shortens a word of `long`, in order, and none of weight is left over."""
    while short and short[-1] in _SAYS_NOTHING and short[-1] not in long:
        short = short[:-1]
    if not short:
        return False
    position = 0
    for word in short:
        while position < len(long) and not _shortens(word, long[position]):
            if long[position] not in _SAYS_NOTHING:
                return False
            position += 1
        if position == len(long):
            return False
        position += 1
    # A section is named by its letter; what follows it is the section's own title.
    by_letter = len(short) > 1 and len(short[-1]) == 1 and short[-1] == long[position - 1]
    return by_letter or all(word in _SAYS_NOTHING for word in long[position:])


def _shortens(short: str, word: str) -> bool:
    """`neurol` of `neurology`, `natl` of `national`: a beginning, or letters in order from the first on."""
    if word.startswith(short) or spelt(word).startswith(spelt(short)) or stem(word) == stem(short):
        return True
    if len(short) < 3 or short[0] != word[0] or len(short) * 2 > len(word) + 3:
        return short == word
    rest = iter(word)
    return all(letter in rest for letter in short) and short[-1] in word[len(word) // 2 :]


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`pnas`, `sosp`: letters that are the initials of a run of the other's words, or one of its own acronyms."""
    if len(short) != 1 or len(long) < 2 or not 3 <= len(short[0]) <= 9:
        return False
    letters, initials = short[0], "".join(word[0] for word in long)
    if set(long) & _MEETINGS and any(word in (letters, f"sig{letters}") for word in long):
        return True
    return letters in initials if len(letters) > 3 else letters == initials


def _core(name: str) -> tuple[str, ...]:
    tokens = words(_USA.sub("usa", _ELISION.sub("", folded(name))))
    return tuple(word for word in tokens if word not in _PASSED_OVER) or tokens


@lru_cache(maxsize=2048)
def _namings(name: str) -> tuple[tuple[str, ...], ...]:
    """The name whole, without brackets, and each part of a name in two languages or with an addition."""
    bare = _BRACKETS.sub("", plain(name))
    parts = [plain(name), bare, _ADDITION.split(bare)[0], *bare.split(" = ")]
    return tuple(dict.fromkeys(core for core in (_core(part) for part in parts) if core))


def _without_empty(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in tokens if word not in _SAYS_NOTHING and not word.isdigit())
