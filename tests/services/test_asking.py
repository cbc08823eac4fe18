"""Sources asked in turn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.entry import Checked, Target
from ldn_desk.domain.record import Absent, Answer, Found, Record, Request, Unreachable, Work
from ldn_desk.domain.verdict import Verdict, VerdictCode
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.asking import ask_in_turn, search, source_states, work_of
from ldn_desk.wording.reasons import reason_words


class Told:
    """A source that says what it was told to say; `silent` DOIs it forgets to answer for."""

    def __init__(self, name: str, records: Mapping[str, Mapping[str, Any]], silent: Sequence[str] = ()) -> None:
        self.name, self.label = name, name.title()
        self.records, self.silent = records, silent
        self.asked: list[str] = []

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        self.asked += dois
        for doi in dois:
            if doi in self.records:
                yield Found(Record(doi, self.name, utc_now(), self.records[doi]))
            elif doi not in self.silent:
                yield Absent(doi, self.name, utc_now())

    def work(self, raw: Mapping[str, Any]) -> Work:
        return Work(Fields(title=f"{self.name} read it", DOI=str(raw.get("DOI", ""))))


class Broken(Told):
    """A plug-in with a bug, and no manners."""

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        raise SystemExit

    def search(self, text: str, asking: Asking) -> Sequence[Mapping[str, Any]] | str:
        raise ZeroDivisionError


class Searchable(Told):
    """A source that finds all its records for any text."""

    def search(self, text: str, asking: Asking) -> Sequence[Mapping[str, Any]] | str:
        return list(self.records.values())


def said(*sources: Told, dois: Sequence[str] = ("10.1/a", "10.1/b"), asking: Asking | None = None) -> dict[str, str]:
    """For each DOI the initial of each answer's kind, in order."""
    turns = ask_in_turn(dois, sources, asking or Asking())
    return {doi: "".join(type(answer).__name__[0] for answer in answers) for doi, answers in turns}


def test_the_next_source_is_asked_only_for_what_the_one_before_does_not_know() -> None:
    first, second = Told("first", {"10.1/a": {}}), Told("second", {"10.1/b": {}})
    assert said(first, second) == {"10.1/a": "F", "10.1/b": "AF"}
    assert second.asked == ["10.1/b"]


def test_what_nobody_knows_has_every_sources_word() -> None:
    assert said(Told("first", {}), Told("second", {}), dois=["10.1/a"]) == {"10.1/a": "AA"}


def test_a_source_that_forgets_a_doi_has_not_answered_for_it() -> None:
    assert said(Told("first", {}, silent=["10.1/a"]), Told("second", {})) == {"10.1/a": "U", "10.1/b": "AA"}


def test_nobody_is_asked_for_nothing() -> None:
    broken = Broken("broken", {})
    assert said(broken, dois=[]) == {}


def test_a_plugins_bug_is_its_own(caplog: pytest.LogCaptureFixture) -> None:
    assert said(Broken("broken", {})) == {"10.1/a": "U", "10.1/b": "U"}
    assert "broken failed" in caplog.text


def test_an_answer_for_a_doi_that_was_not_asked_for_is_dropped() -> None:
    class Chatty(Told):
        def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
            yield Absent("10.9/z", self.name, utc_now())
            yield from super().lookup(dois, asking)

    assert said(Chatty("chatty", {"10.1/a": {}}), dois=["10.1/a"]) == {"10.1/a": "F"}


def test_a_cancelled_asking_makes_no_answers_up() -> None:
    asking = Asking(cancelled=lambda: True)
    assert said(Told("first", {}, silent=["10.1/a", "10.1/b"]), Told("second", {}), asking=asking) == {}


def test_only_sources_that_can_be_searched_are() -> None:
    results = list(search("text", [Told("first", {}), Searchable("second", {"10.1/a": {"DOI": "10.1/a"}})], Asking()))
    assert [(result.source.name, result.works[0].fields.DOI) for result in results] == [("second", "10.1/a")]


def test_a_search_that_fails_inside_is_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    (result,) = search("text", [Broken("broken", {})], Asking())
    assert "log" in reason_words(result.unanswered)


def test_nobody_is_searched_once_cancelled() -> None:
    assert list(search("text", [Searchable("first", {})], Asking(cancelled=lambda: True))) == []


@pytest.mark.parametrize(
    ("source", "reader"), [("crossref", "crossref"), ("bundled", "crossref"), ("datacite", "doi.org")]
)
def test_a_record_is_read_by_the_source_it_came_from(source: str, reader: str) -> None:
    registry = Registry(sources=[Told("crossref", {}), Told("doi.org", {})])
    work = work_of(Record("10.1/asked", source, utc_now(), {"DOI": "10.1/alias"}), registry)
    assert work.fields.title == f"{reader} read it"
    assert work.fields.DOI == "10.1/asked", "the source vouched for it"


def test_without_doi_org_the_first_source_reads_what_nobody_claims() -> None:
    registry = Registry(sources=[Told("crossref", {})])
    assert work_of(Record("", "jalc", utc_now(), {"DOI": "10.1/a"}), registry).fields.DOI == "10.1/a"


def test_each_source_is_told_with_its_requests_and_whether_it_answered() -> None:
    registry = Registry(sources=[Told("crossref", {}), Told("doi.org", {}), Told("third", {})])
    requests = [Request("crossref", "", "", "200", 1), Request("crossref", "", "", "404", 1)]
    requests.append(Request("doi.org", "", "", "timed out", 1))
    verdict = Verdict(VerdictCode.NOT_CHECKED)
    checked = Checked(
        Target(Reference(1, "", Fields())),
        verdict,
        (),
        (Absent("10.1/a", "crossref", ""), Unreachable("10.1/a", "doi.org", "")),
    )
    assert source_states(registry, requests, [checked]) == [
        {"name": "crossref", "requests": 2, "state": "answered"},
        {"name": "doi.org", "requests": 1, "state": "unreachable"},
        {"name": "third", "requests": 0, "state": "not-asked"},
    ]


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        (["503"], "unreachable"),
        (["429", "429"], "unreachable"),
        (["403"], "unreachable"),
        (["timed out"], "unreachable"),
        (["503", "200"], "answered"),
        (["404"], "answered"),
        ([], "not-asked"),
    ],
)
def test_a_source_answered_only_where_one_of_its_requests_was(outcomes: list[str], state: str) -> None:
    requests = [Request("crossref", "", "", outcome, 1) for outcome in outcomes]
    (told,) = source_states(Registry(sources=[Told("crossref", {})]), requests, [])
    assert (told["state"], told["requests"]) == (state, len(outcomes))
