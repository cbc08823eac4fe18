"""Settings of this desk, some of them overruled by the environment (PRODUCT, *Command line*)."""

import logging
from collections.abc import Mapping
from contextlib import suppress

from ldn_desk.domain.errors import LibraryError, SettingsError
from ldn_desk.services.desk_file import DeskFile
from ldn_desk.services.library import Library

log = logging.getLogger(__name__)

ENVIRONMENT = {
    "crossref_url": "LDN_DESK_CROSSREF_URL",
    "doi_url": "LDN_DESK_DOI_URL",
    "pubmed_url": "LDN_DESK_PUBMED_URL",
    "mailto": "LDN_DESK_MAILTO",
    "offline": "LDN_DESK_OFFLINE",
}
"""Setting → the variable that overrules it."""

REVIEWER = "reviewer"
"""The id of who judges at this desk."""
DESK = "desk_id"
"""What the library knows the steps of this desk by."""
_AT_A_LIBRARY = (REVIEWER, DESK, "consent_search:")
"""What the keys begin with that hold at one library alone."""


class Settings:
    """Reads and writes settings by name; every value is text, a missing one is empty."""

    def __init__(self, file: DeskFile, library_id: str, environ: Mapping[str, str]) -> None:
        """At the library with this id; `environ` is usually `os.environ`."""
        self._file = file
        self._library_id = library_id
        self._environ = environ

    def __call__(self, key: str, default: str = "") -> str:
        """The value of `key`: the environment's where it is set, else the desk's."""
        overruling = self._environ.get(ENVIRONMENT.get(key, ""), "")
        return overruling or self._file.get(self._section(key), key) or default

    def put(self, key: str, value: str) -> None:
        """Keep `value`; an environment variable goes on overruling it. Raises SettingsError where it cannot be kept."""
        self.put_all({key: value})

    def remember(self, values: Mapping[str, str]) -> None:
        """`put_all`, for what is worth no sentence: where it cannot be kept, it holds until the desk is closed."""
        try:
            self.put_all(values)
        except SettingsError:
            log.warning("A setting could not be kept", exc_info=True)

    def anew(self, key: str) -> str:
        """The value, as another window of this desk may have written it meanwhile."""
        self._file.read_anew()
        return self(key)

    def put_all(self, values: Mapping[str, str]) -> None:
        """Keep several values in one go, as far as they are other than before."""
        sections: dict[str, dict[str, str]] = {}
        for key, value in values.items():
            if self._file.get(self._section(key), key) != value:
                sections.setdefault(self._section(key), {})[key] = value
        for section, changed in sections.items():
            self._file.put(section, changed)

    def take_over(self, values: Mapping[str, str]) -> None:
        """Keep those of these values that the desk has none for. Raises SettingsError."""
        self.put_all({key: each for key, each in values.items() if not self._file.get(self._section(key), key)})

    def _section(self, key: str) -> str:
        return self._library_id if key.startswith(_AT_A_LIBRARY) else ""

    @property
    def offline(self) -> bool:
        """True while nothing may be asked of the network."""
        return self("offline") == "1"

    def overruled(self, key: str) -> bool:
        """True where the environment decides, so that a switch in the window can't."""
        return bool(self._environ.get(ENVIRONMENT.get(key, ""), ""))

    @property
    def remark(self) -> str:
        """One sentence about what was wrong with the file of settings; empty for nothing."""
        return self._file.remark


def settings_at(library: Library, file: DeskFile, environ: Mapping[str, str]) -> Settings:
    """The desk's settings at this library, which is told who judges here.

    What an older program kept in the library itself is taken over, once, by the first desk that opens it."""
    settings = Settings(file, library.id, environ)
    left = library.settings_left()
    if left and not library.read_only:
        with suppress(SettingsError, LibraryError):
            settings.take_over(left)
            library.forget_settings(left)
    reviewer_id = settings(REVIEWER)
    # Else nobody yet, so that two desks are two reviewers; but who they were got lost, or nobody can judge at all.
    if not reviewer_id and library.read_only:
        reviewer_id = left.get(REVIEWER) or library.latest_reviewer()
    elif not reviewer_id and file.remark:
        reviewer_id = library.latest_reviewer()
        settings.remember({REVIEWER: reviewer_id})
    library.judged_by(reviewer_id, lambda: settings.anew(REVIEWER), lambda own: settings.remember({REVIEWER: own}))
    library.worked_at(settings(DESK), lambda: settings.anew(DESK), lambda own: settings.remember({DESK: own}))
    return settings
