"""What a reader makes of an article's own title, authors, date, journal and DOI, and what a check says of that DOI."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Checked, own_target
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.record import Notice
from ldn_desk.domain.retractions import Listed
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.plugins.contracts import Asking
from ldn_desk.services.checking import check
from tests.standin.desk import plugins
from tests.standin.registry import Registry
from tests.store import samples
from tests.store.samples import Desk

RETRACTED = "10.5555/standin.retracted.1"
NAPS = replace(
    samples.article(title="Invented tea and the moods of imaginary volunteers"),
    DOI=RETRACTED,
    author=(Name("Invented", "Ada"), Name("Imagined", "Ben")),
)
EDITED = Fields(title="Of naps", author=(Name("Kim", "Ann"),), container_title="Journal of Naps", DOI="10.5555/naps.7")
NAMES = ("title", "author", "container-title", "DOI")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, NAPS.text.encode())
        yield desk


def checked_own(desk: Desk, registry: Registry, *, offline: bool = False) -> Checked:
    target = own_target(desk.library.article(NAPS.id))
    assert target is not None
    *_, last = check([target], plugins(registry, opinions=True), Asking(), offline=offline)
    return last


def test_a_readers_fields_are_kept_undone_and_seen_on_the_shelf(desk: Desk) -> None:
    change = desk.library.edit_article(NAPS, EDITED, NAMES)
    assert (change.article_ids, change.shelf) == ((NAPS.id,), True)
    article = desk.library.article(NAPS.id)
    assert (article.fields.with_(issued=None), article.mended) == (EDITED, NAMES)
    assert article.read == NAPS.fields
    assert [line.title for line in desk.library.shelf()] == ["Of naps"]
    desk.undoing.undo()
    assert desk.library.article(NAPS.id) == NAPS
    desk.undoing.redo()
    assert desk.library.article(NAPS.id) == article


def test_what_was_read_can_be_had_back(desk: Desk) -> None:
    desk.library.edit_article(NAPS, EDITED, NAMES)
    desk.library.edit_article(desk.library.article(NAPS.id), NAPS.fields, NAMES)
    assert desk.library.article(NAPS.id) == NAPS


def test_the_same_fields_again_are_no_change(desk: Desk) -> None:
    assert desk.library.edit_article(NAPS, NAPS.fields, NAMES).article_ids == ()
    assert desk.undoing.undo_words == ""


def test_fields_that_another_desk_has_changed_are_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    with Desk(tmp_path / "library.sqlite", tmp_path / "other.json") as other:
        other.library.edit_article(NAPS, EDITED, ("title",))
    with pytest.raises(StaleWrite):
        desk.library.edit_article(NAPS, EDITED, ("DOI",))
    assert desk.library.article(NAPS.id).DOI == RETRACTED


def test_reading_the_article_again_keeps_the_readers_fields(desk: Desk) -> None:
    desk.library.edit_article(NAPS, EDITED, ("container-title",))
    desk.versions.read_again(NAPS.id)
    article = desk.library.article(NAPS.id)
    assert (article.container_title, article.mended) == ("Journal of Naps", ("container-title",))


def test_a_check_says_whether_the_article_itself_is_retracted(desk: Desk, registry: Registry) -> None:
    came = checked_own(desk, registry)
    assert desk.library.keep_all([came]).about == (NAPS.id,)
    on_article = desk.library.on_article(NAPS)
    assert {notice.type for notice in on_article.verdict.notices} == {"retraction"}
    assert on_article.answered
    assert came.points == ()
    desk.library.keep_all([came])
    changed = NAPS.with_fields(Fields(title="Of naps"), ("title",))
    assert desk.library.on_article(changed).verdict.code is VerdictCode.NOT_CHECKED
    assert desk.library.on_article(changed).verdict.reasons


def test_a_later_answer_takes_the_place_of_the_earlier_one(desk: Desk, registry: Registry) -> None:
    came = checked_own(desk, registry)
    desk.library.keep_all([came])
    desk.library.keep_all([replace(came, verdict=replace(came.verdict, notices=()))])
    assert desk.library.on_article(NAPS).verdict.notices == ()


def test_only_the_doi_leaves_even_where_searching_is_allowed(desk: Desk, registry: Registry) -> None:
    unknown = NAPS.with_fields(Fields(DOI="10.5555/nowhere.9"), ("DOI",))
    target = own_target(unknown)
    assert target is not None
    results = list(check([target], plugins(registry, opinions=True), Asking(), search=True))
    assert results[-1].verdict.code is VerdictCode.NOT_REGISTERED
    lines = " ".join(seen.line for seen in registry.requests)
    assert "10.5555" in lines
    assert "Invented" not in lines


def test_offline_nobody_is_asked_about_the_article(desk: Desk, registry: Registry) -> None:
    assert checked_own(desk, registry, offline=True).verdict.code is VerdictCode.NOT_CHECKED
    assert registry.requests == []


def test_an_article_without_a_doi_is_not_checked(desk: Desk) -> None:
    bare = replace(NAPS, DOI="")
    assert own_target(bare) is None
    assert desk.library.on_article(bare).verdict.code is VerdictCode.NOT_CHECKED


def test_a_check_of_an_article_that_is_gone_is_dropped(desk: Desk, registry: Registry) -> None:
    came = checked_own(desk, registry)
    gone = replace(came, target=replace(came.target, reference=replace(came.target.reference, id="nowhere")))
    assert desk.library.keep_all([gone]).about == ()


def test_an_imported_retraction_of_the_article_is_told_offline(desk: Desk) -> None:
    notice = Notice("retraction", "10.5555/notice", PartialDate(2020), "retraction-watch", "", ("Error",))
    desk.library.hold_retractions([Listed(RETRACTED, "", notice)], "retractions.csv")
    assert desk.library.on_article(NAPS).verdict.notices == (notice,)
