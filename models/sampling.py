"""What is asked of a generation and what comes back; plain records without the runtime behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are chosen.

    Attributes:
        temperature: 0.0 always takes the likeliest token.
        top_p, top_k, min_p: the usual cuts of the candidates; 1.0, 0 and 0.0 switch them off.
        repeat_penalty: weight against tokens among the last 64 *generated*; the prompt does not count, so
            names and figures of the notes stay as likely as they are.
        seed: equal seeds give equal texts from an equal state, computed with as many threads.
        max_tokens: most tokens generated.
        stop: texts that end the answer; none of them is ever part of it.
        grammar: GBNF with a rule ``root``, or "".
    """

    temperature: float = 0.0
    top_p: float = 0.95
    top_k: int = 40
    min_p: float = 0.05
    repeat_penalty: float = 1.05
    seed: int = 0
    max_tokens: int = 256
    stop: tuple[str, ...] = ()
    grammar: str = ""

    def within(self, most: int) -> Sampling:
        """The same with another limit of tokens."""
        return replace(self, max_tokens=most)


@dataclass(frozen=True, slots=True)
class Generation:
    """One answer.

    Attributes:
        text: the answer without stop texts.
        finish: "stop" when the model ended or a stop text came, "length" at a limit.
        prompt_tokens, reused_tokens: tokens of the prompt, and how many needed no computing.
        tokens: tokens generated.
        prefill_ms, first_token_ms: time to compute the prompt, and from the call to the first token.
        decode_tokens_per_s: speed after the first token; 0.0 for shorter answers.
    """

    text: str
    finish: Literal["stop", "length"]
    prompt_tokens: int
    reused_tokens: int
    tokens: int
    prefill_ms: float
    first_token_ms: float
    decode_tokens_per_s: float


@dataclass(frozen=True, slots=True)
class Score:
    """Log-likelihood of a given text.

    Attributes:
        logprob: natural logarithm of the probability of all its tokens after the prompt.
        tokens: number of tokens it has.
    """

    logprob: float
    tokens: int

    @property
    def per_token(self) -> float:
        """Mean log-probability of a token; 0.0 for an empty text."""
        return self.logprob / self.tokens if self.tokens else 0.0
