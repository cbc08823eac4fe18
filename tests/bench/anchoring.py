"""Marks in edited texts: placed, and in a wrong place, beside looking for the first place of the quote."""

from pathlib import Path
from time import perf_counter

from ldn_desk.composition import build_registry
from ldn_desk.matching.anchoring.placing import place_all
from ldn_desk.services.opening import read_bytes
from tests.bench.edited_texts import Edited, Edits, edited

_MARKS = 1_000
_KINDS = {
    "words changed": Edits(changed=0.05, inserted=0, deleted=0),
    "words changed, put in, taken out": Edits(),
    "copies that were changed too": Edits(copied_last=True),
    "sentences left out": Edits(cut=0.05),
}


def measure(shared: Path) -> dict[str, float]:
    """Shares of the marks that should be placed, and numbers of wrong places, for each kind of edits."""
    folder = shared / "articles"
    if not folder.is_dir():
        return {}
    registry = build_registry(lambda _key: "")
    texts = [read_bytes(path.read_bytes(), path.name, registry.importers).text for path in sorted(folder.iterdir())]
    texts = [text for text in texts if len(text) > 8_000]
    figures: dict[str, float] = {}
    for name, edits in _KINDS.items():
        made = [edited(text, edits, _MARKS, seed) for seed, text in enumerate(texts)]
        began = perf_counter()
        found = [_placed(one) for one in made]
        took = perf_counter() - began
        figures |= _told(name, made, found)
        figures[f"{name}: ms a mark"] = 1_000 * took / (_MARKS * len(made))
        figures |= _told(f"{name}, baseline", made, [_first(one) for one in made])
    return figures


def _placed(one: Edited) -> list[tuple[int | None, int | None]]:
    return [(each.start, each.end) for each in place_all(one.after, [mark.anchor for mark in one.marks])]


def _first(one: Edited) -> list[tuple[int | None, int | None]]:
    found: list[tuple[int | None, int | None]] = []
    for mark in one.marks:
        at = one.after.find(mark.anchor.exact)
        found.append((at, at + len(mark.anchor.exact)) if at >= 0 else (None, None))
    return found


def _told(name: str, made: list[Edited], found: list[list[tuple[int | None, int | None]]]) -> dict[str, float]:
    both = zip(made, found, strict=True)
    pairs = [pair for one, places in both for pair in zip(one.marks, places, strict=True)]
    counted = [place == mark.place for mark, place in pairs if mark.counts]
    return {
        f"{name}: placed, of {len(counted):,}": sum(counted) / len(counted),
        f"{name}: in a wrong place, of {len(pairs):,}": sum(p[0] is not None and p != m.place for m, p in pairs),
    }
