"""What is no journal article: chapters, books, proceedings, theses, reports, preprints, web pages."""

import re
from dataclasses import replace

from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.reading.reference.cue_words import PLACES
from ldn_desk.reading.reference.journal_words import names_journal
from ldn_desk.reading.reference.names import UPPER, read_authors
from ldn_desk.reading.reference.titles import is_container, split_title

_IN = re.compile(
    rf"(?<=[.?!,;”\"’)\]])\s+(?:In\s?:\s*(?=\S)|In\s+(?=[{UPPER}“\"\d])|(?<=[,”\"]\s)in:?\s+(?=[{UPPER}“\"]))"
)
PROCEEDINGS = re.compile(
    r"\b(?:Proceedings|Proc\.|Conference|Conf\.|Symposium|Symp\.|Workshop|Congress|Annual Meeting|Colloquium)\b"
)
_EDITORS = re.compile(
    r"(?<!st)(?<!nd)(?<!rd)(?<!th),?\s?[\[(]?\b(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg)\b\.?[\])]?\s?[.,:]?\s*"
)
_EDITORS_AFTER = re.compile(r"[.,]\s(?:[Ee]d(?:ited|s)?\.?|[Ee]dited) by:?\s+(.{4,200}?)(?=[.,] [A-Z(]|\.?$)")
_EDITION = re.compile(
    r"[\s,.]{0,9}[\[(]?\b((?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}\.?"
    r"|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Rr]ev(?:ised|\.)?)"
    r"(?: [Rr]ev\.?)?)[ ,](?:edition|[Ee]d(?:n|ition)?\b\.?|Aufl(?:age)?\.?)[\])]?[.,;]?"
)
_PAGES = re.compile(
    r"[\s,;:(]{0,9}\b(?:pp?|pages?|S)\b\.?\s?([A-Za-z]{0,2}\d{1,5}(?:\s?[–‐‑−-]{1,2}\s?[A-Za-z]{0,2}\d{1,5})?)\s?\)?"
)
_VOLUME = re.compile(r"[\s,;(]{0,9}\b[Vv]ol(?:ume|s)?\b\.?\s?(\d{1,4}|[IVXL]{1,6})\b,?")
_ONE_PLACE = (
    rf"[{UPPER}][\w.’'-]{{1,25}}(?:[ -][{UPPER}&][\w.’'-]{{0,25}}){{0,3}}"
    r"(?:, (?:[A-Z][\w.]{1,20})(?: [A-Z]\w{2,12})?){0,2}"
)
_CITY_AND_COUNTRY = rf"[{UPPER}][\w’-]{{1,25}}(?: [{UPPER}][\w’-]{{1,25}})?, [{UPPER}][\w.]{{1,20}}"
_PLACE = re.compile(
    rf"(?:^|[.,;)?!]\s+|\s\()(?P<place>(?:{_CITY_AND_COUNTRY} (?:and|und|et|y|e|&) )?{_ONE_PLACE})"
    r"\s?:\s(?P<publisher>[^:;]{2,120}?)[\s.,;)]*$"
)
# The other way round: `Kettle Press, Institute of Kettles: Budapest`.
_PUBLISHER_FIRST = re.compile(
    rf"\. (?P<publisher>[{UPPER}][^.:;]{{2,120}}): (?P<place>[{UPPER}][\w’-]{{2,25}})[\s.,;)]*$"
)
_PUBLISHER_WORD = (
    r"(?:Press|Publish\w*|Publications?|Verlag|Springer|Elsevier|Wiley|Routledge|Books?|Guilford|Sage|SAGE|Erlbaum|McGraw|Kluwer|"
    r"Blackwell|Karger|Thieme|Saunders|Mosby|Lippincott|Academic|Addison|Prentice|Pearson|Macmillan|Penguin|Benjamins|Plenum|"
    r"Dekker|CRC|MIT|Oxford|Cambridge|Harper|Norton|Freeman|Sinauer|Birkh\w+|Association|Organi[sz]ation|Institute|Society)"
)
_PUBLISHER = re.compile(
    rf"(?:^|[.?!)]\s+)(?P<publisher>(?:[^.:]|\.(?! ))*\b{_PUBLISHER_WORD}\b(?:[^.:]|\.(?! ))*?)[\s.,;]*$"
)
_THESIS = re.compile(
    r"[\[(,.]?\s?\b((?:[Uu]npublished )?"
    r"(?:[Dd]octoral|[Mm]aster[’']?s?|Ph\.? ?D\.?|M\.? ?Sc\.?|M\.? ?A\.?|Habilitation|[Bb]achelor[’']?s?)"
    r"(?: [Dd]iss(?:ertation)?\.?| [Tt]hesis)|[Dd]issertation|[Tt]hesis|Diplomarbeit)\b"
)
_MEETING = (
    r"\[?(?:Paper|Poster|Talk|Lecture|Presentation|Keynote(?: address)?|Vortrag)\]?,? (?:was )?"
    r"(?:presented|given|read|delivered|gehalten) (?:at|to|in|before|auf)\b"
)
_OPENS_MEETING = re.compile(_MEETING)
PRESENTED = re.compile(rf"[.,?!;”\"]\s(?P<meeting>{_MEETING})")
"""What stands between the title of a paper and the meeting that it was read at; it opens the container."""
_REPOSITORY = re.compile(
    r"(?:Zenodo|Dryad(?: Digital Repository)?|[Ff]igshare|Mendeley Data|Harvard Dataverse|OSF|Open Science Framework)"
)
_REPORT = re.compile(
    r"\b(?:[Tt]ech(?:nical|\.)? [Rr]ep(?:ort|\.)?|[Rr]eport [Nn]o\.?|[Ww]orking [Pp]aper|TR-\d|Memo\b)"
)
_PREPRINT = re.compile(
    r"\b(bioRxiv|openRxiv|medRxiv|arXiv|PsyArXiv|SSRN|Research Square|ChemRxiv|Preprints?(?:\.org)?|OSF Preprints)\b",
    re.I,
)
_DESCRIPTION = re.compile(r"\s?\[([A-Z][^\[\]]{3,60})\](?=\.?$|\. )")
# What is no medium is the title in another language: `Schlaf und Schmerz [Sleep and pain in mice]`.
_MEDIUM = re.compile(
    r"\b(?:software|program|manuscripts?|thesis|dissertation|video|film|dvd|podcast|audio|album|song|recording|data"
    r"|dataset|database|poster|presentation|paper|abstract|letter|interview|broadcast|series|episode|blog|post|tweet"
    r"|photograph|map|lecture|slides|press|release|review|comment|brochure|pamphlet|edition|version|preprint|report"
    r"|website|web|page|apparatus|measurement|game|app|editorial|special|issue|supplement|unpublished|advance|online)s?\b",
    re.IGNORECASE,
)
_WORDS_OF_TRANSLATION = 3
_WORDS_OF_DESCRIPTION = 6


