"""Where `resources/` is: in a checkout, in an installed wheel, or in a frozen bundle."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources"] if frozen else []
    places += [package / "resources", package.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])


def resource(*parts: str) -> Path:
    """The path of a file of `resources/`, such as `resource("sample", "records.json")`."""
    return _root().joinpath(*parts)
