"""Tests of `crossref` and `sources/http/conversation`. Crossref, asked at a stand-in that behaves as Crossref does."""

import gzip
import time
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

import pytest

from ldn_desk.domain.reason import Reason, as_reason, because
from ldn_desk.domain.record import Absent, Answer, Found, Request, Unreachable
from ldn_desk.plugins.contracts import Asking
from ldn_desk.sources.crossref import Crossref
from ldn_desk.sources.http.conversation import Timing
from ldn_desk.sources.http.rate_limit import Pace
from ldn_desk.wording.reasons import reason_words
from tests.standin import desk, faults
from tests.standin.faults import Fault
from tests.standin.limits import PUBLISHED, Allowance, Gate
from tests.standin.records import FIRST_ARTICLE, UNKNOWN, numbered
from tests.standin.registry import Registry

KNOWN = tuple(record["DOI"] for record in FIRST_ARTICLE)
ONE = KNOWN[1]
SICI = "10.5555/(sici)1097-0000(19980101)1:1<1::aid-made1>3.0.co;2-#"


def doi_of(answer: Answer) -> str:
    return answer.record.DOI if isinstance(answer, Found) else answer.DOI


def kinds(answers: Sequence[Answer]) -> dict[str, type[Answer]]:
    return {doi_of(answer): type(answer) for answer in answers}


def lookup(registry: Registry, *dois: str, asking: Asking | None = None) -> dict[str, type[Answer]]:
    answers = list(desk.crossref(registry).lookup(dois, asking or Asking()))
    assert len(answers) == len({doi.lower() for doi in dois}), "exactly one answer for each DOI"
    return kinds(answers)


def reason(registry: Registry, doi: str = ONE) -> str:
    (answer,) = desk.crossref(registry).lookup([doi], Asking())
    assert isinstance(answer, Unreachable)
    return reason_words(as_reason(answer.reason))


# Many DOIs in few requests


def test_ten_dois_are_asked_for_in_one_request_and_what_it_dropped_alone(registry: Registry) -> None:
    found = lookup(registry, *KNOWN, *UNKNOWN)
    assert found == dict.fromkeys(KNOWN, Found) | dict.fromkeys(UNKNOWN, Absent)
    assert (registry.count(kind="list"), registry.count(kind="work")) == (1, len(UNKNOWN))


def test_a_thousand_dois_take_25_requests_and_one_for_each_that_a_batch_dropped() -> None:
    with Registry(numbered(995)) as registry:
        found = lookup(registry, *(f"10.5555/many.{number}" for number in range(1, 1001)))
        assert list(found.values()).count(Found) == 995
        assert (registry.count(kind="list"), registry.count(kind="work")) == (25, 5)


def test_no_request_is_longer_than_the_api_takes(registry: Registry) -> None:
    dois = [f"10.5555/{'long' * 40}.{number}" for number in range(60)]
    assert set(lookup(registry, *dois).values()) == {Absent}
    assert max(len(seen.line) for seen in registry.requests) < 3800
    assert {seen.status for seen in registry.requests} == {200, 404}


def test_one_doi_alone_is_no_list(registry: Registry) -> None:
    assert lookup(registry, ONE) == {ONE: Found}
    assert [seen.kind for seen in registry.requests] == ["work"]


def test_a_doi_with_a_comma_is_asked_for_alone(registry: Registry) -> None:
    assert set(lookup(registry, "10.5555/comma,in.doi", ONE, KNOWN[0]).values()) == {Found}
    assert registry.count(kind="work") == 1


@pytest.mark.parametrize("doi", [SICI, "10.5555/a#b", "10.5555/a?b=c", "10.5555/a b", "10.5555/a%2Fb", "10.5555/ends/"])
def test_every_sign_in_a_doi_arrives(registry: Registry, doi: str) -> None:
    registry.catalogue.add({"DOI": doi, "title": ["A work with odd signs"]})
    assert lookup(registry, doi) == {doi.lower(): Found}


def test_dois_are_compared_without_case_and_asked_for_once(registry: Registry) -> None:
    answers = list(desk.crossref(registry).lookup([ONE.upper(), ONE], Asking()))
    assert [doi_of(answer) for answer in answers] == [ONE]


def test_nothing_is_asked_for_nothing(registry: Registry) -> None:
    assert list(desk.crossref(registry).lookup([], Asking())) == []
    assert registry.requests == []


def test_a_batch_refused_for_one_malformed_doi_is_halved(registry: Registry) -> None:
    dois = [*KNOWN, "10.not/a-doi"]
    assert lookup(registry, *dois) == dict.fromkeys(KNOWN, Found) | {"10.not/a-doi": Absent}


