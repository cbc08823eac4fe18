"""Makes the small library that a released schema leaves behind: `python -m tests.tools.old_library`.

Run once for each new `schema.HEAD`, and commit `tests/store/libraries/schema-NNNN.sqlite`: it must open for ever. A
file that is there already is never written again, for it was made by the program of its time.
"""

import sys
import tempfile
from pathlib import Path

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.evidence import Design, Evidence, Level, Question, Study, Subjects
from ldn_desk.domain.judgement import Basis, Choice, Copy, Kind, Quotation
from ldn_desk.domain.mark import Colour
from ldn_desk.domain.record import Notice, Request
from ldn_desk.domain.retractions import Listed
from ldn_desk.domain.verdict import Point, VerdictCode
from ldn_desk.store import schema
from tests.store.samples import Desk, article, checked

LIBRARIES = Path(__file__).resolve().parent.parent / "store" / "libraries"


def main() -> int:
    """0 when the file was made, 1 when it was there."""
    target = LIBRARIES / f"schema-{schema.HEAD}.sqlite"
    if target.exists():
        print(f"{target.name} is there already.")
        return 1
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "library.sqlite") as desk:
        naps = article()
        desk.library.add(naps, naps.text.encode())
        desk.library.touch(naps.id)
        desk.library.keep(checked(naps.references[0], cited=naps.citations_of(1)))
        desk.appraisal.rate(naps.references[0].id, 4)
        desk.appraisal.write_note(naps.references[0].id, "Read the methods again.")
        point = Point("condition", "sleep", "lamps", 0)
        desk.correcting.correct(naps.references[0].id, VerdictCode.AGREES, "registry is wrong", "10.5555/naps.9")
        desk.correcting.dismiss(naps.references[0].id, point, "I looked.")
        read = Quotation(Choice.PARTLY, (Kind.SELECTIVE,), basis=Basis.ABSTRACT, copy=Copy("PubMed’s abstract"))
        desk.quotations.judge(naps.references[0].id, naps.citations[0].id, read)
        desk.marking.add(naps.id, 0, naps.blocks[0].end, Colour.ROSE, "Read this first.")
        graded = Evidence(Question.TREATMENT, Level.THREE, "few people")
        desk.evidence.grade(naps.references[0].id, naps.citations[0].id, graded)
        desk.evidence.describe(naps.references[0].id, Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 12))
        notice = Notice("retraction", "10.5555/notice", PartialDate(2020, 1, 2), "retraction-watch", "7", ("Error",))
        desk.library.hold_retractions([Listed(naps.references[0].printed.DOI, "", notice)], "retractions.csv")
        desk.library.log(Request("crossref", "https://example.org/works", "2026-11-23T10:00:00Z", "200", 12))
        seen = naps.references[1]
        desk.mending.correct(seen, Fields(title="Of naps, mended"), ("title",))
        desk.mending.remove(naps.references[2])
        marker = naps.citations[0]
        desk.mending.link(desk.library.article(naps.id), marker.start, marker.end, [seen.id])
        desk.library.backup(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
