"""The words of every reason: code → text. A code is never taken away: libraries hold verdicts of years ago."""

import logging
from collections.abc import Callable, Mapping

from ldn_desk.domain.reason import Reason, Value
from ldn_desk.domain.translation import N_, Plural, count, plural, tr
from ldn_desk.wording.terms import THING_WORDS, field_words, source_label, years_words

log = logging.getLogger(__name__)

_TITLES = {
    "another-title": N_("another title"),
    "title-of-another-version": N_("another version's title"),
    "translated-title": N_("a translated title"),
    "title-in-another-script": N_("the record has the title in another script only"),
    "title-of-what-it-is-about": N_("the title of what it is about"),
    "title-of-the-whole": N_("the record has the title of the whole book"),
    "subtitle-left-out": N_("the subtitle is left out"),
    "no-subtitle-in-record": N_("the record has no subtitle"),
    "part-number-on-one-side": N_("a part number on one side only"),
    "equal-but-for-capitals": N_("equal but for capital letters"),
    "equal-but-for-hyphen": N_("equal but for a hyphen"),
    "equal-but-for-punctuation": N_("equal but for punctuation"),
    "equal-but-for-diacritics": N_("equal but for diacritics"),
    "equal-but-for-spelling": N_("equal but for spelling"),
    "equal-but-for-notice": N_("equal but for a notice in the title"),
    "equal-but-for-glued-number": N_("equal but for a number that the record has before or after it"),
    "equal-but-for-remark": N_("equal but for a remark in brackets"),
    "equal-but-for-abbreviation": N_("equal but for an abbreviation or the form of a number"),
    "words-not-registered": N_("“{words}” is not in the registered title"),
    "words-left-out": N_("“{words}” is left out"),
    "words-for-others": N_("“{printed}” for “{registered}”"),
    "together": N_("{reasons}"),
}

_AUTHORS: dict[str, str | Plural] = {
    "another-first-author": N_("the first author is another person"),
    "first-author-not-in-record": N_("the record lacks the first author printed"),
    "names-not-in-record": plural(
        "{n} of {total} printed names are not in the record", "{n} of {total} printed names are not in the record"
    ),
    "name-not-in-record": N_("{name} is not in the record"),
    "name-misspelt": N_("{printed} is {registered} in the record"),
    "other-initials": N_("other initials: {printed}, in the record {registered}"),
    "other-given-name": N_("another given name: {printed}, in the record {registered}"),
    "names-in-another-order": N_("the same names in another order"),
    "name-left-out": N_("{name} is left out"),
    "names-cut-short": plural(
        "list cut short without et al.: {n} of {total} authors printed",
        "list cut short without et al.: {n} of {total} authors printed",
    ),
    "names-before-et-al": plural(
        "the record has {total} authors, {n} printed before et al.",
        "the record has {total} authors, {n} printed before et al.",
    ),
    "name-parts-reversed": N_("family and given name the other way round"),
    "authors-in-another-script": N_("written in another script; not compared name by name"),
    "record-ends-in-et-al": N_("the record itself ends in et al."),
    "same-group": N_("the same group"),
    "another-group": N_("the record names another group"),
    "people-of-the-whole": N_("the record has the people of the whole book"),
    "group-and-members": N_("a group on one side, its members on the other"),
}

_DETAILS = {
    "another-year": N_("{printed} printed, {years} registered"),
    "years-of-record": N_("{years}"),
    "another-number": N_("{printed} printed, {registered} registered"),
    "registered-as-issue": N_("the record has it as the issue"),
    "registered-as-page": N_("the record has it as a page"),
    "article-number": N_("an article number"),
    "another-first-page": N_("another first page"),
    "another-last-page": N_("another last page"),
    "first-page-alone": N_("the first page alone on one side"),
    "range-written-shorter": N_("the same range, written shorter"),
    "same-issn": N_("the same ISSN"),
    "another-journal": N_("another journal"),
    "another-whole": N_("another title of the whole"),
    "container-of-another-version": N_("where the other version appeared"),
    "container-in-another-script": N_("the record has the name in another script only"),
    "equal-but-for-small-words": N_("equal but for small words or signs"),
    "two-names-of-one-journal": N_("two names of one journal"),
    "name-without-addition": N_("a name without its addition"),
    "abbreviated": N_("abbreviated"),
    "acronym": N_("an acronym"),
    "record-of-another-doi": N_("the record is of another DOI"),
    "identifier-of-another-work": N_("{field} {number} is another work’s than the DOI"),
}

