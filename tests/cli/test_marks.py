"""Tests of `marks`. The marks of an article, and where selectors land in a file, without a window."""

import json
from pathlib import Path

import pytest

from ldn_desk import cli
from ldn_desk.composition import open_workshop
from ldn_desk.domain.mark import Colour

TEXT = """# On rest

People who rest after lunch read on. Nobody else was asked [1].

# References

1. Adams, A. (2010). Naps.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LDN_DESK_LIBRARY", str(tmp_path / "library.sqlite"))
    path = tmp_path / "rest.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_selectors_land_where_their_words_stand_and_no_library_is_touched(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _code, out, _err = run(capsys, "read", str(article), "--json", "--text")
    text = json.loads(out)["text"]
    here = {"exact": "rest after lunch", "prefix": "People who ", "suffix": " read on", "start": 3, "end": 9}
    gone = {"exact": "sleep at night", "prefix": "", "suffix": "", "start": 0, "end": 1}
    selectors = article.with_name("s.json")
    selectors.write_text(json.dumps([here, gone]), encoding="utf-8")
    code, out, _err = run(capsys, "marks", "place", str(article), "--selectors", str(selectors), "--json")
    start = text.index("rest after")
    assert (code, json.loads(out)) == (
        0,
        [
            {"state": "exact", "start": start, "end": start + 16, "quote": "rest after lunch"},
            {"state": "needs-placing", "start": None, "end": None, "quote": None},
        ],
    )
    assert not article.with_name("library.sqlite").exists()
    code, out, _err = run(capsys, "marks", "place", str(article), "--selectors", str(selectors))
    assert out.splitlines() == [f"exact  {start}–{start + 16}  rest after lunch", "needs-placing"]


def test_what_is_no_list_of_selectors_is_one_sentence_and_exit_3(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    selectors = article.with_name("s.json")
    selectors.write_text("{}", encoding="utf-8")
    code, out, err = run(capsys, "marks", "place", str(article), "--selectors", str(selectors), "--json")
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert run(capsys, "marks", "place", str(article), "--selectors", str(article.with_name("none.json")))[0] == 3
    assert run(capsys, "marks", str(article), "another")[0] == 2


def test_marks_are_told_in_reading_order(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "marks", str(article))
    workshop = open_workshop({"LDN_DESK_LIBRARY": str(article.with_name("library.sqlite"))})
    (line,) = workshop.library.shelf()
    kept = workshop.library.article(line.id)
    start = kept.text.index("Nobody")
    later, _change = workshop.marking.add(line.id, start, start + 6, Colour.ROSE, "Who\nwas?")
    workshop.marking.link(later.id, kept.references[0].id)
    workshop.marking.add(line.id, start - 9, start - 2, Colour.BLUE)
    workshop.close()
    _code, out, _err = run(capsys, "marks", line.id)
    assert out.splitlines() == ["Blue  ·  “read on”", "Rose  ·  “Nobody”  ·  Who was?  ·  see also 1"]
    _code, out, _err = run(capsys, "marks", line.id, "--json")
    told = json.loads(out)
    assert [(each["colour"], each["state"], each["reference"]) for each in told] == [
        ("blue", "exact", None),
        ("rose", "exact", 1),
    ]
    assert told[1]["selector"][0]["exact"] == told[1]["quote"] == "Nobody"
    assert told[1]["selector"][1] == {"type": "TextPositionSelector", "start": start, "end": start + 6}


def test_where_nothing_is_marked_that_is_said(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "marks", str(article)) == (0, "No passage of this article is marked.\n", "")
    assert run(capsys, "marks", str(article), "--json") == (0, "[]\n", "")
