"""Measure adapters beside the bare starter: ``python -m tests.bench.adapter [--adapter NAME=FILE …] [MEASURE …]``."""

from __future__ import annotations

import argparse
import json
import os
import time
from dataclasses import asdict
from importlib import resources
from pathlib import Path

from models.adapters import find_adapter
from models.catalogue import find_installed
from tests.bench.adapter.comparing import compare
from tests.bench.adapter.measures import MEASURES, Setting, chosen
from tests.bench.adapter.table import line

QUICK = 8


def main() -> None:
    """Ask every side for the same, print each figure as soon as it is known, and write all answers as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.adapter", description=main.__doc__)
    parser.add_argument("measures", nargs="*", help=f"beginnings of: {', '.join(MEASURES)}")
    parser.add_argument(
        "--adapter", action="append", default=[], metavar="NAME=FILE", help="a further adapter"
    )
    parser.add_argument("--quick", action="store_true", help=f"every {QUICK}th of the material")
    parser.add_argument("--json", type=Path, help="where figures and answers are written")
    options = parser.parse_args()

    corpora = os.environ.get("OWNHAND_CORPORA")
    found = find_installed("starter", Path(os.environ.get("OWNHAND_MODELS", "models")))
    shipped = find_adapter(found.card, Path(str(resources.files("resources"))) / "adapters")
    files: dict[str, Path | None] = {
        "bare": None,
        **({"shipped": shipped.path} if shipped is not None else {}),
    }
    files |= {name: Path(file) for name, _, file in (text.partition("=") for text in options.adapter)}
    setting = Setting(QUICK if options.quick else 1, Path(corpora) if corpora else None)
    written: dict[str, object] = {}
    for name, measure in chosen(options.measures).items():
        started = time.monotonic()
        result = compare(found, files, measure, setting)
        print(f"\n{name}   ({time.monotonic() - started:.0f} s)")
        for figure, sides in result.figures.items():
            print(line(f"  {figure}", sides), flush=True)
        written[name] = {
            "figures": {
                figure: {side: asdict(one) for side, one in sides.items()}
                for figure, sides in result.figures.items()
            },
            "answers": result.answers,
        }
        if options.json is not None:
            options.json.write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
