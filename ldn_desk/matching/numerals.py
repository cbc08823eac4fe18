"""Years, volumes, issues, pages and article numbers as they are compared."""

import re
from collections.abc import Callable

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.folding import folded

_LABEL = re.compile(
    r"^(?:volumes?|vols?|issues?|numbers?|num|nos?|nr|bd|band|jg|t|tome|pp?|pages?|pgs?|articles?|art)\b[.:]?\s*"
)
_SUPPLEMENT = re.compile(r"\b(?:supplement(?:um|ary)?|suppl?)\b\.?\s*")
_PART = re.compile(r"\b(?:part|pt)\b\.?\s*")
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_VOLUME_AND_ISSUE = re.compile(r"^(.{0,200}?\S)\s{0,9}\(([^()]*)\)$")
_VOLUME_AND_SUPPLEMENT = re.compile(r"^(\d+)[\s,]+((?:supplement|suppl)\b.*)$", re.IGNORECASE)
_RANGE = re.compile(r"^(.{0,200}?\w)\s{0,9}(?:–|--?)\s{0,9}(\w.*)$")
_NOTHING = re.compile(r"^\W*(?:n/?a(?:-n/?a)?|null|none|0(?:-0)?)?\W*$")


def compare_years(printed: int, work: Work) -> FieldComparison:
    """The row of the year against every date of the record; PRODUCT: one year off all is minor, two are major."""
    dated = _dated_years(work)
    years = {year for _name, year in dated}
    shown = _years_shown(dated)
    row_values = ("issued", str(printed), shown)
    if printed in years:
        return FieldComparison(*row_values, Outcome.SAME, _each_year(dated) if len(years) > 1 else None)
    nearest = min(years, key=lambda year: (abs(year - printed), year))
    reason = because("another-year", printed=printed, years=shown)
    return FieldComparison(*row_values, Outcome.MINOR if abs(nearest - printed) == 1 else Outcome.MAJOR, reason)


def years_of(work: Work) -> set[int]:
    """Every year the record gives the work."""
    return {year for _name, year in _dated_years(work)}


def _dated_years(work: Work) -> list[tuple[str, int]]:
    """(kind of date, year), print and online first; the issued year only where it says something new."""
    dated = [(name, date.year) for name, date in work.dates if date.year is not None and name != "issued"]
    issued = [date.year for name, date in work.dates if name == "issued"] + [work.fields.year]
    known = {year for _name, year in dated}
    dated += [("issued", year) for year in dict.fromkeys(issued) if year is not None and year not in known]
    return dated


def shown_years(work: Work) -> str:
    """`2017 (online 2016)`: every year of the record, that of print or issue first; empty where it has none."""
    dated = _dated_years(work)
    return _years_shown(dated) if dated else ""


def _years_shown(dated: list[tuple[str, int]]) -> str:
    if len({year for _name, year in dated}) == 1:
        return str(dated[0][1])
    first = next((entry for entry in dated if entry[0] == "print"), dated[0])
    others = dict.fromkeys(f"{name} {year}" for name, year in dated if year != first[1])
    return f"{first[1]} ({', '.join(others)})"


def _each_year(dated: list[tuple[str, int]]) -> Reason:
    in_order = sorted(dated, key=lambda entry: entry[1])
    return because("years-of-record", years=", ".join(dict.fromkeys(f"{name} {year}" for name, year in in_order)))


def compare_volumes(printed: Fields, registered: Fields) -> list[FieldComparison]:
    """The rows of volume and issue; `142(12)` in one field is volume and issue."""
    one, other = _volume_and_issue(printed), _volume_and_issue(registered)
    if one[0] and one[0] == other[1] and not other[0] and not one[1]:
        # A known habit: a journal without volumes has the year's number as its issue.
        return [
            FieldComparison("volume", printed.volume, registered.issue, Outcome.SAME, because("registered-as-issue"))
        ]
    rows = [("volume", one[0], other[0]), ("issue", one[1], other[1])]
    return [_row(name, ours, theirs, _normal_number) for name, ours, theirs in rows if ours or theirs]


def _volume_and_issue(fields: Fields) -> tuple[str, str]:
    both = _VOLUME_AND_ISSUE.match(fields.volume) or _VOLUME_AND_SUPPLEMENT.match(fields.volume)
    both = None if fields.issue else both
    volume, issue = (both.group(1), both.group(2)) if both else (fields.volume, fields.issue)
    return _place(volume), _place(issue)


def compare_places(printed: Fields, registered: Fields) -> list[FieldComparison]:
    """The rows of pages and article number; registries keep article numbers in either field."""
    ours, theirs = (_place(printed.page), _place(printed.number)), (_place(registered.page), _place(registered.number))
    if not any(ours) or not any(theirs):
        return _plain_rows(ours, theirs)
    if ours[0] and ours[1]:
        return _both_rows(ours, theirs)
    if ours[1]:
        return _number_rows(ours[1], theirs)
    return _page_rows(ours[0], theirs)


