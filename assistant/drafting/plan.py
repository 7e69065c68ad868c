"""How much of a text the loaded model may word by itself, and which preferences can act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from assistant.style import rules
from assistant.style.records import Preference

if TYPE_CHECKING:
    from models.cards import ModelCard
    from models.llm import LanguageModel

Strategy = Literal["whole", "points", "frame"]
Acts = Literal["rule", "prompt", "not with this model"]

# Without a measurement the number of weights has to tell: below the first, a model loses facts.
LEAST_FOR_WHOLE = 1_000_000_000


def strategy_for(model: LanguageModel | None, overruled: str = "") -> Strategy:
    """The strategy on the model's card; "frame" without a model.

    Returns:
        "whole": the model writes the text. "points": it words each point. "frame": it only judges between
        wordings of the user's own words.
    """
    return strategy_of(model.card if model is not None else None, overruled)


def strategy_of(card: ModelCard | None, overruled: str = "") -> Strategy:
    """The strategy that a card says, see ``strategy_for``."""
    if card is None:
        return "frame"
    for known in get_args(Strategy):
        if known in (overruled, "" if overruled else card.strategy):
            return known
    return "whole" if card.parameters >= LEAST_FOR_WHOLE else "points"


def acts(preference: Preference, card: ModelCard | None) -> tuple[Acts, str]:
    """How a preference acts with a model, and why where it can't: (how, reason or "").

    Rules act with every model, after the text is written, and the register while it is. Wishes in words and
    marked passages act only where the model writes whole texts and was found to follow them.
    """
    rule = preference.rule
    if rules.can_apply(rule, preference.parameters) or rule == "register":
        return "rule", ""
    if card is None:
        return "not with this model", "No language model is installed; a wish in words needs one."
    cue = {"not_like": "contrast", "more_like": "exemplars"}.get(rule, "preferences")
    if strategy_of(card) != "whole":
        what = "takes no examples" if rule in rules.WHILE_WRITING else "can't follow a wish in words"
        return "not with this model", f"The model in use words single points and {what}; a stronger one can."
    if cue not in card.measured.cues:
        return "not with this model", "In its check the model in use did not follow this kind of wish."
    return "prompt", ""
