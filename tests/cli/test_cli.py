"""Tests of `articles`, `common`, `library`, `notes`, `terminal` and `services/log_file`. The command line of PRODUCT,
run in-process against the stand-in registry and a library file of its own."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from ldn_desk import __main__, cli
from ldn_desk.composition import open_workshop
from ldn_desk.domain.bibliography import Fields
from ldn_desk.services import checking
from ldn_desk.services.log_file import log_path, stop_log
from tests.standin.faults import CAPTIVE_PORTAL, limits
from tests.standin.registry import Registry

ARTICLE = """A small article on naltrexone
By Ada Reader
12 March 2024

Background
A case series found that naltrexone lessened symptoms [1]. Nobody knows the rest [2].

References
1. Mischoulon, D., Hylek, L., Yeung, A. S., et al. (2017). Randomized, proof-of-concept trial of low-dose naltrexone \
for patients with breakthrough symptoms of major depressive disorder on antidepressants. Journal of Affective \
Disorders, 208, 6–14. https://doi.org/10.1016/j.jad.2016.08.029
2. Toljan, K., & Vrooman, B. (2018). Low-dose naltrexone (LDN)—Review of therapeutic utilization. Medical Sciences, \
6(4), 82. https://doi.org/10.3390/medsci6040082
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article with two references that the stand-in knows."""
    path = tmp_path / "small.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library file of the test's own."""
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("LDN_DESK_LIBRARY", str(path))
    return path


def printed_json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def codes(findings: dict[str, Any]) -> list[str]:
    return [reference["verdict"] for reference in findings["references"]]


def test_read_prints_the_article_its_references_and_citations_as_json(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["read", str(article), "--json"]) == 0
    found = printed_json(capsys)
    assert found["article"]["title"] == "A small article on naltrexone"
    assert [reference["printed"]["DOI"] for reference in found["references"]] == [
        "10.1016/j.jad.2016.08.029",
        "10.3390/medsci6040082",
    ]
    assert found["references"][0]["citations"][0]["marker"] == "[1]"


