"""What is kept comes back equal."""

import json
from dataclasses import replace
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from ldn_desk.domain.article import Block, BlockKind, Linked, Span, SpanKind
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.record import Absent, Found, Notice
from ldn_desk.domain.verdict import Opinion, Verdict, VerdictCode
from ldn_desk.store import mapping
from ldn_desk.store.corrections import reason_in, reason_text
from tests.store import samples


def test_a_block_with_mark_up_comes_back_equal() -> None:
    block = Block(
        BlockKind.LIST_ITEM, "one link", 2, (Span(4, 8, SpanKind.LINK, "https://example.org"),), 40, "here", "3."
    )
    row = mapping.block_row("a", 5, block)
    assert mapping.block([row[column.name] for column in mapping.BLOCK]) == block


MENDED = {"mended": ("title", "volume"), "read": Fields(title="As it was read"), "sure": (("title", 0.4),)}


FURTHER = {"linked": Linked("10.5555/link", "123456"), "further": {"language": "de", "keyword": "owl, nap"}}


@pytest.mark.parametrize(
    "more", [{}, MENDED, {"mended": ("title",)}, {"sure": (("page", 0.25), ("title", 1.0))}, FURTHER]
)
def test_a_reference_comes_back_equal(more: dict[str, Any]) -> None:
    reference = replace(samples.reference(7, 120), **more)
    row = mapping.reference_row("a", 6, reference)
    assert mapping.reference([row[column.name] for column in mapping.REFERENCE]) == reference


def test_what_a_link_leads_to_is_part_of_what_was_judged() -> None:
    plain = replace(samples.reference(7), printed=Fields(title="Naps"))
    linked = replace(plain, linked=Linked("10.5555/link"))
    mended = replace(linked, mended=("DOI",))
    for one in (plain, linked, mended):
        for other in (plain, linked, mended):
            row = SimpleNamespace(**mapping.reference_row("a", 6, other))
            assert mapping.is_as(one, row) == (one == other)
    assert mapping.hash_of(linked) != mapping.hash_of(plain) == mapping.hash_of(mended)


@pytest.mark.parametrize("mended", [True, False])
def test_a_citation_comes_back_equal(mended: bool) -> None:
    citation = replace(samples.article().citations[0], mended=mended)
    row = mapping.citation_row("a", 6, citation)
    assert mapping.citation([row[column.name] for column in mapping.CITATION], citation.numbers) == citation


@pytest.mark.parametrize("date", [PartialDate(2026, 11, 23), PartialDate(2026), PartialDate(raw="Jul 21"), None])
def test_a_date_comes_back_equal(date: PartialDate | None) -> None:
    assert mapping.date_of(mapping.date_text(date)) == date


def test_a_text_that_the_blocks_do_not_give_is_kept_itself() -> None:
    article = replace(samples.article(), blocks=())
    row = mapping.article_row(article, "2026-11-23T10:00:00.000000Z")
    assert row["text"] == article.text


@pytest.mark.parametrize("code", [VerdictCode.DIFFERS, VerdictCode.OTHER_WORK])
def test_a_verdict_with_its_comparison_comes_back_equal(code: VerdictCode) -> None:
    record = samples.record("10.5555/naps.1")
    verdict = samples.verdict(record, code)
    row = mapping.verdict_row("r", verdict, "answer")
    answer = mapping.answer_row("answer", Found(record), None)
    assert _read(row, [answer[column.name] for column in mapping.ANSWER]) == verdict


def test_a_verdict_without_a_record_comes_back_equal() -> None:
    verdict = Verdict(VerdictCode.NOT_REGISTERED, sources=("Crossref", "doi.org"), judged="2026-11-23T10:00:00Z")
    assert _read(mapping.verdict_row("r", verdict, None), [None] * 5) == verdict


def test_a_second_opinion_comes_back_equal_and_an_older_verdict_has_none() -> None:
    opinion = Opinion("pubmed", because("details-match"), "7", ("Review",), ("Humans",), "2026-11-23T10:00:00Z")
    notice = Notice("retraction", "10.1/n", None, "pubmed", "8", ("Error",))
    verdict = Verdict(VerdictCode.AGREES, notices=(notice,), opinions=(opinion,))
    assert _read(mapping.verdict_row("r", verdict, None), [None] * 5) == verdict
    row = mapping.verdict_row("r", Verdict(VerdictCode.AGREES, notices=(Notice("erratum"),)), None)
    detail = json.loads(row["detail"])
    del detail["opinions"]
    detail["notices"] = [kept[:4] for kept in detail["notices"]]
    older = _read({**row, "detail": json.dumps(detail)}, [None] * 5)
    assert (older.opinions, older.notices) == ((), (Notice("erratum"),))


def _read(row: mapping.Values, answer: list[object]) -> Verdict:
    return mapping.verdict([row[column.name] for column in mapping.VERDICT], answer)


def test_an_absent_answer_comes_back_equal() -> None:
    absent = Absent("10.5555/gone", "crossref", "2026-11-23T10:00:00Z")
    row = mapping.answer_row("id", absent, "a")
    assert (row["article_id"], mapping.answer([row[column.name] for column in mapping.ANSWER])) == ("a", absent)


def test_a_record_of_any_mapping_can_be_kept() -> None:
    record = replace(samples.record("10.5555/X"), raw=MappingProxyType({"DOI": "10.5555/x"}))
    row = mapping.answer_row("id", Found(record), None)
    assert (row["doi"], row["raw"]) == ("10.5555/x", '{"DOI":"10.5555/x"}')


def test_half_a_surrogate_pair_becomes_a_replacement_character_and_a_whole_one_its_character() -> None:
    assert mapping.storable("\ud83d\ude00 and \ud83d") == "😀 and �"
    assert mapping.storable("plain") == "plain"


def test_a_reason_is_kept_in_a_column_of_text_as_words_or_as_its_code() -> None:
    assert reason_text(own_words("asked the library")) == "asked the library"
    for reason in (
        own_words("asked the library"),
        because("suggestion-accepted", reason=because("fits", fields=("title",))),
        own_words('{"code": "of my own"}'),
        own_words("{not JSON"),
    ):
        assert reason_in(reason_text(reason)) == reason
    assert reason_in("{not JSON") == own_words("{not JSON")
