"""Tests of `note_leads` and `note_templates`. Links in notes go to references and paragraphs; templates are kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.errors import SettingsError
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.note_leads import NoteLeads
from ldn_desk.presenters.references.note_templates import NoteTemplates, Template
from tests.presenters.references.samples import open_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


def test_a_number_leads_to_its_reference_and_selects_it(desk: Desk) -> None:
    leads = NoteLeads(desk)
    assert [leads.lead("reference", number) for number in (0, 6, 99)] == [False, True, False]
    leads.follow("reference/6")
    assert desk.selection.current.reference_id == "reference-6"
    leads.follow("reference/99")
    assert desk.selection.current.reference_id == "reference-6"


def test_a_number_leads_to_its_paragraph(desk: Desk, qtbot: QtBot) -> None:
    article = desk.opened.article
    assert article is not None
    said = (Block(BlockKind.PARAGRAPH, "Tea calms.", start=40), Block(BlockKind.QUOTE, "It wakes too.", start=51))
    desk.opened.show(replace(article, blocks=(*article.blocks, *said)), tuple(desk.opened.entries))
    leads = NoteLeads(desk)
    with qtbot.waitSignal(desk.place_wanted) as told:
        leads.follow("paragraph/2")
    assert told.args == [51]
    assert [leads.lead("paragraph", number) for number in (0, 2, 3)] == [False, True, False]


def test_without_an_article_nothing_leads_anywhere(desk: Desk) -> None:
    desk.close_article()
    leads = NoteLeads(desk)
    assert not leads.lead("reference", 6)
    leads.follow("reference/6")
    assert desk.selection.current.reference_id == ""


def test_two_templates_come_with_the_desk_and_the_readers_own_take_their_place(desk: Desk) -> None:
    templates = NoteTemplates(desk)
    assert [each.name for each in templates.all()] == ["PICO", "Study summary"]
    own = (Template("Mine", "**Why:** "),)
    assert templates.keep(own) == ""
    assert templates.all() == own
    assert templates.keep(()) == ""
    assert templates.all() == ()


def test_templates_that_cannot_be_kept_are_told_in_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_key: str, _value: str) -> None:
        raise SettingsError("The disk is full.")

    monkeypatch.setattr(desk.workshop.settings, "put", refuse)
    assert NoteTemplates(desk).keep(()) == "The disk is full."
