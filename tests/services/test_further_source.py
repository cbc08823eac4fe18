"""A further source is one file, or one entry point of another package."""

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.plugins.contracts import Asking
from ldn_desk.services.checking import Target, check, source_states
from tests.services import europe_pmc
from tests.standin import desk
from tests.standin.records import numbered
from tests.standin.registry import Registry

WORK = next(iter(numbered(1)))


class _EuropePmc(BaseHTTPRequestHandler):
    """Knows one work."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        known = f'DOI:"{WORK["DOI"]}"' in unquote(self.path)
        result = {"doi": WORK["DOI"], "title": WORK["title"][0], "pubYear": "2001", "pubTypeList": ["Review"]}
        body = json.dumps({"resultList": {"result": [result] if known else []}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with HTTPServer(("127.0.0.1", 0), _EuropePmc) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        monkeypatch.setattr(europe_pmc, "URL", f"http://127.0.0.1:{server.server_port}")
        yield
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("served")
def test_a_source_in_one_file_gives_its_opinion_beside_the_registries() -> None:
    fields = Fields("article-journal", title=WORK["title"][0], DOI=WORK["DOI"])
    with Registry([WORK]) as registry:
        plugins = desk.plugins(registry)
        europe_pmc.add_to(plugins)
        *_first, last = check([Target(Reference(1, fields.title, fields))], plugins, Asking())
    (opinion,) = last.verdict.opinions
    assert (opinion.source, opinion.genre) == ("europe-pmc", ("Review",))
    assert [state["name"] for state in source_states(plugins, [], [last])] == ["crossref", "doi.org", "europe-pmc"]


def test_an_installed_package_adds_its_source_by_an_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "somebody_elses-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: somebody-elses\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text("[ldn_desk.plugins]\neurope-pmc = tests.services.europe_pmc:add_to\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    registry = build_registry(lambda _name: "")
    assert [source.name for source in registry.opinions] == ["pubmed", "europe-pmc"]
    source = registry.source("europe-pmc")
    assert source is not None
    assert source.label == "Europe PMC"
