"""`ldn-desk rate` on a real library, as scripts call it."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from ldn_desk import cli
from ldn_desk.composition import open_workshop
from tests.places import places

TEXT = """# On tea

Tea calms [1]. It also wakes [1,2]. Nobody knows why [2].

## References

1. Ash A. Tea in towns. J Tea. 2001;1:1-9.
2. Birch B. Tea in mice. J Tea. 2002;2:1-9.
3. Cedar C. No tea. J Tea. 2003;3:1-9.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in places(tmp_path, LDN_DESK_OFFLINE="1").items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "tea.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def rate(article: str, *words: str) -> int:
    return cli.run(["rate", article, *words])


def rows(article: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """The CSV of the article, a row for each citation."""
    capsys.readouterr()
    out = Path(article).with_suffix(".csv")
    assert cli.run(["export", article, "--format", "csv", "-o", str(out)]) == 0
    return list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline="")))


def row(article: str, capsys: pytest.CaptureFixture[str], number: int, citation: int) -> dict[str, str]:
    [found] = [r for r in rows(article, capsys) if (r["number"], r["citation"]) == (str(number), str(citation))]
    return found


def refused(code: int, capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence of a command that was refused."""
    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert printed.err.count("\n") == 1
    return printed.err


def test_all_of_the_rubric_is_taken_down_and_exported(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rate(
        article, "2", "--citation", "2", "--quotation", "minor", "--kind", "selective", "--kind", "oversimplified",
        "--basis", "abstract", "--claim", "why", "--indirect", "--passage", "Mice slept.", "--locator", "p. 4",
        "--note", "In mice.", "--question", "treatment", "--level", "5", "--moved", "mice", "--directness", "indirect",
        "--outcome", "disease-oriented", "--design", "animal-study", "--subjects", "animals", "--n", "12",
        "--stars", "2",
    ) == 0  # fmt: skip
    told = capsys.readouterr().out
    assert told.startswith("2. Birch 2002\n")
    assert "Partly supported (minor): oversimplified, selective" in told
    assert "OCEBM level 5 (animal study)" in told
    kept = row(article, capsys, 2, 2)
    expected = {
        "quotation": "minor", "basis": "abstract", "claim": "why", "indirect": "yes", "passage": "Mice slept.",
        "locator": "p. 4", "quotation-note": "In mice.", "question": "treatment", "level": "5", "moved": "mice",
        "directness": "indirect", "outcome": "disease-oriented", "design": "animal-study", "subjects": "animals",
        "n": "12", "stars": "2",
    }  # fmt: skip
    assert {name: kept[name] for name in expected} == expected
    assert row(article, capsys, 2, 1)["quotation"] == ""
    assert row(article, capsys, 1, 2)["quotation"] == ""


def test_what_is_not_named_stays(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    rate(article, "2", "--citation", "1", "--quotation", "major", "--kind", "unrelated", "--note", "Mice.", "--n", "3")
    rate(article, "2", "--citation", "1", "--basis", "fulltext", "--design", "cohort-study", "--level", "3")
    rate(article, "2", "--citation", "1", "--outcome", "patient-oriented")
    kept = row(article, capsys, 2, 1)
    told = ("quotation", "quotation-note", "basis", "n", "design", "level", "outcome")
    assert [kept[name] for name in told] == ["major", "Mice.", "fulltext", "3", "cohort-study", "3", "patient-oriented"]
    assert kept["quotation-words"] == "Not supported (major): unrelated"


def test_another_choice_takes_along_what_still_fits_it(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    rate(article, "2", "--citation", "1", "--quotation", "major", "--kind", "unrelated", "--passage", "Mice slept.")
    rate(article, "2", "--citation", "1", "--quotation", "cannot", "--reason", "claim-too-vague")
    kept = row(article, capsys, 2, 1)
    assert (kept["quotation-words"], kept["passage"]) == ("Cannot assess: claim too vague", "Mice slept.")


def test_a_reference_is_named_by_its_key_too_and_stars_can_be_taken_away(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = rows(article, capsys)[0]["key"]
    assert rate(article, key, "--stars", "5") == 0
    assert row(article, capsys, 1, 1)["stars"] == "5"
    assert rate(article, key, "--stars", "0") == 0
    assert row(article, capsys, 1, 1)["stars"] == ""


def test_the_rubric_asks_for_notes_on_standard_error(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rate(article, "1", "--citation", "1", "--quotation", "major", "--stars", "1") == 0
    told = capsys.readouterr().err
    assert "What is not supported asks for a note" in told
    assert "One or two stars ask for a note" in told


def test_a_reviewer_who_is_named_judges_once_and_this_desk_s_own_sees_nothing_of_it(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rate(article, "1", "--stars", "4") == 0
    assert rate(article, "1", "--stars", "1", "--reviewer", "Bea") == 0
    assert "Bea" in capsys.readouterr().out
    assert rate(article, "1", "--design", "cohort-study", "--reviewer", "bea") == 0
    kept = row(article, capsys, 1, 1)
    assert (kept["stars"], kept["design"]) == ("4", "")
    workshop = open_workshop(places(tmp_path))
    assert [each.name for each in workshop.appraisal.reviewers][1:] == ["Bea"]
    workshop.library.close()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Nothing is judged"),
        (("--stars", "6"), "--stars"),
        (("--stars", "3", "--reviewer", " "), "The reviewer has no name"),
        (("--quotation", "supported"), "2 places cite this reference: say which with --citation 1 to 2."),
        (("--quotation", "supported", "--citation", "3"), "There is no citation 3"),
        (("--quotation", "supported", "--citation", "0"), "There is no citation 0"),
        (("--quotation", "supported", "--citation", "x"), "no whole number"),
        (("--basis", "fulltext", "--citation", "1"), "not judged yet"),
        (("--citation", "1", "--quotation", "supported", "--kind", "unrelated"), "does not go with"),
        (("--citation", "1", "--quotation", "minor", "--reason", "no-full-text"), "does not go with"),
        (("--subjects", "none", "--n", "3"), "no subjects"),
        (("--n", "-3"), "no whole number"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence_and_nothing_is_written(
    words: tuple[str, ...], sentence: str, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code: Any
    try:
        code = rate(article, "1", "--design", "cohort-study", *words) if words else rate(article, "1")
    except SystemExit as stopped:
        code = stopped.code
    assert sentence in refused(code, capsys)
    assert row(article, capsys, 1, 1)["design"] == ""


def test_what_nothing_cites_has_no_citation_to_judge(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing in the article cites this reference" in refused(rate(article, "3", "--level", "2"), capsys)
    assert rate(article, "3", "--design", "case-report") == 0


def test_a_title_alone_is_never_the_passage(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rate(article, "1", "--citation", "1", "--quotation", "supported", "--passage", "Tea in towns.") == 3
    assert "A title alone is never the passage" in capsys.readouterr().err
