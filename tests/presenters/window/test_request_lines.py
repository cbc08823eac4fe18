from ldn_desk.domain.record import Request
from ldn_desk.presenters.window.preferences import as_text, cells

REQUEST = Request("crossref", "https://api.crossref.org/works/10.1/x", "2026-11-23T10:04:05Z", "200", 81)


def test_a_request_is_a_line() -> None:
    assert cells(REQUEST) == (
        "23 Nov 2026, 10:04 UTC",
        "Crossref",
        "https://api.crossref.org/works/10.1/x",
        "200",
        "81 ms",
    )


def test_the_log_can_be_copied_as_a_table() -> None:
    assert as_text([REQUEST]).splitlines()[0] == "When\tAsked\tAddress\tAnswer\tTook"
    assert as_text([REQUEST]).splitlines()[1].startswith("23 Nov 2026, 10:04 UTC\tCrossref\t")
