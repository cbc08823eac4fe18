"""Lines run together: hyphens, addresses, scripts without blanks, spans."""

import pytest

from ldn_desk.domain.article import Span, SpanKind
from ldn_desk.importers.pdf.joining import Joined, Words, joined
from ldn_desk.importers.pdf.lines import Line


def line(text: str, *spans: tuple[int, int, SpanKind]) -> Line:
    return Line(text, 40.0, 300.0, 100.0, 10.0, spans=list(spans))


def run_together(*texts: str, known: str = "") -> str:
    return joined([line(text) for text in texts], Words([line(f"x {known} x")]), 300.0).text


@pytest.mark.parametrize(
    ("before", "after", "known", "whole"),
    [
        ("an improve-", "ment of it", "", "an improvement of it"),
        ("a well-", "known case", "", "a well-known case"),
        ("the resource-", "limited ward", "resource-limited", "the resource-limited ward"),
        ("such out-", "patients came", "outpatients", "such outpatients came"),
        ("the patient-", "centred ward", "", "the patient-centred ward"),
        ("the neighbour-", "hood clinic", "neighbour hood", "the neighbour-hood clinic"),
        ("both short-", "and long-term", "", "both short- and long-term"),
        ("an end-", "to-end plan", "", "an end-to-end plan"),
        ("by Mann-", "Whitney tests", "", "by Mann-Whitney tests"),
        ("the COVID-", "19 wave", "", "the COVID-19 wave"),
        ("5,7-Dimethyl-1H-", "indole", "", "5,7-Dimethyl-1H-indole"),
        ("graft-vs-", "host disease", "", "graft-vs-host disease"),
        ("TREAT-", "MENT OF IT", "", "TREATMENT OF IT"),
        ("pages 123–", "130 of it", "", "pages 123–130 of it"),
        ("it was – ", "as said", "", "it was – as said"),
        ("one word", "and another", "", "one word and another"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_or_stays_as_the_word_has_it(
    before: str, after: str, known: str, whole: str
) -> None:
    assert run_together(before, after, known=known) == whole


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("doi:10.1016/j.jad.", "2016.08.029.", "doi:10.1016/j.jad.2016.08.029."),
        ("doi:10.1007/s10067-", "014-2517-2", "doi:10.1007/s10067-014-2517-2"),
        ("https://doi.org/", "10.1038/nri.2015.5", "https://doi.org/10.1038/nri.2015.5"),
        ("https://www.", "kettles.example/a", "https://www.kettles.example/a"),
        ("doi: 10.1371/journal.pone.00", "12345.", "doi: 10.1371/journal.pone.0012345."),
        ("doi:10.1038/nri.2015.5.", "Accessed in May", "doi:10.1038/nri.2015.5. Accessed in May"),
        ("doi:10.1038/nri.2015.5.", "2016 was the year", "doi:10.1038/nri.2015.5. 2016 was the year"),
        ("see https://kettles.example", "for more", "see https://kettles.example for more"),
    ],
)
def test_an_address_that_a_line_breaks_is_kept_whole(before: str, after: str, whole: str) -> None:
    assert run_together(before, after) == whole


def test_chinese_and_japanese_lines_are_joined_without_a_blank_and_korean_ones_with() -> None:
    assert run_together("低剂量纳曲酮", "的研究") == "低剂量纳曲酮的研究"
    assert run_together("저용량 날트렉손", "연구") == "저용량 날트렉손 연구"


def test_spans_move_along_and_those_that_a_line_broke_are_one() -> None:
    words = Words([])
    text = Joined(words)
    text.add(line("seen in Ordinary", (8, 16, SpanKind.EMPHASIS)))
    text.add(line("Kettles. Then1", (0, 7, SpanKind.EMPHASIS), (13, 14, SpanKind.SUPERSCRIPT)))
    assert text.text == "seen in Ordinary Kettles. Then1"
    assert text.spans == (Span(8, 24, SpanKind.EMPHASIS), Span(30, 31, SpanKind.SUPERSCRIPT))


def test_a_span_whose_hyphen_goes_ends_where_its_word_does() -> None:
    text = joined(
        [line("an improve-", (3, 11, SpanKind.STRONG)), line("ment of it", (0, 4, SpanKind.STRONG))], Words([])
    )
    assert [(text.text[s.start : s.end], s.kind) for s in text.spans] == [("improvement", SpanKind.STRONG)]
