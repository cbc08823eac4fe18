"""What start-up must not wait for."""

import subprocess
import sys
from pathlib import Path


def test_naming_the_sources_imports_no_http_client() -> None:
    code = (
        "import sys, ldn_desk.services.checking, ldn_desk.sources.crossref, ldn_desk.sources.doi_org\n"
        "heavy = {'habanero', 'httpx2', 'httpcore2', 'truststore', 'rapidfuzz'} & set(sys.modules)\n"
        "print(*sorted(heavy))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
