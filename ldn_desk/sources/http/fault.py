"""How an asking can fail, and what that means for asking again."""

from dataclasses import dataclass
from enum import Enum

from ldn_desk.domain.reason import Reason


class FaultKind(Enum):
    """What a failed request says about the next one."""

    BUSY = "busy"
    """Asked too much, in trouble or slow: worth several tries, each after a longer pause."""
    UNREADABLE = "unreadable"
    """The answer cannot be read: worth a try or two, and no word against other questions."""
    DOWN = "down"
    """Nobody is there (refused, no such host, no network): one more try, then the source is given up."""
    REFUSED = "refused"
    """The source, or a proxy before it, will not answer this desk: given up at once."""


class AskingError(Exception):
    """Why a question to a source has no answer; never leaves `sources`."""


@dataclass(eq=False)
class Fault(AskingError):
    """One failed request. `reason` is what a reader is told, `outcome` the request log's word."""

    kind: FaultKind
    reason: Reason
    outcome: str
    wait: float | None = None
    """Seconds after which the source wants to be asked again, where it said so (`Retry-After`)."""
    too_large: bool = False
    """The answer was longer than any honest one; asking for less may help."""


class Rejected(AskingError):
    """The source will not take the question as it was put (400): it is not what the source calls a DOI."""


class TooLong(Rejected):
    """The source, or something before it, will not take so long an address (414): ask for less."""


class Unknown(AskingError):
    """The source answered: it does not know this."""


class Interrupted(AskingError):
    """The reader pressed Cancel."""


class BodyTooLarge(AskingError):
    """The body was longer than allowed; the rest was not read."""
