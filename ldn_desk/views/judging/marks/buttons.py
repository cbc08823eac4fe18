"""The small buttons of the selection's bar and of a mark's card: four colours, and line icons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ldn_desk.domain.mark import Colour
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.mark_look import swatch

LEAST = 28
"""Pixels of a button's side: a finger, or a hand that trembles, meets it."""


def colour_buttons(parent: QWidget, choose: Callable[[Colour], object]) -> dict[Colour, QToolButton]:
    """One button a colour, in the order of their keys."""
    made = {}
    for colour in Colour:
        made[colour] = tool(parent, partial(choose, colour))
    return made


def tool(parent: QWidget, act: Callable[[], object]) -> QToolButton:
    """A button without a frame; what it shows is given by `dress`."""
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: act())
    return button


def dress(button: QToolButton, theme: Theme, icon: str, words: str, keys: str = "") -> None:
    """Give a button its icon, its name, and what is said under the mouse."""
    button.setIcon(theme.icon(icon, theme.icon_side))
    _name(button, theme, words, keys)


def dress_colour(button: QToolButton, theme: Theme, colour: Colour, words: str, keys: str = "") -> None:
    """The same for a colour."""
    button.setIcon(swatch(colour, theme.tokens, theme.icon_side + 2))
    _name(button, theme, words, keys)


def _name(button: QToolButton, theme: Theme, words: str, keys: str) -> None:
    side = theme.icon_side + 2
    button.setIconSize(QSize(side, side))
    button.setFixedSize(max(LEAST, side + 10), max(LEAST, side + 10))
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({keys})" if keys else words)


def frame_style(name: str, theme: Theme) -> str:
    """The style sheet of a small frame over the article with this object name."""
    tokens = theme.tokens
    return (
        f"#{name} {{ background: {tokens.paper}; border: 1px solid {tokens.faint}; border-radius: 8px; }}"
        f"#{name} QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 0; color: {tokens.ink}; }}"
        f"#{name} QToolButton:hover {{ background: {tokens.wash}; }}"
        f"#{name} QToolButton:checked {{ border-color: {tokens.accent}; background: {tokens.wash}; }}"
        f"#{name} QToolButton:focus {{ border-color: {tokens.accent}; }}"
    )
