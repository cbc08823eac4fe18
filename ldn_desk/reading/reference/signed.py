"""References that mark their parts by signs: GB/T 7714 (`[J]`, `[M]`, `[C]//`) and GOST (`Title // Journal`).

Nothing is guessed here: what the sign stands behind is the title, and what follows it has the order of its standard.
Chinese texts set it in signs of full width, which `narrow` brings to those of half width, sign for sign.
"""

import re
from dataclasses import replace

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.reading.reference.names import Authors, read_authors
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.dates import read_date

_NARROW = str.maketrans("，．。；：（）［］／－～＆　", ",..;:()[]/-~& ")
_WIDE = re.compile("[，．；：（）［］]")
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGN = re.compile(
    r"\s?\[(?P<kind>[JMDCNRPSZGK]|EB|DB|DS|CP)(?:/(?:OL|CD|MT|DK))?\]"
    r"(?=\s?(?:[.,]|//|\((?:1[5-9]|20)\d\d|\[\d|$)|(?<=\[J\])\s?[A-Z\u4e00-\u9fff])"
)
_KINDS = {
    "J": "article-journal", "M": "book", "D": "thesis", "C": "paper-conference", "N": "article-newspaper",
    "R": "report", "P": "patent", "S": "standard", "G": "book", "EB": "webpage", "DB": "dataset", "DS": "dataset",
    "CP": "software",
}  # fmt: skip
_DAY = r"\d{4}(?:-\d{1,2}){1,2}"
_PAGES = r"[A-Za-z]{0,2}\d{1,6}(?:\s?[-–~]\s?[A-Za-z]{0,2}\d{1,6})?"
_IN_JOURNAL = re.compile(
    rf"[\s.,]*(?P<container>[^,]{{1,120}}?(?:, [^,\d]{{1,60}})?)[.,] ?\(?(?P<year>{YEAR})\)?(?:-\d{{1,2}}-\d{{1,2}})?"
    rf"(?:[,;:]? ?(?:[Vv]ol\. ?)?(?P<volume>[A-Z]?\d{{1,4}}))?(?: ?\((?P<issue>[^()]{{1,20}})\))?"
    rf"(?:[:,] ?(?:pp?\. ?)?(?P<page>{_PAGES}(?:[,+] ?{_PAGES}){{0,2}}|[A-Za-z]?\d[\w.-]{{2,14}}))?"
    r"[\s.]*(?:\[.{4,12}\][\s.]*)?$"
)
_PUBLISHED = re.compile(
    rf"(?:(?P<place>[^.:,]{{2,40}}): ?)?(?P<publisher>[^.:,]{{2,80}}(?:, [^.:,\d]{{2,40}})?), ?(?P<year>{YEAR})"
    rf"(?:-\d\d-\d\d)?(?:: ?(?P<page>{_PAGES}))?[\s.]*(?:\[.{{4,12}}\][\s.]*)?$"
)
_EDITION = re.compile(r"[\s.,]*(?:第? ?(?P<east>\d{1,2}) ?版|(?P<west>\d{1,2})(?:st|nd|rd|th) ed\.?)[\s.,]*")
_DATED = re.compile(rf"[\s.,]*\(({_DAY}|{YEAR})\)|[\s.,]*({_DAY})|.*?({YEAR})")
_VOLUME_OF = re.compile(r"(?:第 ?(\d{1,3}) ?[卷册]|: ?[Vv]ol\. ?(\d{1,3}))$")

_SLASHES = re.compile(r"\s?//\s?")
_NUMBER_SIGN = r"(?:№|[NnН]o?\.|[Вв][ыи]п\.|[Ii]ss\.|[Nn]r\.?|[Чч]\.)"
_GOST = {
    "volume": re.compile(r"(?<!\w)(?:[ТT]|[Vv]ol|[Тт]ом)\.? ?(\d{1,4}|[IVXLC]{1,6})(?!\w)"),
    "issue": re.compile(rf"(?<!\w){_NUMBER_SIGN} ?(\d{{1,4}}(?:\s?\(\d{{1,4}}\)|[-–/]\d{{1,3}})?)"),
    "page": re.compile(r"(?<!\w)(?:[СCсPp]|[Pp]p|[Ss]|[Сс]тр)\. ?([A-Za-z]?\d{1,5}(?:\s?[-–—]\s?[A-Za-z]?\d{1,5})?)"),
}
_GOST_YEAR = re.compile(rf"(?<![\d-])({YEAR})(?![\d-])")
_GOST_END = re.compile(
    rf"[.,;]?\s?(?:[–—-]\s)?[(\[]?(?:{YEAR}\b|(?:[ТT]|[Vv]ol|[Тт]ом)\.? ?\d|{_NUMBER_SIGN} ?\d|[СCPp]p?\. ?\d)"
)
_GOST_PLACE = re.compile(r"[.,] (?:[–—-] )?(?P<place>[^.,:]{1,30}\.?) ?: ?(?P<publisher>[^:,]{2,80})$")


# `Title. 2020. 178 p. Tese (Doutorado em Medicina) – Universidade de Ulmo, Ulmo, 2020.`
_ABNT_THESIS = re.compile(
    rf"(?P<head>.{{5,600}}?)\. (?P<year>{YEAR})\. (?:\d{{1,4}} ?[pfl]\. )?"
    r"(?:Tese|Dissertação|Trabalho de Conclusão[^(]{0,30}) ?\([^()]{2,120}\)(?: ?[–—-] ?|\. )"
    r"(?P<publisher>[^,]{3,120}(?:, (?:Faculdade|Instituto|Escola|Centro|Departamento|Programa)[^,]{2,80})*)"
    rf"(?:, (?P<place>[^,\d]{{2,60}}))?(?:, {YEAR})?[\s.]*$"
)


