"""Citation keys and item types: what other programs know an entry of a list by."""

import re
import unicodedata
from collections.abc import Iterable

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields

_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
"""
CSL_TYPES = frozenset(_TYPES.split())
"""The item types of CSL 1.0.2; programs refuse a file that holds another."""

_LEFT_OUT = re.compile(r"[^A-Za-z0-9]+")
_KEPT = re.compile(r"[^A-Za-z0-9:._+/-]+")
# Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d"})
_SMALL_WORDS = frozenset(("a", "an", "the", "on", "of", "in", "for", "and", "or", "to", "with", "from", "by", "at"))


def csl_type(printed: Fields) -> str:
    """The reference's type where CSL knows it; else a journal article where it prints a journal, else a document."""
    if printed.type in CSL_TYPES:
        return printed.type
    return "article-journal" if printed.container_title else "document"


def citation_keys(references: Iterable[Reference]) -> dict[str, str]:
    """Reference id → citation key, each once (keys are compared without regard to case, as BibTeX compares them).

    The source's own key is kept as far as files can hold it; else the key is made of name, year and first word of
    the title. It depends on the references alone, whatever order they are handed in or written in.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for reference in sorted(references, key=lambda each: (not each.key, each.number)):
        stem = _KEPT.sub("", _ascii(reference.key)) or _made(reference)
        key, turn = stem, 1
        while key.lower() in taken:
            turn += 1
            key = f"{stem}-{turn}"
        taken.add(key.lower())
        keys[reference.id] = key
    return keys


def _made(reference: Reference) -> str:
    printed = reference.printed
    names = printed.author or printed.editor
    who = _word(names[0].label) if names else ""
    when = str(printed.year) if printed.year else ""
    words = (_word(word) for word in printed.title.split() if word.lower() not in _SMALL_WORDS)
    return f"{who}{when}{next((word for word in words if word), '')}" or f"reference{reference.number}"


def _word(text: str) -> str:
    return _LEFT_OUT.sub("", _ascii(text)).lower()[:30]


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return decomposed.encode("ascii", "ignore").decode("ascii")
