"""The starter with its writing adapter beside the bare starter; `python -m tests.bench.adapter` shows more."""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.figures import Figure


def run(quick: bool) -> list[Figure]:
    """All measures for the shipped adapter of the installed starter (OWNHAND_MODELS, OWNHAND_CORPORA)."""
    from models.adapters import find_adapter
    from models.catalogue import find_installed
    from tests.bench.adapter.comparing import compare
    from tests.bench.adapter.measures import MEASURES, Setting

    found = find_installed("starter", Path(os.environ.get("OWNHAND_MODELS", "models")))
    shipped = find_adapter(found.card)
    corpora = os.environ.get("OWNHAND_CORPORA")
    setting = Setting(8 if quick else 1, Path(corpora) if corpora else None)
    figures = []
    for measure, ask in MEASURES.items():
        sides = {"bare": None, "ours": shipped.path if shipped is not None else None}
        for name, values in compare(found, sides, ask, setting).figures.items():
            ours, bare = values["ours"], values["bare"]
            factor, unit = (100, "%") if ours.share else (1, "")
            figures.append(
                Figure(
                    f"{measure}: {name}",
                    factor * ours.value,
                    unit,
                    "bare starter",
                    factor * bare.value,
                    f"n = {ours.n}, {factor * ours.low:.3g} to {factor * ours.high:.3g}",
                )
            )
    return figures
