"""habanero through the desk's own connections."""

import importlib
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest

from ldn_desk.sources import habanero_client
from ldn_desk.sources.http.fault import Fault, Rejected, TooLong, Unknown

Sent = tuple[str, dict[str, str], str]


def spoken(call: Any) -> tuple[Any, list[Sent]]:
    """What habanero returns for the call, and what it wanted to send."""
    sent: list[Sent] = []

    def get(url: str, params: Mapping[str, str], headers: Mapping[str, str]) -> Mapping[str, Any]:
        sent.append((url, dict(params), headers["User-Agent"]))
        return {"message": {"items": [], "total-results": 0}}

    api = habanero_client.crossref("https://mirror.example.org", "", "LDN-Desk/1")
    with habanero_client.speaking_through(get):
        return call(api), sent


@pytest.mark.parametrize("name", ["habanero.request", "habanero.request_class"])
def test_both_modules_of_habanero_still_reach_http_by_the_name_that_was_replaced(name: str) -> None:
    module = importlib.import_module(name)
    assert isinstance(module.httpx2, habanero_client._SharedHttpx2)
    assert module.httpx2.HTTPStatusError is httpx2.HTTPStatusError


def test_one_doi_is_one_address() -> None:
    answer, sent = spoken(lambda api: api.works(ids=["10.1/a%23b"]))
    assert answer == {"message": {"items": [], "total-results": 0}}
    assert [(url, params) for url, params, _ in sent] == [("https://mirror.example.org/works/10.1/a%23b", {})]


def test_many_dois_are_one_filter() -> None:
    _, sent = spoken(lambda api: api.works(filter={"doi": ["10.1/a", "10.2/b"]}, limit=2))
    assert [(url, params) for url, params, _ in sent] == [
        ("https://mirror.example.org/works", {"filter": "doi:10.1/a,doi:10.2/b", "rows": "2"})
    ]


def test_a_search_is_the_printed_text_alone() -> None:
    _, sent = spoken(lambda api: api.works(query_bibliographic="Miller 2016", limit=5))
    assert sent[0][1] == {"query.bibliographic": "Miller 2016", "rows": "5"}


def test_the_user_agent_names_the_product_and_a_contact_only_if_one_is_set() -> None:
    _, sent = spoken(lambda api: api.works(ids=["10.1/a"]))
    assert "LDN-Desk/1" in sent[0][2]
    assert "mailto" not in sent[0][2]
    assert habanero_client.crossref("https://x.org", "me@example.org", "").mailto == "me@example.org"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (404, b"Resource not found.", Unknown),
        (404, b"<html>blocked</html>", Fault),
        (404, b"<html>Resource not found.</html>", Fault),
        (404, b"404 page not found", Fault),
        (404, b"", Fault),
        (400, b'{"status": "failed"}', Rejected),
        (400, b"<html>bad</html>", Fault),
        (414, b"<html>too long</html>", TooLong),
        (200, b"<html>sign in</html>", Fault),
        (200, b'{"message": ', Fault),
        (200, b"\xff\xfe\x00", Fault),
        (200, b"null", Fault),
        (200, b'{"message":' * 100_000, Fault),
        (200, b'["list"]', Fault),
        (200, b'{"message": "text"}', Fault),
    ],
)
def test_what_is_no_answer_never_reaches_habanero(status: int, body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        habanero_client.parsed(status, body, "Crossref", listed=False)


def test_a_record_is_handed_on_as_it_came() -> None:
    body = b'{"status": "ok", "message": {"DOI": "10.1/a"}}'
    assert habanero_client.parsed(200, body, "Crossref", listed=False) == {"message": {"DOI": "10.1/a"}}


def test_a_list_without_its_total_gets_one_for_habanero() -> None:
    body = b'{"message": {"items": [{"DOI": "10.1/a"}]}}'
    answer = habanero_client.parsed(200, body, "Crossref", listed=True)
    assert answer == {"message": {"items": [{"DOI": "10.1/a"}], "total-results": 0}}


@pytest.mark.parametrize("items", ["null", "{}", '["odd"]'])
def test_a_list_of_anything_but_works_is_no_answer(items: str) -> None:
    body = f'{{"message": {{"items": {items}}}}}'.encode()
    with pytest.raises(Fault):
        habanero_client.parsed(200, body, "Crossref", listed=True)
