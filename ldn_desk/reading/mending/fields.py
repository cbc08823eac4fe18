"""Mends of a reference's fields: corrected by the reader, and read from the text again."""

from collections.abc import Iterable
from dataclasses import replace

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, attribute
from ldn_desk.reading.reference.reading import read_reference


def read_fields(text: str) -> tuple[Fields, tuple[tuple[str, float], ...]]:
    """The fields of a printed reference, and how sure the reading is of each."""
    reading = read_reference(text)
    return reading.fields, reading.sure


def corrected(reference: Reference, values: Fields, names: Iterable[str]) -> Reference:
    """The reference with these fields as `values` has them, said to be mended; the text stays as printed."""
    wanted = tuple(names)
    if not wanted:
        return reference
    read = reference.read or reference.printed
    printed = reference.printed.with_(**_chosen(values, wanted))
    mended = tuple(dict.fromkeys((*reference.mended, *wanted)))
    # What was corrected into what was read is no correction any more.
    mended = tuple(name for name in mended if _chosen(printed, (name,)) != _chosen(read, (name,)))
    sure = tuple((name, share) for name, share in reference.sure if name not in wanted)
    return replace(reference, printed=printed, mended=mended, sure=sure, read=read if mended else None)


def taken_back(reference: Reference, names: Iterable[str]) -> Reference:
    """The reference with these fields as they were read."""
    wanted = tuple(name for name in names if name in reference.mended)
    return corrected(reference, reference.read or reference.printed, wanted)


def _chosen(fields: Fields, names: Iterable[str]) -> dict[str, object]:
    """The values of these fields; authors come with the sign that their list is cut."""
    values: dict[str, object] = {attribute(name): getattr(fields, attribute(name)) for name in names}
    return values | ({"et_al": fields.et_al} if "author" in values else {})
