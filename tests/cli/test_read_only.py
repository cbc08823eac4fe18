"""The command line on a library that may only be read: it tells and exports what is there, and changes nothing."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk import cli
from tests.standin.registry import Registry
from tests.store.permissions import only_to_be_read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
ARTICLE = """A small article

A case series found that naltrexone lessened symptoms [1].

References
1. Mischoulon, D., Hylek, L., Yeung, A. S., et al. (2017). Randomized, proof-of-concept trial of low-dose naltrexone \
for patients with breakthrough symptoms of major depressive disorder on antidepressants. Journal of Affective \
Disorders, 208, 6–14. https://doi.org/10.1016/j.jad.2016.08.029
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article that was checked and then put away with its library."""
    path = tmp_path / "small.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def library(
    article: Path,
    tmp_path: Path,
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Path]:
    """The library, which holds the article with its verdict and may only be read."""
    folder = tmp_path / "desk"
    folder.mkdir()
    place = folder / "library.sqlite"
    monkeypatch.setenv("LDN_DESK_LIBRARY", str(place))
    assert cli.run(["check", str(article)]) == 0
    assert cli.run(["library", "backup", str(tmp_path / "backup.sqlite")]) == 0
    capsys.readouterr()
    registry.forget()
    before = place.read_bytes()
    with only_to_be_read(folder, place):
        yield place
    assert [path.name for path in folder.iterdir()] == [place.name]
    assert place.read_bytes() == before


@pytest.mark.usefixtures("library")
def test_it_is_listed_searched_looked_over_and_copied(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["library", "list"]) == 0
    assert cli.run(["library", "search", "naltrexone"]) == 0
    assert cli.run(["library", "doctor"]) == 0
    assert cli.run(["library", "retractions"]) == 0
    assert cli.run(["library", "backup", str(tmp_path / "copy.sqlite")]) == 0
    assert cli.run(["library", "add", str(article)]) == 0
    printed = capsys.readouterr()
    assert "A small article" in printed.out
    assert printed.err == ""


@pytest.mark.usefixtures("library")
def test_what_it_holds_is_exported_and_told_offline(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["export", str(article), "--format", "csv"]) == 0
    assert "Mischoulon" in capsys.readouterr().out
    assert cli.run(["check", str(article), "--offline", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["references"][0]["verdict"] == "agrees"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [
        ["library", "add", "{new}"],
        ["export", "{new}", "--format", "csv"],
        ["check", "{new}", "--offline"],
        ["check", "{article}"],
        ["library", "restore", "{backup}"],
        ["library", "retractions", "{retractions}"],
    ],
)
def test_what_would_change_it_is_one_sentence_and_asks_nobody(
    arguments: list[str], article: Path, tmp_path: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    new, retractions = tmp_path / "new.txt", tmp_path / "retractions.csv"
    new.write_text(ARTICLE.replace("small", "new"), encoding="utf-8")
    retractions.write_text(
        "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,"
        "RetractionNature,Reason\n1,T,1/2/2020 0:00,10.5555/r,0,10.5555/o,0,Retraction,+Error;\n"
    )
    places = {"new": new, "article": article, "backup": tmp_path / "backup.sqlite", "retractions": retractions}
    assert cli.run([each.format(**places) for each in arguments]) == 3
    printed = capsys.readouterr()
    assert "is read-only, so nothing was changed; allow writing to its file and folder" in printed.err
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert registry.count() == 0
