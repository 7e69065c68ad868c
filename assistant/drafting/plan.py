"""How much of a text the loaded model may word by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from models.llm import LanguageModel

Strategy = Literal["whole", "points", "frame"]

# Without a measurement the number of weights has to tell: below the first, a model loses facts.
LEAST_FOR_WHOLE = 1_000_000_000


def strategy_for(model: LanguageModel | None, overruled: str = "") -> Strategy:
    """The strategy on the model's card; "frame" without a model.

    Returns:
        "whole": the model writes the text. "points": it words each point. "frame": it only judges between
        wordings of the user's own words.
    """
    if model is None:
        return "frame"
    for known in get_args(Strategy):
        if known in (overruled, "" if overruled else model.card.strategy):
            return known
    return "whole" if model.card.parameters >= LEAST_FOR_WHOLE else "points"
