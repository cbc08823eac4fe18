"""Settings: kept in the library, some of them overruled by the environment (PRODUCT, *Command line*)."""

from collections.abc import Mapping

from ldn_desk.services.library import Library

ENVIRONMENT = {
    "crossref_url": "LDN_DESK_CROSSREF_URL",
    "doi_url": "LDN_DESK_DOI_URL",
    "pubmed_url": "LDN_DESK_PUBMED_URL",
    "mailto": "LDN_DESK_MAILTO",
    "offline": "LDN_DESK_OFFLINE",
}
"""Setting → the variable that overrules it."""


class Settings:
    """Reads and writes settings by name; every value is text, a missing one is empty."""

    def __init__(self, library: Library, environ: Mapping[str, str]) -> None:
        """`environ` is usually `os.environ`."""
        self._library = library
        self._environ = environ
        # Held in memory: sources read them on their worker thread, where the library may not be asked.
        self._held = library.settings()

    def __call__(self, key: str, default: str = "") -> str:
        """The value of `key`: the environment's where it is set, else the library's."""
        overruling = self._environ.get(ENVIRONMENT.get(key, ""), "")
        return overruling or self._held.get(key) or default

    def put(self, key: str, value: str) -> None:
        """Keep `value`, until the end where the library may only be read; an environment variable goes on overruling
        it."""
        if not self._library.read_only:
            self._library.set_setting(key, value)
        self._held[key] = value

    @property
    def offline(self) -> bool:
        """True while nothing may be asked of the network."""
        return self("offline") == "1"

    def overruled(self, key: str) -> bool:
        """True where the environment decides, so that a switch in the window can't."""
        return bool(self._environ.get(ENVIRONMENT.get(key, ""), ""))
