"""doi.org, asked at a stand-in."""

import json

import pytest

from ldn_desk.domain.reason import as_reason
from ldn_desk.domain.record import Absent, Answer, Found, Request, Unreachable
from ldn_desk.plugins.contracts import Asking
from ldn_desk.wording.reasons import reason_words
from tests.standin import desk, faults
from tests.standin.faults import Fault
from tests.standin.records import UNKNOWN
from tests.standin.registry import Registry

DATA_SET = "10.5555/datacite.set.1"
AT_CROSSREF = "10.1038/nrn2297"


def lookup(registry: Registry, doi: str, asking: Asking | None = None) -> Answer:
    (answer,) = desk.doi_org(registry).lookup([doi], asking or Asking())
    return answer


def test_what_no_agency_registered_is_absent_and_takes_one_request_each(registry: Registry) -> None:
    answers = list(desk.doi_org(registry).lookup(UNKNOWN, Asking()))
    assert {type(answer) for answer in answers} == {Absent}
    assert [seen.kind for seen in registry.requests] == ["handle"] * 3


def test_another_agencys_record_comes_by_content_negotiation_and_names_the_agency(registry: Registry) -> None:
    answer = lookup(registry, DATA_SET.upper())
    assert isinstance(answer, Found)
    assert (answer.record.DOI, answer.record.source) == (DATA_SET, "datacite")
    assert desk.doi_org(registry).work(answer.record.raw).fields.type == "dataset"
    assert [seen.kind for seen in registry.requests] == ["handle", "ra", "content", "csl"]


def test_every_request_is_logged_under_the_name_of_the_source(registry: Registry) -> None:
    log: list[Request] = []
    lookup(registry, DATA_SET, Asking(log=log.append))
    assert [(request.source, request.outcome) for request in log] == [
        ("doi.org", "200"),
        ("doi.org", "200"),
        ("doi.org", "302"),
        ("doi.org", "200"),
    ]


def test_a_registered_doi_without_a_record_is_not_absent(registry: Registry) -> None:
    registry.fail(Fault(404, "text/html", b"<html>no metadata</html>"), "/csl/")
    answer = lookup(registry, DATA_SET)
    assert isinstance(answer, Unreachable)
    assert "knows this DOI" in reason_words(as_reason(answer.reason))


def test_an_agency_that_is_not_named_leaves_doi_org_as_the_source(registry: Registry) -> None:
    registry.fail(Fault(200, "application/json", b'[{"status": "odd"}]'), "/doiRA/")
    answer = lookup(registry, AT_CROSSREF)
    assert isinstance(answer, Found)
    assert answer.record.source == "doi.org"


@pytest.mark.parametrize(
    "fault",
    [
        faults.CAPTIVE_PORTAL,
        faults.PORTAL_NOT_FOUND,
        faults.SERVER_ERROR,
        faults.CUT_OFF,
        faults.DROPPED,
        faults.TOO_MANY,
        faults.FORBIDDEN,
        faults.WRONG_SHAPE,
        faults.NESTED,
        Fault(200, "application/json", b'{"responseCode": 2}'),
        Fault(404, "application/json", b'{"responseCode": 100, "handle": "10.5555/another"}'),
    ],
)
def test_no_fault_makes_a_doi_absent(registry: Registry, fault: Fault) -> None:
    registry.fail(fault, "/api/handles/")
    assert isinstance(lookup(registry, UNKNOWN[0]), Unreachable)


@pytest.mark.parametrize("fault", [faults.CAPTIVE_PORTAL, faults.WRONG_SHAPE, faults.UNAVAILABLE, faults.HUGE])
def test_an_agency_that_does_not_answer_is_no_record(registry: Registry, fault: Fault) -> None:
    registry.fail(fault, "/csl/")
    assert isinstance(lookup(registry, DATA_SET), Unreachable)


def test_a_record_of_another_doi_is_never_accepted(registry: Registry) -> None:
    registry.fail(Fault(200, "application/json", b'{"DOI": "10.5555/another", "title": "Another"}'), "/csl/")
    assert isinstance(lookup(registry, DATA_SET), Unreachable)


@pytest.mark.parametrize("named", [True, False])
def test_an_alias_has_the_record_of_the_doi_it_leads_to(registry: Registry, named: bool) -> None:
    registry.catalogue.aliases["10.5555/old"] = AT_CROSSREF
    if not named:
        values = [{"type": "HS_ALIAS", "data": {"value": AT_CROSSREF.upper()}}]
        told = {"responseCode": 1, "handle": "10.5555/OLD", "values": values}
        registry.fail(Fault(200, "application/json", json.dumps(told).encode()), "/api/handles/")
    answer = lookup(registry, "10.5555/old")
    assert isinstance(answer, Found)
    assert (answer.record.DOI, answer.record.raw["DOI"]) == ("10.5555/old", AT_CROSSREF)


def test_an_agency_that_is_down_says_nothing_about_doi_org(registry: Registry) -> None:
    registry.fail(faults.FORBIDDEN, "/csl/")
    answers = list(desk.doi_org(registry).lookup([DATA_SET, AT_CROSSREF, *UNKNOWN], Asking()))
    assert [type(answer) for answer in answers].count(Absent) == 3
    assert [type(answer) for answer in answers].count(Unreachable) == 2


def test_the_program_is_named_and_the_contact_address_left_to_crossref(registry: Registry) -> None:
    list(desk.doi_org(registry, mailto="reader@example.org").lookup([UNKNOWN[0], DATA_SET], Asking()))
    assert all(seen.headers["user-agent"].startswith("LDN-Desk/") for seen in registry.requests)
    assert not any("reader@example.org" in str(seen.headers) for seen in registry.requests)


def test_it_is_given_up_when_it_is_off(registry: Registry) -> None:
    registry.stop()
    answers = list(desk.doi_org(registry).lookup(UNKNOWN, Asking()))
    assert {type(answer) for answer in answers} == {Unreachable}
