import codecs

import pytest

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.shared.decoding import decode

TEXT = "Schlaf bei Mäusen – “gut”\nund nun.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_every_usual_encoding_is_read(data: bytes) -> None:
    assert decode(data) == TEXT


def test_latin_1_is_read() -> None:
    assert decode("Müdigkeit hält an".encode("latin-1")) == "Müdigkeit hält an"


def test_utf_8_with_a_damaged_byte_is_still_utf_8() -> None:
    data = ("Mäuse schlafen. " * 100).encode() + b"\xff" + "Mäuse".encode()
    assert decode(data).count("ä") == 101


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04text",
        bytes(range(256)) * 20,
        b"text\x00text\x00\x00\x01text" * 50,
        b"\x01\x02\x03\x04\x05\x06" * 100,
        codecs.BOM_UTF16_LE + b"\x00\x00" * 50,
    ],
)
def test_what_is_no_text_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^This is not a text file: [^.]+\.$"):
        decode(data)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Мыши спят ночью хорошо, а днём плохо, как знает каждый, кто их держит."),
        ("koi8-r", "Мыши спят ночью хорошо, а днём плохо, как знает каждый, кто их держит."),
        ("cp1253", "Τα ποντίκια κοιμούνται καλά τη νύχτα και άσχημα την ημέρα, όπως όλοι γνωρίζουν."),
        ("cp1255", "עכברים ישנים היטב בלילה ורע ביום, כפי שיודע כל מי שמגדל אותם בביתו."),
        ("gb18030", "小鼠夜间睡眠良好，白天睡眠不佳，凡是饲养它们的人都知道这一点。"),
        ("big5", "小鼠夜間睡眠良好，白天睡眠不佳，凡是飼養牠們的人都知道這一點。"),
        ("cp932", "マウスは夜によく眠り、昼はあまり眠らないことを、飼う人は誰でも知っている。"),
        ("euc-jp", "マウスは夜によく眠り、昼はあまり眠らないことを、飼う人は誰でも知っている。"),
        ("cp949", "생쥐는 밤에 잘 자고 낮에는 잘 자지 못한다는 것을 기르는 사람은 누구나 안다."),
    ],
)
def test_older_encodings_of_other_scripts_are_told_from_their_letters(encoding: str, text: str) -> None:
    assert decode((text * 5).encode(encoding)) == text * 5


def test_a_few_accents_are_latin_whatever_they_might_be() -> None:
    assert decode("Ein müder Löwe schläft".encode("cp1252")) == "Ein müder Löwe schläft"


def test_much_french_is_latin() -> None:
    text = "L’étude a été menée à l’hôpital, où les élèves dormaient déjà très bien. " * 20
    assert decode(text.encode("cp1252")) == text
