# ruff: noqa: SIM905, E501  (patterns and word lists read best on one line)
"""Rewrite modes: the user's text in, a better one out, and never a damaged one.

A strong model rewrites paragraph by paragraph, each through a gate on facts, language, likeness and
loops. A weak one is not asked to: what helps without a model (``retouch``) does the work. Greeting, sign-off and
quoted text stay unless the mode is about them.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assistant.drafting import registers, retouch
from assistant.drafting.closeness import close_enough, holds_facts, same_facts
from assistant.drafting.context import language_of
from assistant.drafting.desk import Desk
from assistant.drafting.enforce import enforce
from assistant.drafting.facts import find_facts, keys
from assistant.drafting.faithful import loops, talks_about_itself
from assistant.drafting.plan import strategy_for
from assistant.drafting.prompt import Box, load, plain
from assistant.drafting.prose import running
from assistant.drafting.records import Applied, Checks, Timing
from assistant.drafting.shown import Shown
from assistant.drafting.wording import Manner, word_point
from assistant.errors import Cancelled, KnownError
from assistant.library.records import Person
from assistant.style.contractions import CONTRACTED, expanded, replace_all
from assistant.style.letters import Letter, split_letter
from assistant.style.names import fill, names_of, split_opener
from assistant.style.records import Context, Register
from assistant.text.changes import Replaced, changes
from assistant.text.language import detect
from assistant.text.sentences import sentences
from models import tasks
from models.sampling import Generation, Sampling

if TYPE_CHECKING:
    from models.llm import LanguageModel

MODES = ("proofread", "shorten", "clearer", "formal", "friendly", "bullets", "prose", "mine", "custom")
LONGEST = 2_000_000
# Patterns over one endless word take minutes; what has one is data, not writing.
LONGEST_WORD = 4_000
"""Characters; anything longer is no text that somebody wrote by hand."""
LONGEST_FOR_MODEL = 60_000
"""Characters that a model is asked to rewrite in one go; beyond it only the safe replacements work."""

# Words in an instruction that say what a mode does already.
_MEANS: tuple[tuple[str, str], ...] = (
    ("prose", r"prose|running text|(?:full|whole) sentences|fließtext|ganze sätze|texte suivi|texto seguido"),
    ("proofread", r"proof|spell|typo|grammar|correct|korrigier|fehler|corrige|corrig"),
    ("shorten", r"short|brief|concise|trim|kürz|kurz|court|raccourc|breve|corto|acort"),
    ("bullets", r"bullet|list|stichpunkt|aufzähl|puces|liste|viñeta"),
    ("formal", r"\bformal|polite|official|förmlich|höflich|formel|professional"),
    ("friendly", r"friendly|casual|informal|warm|locker|freundlich|amical|amable|cercano"),
    ("clearer", r"clear|simple|plain|easier|verständlich|klar|clair|simpl|claro|sencill"),
    ("mine", r"\bmine\b|my (?:own )?(?:style|voice)|as i|wie ich|mon style|mi estilo"),
)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The result of a rewrite.

    Attributes:
        changes: word by word, against the text given.
        checks: facts of the text given and whether they were kept; warnings.
    """

    text: str
    mode: str
    changes: tuple[Replaced, ...]
    preferences: tuple[Applied, ...]
    checks: Checks
    timing: Timing
    model: str = ""


@dataclass(slots=True)
class _Work:
    """What one rewrite carries along."""

    desk: Desk
    mode: str
    instruction: str
    language: str
    cancel: threading.Event | None
    started: float = field(default_factory=time.perf_counter)
    first_ms: float = 0.0
    generations: list[Generation] = field(default_factory=list)
    refused: int = 0
    notes: list[str] = field(default_factory=list)

    def stop_if_cancelled(self) -> None:
        if self.cancel is not None and self.cancel.is_set():
            raise Cancelled


