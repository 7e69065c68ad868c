"""Run every benchmark: ``python -m tests.bench [--quick] [NAME …]``."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path


def main() -> None:
    """Run the named benchmarks, or all, and print one line per figure."""
    names = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="smaller inputs, for a first look")
    parser.add_argument("--minutes", type=float, help="how long the folder of `churn` is changed (10)")
    parser.add_argument("--most", type=int, help="the largest library of `curve`, in passages (1,000,000)")
    parser.add_argument("--size", type=int, help="bytes of the mailbox of `live` (1,000,000,000)")
    options = parser.parse_args()
    for name in options.names or names:
        module = importlib.import_module(f"tests.bench.bench_{name}")
        ours = {
            "churn": {"minutes": options.minutes},
            "curve": {"most": options.most},
            "live": {"size": options.size},
        }
        further = ours.get(name, {})
        for figure in module.run(options.quick, **further):
            peer = "" if figure.peer_value is None else f"   {figure.peer_name}: {figure.peer_value:,.2f}"
            ratio = "" if figure.ratio is None else f"   ratio {figure.ratio:.2f}"
            note = f"   ({figure.note})" if figure.note else ""
            print(
                f"{name:12} {figure.name:44} {figure.value:>12,.2f} {figure.unit}{peer}{ratio}{note}",
                flush=True,
            )


if __name__ == "__main__":
    main()
