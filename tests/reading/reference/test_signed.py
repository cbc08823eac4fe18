"""References that mark their parts by signs, and lists in East Asian and Cyrillic letters; the works are made up."""

import pytest

from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.reading.reference.names import read_authors
from ldn_desk.reading.reference.reading import parse_reference, read_reference
from ldn_desk.reading.reference.signed import narrow

# text → type, authors, title, container, year, volume, issue, page, publisher, place
SIGNED = {
    "Ash J, Wang L. A way of trees[J]. Forest Notes, 2022, 40(3): 11-19.": (
        "article-journal", ["Ash", "Wang"], "A way of trees", "Forest Notes", "2022", "40", "3", "11-19", "", "",
    ),
    "[1] ASH J, WANG L, et al. A way of trees [J/OL]. Forest Notes, 2022, 40(3): e119.": (
        "article-journal", ["ASH", "WANG"], "A way of trees", "Forest Notes", "2022", "40", "3", "e119", "", "",
    ),
    "Ash J. Trees[M]. 2nd ed. Oakville: Elm Press, 2010: 11-19.": (
        "book", ["Ash"], "Trees", "", "2010", "", "", "11-19", "Elm Press", "Oakville",
    ),
    "Wang L. Ways of trees[D]. Oakville: Forest University, 2015.": (
        "thesis", ["Wang"], "Ways of trees", "", "2015", "", "", "", "Forest University", "Oakville",
    ),
    "Wang L. Ways of trees[EB/OL]. (2015-03-01)[2020-05-06]. https://example.org/trees.": (
        "webpage", ["Wang"], "Ways of trees", "", "2015-03-01", "", "", "", "", "",
    ),
    "Ash J, Li M. Ways in a wood[C]//Proceedings of the 5th Meeting on Trees. Oakville: Elm Press, 2018: 11-19.": (
        "paper-conference", ["Ash", "Li"], "Ways in a wood", "Proceedings of the 5th Meeting on Trees", "2018", "", "",
        "11-19", "Elm Press", "Oakville",
    ),
    "Ash J. Ways in a wood[C]//5th Meeting on Trees. 2018.": (
        "paper-conference", ["Ash"], "Ways in a wood", "5th Meeting on Trees", "2018", "", "", "", "", "",
    ),
    "李明, 王芳. 睡眠[C]//张伟. 全国睡眠会议论文集. 北京: 科学出版社, 2011: 33-40.": (
        "paper-conference", ["李明", "王芳"], "睡眠", "全国睡眠会议论文集", "2011", "", "", "33-40",
        "科学出版社", "北京",
    ),
    "刘强，马晓雪，等．木材研究：进展[J]．林业科学，2022，40(3)：11-19．": (
        "article-journal", ["刘强", "马晓雪"], "木材研究：进展", "林业科学", "2022", "40", "3", "11-19", "", "",
    ),
    "王芳. 睡眠的梦[N]. 人民日报, 2012-05-06(3).": (
        "article-newspaper", ["王芳"], "睡眠的梦", "人民日报", "2012-05-06", "", "", "3", "", "",
    ),
    "王芳. 睡眠的梦[N]. 人民日报, 2012.": (
        "article-newspaper", ["王芳"], "睡眠的梦", "人民日报", "2012", "", "", "", "", "",
    ),
    "王芳. 睡眠研究[M]. 2版. 北京: 人民出版社, 2010.": (
        "book", ["王芳"], "睡眠研究", "", "2010", "", "", "", "人民出版社", "北京",
    ),
    "王芳. 睡眠研究[J]. 林业科学, 待刊.": ("article-journal", ["王芳"], "睡眠研究", "林业科学", "", "", "", "", "", ""),
    "Ash A[Z]. 2003.": ("", [], "Ash A", "", "2003", "", "", "", "", ""),
    "Trees of the night[Z]. 2003.": ("", [], "Trees of the night", "", "2003", "", "", "", "", ""),
    "Иванов И.И., Петров П.П. Сон и боль // Вопросы сна. 2015. Т. 12, № 3. С. 34–40.": (
        "article-journal", ["Иванов", "Петров"], "Сон и боль", "Вопросы сна", "2015", "12", "3", "34–40", "", "",
    ),
    "Иванов И. И., Петров П. П. Сон и боль // Вопросы сна. – 2015. – Т. 12, № 3. – С. 34 – 40.": (
        "article-journal", ["Иванов", "Петров"], "Сон и боль", "Вопросы сна", "2015", "12", "3", "34–40", "", "",
    ),
    "Иванов И. И. Сон // Труды встречи. – М.: Вяз, 2015. – С. 34–40.": (
        "chapter", ["Иванов"], "Сон", "Труды встречи", "2015", "", "", "34–40", "Вяз", "М.",
    ),
    "Ash J. Trees // Notes of the wood. P. 3.": (
        "chapter", ["Ash"], "Trees", "Notes of the wood", "", "", "", "3", "", "",
    ),
    "Silva, J. A. Sono e dor: um olhar. 2012. 120 f. Tese (Doutorado em Sono) – Universidade do Ulmo, Ulmo, 2012.": (
        "thesis", ["Silva"], "Sono e dor: um olhar", "", "2012", "", "", "", "Universidade do Ulmo", "Ulmo",
    ),
    "Silva, J. A. Sono e dor. 2012. Dissertação (Mestrado) - Universidade do Ulmo.": (
        "thesis", ["Silva"], "Sono e dor", "", "2012", "", "", "", "Universidade do Ulmo", "",
    ),
}  # fmt: skip


