"""What turns one article into another, as a small JSON value: Undo keeps that, and no article.

Pure. Where two articles are alike only what differs is kept: of a corrected field that field, of a reference that was
removed the numbers of those behind it. What is long is packed.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from zlib import compress, crc32, decompress

from ldn_desk.domain.article import Article
from ldn_desk.store import mapping
from ldn_desk.store.mapping import Values
from ldn_desk.store.stored_json import dumps

_PACKED_FROM = 1_000
"""Characters from which on a change is packed."""
_NOT_SAID = ("id", "article_id", "position", "removed", "fields_hash", "added", "opened", "deleted", "version")
"""What rows hold beside the article itself; the ids of its parts are kept apart."""
_HEAD, _BLOCKS, _REFERENCES, _CITATIONS = "head", "blocks", "references", "citations"

_Key = Callable[[Values], Any]
_SAME: dict[str, tuple[_Key, ...]] = {
    _BLOCKS: (lambda row: (row["start"], row["text"]), lambda row: row["text"]),
    _REFERENCES: (lambda row: row["id"], lambda row: (row["start"], row["text"])),
    _CITATIONS: (lambda row: row["id"], lambda row: (row["start"], row["marker"])),
}
"""By what two rows of a kind are the same, the surest first."""


class DoesNotFit(Exception):
    """The article is not the one that the change is of."""


class _Rows(NamedTuple):
    """An article as it is kept."""

    head: Values
    parts: dict[str, list[Values]]

    @property
    def sign(self) -> int:
        """What tells this article from others, and from itself with other parts."""
        ids = (row["id"] for name in (_REFERENCES, _CITATIONS) for row in self.parts[name])
        return crc32("\n".join((str(len(self.parts[_BLOCKS])), *ids)).encode())


def change_between(before: Article, after: Article) -> Any:
    """The JSON value that `changed` makes `after` of `before` with."""
    old, new = _rows(before), _rows(after)
    head = {name: value for name, value in new.head.items() if old.head[name] != value}
    parts = {name: _difference(old.parts[name], rows, _SAME[name]) for name, rows in new.parts.items()}
    change = {"of": old.sign, _HEAD: head, **{name: part for name, part in parts.items() if part}}
    text = dumps(change)
    return change if len(text) < _PACKED_FROM else {"packed": b64encode(compress(text.encode())).decode()}


def changed(before: Article, change: Any, article_id: str = "") -> Article:
    """The article that `change_between` had as `after`; under `article_id` where that is given.

    Raises DoesNotFit where `before` is another one than that had."""
    if "packed" in change:
        change = json.loads(decompress(b64decode(change["packed"])))
    old = _rows(before)
    if old.sign != change["of"]:
        raise DoesNotFit
    parts = {name: _put_together(rows, change[name]) if name in change else rows for name, rows in old.parts.items()}
    return _article(old.head | change[_HEAD] | {"id": article_id or before.id}, parts)


def _rows(article: Article) -> _Rows:
    parts = {
        _BLOCKS: [mapping.block_row("", 0, each) for each in article.blocks],
        _REFERENCES: [mapping.reference_row("", 0, each) for each in article.references],
        _CITATIONS: [
            {**mapping.citation_row("", 0, each), "numbers": list(each.numbers)} for each in article.citations
        ],
    }
    said = {
        name: [{key: value for key, value in row.items() if key == "id" or key not in _NOT_SAID} for row in rows]
        for name, rows in parts.items()
    }
    head = {key: value for key, value in mapping.article_row(article, "").items() if key not in _NOT_SAID}
    return _Rows(head, said)


def _article(head: Values, parts: dict[str, list[Values]]) -> Article:
    head = {**head, "deleted": None}
    return mapping.article(
        [head[column.name] for column in mapping.ARTICLE],
        tuple([mapping.block([row[column.name] for column in mapping.BLOCK]) for row in parts[_BLOCKS]]),
        tuple([mapping.reference([row[column.name] for column in mapping.REFERENCE]) for row in parts[_REFERENCES]]),
        tuple(
            [
                mapping.citation([row[column.name] for column in mapping.CITATION], tuple(row["numbers"]))
                for row in parts[_CITATIONS]
            ]
        ),
    )


def _difference(old: Sequence[Values], new: Sequence[Values], keys: Iterable[_Key]) -> Values:
    """`runs` of rows that are there already, [first, number], or [-1, number] for new ones; the new `rows`; and what is
    `set`: column → [places in the new list, values]. Empty for no difference."""
    if old == new:
        return {}
    from_places = _matched(old, new, keys)
    fresh = [new[place] for place, at in enumerate(from_places) if at < 0]
    placed: dict[str, tuple[list[int], list[Any]]] = {}
    for place, at in enumerate(from_places):
        for name, value in new[place].items() if at >= 0 else ():
            if old[at][name] != value:
                places, values = placed.setdefault(name, ([], []))
                places.append(place)
                values.append(value)
    return {"runs": _runs(from_places), "rows": fresh, "set": placed}


def _put_together(old: Sequence[Values], difference: Values) -> list[Values]:
    fresh, rows = iter(difference["rows"]), list[Values]()
    for first, number in difference["runs"]:
        rows += [dict(old[first + n]) if first >= 0 else dict(next(fresh)) for n in range(number)]
    for name, (places, values) in difference["set"].items():
        for place, value in zip(places, values, strict=True):
            rows[place][name] = value
    return rows


def _matched(old: Sequence[Values], new: Sequence[Values], keys: Iterable[_Key]) -> list[int]:
    """For each new row the place of the old one that it is; -1 for none."""
    found, free = [-1] * len(new), set(range(len(old)))
    for key in keys:
        by_key: dict[Any, list[int]] = {}
        for at in sorted(free, reverse=True):
            by_key.setdefault(key(old[at]), []).append(at)
        for place, row in enumerate(new):
            same = by_key.get(key(row)) if found[place] < 0 else None
            if same:
                found[place] = same.pop()
                free.discard(found[place])
    return found


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for at in places:
        first, number = runs[-1] if runs else (0, 0)
        if number and at == (first + number if first >= 0 and at >= 0 else first):
            runs[-1][1] += 1
        else:
            runs.append([at, 1])
    return runs