def test_read_tells_what_the_list_itself_shows(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(ARTICLE.replace("the rest [2]", "the rest [3]"), encoding="utf-8")
    assert cli.run(["read", str(article)]) == 0
    printed = capsys.readouterr().out
    assert "(unknown-reference)\n    [3] leads to no reference" in printed
    assert "(uncited-reference)" in printed


def test_read_never_touches_the_library(article: Path, library: Path) -> None:
    cli.run(["read", str(article)])
    assert not library.exists()


def test_read_takes_one_printed_reference_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "references.txt"
    lines.write_text("\n".join(ARTICLE.splitlines()[-2:]) + "\n\n", encoding="utf-8")
    assert cli.run(["read", "--references", str(lines), "--json"]) == 0
    assert len(printed_json(capsys)["references"]) == 2


def test_read_offers_the_dois_in_the_text_where_there_is_no_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mice.md"
    path.write_text("# Mice\n\nThey sleep, [Ash and others](https://doi.org/10.1234/ash) say.\n", encoding="utf-8")
    assert cli.run(["read", str(path), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["references"] == []
    assert "--link-dois" in printed.err
    assert cli.run(["read", str(path), "--json", "--link-dois"]) == 0
    (reference,) = printed_json(capsys)["references"]
    assert (reference["printed"], reference["citations"][0]["marker"]) == ({"DOI": "10.1234/ash"}, "Ash and others")


def test_check_judges_every_reference_and_keeps_the_answers(
    article: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(article), "--json"]) == 0
    first = printed_json(capsys)
    assert set(codes(first)) <= {"agrees", "differs"}
    assert first["sources"][0] == {"name": "crossref", "requests": 1, "state": "answered"}
    registry.forget()
    assert cli.run(["check", str(article), "--json", "--offline"]) == 0
    assert codes(printed_json(capsys)) == codes(first)
    assert registry.count() == 0


def test_check_without_json_prints_shapes_and_words(
    article: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["check", str(article)])
    printed = capsys.readouterr().out
    assert "Mischoulon et al. 2017" in printed
    assert "●" in printed or "◐" in printed
    assert "△ Correction" in printed


def test_a_source_that_is_off_ends_with_code_4_and_the_whole_json(
    article: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.stop()
    assert cli.run(["check", str(article), "--json"]) == 4
    found = printed_json(capsys)
    assert codes(found) == ["not-checked", "not-checked"]
    assert found["sources"][0]["state"] == "unreachable"


def test_a_captive_portal_is_no_answer_and_nothing_of_it_is_kept(
    article: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.fail(CAPTIVE_PORTAL)
    assert cli.run(["check", str(article), "--json"]) == 4
    capsys.readouterr()
    assert cli.run(["check", str(article), "--json", "--offline"]) == 0
    assert codes(printed_json(capsys)) == ["not-checked", "not-checked"]


def test_a_registry_that_wants_to_be_asked_once_an_hour_is_unreachable(
    article: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(ARTICLE.replace("10.3390/medsci6040082", "10.3390/not,there"), encoding="utf-8")
    registry.fail(limits("1", "3600s"), service="crossref")
    assert cli.run(["check", str(article), "--json"]) == 4
    found = printed_json(capsys)
    assert codes(found)[1] == "not-checked"
    assert found["sources"][0] == {"name": "crossref", "requests": 1, "state": "unreachable"}


def test_what_was_answered_before_outlives_a_registry_that_is_off(
    article: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["check", str(article), "--json"])
    first = printed_json(capsys)
    registry.stop()
    assert cli.run(["check", str(article), "--json"]) == 4
    assert codes(printed_json(capsys)) == codes(first)


def test_a_check_that_is_broken_off_leaves_every_request_in_the_log(
    article: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = checking.points

    def broken_off(*arguments: Any) -> Any:
        if registry.count():
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(checking, "points", broken_off)
    assert cli.run(["check", str(article)]) == 130
    workshop = open_workshop(os.environ)
    logged = workshop.library.requests()
    workshop.library.close()
    assert len(logged) == registry.count() == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_that_lacks_our_signs_gets_the_whole_json_all_the_same(
    encoding: str, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding))
    assert cli.run(["read", str(article)]) == 0
    sys.stdout.flush()
    assert b"Mischoulon et al. 2017" in written.getvalue()
    written.truncate(written.seek(0))
    assert cli.run(["read", str(article), "--json"]) == 0
    sys.stdout.flush()
    found = json.loads(written.getvalue().decode(encoding))
    assert "6–14" in found["references"][0]["text"]


def test_the_environment_keeps_the_network_silent(
    article: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LDN_DESK_OFFLINE", "1")
    assert cli.run(["check", str(article), "--json"]) == 0
    assert codes(printed_json(capsys)) == ["not-checked", "not-checked"]
    assert registry.count() == 0


def test_fail_on_a_verdict_ends_with_code_1(article: Path) -> None:
    assert cli.run(["check", str(article), "--offline", "--fail-on", "not-checked"]) == 1


def test_fail_on_a_notice_ends_with_code_1(article: Path, registry: Registry) -> None:
    assert cli.run(["check", str(article), "--fail-on", "notice"]) == 1


def test_fail_on_what_is_not_there_ends_with_code_0(article: Path, registry: Registry) -> None:
    assert cli.run(["check", str(article), "--fail-on", "other-work,not-registered"]) == 0


def test_an_unknown_verdict_after_fail_on_is_a_usage_error(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run(["check", str(article), "--fail-on", "fake"])
    assert ended.value.code == 2
    assert "not-registered" in capsys.readouterr().err


def test_an_unknown_command_is_one_sentence_and_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.run(["chekc"])
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_one_sentence_and_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["read", str(tmp_path / "nowhere.txt")]) == 3
    printed = capsys.readouterr().err
    assert "nowhere.txt" in printed
    assert len(printed.strip().splitlines()) == 1


def test_a_library_that_is_no_library_is_one_sentence_and_code_3(
    article: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.write_bytes(b"not a database at all, but long enough to be looked at " * 40)
    assert cli.run(["check", str(article), "--offline"]) == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["markdown", "html", "docx", "bibtex", "ris", "csl-json", "csv"])
def test_export_writes_every_format_and_asks_nobody(
    name: str, article: Path, tmp_path: Path, registry: Registry
) -> None:
    target = tmp_path / f"written.{name}"
    assert cli.run(["export", str(article), "--format", name, "-o", str(target)]) == 0
    assert target.stat().st_size > 200
    assert registry.count() == 0


def test_export_without_a_file_writes_to_standard_output(
    article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.run(["export", str(article), "--format", "bibtex"]) == 0
    assert b"@article{" in capsysbinary.readouterr().out


def test_an_alphabetical_style_puts_the_entries_in_order_of_author(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    swapped = tmp_path / "swapped.txt"
    lines = ARTICLE.splitlines()
    first, second = lines[-2].removeprefix("1. "), lines[-1].removeprefix("2. ")
    swapped.write_text("\n".join([*lines[:-2], f"1. {second}", f"2. {first}"]), encoding="utf-8")
    cli.run(["export", str(swapped), "--format", "markdown", "--style", "apa"])
    written = capsysbinary.readouterr().out
    assert written.index(b"Mischoulon, D.") < written.index(b"Toljan, K.")


def test_export_of_an_unknown_format_names_the_known_ones(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["export", str(article), "--format", "papyrus"]) == 2
    assert "csl-json" in capsys.readouterr().err


def test_export_to_a_folder_that_is_not_there_is_one_sentence(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no" / "such" / "folder.md"
    assert cli.run(["export", str(article), "--format", "markdown", "-o", str(target)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_library_lists_what_was_added(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["library", "add", str(article)]) == 0
    assert cli.run(["library", "list"]) == 0
    assert "A small article on naltrexone · 2 references" in capsys.readouterr().out


def test_adding_several_files_goes_on_past_one_that_cannot_be_read(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["library", "add", str(tmp_path / "nowhere.txt"), str(article)]) == 3
    assert "On the desk: A small article" in capsys.readouterr().out


def test_the_library_finds_words_in_references(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["library", "add", str(article)])
    capsys.readouterr()
    assert cli.run(["library", "search", "therapeutic", "--json"]) == 0
    assert [hit["kind"] for hit in json.loads(capsys.readouterr().out)] == ["reference"]


def test_a_backup_restores_what_was_there(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.run(["library", "add", str(article)])
    backup = tmp_path / "backup.sqlite"
    assert cli.run(["library", "backup", str(backup)]) == 0
    monkeypatch.setenv("LDN_DESK_LIBRARY", str(tmp_path / "other.sqlite"))
    assert cli.run(["library", "restore", str(backup)]) == 0
    capsys.readouterr()
    cli.run(["library", "list"])
    assert "A small article" in capsys.readouterr().out


def test_the_doctor_calls_a_new_library_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["library", "doctor"]) == 0
    assert "sound" in capsys.readouterr().out


def test_without_a_screen_the_sample_is_read_in_the_terminal_and_a_bibliography_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], registry: Registry
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.argv", ["ldn-desk"])
    assert __main__.main() == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[0].startswith("No screen found")
    assert printed.count("Details match") == 6
    assert len(list(tmp_path.glob("*-annotated-bibliography.md"))) == 1
    assert registry.count() == 0


def test_the_main_command_hands_sub_commands_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["ldn-desk", "read", str(article)])
    assert __main__.main() == 0
    assert "A small article on naltrexone" in capsys.readouterr().out


def test_a_bug_is_one_sentence_on_the_screen_and_whole_in_the_log(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr("ldn_desk.services.opening.read_file", broken)
    assert cli.run(["read", str(article)]) == 70
    stop_log()
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert "nobody foresaw this" in log_path().read_text(encoding="utf-8")


def test_a_newer_version_takes_the_older_one_s_place_and_says_what_moved(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["library", "add", str(article)]) == 0
    newer = tmp_path / "small-2.txt"
    newer.write_text(ARTICLE.replace("Nobody knows the rest [2].", "Nobody knows it."), encoding="utf-8")
    capsys.readouterr()
    assert cli.run(["library", "add", str(newer)]) == 0
    told = capsys.readouterr().out
    assert "A newer version: notes, ratings and mends were taken over" in told
    assert "1 citation gone" in told
    assert cli.run(["library", "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_both_versions_are_kept_where_that_is_asked_for(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["library", "add", str(article)]) == 0
    newer = tmp_path / "small-2.txt"
    newer.write_text(ARTICLE.partition("2. Toljan")[0] + "2. Nobody. Nothing. 2001.\n", encoding="utf-8")
    assert cli.run(["library", "add", "--keep-both", str(newer)]) == 0
    assert "newer version" not in capsys.readouterr().out
    assert cli.run(["library", "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_what_is_no_longer_printed_is_named(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["library", "add", str(article)]) == 0
    newer = tmp_path / "small-2.txt"
    newer.write_text(ARTICLE.partition("2. Toljan")[0], encoding="utf-8")
    assert cli.run(["library", "add", str(newer)]) == 0
    assert "No longer printed, and kept aside: 2 Toljan" in capsys.readouterr().out


def test_check_and_export_use_the_fields_that_a_reader_mended(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["library", "add", str(article)]) == 0
    workshop = open_workshop(os.environ)
    (line,) = workshop.library.shelf()
    seen = workshop.library.article(line.id).references[0]
    workshop.mending.correct(seen, Fields(title="A title of my own"), ["title"])
    workshop.library.close()
    capsys.readouterr()
    assert cli.run(["check", str(article), "--json", "--offline"]) == 0
    reference = printed_json(capsys)["references"][0]
    assert (reference["printed"]["title"], reference["mended"]) == ("A title of my own", ["title"])
    assert reference["text"].startswith("Mischoulon")
    assert cli.run(["export", str(article), "--format", "bibtex", "-o", str(tmp_path / "out.bib")]) == 0
    assert "A title of my own" in (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert cli.run(["read", str(article), "--json"]) == 0
    assert printed_json(capsys)["references"][0]["mended"] == []


def test_an_article_without_a_title_is_listed_as_untitled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bare.txt"
    path.write_text("Mice sleep well at night and badly by day, as anyone who keeps them knows.", encoding="utf-8")
    assert cli.run(["library", "add", str(path)]) == 0
    assert cli.run(["library", "list"]) == 0
    assert capsys.readouterr().out == "On the desk: Untitled\nUntitled · 0 references · bare.txt\n"


def test_a_library_on_a_server_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LDN_DESK_LIBRARY", "postgresql://me:secret@server/ldn")
    assert cli.run(["library", "list"]) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("“postgresql://me:***@server/ldn” names no SQLite file")


def test_damaged_settings_are_one_sentence_and_hold_up_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "own.json"
    monkeypatch.setenv("LDN_DESK_SETTINGS", str(settings))
    settings.write_text("{")
    assert cli.run(["library", "list"]) == 0
    assert capsys.readouterr().err.startswith("The desk’s settings were damaged; they are kept in ")
    assert cli.run(["library", "list"]) == 0
    assert capsys.readouterr().err == ""


ONLY_DOI = "doi = {10.3390/medsci6040082}"
OTHER = "title = {An odd thing on paper}, author = {Odd, Ann}, year = {1990}, doi = {10.1016/j.jad.2016.08.029}"
NO_RECORD = "title = {A page about dreams}, year = {2018}"


@pytest.fixture
def bare_list(tmp_path: Path, registry: Registry) -> Path:
    """A list of a DOI alone, of one that opens a different work, and of a title without one; the stand-in was asked."""
    path = tmp_path / "bare.bib"
    entries = (f"@article{{key{place}, {each}}}" for place, each in enumerate((ONLY_DOI, OTHER, NO_RECORD)))
    path.write_text("\n".join(entries), encoding="utf-8")
    cli.run(["check", str(path)])
    return path


def test_a_doi_alone_is_exported_as_registered_where_that_is_asked_for(
    bare_list: Path, registry: Registry, tmp_path: Path
) -> None:
    out, asked = tmp_path / "out.json", registry.count()
    assert cli.run(["export", str(bare_list), "--format", "csl-json", "--registered", "-o", str(out)]) == 0
    alone, other, unknown = json.loads(out.read_text(encoding="utf-8"))
    assert alone["title"].startswith("Low-Dose Naltrexone")
    assert [name["family"] for name in alone["author"]] == ["Toljan", "Vrooman"]
    assert other["title"] == "An odd thing on paper"
    assert unknown["title"] == "A page about dreams"
    written = [each["custom"]["ldn-desk"]["written-from"] for each in (alone, other, unknown)]
    assert written == ["registered", "printed", "printed"]
    assert registry.count() == asked


def test_without_being_asked_for_what_is_registered_stays_out(bare_list: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert cli.run(["export", str(bare_list), "--format", "csl-json", "-o", str(out)]) == 0
    alone = json.loads(out.read_text(encoding="utf-8"))[0]
    assert "author" not in alone
    assert "written-from" not in alone["custom"]["ldn-desk"]


def test_a_note_is_written_on_the_article_or_on_a_reference(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["note", str(article), "Read on Monday."]) == 0
    workshop = open_workshop(os.environ)
    (line,) = workshop.library.shelf()
    assert cli.run(["note", line.id[:8].upper(), "2", "**No** trial, unlike [1]."]) == 0
    assert cli.run(["note", str(article), "mischoulon2017randomized", "By key."]) == 0
    assert capsys.readouterr().out == "Noted on the article\nNoted on reference 2\nNoted on reference 1\n"
    written = [[note.text for note in entry.notes] for entry in workshop.library.entries(line.id)]
    assert written == [["By key."], ["**No** trial, unlike [1]."]]
    assert [note.text for note in workshop.appraisal.article_notes(line.id)] == ["Read on Monday."]
    workshop.close()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere.txt", "Text"], 3, "There is no article nowhere.txt"),
        (["{article}", "9", "Text"], 2, "There is no reference 9: the numbers are 1 to 2."),
        (["{list}", "9", "Text"], 2, "The article has no references, so none is called 9."),
        (["{article}", " "], 2, "The note is empty"),
    ],
)
def test_a_note_on_nothing_is_refused_in_one_sentence(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    bare = tmp_path / "bare.md"
    bare.write_text("# A text\n\nWithout a list.\n", encoding="utf-8")
    assert cli.run(["note", *(word.format(article=article, list=bare) for word in words)]) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_check_tells_whether_the_article_itself_is_retracted(
    tmp_path: Path, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tea.md"
    head = "title: Invented tea and the moods of imaginary volunteers\nauthor: [Ada Invented, Ben Imagined]\n"
    path.write_text(f"---\n{head}doi: 10.5555/standin.retracted.1\n---\nTea was drunk.\n", encoding="utf-8")
    assert cli.run(["check", str(path), "--json", "--fail-on", "notice"]) == 1
    article = printed_json(capsys)["article"]
    assert (article["verdict"], article["DOI"]) == ("agrees", "10.5555/standin.retracted.1")
    assert [notice["type"] for notice in article["notices"]] == ["retraction"]
    asked = len(registry.requests)
    assert cli.run(["check", str(path), "--offline", "--fail-on", "notice"]) == 1
    assert "The article itself: " in capsys.readouterr().out
    assert len(registry.requests) == asked


def test_an_article_without_a_doi_of_its_own_is_not_checked(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", str(article), "--json"]) == 0
    told = printed_json(capsys)["article"]
    assert (told["verdict"], told["notices"], told["DOI"], told["container-title"]) == ("not-checked", [], "", "")
