"""Lines by which the parts of an article are known; the words themselves are lists of `resources/words/`."""

import re
from functools import lru_cache

from ldn_desk.domain.word_lists import word_list

_REFERENCE_HEADINGS = frozenset(word_list("reference_headings"))

_WEAK_HEADINGS = frozenset(word_list("possible_reference_headings"))

# A heading that names whose list it is: `References for Chapter 3`, `Supplementary Appendix References`.
_NAMED_LIST = re.compile(
    r"(?:(?:references|bibliography|literature|works cited|sources)"
    r"(?: (?:cited|used|list))?(?: (?:for|of|to|from|in|on|:)|,) .{1,40}"
    r"|(?:chapter|section|part|appendix|unit|module) [\divx.]{1,5}:? (?:references|bibliography|sources|literature)"
    r"|[\w&/ -]{1,30} (?:references|bibliography|reference list)"
    r"|(?:literatur|quellen) (?:zu|für) .{1,40}|références (?:du|de la|de l’|de l\'|pour) .{1,40})"
)

_AFTER_LIST = frozenset(word_list("headings_after_references"))
_AFTER_LIST_START = re.compile(
    r"(?:(?:(?:supplementa(?:l|ry) |extended data |online )?(?:fig(?:ure)?|table|tab|box|scheme|plate|appendix)\.? "
    r"(?:[a-z]?\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})\s?[.:|–—-]"
    r"|(?:appendix|anhang|annexe?|anexo|allegato|apêndice|apéndice) (?:[a-z]|\d{1,2}|[ivx]{1,4})$)"
    r"|(?:abb(?:ildung)?|tabelle|figura|tabla|tabela|tableau|рис(?:унок)?|таблица)\.? \d{1,3}\s?[.:]"
    r"|[图図圖表]\s?\d{1,3})",
    re.IGNORECASE,
)

_FURNITURE = frozenset(word_list("page_furniture"))

# A furniture line may say more than its word: `3 Comments`, `Share this: Facebook`, `Comments (12)`.
_FURNITURE_START = re.compile(
    r"(?:\d{1,6} (?:comments?|likes?|shares?|views?|replies)\b|comments? \(\d|share (?:this|on|via|your)\b|"
    r"(?:related|recent) (?:posts?|articles?)\b|leave a (?:comment|reply)|subscribe (?:to|now)\b|follow us\b|"
    r"tags?:|tagged |filed under|categor(?:y|ies):|posted (?:in|on|by)\b|"
    r"(?:©|copyright |\(c\) ?\d)|all rights reserved|"
    r"sign up (?:for|to)\b|log ?in (?:to|or)\b|about the authors?\b|read more\b|you (?:may|might) also|"
    r"previous(?: post| article)?:|next(?: post| article)?:)",
    re.IGNORECASE,
)

_PAIR = re.compile(r"([^\W\d_][\w’' -]{3,40}?)(?: (?:und|and|et|y|e|i|en|och|og) | ?[&/] ?)([^\W\d_][\w’' -]{3,40})")
_ADDITION = re.compile(r" ?\([^()]{2,30}\)$")
_SMALL_CAPITALS = re.compile(r"^([^\W\d_]) (?=[^\W\d_]{6,})")
_NUMBERING = re.compile(r"^(?:§? ?\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[ivx]{1,5}[.)]|[a-h][.)])[\s—–-]{1,4}", re.IGNORECASE)
_COUNT = re.compile(r"\s?[(\[]\d{1,5}[)\]]$")
_LONGEST_HEADING = 60
_AROUND = " \t\n\u3000*#_=-–—:：.•▼▾►▲▴◄+|[]【】［］〔〕《》〈〉「」■◆●○<>"
_RUN_IN = re.compile(r"([^\W\d_][^\d\n\[(.:：]{2,40}?)\s?[.:：—–-]?\s{1,4}(?=[\[(［【]?1[\])］】.、．]{1,2}\s{0,3}\S)")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    plain = _NUMBERING.sub("", text.strip(_AROUND), count=1)
    plain = " ".join(_COUNT.sub("", plain.strip(_AROUND)).strip(" :").casefold().split())
    # `R E F E R E N C E S`, `参 考 文 献`: letters set apart.
    spaced = " " in plain and all(len(word) == 1 for word in plain.split())
    return plain.replace(" ", "") if spaced else plain


def heads_references(text: str) -> bool:
    """Whether a line is the heading of a reference list (`7. References`, `Literatur:`, `参考文献`)."""
    return len(text) <= _LONGEST_HEADING and _stands_over_list(_plain(text))


def _stands_over_list(plain: str) -> bool:
    """Whether the words stand over lists: alone, in a pair (`quellen- und literaturverzeichnis`), with an addition in
    parentheses, or with a first letter set apart as small capitals have it."""
    if plain in _REFERENCE_HEADINGS:
        return True
    plain = _SMALL_CAPITALS.sub(r"\1", _ADDITION.sub("", plain))
    pair = _PAIR.fullmatch(plain)
    parts = [part.removesuffix("-") for part in pair.groups()] if pair else [plain]
    named = [part in _REFERENCE_HEADINGS for part in parts]
    return any(named) and all(known or part in _WEAK_HEADINGS for known, part in zip(named, parts, strict=True))


def may_head_references(text: str) -> bool:
    """Whether a line heads a reference list if what follows looks like one (`Sources`, `References for Chapter 2`)."""
    if len(text) > _LONGEST_HEADING:
        return False
    plain = _plain(text)
    return plain in _WEAK_HEADINGS or _NAMED_LIST.fullmatch(plain) is not None


def references_heading_end(text: str) -> int:
    """Where the entries begin in a line that opens with the list's heading (`References: 1. Smith …`); 0 for others."""
    opened = _RUN_IN.match(text)
    return opened.end() if opened and heads_references(opened.group(1)) else 0


def follows_references(text: str) -> bool:
    """Whether a line opens what stands after a reference list (`Appendix A`, `Figure 1. …`, `Acknowledgements`)."""
    return (len(text) <= _LONGEST_HEADING and _plain(text) in _AFTER_LIST) or _AFTER_LIST_START.match(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is page furniture (`Comments`, `Share this`, `3 Comments`), after which no article follows."""
    line = text.strip()
    if len(line) > 2 * _LONGEST_HEADING:
        return False
    return _plain(line) in _FURNITURE or _FURNITURE_START.match(line) is not None
