"""One short unit of work on the library: all that one action of the reader reads or writes, or nothing of it."""

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from ldn_desk.store.answers import Answers, RequestLog
from ldn_desk.store.appraisals import Appraisals
from ldn_desk.store.articles import Articles
from ldn_desk.store.corrections import Corrections
from ldn_desk.store.entries import Entries
from ldn_desk.store.history import History, Who
from ldn_desk.store.judgements import Judgements
from ldn_desk.store.notes import Notes
from ldn_desk.store.passages import Passages
from ldn_desk.store.retractions import Retractions
from ldn_desk.store.settings import Settings
from ldn_desk.store.shelf import Shelf
from ldn_desk.store.soundness import Soundness
from ldn_desk.store.undo.steps import Steps
from ldn_desk.store.verdicts import OwnVerdicts, Verdicts

if TYPE_CHECKING:
    # Start-up does without what is needed once something is mended or marked, or the evidence is looked at.
    from ldn_desk.store.evidence import Descriptions, Gradings
    from ldn_desk.store.marks import Marks
    from ldn_desk.store.mends import Mends
    from ldn_desk.store.rewriting import Rewriting
    from ldn_desk.store.undo.past import Past


class Unit:
    """The kinds of things in the library, all within one transaction."""

    def __init__(self, connection: Connection, who: Who, *, writing: bool) -> None:
        self._connection = connection
        self._who = who
        self._writing = writing

    @cached_property
    def answers(self) -> Answers:
        """What sources said of DOIs."""
        return Answers(self._connection)

    @cached_property
    def appraisals(self) -> Appraisals:
        """Reviewers and ratings."""
        return Appraisals(self._connection, self._who, writing=self._writing)

    @cached_property
    def articles(self) -> Articles:
        """Articles with their blocks, references and citations."""
        return Articles(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        """Corrections of verdicts, and dismissed points."""
        return Corrections(self._connection)

    @cached_property
    def descriptions(self) -> "Descriptions":
        """What reviewers say of the works that are cited."""
        from ldn_desk.store.evidence import Descriptions

        return Descriptions(self._connection)

    @cached_property
    def entries(self) -> Entries:
        """References with everything the desk holds on them."""
        return Entries(self._connection)

    @cached_property
    def gradings(self) -> "Gradings":
        """What reviewers say of the evidence for citations."""
        from ldn_desk.store.evidence import Gradings

        return Gradings(self._connection)

    @cached_property
    def history(self) -> History:
        """Who did what when."""
        return History(self._connection)

    @cached_property
    def judgements(self) -> Judgements:
        """What reviewers judged of citations."""
        return Judgements(self._connection)

    @cached_property
    def marks(self) -> "Marks":
        """What reviewers highlighted."""
        from ldn_desk.store.marks import Marks

        return Marks(self._connection)

    @cached_property
    def mends(self) -> "Mends":
        """What was mended by hand."""
        from ldn_desk.store.mends import Mends

        return Mends(self._connection)

    @cached_property
    def notes(self) -> Notes:
        """Notes on references, and on articles themselves."""
        return Notes(self._connection)

    @cached_property
    def own_verdicts(self) -> OwnVerdicts:
        """Verdicts on articles themselves."""
        return OwnVerdicts(self._connection)

    @cached_property
    def passages(self) -> Passages:
        """What can be searched for."""
        return Passages(self._connection)

    @cached_property
    def past(self) -> "Past":
        """The history as it is shown."""
        from ldn_desk.store.undo.past import Past

        return Past(self._connection)

    @cached_property
    def request_log(self) -> RequestLog:
        """What was asked of whom."""
        return RequestLog(self._connection)

    @cached_property
    def retractions(self) -> Retractions:
        """The imported list of retractions."""
        return Retractions(self._connection)

    @cached_property
    def rewriting(self) -> "Rewriting":
        """Articles that are changed while all that hangs on their references stays."""
        from ldn_desk.store.rewriting import Rewriting

        return Rewriting(self._connection)

    @cached_property
    def settings(self) -> Settings:
        """What the desk remembers."""
        return Settings(self._connection)

    @cached_property
    def shelf(self) -> Shelf:
        """The articles as lines of the library page."""
        return Shelf(self._connection)

    @cached_property
    def soundness(self) -> Soundness:
        """What is wrong with the library."""
        return Soundness(self._connection)

    @cached_property
    def steps(self) -> Steps:
        """What was done at this desk."""
        return Steps(self._connection, self._who)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Verdicts and points to check."""
        return Verdicts(self._connection)
