"""`python -m tests.standin`: the stand-in by hand, until Ctrl-C."""

import argparse
import json
from pathlib import Path

from tests.standin.limits import GENEROUS, PUBLISHED, Gate
from tests.standin.records import numbered
from tests.standin.registry import Registry


def main() -> None:
    """Serves, and prints what to export."""
    parser = argparse.ArgumentParser(prog="python -m tests.standin", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.0, metavar="SECONDS")
    parser.add_argument("--limits", action="store_true", help="enforce the pace that Crossref publishes")
    parser.add_argument("--records", type=Path, metavar="FILE.jsonl", help="further records, a message a line")
    parser.add_argument("--many", type=int, default=0, metavar="N", help="N made-up records besides, for long lists")
    options = parser.parse_args()
    gate = Gate(PUBLISHED, enforced=True) if options.limits else Gate(GENEROUS)
    registry = Registry(port=options.port, latency=options.latency, gate=gate)
    for record in numbered(options.many):
        registry.catalogue.add(record)
    for place, work in enumerate(registry.catalogue.works.values(), start=1):
        registry.pubmed.add(work, str(90_000_000 + place))
    if options.records:
        for line in options.records.read_text(encoding="utf-8").splitlines():
            registry.catalogue.add(json.loads(line))
    with registry:
        print(f"export LDN_DESK_CROSSREF_URL={registry.crossref_url}")
        print(f"export LDN_DESK_DOI_URL={registry.doi_url}")
        print(f"export LDN_DESK_PUBMED_URL={registry.pubmed_url}", flush=True)
        try:
            registry.stopping.wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
