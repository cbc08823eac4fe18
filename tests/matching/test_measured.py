"""The figures that verdicts must reach on the shared data, where it is present."""

from pathlib import Path

import pytest

from ldn_desk.domain.verdict import Outcome, VerdictCode
from tests.bench import alterations, verification
from tests.bench.styles import STYLES, printed

SHARED = Path(__file__).parents[3] / "shared"


def test_identity_errors_are_seen_and_correct_entries_left_alone() -> None:
    if not (SHARED / "data/verification").is_dir():
        pytest.skip("the shared entries with known errors are not here")
    results = list(verification.judged(SHARED))
    errors = [result for result in results if result.kind in verification.IDENTITY]
    correct = [result for result in results if result.kind == "valid"]
    flagged = [result for result in correct if Outcome.MAJOR in result.flagged_fields.values() or result.seen]
    assert sum(result.seen for result in errors) / len(errors) >= 0.98
    assert len(flagged) / len(correct) <= 0.005


def test_unchanged_references_agree_in_every_style() -> None:
    if not (SHARED / "data/crossref/works.jsonl").is_file():
        pytest.skip("the shared records are not here")
    works = alterations.works(SHARED)[::3]
    for style in STYLES:
        verdicts = [alterations.judged(printed(work, style), work) for work in works]
        assert sum(verdict.code is VerdictCode.AGREES for verdict in verdicts) / len(verdicts) >= 0.99
