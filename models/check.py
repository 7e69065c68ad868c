"""What an installed model can do on this machine: its speed, and how far it can be trusted with wording.

Ten small tasks with known answers, our own text: notes to put into a sentence, asked styles, and short whole
mails. Facts are compared as written, and whatever number the notes do not have counts as invented. From the
shares follows
the strategy: "whole" texts for models that keep facts and style, "points" one by one for those that keep the
facts of one note, "frame" (the user's own words inside greeting and sign-off) for the rest.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from models.cards import Measured, Strategy
from models.catalogue import read_card, with_measured, write_card
from models.llm import LanguageModel
from models.sampling import Generation, Sampling
from models.tasks import word_note

BUDGET_S = 35.0
"""No further task is begun after this; with few tasks done the model is judged by those."""

SPEED_TOKENS = 32

_SYSTEM = (
    "You put short notes into complete sentences for an e-mail. You keep every name, date, time and amount "
    "exactly as written, you add nothing, and you answer with the text alone."
)


@dataclass(frozen=True, slots=True)
class Task:
    """One built-in task.

    Attributes:
        kind: "point" (one note), "style" (one note in an asked style) or "whole" (several notes, a whole
            mail).
        notes: what to say.
        facts: strings that must stand in the answer, letter case aside; alternatives with ``|``.
        style: the asked style, as a bullet for the model.
        follows: whether an answer follows it.
    """

    kind: Literal["point", "style", "whole"]
    notes: tuple[str, ...]
    facts: tuple[str, ...]
    style: str = ""
    follows: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """How one task went: the shares are 0–1."""

    task: Task
    text: str
    facts: float
    invented: bool
    style: bool
    steady: bool


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of a check: figures for the card, and every answer behind them."""

    measured: Measured
    answers: tuple[Answer, ...]
    seconds: float

    @property
    def strategy(self) -> Strategy:
        """The strategy that follows."""
        return self.measured.strategy


def _one_sentence(text: str) -> bool:
    return len(re.findall(r"[.!?](?:\s|$)", text.strip())) == 1


def _no_contractions(text: str) -> bool:
    return not re.search(r"\b\w+(?:n't|'(?:ll|re|ve|m|d))\b", text.replace("\u2019", "'"))


def _greets(name: str) -> Callable[[str], bool]:
    return lambda text: text.lstrip().startswith(f"Hi {name}")


