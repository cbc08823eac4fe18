"""Runs of labelled tokens, as `labelling` gives them, made into CSL fields."""

import re
from collections.abc import Sequence

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.books import PROCEEDINGS, kind_of_grey
from ldn_desk.reading.characters import YEAR
from ldn_desk.reading.dates import read_date
from ldn_desk.reading.labelling import Run
from ldn_desk.reading.name_lists import read_people
from ldn_desk.reading.titles import clean_container, clean_title

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
    r"^\W*(?:(?:[Ee]d(?:ited|s|ited by)?|[Hh]rsg|[Hh]erausgegeben|sous la (?:dir(?:ection)?))\b\.?\s?(?:by|von|v|de)?\b\.?)\s?"
)
_EDITORS = re.compile(
    r"[,\s]*[\[(]?\s?\b(?:[Ee]ds?|[Ee]dd|[Ee]ditors?|EDS?|[Éé]ds?|Hrsg|Hg|Hgg|[Oo]rgs?|[Cc]oords?|[Cc]omps?|[Dd]irs?|a cura di|sous la dir(?:ection)?)"
    r"\b\.?\s?[\])]?[\s.,:;]*$"
)
_EDITION = re.compile(
    r"[\s.,(\[]*(.{1,40}?)[ ,]*\b(?:[Ee]d(?:n|ition|ición|\.)?|éd(?:ition)?|[Aa]ufl(?:age)?|[Vv]yd(?:anie|ání)?)?\b[\s.,)\]]*$"
)
_EDGES = " \t.,;:/–-\"“”«»'‘’„`"


def fields_of(text: str, runs: Sequence[Run]) -> Fields:
    """The fields that the runs hold. Where a field was printed in several places, the longest counts."""
    volume, issue = _volume(_printed(text, runs, "volume")), _issue(_printed(text, runs, "issue"))
    page, number = _pages(_printed(text, runs, "pages"))
    author, et_al = read_people(_all(text, runs, "author"))
    editor, more = _editors(text, runs)
    title = clean_title(_title(_printed(text, runs, "title")))
    container = clean_container(_title(_IN.sub("", _printed(text, runs, "container"))))
    publisher = _edged(_printed(text, runs, "publisher"))
    place = _edged(_printed(text, runs, "place"))
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
        number=number,
        edition=edition.group(1) if edition else "",
        publisher=publisher,
        publisher_place=place,
    )
    return fields.with_(type=_type(fields, text))


def _printed(text: str, runs: Sequence[Run], label: str) -> str:
    """The longest run of this field."""
    found = [run for run in runs if run.label == label]
    if not found:
        return ""
    longest = max(found, key=lambda run: run.count)
    return text[longest.start : longest.end]


def _all(text: str, runs: Sequence[Run], label: str) -> str:
    return " ".join(text[run.start : run.end] for run in runs if run.label == label)


def _title(text: str) -> str:
    """Without quotation marks around it, which may stand inside the last sign or outside."""
    bare = text.strip(" ,;:.").replace("``", "“").replace("''", "”")
    if bare[:1] in "“\"«„‘'" and len(bare) > 2:
        inner = bare[1:].strip()
        if inner[-1:] in "”\"»“’'":
            return inner[:-1].strip(" ,;:")
        if not any(sign in inner for sign in '”"»'):
            return inner
    return text


def _edged(text: str) -> str:
    edged = text.strip(_EDGES)
    if edged.count(")") > edged.count("("):
        edged = edged.replace(")", "", 1) if edged.endswith(")") is False else edged[:-1]
    return edged.removeprefix("(").strip(_EDGES) if edged.count("(") > edged.count(")") else edged


def _volume(text: str) -> str:
    return _VOLUME_WORD.sub("", text).strip(" .,;:()[]/–-")


def _issue(text: str) -> str:
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
    if fields.container_title and PROCEEDINGS.search(fields.container_title) and not fields.volume:
        return "paper-conference"
    if fields.container_title and (fields.editor or fields.publisher):
        return "chapter"
    if fields.container_title and (fields.volume or fields.issue or fields.page or fields.number):
        return "article-journal"
    return "book" if fields.publisher or fields.edition else ""
