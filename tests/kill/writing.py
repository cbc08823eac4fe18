"""A desk that is going to be killed: it works on a library and acknowledges each thing once it is saved.

Preloaded by the fork server of `killing`, so that fifty desks do not import the database library fifty times.
"""

import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.mark import Colour
from tests.store import samples
from tests.store.samples import Desk

Acknowledge = Callable[..., None]

ABSTRACT = 20_000
"""Characters of the abstract of each answer that is kept: a write takes more than a page of the library."""


def work(place: str, acknowledged: str, run: int) -> None:
    """Type notes, rate, judge, mark and keep answers until killed.

    One line of JSON a thing saved, written after it was."""
    file = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def acknowledge(**saved: Any) -> None:
        os.write(file, (json.dumps({"run": run, **saved}) + "\n").encode())

    with Desk(place) as desk:
        article = samples.article(20, title=f"Naps {run}")
        desk.library.add(article, article.text.encode())
        acknowledge(kind="article", id=article.id, sha256=article.sha256)
        references = itertools.cycle(article.references)
        for turn in itertools.count():
            reference = next(references)
            _type(desk, reference.id, acknowledge, turn)
            desk.appraisal.rate(reference.id, turn % 5 + 1)
            acknowledge(kind="stars", reference=reference.id)
            citation = article.citations_of(reference.number)[0]
            desk.quotations.judge(reference.id, citation.id, Quotation(Choice.NOT_SUPPORTED, note=str(turn)))
            acknowledge(kind="quotation", reference=reference.id, turn=turn)
            mark, _change = desk.marking.add(article.id, citation.start - 5 - turn % 20, citation.end, Colour.ROSE)
            acknowledge(kind="mark", reference=reference.id, id=mark.id)
            checked = samples.checked(
                reference, f"2026-11-23T10:{turn // 60 % 60:02d}:{turn % 60:02d}Z", abstract="x" * ABSTRACT
            )
            desk.library.keep(checked)
            acknowledge(
                kind="verdict", reference=reference.id, doi=reference.printed.DOI, judged=checked.verdict.judged
            )


def _type(desk: Desk, reference_id: str, acknowledge: Acknowledge, turn: int) -> None:
    """A note that grows word by word, each stage saved as the editor does."""
    note_id, version, text = "", 0, f"Turn {turn}:"
    for word in ("only", "twelve", "readers", "slept"):
        text = f"{text} {word}"
        note, _ = desk.appraisal.write_note(reference_id, text, note_id, version)
        assert note is not None
        note_id, version = note.id, note.version
        acknowledge(kind="note", reference=reference_id, id=note.id, text=text)


def create(place: str, acknowledged: str, run: int) -> None:
    """Make a library, over and over in new places, until killed."""
    for number in itertools.count():
        with Desk(Path(place).with_name(f"new-{run}-{number}.sqlite")) as desk:
            desk.write("made")
        with Path(acknowledged).open("a") as file:
            file.write(f"new-{run}-{number}.sqlite\n")
