"""Tests of `entry_points`, `contracts` and `registry`. Plugins of other packages: what works is added whole, what fails
is left out, and nothing else is harmed."""

import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from ldn_desk.composition import build_registry
from ldn_desk.plugins import entry_points
from ldn_desk.plugins.registry import Registry

GOOD = """
class Nothing:
    rule = label = "nothing"
    def points(self, case):
        return ()
def add_to(registry):
    registry.checks.append(Nothing())
"""
BROKEN = {
    "raises": "raise RuntimeError('broken')",
    "exits": "import sys; sys.exit(3)",
    "quits": "quit()",
    "is-interrupted": "raise KeyboardInterrupt",
    "is-no-python": "def :",
    "needs-what-is-not-there": "import a_package_that_nobody_has",
    "has-no-function": "",
    "exits-when-called": "def add_to(registry): raise SystemExit",
    "adds-what-is-no-check": "def add_to(registry): registry.checks.append(object())",
    "fails-half-way": GOOD + "    raise ValueError\n",
    "empties-the-lists-and-fails": "def add_to(registry):\n    registry.importers.clear()\n    raise ValueError\n",
    "recurses": "def add_to(registry): add_to(registry)",
}


def install(folder: Path, plugins: dict[str, str]) -> None:
    """Packages in `folder` that offer these plugins, by name the text of their module."""
    for number, (name, text) in enumerate(plugins.items()):
        module = f"plugin_{folder.parent.name}_{number}".replace("-", "_")
        (folder / f"{module}.py").write_text(text, encoding="utf-8")
        info = folder / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[ldn_desk.plugins]\n{name} = {module}:add_to\n")


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which packages are found."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    return folder


def names(registry: Registry) -> list[list[Any]]:
    lists: list[list[Any]] = [registry.importers, registry.exporters, registry.sources, registry.opinions]
    return [[each.name for one in lists for each in one], [each.rule for each in registry.checks]]


def test_a_broken_plugin_is_left_out_whole_and_the_next_one_is_added(packages: Path) -> None:
    (own, rules) = names(build_registry(lambda _key: ""))
    install(packages, {**BROKEN, "good": GOOD})
    registry = build_registry(lambda _key: "")
    assert sorted(registry.unusable) == sorted(BROKEN)
    assert names(registry) == [own, [*rules, "nothing"]]
    assert "The plugin exits could not be used and was left out" in " ".join(registry.left_out())


def test_a_plugin_that_never_ends_is_left_out(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_points, "PATIENCE_S", 0.05)
    late = threading.Event()
    monkeypatch.setattr(sys, "late_plugin_may_end", late, raising=False)
    install(packages, {"late": f"import sys\nsys.late_plugin_may_end.wait(20)\n{GOOD}"})
    registry = build_registry(lambda _key: "")
    before = names(registry)
    assert registry.unusable == ["late"]
    late.set()
    for thread in threading.enumerate():
        if thread.name == "plugin late":
            thread.join()
    assert names(registry) == before


def test_what_a_plugin_prints_stands_in_nobodys_way(packages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(packages, {"chatty": f"import sys\nprint('hello')\nprint('hello', file=sys.stderr)\n{GOOD}"})
    assert build_registry(lambda _key: "").unusable == []
    assert capsys.readouterr() == ("", "")


def test_a_package_whose_description_cannot_be_read_takes_nothing_else_with_it(packages: Path) -> None:
    install(packages, {"good": GOOD})
    next(packages.glob("*.dist-info/entry_points.txt")).write_bytes(b"[ldn_desk.plugins\nthis = = \xff")
    assert build_registry(lambda _key: "").importers