def is_translation(remark: str) -> bool:
    """Whether what stands in brackets behind a title is that title in another language, and no word on its medium."""
    words = len(remark.split())
    said = _MEDIUM.search(remark) if words <= _WORDS_OF_DESCRIPTION else _MEDIUM.match(remark)
    return words >= _WORDS_OF_TRANSLATION and said is None


def without_description(title: str) -> str:
    """The title without a remark in brackets that says what it is the title of: `[Computer software]`."""
    return _DESCRIPTION.sub(lambda remark: remark.group() if is_translation(remark.group(1)) else "", title)


def is_thesis_or_report(text: str) -> bool:
    """Whether the text says that it names a thesis or a report: a number in it is then no volume."""
    return _THESIS.search(text) is not None or _REPORT.search(text) is not None


def kind_of_grey(text: str) -> str:
    """`thesis`, `report` or `article` (preprint) where the text says that it names one, else empty."""
    if _THESIS.search(text):
        return "thesis"
    if _REPORT.search(text):
        return "report"
    return "article" if _PREPRINT.search(text) else ""


def names_meeting(container: str) -> bool:
    """Whether it is a meeting of any kind, by its proceedings or by what was done there."""
    return PROCEEDINGS.search(container) is not None or _OPENS_MEETING.match(container) is not None


def keeps_anything(publisher: str) -> bool:
    """Whether it is a repository, of which no kind of work is known by its name: data, programs, papers, slides."""
    return _REPOSITORY.fullmatch(publisher) is not None


def is_preprint_server(name: str) -> bool:
    """Whether the whole name is one of a server for preprints: a container, where others name a publisher."""
    return _PREPRINT.fullmatch(name) is not None


def read_chapter(text: str) -> Fields | None:
    """The fields of `Title. In: Editors, Book. Place: Publisher`; None where the text is no such thing."""
    match = _IN.search(text)
    if match is None:
        return None
    title, _none = split_title(text[: match.start()], has_locator=False)
    editors, book = _editors(text[match.end() :])
    printed, fields = _publication(book)
    container = _trimmed(printed)
    proceedings = PROCEEDINGS.search(container) is not None
    kind = "paper-conference" if proceedings else "chapter"
    if not title or not container:
        return None
    return replace(fields, type=kind, title=title, container_title=container, editor=editors)


