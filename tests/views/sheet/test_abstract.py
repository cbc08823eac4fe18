from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.abstract import Abstract
from ldn_desk.views.theme import Theme
from tests.presenters.references.test_sheet import OneSource
from tests.views.sheet.made_sheet import made_sheet

WORDS = "read: <jats:p>Patients were drawn by lot.</jats:p>"


def test_the_abstract_of_the_record_unfolds(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    desk.workshop.registry.sources.append(OneSource())
    sheet = made_sheet(desk, theme, qtbot)
    desk.selection.select_reference("reference-6")
    sheet.go_to("abstract")
    abstract = sheet.frames["abstract"].body
    assert isinstance(abstract, Abstract)
    assert abstract.text.toPlainText() == WORDS
    theme.set_mode("dark")
    sheet.restyle()
    assert abstract.text.toPlainText() == WORDS
