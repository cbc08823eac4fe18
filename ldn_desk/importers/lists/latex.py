"""LaTeX in the fields of BibTeX entries, as plain text.

Symbols are looked up in pylatexenc's tables; the text is walked by one expression of linear time. (Its own parser takes
0.7 ms a field, forgets words in what it does not know, such as `\\mbox{…}`, and ends a text at `%`.)
"""

import re
import unicodedata
from functools import cache
from typing import Any

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
# What pylatexenc's tables leave out, or mean for other places than titles and names.
_OWN = {
    "textless": "<",
    "textgreater": ">",
    "textsuperscript": "",
    "textsubscript": "",
    "item": "",
    "par": " ",
    "newline": " ",
}
_SIGNS = {
    "\\": " ",
    " ": " ",
    "\n": " ",
    "\t": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "(": "",
    ")": "",
}
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": ""}

_TOKEN = re.compile(
    r"\\(?P<accent>[`'^~=.\"]|[uvHrckdbt](?![A-Za-z]))\s{0,3}(?:\{\s?\\?(?P<braced>[^\W\d_])\s?\}|\\(?P<dotless>[ij])(?![A-Za-z])"
    r"(?:\{\}|\s)?|(?P<bare>[^\W\d_]))"
    r"|\\(?:url|nolinkurl|path)\s?\{(?P<url>[^{}]*)\}"
    r"|\\href\s?\{[^{}]*\}"
    r"|\\(?:[hv]space|vskip|hskip|label|color|textcolor|fontsize|selectlanguage|foreignlanguage)\*?\s?\{[^{}]{0,100}\}"
    r"|\\(?P<name>[A-Za-z]{1,60})\*?\s?"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|\$(?P<math>(?=[^\s$])[^$]{1,400}(?<=[^\s\\]))\$(?!\d)"
    r"|(?P<ligature>---?|``|''|[~{}])",
    re.DOTALL,
)
_IN_MATH = re.compile(r"(?<!\\)[\^_]")
_LATEX = re.compile(r"[\\{}~$]|--|``|''")


def text_of(latex: str) -> str:
    """The text a field prints. Never raises; a macro that nobody knows leaves its argument as it stands."""
    if _LATEX.search(latex) is None:
        return latex
    return unicodedata.normalize("NFC", _TOKEN.sub(_replaced, latex))


def _replaced(match: re.Match[str]) -> str:
    found = {name: text for name, text in match.groupdict().items() if text is not None}
    if "accent" in found:
        letter = found.get("braced") or found.get("dotless") or found.get("bare") or ""
        return letter + _ACCENTS[found["accent"]]
    if "math" in found:
        return text_of(_IN_MATH.sub("", found["math"]))
    if "name" in found:
        return _symbol(found["name"])
    if "sign" in found:
        return _SIGNS.get(found["sign"], found["sign"])
    return _LIGATURES[found["ligature"]] if "ligature" in found else found.get("url", "")


@cache
def _symbol(name: str) -> str:
    """The sign a macro stands for; empty for one that only formats."""
    if name in _OWN:
        return _OWN[name]
    sign = getattr(_table().get_macro_spec(name), "simplify_repl", None)
    return sign if isinstance(sign, str) and "%" not in sign else ""


@cache
def _table() -> Any:
    # Imported here: start-up needs no LaTeX. The package ships no types.
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    return get_default_latex_context_db()
