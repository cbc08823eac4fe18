"""Runs of labelled tokens, as `labelling` gives them, made into CSL fields."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.reference.books import (
    PROCEEDINGS,
    is_preprint_server,
    keeps_anything,
    kind_of_grey,
    names_meeting,
    without_description,
)
from ldn_desk.reading.reference.journal_words import names_journal
from ldn_desk.reading.reference.model.labelling import Run
from ldn_desk.reading.reference.model.run_repairs import repaired
from ldn_desk.reading.reference.name_lists import read_people
from ldn_desk.reading.reference.titles import clean_container, clean_title
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.dates import read_date

_DASHED = r"\s?(?:[–‐‑−—]|--?)\s?"
_PAGE = re.compile(
    rf"(?<![\w/])[A-Za-z]{{0,4}}\.?\d[\w.]{{0,9}}?(?:{_DASHED}[A-Za-z]{{0,3}}\d{{1,7}}[A-Za-z]{{0,2}}(?!\w)|[–-](?=\W|$)|(?![\w]))"
    rf"(?:, ?\d{{1,5}}{_DASHED}\d{{1,5}})?|\b[ivxlc]{{1,8}}(?:{_DASHED}[ivxlc]{{1,8}})?\b"
)
_LABEL = re.compile(
    r"^\W*(?:pp?|pgs?|[Pp]ages?|[Ss]eiten?|S|s|str|ss|págs?|[Aa]rt(?:icle)?|[Pp]aper|ID|[Nn]o)\b\.?:?\s?"
)
_ARTICLE = re.compile(r"[Aa]rt(?:icle)?\b|[Pp]aper|\bID\b")
_VOLUME_WORD = re.compile(
    r"^\W*(?:[Vv]ol(?:ume|umen)?s?|VOL|[Bb](?:an)?d|[Tt]om[eo]?|[Tt]|[Vv]|[Jj](?:ahr)?g(?:ang)?|[Rr]oč(?:ník)?|č)\b\.?:?\s?"
)
_ISSUE_WORD = re.compile(
    r"^\W*(?:(?:[Nn]os?|[Nn]r|[Nn]úm|[Nn]umber|[Nn]umero|[Ii]ss(?:ue)?|Heft|H|n|č|fasc)\b\.?:?|[Nn][°º]|№)\s?"
)
_YEAR = re.compile(rf"(?<!\d)({YEAR})(?!\d)")
_IN = re.compile(r"^\W*(?:[Ii]n|[Dd]ans|[Ee]n|[Ee]m)\b\s?:?\s*(?=\S)")
_EDITED = re.compile(
    r"^\W*(?:[Ee]d(?:ited|s)?|[Hh]rsg|[Hh]erausgegeben|sous la dir(?:ection)?)\b\.?\s?(?:(?:by|von|v|de)\b\.?:?)?\s?"
)
_EDITORS = re.compile(
    r"[,\s]{0,3}[\[(]?\s?\b(?:[Ee]ds?|[Ee]dd|[Ee]ditors?|EDS?|[Éé]ds?|Hrsg|Hg|Hgg|[Oo]rgs?|[Cc]oords?|[Cc]omps?|[Dd]irs?"
    r"|a cura di|sous la dir(?:ection)?)"
    r"\b\.?\s?[\])]?[\s.,:;]{0,4}$"
)
_EDITION = re.compile(
    r"[\s.,(\[]{0,4}(.{1,40}?)[ ,]{0,3}"
    r"\b(?:[Ee]d(?:n|ition|ición)?|éd(?:ition)?|[Aa]ufl(?:age)?|[Vv]yd(?:anie)?)?\b[\s.,)\]]{0,4}$"
)
_VOLUME_PARTS = re.compile(r"(?:(?P<series>[A-Z]) )?(?P<volume>\d{1,4})(?:, ?(?P<page>[A-Za-z]?\d{1,6}))?")
_QUOTED = re.compile(
    r"(?:[“\"„«].{8,600}?(?:[.,?!][”\"»]|[”\"»][.,:])|„[^“]{8,600}“[.,;]?|»[^«]{8,600}«[.,;]?)(?=\s+[^\W_a-z])"
)
# The Association for Computational Linguistics names the parts of its proceedings so.
_PAPERS = re.compile(r"[,:]?\s?\(?Volume \d{1,2}:? \(?[A-Z]\w{2,20} Papers\)\s?")
# No container begins in small letters, but for those that are brands; and none right after a word of the title.
_SMALL_START = re.compile(r"(?:in )?[a-zß-ÿ]+(?=[\s.,])(?!:)")
_UNTITLED = re.compile(r"(?:in\s?:?|In\s?:)(?:\s(?=[A-Z])|$)")
_WITHIN = re.compile(r"(.{4,900}?[.?!]) in ([A-Z].{3,300})$")
_TRAILING_PAGES = re.compile(r"(.{4,300}) (\d{1,5}[–-]\d{1,5}|[ivxlc]{1,7}[–-][ivxlc]{1,7})$")
_WIDE = re.compile(r"\d{1,5}[–-]\d{2,5}")
# What working papers and the like appear in: `IZA Discussion Paper, Nr. 4008`, `(CIGI Working Papers 20)`.
_SERIES = re.compile(
    r"(?<=[.,;:(?!“”\"»«])\s?(?P<series>(?:[^\W\d_a-zß-ÿ][\w&’]*[ -]){0,6}"
    r"(?:(?:[Dd]iscussion|[Ww]orking|[Rr]esearch|[Pp]olicy|[Oo]ccasional|[Ss]taff|[Bb]riefing)[ -]"
    r"(?:[Pp]apers?|[Bb]riefs?)(?: Series)?"
    r"|Forschungsberichte?|Arbeitspapiere?|Diskussionspapiere?|Arbeitsberichte?|Kurzberichte?))"
    r"(?![^\W\d_])"
)
_EDGES = " \t.,;:/–-\"“”«»'‘’„`"


def fields_of(text: str, runs: Sequence[Run]) -> Fields:
    """The fields that the runs hold. Where a field was printed in several places, the longest counts."""
    runs = repaired(text, runs)
    series, volume, after = _volume(_surest(text, runs, "volume"))
    issue, number = _issue(_surest(text, runs, "issue"))
    page, lone = _pages(_surest(text, runs, "pages") or _page_in_disguise(text, runs) or after)
    if not page and not lone and _WIDE.fullmatch(volume):
        volume, page = "", volume
    author, et_al = read_people(_authors(text, runs))
    editor, more = _editors(text, runs)
    title, container = _title_and_container(text, runs, bool(volume))
    trailing = None if page or lone or volume else _TRAILING_PAGES.match(container)
    if trailing:
        container, page = trailing.groups()
    if series and container:
        container = f"{container} {series}"
    if not title and not volume and not page and not _is_untitled(text, runs):
        title, container = container or clean_title(_printed(text, runs, "other")), ""
    publisher = _edged(_printed(text, runs, "publisher"))
    if not container and (is_preprint_server(publisher) or (page and not _printed(text, runs, "place"))):
        # Pages are of something: `Mathematical Inequalities & Applications 111–124`.
        container, publisher = publisher, ""
    edition = _EDITION.match(_printed(text, runs, "edition"))
    fields = Fields(
        author=author,
        et_al=et_al or (not author and more),
        editor=editor,
        issued=_issued(text, runs),
        title=title,
        container_title=container,
        volume=volume,
        issue=issue,
        page=page,
        number=lone or number,
        edition=edition.group(1) if edition else "",
        publisher=publisher,
        publisher_place=_edged(_printed(text, runs, "place")),
    )
    fields = _in_series(fields, text)
    return fields.with_(type=_type(fields, text))


def _in_series(fields: Fields, text: str) -> Fields:
    """A work that stands in nothing else stands in the series of papers that is printed behind its title."""
    title = text.find(fields.title)
    if fields.container_title or fields.volume or title < 0:
        return fields
    series = _SERIES.search(text, title + 1)
    if series is None:
        return fields
    within = series.start("series") - title
    publisher = "" if series["series"] in fields.publisher else fields.publisher
    return fields.with_(
        title=clean_title(fields.title[:within].rstrip(" (,")) if within < len(fields.title) else fields.title,
        container_title=series["series"],
        publisher=publisher,
    )


def _title_and_container(text: str, runs: Sequence[Run], in_volume: bool) -> tuple[str, str]:
    """A quotation that closes inside the title is all of it; what follows belongs to the container."""
    printed = _printed(text, runs, "title")
    container = _printed(text, runs, "container")
    if _is_untitled(text, runs):
        # Chemists print no titles: `C. Dalva, V. Partha, in Proc. 2016 Workshop (Eds: …)`.
        printed, container = "", container or printed
    quoted = _QUOTED.match(printed)
    within = _WITHIN.match(printed) if not container else None
    if within:
        # Nature's form: `Title. in Book 12–34 (Publisher, Place, 2001)`.
        printed, container = within.groups()
    elif not container and not in_volume:
        container = _after_title(text, runs)
    if quoted:
        after = printed[quoted.end() :]
        container = after if not container else f"{after.strip()} {container}" if _adjoin(runs) else container
        printed = printed[: quoted.end()]
    if not quoted and _is_subtitle(runs, printed, container):
        return clean_title(f"{printed} {container}"), ""
    unparted = printed[-1:].isalnum() or printed.endswith(")")
    if container and unparted and _adjoin(runs) and (_SMALL_START.match(container) or not in_volume):
        return clean_title(f"{printed} {container}"), ""
    end = text.find(container) + len(container) if container else 0
    papers = _PAPERS.match(text, end) if end and PROCEEDINGS.search(container) else None
    container += papers.group().rstrip() if papers else ""
    title = without_description(clean_title(_title(printed)))
    return title, _within(container)


def _authors(text: str, runs: Sequence[Run]) -> str:
    """The runs of authors; those behind the title only where none stand before it."""
    first = next((place for place, run in enumerate(runs) if run.label == "title"), len(runs))
    before = [run for run in runs[:first] if run.label == "author"]
    return _all(text, before or runs, "author")


def _is_untitled(text: str, runs: Sequence[Run]) -> bool:
    """Whether what the model took for a title says itself that it is what the work stands in."""
    return _UNTITLED.match(_printed(text, runs, "title")) is not None


def _within(printed: str) -> str:
    return clean_container(_title(_IN.sub("", printed)))


def _is_subtitle(runs: Sequence[Run], title: str, container: str) -> bool:
    """Whether what the model took for the container of a book is the second sentence of its title.

    Nothing parts it from the title but a full stop, and the work has neither volume, pages nor editors."""
    if not container or not _adjoin(runs) or any(run.label in ("volume", "issue", "pages", "editor") for run in runs):
        return False
    if _EASTERN.search(title) and not _EASTERN.search(container):
        # The title again in another language: `痛みの報告. 2012. Annual report on pain in the north.`
        return _SENTENCE.search(container) is not None
    if names_journal(container) or names_meeting(container) or kind_of_grey(container):
        return False
    # Names of containers are in title case, sentences are not.
    return _SENTENCE.search(container) is not None and not _IN.match(container)


_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE = re.compile(r"(?<![\w’'-])[a-zß-ÿ]{5,}(?![\w’'-])")


def _after_title(text: str, runs: Sequence[Run]) -> str:
    """What no field has, between title and publisher, of a work whose pages are printed: they are of something."""
    if not any(run.label == "pages" for run in runs) or kind_of_grey(text):
        return ""
    for one, other, third in zip(runs, runs[1:], runs[2:], strict=False):
        if (one.label, other.label, third.label) == ("title", "other", "publisher") and other.size > 1:
            return text[other.start : other.end]
    return ""


def _adjoin(runs: Sequence[Run]) -> bool:
    """Whether a container begins where a title ends."""
    return any(one.label == "title" and other.label == "container" for one, other in pairwise(runs))


def _page_in_disguise(text: str, runs: Sequence[Run]) -> str:
    """A first page such as 1721 or 4 right after volume or issue, which the model took for a year or for nothing."""
    dates = sum(run.label == "date" for run in runs)
    for one, other in pairwise(runs):
        printed = text[other.start : other.end].strip(" .,;:")
        if one.label in ("volume", "issue") and printed.isdecimal() and other.label in ("date", "other"):
            return printed if other.label == "other" or dates > 1 else ""
    return ""


def _printed(text: str, runs: Sequence[Run], label: str) -> str:
    """The longest run of this field."""
    found = [run for run in runs if run.label == label]
    if not found:
        return ""
    longest = max(found, key=lambda run: run.size)
    return text[longest.start : longest.end]


def _surest(text: str, runs: Sequence[Run], label: str) -> str:
    """The run that the model is surest of, of several the last: a title may hold what looks like pages."""
    found = [run for run in runs if run.label == label]
    if not found:
        return ""
    best = max(reversed(found), key=lambda run: round(run.sure, 1))
    return text[best.start : best.end]


def _all(text: str, runs: Sequence[Run], label: str) -> str:
    return " ".join(text[run.start : run.end] for run in runs if run.label == label)


def _title(text: str) -> str:
    """Without quotation marks around it, which may stand inside the last sign or outside."""
    bare = text.strip(" ,;:.").replace("``", "“").replace("''", "”")
    if bare[:1] in "“\"«»„‘'" and len(bare) > 2:
        inner = bare[1:].strip()
        if inner[-1:] in "”\"»“’'«":
            return inner[:-1].strip(" ,;:")
        if not any(sign in inner for sign in '”"»'):
            return inner
    return text


def _edged(text: str) -> str:
    """Without signs at its edges, and without a bracket that opens or closes more than the field."""
    edged = text.strip(_EDGES)
    if edged.startswith("(") and (edged.endswith(")") or ")" not in edged):
        edged = edged[1:]
    if edged.endswith(")") and "(" not in edged:
        edged = edged[:-1]
    return edged.strip(_EDGES)


def _volume(text: str) -> tuple[str, str, str]:
    """(series letter, volume, page) of what the model took for a volume: `E 65`, `7, 10`."""
    volume = _VOLUME_WORD.sub("", text).strip(" .,;:()[]/–-")
    parts = _VOLUME_PARTS.fullmatch(volume)
    return (parts["series"] or "", parts["volume"], parts["page"] or "") if parts else ("", volume, "")


_NUMBER_AFTER = re.compile(r"(\w{1,9}), [Nn]o\. ?(\w{1,12})")


def _issue(text: str) -> tuple[str, str]:
    """(issue, article number): `no. 3, no. 031106` prints both."""
    issue = _bare_issue(text)
    both = _NUMBER_AFTER.fullmatch(issue)
    return (both.group(1), both.group(2)) if both else (issue, "")


def _bare_issue(text: str) -> str:
    return _ISSUE_WORD.sub("", text).strip(" .,;:[]").removeprefix("(").removesuffix(")").strip(" .,;:")


def _pages(text: str) -> tuple[str, str]:
    """(pages, article number); a lone number with letters or a word before it is an article's."""
    found = _PAGE.search(_LABEL.sub("", text))
    if found is None:
        return "", ""
    page = re.sub(r"\s*([–‐‑−—-]+)\s*", r"\1", found.group())
    lone = page[:1].isalpha() and not page[:1].isupper() and page[1:].isdigit()
    return ("", page) if lone or _ARTICLE.match(text) else (page, "")


