"""From the mark-up that registries keep in titles and abstracts (HTML, JATS, MathML, entities) to plain text."""

import re
from html import unescape

# A tag: its attributes must be written as such, so that "a<b and c>d" is no tag. Linear: no part can match twice.
_TAG = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>|<!--.*?-->", re.DOTALL)
_MATH = re.compile(r"<((?:\w+:)?math)\b.*?</\1\s*>", re.DOTALL)
_BETWEEN_TAGS = re.compile(r">\s+<")
_TWICE_TOLD = re.compile(r"<((?:\w+:)?(?:tex-math|annotation))\b.*?</\1\s*>", re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:\w+:)?(?:p|title|sec|list|list-item|label|br|div|li|ul|ol|h[1-6]|disp-formula)\b[^<>]*>", re.IGNORECASE
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Registries break lines around inline tags; before closing and after opening signs that break is nobody's blank.
_BROKEN_BEFORE = re.compile(r"\s*\n\s*(?=[).,;:!?\]’”‐-])")
_BROKEN_AFTER = re.compile(r"(?<=[(\[‘“])\s*\n\s*")
# "&amp;lt;i&amp;gt;" occurs: mark-up escaped twice.
_DEEPEST_ESCAPE = 3


def plain(text: str) -> str:
    """One line of plain text: without tags, MathML and entities, runs of white space made one blank."""
    text = _undressed(text.strip()).translate(_UNSEEN)
    return " ".join(_BROKEN_AFTER.sub("", _BROKEN_BEFORE.sub("", text)).split())


def paragraphs(text: str) -> str:
    """The text of an abstract in JATS or HTML, a line feed between paragraphs, without a heading "Abstract"."""
    parts = (plain(part) for part in _BLOCK.split(_TWICE_TOLD.sub("", text)))
    kept = [part for part in parts if part]
    if kept and kept[0].rstrip(".:").casefold() in ("abstract", "summary"):
        kept = kept[1:]
    return "\n".join(kept)


def _undressed(text: str) -> str:
    for _ in range(_DEEPEST_ESCAPE):
        text = _MATH.sub(lambda match: _BETWEEN_TAGS.sub("><", match.group()), text)
        bare = unescape(_TAG.sub("", text))
        if bare == text:
            break
        text = bare
    return text
