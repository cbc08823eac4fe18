"""Tests of `past`. Whatever happened is told in words, and from what to what."""

import json
from typing import Any

import pytest

from ldn_desk.domain.step import Happened
from ldn_desk.wording.past import Told, line, told


def happened(what: str, before: Any = None, after: Any = None) -> Happened:
    return Happened(1, "2026-11-23T10:00:00.000000Z", "Kim", what, "id", json.dumps(before), json.dumps(after))


def mend(kind: str, **detail: Any) -> dict[str, str]:
    return {"kind": kind, "detail": json.dumps(detail)}


MARK = {"exact": "Naps help", "colour": "green", "comment": "Do they?"}

JUDGED = {"choice": "minor", "kinds": ["selective"], "basis": "abstract", "note": "No"}
TITLES = ({"title": "a", "et-al": True}, {"title": "b"})

LINES = [
    (happened("rate", None, 4), "stars: not rated → 4 of 5 — small reservation"),
    (happened("rate", 4, None), "stars: 4 of 5 — small reservation → not rated"),
    (happened("write note", "One", "One two"), "note: One → One two"),
    (happened("write note", None, "See [7](#reference-abc)."), "note: See [7]."),
    (happened("delete note", "One\ntwo", None), "note deleted: One two"),
    (
        happened(
            "judge quotation", None, {"choice": "minor", "kinds": ["selective"], "basis": "abstract", "note": "No"}
        ),
        "quotation accuracy: not judged → Partly supported (minor): selective · abstract · No",
    ),
    (happened("grade evidence", None, {"directness": "direct"}), "evidence: direct"),
    (happened("describe study", {"n": 12}, None), "study: 12 subjects"),
    (
        happened("correct verdict", None, ["agrees", "I looked", "10.5555/n"]),
        "my correction: Details match: I looked · 10.5555/n",
    ),
    (
        happened("dismiss point", ["species", "readers", "cats", 0, "No"], None),
        "point to check dismissed: sentence says readers; title says cats · No",
    ),
    (
        happened("verdict", {"code": "differs", "judged": "x"}, {"code": "agrees", "judged": "y"}),
        "verdict: Same work; details differ → Details match",
    ),
    (happened("verdict", None, {"code": "not-checked", "judged": ""}), "verdict: Not checked"),
    (
        happened("correct fields", {"title": "Lamps", "volume": None}, {"title": "Naps", "volume": "3"}),
        "fields corrected: title: Lamps · volume: nothing → title: Naps · volume: 3",
    ),
    (
        happened(
            "correct fields",
            {"author": [{"family": "Kim", "given": "R."}], "et-al": None, "issued": {"date-parts": [[2019]]}},
            {"author": [{"literal": "Nap Group"}], "et-al": True, "issued": None},
        ),
        "fields corrected: authors: R. Kim · year: 2019 → authors: Nap Group et al. · year: nothing",
    ),
    (
        happened("correct fields", *TITLES),
        "fields corrected: title: a → title: b",
    ),
    (happened("add article", None, {"sha256": "x"}), "article put on the desk"),
    (happened("delete article", None, {"deleted": "x"}), "article deleted"),
    (happened("set article date", None, '{"date-parts":[[2020]]}'), "date of the article: 2020"),
    (happened("set article date", "{}", '{"date-parts":[[2020]]}'), "date of the article: 2020"),
    (
        happened("edit article", {"title": "a", "mended": None}, {"title": "b", "mended": '["title"]'}),
        "fields of the article: title: a → title: b",
    ),
    (
        happened(
            "edit article",
            {"author": '[{"literal":"Naps"}]', "issued": None, "container_title": "", "doi": "10.5555/a"},
            {"author": "[]", "issued": '{"date-parts":[[2020]]}', "container_title": "Naps", "doi": ""},
        ),
        "fields of the article: authors: Naps · year: nothing · journal: nothing · DOI: 10.5555/a"
        " → authors: nothing · year: 2020 · journal: Naps · DOI: nothing",
    ),
    (happened("edit article"), "fields of the article"),
    (happened("read the article again", "x", "y"), "article read again"),
    (happened("take over", "x", "y"), "another version taken over"),
    (happened("add mark", None, MARK), "passage marked: “Naps help” · Green · Do they?"),
    (happened("recolour mark", {"colour": "green"}, {"colour": "rose"}), "mark recoloured: Green → Rose"),
    (happened("delete mark", {"deleted": False}, {"deleted": True}), "mark deleted"),
    (happened("mend", None, mend("remove", text="Adams 2010")), "reference removed: Adams 2010"),
    (happened("mend", mend("remove", text="Adams 2010")), "taken back: reference removed: Adams 2010"),
    (happened("mend", None, mend("split", first="Adams", second="Baker")), "reference split: Adams Baker"),
    (happened("mend", None, mend("link", at=[3, "[1]", "", ""])), "marker linked: [1]"),
    (happened("mend", None, mend("link dois", ids=[])), "DOIs in the text linked"),
    (happened("mend", None, mend("turn upside down")), "turn upside down"),
    (happened("press flowers", 1, 2), "press flowers"),
]


@pytest.mark.parametrize(("of", "words"), LINES, ids=[words for _of, words in LINES])
def test_each_line_says_from_what_to_what(of: Happened, words: str) -> None:
    assert line(told(of)) == words


def test_what_is_removed_stood_there_before_and_what_is_brought_back_stands_there_after() -> None:
    removed, added = mend("remove", text="Adams"), mend("add", text="Adams")
    assert told(happened("mend", None, removed)) == Told("reference removed", "Adams", "")
    assert told(happened("mend", removed)) == Told("taken back: reference removed", "", "Adams")
    assert told(happened("mend", None, added)) == Told("reference added", "", "Adams")
    assert told(happened("mend", added)) == Told("taken back: reference added", "Adams", "")


def test_a_line_of_an_old_library_without_values_is_told() -> None:
    assert line(told(Happened(1, "", "", "rate", "id", "", "3"))) == "stars: not rated → 3 of 5 — only with caution"
