"""Characters as PDFs hold them, brought to those that were meant: ligatures, loose accents, odd blanks."""

import re
import unicodedata
from collections.abc import Sequence

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = r"A-Za-z0-9\u00c0-\u024f\u0370-\u058f\u0660-\u0669\u06f0-\u06f9"
# Words and numbers that run from left to right, with the blanks and signs within them; marks go with their letter.
_PIECES = re.compile(
    rf"[{_LTR}](?:[{_LTR} .,:;/%@&+’'–-]{{0,400}}[{_LTR}%])?|[^\u0300-\u036f\u0591-\u05c7\u064b-\u0652]"
)
_SHARE = 0.3


def runs_backwards(text: str) -> bool:
    """Whether most letters of a text are of a script that runs from right to left."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(RTL.findall(text)) > _SHARE * letters


def logical(visual: str) -> str:
    """The text in the order of reading, of one that was taken from the page from left to right.

    Brackets are as they are read: PDFium has turned them round."""
    pieces: list[str] = []
    start = 0
    for match in _PIECES.finditer(visual):
        # Marks stand behind their letter in either order: what lies between two pieces belongs to the first.
        if pieces:
            pieces[-1] += visual[start : match.start()]
        pieces.append(match.group())
        start = match.end()
    if pieces:
        pieces[-1] += visual[start:]
    return "".join(reversed(pieces))


HYPHEN = "\x02"
"""What PDFium hands out for a hyphen at the end of a line."""

_SIGNS = {
    HYPHEN: "-", "\ufffe": "-",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ", "\u00ad": "-", "\u2010": "-", "\u2011": "-",
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
    # The private signs of Adobe's Symbol font and of its old expert fonts.
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0b0": "°", "\uf0b1": "±", "\uf0b4": "×", "\uf0a3": "≤", "\uf0b3": "≥",
    "\uf0bb": "≈", "\uf0b9": "≠", "\uf02d": "−", "\uf02b": "+", "\uf03d": "=", "\uf03c": "<", "\uf03e": ">",
    "\uf061": "α", "\uf062": "β", "\uf067": "γ", "\uf064": "δ", "\uf065": "ε", "\uf06c": "λ", "\uf06d": "μ",
    "\uf070": "π", "\uf073": "σ", "\uf063": "χ", "\uf044": "Δ", "\uf057": "Ω", "\uf06b": "κ", "\uf071": "θ",
    "\uf072": "ρ", "\uf074": "τ", "\uf077": "ω", "\uf066": "φ", "\uf068": "η", "\uf0ae": "→", "\uf0e0": "→",
    "\uf8e8": "®", "\uf8e9": "©", "\uf8ea": "™", "\uf6d9": "©", "\uf6da": "®", "\uf6db": "™",
    "\uf001": "fi", "\uf002": "fl", "\uf6be": "j",
    **{chr(0xF730 + digit): str(digit) for digit in range(10)},
    **{chr(0xF643 + digit): str(digit) for digit in range(10)},
    **{chr(0xF761 + letter): chr(ord("A") + letter) for letter in range(26)},
}  # fmt: skip
_TABLE = str.maketrans(_SIGNS)
_ODD = re.compile("[" + "".join(re.escape(sign) for sign in _SIGNS) + "\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_NOTHING = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")

_ACCENTS = {
    "´": "\u0301", "ˊ": "\u0301", "`": "\u0300", "ˋ": "\u0300", "¨": "\u0308", "˜": "\u0303", "ˆ": "\u0302",
    "ˇ": "\u030c", "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "¸": "\u0327", "˛": "\u0328", "˝": "\u030b",
    "¯": "\u0304",
}  # fmt: skip
# A loose accent stands before the letter it was drawn over (TeX), or after it.
_BEFORE = re.compile(r"([´ˊˋ¨˜ˆˇ˘˙˚˝¯]) ?([A-Za-zıȷ])")
_AFTER = re.compile(r"([A-Za-zı]) ?([¸˛]) ?(?=[a-z]|$)")
_BARE = {"ı": "i", "ȷ": "j"}
_PRESENTED = re.compile("[\ufb13-\ufb4f\ufb50-\ufdfb\ufe70-\ufefc]+")


def clean(text: str) -> str:
    """The text without control and private signs, ligatures spelt out, accents on their letters.

    One blank in a row at most is not promised here: that is for whoever joins the pieces."""
    if text.isascii() and text.isprintable():
        return text
    if _ODD.search(text):
        text = _NOTHING.sub("", text.translate(_TABLE))
    text = _BEFORE.sub(_accented, text)
    text = _AFTER.sub(lambda match: _composed(match.group(1), match.group(2)), text)
    # Arabic and Hebrew letters in the shapes in which they were drawn.
    text = _PRESENTED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return unicodedata.normalize("NFC", text)


def _accented(match: re.Match[str]) -> str:
    accent, letter = match.group(1), match.group(2)
    return _composed(_BARE.get(letter, letter), accent) or match.group()


def _composed(letter: str, accent: str) -> str:
    """One letter with its accent; both as they were where no such letter exists."""
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return whole if len(whole) == 1 else accent + letter if accent not in "¸˛" else letter + accent


_VOWELS = frozenset("aeiouyAEIOUY")
_LEAST_VOWELS = 28
"""Per cent; English has 40, Polish and German 37, a text full of sequences 30."""
_FEWEST_LETTERS = 600


def illegible(text: str) -> bool:
    """Whether a document's text is the debris of fonts that do not say which letters they draw."""
    seen = [sign for sign in text[:200_000] if not sign.isspace()]
    if len(seen) < 200:
        return False
    debris = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cc", "Cn") for sign in seen)
    letters = sum(sign.isalpha() for sign in seen)
    return 10 * debris > 3 * len(seen) or 5 * letters < 2 * len(seen) or _is_enciphered(seen)


def _is_enciphered(signs: Sequence[str]) -> bool:
    """Whether the letters are others than those drawn (`7KLV` for `This`): in no language so few of them are vowels."""
    latin = [sign for sign in signs if sign.isascii() and sign.isalpha()]
    if len(latin) < _FEWEST_LETTERS or 5 * len(latin) < 3 * len(signs):
        return False
    return 100 * sum(sign in _VOWELS for sign in latin) < _LEAST_VOWELS * len(latin)