_WORKS = {
    "in-field": N_("{field}: {reason}"),
    "may-be-another-work": N_("{reason}; may not be the same work"),
    "only-doi-compared": N_("nothing but the DOI could be compared"),
    "nothing-else-printed": N_("nothing else was printed to compare"),
    "opens-work": N_("the {identifier} opens “{title}”"),
    "opens-work-of": N_("the {identifier} opens “{title}” ({details})"),
    "opens-instead": N_("the DOI opens {thing}"),
    "opens-thing-about-it": N_("what the DOI printed opens is {thing} about it"),
    "opens-preprint": N_("the DOI opens the preprint"),
    "opens-preprint-of": N_("the DOI opens the preprint; the other version is {doi}"),
    "opens-published-version": N_("the DOI opens the published version"),
    "opens-published-version-of": N_("the DOI opens the published version; the other version is {doi}"),
    "published-version": N_("the published version"),
    "preprint": N_("the preprint"),
    "doi-mended": N_("DOI read as {doi}; printed {printed}"),
    "doi-read-longer": N_("DOI read as {doi}; the shorter {other} is not registered"),
    "no-doi": N_("what is printed as DOI is none: {doi}"),
    "from-link": N_("from the link"),
    "registered-nowhere": N_("no registration agency knows {doi}"),
}

_SEARCHES = {
    "fits": N_("{fields} fit"),
    "fits-but-for": N_("{fields} fit; not the same: {others}"),
    "nothing-found": N_("nothing was found"),
    "no-work-fits": N_("no work fits title, first author and year"),
    "several-works-fit": N_("several works fit equally well"),
    "nearest-title": N_("{reason}; nearest title at {source}: “{title}”"),
    "in-pubmed-without-doi": N_("PubMed has the work, without a DOI, as {pmid}"),
    "by-pmid": N_("by its PMID: {reason}"),
}

_OPINIONS = {
    "details-match": N_("details match"),
    "doi-of-work": N_("this DOI is that of “{title}”"),
    "fields-as-printed": N_("{fields} as printed"),
    "fields-not-as-printed": N_("not as printed: {others}"),
    "fields-as-printed-and-not": N_("{fields} as printed; not as printed: {others}"),
}

_NOT_CHECKED = {
    "out-of-scope": N_("no registry of scholarly works lists what this is"),
    "search-not-allowed": N_("no DOI printed; search not allowed yet"),
    "offline": N_("offline, and not asked before"),
    "doi-org-not-asked": N_("{source} does not know the DOI; doi.org was not asked"),
    "nothing-to-search": N_("no source at hand can be searched"),
    "cancelled": N_("cancelled"),
    "changed-since": N_("changed since"),
    "no-answer": N_("{source} did not answer for this DOI"),
    "source-failed": N_("{source} failed inside the program; the log tells more"),
    "answer-too-large": N_("{source} sent more than an answer can be; it was not read"),
    "timed-out": N_("{source} did not answer in time"),
    "answer-broke-off": N_("{source}'s answer broke off; check again later"),
    "address-not-usable": N_("the address or the proxy set for {source} cannot be used: {error}"),
    "certificate-unknown": N_(
        "the connection to {source} is not trusted: its certificate is not one this computer knows;"
        " an inspecting proxy's certificate must be installed on this computer"
    ),
    "no-such-host": N_("{source} could not be found; is this computer connected to the network?"),
    "not-reached": N_("{source} could not be reached; check the network, then check again"),
    "proxy-login": N_(
        "the network's proxy asks for a login; sign in to it (or name it in HTTPS_PROXY), then check again"
    ),
    "asked-too-much": N_("{source} was asked too much and wants a pause; check again later"),
    "asked-too-seldom": N_("{source} lets itself be asked too seldom for this; check again later"),
    "source-in-trouble": N_("{source} is in trouble ({status}); check again later"),
    "refused": N_("{source}, or a proxy before it, refused the request ({status})"),
    "no-proper-answer": N_("{source} gave an answer that is none ({status})"),
    "web-page": N_(
        "a web page came instead of {source}'s answer; the network may want a sign-in: open a browser, then check again"
    ),
    "answer-unreadable": N_("{source}'s answer could not be read; check again later"),
    "led-elsewhere": N_("{source} led to an address that is not opened"),
    "answered-for-another": N_("{source} answered with the record of another DOI"),
    "doi-too-long": N_("this DOI is too long to be asked for"),
    "would-not-search": N_("{source} would not search for this text"),
    "question-not-understood": N_("{source} could not make anything of the question"),
    "no-record-from-agency": N_("doi.org knows this DOI, but no record of it could be had from its agency"),
}

