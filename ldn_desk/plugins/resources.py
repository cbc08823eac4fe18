"""Where `resources/` is, for those above: see `domain.resources`, where `reading` finds it too."""

from ldn_desk.domain.resources import resource

__all__ = ["resource"]
