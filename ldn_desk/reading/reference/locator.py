"""Where in its container a work stands: year, volume, issue and pages at the end of a reference."""

import re
from dataclasses import dataclass

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.reading.text.characters import YEAR
from ldn_desk.reading.text.dates import month_number

_REACH = 130
"""Code points at the end of a reference within which its locator lies."""

_DASH = r"\s?(?:[–‐‑−—]|--?)\s?"
_ONE = r"[A-Za-z]{0,3}\.?\d{1,7}[A-Za-z]{0,2}(?:\.e?\d{1,4})?"
_RANGE = rf"{_ONE}{_DASH}{_ONE}(?:[,;] ?{_ONE}{_DASH}{_ONE}|(?:, ?| & | and )(?!{YEAR})\d{{1,5}}(?![\d(:]))?"
_ROMAN = rf"[ivxlc]{{1,8}}{_DASH}[ivxlc]{{1,8}}"
_LONE = r"(?:CD|ra|RR|[A-Z]{1,3}|[a-z])?[.-]?\d{1,9}[A-Za-z]{0,2}(?:\.e?\d{1,4}|-[A-Z\d]{1,4})?[–-]?"
_MONTH = r"[^\W\d_]{3,9}\.?"
_SUPPLEMENT = (
    r"(?:Suppl(?:ement)?|suppl(?:ement)?|SUPPL|Pt|Part|pt|Spec No|Special Issue|S(?!\.))\b\.?"
    r"(?:\s?[A-Z]?\d{0,3}[A-Z]?\b)?"
)

_VOLUME = (
    r"(?:(?:[Vv]ol(?:ume)?s?|VOL|Bd|Band|Jahrgang|Jg|t|T|v)\b\.?\s?(?P<labelled>[A-Z]?\d{1,5}[A-Za-z]?|[IVXLC]{1,8})"
    r"|(?P<volume>[A-Z]{0,2}\d{1,4}[A-Za-z]?(?:\s?[/–-]\s?\d{1,4}(?=\s?[(:,]))?))"
)
_ISSUE = (
    rf"(?:\s?\((?!(?:[^\W\d_]{{3,9}}\.?,? (?:\d{{1,2}},? )?)?{YEAR}\))"
    r"(?P<bracketed>[^()]{1,40}(?:\([^()]{1,12}\))?)\)"
    r"|,?\s?(?:[Nn]os?|[Nn]r|n°|nº|№|n|num|number|iss|[Ii]ssue|Heft|H)\b\.?\s?"
    r"(?P<counted>[A-Za-z]?\d{1,5}(?:[–/-]\d{1,4}| (?:und|and|&|u\.|et|y|e) \d{1,3})?)"
    rf"|[\s,]\s?(?P<supplement>{_SUPPLEMENT})(?:\s?\((?P<within>\d{{1,3}})\))?)"
)
_AFTER_YEAR = rf"(?P<month>[\s,]{{1,2}}{_MONTH})?(?:[–/-]{_MONTH})?(?P<day>\s\d{{1,2}})?(?:[–-]\d{{1,2}})?"
_BEFORE_YEAR = rf"(?:{_MONTH}(?:\s?[–/-]\s?{_MONTH})?,?\s(?:\d{{1,2}},?\s)?)?"
_PAGES = (
    rf"(?:(?:\s?[,:;.(]\s?|\s)(?P<label>pp?\b\.?\s?|[Pp]ages?\s|pgs?\b\.?\s?|S\.\s?|[Ss]eiten?\s)?"
    rf"(?P<range>{_RANGE}|{_ROMAN})"
    rf"|(?:\s?[,:;]\s?)(?P<article>[Aa]rt(?:icle)?\b\.?(?:\s(?:[Nn]o|[Nn]umber|ID)\b\.?)?\s|Paper\s|ID\s)?"
    rf"(?P<single>pp?\b\.?\s?)?(?P<lone>{_LONE}))"
)
_YEAR_FIRST = rf"(?:\(?(?P<first>{YEAR})[a-z]?\)?{_AFTER_YEAR}(?P<sign>\s?[;,:.]\s?|\s))?"
_ONLY_ISSUE = _ISSUE.replace("?P<", "?P<only_")
# `Journal of Sleep, no. 4: 473–90`: numbers without volumes.
_ONLY_COUNTED = (
    r"(?:nos?|Nos?|Nr|n°|nº|№|issue|Issue|Heft)\b\.?\s?"
    r"(?P<counted_alone>[A-Za-z]?\d{1,5}(?:[–/-]\d{1,4})?(?:\(\d{1,5}\))?)"
)
_BODY = (
    rf"(?:{_VOLUME}{_ISSUE}?|(?<=[;:]){_ONLY_ISSUE}|{_ONLY_COUNTED})"
    rf"(?:[\s,;]{{1,2}}[(\[]?{_BEFORE_YEAR}(?P<middle>{YEAR})[a-z]?[)\]]?(?!\s?\({YEAR}))?"
    rf"{_PAGES}?"
    rf"(?P<tail>[\s,.;]{{1,2}}[(\[]?{_BEFORE_YEAR}(?P<last>{YEAR})[a-z]?[)\]]?)?"
    r"[\s.,;)]*$"
)
_WHOLE = re.compile(rf"(?<![\w.–-]){_YEAR_FIRST}{_BODY}")
# Where the year is printed before the title, `1778:175-184` begins with a volume.
_DATED = re.compile(rf"(?<![\w.–-])(?:(?P<first>(?!))(?P<month>)(?P<day>)(?P<sign>))?{_BODY}")
_DISCUSSION = re.compile(r"[,;.]\s?(?:discussion|quiz|author reply|table of contents|quiz)\s[\d–, -]{1,20}\.?$")
_DATE_AT_END = re.compile(
    rf"(?:^|[\s,;:.(\[])(?:(?P<m1>{_MONTH})(?:[–/-]{_MONTH})?,? (?:(?P<d1>\d{{1,2}})(?:[–-]\d{{1,2}})?,? )?"
    rf"|(?P<d2>\d{{1,2}})\.? (?P<m2>{_MONTH}),? |(?P<d3>\d{{1,2}})\.\s?(?P<m3>\d{{1,2}})\.\s?)?"
    rf"[(\[]?[c©]?(?P<year>{YEAR})[a-z]?(?P<after>,? {_MONTH}(?: \d{{1,2}})?)?[)\]]?[\s.,;)]*$"
)
_PAGES_AT_END = re.compile(
    r"[\s,;:.(](?:pp?\b\.?|pgs?\b\.?|[Pp]ages?|[Ss]eiten?|S\.)\s?"
    rf"(?P<page>{_RANGE}|{_ROMAN}|[A-Za-z]{{0,2}}\d{{1,6}})[\s.,;)]*$"
    rf"|[,:]\s?(?P<bare>\d{{1,5}}{_DASH}\d{{1,5}})[\s.,;)]*$"
)