def _bulleted(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(line.lstrip().startswith(("-", "*", "•")) for line in lines) >= 2


def _short(text: str) -> bool:
    return 0 < len(text.split()) <= 14


TASKS: tuple[Task, ...] = (
    Task(
        "point",
        ("meeting moved to Tuesday 14 May, 3 pm, room 204",),
        ("Tuesday", "14 May|May 14|14th May|May 14th", "3 pm|3pm|15:00", "204"),
    ),
    Task("point", ("budget 12,500 approved, start in October",), ("12,500", "approved", "October")),
    Task(
        "whole",
        ("thank Ines for the slides", "two typos on page 7", "send final version by Friday 6 June"),
        ("Ines", "page 7", "Friday", "6 June|June 6"),
        "begin with 'Hi Ines,'",
        _greets("Ines"),
    ),
    Task(
        "style",
        ("invoice 5531 over 1,240 euros still unpaid",),
        ("5531", "1,240"),
        "write exactly one sentence",
        _one_sentence,
    ),
    Task(
        "point",
        ("Mr Okafor arrives 9 Sept with two colleagues",),
        ("Okafor", "9 Sept|Sept 9|September 9", "two|2"),
    ),
    Task(
        "style",
        ("can't join Monday call, train delayed, Lena takes over",),
        ("Monday", "Lena"),
        "do not use contractions",
        _no_contractions,
    ),
    Task("point", ("new phone number for Ruth: 0171 555 019",), ("Ruth", "0171 555 019")),
    Task(
        "style",
        ("parcel came yesterday, all fine",),
        ("parcel", "yesterday"),
        "use at most twelve words",
        _short,
    ),
    Task(
        "whole",
        ("tell Mr Brandt the quote is 18,400 dollars", "delivery takes six weeks", "valid until 30 April"),
        ("Brandt", "18,400", "six weeks|6 weeks", "30 April|April 30"),
        "do not use contractions",
        _no_contractions,
    ),
    Task(
        "style",
        ("buy: milk, coffee, printer paper",),
        ("milk", "coffee", "printer paper"),
        "write a list with a dash before each thing",
        _bulleted,
    ),
)


def check(
    model: LanguageModel, folder: Path | None = None, cancel: threading.Event | None = None
) -> CheckResult:
    """Measure a loaded model.

    Args:
        model: as drafting would load it.
        folder: of the installed model; its card gets the figures. None writes nothing.

    Raises:
        Cancelled: after ``cancel``.
    """
    started = time.monotonic()
    prefill, decode = _speed(model, cancel)
    answers: list[Answer] = []
    for task in TASKS:
        if answers and time.monotonic() - started > BUDGET_S:
            break
        answers.append(_answer(model, task, cancel))
    result = CheckResult(
        judge(answers, prefill, decode, model.key), tuple(answers), time.monotonic() - started
    )
    if folder is None:
        return result
    card = read_card(folder) or model.card
    result = replace(result, measured=_with_cues_of(card.measured, result.measured))
    write_card(folder, with_measured(card, result.measured))
    return result


def _with_cues_of(before: Measured, now: Measured) -> Measured:
    """What was measured of the cues before stays until they are measured again."""
    return replace(
        now,
        cues=before.cues,
        cue_gains=before.cue_gains,
        cue_texts=before.cue_texts,
        cues_from=before.cues_from,
    )


def judge(answers: list[Answer], prefill: float, decode: float, key: str) -> Measured:
    """The figures and the strategy that follow from the answers."""
    exact = {kind: _share([a.facts == 1.0 and not a.invented for a in answers if a.task.kind in kinds])
             for kind, kinds in (("point", ("point", "style")), ("whole", ("whole",)))}  # fmt: skip
    style = _share([a.style for a in answers if a.task.follows is not None])
    steady = _share([a.steady for a in answers])
    strategy: Strategy = "frame"
    if exact["whole"] >= 0.99 and exact["point"] >= 0.7 and style >= 0.6 and steady >= 0.9:
        strategy = "whole"
    elif exact["point"] >= 0.35 and steady >= 0.6:
        strategy = "points"
    return Measured(
        strategy=strategy,
        prefill_tokens_per_s=round(prefill, 1),
        decode_tokens_per_s=round(decode, 1),
        facts=round(_share([a.facts == 1.0 and not a.invented for a in answers]), 3),
        style=round(style, 3),
        steady=round(steady, 3),
        checked=time.time(),
        library=key.split("|")[1] if "|" in key else "",
    )


def assess(task: Task, text: str, finish: str) -> Answer:
    """Compare an answer with what the task asked for."""
    said = _plain(text)
    kept = [any(_plain(way) in said for way in fact.split("|")) for fact in task.facts]
    known = set(re.findall(r"\d+", " ".join(task.notes)))
    numbers = set(re.findall(r"\d+", " ".join(way for fact in task.facts for way in fact.split("|"))))
    invented = bool(set(re.findall(r"\d+", text)) - known - numbers) or bool(
        re.search(r"https?://|\w@\w|\[[^\]]+\]", text)
    )
    steady = finish == "stop" and bool(text.strip()) and not loops(text)
    return Answer(task, text, _share(kept), invented, task.follows is None or task.follows(text), steady)


def loops(text: str) -> bool:
    """Whether the text repeats itself: the same four words three times, or a sentence twice."""
    words = re.findall(r"\w+", text.lower())
    runs = Counter(tuple(words[index : index + 4]) for index in range(len(words) - 3))
    sentences = Counter(part.strip().lower() for part in re.split(r"[.!?\n]", text) if len(part.split()) > 3)
    return max(runs.values(), default=0) >= 3 or max(sentences.values(), default=0) >= 2


def _answer(model: LanguageModel, task: Task, cancel: threading.Event | None) -> Answer:
    what = "Write the whole e-mail that says:" if task.kind == "whole" else "Put this note into words:"
    parts = [what, *(f"- {note}" for note in task.notes)]
    if task.style:
        parts += ["", "Style:", f"- {task.style}"]
    prompt = model.render(_SYSTEM, "\n".join(parts))
    if task.kind == "point" and model.adapter == "writing":
        prompt = model.render(word_note("neutral"), task.notes[0])
    listed = task.follows is _bulleted
    stop = () if task.kind == "whole" or listed else ("\n",)
    most = 110 if task.kind == "whole" else 44
    sampling = Sampling(temperature=0.0, repeat_penalty=1.0, max_tokens=most, stop=stop)
    done = model.generate(prompt, sampling, cancel=cancel)
    return assess(task, done.text, done.finish)


def _speed(model: LanguageModel, cancel: threading.Event | None) -> tuple[float, float]:
    """Prompt and answer tokens per second, on a prompt that nothing is reused for."""
    text = " ".join(
        f"Item {index}: the order of week {index + 3} has left the warehouse." for index in range(10)
    )
    model.forget()
    done: Generation = model.generate(
        model.render(_SYSTEM, text), Sampling(max_tokens=SPEED_TOKENS, repeat_penalty=1.0), cancel=cancel
    )
    model.forget()
    return done.prompt_tokens / done.prefill_ms * 1000, done.decode_tokens_per_s


def _share(values: list[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("\u2019", "'")).strip()
