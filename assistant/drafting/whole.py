"""The strategy for strong models: the model writes the body, sentence by sentence through the gate."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.drafting.checks import looks_like_orders
from assistant.drafting.choosing import MOST_WHOLE, Chooser
from assistant.drafting.context import Setting
from assistant.drafting.examples import Examples
from assistant.drafting.facts import find_facts, holds, invented
from assistant.drafting.faithful import content_share, loops, talks_about_itself
from assistant.drafting.frame import MailFrame
from assistant.drafting.prompt import MOST_PREFERENCES, whole_prompt
from assistant.style.letters import split_letter
from assistant.style.records import Preference
from assistant.text.language import detect
from models.sampling import Generation, Sampling

if TYPE_CHECKING:
    from models.llm import LanguageModel

LEAST_COVERED = 0.6
_FIRST = Sampling(temperature=0.3, repeat_penalty=1.05, seed=0)
_FURTHER = Sampling(temperature=0.7, repeat_penalty=1.05)
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?=\s)|\n+")


@dataclass(frozen=True, slots=True)
class Whole:
    """The model's body after the gate, and the points it covers."""

    body: str
    covered: frozenset[str]


def write_whole(
    model: LanguageModel,
    setting: Setting,
    points: Sequence[str],
    lines: Sequence[str],
    shown: Examples,
    told: Sequence[Preference],
    frame: MailFrame | None,
    cancel: threading.Event | None,
    seen: list[Generation],
    on_body: Callable[[str], None],
    chooser: Chooser | None = None,
    finish: Callable[[str], str] = str,
) -> Whole | None:
    """Let the model write the body.

    Sentences that invent a fact, talk about the task or loop are left out. Text of the thread may be
    repeated only by a reply.

    Args:
        lines: how the user writes.
        chooser: where it has the time several bodies are written, and the one taken is shown at once.
        finish: makes a body the text that the user would get.

    Returns:
        The body, or None when too little of it was usable; the points are then worded one by one.
    """
    answered = setting.answered
    suspicious = answered is not None and looks_like_orders(answered)
    background = (answered.new_text or answered.text) if answered is not None and not suspicious else ""
    cues = model.card.measured.cues
    prompt = whole_prompt(
        model,
        setting,
        points,
        profile_lines=lines if "preferences" in cues else (),
        exemplars=shown.bodies if "exemplars" in cues else (),
        contrasts=[(c.avoid, c.want) for c in shown.contrasts] if "contrast" in cues else (),
        background=background,
        preferences=[p.text for p in told][:MOST_PREFERENCES] if "preferences" in cues else (),
        frame=(frame.greeting, frame.sign_off) if frame is not None else ("", ""),
    )
    point_tokens = sum(model.count(point) for point in points)
    room = min(1200, 3 * point_tokens + {"short": 80, "long": 400}.get(setting.length, 200))
    sources = [*points, background, setting.name, frame.greeting if frame else ""]

    def write(sampling: Sampling, show: Callable[[str], None], late: _Late) -> Whole | None:
        body = _Gate(points, sources, setting.language, frame, show)

        def feed(piece: str) -> None:
            late.check()
            body.feed(piece)

        generation = model.generate(prompt, replace(sampling, max_tokens=room), feed, cancel)
        seen.append(generation)
        body.finish(cut=generation.finish == "length")
        return _usable(body.text, points, setting.language)

    if chooser is None or not chooser.whole_texts(model.card, point_tokens):
        return write(_FIRST, on_body, _Late(float("inf")))
    best = _best_of(_several(write, chooser), chooser, finish)
    if best is not None:
        on_body(best.body)
    return best


def _several(
    write: Callable[[Sampling, Callable[[str], None], _Late], Whole | None], chooser: Chooser
) -> list[Whole]:
    """As many bodies as there is time for; one that gets late is left where it is."""
    found: list[Whole] = []
    for number in range(MOST_WHOLE):
        if number and not chooser.has_time():
            break
        late = _Late(chooser.seconds - chooser.spent if number else float("inf"))
        sampling = replace(_FURTHER, seed=number) if number else _FIRST
        try:
            body = chooser.timed(partial(write, sampling, lambda _: None, late))
        except _TooLate:
            break
        if body is not None:
            found.append(body)
    return found