@dataclass(slots=True)
class Locator:
    """What was read off the end of a reference."""

    issued: PartialDate | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    labelled: bool = False
    """The volume is told to be one: `v. 5`, `vol. 5`."""
    rest: str = ""
    """What stands before it."""


def read_date_and_pages(text: str) -> Locator:
    """As `read_locator`, of a work that stands in no volume."""
    return _without_volume(text, text[max(0, len(text) - _REACH) :], max(0, len(text) - _REACH))


def read_locator(text: str, dated: bool) -> Locator:
    """The locator at the end of `text`. `dated`: the year was printed before the title.

    A number alone after the volume is an article number (`11, 570`; `10:190`): journals that print no range number
    their articles, and a single page is printed as `p. 12`. Only where the year stands right beside, at the end or
    before a comma, a style is at work that prints first pages alone (`Science 275, 1593 (1997)`; `2010, 10, 1012`)."""
    text = _DISCUSSION.sub("", text)
    start = max(0, len(text) - _REACH)
    tail = text[start:]
    match = (_DATED if dated else _WHOLE).search(tail)
    if match and _is_locator(match, dated):
        located = _located(match)
        located.rest = (text[:start] + tail[: match.start()]).rstrip(" ,;:(")
        return located
    return _without_volume(text, tail, start)


def _is_locator(match: re.Match[str], dated: bool) -> bool:
    """A number at the end alone may be anything; with a year, an issue, pages or a label it is a volume.

    A day with its month before or behind it is no volume: `Apr. 28, 2017`, `8 nov. 2022`."""
    volume = match["volume"]
    if volume and _is_day(match):
        return False
    year = match["first"] or match["middle"] or match["last"]
    if volume and re.fullmatch(YEAR, volume) and not (dated or year):
        return False
    found = (match[name] for name in ("range", "lone", "bracketed", "counted", "supplement"))
    return volume is None or any(found) or dated or bool(year)


