"""Feeds the importers what a coverage-guided fuzzer thinks of: `python -m tests.tools.fuzz FORMAT [SECONDS]`.

Needs atheris, which is not among the locked packages, as it runs on few systems: `pip install atheris` first. FORMAT
is a suffix of `tests.importers.hostile.seeds` (`html`, `pdf` …). A fault ends the run, and the input that showed it is
kept in the folder it names.
"""

import sys
import tempfile
from pathlib import Path

SECONDS = 60


def main() -> int:
    """2 for a usage error or without atheris; else what the fuzzer ends with."""
    try:
        import atheris
    except ImportError:
        print("atheris is not installed here: pip install atheris", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["ldn_desk"]):
        from tests.importers import hostile

        hostile.importers()
    name = f"a.{sys.argv[1] if len(sys.argv) > 1 else ''}"
    if name not in hostile.seeds():
        print("Which format? " + " ".join(sorted(seed[2:] for seed in hostile.seeds())), file=sys.stderr)
        return 2
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (folder / name).write_bytes(hostile.seeds()[name])
    seconds = sys.argv[2] if len(sys.argv) > 2 else str(SECONDS)
    options = [f"-max_total_time={seconds}", "-timeout=10", "-max_len=60000", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], str(folder), *options], lambda data: hostile.read_or_refused(data, name) and None)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