def _best_of(found: Sequence[Whole], chooser: Chooser, finish: Callable[[str], str]) -> Whole | None:
    """Of the bodies that cover most points, with their facts, the one nearest to the user's hand."""
    most = max((len(body.covered) for body in found), default=0)
    fullest: dict[str, Whole] = {}
    for body in found:
        if len(body.covered) == most:
            fullest.setdefault(finish(body.body), body)
    texts = list(fullest)
    return fullest[texts[chooser.text(texts)]] if texts else None


def _usable(text: str, points: Sequence[str], language: str) -> Whole | None:
    facts = find_facts(text, language)
    covered = frozenset(
        point
        for point in points
        if content_share(point, text, language) >= LEAST_COVERED
        and all(holds(text, fact, facts) for fact in find_facts(point, language))
    )
    if len(covered) * 2 < len(points) or loops(text) or _wrong_language(text, language):
        return None
    return Whole(text, covered)


class _TooLate(Exception):
    """A text that is only written for a choice took too long."""


class _Late:
    """Watches the growing text that nobody sees yet."""

    def __init__(self, seconds: float) -> None:
        self._until = time.perf_counter() + seconds

    def check(self) -> None:
        """Raises ``_TooLate`` when its time is over."""
        if time.perf_counter() > self._until:
            raise _TooLate


class _Gate:
    """Takes the stream of a model and lets whole sentences through, each checked by itself."""

    def __init__(
        self,
        points: Sequence[str],
        sources: Sequence[str],
        language: str,
        frame: MailFrame | None,
        on_body: Callable[[str], None],
    ) -> None:
        self._points, self._sources, self._language, self._frame, self._on_body = (
            points,
            sources,
            language,
            frame,
            on_body,
        )
        self._waiting = ""
        self._closed = False
        self.text = ""

    def feed(self, piece: str) -> None:
        self._waiting += piece
        while not self._closed and (match := _SENTENCE_END.search(self._waiting)):
            sentence, gap = self._waiting[: match.start()], match.group()
            rest = self._waiting[match.end() :]
            if not gap and not rest.strip():
                return  # the white space after it may hold a paragraph break
            if not gap:
                space = re.match(r"\s*", rest)
                gap = space.group() if space else ""
                rest = rest[len(gap) :]
            self._waiting = rest
            self._take(sentence, gap)

    def finish(self, cut: bool) -> None:
        if not self._closed and not cut:
            self._take(self._waiting, "")
        self.text = self.text.strip()

    def _take(self, sentence: str, gap: str) -> None:
        clean = sentence.strip()
        if not clean:
            self.text += "\n\n" if "\n" in gap and self.text and not self.text.endswith("\n\n") else ""
            return
        if self._is_closing(clean):
            self._closed = True
            return
        if self._passes(clean):
            glue = "" if not self.text or self.text.endswith("\n\n") else " "
            self.text += glue + clean
            self._on_body(self.text)
        if "\n" in gap and self.text and not self.text.endswith("\n\n"):
            self.text += "\n\n" if gap.count("\n") > 1 else " "
            self.text = self.text.replace(" \n", "\n")

    def _passes(self, sentence: str) -> bool:
        if talks_about_itself(sentence, "\n".join(self._points)):
            return False
        if sentence in self.text or loops(sentence):
            return False
        letter = split_letter(f"{sentence}\n\nx y z.\n")
        if letter.greeting and letter.greeting.strip() == sentence:
            return False
        if invented(sentence, self._sources, self._language):
            return False
        # Where to click, write or pay comes from the user alone, never out of a mail.
        return not any(
            fact.kind in ("url", "mail", "iban", "phone") for fact in invented(sentence, self._points)
        )

    def _is_closing(self, sentence: str) -> bool:
        if not self.text:
            return False
        bare = sentence.rstrip(",.! ").lower()
        if self._frame is not None and bare and bare == self._frame.sign_off.rstrip(",.! ").lower():
            return True
        return len(bare.split()) <= 4 and bool(split_letter(f"Text of it.\n\n{sentence}\n\nNn").sign_off)


def _wrong_language(text: str, language: str) -> bool:
    found = detect(text)
    return bool(found and language and found != language and len(text) > 60)
