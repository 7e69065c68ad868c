"""Choose between wordings of the same content by the user's taste, within a time the user has allowed.

Whatever gets here has passed the gate: coverage and facts come first, and only between wordings that say the
same does taste decide. Without a clear difference the usual wording stands. What was chosen between is noted
on the draft, so that the final says whether it was right (``style.taste``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from assistant.drafting.desk import Desk
from assistant.drafting.records import Choice, Request
from assistant.library.records import OwnText
from assistant.style.profile import Style
from assistant.style.records import Context, Preference
from assistant.style.scoring import (
    Yardstick,
    distance,
    distances,
    nearer,
    phrases_of,
    sentence_distances,
)
from assistant.style.taste import Taste

if TYPE_CHECKING:
    from models.cards import ModelCard

Result = TypeVar("Result")

MOST_WHOLE = 4
"""Whole texts written for one draft, at most; more bring little for their time."""

CLEAR = 0.03
"""By how much a wording must be nearer to the user's hand to stand in place of the usual one (0 to 1)."""

# Tokens that a text takes for each token of its points, and the least of a whole one.
_TOKENS_PER_TOKEN, _FEWEST_TOKENS = 1.6, 60


@dataclass(slots=True)
class Chooser:
    """The choices of one draft.

    Attributes:
        yardstick: what wordings are held against.
        seconds: how long the draft may take longer for the sake of a choice.
        spent: how much of it is used.
        made: the choices so far.
    """

    yardstick: Yardstick
    taste: Taste
    seconds: float
    spent: float = 0.0
    made: list[Choice] = field(default_factory=list)
    _last: float = 0.0

    def has_time(self) -> bool:
        """Whether another wording, at the pace of the last one, still fits."""
        return self.spent + self._last < self.seconds

    def timed(self, work: Callable[[], Result]) -> Result:
        """Do work that is done for the sake of a choice alone, on its account."""
        started = time.perf_counter()
        try:
            return work()
        finally:
            self._last = time.perf_counter() - started
            self.spent += self._last

    def whole_texts(self, card: ModelCard, point_tokens: int) -> bool:
        """Whether two whole texts or more can be written in time, at the speed measured for the model.

        They can't be shown while they are written, because another may be taken in the end: the first counts
        as well.
        """
        speed = card.measured.decode_tokens_per_s
        tokens = max(_FEWEST_TOKENS, _TOKENS_PER_TOKEN * point_tokens)
        return speed > 0 and 2 * tokens / speed <= self.seconds

    def sentence(self, options: Sequence[str]) -> int:
        """The place of the sentence to take; the first is the usual one."""
        return self._choose(options, [sentence_distances(text, self.yardstick) for text in options])

    def text(self, options: Sequence[str]) -> int:
        """The place of the whole text to take; the first is the usual one."""
        return self._choose(options, [distances(text, self.yardstick) for text in options])

    def _choose(self, options: Sequence[str], parts: Sequence[Mapping[str, float]]) -> int:
        if len(set(options)) < 2:
            return 0
        weights = self.taste.weights
        gains = [nearer(one, parts[0], weights) for one in parts]
        best = max(range(len(options)), key=lambda place: gains[place])
        taken = best if gains[best] >= CLEAR else 0
        order = [taken, *(place for place in range(len(options)) if place != taken)]
        self.made.append(
            Choice(
                tuple(options[place] for place in order),
                tuple(round(distance(parts[place], weights), 4) for place in order),
                order.index(0),
            )
        )
        return taken


def chooser_for(
    request: Request,
    desk: Desk,
    context: Context,
    style: Style | None,
    own: Sequence[OwnText],
    preferences: Sequence[Preference],
) -> Chooser | None:
    """What chooses for one draft, where the user lets it and their taste was not found to be of no use.

    Args:
        style: measured style of the narrowest group of own texts; None where nothing was measured.
        own: own texts like the one to be written.
    """
    wanted = request.learning and "choices" not in request.without and desk.choice_seconds > 0
    if not wanted or not desk.taste.trusted:
        return None
    phrases = phrases_of(text.text for text in own)
    return Chooser(
        Yardstick(style or Style(), context, tuple(preferences), phrases), desk.taste, desk.choice_seconds
    )
