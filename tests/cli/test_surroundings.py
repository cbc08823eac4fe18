"""Wherever the program is started: no home, no room, nobody who listens; it ends with at most a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_standard_output import run
from tests.plugins.test_entry_points import GOOD, install

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are the faults of systems with a shell")

ARTICLE = "A small article\n\nNaps help [1].\n\nReferences\n1. Ash AH. Sleep in mice. J Sleep. 2016;16(1):22-34.\n"
FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article."""
    path = tmp_path / "small.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_error_of_the_system_that_nobody_foresaw_is_one_sentence_and_code_70(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    command = f'cd "{folder}"; rmdir "{folder}"; "$@"'
    done = run(command, "library", "list", LDN_DESK_LIBRARY="here.sqlite", PYTHONPATH=str(Path.cwd()))
    assert (done.returncode, done.stdout) == (70, b"")
    assert done.stderr.startswith(b"Something went wrong in the desk itself (No such file or directory); ")
    assert done.stderr.count(b"\n") == 1
    log = Path(done.stderr.decode().partition("); ")[2].partition(" has the details")[0])
    assert "FileNotFoundError" in log.read_text(encoding="utf-8")


def test_where_no_log_can_be_written_the_sentence_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    nowhere = dict.fromkeys(FOLDERS, "/dev/null/nowhere")
    done = run(
        f'cd "{folder}"; rmdir "{folder}"; "$@"',
        *("library", "list"),
        LDN_DESK_LIBRARY="here.sqlite",
        PYTHONPATH=str(Path.cwd()),
        **nowhere,
    )
    assert done.returncode == 70
    assert done.stderr.endswith(b"and no log could be written.\n")


def test_under_a_locale_without_signs_of_ours_a_copy_gets_the_name_it_was_given(tmp_path: Path) -> None:
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    target = tmp_path / "Bücher.sqlite"
    done = run('"$@"', "library", "backup", str(target), **locale, LDN_DESK_LIBRARY=str(tmp_path / "Übung.sqlite"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.is_file()


def test_reading_needs_no_home_and_the_library_says_what_it_lacks(article: Path) -> None:
    nowhere = dict.fromkeys(FOLDERS, "/dev/null/nowhere")
    assert run('"$@"', "read", str(article), **nowhere).returncode == 0
    done = run('"$@"', "library", "list", **nowhere)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be made for the library; name another place" in done.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("read", "small.txt"), ("library", "list")])
def test_a_reader_of_the_output_who_goes_away_is_no_error(arguments: tuple[str, ...], article: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            (sys.executable, "-m", "ldn_desk", *arguments),
            cwd=article.parent,
            env={
                **os.environ,
                "PYTHONPATH": str(Path.cwd()),
                "LDN_DESK_LIBRARY": str(article.parent / "library.sqlite"),
            },
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("format_", ["docx", "markdown"])
def test_an_export_into_a_full_disk_is_one_sentence(format_: str, article: Path) -> None:
    library = str(article.parent / "library.sqlite")
    for more in ((), ("-o", "/dev/full")):
        done = run('"$@" >/dev/full', "export", str(article), "--format", format_, *more, LDN_DESK_LIBRARY=library)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(("arguments", "code"), [(("read", "nowhere.txt"), 3), (("no-command", "x"), 2)])
def test_where_standard_error_takes_nothing_the_exit_code_still_tells(arguments: tuple[str, ...], code: int) -> None:
    assert run('"$@" 2>/dev/full', *arguments).returncode == code


def test_an_output_that_does_not_wait_gets_everything_all_the_same(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text("".join(f"Ash AH. Sleep in mice {n}. J Sleep. 2016;16(1):22-34.\n" for n in range(700)))
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with subprocess.Popen(
        (sys.executable, "-m", "ldn_desk", "read", "--references", str(many), "--json"),
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as program:
        os.close(writing)
        with os.fdopen(reading, "rb") as output:
            written = output.read()
        assert program.stderr is not None
        assert program.stderr.read() == b""
    assert program.returncode == 0
    assert written.count(b'"number"') >= 700


def test_what_a_library_warns_of_goes_to_the_log_alone(tmp_path: Path, article: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    noisy = """
        import logging, threading, warnings
        logging.getLogger("noisy").warning("a warning of the log")
        warnings.warn("a warning of Python")
        def fail():
            raise ValueError("a thread's error")
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        class Grave:
            def __del__(self):
                raise ValueError("an error nobody can catch")
        Grave()
        return []
    """
    install(
        packages, {"noisy": GOOD.replace("        return ()\n", f"{noisy.rstrip()}\n"), "broken": "raise SystemExit(9)"}
    )
    done = run('"$@"', "read", str(article), PYTHONPATH=os.pathsep.join((str(Path.cwd()), str(packages))))
    assert done.returncode == 0
    assert (
        done.stderr.decode() == "The plugin broken could not be used and was left out; the log file has the details.\n"
    )
    (log,) = tmp_path.rglob("ldn-desk.log")
    told = log.read_text(encoding="utf-8")
    for words in ("a warning of the log", "a warning of Python", "a thread's error", "nobody can catch", "SystemExit"):
        assert words in told


def test_the_self_test_says_nothing_but_what_works(tmp_path: Path) -> None:
    done = run('"$@"', "--self-test", TMPDIR="/dev/null/nowhere")
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(line.startswith(b"works ") for line in done.stdout.splitlines())
