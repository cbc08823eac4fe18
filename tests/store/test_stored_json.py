"""A stored object is read when somebody looks into it, and equals the dict it was."""

import json

import pytest

from ldn_desk.store.stored_json import StoredJson, dumps, text_of

WHOLE = {"title": ["Of naps"], "DOI": "10.5555/naps.1", "x": None}


def test_it_equals_the_dict_it_was_made_from_either_way_round() -> None:
    stored = StoredJson(dumps(WHOLE))
    as_kept = [WHOLE, stored]
    assert as_kept == [stored, WHOLE]


def test_it_can_be_walked_counted_and_asked() -> None:
    stored = StoredJson(dumps(WHOLE))
    assert (list(stored), len(stored), stored["DOI"], stored.get("none")) == (list(WHOLE), 3, "10.5555/naps.1", None)


def test_nothing_is_read_before_somebody_looks() -> None:
    stored = StoredJson("not json")
    assert repr(stored) == "StoredJson('not json')"
    with pytest.raises(json.JSONDecodeError):
        stored.get("title")


def test_its_text_is_handed_on_unread() -> None:
    assert text_of(StoredJson("unread")) == "unread"
    assert text_of(WHOLE) == dumps(WHOLE)


def test_a_lone_surrogate_in_a_record_survives() -> None:
    assert StoredJson(dumps({"title": "\ud835"}))["title"] == "\ud835"