def rewrite(
    text: str,
    mode: str,
    instruction: str,
    desk: Desk,
    on_text: Callable[[str], None] | None = None,
    cancel: threading.Event | None = None,
    person: Person | None = None,
    learning: bool = True,
) -> Rewrite:
    """Rewrite a text.

    Args:
        mode: one of ``MODES`` or of the user's own modes.
        instruction: what to do, for ``custom``; for others a further wish.
        on_text: receives the new text piece by piece; where what a model wrote is refused afterwards, the
            result is another one than the pieces together.
        person: to whom the text goes, where known; chooses preferences.
        learning: False leaves preferences out.

    Raises:
        KnownError: ``text-empty``, ``text-binary``, ``text-too-long``, ``unknown-mode``,
            ``instruction-empty``.
        Cancelled: after ``cancel``.
    """
    _check_text(text)
    mode, instruction = _mode(mode, instruction, desk)
    body_language = detect(text) or language_of([text], list(desk.profile().languages) or ["en"])
    work = _Work(desk, mode, instruction, body_language, cancel)
    work.stop_if_cancelled()
    context = Context(
        kind="rewrite",
        register=_register(mode, person),
        language=work.language,
        person_id=person.id if person else None,
        person_name=person.name if person else "",
    )
    preferences = tuple(desk.ledger.applicable(context)) if learning and desk.ledger is not None else ()
    own, quoted = _without_quotes(text)
    letter = split_letter(own)
    shown = Shown(on_text)
    shown.add(_frame(letter, work, context, _BODY).partition(_BODY)[0])
    made = _frame(letter, work, context, _rewrite_body(letter.body, work, shown))
    applied: tuple[Applied, ...] = ()
    if mode == "mine":
        enforced = enforce(_habits(made, work, context), preferences, context, find_facts(own, work.language))
        made, applied = enforced.text, enforced.applied
    if not holds_facts(own, made, work.language) and mode not in ("shorten",):
        made, applied = own, ()
        work.notes.append("The rewritten text had lost a fact, so nothing was changed.")
    result = made + quoted
    shown.finish(result)
    if result == text and not work.notes:
        work.notes.append("Nothing to change was found.")
    return Rewrite(
        text=result,
        mode=mode,
        changes=changes(text, result),
        preferences=applied,
        checks=_checks(own, made, work),
        timing=_timing(work),
        model=desk.model.name if desk.model is not None else "",
    )


def _check_text(text: str) -> None:
    if not text.strip():
        raise KnownError(
            "text-empty", "There is no text to rewrite.", "Give a file with text, or write to standard input."
        )
    sample = text[:20_000]
    odd = sum(
        1 for c in sample if (c < " " and c not in "\t\n\r\f") or c == "\ufffd" or "\ud800" <= c <= "\udfff"
    )
    if "\x00" in sample or odd > len(sample) / 50:
        raise KnownError("text-binary", "This is not a text.", "Give a plain text file.")
    if len(text) > LONGEST:
        raise KnownError(
            "text-too-long",
            f"The text has {len(text):,} characters; at most {LONGEST:,} can be rewritten.",
            "Give it in parts.",
        )
    if any(len(word) > LONGEST_WORD for word in text.split()):
        raise KnownError(
            "text-too-long",
            f"The text holds more than {LONGEST_WORD:,} characters in a row without a space.",
            "Take out what isn't writing, such as a picture or a key, and try again.",
        )


def _mode(mode: str, instruction: str, desk: Desk) -> tuple[str, str]:
    if mode in desk.modes:
        return _meant("custom", desk.modes[mode])
    if mode not in MODES:
        known = ", ".join((*MODES, *desk.modes))
        raise KnownError("unknown-mode", "There is no such rewrite mode.", f"Use one of: {known}")
    if mode == "custom" and not instruction.strip():
        raise KnownError(
            "instruction-empty", "The mode custom needs to know what to do.", 'Give --instruction "…".'
        )
    return _meant(mode, instruction)


