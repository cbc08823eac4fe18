"""Articles in many languages: the list found by its heading, markers linked. All texts are made up."""

import pytest

from ldn_desk.reading.text.lexicon import heads_references
from tests.reading.texts import cited, read

NUMBERED = {
    "Chinese": (
        "睡眠与疼痛\n\n引言\n\n睡眠不足会增加疼痛[1]。多项研究支持[2-3]。另有报道［1，3］认为无关。\n\n参考文献\n\n"
        "[1] 张伟, 王芳. 睡眠与疼痛[J]. 中华医学杂志, 2019, 99(2): 123-128.\n"
        "[2] 刘洋, 陈静, 等. 老年人睡眠质量调查[J]. 中国老年学杂志, 2018, 38(5): 1120-1123.\n"
        "[3] 李明. 睡眠医学[M]. 北京: 人民卫生出版社, 2015: 45-60.\n",
        [(1,), (2, 3), (1, 3)],
    ),
    "Japanese": (
        "睡眠と痛み\n\nはじめに\n\n睡眠不足は痛みを増す¹⁾。山田ら²⁾は反対した。多くの研究がある¹⁻³⁾。\n\n文　献\n\n"
        "1) 山田太郎, 鈴木花子: 睡眠と痛み. 日本医事新報 4521: 12-18, 2010.\n"
        "2) 佐藤一郎: 高齢者の睡眠. 老年医学 48: 321-325, 2012.\n"
        "3) Smith J, Brown K: Sleep and pain in mice. Sleep 40: 12-15, 2017.\n",
        [(1,), (2,), (1, 2, 3)],
    ),
    "Korean": (
        "수면과 통증\n\n서론\n\n수면 부족은 통증을 증가시킨다[1]. 여러 연구가 있다[2,3].\n\n참고문헌\n\n"
        "1. 김철수, 이영희. 수면과 통증. 대한의학회지 2019;34(2):123-128.\n"
        "2. 박민수. 노인의 수면. 대한간호학회지 2018;48(5):320-325.\n"
        "3. Smith J, Brown K. Sleep and pain in mice. Sleep 2017;40:12-15.\n",
        [(1,), (2, 3)],
    ),
    "Russian": (
        "Сон и боль\n\nВведение\n\nНедостаток сна усиливает боль [1]. По данным Иванова А.А. и др. [1, с. "
        "45], нет [2–3].\n\n"
        "Список литературы\n\n1. Иванов А.А., Петров Б.Б. Сон и боль // Журнал неврологии. 2019. Т. "
        "119, № 2. С. 23–28.\n"
        "2. Сидоров В.В. Медицина сна. М.: Медицина, 2015. 320 с.\n"
        "3. Smith J., Brown K. Sleep and pain in mice // Sleep. 2017. Vol. 40. P. 12–15.\n",
        [(1,), (1,), (2, 3)],
    ),
    "Arabic": (
        "النوم والألم\n\nمقدمة\n\nقلة النوم تزيد الألم [1]. وقد أكدت دراسات أخرى ذلك [2، 3].\n\nالمراجع\n\n"
        "1. أحمد علي، محمد حسن. النوم والألم. المجلة الطبية العربية. 2019؛ 34(2): 123-128.\n"
        "2. سعيد خالد. طب النوم. القاهرة: دار الفكر؛ 2015.\n"
        "3. Smith J, Brown K. Sleep and pain in mice. Sleep. 2017;40:12-15.\n",
        [(1,), (2, 3)],
    ),
    "Persian": (
        "خواب و درد\n\nمقدمه\n\nکمبود خواب درد را افزایش می‌دهد (۱). مطالعات دیگر نیز (۲، ۳).\n\nمنابع\n\n"
        "۱- احمدی ع، محمدی ح. خواب و درد. مجله پزشکی. ۱۳۹۸؛ ۳۴(۲): ۱۲۳-۱۲۸.\n"
        "۲- سعیدی خ. پزشکی خواب. تهران: انتشارات؛ ۱۳۹۵.\n"
        "۳- Smith J, Brown K. Sleep and pain in mice. Sleep. 2017;40:12-15.\n",
        [(1,), (2, 3)],
    ),
    "Hebrew": (
        "שינה וכאב\n\nמבוא\n\nמחסור בשינה מגביר כאב (1). מחקרים נוספים תומכים בכך (2,3).\n\nביבליוגרפיה\n\n"
        "1. כהן א, לוי ב. שינה וכאב. הרפואה. 2019;158:123-128.\n2. מזרחי ג. רפואת שינה. תל אביב: הוצאה; 2015.\n"
        "3. Smith J, Brown K. Sleep and pain in mice. Sleep. 2017;40:12-15.\n",
        [(1,), (2, 3)],
    ),
    "French": (
        "Sommeil et douleur\n\nIntroduction\n\nLe manque de sommeil augmente la douleur [1, 2]. "
        "C’est faux [1 à 3].\n\n"
        "Bibliographie\n\n1. Dupont A, Martin B. Sommeil et douleur. Presse Med. 2019;48:123-8.\n"
        "2. Durand C. Médecine du sommeil. Paris : Masson ; 2015.\n"
        "3. Smith J, Brown K. Sleep and pain in mice. Sleep. 2017;40:12-15.\n",
        [(1, 2), (1, 2, 3)],
    ),
}

