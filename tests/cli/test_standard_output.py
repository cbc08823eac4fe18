"""Whatever standard output is, the command line ends with a sentence or in silence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REFERENCE = "Ash AH, Birch C. Sleep in mice \u03b1. J Sleep. 2016;16(1):22-34.\n"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of one printed reference."""
    path = tmp_path / "lines.txt"
    path.write_text(REFERENCE, encoding="utf-8")
    return path


def run(command: str, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """The program under a shell, whose `$@` is the program and its arguments."""
    program = (sys.executable, "-m", "ldn_desk", *arguments)
    return subprocess.run(
        ("sh", "-c", command, "sh", *program),
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
    )


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell of this system cannot close a stream")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
@pytest.mark.parametrize("arguments", [("read", "--references"), ("check", "--help")])
def test_signs_the_encoding_lacks_are_no_error(encoding: str, arguments: tuple[str, ...], lines: Path) -> None:
    done = run('"$@"', *arguments, str(lines), PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


@pytest.mark.parametrize("stream", [">&-", "2>&-", "<&-"])
def test_a_stream_that_is_closed_is_no_error(stream: str, lines: Path) -> None:
    done = run(f'"$@" {stream}', "read", "--references", str(lines), "--json")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no disk that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence(lines: Path) -> None:
    done = run('"$@" >/dev/full', "read", "--references", str(lines))
    assert done.returncode == 2
    assert done.stderr.startswith(b"The output could not be written")
    assert done.stderr.count(b"\n") == 1