Pair = tuple[str, str]


def _place(text: str) -> str:
    return "" if _NOTHING.match(folded(text)) else text


def _plain_rows(ours: Pair, theirs: Pair) -> list[FieldComparison]:
    page = _page_row(ours[0], theirs[0]) if ours[0] and theirs[0] else _row("page", ours[0], theirs[0], _normal_place)
    number = _row("number", ours[1], theirs[1], _normal_place)
    return [row for row in (page, number) if row.printed or row.registered]


def _both_rows(ours: Pair, theirs: Pair) -> list[FieldComparison]:
    page, number = theirs
    if not number and same_place(ours[1], page):
        page, number = "", page
    return _plain_rows(ours, (page, number))


def _number_rows(number: str, theirs: Pair) -> list[FieldComparison]:
    page, registered = theirs
    if registered and (not page or same_place(number, registered) or not same_place(number, page)):
        return [_row("number", number, registered, _normal_place)]
    if same_place(number, page) or not _range(page)[1]:
        return [_row("number", number, page, _normal_place, because("registered-as-page"))]
    # `1-12` beside an article number counts the article's own sheets.
    return _plain_rows(("", number), (page, ""))


def _page_rows(page: str, theirs: Pair) -> list[FieldComparison]:
    registered, number = theirs
    if same_place(page, number):
        return [FieldComparison("page", page, number, Outcome.SAME, because("article-number"))]
    if number and not registered and not _range(page)[1]:
        return [_row("page", page, number, _normal_place)]
    if not registered:
        return _plain_rows((page, ""), ("", number))
    return [_page_row(page, registered)]


def _page_row(printed: str, registered: str) -> FieldComparison:
    if _normal_place(printed) == _normal_place(registered):
        return FieldComparison("page", printed, registered, Outcome.SAME)
    (first, last), (start, end) = _range(printed), _range(registered)
    if first != start:
        return FieldComparison("page", printed, registered, Outcome.MINOR, because("another-first-page"))
    if not last or not end:
        return FieldComparison("page", printed, registered, Outcome.SAME, because("first-page-alone"))
    if last != end:
        return FieldComparison("page", printed, registered, Outcome.MINOR, because("another-last-page"))
    return FieldComparison("page", printed, registered, Outcome.SAME, because("range-written-shorter"))


def same_place(one: str, other: str) -> bool:
    """Whether two page ranges or article numbers say the same, elision and a lone first page allowed for."""
    if not one or not other:
        return False
    return _normal_place(one) == _normal_place(other) or _page_row(one, other).outcome is Outcome.SAME


def _range(text: str) -> tuple[str, str]:
    """(first, last) page, an elided last one written out; the last is empty for a single page."""
    whole = _LABEL.sub("", folded(text)).split(",")[0].strip()
    found = _RANGE.match(whole)
    if not found:
        return _normal_place(whole), ""
    first, last = _normal_place(found.group(1)), _normal_place(found.group(2))
    if last.isdigit() and len(last) < len(first) and (first.isdigit() or first[-len(last) :].isdigit()):
        last = first[: -len(last)] + last
    return first, last


def _normal_place(text: str) -> str:
    """A page, range or article number without label, blanks, leading zeros and the sheets of a supplement."""
    bare = re.sub(r"\.e\d+\b", "", _LABEL.sub("", folded(text)))
    return re.sub(r"(?<![\d.])0+(?=\d)", "", re.sub(r"[\s.]+|(?<=-)-+|\W+$", "", bare))


def _normal_number(text: str) -> str:
    """A volume or issue without label, blanks, brackets and leading zeros, Roman numerals in digits."""
    bare = _LABEL.sub("", folded(text).strip(" ().,"))
    bare = _PART.sub("pt", _SUPPLEMENT.sub("suppl", bare))
    bare = re.sub(r"^s(?=\d)", "suppl", re.sub(r"[\s().,]+", "", re.sub(r"\s*[/&–-]\s*", "-", bare)))
    if bare and _ROMAN.fullmatch(bare):
        return str(_arabic(bare))
    return re.sub(r"(?<!\d)0+(?=\d)", "", bare)


def _arabic(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _row(
    name: str, printed: str, registered: str, normal: Callable[[str], str], same_reason: Reason | None = None
) -> FieldComparison:
    """A row whose values are the same or differ in a minor way."""
    if not printed:
        return FieldComparison(name, "", registered, Outcome.MISSING_PRINTED)
    if not registered:
        return FieldComparison(name, printed, "", Outcome.MISSING_REGISTERED)
    if normal(printed) == normal(registered):
        return FieldComparison(name, printed, registered, Outcome.SAME, same_reason)
    reason = because("another-number", printed=printed, registered=registered)
    return FieldComparison(name, printed, registered, Outcome.MINOR, reason)