def _is_day(match: re.Match[str]) -> bool:
    dated = _DATE_ALONE.fullmatch(match.group().strip(" .,;)"))
    if dated is None:
        return False
    word = dated["month"] or match.string[: match.start()].rstrip(" .").rpartition(" ")[2]
    return month_number(word) is not None


_DATE_ALONE = re.compile(rf"\d{{1,2}}\.?(?: (?P<month>[^\W\d_]{{3,10}})\.?)?,? {YEAR}")


def _located(match: re.Match[str]) -> Locator:
    year = match["first"] or match["middle"] or match["last"]
    issue = next((match[name] for name in _ISSUE_GROUPS if match[name]), "")
    found = Locator(
        volume=match["volume"] or match["labelled"] or "", issue=_tidy(issue), labelled=bool(match["labelled"])
    )
    if year:
        found.issued = _date(year, match["month"] if match["first"] else None, match["day"])
    if found.volume == match["volume"] and _WIDE.fullmatch(found.volume) and not (match["range"] or match["lone"]):
        # Journals without volumes: `Mathematical Inequalities & Applications 177–185 (2004)`.
        found.volume, found.page = "", found.volume
    elif match["range"]:
        found.page = _tidy(match["range"])
    elif match["lone"]:
        _settle_lone(found, match)
    return found


_WIDE = re.compile(r"\d{1,5}[–-]\d{2,5}")
_ISSUE_GROUPS = (
    "bracketed",
    "counted",
    "within",
    "supplement",
    "only_bracketed",
    "only_counted",
    "only_supplement",
    "counted_alone",
)


def _settle_lone(found: Locator, match: re.Match[str]) -> None:
    lone, digits = match["lone"], match["lone"].isdecimal()
    first_page_style = bool(match["last"]) or (match["sign"] or "").strip() == ","
    if match["single"] or (
        digits and len(lone) < 6 and first_page_style and not match["article"] and ":" not in _before(match)
    ):
        found.page = lone
    else:
        found.number = lone


def _before(match: re.Match[str]) -> str:
    """The sign between volume or issue and the lone number."""
    return match.string[max(0, match.start("lone") - 2) : match.start("lone")]


def _without_volume(text: str, tail: str, start: int) -> Locator:
    """Year and labelled pages in either order, as chapters and proceedings print them."""
    found = Locator(rest=text)
    for _ in range(2):
        date = None if found.issued else _DATE_AT_END.search(tail)
        if date:
            month = date["m1"] or date["m2"]
            if month and month_number(month) is None:
                date = re.search(
                    rf"[\s,;:.(\[]*[(\[]?[c©]?(?P<year>{YEAR})[a-z]?(?P<m1>)(?P<m2>)(?P<d1>)(?P<d2>)(?P<m3>)(?P<d3>)"
                    r"[)\]]?[\s.,;)]*$",
                    tail,
                )
        if date and _OF.search(tail, 0, date.start()):
            # `Executive Order 13237 of November 28, 2001` bears the day in its name.
            date = None
        if date:
            month, day = date["m1"] or date["m2"] or date["m3"], date["d1"] or date["d2"] or date["d3"]
            found.issued = _date(date["year"], month, day)
            tail = tail[: date.start()]
        pages = None if found.page else _PAGES_AT_END.search(tail)
        if pages:
            found.page = _tidy(pages["page"] or pages["bare"])
            tail = tail[: pages.start()]
    found.rest = (text[:start] + tail).rstrip(" ,;:(")
    return found


_OF = re.compile(r"\b(?:of|from|vom)\s?$")


def _date(year: str, month: str | None, day: str | None) -> PartialDate:
    number = _month(month.strip(" ,")) if month else None
    known = int(day) if day and number and 1 <= int(day) <= 31 else None
    return PartialDate(int(year), number, known)


def _month(printed: str) -> int | None:
    if printed.isdecimal():
        return int(printed) if 1 <= int(printed) <= 12 else None
    return month_number(printed)


def _tidy(printed: str) -> str:
    """Blanks that a line break left inside a range are not part of it."""
    return re.sub(r"\s*([–‐‑−—-])\s*", r"\1", printed.strip())
