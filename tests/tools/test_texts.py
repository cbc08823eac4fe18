"""The texts of the interface, found in its code."""

import ast

import pytest

from tests.tools.texts import PROGRAM, main, texts


def test_texts_of_every_room_are_found_with_where_they_stand() -> None:
    found = {each.text: each for each in texts()}
    assert found["{n} matches"].place.startswith("ldn_desk/wording/summary.py:")
    assert found["{n} matches"].many == "{n} match"
    assert found["&Undo"].many == ""


def test_no_text_is_put_together_before_it_is_translated() -> None:
    glued = [
        f"{path.name}:{node.lineno}"
        for path in PROGRAM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("tr", "N_", "count", "plural")
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]
    assert glued == []


def test_they_are_printed_as_the_entries_of_a_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    told = capsys.readouterr().out
    assert 'msgid "{n} matches"\nmsgid_plural "{n} match"\nmsgstr[0] ""' in told
