"""The models Ownhand knows, and those that are installed.

The catalogue is data (``resources/catalogue.toml``). An installed model is a folder of its name with the
weights and a ``card.json``: the catalogue's card, what was verified, and what `models.check` measured on this
machine.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from importlib import resources
from pathlib import Path
from typing import Any

from models.cards import Measured, ModelCard, ModelKind, WheelSource
from models.errors import KnownError

__all__ = [
    "Installed",
    "Measured",
    "ModelCard",
    "ModelKind",
    "WheelSource",
    "find_card",
    "find_installed",
    "installed",
    "load_catalogue",
    "read_card",
    "write_card",
]

CARD_FILE = "card.json"


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on this machine.

    Attributes:
        card: its card with the measured figures.
        folder: where its card lies.
        path: the weights (language) or the folder of the model (embedding).
    """

    card: ModelCard
    folder: Path
    path: Path


def load_catalogue() -> list[ModelCard]:
    """All cards of the catalogue, in its order.

    Raises:
        ValueError: for a mistake in the file, which is part of the program.
    """
    data = tomllib.loads(resources.files("resources").joinpath("catalogue.toml").read_text(encoding="utf-8"))
    return [card_from(entry) for entry in data["model"]]


def find_card(name: str, cards: Iterable[ModelCard] | None = None) -> ModelCard:
    """The catalogue card of that name, letter case aside.

    Raises:
        KnownError: ``unknown-model`` with the names there are.
    """
    known = load_catalogue() if cards is None else list(cards)
    for card in known:
        if card.name.casefold() == name.casefold():
            return card
    raise KnownError(
        "unknown-model",
        f"There is no model named {name[:60]} in the catalogue.",
        f"Known names: {', '.join(card.name for card in known)}",
    )


def installed(models_dir: Path) -> list[Installed]:
    """Models whose weights are there, by name. Folders that are not ours are passed over.

    A folder of a catalogue name that holds the right file but no card counts as installed too, with the
    catalogue's card.
    """
    if not models_dir.is_dir():
        return []
    catalogue = {card.name: card for card in load_catalogue()}
    found = []
    for folder in sorted(models_dir.iterdir()):
        card = read_card(folder) or catalogue.get(folder.name)
        if card is None:
            continue
        path = weights_of(card, folder)
        if path.exists() and _size_is_right(card, folder):
            found.append(Installed(card, folder, path))
    return found


def find_installed(name: str, models_dir: Path) -> Installed:
    """The installed model of that name.

    Raises:
        KnownError: ``model-missing``.
    """
    for model in installed(models_dir):
        if model.card.name.casefold() == name.casefold():
            return model
    raise KnownError(
        "model-missing",
        f"The model {name[:60]} is not installed.",
        f"Install it: ownhand models install {name[:60]}",
    )


def weights_of(card: ModelCard, folder: Path) -> Path:
    """Where the weights of an installed card are: the file, or the folder of an embedding model."""
    if card.kind == "embedding":
        return folder
    return Path(card.path) if card.path else folder / card.file


def read_card(folder: Path) -> ModelCard | None:
    """The card of an installed model, or None where there is none that can be read."""
    try:
        data = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
        return card_from(data) if isinstance(data, dict) else None
    except (OSError, ValueError, TypeError):
        return None


def write_card(folder: Path, card: ModelCard) -> None:
    """Write the card of an installed model, whole or not at all.

    Raises:
        OSError: as the file system says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{CARD_FILE}.{os.getpid()}.part"
    try:
        part.write_text(json.dumps(asdict(card), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(part, folder / CARD_FILE)
    finally:
        part.unlink(missing_ok=True)


def card_from(data: Mapping[str, Any]) -> ModelCard:
    """A card from its stored fields; unknown fields are passed over so that newer cards stay readable.

    Raises:
        ValueError: for missing or impossible fields.
    """
    names = {field.name for field in fields(ModelCard)}
    values = {name: value for name, value in data.items() if name in names}
    for name in ("stop", "languages"):
        values[name] = tuple(values.get(name, ()))
    if isinstance(values.get("wheel"), dict):
        values["wheel"] = WheelSource(**values["wheel"])
    if isinstance(values.get("measured"), dict):
        known = {field.name for field in fields(Measured)}
        measured = {k: v for k, v in values["measured"].items() if k in known}
        values["measured"] = Measured(**{**measured, **_cues(measured)})
    try:
        card = ModelCard(**values)
    except TypeError as error:
        raise ValueError(f"not a model card: {error}") from error
    if card.kind not in ("language", "embedding") or not card.name or Path(card.file).name != card.file:
        raise ValueError("not a model card")
    return card


def _cues(measured: Mapping[str, Any]) -> dict[str, Any]:
    """What JSON has lists for, as tuples."""
    gains = tuple((str(cue), float(gain)) for cue, gain in measured.get("cue_gains", ()))
    return {"cues": tuple(measured.get("cues", Measured().cues)), "cue_gains": gains}


def with_measured(card: ModelCard, measured: Measured) -> ModelCard:
    """The card with new figures."""
    return replace(card, measured=measured)


def _size_is_right(card: ModelCard, folder: Path) -> bool:
    weights = Path(card.path) if card.path else folder / card.file
    try:
        return not card.size or weights.stat().st_size == card.size
    except OSError:
        return False
