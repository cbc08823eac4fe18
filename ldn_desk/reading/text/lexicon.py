"""Words by which the parts of an article are known. Each list is of the project's own making."""

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for line in text.split("\n") for word in line.split("|") if word.strip())


_REFERENCE_HEADINGS = _words("""
references | reference | reference list | list of references | references cited | cited references | the references
selected references | key references | scientific references | references and notes | notes and references
references & notes | references and further reading | references and resources | references and sources
references and recommended reading | references and bibliography | references/further reading | full references
sources and references | supplementary references | medical references | article references | view references
show references | hide references | reference section | additional references | main references | text references
online methods references | methods references | supplemental references | web references | online references
bibliography | selected bibliography | annotated bibliography | general bibliography | literature | literature cited
cited literature | reference literature | literature references | bibliographic references | bibliographical references
works cited | work cited | works consulted | citations | cited works | cited sources | sources cited | references used
références | référence | références bibliographiques | référence bibliographique | bibliographie | littérature
liste des références | références citées | ouvrages cités | littérature citée | bibliographie sélective
literatur | literaturverzeichnis | literaturangaben
literaturliste | literaturhinweise | referenzen | literaturnachweise
quellenverzeichnis | quellenangaben | quellennachweis | schrifttum | weiterführende literatur | zitierte literatur
referencias | referencias bibliográficas | referencia bibliográfica | bibliografía | bibliografía citada
literatura citada | citas | citas bibliográficas | lista de referencias | referencias citadas | obras citadas
referências | referências bibliográficas | bibliografia | referência | lista de referências | literatura consultada
obras consultadas | riferimenti bibliografici | riferimenti | voci bibliografiche | note bibliografiche | letteratura
bibliografia essenziale | referències | referències bibliogràfiques | referencias y notas | erreferentziak
literatuur | literatuurlijst | referenties | geraadpleegde literatuur | bronvermelding | literatuurverwijzingen
referenser | referanser | referencer | referenslista | referanseliste | referenceliste | källförteckning | litteratur
litteraturliste | litteraturförteckning | litteraturlista | kildeliste | litteraturhenvisninger | källor och litteratur
heimildir | heimildaskrá | viitteet | lähdeluettelo | kirjallisuus | kirjallisuusviitteet | kirjallisuusluettelo
lähteet ja kirjallisuus | kirjandus | kasutatud kirjandus | viited | literatūra | atsauces | literatūros sąrašas
izmantotā literatūra | piśmiennictwo | literatura | wykaz piśmiennictwa | literatura cytowana | spis literatury
przypisy i bibliografia | použitá literatura | seznam literatury
literatura a zdroje | použité zdroje | reference a zdroje
zoznam literatúry | zoznam použitej literatúry | literatúra | referencie | irodalom | irodalomjegyzék | hivatkozások
felhasznált irodalom | bibliográfia | szakirodalom | bibliografie | referințe | referinţe | referințe bibliografice
referinţe bibliografice | bibliografie selectivă | literatură | kaynaklar
kaynakça | kaynak | referanslar | yararlanılan kaynaklar
ədəbiyyat | adabiyotlar | әдебиет | әдебиеттер | reference i literatura | popis literature | viri | viri in literatura
literatura in viri | izvori | literatura i izvori | reference i izvori | литература и извори | извори | библиографија
литература | список литературы | список использованной литературы | список использованных источников
список источников | библиография | библиографический список
ссылки | использованная литература | список цитируемой литературы
литература и источники | література | список літератури
список використаних джерел | використана література | посилання
список використаної літератури | бібліографія | перелік посилань | літаратура | цитирана литература | книгопис
βιβλιογραφία | βιβλιογραφικές αναφορές | αναφορές | βιβλιογραφικές παραπομπές | παραπομπές | βιβλιογραφικεσ αναφορεσ
参考文献 | 參考文獻 | 参考资料 | 參考資料 | 引用文献 | 引用文獻
文献 | 文獻 | 主要参考文献 | 参考書目 | 参考书目 | 参考文献目录
引用・参考文献 | 引用参考文献 | 参考・引用文献 | 参考文献・資料 | 参照文献 | 文献一覧 | 参考文献一覧 | 引用文献一覧
참고문헌 | 참고 문헌 | 참고자료 | 인용문헌 | 인용 문헌 | 문헌 | 참고문헌 및 주석 | 참고 자료
daftar pustaka | rujukan | daftar rujukan | referensi | bibliografi | tài liệu tham khảo | เอกสารอ้างอิง | บรรณานุกรม
المراجع | مراجع | قائمة المراجع | المصادر | المصادر والمراجع | المراجع والمصادر | ثبت المراجع | قائمة المصادر والمراجع
منابع | فهرست منابع | منابع و مآخذ | مراجع و منابع | کتابنامه | کتاب‌نامه | مآخذ | فهرست مراجع | حوالہ جات
ביבליוגרפיה | רשימת מקורות | מקורות | מראי מקום | הפניות | רשימת ספרות | ספרות | רשימה ביבליוגרפית | संदर्भ | सन्दर्भ
""")