NAMED = {
    "Chinese": (
        "睡眠与疼痛\n\n引言\n\n睡眠不足会增加疼痛（张伟和王芳，2019）。李明（2015）认为无关。"
        "其他（刘洋等，2018；Smith & Brown, 2017）。\n\n"
        "参考文献\n\n张伟, 王芳. (2019). 睡眠与疼痛. 中华医学杂志, 99(2), 123-128.\n"
        "刘洋, 陈静, 赵磊. (2018). 老年人睡眠质量调查. 中国老年学杂志, 38(5), 1120-1123.\n"
        "Smith, J., & Brown, K. (2017). Sleep and pain in mice. Sleep, 40(3), 12-14.\n"
        "李明. (2015). 睡眠医学. 北京: 人民卫生出版社.\n",
        [("（张伟和王芳，2019）", (1,)), ("李明（2015）", (4,)), ("（刘洋等，2018；Smith & Brown, 2017）", (2, 3))],
    ),
    "Japanese": (
        "睡眠と痛み\n\nはじめに\n\nしかし山田（2010）は反対した。多くの研究がある（佐藤, 2012; "
        "山田・鈴木, 2010）。\n\n引用文献\n\n"
        "山田太郎・鈴木花子 (2010). 睡眠と痛み. 日本医事新報, 4521, 12-18.\n"
        "佐藤一郎 (2012). 高齢者の睡眠. 老年医学, 48, 321-325.\n",
        [("山田（2010）", (1,)), ("（佐藤, 2012; 山田・鈴木, 2010）", (2, 1))],
    ),
    "Korean": (
        "수면과 통증\n\n서론\n\n수면 부족은 통증을 늘린다(김철수, 이영희, 2019). "
        "박민수(2018)는 아니라고 한다.\n\n참고문헌\n\n"
        "김철수, 이영희. (2019). 수면과 통증. 대한의학회지, 34(2), 123-128.\n"
        "박민수. (2018). 노인의 수면. 대한간호학회지, 48(5), 320-325.\n",
        [("(김철수, 이영희, 2019)", (1,)), ("박민수(2018)", (2,))],
    ),
    "Russian": (
        "Сон и боль\n\nВведение\n\nНедостаток сна усиливает боль (Иванов и др., 2019). "
        "Сидоров (2015) считает иначе.\n\n"
        "Литература\n\nИванов А.А., Петров Б.Б., Котов К. Сон и боль // Журнал неврологии. 2019. Т. "
        "119, № 2. С. 23–28.\n"
        "Сидоров В.В. Медицина сна. М.: Медицина, 2015. 320 с.\n",
        [("(Иванов и др., 2019)", (1,)), ("Сидоров (2015)", (2,))],
    ),
    "German": (
        "Schlaf und Schmerz\n\nEinleitung\n\nSchlafmangel verstärkt Schmerz (Müller u. a. 2019; vgl. "
        "Schmidt und Weber 2015). "
        "Nach Schmidt und Weber (2015) gilt das nicht, nach Müller et al. (2019, S. 24) schon.\n\n"
        "Literaturverzeichnis\n\n"
        "Müller, A., Maier, B., & Huber, C. (2019). Schlaf und Schmerz. Der Schmerz, 33(2), 23–28.\n"
        "Schmidt, D., & Weber, E. (2015). Schlafmedizin. Berlin: Springer.\n",
        [
            ("(Müller u. a. 2019; vgl. Schmidt und Weber 2015)", (1, 2)),
            ("Schmidt und Weber (2015)", (2,)),
            ("Müller et al. (2019, S. 24)", (1,)),
        ],
    ),
}


@pytest.mark.parametrize("language", NUMBERED)
def test_numbered_lists_are_found_and_cited(language: str) -> None:
    text, wanted = NUMBERED[language]
    article = read(text)
    assert [reference.number for reference in article.references] == [1, 2, 3]
    assert [numbers for _marker, numbers in cited(article)] == wanted


@pytest.mark.parametrize("language", NAMED)
def test_lists_by_name_are_found_and_cited(language: str) -> None:
    text, wanted = NAMED[language]
    assert cited(read(text)) == wanted


@pytest.mark.parametrize(
    "heading",
    [
        "References", "7. References", "REFERENCES", "R E F E R E N C E S", "Literatur", "Références", "Referencias",
        "Referências bibliográficas", "Bibliografia", "Literatuur", "Список литературы", "Piśmiennictwo",
        "Seznam literatury", "Referenser", "Litteratur", "Referanser", "Lähteet ja kirjallisuus", "Kaynaklar",
        "Βιβλιογραφία", "参考文献", "【參考文獻】", "参 考 文 献", "引用文献", "참고문헌",
        "المراجع", "רשימת מקורות", "منابع",
        "Список використаної літератури", "Irodalomjegyzék", "Referințe bibliografice",
    ],
)  # fmt: skip
def test_the_heading_is_known_in_the_languages_of_journals(heading: str) -> None:
    assert heads_references(heading)
