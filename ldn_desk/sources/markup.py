"""From the mark-up that registries keep in titles and abstracts (HTML, JATS, MathML, entities) to plain text."""

import re
from collections.abc import Callable
from html import unescape

# A tag: its attributes must be written as such, so that "a<b and c>d" is no tag. Linear: no part can match twice.
_TAG = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_MATH = re.compile(r"<(/?)((?:\w+:)?math)(?![\w:-])[^<>]*>")
_BETWEEN_TAGS = re.compile(r">\s+<")
_TWICE_TOLD = re.compile(r"<(/?)((?:\w+:)?(?:tex-math|annotation))(?![\w:-])[^<>]*>")
_BLOCK = re.compile(
    r"</?(?:\w+:)?(?:p|title|sec|list|list-item|label|br|div|li|ul|ol|h[1-6]|disp-formula)\b[^<>]*>", re.IGNORECASE
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Registries break lines around inline tags; before closing and after opening signs that break is nobody's blank.
_BLANKS = re.compile(r"\s+")
_CLOSING = frozenset(").,;:!?]’”‐-")
_OPENING = frozenset("([‘“")
# "&amp;lt;i&amp;gt;" occurs: mark-up escaped twice.
_DEEPEST_ESCAPE = 3


def plain(text: str) -> str:
    """One line of plain text: without tags, MathML and entities, runs of white space made one blank."""
    text = _undressed(text.strip()).translate(_UNSEEN)
    return _BLANKS.sub(_joined, text).strip()


def paragraphs(text: str) -> str:
    """The text of an abstract in JATS or HTML, a line feed between paragraphs, without a heading "Abstract"."""
    parts = (plain(part) for part in _BLOCK.split(_changed(_TWICE_TOLD, text, lambda _told: "")))
    kept = [part for part in parts if part]
    if kept and kept[0].rstrip(".:").casefold() in ("abstract", "summary"):
        kept = kept[1:]
    return "\n".join(kept)


def _joined(blanks: re.Match[str]) -> str:
    text, start, end = blanks.string, blanks.start(), blanks.end()
    broken = "\n" in blanks.group()
    return "" if broken and (text[end : end + 1] in _CLOSING or text[max(0, start - 1) : start] in _OPENING) else " "


def _changed(tags: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """The text, each element changed whose opening and closing `tags` find; in one pass, whatever is never closed."""
    pieces, done, opened = [], 0, None
    for tag in tags.finditer(text):
        if opened is None:
            opened = None if tag.group(1) else tag
        elif tag.group(1) and tag.group(2) == opened.group(2):
            pieces += [text[done : opened.start()], change(text[opened.start() : tag.end()])]
            done, opened = tag.end(), None
    return "".join([*pieces, text[done:]])


def _uncommented(text: str) -> str:
    pieces, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[done:start])
        done = end + len("-->")
    return "".join([*pieces, text[done:]])


def _undressed(text: str) -> str:
    for _ in range(_DEEPEST_ESCAPE):
        text = _changed(_MATH, text, lambda formula: _BETWEEN_TAGS.sub("><", formula))
        bare = unescape(_TAG.sub("", _uncommented(text)))
        if bare == text:
            break
        text = bare
    return text
