from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.record import Record
from ldn_desk.domain.verdict import Verdict, VerdictCode
from ldn_desk.presenters.window.status import (
    Line,
    StatusLine,
    Tone,
    check_words,
    judged_words,
    requests_words,
    rest_words,
    silence_words,
    silent,
)
from ldn_desk.presenters.work.checking import Progress
from ldn_desk.presenters.work.quoting import Progress as Judged
from ldn_desk.presenters.work.quoting import Stop

NOW, BEFORE = "2026-11-23T10:00:00Z", "2026-11-01T10:00:00Z"


def entry(doi: str = "10.1/x", code: VerdictCode = VerdictCode.AGREES, judged: str = NOW, source: str = "") -> Entry:
    """An entry with this verdict."""
    record = Record(doi, source, judged, {}) if source else None
    reasons = (own_words("Crossref could not be reached"),) if code is VerdictCode.NOT_CHECKED else ()
    verdict = Verdict(code, reasons, record=record, judged=judged)
    return Entry(Reference(1, "text", Fields(DOI=doi)), verdict=verdict)


def test_a_running_check_is_counted_in_words() -> None:
    progress = Progress(True, 7, 10, (("crossref", 3),))
    assert check_words(progress) == "Checked 7 of 10 · 3 requests to Crossref"


def test_requests_are_counted_by_source() -> None:
    assert requests_words((("crossref", 1), ("doi.org", 2))) == "1 request to Crossref and 2 to doi.org"
    assert requests_words(()) == ""


def test_a_cancelled_check_says_so() -> None:
    assert check_words(Progress(False, 2, 10, cancelled=True)) == "Cancelled: checked 2 of 10"
    assert check_words(Progress()) == ""


def test_an_error_comes_first_and_stays_until_it_is_dismissed() -> None:
    line = StatusLine()
    line.say("Saved")
    line.fail("The file is gone; choose another.")
    line.progress(Progress(False, 1, 1))
    line.forget()
    assert line.line == Line("The file is gone; choose another.", Tone.ERROR)
    line.dismiss()
    assert line.line.words == ""


def test_an_error_is_replaced_by_what_the_reader_begins_next() -> None:
    line = StatusLine()
    line.fail("wrong")
    line.busy("Reading a.md …")
    assert line.line == Line("Reading a.md …")
    line.busy("")
    line.fail("wrong")
    line.progress(Progress(True, 0, 10))
    assert line.line == Line("Checked 0 of 10")


def test_when_a_check_has_ended_its_outcome_stands_there() -> None:
    line = StatusLine()
    line.rest("Checked 0 of 3")
    line.progress(Progress(True, 1, 3))
    line.progress(Progress(False, 3, 3))
    assert line.line == Line("Checked 3 of 3")
    line.forget()
    assert line.line == Line("Checked 0 of 3")


def test_what_was_done_can_carry_undo() -> None:
    line = StatusLine()
    line.say("Deleted “A”", can_undo=True)
    assert line.line.can_undo


def test_at_rest_it_says_how_much_is_answered() -> None:
    assert rest_words(()) == ""
    assert rest_words((entry(), entry(code=VerdictCode.NOT_CHECKED))) == "Checked 1 of 2"
    assert rest_words((entry(code=VerdictCode.NOT_CHECKED),)) == "Not checked yet"
    assert rest_words((entry(),), True) == "Checked 1 of 1 · offline by LDN_DESK_OFFLINE"


def test_bundled_facts_are_named_as_what_they_are() -> None:
    assert rest_words((entry(source="bundled"),)).startswith("Facts bundled with the sample")


def test_references_nobody_answered_for_are_told_apart() -> None:
    fresh, old = entry(judged=NOW), entry(judged=BEFORE)
    none, no_doi = entry(code=VerdictCode.NOT_CHECKED, judged=""), entry(doi="", judged="")
    web = entry(code=VerdictCode.OUT_OF_SCOPE, judged="")
    entries = (fresh, old, none, no_doi, web)
    asked = {each.reference.id for each in entries}
    assert silent(entries, asked, NOW) == (old, none)
    assert silent(entries, set(), NOW) == ()


def test_silence_is_said_with_its_reason_and_that_nothing_was_lost() -> None:
    progress = Progress(False, 3, 3)
    none, old = entry(code=VerdictCode.NOT_CHECKED), entry()
    assert silence_words(progress, [none]) == "Checked 2 of 3 · 1 without an answer: Crossref could not be reached"
    assert silence_words(progress, [old]) == "Checked 2 of 3 · 1 without an answer; what was answered before stands"


def test_every_source_that_was_silent_is_named() -> None:
    broken = because("answer-broke-off", source="Crossref")
    progress = Progress(False, 3, 3, silent=(("crossref", broken), ("pubmed", because("timed-out", source="PubMed"))))
    told = "Crossref's answer broke off; check again later; PubMed did not answer either"
    assert silence_words(progress, []) == f"Checked 3 of 3: {told}"
    stands = "Checked 2 of 3 · 1 without an answer; what was answered before stands"
    assert silence_words(progress, [entry()]) == f"{stands}: {told}"


def test_a_reason_that_names_no_source_stands_after_its_name() -> None:
    progress = Progress(False, 1, 1, silent=(("shelves", "the cellar is flooded"),))
    assert silence_words(progress, []) == "Checked 1 of 1: shelves: the cellar is flooded"


def test_how_far_the_judging_is_leads_to_the_next_unjudged_place() -> None:
    following, marker = Stop(Citation("[9]", (9,), 0, 3, "So [9].", 0, 7, ""), entry()), "[9]"
    assert judged_words(Judged(4, 10, following), 8) == f"Judged 4 of 10 · next unjudged: ¶ 8 {marker}"
    assert judged_words(Judged(4, 10, following), 0) == f"Judged 4 of 10 · next unjudged: {marker}"
    assert judged_words(Judged(10, 10), 0) == "Judged 10 of 10"
