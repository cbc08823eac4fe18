"""Tests of `retractions` and `store/retractions`. Retraction Watch's CSV file: read, kept, and told of every reference
it is about."""

from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.record import Notice
from ldn_desk.domain.retractions import Listed
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.services.retractions import import_retractions, read_retractions
from tests.store import samples
from tests.store.samples import Desk

HEAD = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,\n"
)
RETRACTION = (
    '1,"Naps, again",2/6/2010 0:00,10.5555/Notice,77,1/1/2009 0:00,10.5555/NAPS.1,0,Retraction,+Error;+Copy;,No,,\n'
)
CONCERN = "2,Naps,2011-03-04,unavailable,0,1/1/2009 0:00,Unavailable,4711,Expression of concern,,No,,\n"
NAPS = samples.article()


def written(folder: Path, text: str | bytes, name: str = "retraction_watch.csv") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_line_is_read_with_kind_date_dois_pmids_and_reasons(tmp_path: Path) -> None:
    first, second = read_retractions(written(tmp_path, HEAD + RETRACTION + CONCERN))
    day = PartialDate(2010, 2, 6)
    told = Notice("retraction", "10.5555/notice", day, "retraction-watch", "77", ("Error", "Copy"))
    assert first == Listed("10.5555/naps.1", "", told)
    assert (second.DOI, second.PMID) == ("", "4711")
    assert second.notice == Notice("expression_of_concern", "", PartialDate(2011, 3, 4), "retraction-watch")


def test_a_reinstatement_is_kept_under_its_own_name(tmp_path: Path) -> None:
    text = HEAD + RETRACTION.replace("Retraction,+", "Reinstatement,+")
    assert next(read_retractions(written(tmp_path, text))).notice.type == "reinstatement"


def test_an_odd_date_is_none_and_a_line_about_no_work_is_passed_over(tmp_path: Path) -> None:
    nameless = "3,Naps,2/6/2010 0:00,10.5555/n,0,,,0,Retraction,,No,,\n"
    text = HEAD + nameless + RETRACTION.replace("2/6/2010", "13/45/2010")
    (only,) = read_retractions(written(tmp_path, text))
    assert only.notice.date is None


def test_a_file_in_windows_letters_is_read(tmp_path: Path) -> None:
    text = (HEAD + RETRACTION.replace("+Copy", "+Plagié")).encode("cp1252")
    assert next(read_retractions(written(tmp_path, text))).notice.reasons == ("Error", "Plagié")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "no column"),
        (b"PK\x03\x04\0\0\0", "not a CSV file"),
        (HEAD.encode(), "lists no retraction"),
        ((HEAD + '"' + "x" * 200_000 + '",1\n').encode(), "cannot be read as CSV"),
    ],
)
def test_another_file_is_refused_in_one_sentence_and_what_was_held_stays(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with Desk(tmp_path / "library.sqlite") as desk:
        import_retractions(written(tmp_path, HEAD + RETRACTION), desk.library)
        with pytest.raises(UnreadableInput, match=words):
            import_retractions(written(tmp_path, content, "other.csv"), desk.library)
        assert desk.library.retractions_held().count == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"gone\.csv cannot be read"):
        list(read_retractions(tmp_path / "gone.csv"))


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ldn_desk.services.retractions._MOST_BYTES", 10)
    with pytest.raises(UnreadableInput, match="too large"):
        list(read_retractions(written(tmp_path, HEAD + RETRACTION)))


def test_an_import_takes_the_place_of_the_last_and_says_what_it_holds(tmp_path: Path) -> None:
    with Desk(tmp_path / "library.sqlite") as desk:
        assert desk.library.retractions_held().count == 0
        import_retractions(written(tmp_path, HEAD + RETRACTION + CONCERN), desk.library)
        held = import_retractions(written(tmp_path, HEAD + CONCERN, "newer.csv"), desk.library)
        assert (held.count, held.file_name, held.imported[:2]) == (1, "newer.csv", "20")
        assert desk.library.hold_retractions((), "").count == 0
        assert desk.library.retractions_held().imported == ""


def test_references_that_were_never_checked_tell_of_their_retraction(tmp_path: Path) -> None:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, b"naps")
        import_retractions(written(tmp_path, HEAD + RETRACTION), desk.library)
        first, second, _third = desk.library.entries(NAPS.id)
        assert first.verdict.code is VerdictCode.NOT_CHECKED
        assert [notice.type for notice in first.verdict.notices] == ["retraction"]
        assert second.verdict.notices == ()


def test_a_notice_that_the_registry_told_of_is_told_once(tmp_path: Path) -> None:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, b"naps")
        checked = samples.checked(NAPS.references[0])
        desk.library.keep(checked)
        listed = [Listed(NAPS.references[0].printed.DOI, "", notice) for notice in checked.verdict.notices]
        desk.library.hold_retractions(listed, "list.csv")
        entry = desk.library.entry(NAPS.references[0].id)
        assert entry is not None
        assert len(entry.verdict.notices) == len(checked.verdict.notices) > 0


def test_a_work_is_found_by_the_pmid_of_the_list(tmp_path: Path) -> None:
    with Desk(tmp_path / "library.sqlite") as desk:
        import_retractions(written(tmp_path, HEAD + RETRACTION + CONCERN), desk.library)
        with desk.store.reading() as unit:
            assert list(unit.retractions.on(["pmid:4711", "10.5555/other"])) == ["pmid:4711"]
            assert unit.retractions.on([]) == {}


def test_an_entry_of_a_pubmed_list_tells_of_its_own_retraction(tmp_path: Path) -> None:
    entry = Reference(1, "PMID- 1\nTI  - Naps.\nRIN - J Naps. 2021 Feb 6;14(2):445. PMID: 99\n", Fields(PMID="1"))
    listed = replace(NAPS, references=(entry, *NAPS.references[1:]), citations=())
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(listed, b"naps")
        first, second, _third = desk.library.entries(listed.id)
        assert [(notice.type, notice.PMID) for notice in first.verdict.notices] == [("retraction", "99")]
        assert second.verdict.notices == ()
