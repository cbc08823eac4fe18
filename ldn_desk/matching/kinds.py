"""The kind of thing a DOI opens: the work itself, its preprint, or a correction, comment, reply or review of it."""

import re

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import normal
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.containers import agree
from ldn_desk.matching.folding import folded, words
from ldn_desk.matching.titles import full_title

_CORRECTION = r"(?:corrigend(?:um|a)|errat(?:um|a)|addendum)"
# Titles that say they are about another work: the code for what it is, whether the words alone are certain
# ("Response to lithium" may be a trial), and how such a title begins.
_LEADS = tuple(
    (name, certain, re.compile(rf"^\W*(?:{pattern})"))
    for name, certain, pattern in (
        (
            "correction",
            True,
            rf"(?:author |publisher |addendum and )?(?:{_CORRECTION}(?:\W*$|\s*(?:to|of|for|regarding)\b|\s*[:.(\[-])"
            r"|correction(?:\W*$|\s*(?:to|regarding)\b|\s*[:.(\[-]))|(?:publisher'?s note|corrected notice)\b",
        ),
        ("correction", False, r"(?:author |publisher )?correction\s*(?:of|for)\b"),
        (
            "retraction-notice",
            True,
            r"(?:retraction not(?:e|ice)|notice of retraction|withdrawal notice)(?:\s*(?:to|of|for)\b|\s*[:.(-])",
        ),
        ("retraction-notice", False, r"retraction(?:\s*(?:to|of|for)\b|\s*[:.(-])"),
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
        (
            "part",
            False,
            r"(?:data|code) (?:from|for)\b"
            r"|(?:additional file|(?:supp\w+ )?(?:figure|table))\s*s?\d+\s*(?:of|for|from|:)"
            r"|supp(?:lement\w*|orting) (?:materials?|data|information|files?)\b.{0,40}?(?::|\b(?:of|for|from|to)\b)",
        ),
    )
)
# The same said at the end, beside the title meant: "X [Erratum]", "X: Correction", "X—Reply".
_ENDS = tuple(
    (name, re.compile(rf"(?:\s*[\[(]\s*|[:.;]\s*|\s?-+\s?)(?:authors?'?s?'? |publisher )?(?:{pattern})\W*$"))
    for name, pattern in (
        ("correction", rf"(?:{_CORRECTION}|correction)(?:\s+(?:to|of)\b[^\[\]()]{{0,80}})?"),
        ("retraction-notice", r"retraction(?: not(?:e|ice))?|notice of retraction|withdrawal notice"),
        ("expression-of-concern", r"expression of concern"),
        ("reply", r"(?:in )?reply|response|rejoinder"),
        ("comment", r"comment(?:s|ary)?"),
        ("part", r"supp(?:lement\w*|orting) (?:materials?|data|information|files?)|data ?set"),
    )
)
# So much of the printed title must stand in a title that is said to be about it.
_WITHIN = 0.8
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
# Kinds of things, under one name where registries, and readers of references, take one for the other.
_PIECE, _WHOLE = "piece", "whole"
_GROUPS = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"), _PIECE),
    **dict.fromkeys(("chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"), _PIECE),
    **dict.fromkeys(("book", "report", "standard"), _WHOLE),
    **dict.fromkeys(("dataset", "software"), "data"),
    "thesis": "thesis",
}
_CHAPTERS = frozenset({"chapter", "entry", "entry-encyclopedia", "entry-dictionary"})
_THINGS = {
    "component": "part",
    "peer-review": "review",
    "article-journal": "article",
    "paper-conference": "conference-paper",
    **dict.fromkeys(_CHAPTERS, "chapter"),
    **{name: name for name in ("book", "report", "standard", "thesis", "dataset", "software", "periodical", "grant")},
}
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
    named = _about_another(full_title(work), printed.title) if printed.title else ""
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
    ours, whole = words(printed.title), full_title(work)
    if ours == words(whole):
        return True
    return ours == words(work.fields.title) and not any(pattern.search(folded(whole)) for _name, pattern in _ENDS)