def _editors(text: str) -> tuple[tuple[Name, ...], str]:
    """Editors before the book's title (`E. Miller (Ed.), Book`) or after it (`Book, edited by E. Miller`)."""
    read = read_authors(text)
    if read.names and read.editors:
        return read.names, text[read.end :].lstrip(" .,:;)")
    after = _EDITORS_AFTER.search(text)
    if after:
        return read_authors(after.group(1) + ".").names, text[: after.start()] + text[after.end() :]
    marked = _EDITORS.search(text[:250])
    if marked and marked.end() < len(text):
        return read_authors(text[: marked.start()] + ".").names, text[marked.end() :]
    if read.names and not any(name.literal for name in read.names) and len(text) - read.end > 10:
        return read.names, text[read.end :].lstrip(" .,:;)")
    return (), text


def _publication(text: str) -> tuple[str, Fields]:
    """The text without edition, volume, pages, place and publisher; and those. After the pages stands no title."""
    rest, volume = _taken(_VOLUME, text)
    pages = _PAGES.search(rest)
    after = rest[pages.end() :].strip(" .,;:)") if pages else ""
    rest = rest[: pages.start()] if pages else rest
    rest, edition = _taken(_EDITION, rest)
    rest, place, publisher = _publisher(f"{rest.rstrip(' .,;')}. {after}." if after else rest)
    page = pages.group(1).strip() if pages else ""
    return rest, Fields(volume=volume, page=page, edition=edition, publisher=publisher, publisher_place=place)


def _publisher(text: str) -> tuple[str, str, str]:
    """(text before, place, publisher): `New York: Wiley`, `Wiley, New York`, `San Mateo, CA. Morgan Kaufmann`."""
    found = _PUBLISHER_FIRST.search(text)
    if found and found["place"].casefold() in PLACES and found["publisher"].casefold() not in PLACES:
        return text[: found.start() + 1], found["place"], found["publisher"]
    found = _PLACE.search(text)
    if found and found.start() > 0:
        return _before(text, found), found["place"], found["publisher"].strip(" .,;")
    found = _PUBLISHER.search(text)
    if found and found.start() > 0:
        printed = found["publisher"].strip(" .,;")
        name, comma, place = printed.partition(", ")
        parted = bool(comma) and re.search(_PUBLISHER_WORD, name) is not None and len(place.split()) < 5
        return (_before(text, found), place, name) if parted else (_before(text, found), "", printed)
    return text, "", ""


def _before(text: str, found: re.Match[str]) -> str:
    return text[: found.start() + (text[found.start()] in ")?!")]


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    if match is None:
        return text, ""
    after = text[match.end() :].lstrip(" ,;")
    joint = ". " if after[:1].isalnum() else ""
    return text[: match.start()] + joint + after, match.group(1).strip()


def read_book(text: str) -> Fields:
    """The fields of a work that stands in no journal: its title, and what is printed of edition and publisher."""
    thesis = _THESIS.search(text)
    preprint = _PREPRINT.search(text)
    if thesis and thesis.start() > 8:
        title, _none = split_title(text[: thesis.start()], has_locator=False)
        return Fields(type="thesis", title=_trimmed(title), publisher=text[thesis.end() :].strip(" .,;:)]"))
    if preprint and preprint.start() > 8:
        title, _none = split_title(text[: preprint.start()], has_locator=False)
        return Fields(type="article", title=_trimmed(title), container_title=preprint.group(1))
    rest, fields = _publication(text)
    title, container = split_title(rest, has_locator=False)
    title = without_description(title)
    if not fields.publisher and not container:
        title, container = _first_sentence(title)
        container = "" if _REPORT.search(container) else container
        if (
            container
            and len(container.split()) < 6
            and is_container(_trimmed(container))
            and not names_journal(container)
        ):
            fields, container = replace(fields, publisher=_trimmed(container)), ""
    kind = "report" if _REPORT.search(text) else "book" if fields.publisher or fields.edition else ""
    kind = "" if kind == "book" and keeps_anything(fields.publisher) else kind
    return replace(fields, type=kind, title=_trimmed(title), container_title=_trimmed(container))


def _first_sentence(text: str) -> tuple[str, str]:
    """Title and what follows it: the site, conference or journal in press that prints no locator."""
    match = re.search(r"(?<=[\w)\]’”]{2})[.?!]\s+(?=[A-Z])", text)
    if match is None:
        return text, ""
    mark = text[match.start()] if text[match.start()] in "?!" else ""
    return text[: match.start()] + mark, text[match.end() :]


def _trimmed(text: str) -> str:
    trimmed = text.strip(" ,;:.")
    return trimmed[:-1].rstrip() if trimmed.endswith("(") else trimmed