def _meant(mode: str, instruction: str) -> tuple[str, str]:
    """A custom instruction that asks for exactly what one mode does is that mode."""
    if mode == "custom":
        means = [name for name, pattern in _MEANS if re.search(pattern, instruction, re.IGNORECASE)]
        if "prose" in means:
            means = [name for name in means if name != "bullets"]  # "turn the list into running text"
        if len(means) == 1 and len(instruction.split()) <= 8:
            return means[0], instruction
    return mode, instruction


def _register(mode: str, person: Person | None) -> Register:
    if mode == "formal":
        return "formal"
    if mode == "friendly":
        return "informal"
    return person.register if person is not None and person.register in _REGISTERS else ""  # type: ignore[return-value]


_REGISTERS = ("formal", "neutral", "informal")


# Stands for the body where the words before it are wanted; no text holds it, since control characters are no text.
_BODY = "\x01"
_QUOTED = re.compile(
    r"(?m)^(?:>.*|[- ]*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original)[- ]*|(?:On|Am|Le|El) .{6,120}(?:wrote|schrieb.*|écrit|escribió) ?:)$"
)


def _without_quotes(text: str) -> tuple[str, str]:
    """The text before the first quoted line, and the rest as it is."""
    match = _QUOTED.search(text)
    if match is None or not text[: match.start()].strip():
        return text, ""
    own = text[: match.start()].rstrip()
    return own, text[len(own) :]


def _rewrite_body(body: str, work: _Work, shown: Shown) -> str:
    """The body, paragraph by paragraph."""
    if work.mode == "bullets":
        return retouch.bulleted(body)
    if work.mode == "prose":
        return running(body, work.language, lambda entry: _worded(entry, work))
    strong = strategy_for(work.desk.model, work.desk.strategy) == "whole" and len(body) <= LONGEST_FOR_MODEL
    adapted = getattr(work.desk.model, "adapter", "") == "writing" and len(body) <= LONGEST_FOR_MODEL
    if work.mode == "custom" and not strong:
        work.notes.append(
            "The installed model is too small to follow a free instruction safely, so nothing was changed."
        )
        return body
    parts = re.split(r"(\n[ \t]*\n+)", body)
    made: list[str] = []
    for part in parts:
        work.stop_if_cancelled()
        shown.begin_part()
        if not part.strip():
            made.append(part)
        elif strong and work.desk.model is not None:
            made.append(_by_model(part, work, work.desk.model, shown))
        elif adapted and work.desk.model is not None and work.mode in _TASKS and _speaks(work):
            made.append(_by_adapter(_plainly(part, work), work, work.desk.model, shown))
        else:
            made.append(_plainly(part, work))
        shown.settle_part(made[-1])
        work.first_ms = work.first_ms or (time.perf_counter() - work.started) * 1000
    return "".join(made)


def _worded(entry: str, work: _Work) -> str:
    """An entry of a list as a sentence, as a draft would word it."""
    work.stop_if_cancelled()
    register: Register = "neutral"
    adapted = getattr(work.desk.model, "adapter", "") == "writing"
    manner = Manner(work.language, register=register, writes=adapted, adapted_for=register if adapted else "")
    return word_point(entry, manner, work.desk.model, work.cancel, work.generations).text


def _speaks(work: _Work) -> bool:
    """Whether the model's card names the language of the text, where it names any."""
    model = work.desk.model
    return model is not None and (not model.card.languages or work.language in model.card.languages)


_PLAIN: dict[str, Callable[[str, str], str]] = {
    "proofread": retouch.proofread,
    "shorten": retouch.shorten,
    "clearer": retouch.clearer,
    "formal": registers.formal,
    "friendly": registers.friendly,
}
# Where the writing adapter of the starter was measured to help. For registers and shortening its sentences passed the
# gate in one of ten cases and cost seconds each, so the safe replacements stand alone there.
_TASKS = {"proofread": tasks.CORRECT}


