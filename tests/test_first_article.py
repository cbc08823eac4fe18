"""The product's own first job, whole: the first article read, checked and judged (skipped where it is absent)."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from ldn_desk import cli
from ldn_desk.composition import open_workshop
from ldn_desk.services.sample import shelve_sample
from tests.standin.registry import Registry


@pytest.fixture
def first_article(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The article's path, with a library of the test's own."""
    monkeypatch.setenv("LDN_DESK_LIBRARY", str(tmp_path / "library.sqlite"))
    return str(shared / "articles" / "ldn-and-depression.txt")


def findings(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert cli.run([*arguments, "--json"]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def points(found: dict[str, Any]) -> list[tuple[int, str]]:
    return [(r["number"], point["rule"]) for r in found["references"] for point in r["points"]]


def test_it_is_read_whole(first_article: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = findings(capsys, "read", first_article)
    assert found["article"]["author"] == [{"family": "Kim", "given": "John"}]
    assert found["article"]["issued"] == {"raw": "Jul 21"}
    assert [len(reference["citations"]) for reference in found["references"]] == [1] * 10
    assert found["references"][6]["printed"]["et-al"] is True
    assert found["references"][9]["printed"]["number"] == "82"


def test_the_two_slips_raise_the_only_two_points(first_article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert points(findings(capsys, "read", first_article)) == [(7, "study-design"), (8, "condition")]


def test_its_ten_references_get_the_verdicts_they_deserve_in_six_requests_at_most(
    first_article: str, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    found = findings(capsys, "check", first_article)
    verdicts = {reference["number"]: reference["verdict"] for reference in found["references"]}
    assert {number for number, verdict in verdicts.items() if verdict in ("agrees", "differs")} == {1, 2, 3, 4, 7, 10}
    assert {number for number, verdict in verdicts.items() if verdict == "other-work"} == {8}
    assert {number for number, verdict in verdicts.items() if verdict == "not-registered"} == {5, 6, 9}
    assert [notice["type"] for notice in found["references"][6]["notices"]] == ["erratum"]
    assert points(found) == [(7, "study-design"), (8, "condition")]
    assert registry.count("crossref") <= 6


def test_the_same_again_offline_asks_nobody(
    first_article: str, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    online = findings(capsys, "check", first_article)
    registry.forget()
    offline = findings(capsys, "check", first_article, "--offline")
    assert offline["references"] == online["references"]
    assert registry.count() == 0


def test_with_the_registry_off_nothing_is_checked_and_nothing_kept_even_after_the_sample_was_opened(
    first_article: str, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.stop()
    workshop = open_workshop(os.environ)
    shelve_sample(workshop.library, workshop.registry)
    workshop.library.close()
    found = findings(capsys, "check", first_article, code=4)
    assert [reference["verdict"] for reference in found["references"]] == ["not-checked"] * 10
    later = findings(capsys, "check", first_article, "--offline")
    assert [reference["verdict"] for reference in later["references"]] == ["not-checked"] * 10
    assert all(reference["record"] is None for reference in later["references"])
