"""BibTeX and biblatex lists, as reference managers write them and as people keep them by hand."""

import re
from itertools import accumulate

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.importers.lists.bibtex_entries import ENTRY, BibtexEntry, entries, share_of_entries
from ldn_desk.importers.lists.bibtex_further import further
from ldn_desk.importers.lists.file import start_of, sureness, text_in
from ldn_desk.importers.lists.latex import text_of
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.listed.values import (
    LONGEST,
    arxiv_in,
    completed,
    first_doi,
    is_initials,
    isbn_in,
    issns_in,
    listed_date,
    listed_name,
    named,
    pages,
    people,
    plain,
    pmcid_in,
    pmid_in,
)
from ldn_desk.reading.text.dates import month_number
from ldn_desk.reading.text.organisations import is_organisation

_TYPES = {
    "article-journal": "article suppperiodical",
    "book": "book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual",
    "chapter": "inbook incollection bookinbook suppbook suppcollection",
    "entry-encyclopedia": "inreference",
    "paper-conference": "inproceedings conference",
    "thesis": "phdthesis mastersthesis thesis bathesis",
    "report": "techreport report",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "webpage": "online electronic www webpage",
    "dataset": "dataset data",
    "software": "software",
    "patent": "patent",
    "standard": "standard",
    "periodical": "periodical",
    "legislation": "legislation",
    "legal_case": "jurisdiction",
    "personal_communication": "letter",
    "motion_picture": "movie video",
    "article": "preprint",
}
_TYPE_OF = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_JOURNAL = ("journal", "journaltitle", "fjournal", "shortjournal", "booktitle")
_BOOK = ("booktitle", "journal", "journaltitle", "maintitle")
_SUBTITLES = {"journaltitle": "journalsubtitle", "booktitle": "booksubtitle", "maintitle": "mainsubtitle"}
_REPORTS = frozenset(("report", "patent", "standard"))
_WHOLE = frozenset(("book", "thesis", "report", "periodical", "patent", "standard", "software"))

_BARE_SIGNS = re.compile(r"[{}]")
_TEX_SIGNS = (("\\textless", "<"), ("\\textgreater", ">"), ("\\textunderscore", "_"), ("$<$", "<"), ("$>$", ">"))
_URL = re.compile(r"https?://[^\s{}<>\"]+")
_ACCESSED = re.compile(r"\b(?:accessed|retrieved|available|online|visited|zugriff)\b", re.IGNORECASE)
_MONTH = re.compile(r"[^\W\d_]{3,9}")
_DIGITS = re.compile(r"\d{1,2}")
_EXTENDED = re.compile(r"\s*\"?\s*(?:family|given|prefix|suffix|useprefix|juniorcomma|[a-z]+-i|id)\s*=")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_PERSONS_IN_BRACES = re.compile(r"[^,{}]+, [^,{}]+(?: and [^,{}]+, [^,{}]+)*")


class Bibtex:
    """`.bib`, and any text that holds BibTeX entries."""

    name = "bibtex"
    label = "BibTeX list"
    suffixes = (".bib", ".bibtex", ".biblatex")

    def recognises(self, data: bytes, suffix: str) -> float:
        """By entries that make up most of its text."""
        start = start_of(data)
        if not start:
            return 0.0
        content = ENTRY.search(start) is not None and (suffix in self.suffixes or share_of_entries(start) > 0.6)
        return sureness(suffix, self.suffixes, content=content)

    def read(self, data: bytes) -> Draft:
        """One reference an entry, damaged ones too. Raises UnreadableInput where there is none."""
        found = entries(text_in(data))
        return Draft((), references=tuple(_reference(number, entry) for number, entry in enumerate(found, start=1)))


def _reference(number: int, entry: BibtexEntry) -> Reference:
    values = _Values(entry)
    return Reference(number, entry.raw, _fields(values), key=plain(entry.key), further=further(values, _people))


class _Values:
    """The values of one entry, decoded when asked for."""

    def __init__(self, entry: BibtexEntry) -> None:
        self.kind = entry.kind
        self._raw = {name: value for name, value in entry.values.items() if value and not value.isspace()}

    def raw(self, *names: str) -> str:
        """The first value there is of these fields, LaTeX and all."""
        for name in names:
            if name in self._raw:
                return self._raw[name]
        return ""

    def text(self, *names: str) -> str:
        """The same as plain text."""
        value = self.raw(*names)
        return plain(text_of(value[:LONGEST])) if value else ""

    def identifier(self, *names: str) -> str:
        """The same as an address or identifier: LaTeX's escapes of single signs apart, nothing is decoded."""
        value = self.raw(*names)[:LONGEST]
        if not value:
            return ""
        for sign, meant in _TEX_SIGNS:
            value = value.replace(sign, meant)
        return plain(_BARE_SIGNS.sub("", value))

    def titled(self, *names: str) -> str:
        """A title with its subtitle."""
        name = next((name for name in names if name in self._raw), "")
        title, more = self.text(name), self.text(_SUBTITLES.get(name, ""))
        return f"{title}: {more}" if title and more else title