def told(fields: Fields) -> tuple[object, ...]:
    return (
        fields.type,
        [name.label for name in fields.author],
        fields.title,
        fields.container_title,
        fields.issued.iso if fields.issued else "",
        fields.volume,
        fields.issue,
        fields.page or fields.number,
        fields.publisher,
        fields.publisher_place,
    )


@pytest.mark.parametrize("text", SIGNED)
def test_a_reference_that_marks_its_parts_is_read_by_its_signs(text: str) -> None:
    reading = read_reference(text)
    assert told(reading.fields) == SIGNED[text]
    assert reading.sure == ()


TWO_JAPANESE, TWO_KOREAN = ["山田太郎", "鈴木花子"], ["김철수", "이영희"]


@pytest.mark.parametrize(
    ("text", "authors", "title", "container"),
    [
        ("王芳 (2018). 睡眠与疼痛. 中华医学, 98(12), 901–905.", ["王芳"], "睡眠与疼痛", "中华医学"),
        ("山田 太郎, 鈴木 花子: 睡眠と痛み. 日本医学 12: 34-40, 2015.", TWO_JAPANESE, "睡眠と痛み", "日本医学"),
        ("山田太郎・鈴木花子：睡眠と痛み．日本医学 12：34－40，2015．", TWO_JAPANESE, "睡眠と痛み", "日本医学"),
        ("山田太郎, 鈴木花子. 痛みの話. 日本医学 2015; 12: 34-40.", TWO_JAPANESE, "痛みの話", "日本医学"),
        ("김철수, 이영희 (2016). 수면과 통증. 수면학회지, 31(2), 120-125.", TWO_KOREAN, "수면과 통증", "수면학회지"),
        ("김철수, 이영희. 수면과 통증. 수면학회지 2016;31(2):120-125.", TWO_KOREAN, "수면과 통증", "수면학회지"),
        ("Παππάς, Γ. (2015). Ο ύπνος και ο νους. Χρονικά, 12(3), 34-40.", ["Παππάς"], "Ο ύπνος και ο νους", "Χρονικά"),
        ("Иванов, И. И. (2015). Сон и боль. Вопросы сна, 12(3), 34–40.", ["Иванов"], "Сон и боль", "Вопросы сна"),
    ],
)  # fmt: skip
def test_lists_in_other_letters_are_read_with_every_author(
    text: str, authors: list[str], title: str, container: str
) -> None:
    fields = parse_reference(text)
    assert [name.label for name in fields.author] == authors
    assert (fields.title, fields.container_title) == (title, container)


def test_editors_behind_the_slashes_are_the_editors_of_the_book() -> None:
    fields = parse_reference("李明. 睡眠[C]//张伟. 全国睡眠会议论文集. 北京: 科学出版社, 2011: 33-40.")
    assert fields.editor == (Name(literal="张伟"),)


def test_an_edition_is_kept_without_its_word() -> None:
    assert parse_reference("王芳. 睡眠研究[M]. 2版. 北京: 人民出版社, 2010.").edition == "2"
    assert parse_reference("Ash J. Trees[M]. 3rd ed. Oakville: Elm Press, 2010.").edition == "3"


@pytest.mark.parametrize(
    "text",
    [
        "Ash J. On [M]-tubes and [C] centres of the wood. Forest Notes. 2001;1:2-3.",
        "Ash J. What is // meant by it",
        "Ash J. The address. http://example.org//trees 2001",
    ],
)
def test_letters_in_brackets_and_slashes_of_other_kinds_are_no_signs(text: str) -> None:
    assert "Forest" not in parse_reference(text).title
    assert parse_reference(text).author[0].label == "Ash"


def test_only_east_asian_texts_are_narrowed() -> None:
    assert narrow("Ash（2001）") == "Ash（2001）"
    assert narrow("王芳（2001）") == "王芳(2001)"


def test_an_east_asian_text_that_opens_with_no_list_of_names_has_none() -> None:
    assert read_authors("睡眠と痛みという本について. 東京, 2001.").names == ()