def _plainly(part: str, work: _Work) -> str:
    """One paragraph without a model; what would lose a fact is not done."""
    change = _PLAIN.get(work.mode)
    if change is None:
        return part
    new = change(part, work.language)
    return new if holds_facts(part, new, work.language) and new.strip() else part


def _by_adapter(part: str, work: _Work, model: LanguageModel, shown: Shown) -> str:
    """One paragraph by the writing adapter, sentence by sentence through the gate."""
    result, at = [], 0
    for sentence in sentences(part):
        start = part.find(sentence, at)
        if start < 0:
            continue
        work.stop_if_cancelled()
        prompt = model.render(_TASKS[work.mode], sentence)
        room = min(300, int(model.count(sentence) * 1.5) + 16)
        generation = model.generate(
            prompt, Sampling(repeat_penalty=1.0, max_tokens=room, stop=("\n",)), None, work.cancel
        )
        work.generations.append(generation)
        new = generation.text.strip()
        good = generation.finish == "stop" and close_enough(sentence, new, work.mode, work.language)
        work.refused += not good
        result += [part[at:start], new if good else sentence]
        shown.add("".join(result[-2:]))
        at = start + len(sentence)
    return "".join([*result, part[at:]])


def _by_model(part: str, work: _Work, model: LanguageModel, shown: Shown) -> str:
    """One paragraph by a strong model, or without it where the gate refuses."""
    box = Box.draw()
    wish = load(f"rewrite_{work.mode}") if work.mode != "custom" else plain(work.instruction)
    if work.mode != "custom" and work.instruction.strip():
        wish += f" {plain(work.instruction)}"
    user = f"{box.around('text', part)}\n\n{wish}\n{load('rewrite_task')}"
    generation = model.generate(
        model.render(load("rewrite_system"), user),
        Sampling(temperature=0.0, max_tokens=min(2000, int(model.count(part) * 1.6) + 60)),
        shown.words_of_a_model(box.mark),
        work.cancel,
    )
    work.generations.append(generation)
    new = _unwrapped(generation.text, box.mark)
    good = (
        generation.finish == "stop"
        and bool(new)
        and not loops(new)
        and box.mark not in new
        and not talks_about_itself(new, part)
        and same_facts(part, new, work.language)
        and (not detect(new) or detect(new) == work.language or work.mode == "custom")
        and 0.25 * len(part) <= len(new) <= 2.5 * len(part) + 80
        and (work.mode == "custom" or _likeness(part, new) >= 0.25)
    )
    if good:
        return new
    work.refused += 1
    return _plainly(part, work)


def _unwrapped(answer: str, mark: str) -> str:
    lines = [line for line in answer.strip().splitlines() if mark not in line]
    return "\n".join(lines).strip().strip("`").strip()


def _likeness(old: str, new: str) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (only where a model rewrites)

    return float(ratio(old.lower(), new.lower())) / 100


def _frame(letter: Letter, work: _Work, context: Context, body: str) -> str:
    """Greeting, body and sign-off together; only the modes about register touch the outer two."""
    greeting, closing = letter.greeting, letter.sign_off
    if work.mode in ("formal", "friendly"):
        greeting = _greeting(letter.greeting, context.register, work.language)
        usual = retouch.sign_off(context.register, work.language)
        if closing and usual and _tone(closing) not in (context.register, ""):
            closing = usual
    return replace(letter, greeting=greeting, body=body, sign_off=closing).text()


_OPENERS = {
    ("formal", "en"): "Dear", ("formal", "fr"): "Bonjour", ("formal", "de"): "Guten Tag", ("formal", "es"): "Buenos días,",
    ("informal", "en"): "Hi", ("informal", "fr"): "Bonjour", ("informal", "de"): "Hallo", ("informal", "es"): "Hola,",
}  # fmt: skip