# Headings that stand over a reference list in some articles, and over something else in others.
_WEAK_HEADINGS = _words("""
sources | source | notes | footnotes | endnotes | further reading | resources | evidence | studies | research | links
suggested reading | suggested readings | recommended reading | additional reading | selected reading | reading list
selected readings | cited studies | included studies
studies cited | scientific studies | supporting research | publications
references for appendix | references for the appendix | learn more | read more about it | studies and sources
quellen | einzelnachweise | fußnoten | endnoten | anmerkungen | weiterführende informationen | studien | fuentes | fonti
fontes | sources et références | pour en savoir plus
notes et références | lectures complémentaires | lecturas recomendadas
notas | notas y referencias | note | bronnen | noten
verder lezen | källor | noter | vidare läsning | kilder | fotnoter
lähteet | źródła | przypisy | zdroje | poznámky | zdroje a odkazy | források | jegyzetek | surse | dipnotlar | notlar
источники | примечания | сноски | джерела | примітки | σημειώσεις | πηγές | 출처
각주 | 미주 | 注释 | 註釋 | 脚注 | 注 | 資料来源 | 资料来源
出典 | الهوامش | هوامش | پانویس | پی‌نوشت | הערות | הערות שוליים | nguồn | sumber
""")

# A heading that names whose list it is: `References for Chapter 3`, `Supplementary Appendix References`.
_NAMED_LIST = re.compile(
    r"(?:(?:references|bibliography|literature|works cited|sources)"
    r"(?: (?:cited|used|list))?(?: (?:for|of|to|from|in|on|:)|,) .{1,40}"
    r"|(?:chapter|section|part|appendix|unit|module) [\divx.]{1,5}:? (?:references|bibliography|sources|literature)"
    r"|[\w&/ -]{1,30} (?:references|bibliography|reference list)"
    r"|(?:literatur|quellen) (?:zu|für) .{1,40}|références (?:du|de la|de l’|de l\'|pour) .{1,40})"
)

# Lines that end a reference list in texts whose format has no headings of its own.
_AFTER_LIST = _words("""
appendix | appendices | supplementary material
supplementary materials | supplementary information | supporting information
supplemental material | supplementary data | figure legends | figure captions | legends | legends to figures | figures
tables | table legends | tables and figures | figures and tables | acknowledgements | acknowledgments | acknowledgement
author contributions | authors’ contributions | authors' contributions | author information | about the author
about the authors | author biographies | biographies | funding | conflict of interest | conflicts of interest
competing interests | declaration of interest | declarations | disclosures | disclosure | data availability
data availability statement | publisher’s note | publisher's note | ethics statement | abbreviations | glossary
peer review | reviewer comments | how to cite this article
cite this article | additional information | rights and permissions
correspondence | affiliations | anhang | abbildungen | abbildungslegenden | tabellen | danksagung | interessenkonflikt
interessenkonflikte | autorenbeiträge | annexe | annexes
remerciements | conflits d’intérêts | figuras | tablas | anexo
anexos | agradecimientos | agradecimentos | conflicto de intereses | tabelas | appendice | ringraziamenti | bijlage
bijlagen | bilaga | vedlegg | liitteet | приложение
приложения | благодарности | конфликт интересов | додаток | 附录 | 附錄
付録 | 謝辞 | 致谢 | 致謝 | 부록 | 감사의 글
""")
_AFTER_LIST_START = re.compile(
    r"(?:(?:(?:supplementa(?:l|ry) |extended data |online )?(?:fig(?:ure)?|table|tab|box|scheme|plate|appendix)\.? "
    r"(?:[a-z]?\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})\s?[.:|–—-]|appendix (?:[a-z]|\d{1,2}|[ivx]{1,4})$)"
    r"|(?:abb(?:ildung)?|tabelle|figura|tabla|tabela|tableau|рис(?:унок)?|таблица)\.? \d{1,3}\s?[.:]"
    r"|[图図圖表]\s?\d{1,3})",
    re.IGNORECASE,
)

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
    return len(text) <= _LONGEST_HEADING and _plain(text) in _REFERENCE_HEADINGS


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
