"""Cutting blocks into sentences. `|` stands where a sentence ends and another begins."""

import pytest

from ldn_desk.reading.text.sentences import sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


CASES = (
    # Plain ends.
    "Mice sleep.| Rats do not.",
    "Do mice sleep?| They do!| Rats do not.",
    "Mice sleep … and wake.",
    "Mice sleep…| Rats do not.",
    "One sentence without an end",
    "He said: “Mice sleep.”| Rats do not.",
    "He said (rightly.)| Rats do not.",
    "«Mice sleep.»| Rats do not.",
    "“Do they?” he asked.| They do.",
    # Markers behind the full stop belong to the sentence before.
    "Mice sleep.[1]| Rats do not.",
    "Mice sleep. [1, 4–6]| Rats do not.",
    "Mice sleep.¹⁻³| Rats do not.",
    "Mice sleep.1,2| Rats do not.",
    "Mice sleep.(1,2)| Rats do not.",
    "Mice sleep.[1][2]| Rats do not.",
    "Mice sleep [1].| Rats do not.",
    # Decimals, numbers, versions.
    "It fell by 0.05 in 2.5 h.| Rats did not.",
    "It fell to p < .05 and rose.| Then it fell.",
    "It ended in 2019.| Rats went on.",
    "We used version 2.0.1 of it.| It worked.",
    "1. Mice sleep.| Rats do not.",
    # Abbreviations of papers.
    "As Miller et al. showed, mice sleep.| Rats do not.",
    "As Miller et al. (2016) showed, mice sleep.",
    "It was shown by Miller et al.| The mice slept.",
    "Mice sleep, e.g. at noon, i.e. in the day.| Rats do not.",
    "Mice sleep, e.g., Fig. 3 and Figs. 4 and 5.| Rats do not.",
    "See Eq. 3, Ref. 4, Tab. 5 and Suppl. Table 6.| Rats do not.",
    "Mice vs. rats and cats vs. Dogs were compared.| None won.",
    "Mice, rats, etc. were used.| None slept.",
    "Mice, rats, etc.| The cats slept.",
    "It was given at 5 p.m. to mice.| Rats had none.",
    "It was given at 5 p.m.| The rats had none.| The end.",
    "No. 5 slept.| Vol. 3, pp. 4–5, tells why.",
    "Approx. 5 mice (ca. half) slept, cf. Smith.| Rats did not.",
    "E. coli and S. aureus grew.| They died.",
    "Listeria spp. were found.| None was left.",
    "The drug (Acme Inc., Boston) worked.| It was cheap.",
    # Names, titles, states.
    "J. R. R. Miller and A. B. Ash slept.| They woke.",
    "Dr. Ash, Prof. Birch and Mr. Cedar slept.| They woke.",
    "St. John's wort was used in the U.S. Army.| It failed.",
    "It was made in the U.S.| The price was low.",
    "She has a Ph.D. in sleep.| He has none.",
    "They lacked vitamin C.| Later they had it.",
    "We looked at group A.| They slept.",
    # Brackets hold no end of a sentence, unless they hold the sentence.
    "Mice sleep (see Ash. Also Birch.) at noon.| Rats do not.",
    "Mice sleep [1, p. 45] at noon.| Rats do not.",
    "Mice sleep (as Ash (2016. New) says. So) at noon.| Rats do not.",
    "Mice sleep), they say.| Rats do not.",
    "(Mice sleep.| Rats do not.)| Cats do.",
    "Mice sleep (and so on.| Rats do not.",
    # German.
    "Mäuse schlafen z. B. nachts, d. h. selten.| Ratten nicht.",
    "Mäuse (Müller u. a. 2019; vgl. Weber 2015, S. 24) schlafen.| Ratten nicht.",
    "Am 3. Mai 2019 schliefen ca. 5 Mäuse bzw. Ratten.| Katzen nicht.",
    "„Mäuse schlafen.“| Ratten nicht.",
    # French, Spanish, Portuguese, Italian.
    "Selon Dupont et coll. [3], les souris dorment, p. ex. la nuit.| Les rats non.",
    "Según García y cols. (2019), la Dra. Ruiz duerme, p. ej. de noche.| Las ratas no.",
    "Segundo Silva et al. (2019), pág. 5, os ratos dormem.| Os gatos não.",
    "I topi dormono, cfr. Rossi e coll. (pag. 5).| I gatti no.",
    # Dutch, Scandinavian, Polish, Czech, Turkish.
    "Muizen slapen, bijv. 's nachts, o.a. in blz. 5.| Ratten niet.",
    "Möss sover, t.ex. på natten, bl.a. i Lund.| Råttor gör det inte.",
    "Myszy śpią, np. w nocy, tj. rzadko (rys. 5).| Szczury nie.",
    "Myši spí, např. v noci, tzv. spánek.| Krysy ne.",
    "Fareler uyur (bkz. Şek. 3, Yılmaz ve ark.).| Sıçanlar uyumaz.",
    # Russian, Ukrainian, Greek.
    "По данным Иванова А. А. и др. [1, с. 45], мыши спят.| Крысы не спят.",
    "Мыши спят, т. е. видят сны (см. рис. 5).| Крысы не спят.",
    "Миші сплять.| Щури не сплять.",
    "Τα ποντίκια κοιμούνται, π.χ. τη νύχτα.| Οι αρουραίοι όχι.",
    # Chinese, Japanese, Korean.
    "睡眠不足会增加疼痛[1]。|多项研究支持这一观点。[2]|另有报道？",
    "睡眠不足は痛みを増す。¹⁾|山田は反対した．|おわり",
    "수면 부족은 통증을 증가시킨다[1].| 여러 연구가 있다.",
    # Arabic, Hebrew, Hindi.
    "هل تنام الفئران؟| نعم تنام.",
    "עכברים ישנים.| חולדות לא.",
    "चूहे सोते हैं।| बिल्लियाँ नहीं।",
)


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_they_end(case: str) -> None:
    assert cut(case.replace("|", "")) == [part.strip() for part in case.split("|")]