def _greeting(greeting: str, register: str, language: str) -> str:
    opener, rest = split_opener(greeting)
    new = _OPENERS.get((register, language), "")
    if not opener or not new or _tone_of_opener(opener) in (register, ""):
        return greeting
    bare = rest.strip(" ,:;!.")
    if not bare:
        return greeting
    if register == "informal" and re.match(r"(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Sir|Madam|Damen)\b", bare):
        return greeting  # a surname does not go with a casual word
    mark = rest.strip()[-1] if rest.strip()[-1] in ",:;!." else ""
    return f"{new} {bare}{mark}"


def _tone_of_opener(opener: str) -> str:
    from assistant.style.lexicon import GREETINGS  # noqa: PLC0415  (only here)

    return {1: "formal", -1: "informal"}.get(GREETINGS.get(opener.lower(), 0), "neutral")


def _tone(closing: str) -> str:
    from assistant.style.lexicon import SIGN_OFFS  # noqa: PLC0415  (only here)

    tone = SIGN_OFFS.get(re.sub(r"[^\w' ]", "", closing.lower()).strip())
    return "" if tone is None else {1: "formal", -1: "informal"}.get(tone[0], "neutral")


def _habits(text: str, work: _Work, context: Context) -> str:
    """The user's measured habits that can be applied with certainty: contractions, exclamation marks, frame."""
    profile = work.desk.profile()
    groups = profile.candidates(context.person_id, context.register, work.language)
    style = next((style for _, style in groups if style.n >= 3), None)
    if style is None:
        work.notes.append(
            "Too little of your own writing is known to write as you would; only your preferences were applied."
        )
        return text
    figures = style.figures
    rate = figures.get("contraction_rate")
    letter = split_letter(text)
    body = letter.body
    if work.language == "en" and rate is not None and rate.n >= 8:
        if rate.value >= 0.7:
            body = retouch.freely(body, retouch.contract)
        elif rate.value <= 0.15:
            body = retouch.freely(
                body, lambda part: replace_all(part, lambda m: expanded(m, part[m.end() :]), CONTRACTED)
            )
    marks = figures.get("texts_with_exclamations")
    if marks is not None and marks.n >= 8 and marks.value <= 0.05:
        body = retouch.freely(body, lambda part: re.sub(r"!+", ".", part))
    greeting, closing = letter.greeting, letter.sign_off
    usual_closing = next((form for form in style.sign_offs if form.text), None)
    if closing and usual_closing is not None and usual_closing.count * 2 > style.n:
        closing = usual_closing.text
    usual_greeting = next((form for form in style.greetings if form.text), None)
    if greeting and usual_greeting is not None and usual_greeting.count * 2 > style.n:
        _, rest = split_opener(greeting)
        filled = fill(usual_greeting.text, names_of(rest.strip(" ,:;!.")))
        greeting = filled or greeting
    return replace(letter, greeting=greeting, body=body, sign_off=closing).text()


def _checks(old: str, new: str, work: _Work) -> Checks:
    after = keys(find_facts(new, work.language))
    flat = " ".join(new.casefold().split())
    facts: dict[str, dict[str, Any]] = {}
    for fact in find_facts(old, work.language):
        facts.setdefault(fact.key, {"fact": fact.text, "kept": fact.key in after or fact.key in flat})
    lost = [entry["fact"] for entry in facts.values() if not entry["kept"]]
    warnings = [*work.notes, *(f"The rewritten text lost “{fact}”." for fact in lost)]
    if work.refused:
        warnings.append(
            f"{work.refused} of the model's suggestions were refused because they changed more than the wording."
        )
    return Checks(facts=tuple(facts.values()), warnings=tuple(warnings))


def _timing(work: _Work) -> Timing:
    timed = [g for g in work.generations if g.decode_tokens_per_s]
    seconds = sum(g.tokens / g.decode_tokens_per_s for g in timed)
    total = (time.perf_counter() - work.started) * 1000
    return Timing(
        prefill_ms=sum(g.prefill_ms for g in work.generations),
        first_token_ms=work.first_ms or total,
        decode_tokens_per_s=sum(g.tokens for g in timed) / seconds if seconds else 0.0,
        total_ms=total,
    )
