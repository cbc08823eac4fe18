"""Versions told from other articles, and what is carried over, on altered copies of the shared articles."""

import random
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from time import perf_counter

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Article
from ldn_desk.domain.resources import resource
from ldn_desk.plugins.registry import Registry
from ldn_desk.reading.mending.versions import carried, is_version, resemblance
from ldn_desk.services.opening import read_bytes

_KINDS = {
    # share of sentences altered, paragraphs left out, paragraphs put in, entries left out, entries printed otherwise
    "proofs corrected": (0.05, 0.0, 0.0, 0.02, 0.1),
    "revised": (0.2, 0.1, 0.1, 0.1, 0.2),
    "revised thoroughly": (0.4, 0.25, 0.3, 0.2, 0.3),
}
_COPIES = 8
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def measure(shared: Path) -> dict[str, float]:
    """Likenesses and shares; empty where there are no articles."""
    folder = shared / "articles"
    if not folder.is_dir():
        return {}
    registry = build_registry(lambda _key: "")
    paths = [*sorted(folder.glob("*.md")), *sorted(folder.glob("*.txt"))]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    # The sample and the first of the shared articles are on one subject, and cite the same ten references.
    texts["sample.md"] = resource("sample", "low-dose-naltrexone.md").read_text(encoding="utf-8")
    read = {name: _read(text, name, registry) for name, text in texts.items()}
    figures = _apart(list(read.values()))
    for kind, shares in _KINDS.items():
        figures |= _together(kind, shares, texts, read, registry)
    return figures


def _read(text: str, name: str, registry: Registry) -> Article:
    return read_bytes(text.encode(), name, registry.importers)


def _apart(articles: list[Article]) -> dict[str, float]:
    """Different articles."""
    likes = [resemblance(one, other) for one, other in combinations(articles, 2)]
    return {
        "different articles: pairs": len(likes),
        "different articles: likest text": max(like.text for like in likes),
        "different articles: likest list": max(like.references for like in likes),
        "different articles taken for versions, share": sum(map(is_version, likes)) / len(likes),
    }


def _together(
    kind: str,
    shares: tuple[float, float, float, float, float],
    texts: dict[str, str],
    read: dict[str, Article],
    registry: Registry,
) -> dict[str, float]:
    """Altered copies: told to be versions, and each entry that is still printed matched with itself."""
    texts_alike, told, right, entries, seconds = [], 0, 0, 0, 0.0
    for name, text in texts.items():
        for seed in range(_COPIES):
            chance = random.Random(f"{kind} {name} {seed}")
            other = texts[chance.choice([each for each in texts if each != name])]
            copy = _read(_altered(text, other, shares, chance), name, registry)
            like = resemblance(read[name], copy)
            texts_alike.append(like.text)
            told += is_version(like)
            began = perf_counter()
            done = carried(read[name], (), (), copy).article
            seconds += perf_counter() - began
            # A work that is listed twice cannot be told from its twin by its title.
            listed = Counter(each.printed.title for each in read[name].references)
            ids = {each.printed.title: each.id for each in read[name].references if listed[each.printed.title] == 1}
            known = [each for each in done.references if each.printed.title in ids]
            entries += len(known)
            right += sum(ids[each.printed.title] == each.id for each in known)
    number = len(texts) * _COPIES
    return {
        f"{kind}: copies": number,
        f"{kind}: least like text": min(texts_alike),
        f"{kind}: taken for versions, share": told / number,
        f"{kind}: entries still printed that keep their id, share": right / max(entries, 1),
        f"{kind}: milliseconds to carry over": seconds / number * 1000,
    }


def _altered(text: str, other: str, shares: tuple[float, float, float, float, float], chance: random.Random) -> str:
    """A version of the text: its list is what stands after the last heading that names one."""
    altered, left_out, put_in, entries_out, entries_otherwise = shares
    at = max(text.rfind("\nReferences"), text.rfind("# References"), text.rfind("# 참고"), 0)
    body, listed = (text[:at], text[at:]) if at else (text, "")
    foreign = [part for part in re.split(r"\n+", other) if 200 < len(part) < 2000]
    parts = []
    for part in re.split(r"\n+", body):
        if len(part) < 80:
            parts.append(part)
        elif chance.random() >= left_out:
            parts.append(" ".join(_sentence(each, altered, chance) for each in _SENTENCE.split(part)))
        if foreign and len(part) > 200 and chance.random() < put_in:
            parts.append(re.sub(r"\[[^\]]*\]", "", chance.choice(foreign)))
    lines = [
        _entry(line, entries_otherwise, chance)
        for line in listed.split("\n")
        if len(line) < 60 or chance.random() >= entries_out
    ]
    return "\n\n".join(parts) + "\n\n" + "\n".join(lines)


def _sentence(sentence: str, share: float, chance: random.Random) -> str:
    """Some sentences with a third of their words exchanged."""
    if chance.random() >= share:
        return sentence
    words = sentence.split(" ")
    return " ".join("rather" if chance.random() < 1 / 3 and word.isalpha() else word for word in words)


def _entry(line: str, share: float, chance: random.Random) -> str:
    """Some entries with their dashes, commas or journal printed otherwise."""
    if len(line) < 60 or chance.random() >= share:
        return line
    return line.replace("–", "-").replace("& ", "and ").replace("Journal of", "J").replace(". (", " (")
