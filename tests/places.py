"""Where a desk keeps its things in tests and tools: never where the person who runs them does."""

from pathlib import Path


def places(folder: Path, **more: str) -> dict[str, str]:
    """An environment with a library and settings in this folder, and more variables."""
    own = {"LDN_DESK_LIBRARY": folder / "library.sqlite", "LDN_DESK_SETTINGS": folder / "settings.json"}
    return {name: str(place) for name, place in own.items()} | more
