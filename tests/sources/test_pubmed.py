"""PubMed, asked through the stand-in as NCBI would answer."""

import time
from collections.abc import Iterator

import pytest

from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Absent, Answer, Found, Unreachable
from ldn_desk.plugins.contracts import Asking
from ldn_desk.sources.pubmed import PubMed
from tests.standin import desk, faults
from tests.standin.records import numbered
from tests.standin.registry import Registry

WORKS = list(numbered(120))
DOIS = [str(work["DOI"]) for work in WORKS]


@pytest.fixture
def registry() -> Iterator[Registry]:
    with Registry() as running:
        for place, work in enumerate(WORKS):
            running.pubmed.add(work, str(1000 + place))
        yield running


def ask(registry: Registry, *names: str, asking: Asking | None = None) -> dict[str, Answer]:
    answers = desk.pubmed(registry).lookup(names, asking or Asking())
    return {each.record.DOI if isinstance(each, Found) else each.DOI: each for each in answers}


def test_many_dois_cost_a_few_searches_and_one_fetch(registry: Registry) -> None:
    answers = ask(registry, *DOIS)
    assert all(isinstance(answer, Found) for answer in answers.values())
    assert len(answers) == 120
    assert (registry.count("pubmed", "esearch"), registry.count("pubmed", "efetch")) == (2, 1)


def test_a_doi_that_pubmed_does_not_have_is_absent(registry: Registry) -> None:
    answers = ask(registry, DOIS[0].upper(), "10.5555/other")
    assert isinstance(answers[DOIS[0]], Found)
    assert isinstance(answers["10.5555/other"], Absent)
    assert isinstance(ask(registry, "10.5555/other")["10.5555/other"], Absent)


def test_a_pmid_is_fetched_without_a_search(registry: Registry) -> None:
    answers = ask(registry, "pmid:1003", "pmid:5")
    assert isinstance(answers["pmid:1003"], Found)
    assert isinstance(answers["pmid:5"], Absent)
    assert registry.count("pubmed", "esearch") == 0


def test_no_request_line_is_longer_than_servers_take(registry: Registry) -> None:
    ask(registry, *(f"10.1234/{'(x)<y>' * 8}.{number}" for number in range(60)))
    assert max(len(seen.line) for seen in registry.requests) < 4_000


def test_the_printed_text_finds_the_work_by_the_words_of_its_title(registry: Registry) -> None:
    source = desk.pubmed(registry)
    title = WORKS[7]["title"][0]
    found = source.search(f"Invented A, Imagined B. {title}. Ann Imag Med. 2004;1(5):4-11.", Asking())
    assert not isinstance(found, Reason)
    assert title in [source.work(raw).fields.title for raw in found]


def test_words_that_no_title_bears_find_nothing(registry: Registry) -> None:
    assert desk.pubmed(registry).search("Unheard-of quixotic zeppelins altogether.", Asking()) == ()
    assert desk.pubmed(registry).search("1, 2.", Asking()) == ()


@pytest.mark.parametrize(
    "fault",
    [
        faults.TOO_MANY,
        faults.SERVER_ERROR,
        faults.UNAVAILABLE,
        faults.CAPTIVE_PORTAL,
        faults.PORTAL_NOT_FOUND,
        faults.PROXY_LOGIN,
        faults.FORBIDDEN,
        faults.NOT_JSON,
        faults.WRONG_SHAPE,
        faults.NESTED,
        faults.EMPTY,
        faults.CUT_OFF,
        faults.DROPPED,
        faults.HUGE,
    ],
)
def test_no_fault_is_ever_an_answer(registry: Registry, fault: faults.Fault) -> None:
    with registry.failing(fault):
        answers = ask(registry, DOIS[0], DOIS[1])
        assert {type(answer) for answer in answers.values()} == {Unreachable}
        assert isinstance(desk.pubmed(registry).search("Invented finding number about imaginary tea", Asking()), Reason)
    assert isinstance(ask(registry, DOIS[0])[DOIS[0]], Found)


def test_a_sentence_in_the_records_place_is_no_empty_answer(registry: Registry) -> None:
    with registry.failing(faults.Fault(200, "text/plain", b"This network is closed on Sundays."), "efetch"):
        assert isinstance(ask(registry, DOIS[0])[DOIS[0]], Unreachable)


@pytest.mark.parametrize("fault", [faults.CAPTIVE_PORTAL, faults.CUT_OFF, faults.SERVER_ERROR])
def test_records_that_do_not_come_are_not_said_to_be_missing(registry: Registry, fault: faults.Fault) -> None:
    with registry.failing(fault, "efetch"):
        assert isinstance(ask(registry, DOIS[0])[DOIS[0]], Unreachable)
        assert isinstance(ask(registry, "pmid:1003")["pmid:1003"], Unreachable)


def test_one_failed_try_is_made_good(registry: Registry) -> None:
    registry.fail(faults.TOO_MANY, times=1)
    assert isinstance(ask(registry, DOIS[0])[DOIS[0]], Found)


def test_cancel_ends_a_silent_lookup_within_half_a_second(registry: Registry) -> None:
    started = time.monotonic()
    with registry.failing(faults.late(5.0)):
        asking = Asking(cancelled=lambda: time.monotonic() - started > 0.2)
        assert ask(registry, DOIS[0], asking=asking) == {}
        assert desk.pubmed(registry).search("Invented finding number", asking) == because("cancelled")
    assert time.monotonic() - started < 1.0


def test_the_tool_is_named_and_an_address_only_where_the_reader_set_one(registry: Registry) -> None:
    ask(registry, DOIS[0])
    assert "tool=ldn-desk" in registry.requests[0].line
    assert "email" not in registry.requests[0].line
    list(desk.pubmed(registry, mailto="reader@example.org").lookup([DOIS[0]], Asking()))
    assert "email=reader" in registry.requests[-1].line


@pytest.mark.parametrize(
    ("settings", "enabled"),
    [
        ({}, True),
        ({"pubmed": "off"}, False),
        ({"crossref_url": "http://127.0.0.1:1"}, False),
        ({"crossref_url": "http://127.0.0.1:1", "pubmed_url": "http://127.0.0.1:1"}, True),
    ],
)
def test_it_is_left_out_where_the_reader_or_a_replaced_registry_says_so(
    settings: dict[str, str], enabled: bool
) -> None:
    assert PubMed(lambda name: settings.get(name, "")).enabled is enabled
