"""Which sections are folded: the same for every reference, and after a restart."""

from PySide6.QtCore import QObject, Signal


class Folding(QObject):
    """What the reader has folded and unfolded, by name. Signals: `changed(str)` the name of what was."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing has been decided yet."""
        super().__init__(parent)
        self._folded: dict[str, bool] = {}

    def folded(self, name: str, default: bool = False) -> bool:
        """Whether it is folded; `default` where the reader has not decided."""
        return self._folded.get(name, default)

    def fold(self, name: str, folded: bool) -> None:
        """The reader decides."""
        if self._folded.get(name) != folded:
            self._folded[name] = folded
            self.changed.emit(name)

    @property
    def words(self) -> str:
        """All of it in a line, to be remembered: `notes:1 abstract:0`."""
        return " ".join(f"{name}:{int(folded)}" for name, folded in self._folded.items())

    def remember(self, words: str) -> None:
        """Take up what `words` were kept; what cannot be read is passed over."""
        for word in words.split():
            name, _, digit = word.rpartition(":")
            if name and digit in ("0", "1"):
                self.fold(name, digit == "1")
