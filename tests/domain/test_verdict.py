from ldn_desk.domain.verdict import (
    FieldComparison,
    Outcome,
    Verdict,
    VerdictCode,
    differing_fields,
)


def differing(*fields: str) -> Verdict:
    rows = (
        FieldComparison("title", "a", "a", Outcome.SAME),
        *(FieldComparison(f, "a", "b", Outcome.MINOR) for f in fields),
    )
    return Verdict(VerdictCode.DIFFERS, fields=rows)


def test_what_differs_is_named_by_its_fields() -> None:
    assert differing_fields(differing("issued", "volume")) == ("issued", "volume")


def test_only_what_was_not_checked_is_unanswered() -> None:
    assert Verdict(VerdictCode.AGREES).answered
    assert not Verdict(VerdictCode.NOT_CHECKED).answered
