"""CSL-JSON lists, and Zotero's own JSON: arrays, `{"items": […]}`, or one object. Values of wrong types do no harm."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.citation_key import CSL_TYPES
from ldn_desk.importers.lists.file import MOST_ENTRIES, checked_number, start_of, sureness, text_in
from ldn_desk.importers.lists.json_objects import Item, items
from ldn_desk.importers.lists.zotero_json import as_csl, is_zotero, zotero_item
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.listed.values import (
    LONGEST,
    completed,
    first_doi,
    isbn_in,
    issns_in,
    listed_date,
    pages,
    people,
    plain,
    pmcid_in,
    pmid_in,
)

_TELLING = re.compile(
    r'"(?:title|DOI|author|container-title|itemType|issued|creators)"\s*:|"items"\s*:\s*\[', re.IGNORECASE
)
_LIST = re.compile(r"\[?\s*\{")
_TELLING_KEYS = frozenset(("title", "DOI", "author", "container-title", "issued", "URL", "editor", "PMID", "publisher"))


class CslJson:
    """`.json` lists of references."""

    name = "csl-json"
    label = "CSL-JSON list"
    suffixes = (".json", ".csljson")

    def recognises(self, data: bytes, suffix: str) -> float:
        """By an object, or an array of them, that names a title, a DOI or authors."""
        start = start_of(data)
        content = _LIST.match(start) is not None and _TELLING.search(start) is not None
        return sureness(suffix, self.suffixes, content=content) if start else 0.0

    def read(self, data: bytes) -> Draft:
        """One reference an item; attachments and notes of Zotero's are none. Raises UnreadableInput."""
        held = (item for item in items(text_in(data)) if _is_reference(item.data))
        found = list(islice(held, MOST_ENTRIES + 1))
        checked_number(len(found))
        return Draft((), references=tuple(_reference(number, item) for number, item in enumerate(found, start=1)))


def _is_reference(data: Mapping[str, Any]) -> bool:
    if is_zotero(data):
        return zotero_item(data).get("itemType") not in ("attachment", "note", "annotation")
    return bool(_TELLING_KEYS & data.keys()) or data.get("type") in CSL_TYPES


def _reference(number: int, item: Item) -> Reference:
    data = as_csl(item.data) if is_zotero(item.data) else item.data
    key = _text(data.get("citation-key") or data.get("id"))
    return Reference(number, item.raw, csl_fields(data), key="" if key.startswith("http") else key)


def csl_fields(data: Mapping[str, Any]) -> Fields:
    """The fields of one CSL-JSON object; values of wrong types are passed over."""
    note = _text(data.get("note"))
    ours = _ours(data)
    author, et_al = _names(data.get("author"))
    title = _text(data.get("title"))
    serial = _text(data.get("ISSN"))
    own_doi = _text(data.get("DOI"))
    url = _text(data.get("URL"))
    number = _text(data.get("number") or data.get("article-number"))
    return completed(
        Fields(
            type=_kind(ours if "type" in ours else data),
            author=author,
            et_al=et_al or ours.get("et-al") is True or data.get("et-al") is True,
            editor=_names(data.get("editor"))[0],
            issued=_date(data.get("issued")) or _date(data.get("published")),
            # Our own exporter writes a reference that was not understood whole into its title.
            title="" if ours and title == plain(_text(ours.get("text"))) else title,
            container_title=_text(data.get("container-title")) or _text(data.get("container-title-short")),
            volume=_text(data.get("volume")),
            issue=_text(data.get("issue")),
            page=pages(_text(data.get("page"))),
            number=number,
            edition=_text(data.get("edition")),
            publisher=_text(data.get("publisher")),
            publisher_place=_text(data.get("publisher-place")),
            DOI=first_doi(own_doi, url, _doi_line(note)) or own_doi,
            PMID=_text(data.get("PMID")) or pmid_in(note, url),
            PMCID=pmcid_in(_text(data.get("PMCID")), note),
            ISBN=isbn_in(_text(data.get("ISBN"))) or _text(data.get("ISBN")),
            ISSN=issns_in(serial),
            URL=url,
        )
    )


def _kind(data: Mapping[str, Any]) -> str:
    kind = data.get("type")
    return plain(kind) if isinstance(kind, str) else ""


def _ours(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What our own exporter keeps beside the item's fields."""
    custom = data.get("custom")
    ours = custom.get("ldn-desk") if isinstance(custom, dict) else None
    return ours if isinstance(ours, dict) else {}


def _doi_line(note: str) -> str:
    """A DOI that Zotero keeps in *Extra*."""
    match = re.search(r"\bDOI: ?(\S+)", note)
    return match.group(1) if match else ""


def _text(value: Any) -> str:
    """One plain line of a text, a number, or the first of an array."""
    if isinstance(value, list):
        texts = [text for text in (_text(one) for one in value if not isinstance(one, list)) if text]
        return " ".join(texts) if all(len(text) < 20 for text in texts) else texts[0]
    if isinstance(value, str):
        return plain(value[:LONGEST])
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _names(value: Any) -> tuple[tuple[Name, ...], bool]:
    names: list[Name] = []
    et_al = False
    for one in value if isinstance(value, list) else [value]:
        found, more = people([one]) if isinstance(one, str) else _person(one)
        names.extend(found)
        et_al = et_al or more
    return tuple(names), et_al


def _person(value: Any) -> tuple[tuple[Name, ...], bool]:
    if not isinstance(value, dict):
        return (), False
    literal = _text(value.get("literal") or value.get("name"))
    family, given = _text(value.get("family")), _text(value.get("given"))
    whole = literal or (family if not given else given if not family else "")
    if whole and not people([whole])[0]:
        return (), True  # `et al.` as if it were a name
    if literal or not family:
        return ((Name(literal=whole),) if whole else ()), False
    particle = " ".join(filter(None, (_text(value.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping"))))
    return (Name(family, given, particle, _text(value.get("suffix"))),), False


def _date(value: Any) -> PartialDate | None:
    """A date of any of CSL's forms: date parts (numbers or texts), `raw`, `literal`, or a bare text or year."""
    if not isinstance(value, dict):
        return listed_date(_text(value))
    parts = list(_numbers(value.get("date-parts")))
    raw = _text(value.get("raw") or value.get("literal") or value.get("string"))
    if not parts or not 1000 <= parts[0] <= 2999:
        return listed_date(raw)
    month = parts[1] if len(parts) > 1 and 1 <= parts[1] <= 12 else None
    day = parts[2] if month and len(parts) > 2 and 1 <= parts[2] <= 31 else None
    return PartialDate(parts[0], month, day)


def _numbers(value: Any) -> Iterator[int]:
    """The numbers of the first date, up to what is none."""
    while isinstance(value, list) and value and isinstance(value[0], list):
        value = value[0]
    for part in value if isinstance(value, list) else ():
        text = _text(part)
        if not (text.isascii() and text.isdecimal() and len(text) < 5):
            return
        yield int(text)