def _fields(values: _Values) -> Fields:
    url = _address(values)
    kind = _kind(values, url)
    author, et_al = _people(values.raw("author"))
    editor, _more = _people(values.raw("editor"))
    number, issue = _numbers(values, kind)
    serial = values.identifier("issn")
    title, subtitle = values.text("title"), values.text("subtitle")
    return completed(
        Fields(
            type=kind,
            author=author,
            et_al=et_al,
            editor=editor,
            issued=_issued(values),
            title=f"{title}: {subtitle}"
            if title and subtitle
            else title or (values.text("booktitle") if kind in _WHOLE else ""),
            container_title=_container(values, kind),
            volume=values.text("volume"),
            issue=issue,
            page=pages(values.text("pages", "page")),
            number=number,
            edition=values.text("edition"),
            publisher=values.text("publisher", "school", "institution", "organization"),
            publisher_place=values.text("address", "location"),
            DOI=_doi(values),
            PMID=_pmid(values),
            PMCID=_pmcid(values),
            ISBN=isbn_in(values.identifier("isbn")) or values.identifier("isbn"),
            ISSN=issns_in(serial),
            URL=url,
        )
    )


def _kind(values: _Values, url: str) -> str:
    kind = _TYPE_OF.get(values.kind, "")
    if kind == "chapter" and values.kind == "inbook" and not values.raw("booktitle", "crossref"):
        return "book"
    if kind:
        return kind
    if _arxiv(values) and not values.raw("journal", "volume"):
        return "article"
    elsewhere = values.raw("journal", "journaltitle", "booktitle", "publisher", "institution", "doi", "pmid")
    return "webpage" if url and not elsewhere and not first_doi(url) else ""


def _container(values: _Values, kind: str) -> str:
    if kind in _WHOLE:
        return ""
    container = values.titled(*(_JOURNAL if kind == "article-journal" else _BOOK))
    published = values.text("howpublished")
    if container or not published or _URL.search(published) or _ACCESSED.search(published):
        return container
    return published


def _numbers(values: _Values, kind: str) -> tuple[str, str]:
    """(article number, issue). In a series `number` is the book's place, in a report the report's own number."""
    own = values.text("eid", "article-number", "articlenumber", "article_number", "articleno", "art_number")
    number = values.text("number")
    if kind in _REPORTS:
        return own or number, values.text("issue")
    return own, values.text("issue") if values.raw("series") and not values.raw("journal") else number or values.text(
        "issue"
    )


def _issued(values: _Values) -> PartialDate | None:
    date = listed_date(values.text("date", "year"))
    if date is None:
        state = values.text("pubstate")
        return PartialDate(raw=state) if state else None
    if date.year is None or date.month:
        return date
    month, day = _month_and_day(values.text("month"), values.text("day"))
    return PartialDate(date.year, month, day if month else None)


def _month_and_day(month: str, day: str) -> tuple[int | None, int | None]:
    """Of what `month` holds (`jan`, `10~jan`, `3`), with what `day` holds; of a range of months none."""
    number = _DIGITS.fullmatch(month.strip())
    if number:
        found: int | None = int(number.group()) if 1 <= int(number.group()) <= 12 else None
    else:
        words = {month_number(word) for word in _MONTH.findall(month)} - {None}
        found = words.pop() if len(words) == 1 else None
        day = day or " ".join(_DIGITS.findall(month))
    own = _DIGITS.fullmatch(day.strip())
    return found, int(own.group()) if own and 1 <= int(own.group()) <= 31 else None


def _doi(values: _Values) -> str:
    """The DOI; where its own field holds something else, that, for it is what is printed."""
    own = values.identifier("doi")
    places = (values.identifier(name) for name in ("url", "ee", "howpublished", "eprint", "link"))
    note = values.identifier("note")
    named_there = note if len(note) <= 90 and note.lower().startswith(("doi", "http", "10.")) else ""
    return first_doi(own, *places, named_there) or own


