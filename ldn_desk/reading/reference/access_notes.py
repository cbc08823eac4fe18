"""Notes in a printed reference that say where and when a work was read online, in the languages that print them.

They are taken out before anything is read: the day on which a page was read is not the year of a work, and `Open
Access` is no part of a title.
"""

import re

_DAY = r"\d{1,2}(?:st|nd|rd|th|º|ª|er|\.)?"
_MONTH = r"[^\W\d_]{3,10}\.?"
_OF = r"(?:,? d[ei]l?|,)?"
_DATE = (
    rf"(?:{_MONTH} {_DAY},? \d{{4}}|{_DAY}{_OF} ?{_MONTH}{_OF} \d{{4}}|\d{{4}},? {_MONTH}(?: {_DAY})?"
    rf"|{_MONTH}{_OF} \d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[\d./-]{{6,10}}(?: г\.)?|\d{{4}})"
)
_ACCESSED = (
    r"(?:retrieved|(?:last|date) access(?:ed)?|accessed|cited|updated|viewed|visited"
    r"|(?:[uú]ltimo )?acesso|acc?esso|acceso|acessado|citad[oa]|consultad[oa]|a[ct]?tualizado"
    r"|(?:letzter )?zugriff|abgerufen|abruf(?:datum)?|consulté|consultato|geraadpleegd|hentet"
    r"|besøgt|dostęp|citováno|erişim(?: tarihi)?|дата (?:обращения|звернення)"
    r"|访问(?:日期)?|检索于|引用日期|参照|閲覧日?|검색일)"
)
_ON = r"(?:[:：]? ?(?:(?:on|em|el|le|am|den|il|op|de|dnia)(?: el)?\b[:：]?)? ?)"
_PLACE = (
    r"(?:(?:online )?available(?:(?: (?:from|at|online|on)){1,3}\b|(?=:))"
    r"|dispon[ií](?:vel|ble|bile)(?: (?:em|en|a|su|sur|at)\b|(?=:))"
    r"|(?:online )?(?:verfügbar|abrufbar) (?:unter|über)|online unter|retrieved from|abgerufen von"
    r"|dostępn[ye] w|режим доступ[ау]|erişim adresi|beschikbaar (?:op|via))"
)
_NOTE = re.compile(
    rf"[\[(]?(?:\b{_ACCESSED}{_ON}{_DATE}(?:,? ?(?:from|at|de|von)\b[:：]?)?"
    rf"|\b{_PLACE}[ \t]?[:：]?)[ \t]?[;.\])）]?[ \t]?[\])]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"[\[［][^\[\]\d]{{0,20}}\b{_ACCESSED}[^\[\]］]{{0,40}}[\]］]", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\s?[\[(](?:Internet|[Oo]n-?[Ll]ine|[Ee]lectronic(?: resource)?|(?:serial|homepage|database|monograph|document)"
    r"(?: on the Internet| online)|[Ee]n l[ií]nea|[Ee]m linha|[Ee]n ligne|[Rr]ecurso (?:en internet|eletr[ôo]nico)"
    r"|[Ee]lektronische Ressource|[ЭэЕе]лектронн[ыи]й ресурс)[\])]"
)
_TAGS = re.compile(
    r"\s?\[(?:PubMed|Pub Med|CrossRef|Crossref|Google Scholar|PMC free article|Free (?:PMC )?(?:Full Text|article)"
    r"|Full Text|Medline|MEDLINE|DOI|Article|Web of Science|ISI|CAS|View Article)\]"
    r"|\s(?:CrossRef|Google Scholar|PubMed|MEDLINE)(?=[\s.]|$)"
)
_LANGUAGE = re.compile(
    r"\s?[\[(](?:(?:Article|Text|Paper|Abstract|Full text|Artikel|Artículo|Artigo) )?(?:[Ii]n|[Ee]n|[Ee]m|auf|на) "
    r"[^\W\d_]{4,14}(?:[,;]? (?:(?:with|mit|con|and) )?[^\W\d_]{4,14}){0,4}[\])](?=[\s.,;:]|$)"
)
_LANGUAGES = re.compile(
    r"(?:English|German|French|Spanish|Italian|Portuguese|Russian|Chinese|Japanese|Korean|Polish|Dutch|Turkish|Arabic"
    r"|Persian|Farsi|Czech|Slova[kc]|Hungarian|Romanian|Bulgarian|Serbian|Croatian|Ukrainian|Greek|Hebrew|Swedish|Danish"
    r"|Norwegian|Finnish|Icelandic|Latin|Thai|Vietnamese|Indonesian|Lithuanian|Latvian|Estonian|Catalan|Slovenian"
    r"|Inglés|Inglês|Español|Espanhol|Portugués|Português|Francés|Anglais|Français|Allemand|Deutsch|Englisch|русском)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:(?<=[.;\])\d])\s+|\s*[\[(])(?:Open[ -][Aa]ccess|OPEN ACCESS|Free (?:PMC )?(?:[Ff]ull [Tt]ext|[Aa]rticle)"
    r"|Full [Tt]ext|No abstract available|Peer[ -]reviewed|PDF)[\])]?\.?\s*$"
)
_EPUB = re.compile(
    r"[\[(;.,]?\s?\b(?:Epub(?: ahead of print)?|(?:Preprint )?[Pp](?:ublished|osted) online(?: ahead of print)?"
    r"|[Aa]dvance online publication|(?:[Oo]nline )?[Aa]head of print)\b"
    r"(?P<date>(?: \d{4})?(?: [A-Z][a-z]{2,8}\.?)?(?: \d{1,2}(?!\d))?(?:,? \d{4}(?![;\d]))?)[)\].;]?"
)
# Without one of these words the expressions above find nothing, and looking for a word is far quicker.
_EPUB_WORDS = ("epub", "online", "ahead")
_NOTE_WORDS = (
    "availab", "retriev", "acce", "aces", "cited", "citad", "citov", "updated", "tualiz", "viewed", "visited",
    "zugriff", "abruf", "abgeruf", "consult", "dispon", "verfügbar", "unter", "geraadpl", "beschikb", "hentet",
    "besøgt", "dost", "erişim", "дата", "доступ", "访问", "检索于", "引用日期", "参照", "閲覧", "검색일",
)  # fmt: skip
_TAG_WORDS = ("[", "(", "scholar", "crossref", "pubmed", "medline")
_TRAILING_WORDS = ("access", "full", "free", "abstract", "peer", "pdf")
# What a note leaves behind: a stop after a stop, a blank before a sign.
_DOUBLED = re.compile(r"(?<=[^.\s]\.)(?:\s*\.(?!\.))+|\s+(?=[;,])|(?<=[;,])\s*\.(?=\s*$)")


def without_notes(text: str) -> tuple[str, bool, str]:
    """(text without its notes, whether one said where or when it was read, when it was published online as printed).

    Tags such as `[PubMed]`, `[Internet]`, `[in German]` and a trailing `Open Access` go too."""
    small = text.lower()
    begun = text
    if _any(_TAG_WORDS, small):
        text = _LANGUAGE.sub(_unless_no_language, _MEDIUM.sub("", _TAGS.sub("", text)))
    if _any(_TRAILING_WORDS, small):
        text = _TRAILING.sub("", text)
    epub = _EPUB.search(text) if _any(_EPUB_WORDS, small) else None
    text = _EPUB.sub(" ", text) if epub else text
    rest = _NOTE.sub(" ", _BRACKETED.sub(" ", text)) if _any(_NOTE_WORDS, small) else text
    accessed = rest != text
    if rest != begun:
        rest = _DOUBLED.sub("", rest)
    return rest, accessed, epub["date"].strip() if epub else ""


def _unless_no_language(match: re.Match[str]) -> str:
    return "" if _LANGUAGES.search(match.group()) else match.group()


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)
