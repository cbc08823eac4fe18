"""The kind of thing a DOI opens: the work itself, its preprint, or a correction, comment, reply or review of it."""

import re

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import normal
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.folding import folded, words

# Titles that say they are about another work: the code for what it is, whether the words alone are certain
# ("Response to lithium" may be a trial), and how such a title begins.
_ABOUT_ANOTHER = tuple(
    (name, certain, re.compile(rf"^\W*(?:{pattern})"))
    for name, certain, pattern in (
        (
            "correction",
            True,
            r"(?:author |publisher |addendum and )?(?:correction|corrigend(?:um|a)|errat(?:um|a)|addendum"
            r"|publisher'?s note|corrected notice)(?:\W*$|\s*(?:to|of|for|regarding)\b|\s*[:.(\[-])",
        ),
        (
            "retraction-notice",
            True,
            r"(?:retraction(?: notice)?|notice of retraction|withdrawal notice)(?:\s*(?:to|of|for|note)\b|\s*[:.(-])",
        ),
        ("expression-of-concern", True, r"(?:editorial )?expression of concern\b"),
        ("comment", True, r"(?:invited )?comment(?:s|ary)? on\b"),
        ("reply", True, r"(?:authors?'?s?'? )?(?:repl(?:y|ies)|rejoinder)(?:\s+(?:to|by|from)\b|\s*:|\W*$)"),
        ("reply", True, r"authors?'?s?'? response\b"),
        (
            "comment",
            False,
            r"(?:invited )?comment(?:s|ary)?(?:\s+to\b|\s*:)|letter on\b|(?:letter|remarks?) regarding\b",
        ),
        ("reply", False, r"(?:response|rebuttal)(?:\s+(?:to|by|from)\b|\s*:)"),
        ("review", False, r"(?:peer |book )?review(?: (?:of|for)\b|\s*:)|faculty opinions recommendation"),
    )
)
_NOTICE_NAMES = {
    "retraction": "retraction-notice",
    "partial_retraction": "retraction-notice",
    "withdrawal": "retraction-notice",
    "removal": "retraction-notice",
    "expression_of_concern": "expression-of-concern",
}
# What a new version updates is the work itself in its newer form.
_STILL_THE_WORK = frozenset({"new_version", "new_edition", "version"})
_LEAD = re.compile(r"^[^:]{0,40}?(?:\b(?:to|on|of|for|regarding)\b|:)\W*", re.IGNORECASE)
_REVIEW_TYPES = frozenset({"peer-review", "review", "review-book"})
_PART_TYPES = frozenset({"component"})
_PREPRINT_TYPES = frozenset({"article", "posted-content", "preprint"})
_PREPRINT_SERVER = re.compile(
    r"\b(?:biorxiv|medrxiv|arxiv|psyarxiv|chemrxiv|socarxiv|eartharxiv|osf preprints|research square"
    r"|preprints(?:\.org)?|ssrn|authorea|techrxiv|preprint server|preprint)\b"
)
_PREPRINT_DOI = re.compile(
    r"10\.(?:1101|64898|48550|31234|26434|31219|21203|20944|2139|36227|22541|31222|31235|31223)/"
)


def is_preprint(fields: Fields) -> bool:
    """Whether the fields are of a preprint: by type, server or the DOI's prefix."""
    if _PREPRINT_SERVER.search(folded(fields.container_title)) or _PREPRINT_SERVER.search(folded(fields.publisher)):
        return True
    return fields.type in _PREPRINT_TYPES or (not fields.container_title and bool(_PREPRINT_DOI.match(fields.DOI)))


def opens_instead(printed: Fields, work: Work) -> str:
    """What the DOI opens instead of the work printed (`correction`, `reply` …); empty where it is of one kind."""
    named = _about_another(work.fields.title, printed.title)
    if _says_the_same(printed, work) or _about_another(printed.title, "") in (named or None, "correction"):
        return ""
    notices = [notice for notice in work.update_to if notice.type not in _STILL_THE_WORK]
    if notices and (named or normal(notices[0].DOI) != normal(work.fields.DOI)):
        return named or _NOTICE_NAMES.get(notices[0].type, "correction")
    if work.fields.type in _REVIEW_TYPES and printed.type not in _REVIEW_TYPES:
        return named or "review"
    if work.fields.type in _PART_TYPES:
        return "part"
    return named


def _says_the_same(printed: Fields, work: Work) -> bool:
    return words(printed.title) == words(work.fields.title)


def about_what(title: str) -> str:
    """The title of the work that a correction, comment or reply names in its own title; else the title as it is."""
    while any(pattern.match(folded(title)) for _name, _certain, pattern in _ABOUT_ANOTHER):
        rest = _LEAD.sub("", title, count=1)
        if rest in (title, ""):
            break
        title = rest
    return title


def _about_another(title: str, meant: str) -> str:
    """What a work with this title is, seen from a work with the title `meant`; empty where it is no such thing."""
    text = folded(title)
    within = bool(meant) and set(words(meant)) <= set(words(title))
    found = (name for name, certain, pattern in _ABOUT_ANOTHER if (certain or within) and pattern.match(text))
    return next(found, "")


def compare_types(printed: Fields, work: Work) -> FieldComparison:
    """The row of the type; both sides have one. Registries name kinds differently: only what misleads counts."""
    values = ("type", printed.type, work.fields.type)
    instead = opens_instead(printed, work)
    if instead:
        return FieldComparison(*values, Outcome.MAJOR, because("opens-instead", thing=instead))
    if other_version(printed, work):
        return FieldComparison(*values, Outcome.MINOR, _version(work))
    return FieldComparison(*values, Outcome.SAME)


def other_version(printed: Fields, work: Work) -> bool:
    """Whether one side is a preprint and the other the published version."""
    if not printed.container_title and printed.type not in _PREPRINT_TYPES:
        return False
    return is_preprint(printed.with_(DOI="")) != is_preprint(work.fields)


def other_version_doi(work: Work) -> str:
    """The DOI that the record names for the published version of a preprint, or the reverse; empty for none."""
    relation = "is-preprint-of" if is_preprint(work.fields) else "has-preprint"
    return next((doi for name, doi in work.relations if name == relation), "")


def _version(work: Work) -> Reason:
    doi = other_version_doi(work)
    if is_preprint(work.fields):
        return because("opens-preprint-of", doi=doi) if doi else because("opens-preprint")
    return because("opens-published-version-of", doi=doi) if doi else because("opens-published-version")
