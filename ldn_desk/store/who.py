"""Who judges: which of a library's reviewers this desk is, which the library itself does not know."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Who:
    """Whose ratings and notes units of work read and write."""

    reviewer_id: str = ""
    """Empty where nobody has judged at this desk yet; then the first write makes a reviewer."""
    ask: Callable[[], str] = str
    """Gives the id as it is remembered now: the same desk may have judged in another window meanwhile."""
    tell: Callable[[str], object] = str
    """Is told the id that is to be remembered."""