def test_nothing_has_no_sentence() -> None:
    assert sentence_spans("") == []


def test_a_text_of_stops_is_cut_in_no_time() -> None:
    assert len(sentence_spans("Aa. " * 200_000)) > 1000


def test_a_text_of_open_brackets_is_cut_too() -> None:
    assert cut("(" * 5000 + "Mice sleep. Rats do not.")[-1] == "Rats do not."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One here. Two there.", 2),
        ("A case series by Ash et al. reported relief. Then it ended.", 2),
        ("It was shown by Ash et al. The trial was small.", 2),
        ("It was shown by Ash et al. Neuroinflammation fell.", 1),
        ("Drugs, e.g. naltrexone, help. So do others, i.e. Sleep.", 2),
        ("J. P. Smith and A. Field wrote it. It sold.", 2),
        ("It has vitamin C. Later it has none.", 2),
        ("The dose was 4.5 mg. It rose to 10.2 mg.", 2),
        ("Was it so? Yes! It was…", 3),
        ("“Was it so?” she asked. It was.", 2),
        ("He slept … and woke. Then rose.", 2),
        ("Food is sold in the U.S. The rest is not. By the U.S. Food Office.", 3),
        ("See Fig. 3 and Dr. Ash. It is there.", 2),
        ("They were ill (p < .05). They died.", 2),
        ("Wort eins. Änderung zwei.", 2),
        ("一つ。二つ！三つ？", 3),
        ("no stop at all", 1),
        ("", 0),
        ("Ends with a blank. ", 1),
        ("a lone . dot", 1),
        ("It is so.\n\nIt was so.", 2),
        ("Slept etc. 5 hours", 1),
        ("Name p. Then", 1),
    ],
)
def test_sentences_are_cut_where_readers_cut_them(text: str, count: int) -> None:
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "It fell.[1] It rose.",
        "It fell. [1] It rose.",
        "It fell.¹ It rose.",
        "It fell.¹,² It rose.",
        "It fell.7 It rose.",
        "It fell.7,8 It rose.",
        "It fell.[1][2] It rose.",
        "It fell (1). It rose.",
        "It fell.”[1] It rose.",
    ],
)
def test_a_marker_after_the_full_stop_belongs_to_the_sentence_before(text: str) -> None:
    assert cut(text)[-1] == "It rose."
    assert len(cut(text)) == 2


def test_a_marker_before_the_full_stop_is_in_its_sentence() -> None:
    assert cut("Shown by Ash et al. [7] and others. New one.")[0] == "Shown by Ash et al. [7] and others."


def test_a_bracket_longer_than_a_sentence_holds_sentences() -> None:
    assert len(cut("Mice (" + "Sleep well here. " * 40 + ") at noon.")) > 20