_READERS = {
    "registry-is-wrong": N_("registry is wrong"),
    "preprint-was-meant": N_("meant the preprint"),
    "not-scholarly": N_("not a scholarly work"),
    "suggestion-accepted": N_("suggestion accepted: {reason}"),
    "looked-and-right": N_("I looked: the citation is right"),
    "not-what-is-meant": N_("this is not what the sentence means"),
}
"""Reasons that are offered to a reader, and the one that goes with accepting a suggestion."""

_FINDINGS: dict[str, str | Plural] = {
    "entry-not-cited": N_("Reference {n} is not cited in the text."),
    "text-is-not-here": plural(
        "The file holds the list without the text that cites it: {n} reference is cited nowhere in it.",
        "The file holds the list without the text that cites it: {n} references are cited nowhere in it.",
    ),
    "marker-leads-nowhere": N_("{marker} leads to no reference of the list."),
    "cited-before-another": N_("Reference {n} is cited before reference {other}."),
    "cited-after-another": N_("Reference {n} is first cited after reference {other}."),
    "numbers-missing": plural(
        "Number {missing} is missing: after {before} comes {next}.",
        "Numbers {missing} are missing: after {before} comes {next}.",
    ),
    "number-twice": N_("Number {n} stands before two references."),
    "entry-before-another": N_("Reference {n} stands before reference {other}."),
    "entry-after-another": N_("Reference {n} stands after reference {other}."),
    "references-of-one-work": N_("References {one} and {other} seem to be the same work."),
    "references-with-one-doi": N_("References {one} and {other} print the same DOI {doi}."),
    "entry-two-in-one": N_("Reference {n} seems to be two, run together."),
    "entry-of-several-works": N_("Reference {n} holds {count} works; the fields are those of the first."),
    "entry-cut-short": N_("Reference {n} seems to be cut short."),
    "entry-without-year": N_("Reference {n} prints no year."),
    "entry-without-title": N_("Reference {n} prints no title."),
    "entry-with-bad-doi": N_("Reference {n}: {reason}."),
    "doi-label-alone": N_("the label of a DOI is printed, and no DOI after it"),
    "doi-address-twice": N_("the address of {doi} is written twice"),
    "no-doi-but": N_("{printed} is no DOI; {meant} may be meant"),
    "not-a-doi": N_("{printed} is no DOI"),
    "doi-begun": N_("{printed} is the beginning of a DOI and no more"),
}
"""What a list itself shows; whole sentences, and what stands in them."""

REASON_WORDS: Mapping[str, str | Plural] = {
    **_TITLES,
    **_AUTHORS,
    **_DETAILS,
    **_WORKS,
    **_SEARCHES,
    **_OPINIONS,
    **_NOT_CHECKED,
    **_READERS,
    **_FINDINGS,
}
"""Code → words, with a place for each parameter; where they count, by the parameter `n`."""


def reason_words(reason: Reason | None) -> str:
    """The reason in the reader's language, as one line; empty for none.

    What this desk has no words for (a newer one wrote it) is said by its code and parameters.
    """
    if reason is None:
        return ""
    values = {name: _said(name, value) for name, value in reason.params}
    words = REASON_WORDS.get(reason.code, "")
    try:
        if isinstance(words, Plural):
            number = int(values.pop("n"))
            return count(number, *words, **values)
        if words:
            return tr(words, **values)
    except (KeyError, ValueError):
        log.warning("The reason %s was kept without all that its words name", reason)
    return ", ".join(part for part in (reason.code.replace("-", " "), *values.values()) if part)


def reasons_words(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """Each reason in words."""
    return tuple(reason_words(reason) for reason in reasons)


_NAMED: Mapping[str, Callable[[str], str]] = {
    "field": field_words,
    "fields": field_words,
    "others": field_words,
    "source": source_label,
    "thing": lambda code: tr(THING_WORDS.get(code, code)),
    "years": years_words,
}
"""Name of a parameter → how its value is put into words; others stand as they are."""


def _said(name: str, value: Value) -> str:
    if isinstance(value, Reason):
        return reason_words(value)
    if isinstance(value, tuple):
        return ("; " if name == "reasons" else ", ").join(_said(name, each) for each in value)
    return _NAMED[name](value) if name in _NAMED and isinstance(value, str) else str(value)