def about_what(title: str) -> str:
    """The title of the work that a correction, comment or reply names in its own title; else the title as it is."""
    while any(pattern.match(folded(title)) for _name, _certain, pattern in _LEADS):
        rest = _LEAD.sub("", title, count=1)
        if rest in (title, ""):
            break
        title = rest
    end = next((found for _name, pattern in _ENDS if (found := pattern.search(folded(title)))), None)
    # Folding may lengthen a title; what is cut off is counted from its end, where only a few plain words stand.
    return title[: len(title) - len(end.group())] if end and end.start() else title


def _about_another(title: str, meant: str) -> str:
    """What a work with this title is, seen from a work with the title `meant`; empty where it is no such thing."""
    text, asked = folded(title), set(words(meant))
    within = bool(asked) and len(asked & set(words(title))) >= _WITHIN * len(asked)
    found = (name for name, certain, pattern in _LEADS if (certain or within) and pattern.match(text))
    at_the_end = (name for name, pattern in _ENDS if within and pattern.search(text))
    return next(found, "") or next(at_the_end, "")


def compare_types(printed: Fields, work: Work) -> FieldComparison:
    """The row of the type; both sides have one. Registries name kinds differently: only what misleads counts."""
    values = ("type", printed.type, work.fields.type)
    instead = opens_instead(printed, work)
    if instead:
        return FieldComparison(*values, Outcome.MAJOR, because("opens-instead", thing=instead))
    if other_version(printed, work):
        return FieldComparison(*values, Outcome.MINOR, _version(work))
    if opens_whole(printed, work) or _chapter_and_book(printed, work):
        thing = _THINGS[work.fields.type]
        return FieldComparison(*values, Outcome.MINOR, because("opens-instead", thing=thing))
    other = _another_kind(printed, work)
    if other:
        return FieldComparison(*values, Outcome.MAJOR, because("opens-instead", thing=other))
    return FieldComparison(*values, Outcome.SAME)


def opens_whole(printed: Fields, work: Work) -> bool:
    """Whether the DOI opens the book that the printed chapter or paper stands in, by its title."""
    if work.fields.type != "book" or _GROUPS.get(printed.type) != _PIECE or not printed.container_title:
        return False
    titles = (work.fields.title, full_title(work))
    return not _contained(printed, work) and any(agree(printed.container_title, title)[0] for title in titles if title)


def _chapter_and_book(printed: Fields, work: Work) -> bool:
    ours, theirs = printed.type, work.fields.type
    either = (ours in _CHAPTERS and theirs == "book") or (ours == "book" and theirs in _CHAPTERS)
    return either and _is_told(printed) and not _contained(printed, work)


def _another_kind(printed: Fields, work: Work) -> str:
    """The kind of thing that the record is, where that is certainly not what is printed; else empty."""
    ours, theirs = _GROUPS.get(printed.type, ""), _GROUPS.get(work.fields.type, "")
    if not ours or ours == theirs or not _is_told(printed) or _contained(printed, work):
        return ""
    if theirs == _PIECE and not work.fields.container_title:
        return ""
    if not theirs and (ours != _PIECE or work.fields.type in _PREPRINT_TYPES):
        return ""
    return _THINGS.get(work.fields.type, "document")


def _is_told(printed: Fields) -> bool:
    """Whether more than the type itself says what kind of thing is printed: a type may be a reading's guess."""
    if _GROUPS.get(printed.type) == _PIECE:
        return bool(printed.container_title)
    return printed.type != "book" or bool(printed.publisher or printed.ISBN)


def _contained(printed: Fields, work: Work) -> bool:
    """Whether both stand in one container, come from one publisher, or bear one volume and page, whatever their types.

    Journals that are registered as reports, data sets that are printed like articles of their archive …
    """
    ours = [name for name in (printed.container_title, printed.publisher) if name]
    theirs = [name for name in (work.fields.container_title, *work.container_titles, work.fields.publisher) if name]
    if any(agree(one, other)[0] for one in ours for other in theirs):
        return True
    numbers = (printed.volume, printed.page.partition("–")[0].partition("-")[0])
    return all(numbers) and numbers == (work.fields.volume, work.fields.page.partition("-")[0])


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
