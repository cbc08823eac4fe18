from pathlib import Path

import pytest

from ldn_desk.composition import open_workshop
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.presenters.window.preferences import Preference, Preferences, fault
from ldn_desk.presenters.window.recall import Recall
from tests.places import places


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:
    desk = Desk(InlineRunner())
    desk.start(open_workshop(places(tmp_path, LDN_DESK_MAILTO="set@example.org")))
    return desk


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        ("mailto", "", True),
        ("mailto", "reader@example.org", True),
        ("mailto", "reader", False),
        ("mailto", "@example.org", False),
        ("mailto", "a b@example.org", False),
        ("crossref_url", "https://mirror.example.org/api", True),
        ("crossref_url", "mirror.example.org", False),
        ("doi_url", "file:///etc", False),
        ("other", "anything", True),
    ],
)
def test_a_wrong_value_is_named_in_a_sentence(key: str, value: str, right: bool) -> None:
    assert (fault(key, value) == "") is right


def test_values_are_kept_without_spaces_around_them(desk: Desk) -> None:
    preferences = Preferences(desk)
    assert preferences.put("doi_url", " https://doi.example.org ") == ""
    assert preferences.get("doi_url") == Preference("https://doi.example.org")
    desk.shut()


def test_what_the_environment_sets_is_shown_as_such(desk: Desk) -> None:
    assert Preferences(desk).get("mailto") == Preference("set@example.org", overruled_by="LDN_DESK_MAILTO")
    desk.shut()


def test_consent_is_given_for_one_article(desk: Desk) -> None:
    preferences = Preferences(desk)
    preferences.consent("one")
    assert preferences.consents("one")
    assert not preferences.consents("two")
    desk.shut()


def test_what_is_remembered_comes_back_as_it_was(desk: Desk) -> None:
    recall = Recall(desk)
    recall.keep(zoom=1.5, outline=True, geometry=b"\x00\x01")
    assert (recall.number("zoom", 1.0), recall.flag("outline"), recall.state("geometry")) == (1.5, True, b"\x00\x01")
    desk.shut()
    recall.keep(zoom=2.0)


def test_what_cannot_be_read_is_nothing_remembered(desk: Desk) -> None:
    recall = Recall(desk)
    recall.keep(zoom="large", geometry="no state")
    assert recall.number("zoom", 1.0) == 1.0
    assert recall.state("geometry") == b""
    desk.shut()
