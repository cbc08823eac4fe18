"""What fields, sources, dates and kinds of works are called."""

import re
from collections.abc import Sequence

from ldn_desk.domain.translation import N_, count, tr

FIELD_WORDS = {
    "type": N_("type"),
    "author": N_("authors"),
    "issued": N_("year"),
    "title": N_("title"),
    "container-title": N_("journal"),
    "volume": N_("volume"),
    "issue": N_("issue"),
    "page": N_("pages"),
    "number": N_("article number"),
    "DOI": N_("DOI"),
    "PMID": N_("PMID"),
    "PMCID": N_("PMCID"),
}
"""CSL-JSON name → what a reader calls the field."""

SOURCE_WORDS = {
    "crossref": N_("Crossref"),
    "doi.org": N_("doi.org"),
    "pubmed": N_("PubMed"),
    "bundled": N_("the bundled facts"),
    "datacite": N_("DataCite"),
    "medra": N_("mEDRA"),
    "jalc": N_("JaLC"),
    "kisti": N_("KISTI"),
    "cnki": N_("CNKI"),
    "istic": N_("ISTIC"),
}
"""Names of sources, and of the agencies whose records doi.org gives, as they write themselves."""

AGENCY = N_("the agency that holds the record")
"""Who is asked where doi.org leads on, whatever its name."""

THING_WORDS = {
    "correction": N_("a correction"),
    "retraction-notice": N_("a retraction notice"),
    "expression-of-concern": N_("an expression of concern"),
    "comment": N_("a comment"),
    "reply": N_("a reply"),
    "review": N_("a review of it"),
    "part": N_("a figure, table, supplement or data set of it"),
    "article": N_("an article in a journal"),
    "conference-paper": N_("a conference paper"),
    "chapter": N_("a chapter"),
    "book": N_("a whole book"),
    "report": N_("a report"),
    "standard": N_("a standard"),
    "thesis": N_("a thesis"),
    "dataset": N_("a data set"),
    "software": N_("a program"),
    "periodical": N_("a journal or an issue as a whole"),
    "grant": N_("a grant"),
    "document": N_("what its record does not call an article"),
}
"""What a DOI opens instead of the work itself."""

DATE_WORDS = {"print": N_("print"), "online": N_("online"), "issued": N_("issued")}
"""Kinds of dates that a record gives."""

_DATED = re.compile(rf"\b({'|'.join(DATE_WORDS)})(?= \d)")
_AUTHORS = re.compile(r"(?<= … )\(([\d,]+) authors\)$")


def field_words(name: str) -> str:
    """What a reader calls the field with this CSL-JSON name; the name itself where it has no other."""
    return tr(FIELD_WORDS.get(name, name))


def source_label(name: str) -> str:
    """The name a reader knows a source by, from its own name or its label."""
    return tr(SOURCE_WORDS.get(name, name))


def years_words(years: str) -> str:
    """`2017 (online 2016)`, as a comparison keeps it, with the kinds of dates in words."""
    return _DATED.sub(lambda found: tr(DATE_WORDS[found.group()]), years)


def value_words(field: str, value: str) -> str:
    """A printed or registered value as a comparison keeps it, with what the desk itself says in it in words."""
    if field == "issued":
        return years_words(value)
    return _AUTHORS.sub(_number_of_authors, value) if field == "author" else value


def _number_of_authors(found: re.Match[str]) -> str:
    shown = found.group(1)
    return count(int(shown.replace(",", "")), "({shown} author)", "({shown} authors)", shown=shown)


def joined(words: tuple[str, ...] | list[str]) -> str:
    """`year, volume and issue`."""
    *first, last = words or ("",)
    return tr("{some} and {last}", some=", ".join(first), last=last) if first else last


def either(words: Sequence[str]) -> str:
    """`Crossref or PubMed`: what none of them has is in neither."""
    *first, last = words or ("",)
    return tr("{some} or {last}", some=", ".join(first), last=last) if first else last


def begun(words: str) -> str:
    """The words as a line or a sentence begins: with a capital, but for a name that is written small (`doi.org`)."""
    first = words.split(maxsplit=1)[:1]
    plain = bool(first) and first[0].rstrip(",;:.").isalpha() and first[0].islower()
    return words[:1].upper() + words[1:] if plain else words
