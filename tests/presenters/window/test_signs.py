"""What is judged carries a sign; of a marker with several references one for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.judgement import Choice
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.signs import CitationSigns
from tests.presenters.references.samples import CITATIONS, open_desk, other_article

SECOND, STRING = 1, 3
assert CITATIONS[STRING].numbers == (6, 7)


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


@pytest.fixture
def signs(desk: Desk) -> CitationSigns:
    return CitationSigns(desk, desk)


def judge(desk: Desk, number: int, citation: int, choice: Choice) -> None:
    desk.quoting.choose(f"reference-{number}", CITATIONS[citation].id, choice)


def test_a_judged_citation_has_the_sign_of_what_was_judged_and_others_have_none(
    desk: Desk, signs: CitationSigns
) -> None:
    assert signs.of == {}
    judge(desk, 3, SECOND, Choice.PARTLY)
    assert signs.of == {SECOND: "◗"}
    judge(desk, 3, SECOND, Choice.CANNOT_ASSESS)
    assert signs.of == {SECOND: "⊘"}
    desk.appraising.undo()
    desk.appraising.undo()
    assert signs.of == {}


@pytest.mark.parametrize(("other", "sign"), [(Choice.SUPPORTED, "✓"), (Choice.NOT_SUPPORTED, "∴")])
def test_a_string_citation_has_one_sign_once_all_its_references_are_judged(
    desk: Desk, signs: CitationSigns, other: Choice, sign: str
) -> None:
    judge(desk, 6, STRING, Choice.SUPPORTED)
    assert signs.of == {STRING: "◦"}
    judge(desk, 7, STRING, other)
    assert signs.of == {STRING: sign}


def test_only_a_change_is_told(desk: Desk, signs: CitationSigns) -> None:
    told: list[bool] = []
    signs.changed.connect(lambda: told.append(True))
    desk.appraising.rate("reference-3", 4)
    assert told == []
    judge(desk, 3, SECOND, Choice.PARTLY)
    assert told == [True]


def test_another_article_has_its_own(desk: Desk, signs: CitationSigns) -> None:
    judge(desk, 3, SECOND, Choice.PARTLY)
    desk.workshop.library.add(other_article(), b"")
    desk.open_article("other")
    assert signs.of == {}
    desk.open_article("article")
    assert signs.of == {SECOND: "◗"}