def _address(values: _Values) -> str:
    for name in ("url", "howpublished", "ee", "link", "note"):
        match = _URL.search(values.identifier(name).replace("\\", ""))
        if match:
            return match.group().rstrip(".,;)")
    arxiv = _arxiv(values)
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else values.identifier("url")


def _arxiv(values: _Values) -> str:
    server = values.text("archiveprefix", "eprinttype").lower()
    number = values.identifier("eprint", "arxivid")
    if number and (server == "arxiv" or (not server and re.match(r"\d{4}\.\d{4,5}", number))):
        return arxiv_in(f"arXiv:{number.lower().removeprefix('arxiv:')}")
    return arxiv_in(*(values.identifier(name) for name in ("journal", "note", "howpublished", "url")))


def _pmid(values: _Values) -> str:
    own = values.identifier("pmid")
    if values.text("eprinttype", "archiveprefix").lower() == "pubmed":
        own = own or values.identifier("eprint")
    digits = re.search(r"\d{1,9}", own)
    return digits.group() if digits else pmid_in(values.identifier("note"), values.identifier("url"))


def _pmcid(values: _Values) -> str:
    own = values.identifier("pmcid", "pmc")
    return pmcid_in(own if own.upper().startswith("PMC") else f"PMC{own}", values.identifier("note"))


def _people(raw: str) -> tuple[tuple[Name, ...], bool]:
    """Names are parted while still LaTeX, for braces say what belongs together; `others` means that there are more."""
    # Imported here: start-up does not need a parser.
    from bibtexparser.middlewares.names import split_multiple_persons_names

    if not raw.strip():
        return (), False
    inner = raw.strip()[1:-1] if raw.strip()[:1] == "{" and raw.strip()[-1:] == "}" else ""
    if inner and _PERSONS_IN_BRACES.fullmatch(inner) and (_AND.search(inner) or is_initials(inner.rpartition(", ")[2])):
        raw = inner
    names: list[Name] = []
    et_al = False
    for single in split_multiple_persons_names(raw):
        found, more = _person(single)
        names.extend(found)
        et_al = et_al or more
    return tuple(names), et_al


def _person(raw: str) -> tuple[tuple[Name, ...], bool]:
    """One name: a group where braces enclose the whole of it, else `First von Last` or `von Last, Jr, First`."""
    raw = raw[:LONGEST]
    if _EXTENDED.match(raw):
        return (_extended(raw),), False
    whole = plain(text_of(raw))
    if raw.strip().startswith("{") and _closes_at_end(raw.strip()):
        return ((Name(literal=whole),) if whole else ()), False
    if ";" in whole or whole.count(",") > 2 or whole.lower().rstrip(".").endswith(("others", "et al")) or not whole:
        return people([whole])
    words = whole.split()
    medline = "," not in raw and len(words) > 1 and is_initials(words[-1]) and not is_initials(words[0])
    if len(words) < 2 or medline or ("," not in raw and is_organisation(whole)):
        return (listed_name(whole),), False
    return (_parsed(raw),), False


def _extended(raw: str) -> Name:
    """A name of biblatex's extended form: `family=Deursen, given=Alexander, prefix=van`; a family alone is a group."""
    quoted = raw.strip()
    parts = _at_commas(quoted[1:-1] if quoted[:1] == quoted[-1:] == '"' else quoted)
    values = {}
    for part in parts:
        name, _sign, value = part.partition("=")
        values[name.strip()] = plain(text_of(value.strip().strip('"')))
    family, given = values.get("family", ""), values.get("given", "")
    suffix = values.get("suffix", "").rstrip(".")
    if not family or not (given or values.get("prefix") or suffix):
        return Name(literal=family or given)
    return Name(family, given, values.get("prefix", ""), suffix)


def _at_commas(text: str) -> list[str]:
    """The parts of a text between its commas, those in braces or quotes left alone."""
    parts, depth, quoted = [""], 0, False
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        quoted = quoted != (sign == '"' and depth == 0)
        if sign == "," and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _closes_at_end(raw: str) -> bool:
    """Whether the brace that opens the text is the one that ends it."""
    depths = accumulate((sign == "{") - (sign == "}") for sign in raw)
    return next((place for place, depth in enumerate(depths) if depth == 0), -1) == len(raw) - 1


def _parsed(raw: str) -> Name:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(raw, strict=False)
    family, von, given, suffix = (
        plain(text_of(" ".join(words))) for words in (parts.last, parts.von, parts.first, parts.jr)
    )
    if not family:
        return Name(literal=plain(text_of(raw)))
    name = named(family, given, suffix)
    return Name(name.family, name.given, f"{von} {name.particle}".strip(), name.suffix)
