"""A reference that its source holds as fields alone, put together as a line of text."""

import re
from collections.abc import Iterable

from ldn_desk.domain.bibliography import Fields

_COUNTED = re.compile(r"\d{1,3}(?:st|nd|rd|th|\.)?")
"""An edition by its number alone."""


def composed(fields: Fields, others: Iterable[str] = ()) -> str:
    """`Ash AH, Birch C, et al. (2006). Title. Container, 29(3), 278–293. doi:…`; `others` stand before identifiers."""
    names = ", ".join(" ".join(filter(None, (name.label, name.given, name.suffix))) for name in fields.author)
    people = f"{names}, et al." if fields.et_al else names
    date = str(fields.year or "") or (fields.issued.raw if fields.issued else "")
    volume = f"{fields.volume}({fields.issue})" if fields.issue else fields.volume
    edition = f"{fields.edition} ed" if _COUNTED.fullmatch(fields.edition) else fields.edition
    place = ", ".join(part for part in (fields.container_title, edition, volume, fields.page or fields.number) if part)
    editors = ", ".join(name.full for name in fields.editor)
    sentences = (
        f"{people} ({date})".strip() if date else people,
        fields.title,
        f"In: {editors} (Eds)" if editors else "",
        place,
        ": ".join(part for part in (fields.publisher_place, fields.publisher) if part),
        *others,
        f"doi:{fields.DOI}" if fields.DOI else "",
        f"PMID: {fields.PMID}" if fields.PMID else "",
    )
    line = " ".join(_ended(" ".join(sentence.split())) for sentence in sentences if sentence)
    return f"{line} {fields.URL}".strip() if not fields.DOI else line


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("?", "!")) else f"{sentence.rstrip('.')}."
