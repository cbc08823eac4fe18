"""A reference as printed beside the work as registered, field by field."""

from dataclasses import dataclass, replace

from ldn_desk.domain.bibliography import COMPARED_FIELDS, Fields, Name
from ldn_desk.domain.doi import normal
from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Work
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.matching.authors import compare_authors, shown
from ldn_desk.matching.containers import compare_containers
from ldn_desk.matching.folding import plain
from ldn_desk.matching.kinds import about_what, compare_types, opens_instead, opens_whole, other_version
from ldn_desk.matching.numerals import compare_places, compare_volumes, compare_years, shown_years
from ldn_desk.matching.titles import compare_titles, full_title, read_titles


@dataclass(frozen=True, slots=True)
class Examination:
    """The comparison, and the two questions that tell another work from a slip."""

    rows: tuple[FieldComparison, ...]
    title_far_off: bool
    authors_disagree: bool

    def row(self, field: str) -> FieldComparison | None:
        """The row of this field, or None where neither side has it."""
        return next((row for row in self.rows if row.field == field), None)

    def outcome(self, field: str) -> Outcome | None:
        """The outcome of this field, or None where neither side has it."""
        row = self.row(field)
        return row.outcome if row else None


def compare(printed: Fields, work: Work) -> tuple[FieldComparison, ...]:
    """One row per field that either side has, in the order of COMPARED_FIELDS; the year's row is `issued`."""
    return examine(printed, work).rows


def examine(printed: Fields, work: Work) -> Examination:
    """The comparison with what it says of the two works' identity.

    Where only one of title and authors is far off, its row says that it may not be the same work.
    """
    author = _author_row(printed, work)
    if author is not None and author.outcome is Outcome.MAJOR and opens_whole(printed, work):
        author = replace(author, outcome=Outcome.MISSING_REGISTERED, reason=because("people-of-the-whole"))
    disagree = author is not None and author.outcome is Outcome.MAJOR
    agree = author is not None and author.outcome in (Outcome.SAME, Outcome.MINOR)
    version = other_version(printed, work)
    title, far_off = _title_row(printed, work, agree, version)
    if far_off != disagree:
        author, title = (_doubted(author), title) if disagree else (author, _doubted(title))
    rows = [
        _type_row(printed, work),
        author,
        _year_row(printed, work),
        title,
        _container_row(printed, work, version),
        *compare_volumes(printed, work.fields),
        *compare_places(printed, work.fields),
        _doi_row(printed, work),
    ]
    found = sorted((row for row in rows if row is not None), key=lambda row: COMPARED_FIELDS.index(row.field))
    return Examination(tuple(found), far_off, disagree)


def _doubted(row: FieldComparison | None) -> FieldComparison | None:
    return row and replace(row, reason=because("may-be-another-work", reason=row.reason or ""))


def _missing(field: str, printed: str, registered: str) -> FieldComparison | None:
    """The row of a field that one side lacks; None where both do."""
    if printed:
        return FieldComparison(field, printed, "", Outcome.MISSING_REGISTERED)
    return FieldComparison(field, "", registered, Outcome.MISSING_PRINTED) if registered else None


def _type_row(printed: Fields, work: Work) -> FieldComparison | None:
    if work.fields.type and (printed.type or opens_instead(printed, work)):
        return compare_types(printed, work)
    return _missing("type", printed.type, work.fields.type)


def _author_row(printed: Fields, work: Work) -> FieldComparison | None:
    ours = printed.with_(author=printed.author or printed.editor)
    theirs: tuple[Name, ...] = work.fields.author or work.fields.editor
    if ours.author and theirs:
        return compare_authors(ours, theirs)
    return _missing("author", shown(ours.author, ours.et_al), shown(theirs))


def _year_row(printed: Fields, work: Work) -> FieldComparison | None:
    registered = shown_years(work)
    if printed.year is not None and registered:
        return compare_years(printed.year, work)
    return _missing("issued", printed.issued.iso if printed.issued else "", registered)


def _title_row(printed: Fields, work: Work, authors_agree: bool, version: bool) -> tuple[FieldComparison | None, bool]:
    """The row, and whether the titles are far off each other."""
    registered = full_title(work)
    if not printed.title or not registered:
        return _missing("title", printed.title, registered), False
    row = compare_titles(printed.title, work, authors_agree=authors_agree, other_version=version)
    if row.outcome is not Outcome.MAJOR:
        return row, False
    if opens_whole(printed, work):
        return replace(row, outcome=Outcome.MISSING_REGISTERED, reason=because("title-of-the-whole")), False
    about = _title_of_notice(printed, work) if opens_instead(printed, work) else None
    return (about, False) if about else (row, read_titles(printed.title, work).far_off)


def _title_of_notice(printed: Fields, work: Work) -> FieldComparison | None:
    """The row where the printed title is the one that a correction or comment is about; its type says what is wrong."""
    meant = Work(work.fields.with_(title=about_what(plain(work.fields.title))), work.subtitle)
    row = compare_titles(printed.title, meant, authors_agree=False, other_version=False)
    if row.outcome is Outcome.MAJOR:
        return None
    return FieldComparison("title", printed.title, full_title(work), Outcome.SAME, because("title-of-what-it-is-about"))


def _container_row(printed: Fields, work: Work, version: bool) -> FieldComparison | None:
    registered = work.fields.container_title or next(iter(work.container_titles), "")
    if printed.container_title and registered:
        return compare_containers(printed, work, other_version=version)
    return _missing("container-title", printed.container_title, registered)


def _doi_row(printed: Fields, work: Work) -> FieldComparison | None:
    ours, theirs = printed.DOI, work.fields.DOI
    if not ours or not theirs:
        return _missing("DOI", ours, theirs)
    if normal(ours) == normal(theirs):
        return FieldComparison("DOI", ours, theirs, Outcome.SAME)
    return FieldComparison("DOI", ours, theirs, Outcome.MINOR, because("record-of-another-doi"))
