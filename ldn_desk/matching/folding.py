"""Text as it is compared: without mark-up, case, diacritics and the ways one word can be spelt.

Comparison is by words, never by characters: "with" and "without" are far apart here, however alike they look.
"""

import re
import unicodedata
from functools import lru_cache
from html import unescape

_TEX_TWIN = re.compile(r"<((?:\w{1,9}:)?(?:tex-math|annotation))\b[^<>]*>[^<>]*</\1>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!\[CDATA\[|\]\]>|<!--[^<>]*-->")
# What LaTeX writes for signs and letters, wherever it was left: `\&`, `\mathcal{O}`, `\"{u}`, `$\alpha$`.
_TEX_SIGN = re.compile(r"\\([&%$#_{}])")
_TEX_ACCENT = re.compile(r"\\[\"'`^~=.]\s*\{?\\?([^\W\d_])\}?|\\[cvuHkr]\s*\{([^\W\d_])\}")
_TEX_WRAP = re.compile(
    r"\\(?:math(?:cal|rm|bf|it|sf|bb|frak|scr)?|text(?:rm|bf|it|sc|sf|tt)?|emph|operatorname|rm|bf|it|mbox|ensuremath)\b"
)
_TEX_NAME = re.compile(r"\\([a-zA-Z]{2,12})\b")
_TEX_MARKS = re.compile(r"[${}]")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´ʼʻ＇"), "'") | dict.fromkeys(map(ord, "“”„‟″«»‹›"), '"')
_SIGNS = _DASHES | _QUOTES | dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LETTERS = {
    ord("ø"): "o",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ð"): "d",
    ord("þ"): "th",
    ord("ı"): "i",
    ord("ħ"): "h",
}
_GREEK_NAMES = """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma
sigma tau upsilon phi chi psi omega"""
_GREEK = {0x3B1 + index: f" {name} " for index, name in enumerate(_GREEK_NAMES.split())}
_MOJIBAKE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u02c6-\u02dc\u2013-\u2122\u20ac]")
_POSSESSIVE = re.compile(r"'s\b")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
# A sign of Chinese, Japanese or Korean counts as a word of its own.
_TOKEN = re.compile(rf"\d+(?:\.\d+)*|[{_CJK}]|[^\W\d_{_CJK}]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0041-\u024f\u0370-\u03ff\u1e00-\u1eff]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

# British and American spellings brought to one form; both sides go through it, so it need not be a real word.
_SPELLINGS = (
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"our"), "or"),
    (re.compile(r"(?<=[a-z])is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"gramme(?=s?$)"), "gram"),
    (re.compile(r"(?<=[tb])re(?=s?$)"), "er"),
    (re.compile(r"enc(?=es?$)"), "ens"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^age(?=ing$)"), "ag"),
    (re.compile(r"dgement"), "dgment"),
    (re.compile(r"^practis"), "practic"),
)
_MAY_VARY = re.compile(r"ae|oe|our|is|ys|ll|sulph|ogue|gramme|re|enc|grey|ageing|dgement|practis")


def word_set(text: str) -> frozenset[str]:
    """The words of a text parted by blanks: for the short lists that rules are made of."""
    return frozenset(text.split())


def mended(text: str) -> str:
    """UTF-8 that was read as Latin-1 or Windows-1252 (`MÃ¼ller`), read again; other text as it is."""
    if not _MOJIBAKE.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text without mark-up and entities, its signs and blanks in one form; case and diacritics are kept."""
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub("", _TEX_TWIN.sub("", text))
    if "\\" in text:
        text = _without_tex(text)
    return " ".join(unicodedata.normalize("NFKC", mended(text)).translate(_SIGNS).split())


def _without_tex(text: str) -> str:
    text = _TEX_ACCENT.sub(lambda found: found.group(1) or found.group(2), _TEX_SIGN.sub(r"\1", text))
    return _TEX_MARKS.sub("", _TEX_NAME.sub(r" \1 ", _TEX_WRAP.sub("", text)))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text in small letters without diacritics; Greek letters by name (`TNF-α` → `tnf- alpha `)."""
    text = plain(text).casefold()
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS).translate(_GREEK)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded; letters and digits apart, an ending `'s` and apostrophes left out."""
    text = _POSSESSIVE.sub("", folded(text)).replace("'", "")
    return tuple(_TOKEN.findall(_THOUSANDS.sub("", text)))


@lru_cache(maxsize=16384)
def spelt(word: str) -> str:
    """The word in the one form that its British and American spellings share."""
    if not _MAY_VARY.search(word):
        return word
    for pattern, form in _SPELLINGS:
        word = pattern.sub(form, word)
    return word


def run_together(tokens: tuple[str, ...] | list[str]) -> str:
    """The words without blanks between them, so that `well-being` and `wellbeing` are one; numbers stay apart."""
    return "".join(f"#{token}#" if token[0].isdigit() else spelt(token) for token in tokens)


def in_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin (Greek ones, as formulas have them, count with them)."""
    other = len(_OTHER_SCRIPT.findall(text))
    return not other or other * 2 <= sum(character.isalpha() for character in text)