def test_a_batch_that_something_on_the_way_finds_too_long_is_halved(registry: Registry) -> None:
    registry.fail(Fault(414, "text/html", b"<html>"), f"{KNOWN[3]},")
    assert set(lookup(registry, *KNOWN).values()) == {Found}


def test_a_mirror_without_lists_is_asked_for_each(registry: Registry) -> None:
    registry.fail(faults.NOT_FOUND, "filter=")
    assert set(lookup(registry, *KNOWN).values()) == {Found}
    assert registry.count(kind="list") == 1


def test_a_doi_too_long_to_ask_for_is_not_sent_and_not_judged(registry: Registry) -> None:
    assert set(lookup(registry, "10.5555/" + "x" * 5000).values()) == {Unreachable}
    assert registry.requests == []


def test_a_doi_that_something_on_the_way_finds_too_long_is_not_absent(registry: Registry) -> None:
    registry.fail(Fault(414, "text/html", b"<html>"))
    assert lookup(registry, ONE) == {ONE: Unreachable}


# Records


def test_a_record_is_kept_whole_with_its_source_and_time(registry: Registry) -> None:
    (answer,) = desk.crossref(registry).lookup([ONE], Asking())
    assert isinstance(answer, Found)
    assert answer.record.raw == registry.catalogue.works[ONE]
    assert answer.record.source == "crossref"
    assert time.strptime(answer.record.retrieved, "%Y-%m-%dT%H:%M:%SZ")


def test_an_alias_leads_to_the_record_it_is_an_alias_of(registry: Registry) -> None:
    assert lookup(registry, "10.5555/standin.alias") == {"10.5555/standin.alias": Found}
    assert [seen.status for seen in registry.requests] == [301, 200]


def test_a_record_of_another_doi_is_never_accepted(registry: Registry) -> None:
    registry.fail(faults.other_record("10.5555/another"))
    assert lookup(registry, ONE) == {ONE: Absent}


def test_works_are_read_by_the_records_own_parser(registry: Registry) -> None:
    assert desk.crossref(registry).work(FIRST_ARTICLE[0]).fields.year == 2015


# Faults: no answer is ever invented


