"""CSL-JSON lists, and Zotero's own JSON: arrays, `{"items": […]}`, or one object. Values of wrong types do no harm."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from ldn_desk.domain.article import Reference
from ldn_desk.domain.citation_key import CSL_TYPES
from ldn_desk.importers.lists.file import MOST_ENTRIES, checked_number, start_of, sureness, text_in
from ldn_desk.importers.lists.json_objects import Item, items
from ldn_desk.importers.lists.zotero_json import as_csl, is_zotero, zotero_item
from ldn_desk.importers.shared.csl_further import csl_further
from ldn_desk.importers.shared.csl_item import csl_fields, csl_text
from ldn_desk.plugins.contracts import Draft

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
    key = csl_text(data.get("citation-key") or data.get("id"))
    own = "" if key.startswith("http") else key
    return Reference(number, item.raw, csl_fields(data), key=own, further=csl_further(data))