def narrow(text: str) -> str:
    """An East Asian text with its signs at half width, sign for sign, so that places stay what they are."""
    return text.translate(_NARROW) if _WIDE.search(text) and _EASTERN.search(text) else text


def read_signed(text: str) -> tuple[Fields, int] | None:
    """The fields of a reference that marks its parts, and where its authors end; None where it is no such one."""
    sign = _SIGN.search(text)
    if sign and sign.start() > 3:
        authors, title = _head(text[: sign.start()])
        fields = _by_standard(sign["kind"], text[sign.end() :])
        return replace(fields, author=authors.names, et_al=authors.et_al, title=title), authors.end
    thesis = _ABNT_THESIS.match(text) if ". Tese" in text or ". Disserta" in text or ". Trabalho" in text else None
    if thesis:
        return _by_abnt(thesis)
    slashes = _SLASHES.search(text)
    if slashes and slashes.start() > 3 and "http" not in text[: slashes.start() + 2]:
        return _by_gost(text, slashes)
    return None


def _head(text: str) -> tuple[Authors, str]:
    authors = read_authors(text + ".")
    if authors.end >= len(text):
        authors = Authors()
    return authors, text[authors.end :].strip(" .,;:/—–-")


def _by_standard(kind: str, rest: str) -> Fields:
    fields = Fields(type=_KINDS.get(kind, ""))
    if kind in ("J", "N"):
        return _in_journal(fields, rest)
    if rest.lstrip().startswith("//"):
        return _in_volume(fields, rest.lstrip()[2:].strip())
    edition = _EDITION.match(rest)
    if edition:
        fields = replace(fields, edition=edition["east"] or edition["west"])
        rest = rest[edition.end() :]
    published = _PUBLISHED.match(rest.lstrip(" .,"))
    return fields.with_(**_told(published)) if published else replace(fields, issued=_dated(rest))


def _in_journal(fields: Fields, rest: str) -> Fields:
    match = _IN_JOURNAL.match(rest)
    if match is None:
        return replace(fields, container_title=rest.partition(",")[0].strip(" ."), issued=_dated(rest))
    page = match["page"] or ""
    if fields.type == "article-newspaper":
        # `2012-05-06(3)`: the day, and the page of the paper.
        page, issue, day = match["issue"] or "", "", re.search(_DAY, rest)
        issued = read_date(day.group()) if day else None
    else:
        issue, issued = match["issue"] or "", None
    number = "" if not page or re.fullmatch(rf"{_PAGES}(?:[,+] ?{_PAGES})*", page) else page
    return replace(
        fields,
        container_title=match["container"].strip(" ."),
        issued=issued or PartialDate(int(match["year"])),
        volume=match["volume"] or "",
        issue=issue,
        page="" if number else page,
        number=number,
    )


def _in_volume(fields: Fields, rest: str) -> Fields:
    """`//Editors. Proceedings. Place: Publisher, Year: Pages`."""
    parts = re.split(r"\. ?(?=[^.]*$)", rest.rstrip(" ."), maxsplit=1)
    published = _PUBLISHED.match(parts[-1].strip())
    if published is None or len(parts) < 2:
        return replace(fields, container_title=parts[0].strip(" .,"), issued=_dated(rest))
    editors = read_authors(parts[0] + ".")
    named = bool(editors.names) and editors.end < len(parts[0]) - 2
    container = parts[0][editors.end :] if named else parts[0]
    named_editors = editors.names if named else ()
    return fields.with_(container_title=container.strip(" .,:"), editor=named_editors, **_told(published))


def _told(published: "re.Match[str]") -> "dict[str, object]":
    return {
        "publisher_place": (published["place"] or "").strip(),
        "publisher": published["publisher"].strip(),
        "issued": PartialDate(int(published["year"])),
        "page": published["page"] or "",
    }


def _dated(rest: str) -> PartialDate | None:
    found = _DATED.match(rest)
    printed = next((group for group in found.groups() if group), "") if found else ""
    return read_date(printed) if printed else None


def _by_abnt(thesis: "re.Match[str]") -> tuple[Fields, int]:
    authors, title = _head(thesis["head"])
    fields = Fields(
        type="thesis",
        author=authors.names,
        title=title,
        issued=PartialDate(int(thesis["year"])),
        publisher=thesis["publisher"].strip(" ."),
        publisher_place=(thesis["place"] or "").strip(),
    )
    return fields, authors.end


def _by_gost(text: str, slashes: "re.Match[str]") -> tuple[Fields, int] | None:
    """`Authors Title // Journal. – Year. – Т. 12, № 3. – С. 34–40.`"""
    rest = text[slashes.end() :]
    end = _GOST_END.search(rest)
    if end is None:
        return None
    authors, title = _head(text[: slashes.start()])
    told = {name: match.group(1) for name, shape in _GOST.items() if (match := shape.search(rest, end.start()))}
    year = _GOST_YEAR.search(rest, end.start())
    container = rest[: end.start()].strip(" .,;–—-")
    place = _GOST_PLACE.search(container)
    fields = Fields(
        type="article-journal" if "volume" in told or "issue" in told else "chapter",
        author=authors.names,
        et_al=authors.et_al,
        title=title,
        container_title=container[: place.start()] if place else container,
        publisher_place=place["place"].strip() if place else "",
        publisher=place["publisher"].strip() if place else "",
        issued=PartialDate(int(year.group(1))) if year else None,
    )
    ranges = {name: re.sub(r"\s*([-–—])\s*", r"\1", value) for name, value in told.items()}
    return fields.with_(**ranges), authors.end
