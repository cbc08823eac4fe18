"""The plan of the house, as tests: layers, types, style, and where things may stand."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOP_LEVEL = re.compile(
    r"ldn_desk|resources|tests|ldn_desk\.spec|pyproject\.toml|README\.md|Makefile|LICENSE|CHANGELOG\.md"
    r"|requirements(-dev)?\.lock|build|dist|.+-annotated-bibliography\.md|\..*"
)
SOURCES = sorted((ROOT / "ldn_desk").rglob("*.py"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A tool of the environment, run on the checkout."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )


def test_every_import_keeps_the_contracts() -> None:
    ended = run("tests.tools.imports")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_types_hold_under_mypy_strict() -> None:
    ended = run("mypy")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_ruff_finds_nothing() -> None:
    ended = run("ruff", "check", "--no-cache", ".")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_code_is_formatted() -> None:
    ended = run("ruff", "format", "--no-cache", "--check", ".")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_top_level_holds_only_what_the_layout_names() -> None:
    strangers = [path.name for path in ROOT.iterdir() if not TOP_LEVEL.fullmatch(path.name)]
    assert strangers == []


def test_the_main_window_stays_small() -> None:
    lines = (ROOT / "ldn_desk" / "views" / "window" / "main_window.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_nothing_is_silenced_without_its_code() -> None:
    silenced = re.compile(r"type: ignore(?!\[)|noqa(?!:)")
    found = [str(path) for path in SOURCES if silenced.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_rooms_that_must_stay_perfect_have_no_pragma() -> None:
    rooms = ("domain", "wording", "reading", "matching")
    found = [
        str(path)
        for path in SOURCES
        if path.relative_to(ROOT / "ldn_desk").parts[0] in rooms
        and "pragma: no cover" in path.read_text(encoding="utf-8")
    ]
    assert found == []


MOST_FILES = 30


def test_no_folder_of_the_program_holds_more_files_than_one_can_look_through() -> None:
    folders = {path.parent for path in SOURCES}
    files = {str(folder.relative_to(ROOT)): sum(path.is_file() for path in folder.iterdir()) for folder in folders}
    assert {folder: number for folder, number in files.items() if number > MOST_FILES} == {}


def test_every_place_that_the_readme_names_is_there() -> None:
    named = re.findall(
        r"`((?:ldn_desk|tests|resources)/[\w/.]*\w/?)`", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert [place for place in named if not (ROOT / place).exists()] == []


PROGRAM, TESTS = ROOT / "ldn_desk", ROOT / "tests"
MODULES = [path for path in SOURCES if path.name not in ("__init__.py", "__main__.py")]


def modules_named_in(test: Path) -> set[Path]:
    """The modules that a test file says it tests: ``Tests of `a`, `b` and `room/c`.`` at its beginning.

    A name stands for a module of the same folder; one with a slash is a path from `ldn_desk/`, for what is tested where
    it is used, and one that ends with a slash is all of a folder."""
    said = ast.get_docstring(ast.parse(test.read_text(encoding="utf-8"))) or ""
    opening = said.partition(".")[0] if said.startswith("Tests of `") else ""
    folder = PROGRAM / test.parent.relative_to(TESTS)
    found: set[Path] = set()
    for name in re.findall(r"`([\w/]+)`", opening):
        place = (PROGRAM if "/" in name else folder) / name
        found |= set(place.rglob("*.py")) if name.endswith("/") else {place.parent / f"{place.name}.py"}
    return found


NAMED = {module: test for test in sorted(TESTS.rglob("test_*.py")) for module in modules_named_in(test)}


def test_the_tests_of_every_module_are_found_by_its_path() -> None:
    at_their_paths = {PROGRAM / test.relative_to(TESTS).with_name(test.name[5:]) for test in TESTS.rglob("test_*.py")}
    found = at_their_paths | NAMED.keys()
    assert [str(path.relative_to(ROOT)) for path in MODULES if path not in found] == []


def test_what_test_files_say_that_they_test_is_there() -> None:
    gone = {str(module.relative_to(ROOT)): test.name for module, test in NAMED.items() if module not in SOURCES}
    assert gone == {}