RETRIED = {
    "429": faults.TOO_MANY,
    "429 without a body": faults.TOO_MANY_NO_BODY,
    "429 with a pause of no length": faults.too_many("0"),
    "500": faults.SERVER_ERROR,
    "503": faults.UNAVAILABLE,
    "504": faults.GATEWAY_TIMEOUT,
    "cut off": faults.CUT_OFF,
    "dropped": faults.DROPPED,
    "half a JSON": faults.NOT_JSON,
    "JSON of another shape": faults.WRONG_SHAPE,
    "an empty body": faults.EMPTY,
    "a captive portal": faults.CAPTIVE_PORTAL,
    "a portal's own 404": faults.PORTAL_NOT_FOUND,
    "a proxy's 404 in plain text": Fault(404, "text/plain", b"404 page not found"),
    "a proxy's 404 in JSON": Fault(404, "application/json", b'{"error": "blocked"}'),
    "a 404 without a body": Fault(404, "application/json", b""),
    "what is not compressed as it says": faults.zipped(b"no gzip at all"),
    "a compressed answer that breaks off": faults.zipped(gzip.compress(b'{"status": "ok"}' * 99)[:-20]),
    "JSON too deep to be read": Fault(body=b'{"message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "JSON too deep to be used": Fault(body=b'{"message": ' + b'[{"DOI":' * 200 + b"0" + b"}]" * 200 + b"}"),
    "another record": faults.other_record("10.5555/another"),
}


@pytest.mark.parametrize("fault", RETRIED.values(), ids=RETRIED.keys())
def test_a_fault_that_passes_is_asked_again(registry: Registry, fault: Fault) -> None:
    registry.fail(fault, times=2)
    assert lookup(registry, ONE) == {ONE: Found}
    assert registry.count() == 3


@pytest.mark.parametrize("fault", RETRIED.values(), ids=RETRIED.keys())
def test_a_fault_that_stays_is_no_answer(registry: Registry, fault: Fault) -> None:
    registry.fail(fault)
    assert set(lookup(registry, *KNOWN).values()) == {Unreachable}
    assert registry.count() <= 5


@pytest.mark.parametrize("fault", RETRIED.values(), ids=RETRIED.keys())
def test_a_second_try_finishes_the_rest(registry: Registry, fault: Fault) -> None:
    crossref = desk.crossref(registry)
    registry.fail(fault)
    assert {type(answer) for answer in crossref.lookup(KNOWN, Asking())} == {Unreachable}
    registry.heal()
    assert {type(answer) for answer in crossref.lookup(KNOWN, Asking())} == {Found}


@pytest.mark.parametrize("fault", [faults.FORBIDDEN, faults.PROXY_LOGIN])
def test_a_refusal_is_not_asked_again(registry: Registry, fault: Fault) -> None:
    registry.fail(fault)
    assert set(lookup(registry, *KNOWN, "10.5555/comma,in.doi").values()) == {Unreachable}
    assert registry.count() == 1


def test_an_unreadable_answer_costs_only_its_own_references() -> None:
    with Registry(numbered(80)) as registry:
        registry.fail(faults.NOT_JSON, "doi:10.5555/many.1,")
        found = lookup(registry, *(f"10.5555/many.{number}" for number in range(1, 81)))
        assert list(found.values()).count(Unreachable) == 40
        assert list(found.values()).count(Found) == 40


def test_a_source_that_keeps_failing_is_left_alone() -> None:
    with Registry(numbered(400)) as registry:
        registry.fail(faults.NOT_JSON)
        found = lookup(registry, *(f"10.5555/many.{number}" for number in range(1, 401)))
        assert set(found.values()) == {Unreachable}
        assert registry.count() == 9, "three batches, three times each"


def test_a_body_of_twenty_megabytes_is_not_read_to_its_end(registry: Registry) -> None:
    registry.fail(faults.HUGE)
    timing = Timing(backoff=0.005, most_bytes=100_000)
    answers = list(desk.crossref(registry, timing).lookup(KNOWN[:2], Asking()))
    assert {type(answer) for answer in answers} == {Unreachable}


def test_a_batch_that_is_too_large_to_read_is_halved(registry: Registry) -> None:
    registry.catalogue.add({"DOI": KNOWN[0], "title": ["x" * 50_000]})
    timing = Timing(backoff=0.005, most_bytes=10_000)
    answers = kinds(list(desk.crossref(registry, timing).lookup(KNOWN, Asking())))
    assert answers == dict.fromkeys(KNOWN, Found) | {KNOWN[0]: Unreachable}


def test_a_registry_that_is_off_is_known_after_two_tries(registry: Registry) -> None:
    registry.stop()
    log: list[Request] = []
    assert set(lookup(registry, *KNOWN, "10.5555/comma,in.doi", asking=Asking(log=log.append)).values()) == {
        Unreachable
    }
    assert [request.outcome for request in log] == ["not reached", "not reached"]


def test_a_host_that_is_not_there_is_known_after_two_tries(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def nobody(*arguments: object, **more: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    crossref = Crossref(
        lambda name: "http://nowhere.invalid" if name == "crossref_url" else "", desk.QUICK, Pace(0.001)
    )
    (answer,) = crossref.lookup([ONE], Asking())
    assert isinstance(answer, Unreachable)
    assert "could not be found" in reason_words(as_reason(answer.reason))


def test_a_dripping_source_is_given_up_by_its_deadline(registry: Registry) -> None:
    registry.fail(faults.dripping(0.05))
    began = time.monotonic()
    timing = Timing(backoff=0.01, answer=0.2)
    answers = list(desk.crossref(registry, timing).lookup([*KNOWN, "10.5555/comma,in.doi"], Asking(deadline=0.5)))
    assert {type(answer) for answer in answers} == {Unreachable}
    assert time.monotonic() - began < 2, "a deadline of half a second, with room for a busy machine"


@pytest.mark.parametrize("limits", [("1", "3600s"), ("1", "1h"), ("1", "60m"), ("1", "999999999h")])
def test_a_source_that_wants_to_be_asked_once_an_hour_is_given_up_at_once(
    registry: Registry, limits: tuple[str, str]
) -> None:
    registry.fail(faults.limits(*limits))
    began = time.monotonic()
    answers = kinds(list(desk.crossref(registry).lookup([*KNOWN, "10.5555/comma,in.doi"], Asking())))
    assert answers == dict.fromkeys(KNOWN, Found) | {"10.5555/comma,in.doi": Unreachable}
    assert registry.count() == 1
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "nan", "1e9", "\u00b2", "0", ""])
def test_limits_that_are_none_change_nothing(registry: Registry, number: str) -> None:
    registry.fail(faults.limits(number, number + "s", number))
    assert lookup(registry, *KNOWN) == dict.fromkeys(KNOWN, Found)


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "nan", "Mon, 99 Foo 99999 99:99:99 GMT", "1 Jan 9999999999"])
def test_a_pause_that_is_none_is_no_defect(registry: Registry, number: str) -> None:
    registry.fail(faults.too_many(number), times=1)
    (answer,) = desk.crossref(registry).lookup([ONE], Asking())
    assert type(answer) is (Unreachable if number.isdecimal() else Found)


def test_a_loop_of_redirects_is_left(registry: Registry) -> None:
    registry.fail(faults.redirect("/crossref/works/a"), "/works/b")
    registry.fail(faults.redirect("/crossref/works/b"))
    assert set(lookup(registry, ONE).values()) == {Unreachable}
    assert registry.count() <= 18, "three times six"


def test_a_record_with_numbers_that_are_none_is_read_all_the_same(registry: Registry) -> None:
    work = b'{"DOI": "%s", "title": ["T"], "volume": %s, "score": NaN, "x": 1e999}' % (ONE.encode(), b"9" * 5_000)
    registry.fail(Fault(body=b'{"status": "ok", "message": %s}' % work))
    (answer,) = desk.crossref(registry).lookup([ONE], Asking())
    assert isinstance(answer, Found)
    assert [answer.record.raw[key] for key in ("score", "x")] == [None, None]


def test_a_pause_longer_than_the_deadline_is_not_waited_for(registry: Registry) -> None:
    registry.fail(faults.too_many("3600"))
    assert "wants a pause" in reason(registry)
    assert registry.count() == 1


def test_a_pause_that_is_asked_for_is_kept(registry: Registry) -> None:
    registry.fail(faults.too_many("1"), times=1)
    assert lookup(registry, ONE) == {ONE: Found}
    first, second = registry.requests
    assert second.at - first.at >= 1.0


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[", ""])
def test_a_redirect_to_what_is_no_web_address_is_not_followed(location: str, registry: Registry) -> None:
    registry.fail(faults.redirect(location))
    assert "not opened" in reason(registry)


def test_a_redirect_without_end_is_no_answer(registry: Registry) -> None:
    registry.fail(faults.redirect("/crossref/works/10.5555/there"), "10.5555/here")
    registry.fail(faults.redirect("/crossref/works/10.5555/here"))
    assert lookup(registry, ONE) == {ONE: Unreachable}


# Cancel


@pytest.mark.parametrize("fault", [faults.dripping(0.05), faults.late(5.0), faults.too_many("10")])
def test_cancel_is_heard_within_half_a_second_whatever_is_waited_for(registry: Registry, fault: Fault) -> None:
    registry.fail(fault)
    pressed: list[float] = []

    def cancelled() -> bool:
        if registry.requests and not pressed:
            pressed.append(time.monotonic() + 0.1)
        return bool(pressed) and time.monotonic() > pressed[0]

    answers = list(desk.crossref(registry, Timing(answer=10.0)).lookup(KNOWN, Asking(cancelled=cancelled)))
    assert answers == []
    assert time.monotonic() - pressed[0] < 1.0, "half a second, with room for a busy machine"


def test_what_was_answered_before_cancel_was_yielded(registry: Registry) -> None:
    heard: list[Answer] = []
    asking = Asking(cancelled=lambda: len(heard) >= 3)
    for answer in desk.crossref(registry).lookup([*KNOWN, *UNKNOWN], asking):
        heard.append(answer)  # one by one: the asking looks at it
    assert len(heard) == len(KNOWN), "the whole batch had been answered; what it dropped is not asked for"
    assert registry.count() == 1


def test_who_stops_listening_stops_the_asking() -> None:
    with Registry(numbered(400), latency=0.01) as registry:
        answers = desk.crossref(registry).lookup([f"10.5555/many.{number}" for number in range(1, 401)], Asking())
        next(iter(answers))
        answers.close()  # type: ignore[attr-defined]  # it is a generator
        asked = registry.count()
        time.sleep(0.1)
        assert registry.count() == asked


# Etiquette


def test_every_request_is_logged_with_its_outcome(registry: Registry) -> None:
    registry.fail(faults.UNAVAILABLE, times=1)
    log: list[Request] = []
    lookup(registry, ONE, UNKNOWN[0], asking=Asking(log=log.append))
    assert [request.outcome for request in log] == ["503", "200", "404"]
    assert {request.source for request in log} == {"crossref"}
    assert log[2].url == f"{registry.crossref_url}/works/{UNKNOWN[0]}"
    assert "filter=doi%3A" in log[0].url
    assert registry.count() == len(log)


def test_no_contact_address_is_sent_unless_the_reader_set_one(registry: Registry) -> None:
    list(desk.crossref(registry).lookup([ONE], Asking()))
    list(desk.crossref(registry, mailto="reader@example.org").lookup([ONE], Asking()))
    without, with_ = (seen.headers["user-agent"] for seen in registry.requests)
    assert "mailto" not in without
    assert "(mailto:reader@example.org)" in with_
    assert "LDN-Desk/" in without


def test_the_contact_address_does_not_follow_a_redirect_to_another_host(registry: Registry) -> None:
    registry.fail(faults.redirect(f"http://localhost:{registry.port}/crossref/works/{ONE}"), times=1)
    list(desk.crossref(registry, mailto="reader@example.org").lookup([ONE], Asking()))
    first, second = (str(seen.headers) for seen in registry.requests)
    assert "reader@example.org" in first
    assert "reader@example.org" not in second
    assert "LDN-Desk/" in second


def test_connections_are_kept_alive() -> None:
    with Registry(numbered(200)) as registry:
        lookup(registry, *(f"10.5555/many.{number}" for number in range(1, 201)))
        assert registry.count() == 5


@pytest.mark.parametrize("mailto", ["", "reader@example.org"])
def test_the_published_pace_is_never_exceeded(mailto: str) -> None:
    ten_times_as_fast = {key: Allowance(told.pool, told.rate * 10, told.concurrent) for key, told in PUBLISHED.items()}
    with Registry(numbered(400), gate=_TenfoldGate(ten_times_as_fast, enforced=True), latency=0.005) as registry:
        dois = [f"10.5555/many.{number}" for number in range(1, 401)]
        crossref = Crossref(desk.settings(registry, mailto=mailto), desk.QUICK, Pace(0.1))
        assert {type(answer) for answer in crossref.lookup(dois, Asking())} == {Found}
        assert registry.gate.turned_away == 0


class _TenfoldGate(Gate):
    """Tenths of a second for seconds: the pace as published, told and enforced ten times as fast."""

    WINDOW = 0.9


# Search


def test_a_search_sends_the_printed_text_alone_and_gives_five_records_at_most(registry: Registry) -> None:
    text = "Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16:22-34."
    found = desk.crossref(registry).search(text, Asking())
    assert not isinstance(found, Reason)
    assert found[0]["DOI"] == "10.1038/nri.2015.5"
    assert len(found) == 5
    (seen,) = registry.requests
    asked = parse_qs(urlsplit(seen.line).query)
    assert asked == {"query.bibliographic": [text], "rows": ["5"]}


def test_a_printed_text_of_any_length_can_be_searched(registry: Registry) -> None:
    assert desk.crossref(registry).search("depression ünd inflammation " * 400, Asking())
    assert len(registry.requests[0].line) < 3900


def test_a_text_without_blanks_can_be_searched(registry: Registry) -> None:
    assert desk.crossref(registry).search("抑うつ" * 2000, Asking()) == []


@pytest.mark.parametrize("fault", [faults.UNAVAILABLE, faults.CAPTIVE_PORTAL, faults.WRONG_SHAPE, faults.NOT_FOUND])
def test_a_search_without_an_answer_says_so(registry: Registry, fault: Fault) -> None:
    registry.fail(fault)
    assert isinstance(desk.crossref(registry).search("depression", Asking()), Reason)


def test_a_search_result_of_another_shape_is_no_answer(registry: Registry) -> None:
    registry.fail(Fault(200, "application/json", b'{"message": {"items": ["odd"]}}'))
    assert isinstance(desk.crossref(registry).search("depression", Asking()), Reason)


def test_a_source_given_up_is_not_searched_in_the_same_check(registry: Registry) -> None:
    crossref, asking = desk.crossref(registry), Asking()
    registry.fail(faults.FORBIDDEN)
    list(crossref.lookup([ONE], asking))
    assert isinstance(crossref.search("depression", asking), Reason)
    assert registry.count() == 1


def test_a_cancelled_search_asks_nobody(registry: Registry) -> None:
    assert desk.crossref(registry).search("depression", Asking(cancelled=lambda: True)) == because("cancelled")
    assert registry.requests == []


@pytest.mark.parametrize("mailto", ["読者@example.org", "a@example.org\r\nX: y"])
def test_a_contact_address_that_no_request_can_carry_is_left_out(mailto: str, registry: Registry) -> None:
    answers = list(desk.crossref(registry, mailto=mailto).lookup([ONE], Asking()))
    assert [type(answer) for answer in answers] == [Found]
    assert "example.org" not in str(registry.requests)
