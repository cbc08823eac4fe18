"""Words by which the parts of an article are known. Each list is of the project's own making."""

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for line in text.split("\n") for word in line.split("|") if word.strip())


_REFERENCE_HEADINGS = _words("""
references | reference | reference list | list of references | references cited | cited references | the references
selected references | key references | scientific references | references and notes | notes and references
references & notes | references and further reading | references and resources | references and sources
sources and references | supplementary references | medical references | article references | view references
bibliography | selected bibliography | annotated bibliography | literature | literature cited | cited literature
works cited | work cited | works consulted | citations | cited works | cited sources | sources cited | references used
références | référence | références bibliographiques | bibliographie | liste des références | littérature
literatur | literaturverzeichnis | literaturangaben | referenzen | quellenverzeichnis | quellenangaben | schrifttum
referencias | referencias bibliográficas | bibliografía | bibliografía citada | literatura citada | citas
referências | referências bibliográficas | bibliografia | riferimenti bibliografici | riferimenti
literatuur | literatuurlijst | referenties | referenser | referanser | referencer | referenslista | källförteckning
litteratur | litteraturliste | litteraturförteckning | litteraturlista | viitteet | lähdeluettelo | kirjallisuus
kirjandus | piśmiennictwo | literatura | použitá literatura | seznam literatury | zoznam literatúry | irodalom
irodalomjegyzék | bibliografie | referințe | referințe bibliografice | kaynaklar | kaynakça
литература | список литературы | библиография | библиографический список | список використаних джерел | література
βιβλιογραφία | βιβλιογραφικές αναφορές | 参考文献 | 參考文獻 | 参考资料 | 引用文献 | 文献 | 主要参考文献
참고문헌 | 참고 문헌 | 참고자료 | daftar pustaka | rujukan | tài liệu tham khảo
المراجع | مراجع | منابع | ביבליוגרפיה | רשימת מקורות | संदर्भ
""")

# Headings that stand over a reference list in some articles, and over something else in others.
_WEAK_HEADINGS = _words("""
sources | notes | footnotes | endnotes | further reading | resources | evidence | studies | research | links
quellen | fuentes | fonti | fontes | bronnen | källor | kilder | lähteet | источники | 출처 | notas | note | anmerkungen
""")

# Lines that open what a web page puts under an article: from here on nothing belongs to the article.
_FURNITURE = _words("""
comments | comment | share | share this | share this article | share this post | share on | related posts | related
related articles | related stories | related content | recent posts | you may also like | you might also like
read next | read more | more from | leave a comment | leave a reply | leave a comment cancel reply | post a comment
write a comment | add a comment | no comments | log in | sign in | sign up | subscribe | newsletter | tags | tagged
categories | previous | next | previous post | next post | previous article | next article | back to top | see all
print | email | facebook | twitter | linkedin | pinterest | whatsapp | reddit | follow us | contact us | cookies
privacy policy | terms of use | all rights reserved | advertisement | sponsored | like | likes | reply | top | menu
kommentare | teilen | commentaires | partager | comentarios | compartir | commenti | condividi | reacties | delen
comentários | compartilhar | комментарии | 评论 | コメント | 댓글
""")

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

_NUMBERING = re.compile(r"^(?:§? ?\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[ivx]{1,5}[.)]|[a-h][.)])[\s—–-]{1,4}", re.IGNORECASE)
_COUNT = re.compile(r"\s?[(\[]\d{1,5}[)\]]$")
_LONGEST_HEADING = 60


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    plain = _NUMBERING.sub("", text.strip(" \t\n*#_=-–—:•▼▾►+"), count=1)
    return _COUNT.sub("", plain.strip(" *_:.")).strip(" :").casefold()


def heads_references(text: str) -> bool:
    """Whether a line is the heading of a reference list (`7. References`, `Literatur:`, `参考文献`)."""
    return len(text) <= _LONGEST_HEADING and _plain(text) in _REFERENCE_HEADINGS


def may_head_references(text: str) -> bool:
    """Whether a line heads a reference list if what follows looks like one (`Sources`, `Notes`)."""
    return len(text) <= _LONGEST_HEADING and _plain(text) in _WEAK_HEADINGS


def is_furniture(text: str) -> bool:
    """Whether a line is page furniture (`Comments`, `Share this`, `3 Comments`), after which no article follows."""
    line = text.strip()
    if len(line) > 2 * _LONGEST_HEADING:
        return False
    return _plain(line) in _FURNITURE or _FURNITURE_START.match(line) is not None