def _editors(text: str, runs: Sequence[Run]) -> tuple[tuple[Name, ...], bool]:
    printed = _IN.sub("", _all(text, runs, "editor")).strip()
    return read_people(_EDITORS.sub("", _EDITED.sub("", printed)))


def _issued(text: str, runs: Sequence[Run]) -> PartialDate | None:
    printed = [text[run.start : run.end].strip(" .,;:()[]") for run in runs if run.label == "date"]
    for each in printed:
        date = read_date(each) or read_date(each.rstrip("abcdefgh"))
        if date and date.year:
            return date
    for each in printed:
        year = _YEAR.search(each)
        if year:
            rest = each.replace(year.group(), " ").strip(" ,;.")
            return read_date(f"{rest}, {year.group(1)}") or PartialDate(int(year.group(1)))
    return PartialDate(raw=printed[0]) if printed and printed[0] else None


def _type(fields: Fields, text: str) -> str:
    grey = kind_of_grey(text)
    if grey:
        return grey
    if names_meeting(fields.container_title) and not fields.volume:
        return "paper-conference"
    if fields.container_title and (fields.editor or fields.publisher):
        return "chapter"
    if fields.container_title and (fields.volume or fields.issue or fields.page or fields.number):
        return "article-journal"
    return "book" if fields.edition or (fields.publisher and not keeps_anything(fields.publisher)) else ""
