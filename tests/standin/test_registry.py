"""The stand-in behaves as CROSSREF.md says the registries do."""

import http.client
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.standin import faults
from tests.standin.limits import PUBLISHED, Gate
from tests.standin.records import UNKNOWN
from tests.standin.registry import CSL, Registry

Answer = tuple[int, dict[str, str], bytes]


def get(registry: Registry, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", registry.port, timeout=5)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def message(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer[2])["message"]
    return found


def test_a_work_is_found_by_its_doi_in_any_case(registry: Registry) -> None:
    assert message(get(registry, "/crossref/works/10.1038%2FNRN2297"))["DOI"] == "10.1038/nrn2297"


def test_an_unknown_work_is_plain_text_labelled_json(registry: Registry) -> None:
    status, headers, body = get(registry, f"/crossref/works/{UNKNOWN[0]}")
    assert (status, body) == (404, b"Resource not found.")
    assert headers["content-type"].startswith("application/json")


def test_a_list_drops_unknown_dois_silently(registry: Registry) -> None:
    path = f"/crossref/works?filter=doi:10.1038/NRN2297,doi:{UNKNOWN[0]},doi:10.1038/nri.2015.5&rows=3"
    items = message(get(registry, path))["items"]
    assert {item["DOI"] for item in items} == {"10.1038/nrn2297", "10.1038/nri.2015.5"}


def test_one_malformed_doi_has_the_whole_list_refused(registry: Registry) -> None:
    assert get(registry, "/crossref/works?filter=doi:10.1038/nrn2297,doi:nonsense&rows=2")[0] == 400


def test_a_request_line_above_4096_bytes_is_refused(registry: Registry) -> None:
    assert get(registry, "/crossref/works?filter=doi:10.1/" + "x" * 4096)[0] == 414


def test_a_search_gives_what_shares_most_words(registry: Registry) -> None:
    found = message(get(registry, "/crossref/works?query.bibliographic=role+of+microglia&rows=2"))
    assert found["items"][0]["DOI"] == "10.1124/jpet.102.035048"
    assert len(found["items"]) == 2


def test_agencies_are_told_by_both_services(registry: Registry) -> None:
    told = message(get(registry, "/crossref/works/10.5555/datacite.set.1/agency"))
    assert told["agency"]["id"] == "datacite"
    assert get(registry, f"/crossref/works/{UNKNOWN[0]}/agency")[0] == 404
    both = json.loads(get(registry, f"/doi/doiRA/10.5555/datacite.set.1,{UNKNOWN[0]}")[2])
    assert [answer.get("RA", answer.get("status")) for answer in both] == ["DataCite", "DOI does not exist"]


def test_handles_say_whether_anybody_registered_a_doi(registry: Registry) -> None:
    assert json.loads(get(registry, "/doi/api/handles/10.1038/nrn2297")[2])["responseCode"] == 1
    status, _, body = get(registry, f"/doi/api/handles/{UNKNOWN[0]}")
    assert (status, json.loads(body)["responseCode"]) == (404, 100)


def test_content_negotiation_leads_to_the_record(registry: Registry) -> None:
    status, headers, _ = get(registry, "/doi/10.5555/datacite.set.1", Accept=CSL)
    assert (status, headers["location"]) == (302, "/doi/csl/10.5555/datacite.set.1")
    assert json.loads(get(registry, headers["location"])[2])["type"] == "dataset"
    assert get(registry, "/doi/10.1038/nrn2297")[1]["location"] == "https://example.org/"
    assert get(registry, f"/doi/{UNKNOWN[0]}", Accept=CSL)[0] == 404


def test_the_limits_of_each_pool_are_told_and_enforced() -> None:
    with Registry(gate=Gate(PUBLISHED, enforced=True)) as registry:
        status, headers, _ = get(registry, "/crossref/works?query.bibliographic=tea")
        assert (status, headers["x-api-pool"], headers["x-rate-limit-limit"]) == (200, "public-array", "1")
        assert headers["x-concurrency-limit"] == "1"
        assert get(registry, "/crossref/works?query.bibliographic=tea")[0] == 429
        assert get(registry, "/crossref/works/10.1038/nrn2297")[1]["x-api-pool"] == "public-single"
        polite = get(registry, "/crossref/works?query.bibliographic=tea", User_Agent="x (mailto:me@example.org)")
        assert (polite[0], polite[1]["x-api-pool"]) == (200, "polite-array")
        plus = get(registry, "/crossref/works/10.1038/nrn2297", Crossref_Plus_API_Token="made up")
        assert (plus[1]["x-rate-limit-limit"], "x-concurrency-limit" in plus[1]) == ("150", False)
        assert registry.gate.turned_away == 1


def test_a_fault_answers_the_next_requests_that_it_is_for(registry: Registry) -> None:
    registry.fail(faults.too_many("3"), "nrn2297", times=1)
    assert get(registry, "/crossref/works/10.1038/nri.2015.5")[0] == 200
    status, headers, _ = get(registry, "/crossref/works/10.1038/nrn2297")
    assert (status, headers["retry-after"]) == (429, "3")
    assert get(registry, "/crossref/works/10.1038/nrn2297")[0] == 200


def test_a_fault_can_last_for_a_while_or_for_one_service(registry: Registry) -> None:
    with registry.failing(faults.CAPTIVE_PORTAL, service="doi.org"):
        assert get(registry, "/doi/doiRA/10.1038/nrn2297")[2].startswith(b"<!doctype")
        assert get(registry, "/crossref/works/10.1038/nrn2297")[0] == 200
    assert get(registry, "/doi/doiRA/10.1038/nrn2297")[2].startswith(b"[")


def test_a_cut_off_body_tells_a_length_it_does_not_have(registry: Registry) -> None:
    registry.fail(faults.CUT_OFF)
    with pytest.raises(http.client.IncompleteRead):
        get(registry, "/crossref/works/10.1038/nrn2297")


def test_every_request_is_counted_with_its_status(registry: Registry) -> None:
    get(registry, "/crossref/works/10.1038/nrn2297")
    get(registry, f"/doi/api/handles/{UNKNOWN[0]}")
    get(registry, "/elsewhere")
    assert [(seen.service, seen.kind, seen.status) for seen in registry.requests] == [
        ("crossref", "work", 200),
        ("doi.org", "handle", 404),
        ("other", "other", 404),
    ]
    assert registry.count("crossref") == registry.count(kind="handle") == 1
    registry.forget()
    assert registry.count() == 0


def test_off_it_refuses_connections_and_comes_back_on_the_same_port(registry: Registry) -> None:
    registry.stop()
    with pytest.raises(ConnectionRefusedError):
        get(registry, "/crossref/works/10.1038/nrn2297")
    registry.start()
    assert get(registry, "/crossref/works/10.1038/nrn2297")[0] == 200


def test_what_nobody_registered_any_more_is_gone(registry: Registry) -> None:
    registry.catalogue.remove("10.1038/nrn2297")
    assert get(registry, "/crossref/works/10.1038/nrn2297")[0] == 404
    assert "10.1038/nrn2297" not in [work["DOI"] for work in registry.catalogue.search("sickness depression", 5)]


def test_by_hand_it_prints_what_to_export() -> None:
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen([sys.executable, "-m", "tests.standin"], cwd=root, stdout=subprocess.PIPE, text=True) as hand:
        assert hand.stdout is not None
        lines = [hand.stdout.readline(), hand.stdout.readline()]
        hand.terminate()
    assert lines[0].startswith("export LDN_DESK_CROSSREF_URL=http://127.0.0.1:")
    assert lines[1].startswith("export LDN_DESK_DOI_URL=http://127.0.0.1:")
