"""Every text of the interface: `python -m tests.tools.texts` prints them, as a catalogue of gettext begins.

A text is a literal in a call of `tr`, `N_`, `count` or `plural`; f-strings and variables cannot be found, and are taken
from tables whose texts are marked.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PROGRAM = Path(__file__).resolve().parents[2] / "ldn_desk"
_PLACES = {"tr": (0,), "N_": (0,), "count": (1, 2), "plural": (0, 1)}
"""Function → which of its arguments are texts."""


class Text(NamedTuple):
    """A text, its plural (empty for one that does not count), and where it stands."""

    text: str
    many: str
    place: str


def texts() -> Iterator[Text]:
    """Every text, file by file."""
    for path in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _PLACES:
                told = [_literal(node, place) for place in _PLACES[node.func.id]]
                if told[0]:
                    where = f"{path.relative_to(PROGRAM.parent).as_posix()}:{node.lineno}"
                    yield Text(told[0], told[1] if len(told) > 1 else "", where)


def _literal(call: ast.Call, place: int) -> str:
    argument = call.args[place] if place < len(call.args) else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def main() -> None:
    """The texts as the entries of a `.pot` file."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in texts():
        places.setdefault((each.text, each.many), []).append(each.place)
    for (text, many), found in sorted(places.items()):
        print(f"#: {' '.join(found)}")
        print(f"msgid {_quoted(text)}")
        print(f'msgid_plural {_quoted(many)}\nmsgstr[0] ""\nmsgstr[1] ""\n' if many else 'msgstr ""\n')


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    main()
