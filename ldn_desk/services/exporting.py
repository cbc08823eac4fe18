"""Writing what is on the desk to a file: a snapshot first, then the whole file or none of it."""

import errno
import os
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.errors import ExportError
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.importers.shared.composed_text import composed
from ldn_desk.matching.folding import plain
from ldn_desk.matching.titles import full_title
from ldn_desk.plugins.contracts import Exporter, Snapshot
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.asking import work_of
from ldn_desk.wording.annotation import one_line
from ldn_desk.wording.comments import comments_text as text_of

_OF_THIS_WORK = frozenset({VerdictCode.AGREES, VerdictCode.DIFFERS, VerdictCode.FOUND})

STYLE_ORDER = {"apa": "alphabetical", "vancouver": "article", "ama": "article"}
"""The order in which each style lists its entries."""


def comments_text(article: Article, entries: Sequence[Entry]) -> str:
    """What was found about the references as plain text, as it stands now."""
    return text_of(article.title, entries, utc_now())


def snapshot(
    article: Article,
    entries: Iterable[Entry],
    *,
    order: str = "article",
    with_notes: bool = True,
    registered: Registry | None = None,
) -> Snapshot:
    """The article and its references as they are now. `order` is `article` or `alphabetical`.

    With `registered`, whose sources read the records, references are written from these where one was found.
    """
    arranged = tuple(entries if registered is None else (_from_record(entry, registered) for entry in entries))
    if order == "alphabetical":
        arranged = tuple(sorted(arranged, key=_place))
    return Snapshot(article, arranged, utc_now(), with_notes, order)


def _from_record(entry: Entry, registry: Registry) -> Entry:
    """Written from the record, unless that is of another work, by the reader's own verdict where there is one."""
    printed, record = entry.reference, entry.verdict.record
    code = entry.correction.code if entry.correction else entry.verdict.code
    if record is None or code not in _OF_THIS_WORK:
        return replace(entry, written=printed)
    work = work_of(record, registry)
    container = work.fields.container_title or next(iter(work.container_titles), "")
    fields = work.fields.with_(title=full_title(work), container_title=plain(container), abstract="")
    return replace(entry, written=Reference(printed.number, composed(fields), fields, printed.id, printed.key))


def _place(entry: Entry) -> tuple[list[str], int, str, int]:
    """By authors (editors, title or text where none is printed), then year, then title, as APA 7 (§9.44–47) has it."""
    printed = entry.outgoing.given
    names = [_plain(f"{name.label} {name.given}") for name in printed.author or printed.editor]
    title = _plain(printed.title or entry.outgoing.text)
    return names or [title], printed.year or 0, title, entry.reference.number


def _plain(text: str) -> str:
    """Letters and digits alone, without case, accents and a leading article."""
    letters = unicodedata.normalize("NFKD", one_line(text)).casefold()
    words = "".join(sign if sign.isalnum() else " " for sign in letters if not unicodedata.combining(sign)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("a", "an", "the") else words)


def export(snapshot: Snapshot, exporter: Exporter, target: Path) -> None:
    """Write `snapshot` to `target`, in whose place the file appears whole, or not at all.

    A file that is there already is replaced, and keeps its permissions; a link stays a link. Raises ExportError with
    one sentence, and then `target` is as it was.
    """
    data = exporter.write(snapshot)
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            _pour(data, target)
        else:
            _put(data, Path(os.path.realpath(target)))
    except OSError as error:
        raise ExportError(_sentence(error, target)) from error


def _pour(data: bytes, target: Path) -> None:
    """Into a device (`/dev/stdout`), which no file may replace. A pipe with a name could keep us waiting for ever."""
    if not target.is_relative_to("/dev"):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
    with target.open("wb") as device:
        device.write(data)


def _put(data: bytes, target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    beside = target.with_name(f".{uuid4().hex}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _sentence(error: OSError, target: Path) -> str:
    folder = target.parent
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return tr("The folder {folder} does not exist: choose another one, or make it first.", folder=folder)
    if isinstance(error, IsADirectoryError):
        return tr("{target} is a folder: give the file a name of its own.", target=target)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return tr("Nothing can be written to {folder}: choose a folder of your own.", folder=folder)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr("The disk is full: make room, or save {name} on another one.", name=target.name)
    reason = error.strerror or type(error).__name__
    return tr("{target} could not be written ({reason}): try another place.", target=target, reason=reason)
