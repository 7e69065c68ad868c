"""Word one point: open the user's words out into a sentence, by rule, by the model's choice, or by the model.

Three ways, each behind the same gate (``faithful.fault``): the wording aids of ``phrasing``; articles that
the model places (``articles``); and a sentence the model writes itself. The likeliest that passes is taken.
What passes nowhere stands in the user's own words, tidied.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from assistant.drafting.articles import with_articles
from assistant.drafting.choosing import Chooser
from assistant.drafting.facts import find_facts
from assistant.drafting.faithful import fault
from assistant.drafting.own_hand import OwnHand, room_for, variants
from assistant.drafting.phrasing import addressed, openings
from assistant.drafting.phrasing.english import is_whole
from assistant.drafting.phrasing.english_nouns import capital_names
from assistant.drafting.phrasing.english_times import capitals
from assistant.drafting.phrasing.english_verbs import has_verb
from assistant.drafting.phrasing.german_capitals import capitals as german_capitals
from assistant.drafting.phrasing.german_capitals import days_and_months
from assistant.drafting.prompt import note_prompt
from assistant.drafting.questions import is_question
from assistant.text.sentences import sentences
from models.sampling import Generation, Sampling

if TYPE_CHECKING:
    from models.llm import LanguageModel

# How much likelier per token (natural log) the model must find its own sentence than the one made by rule.
OWN_SENTENCE_MARGIN = 0.35
# The same where both differ in articles alone, which a model places better than the rules do.
ARTICLES_MARGIN = -0.1
# Sentences drawn beside the likeliest one, where there is time.
DRAWN_SEEDS = (1, 2)
# A longer note is running text, which the model has nothing to add to and may have no room for (characters).
LONGEST_NOTE = 600
_SCORED_IN = "The following e-mail is written in correct, polite language.\n\n"


@dataclass(frozen=True, slots=True)
class Worded:
    """One point as it stands in the draft.

    Attributes:
        by: "model" when the model wrote it or chose its words, else "user".
        refused: why the model's own sentence was refused, or "".
    """

    point: str
    text: str
    by: Literal["model", "user"]
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How points are worded.

    Attributes:
        contractions: whether the user contracts ("I'm").
        examples: (note, sentence) pairs out of the user's own writing.
        writes: whether the model may write sentences itself, or only choose.
        adapted_for: register for the writing adapter, or "" without one.
        own_hand: whether the adapter trained on the user's own mail has the last word (see `own_hand`).
        names: first names of the recipients: "thank Anna" in a mail to Anna thanks the reader.
    """

    language: str
    contractions: bool = True
    register: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    writes: bool = True
    adapted_for: str = ""
    names: tuple[str, ...] = ()
    own_hand: bool = False


def tidy(point: str, language: str = "") -> str:
    """The user's own words as a sentence: capitals and full stop, no other change."""
    text = " ".join(point.split())
    if not text:
        return ""
    if language == "en":
        text = capital_names(capitals(text))
    elif language == "de":
        text = days_and_months(text)
    first = re.match(r"\S+", text)
    facts = find_facts(text, language)
    is_address = bool(facts) and facts[0].at == 0 and facts[0].kind in ("url", "mail")
    if first and not is_address and first[0].islower() and not re.search(r"[A-Z\d]", first[0]):
        at = 1 if text[0] in "¿¡" and len(text) > 1 else 0
        text = text[:at] + text[at].title() + text[at + 1 :] if len(text[at].title()) == 1 else text
    text = (
        re.sub(r"(?<![\w'’])i(?=(?:['’](?:m|ll|ve|d))?(?![\w'’.]))", "I", text) if language == "en" else text
    )
    if text[-1] in ".!?…:" or text[-2:] in (".)", "!)", "?)", '."', '?"', '!"', ".”", "?”"):
        return text
    if is_question(text, language):
        return text.rstrip(",;-–— ") + "?"
    if facts and facts[-1].kind == "url" and facts[-1].at + len(facts[-1].text) == len(text):
        return text  # a full stop glued to a link gets into the link
    return text.rstrip(",;-–— ") + "."


def word_point(
    point: str,
    manner: Manner,
    model: LanguageModel | None,
    cancel: threading.Event | None = None,
    seen: list[Generation] | None = None,
    chooser: Chooser | None = None,
) -> Worded:
    """Word one point.

    Args:
        seen: receives the generations made, for the account of the time.
        chooser: chooses between wordings that are about equally likely, and has more drawn while it has time.

    Raises:
        Cancelled: when ``cancel`` was set inside the model.
    """
    language = manner.language
    if language == "en" and (written := capital_names(capitals(point))) != point:
        worded = word_point(written, manner, model, cancel, seen, chooser)
        return replace(worded, point=point)
    if language == "de" and (written := german_capitals(point)) != point:
        worded = word_point(written, manner, model, cancel, seen, chooser)
        return replace(worded, point=point)
    parts = [part.strip() for part in sentences(point)]
    if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) and all(map(_ended, parts[:-1])):
        each = [word_point(part, manner, model, cancel, seen, chooser) for part in parts]
        by_model = any(one.by == "model" for one in each)
        return Worded(point, " ".join(one.text for one in each), "model" if by_model else "user")
    own = tidy(point, language)
    said = addressed(point, language, manner.names)
    ruled = [
        tidy(text, language)
        for text in openings(point, language, manner.contractions, manner.register, manner.names)
    ]
    base = next((text for text in ruled if _safe(said, text, language)), own)
    if model is None or len(point) > LONGEST_NOTE:
        return Worded(point, base, "user")
    chosen = base
    if language == "en" and _telegraphic(base):
        placed = with_articles(base, model, cancel)
        chosen = placed if _safe(said, placed, language) else base
    by: Literal["model", "user"] = "model" if chosen != base else "user"
    if manner.own_hand and not is_sentence(point):
        safe = [text for text in (chosen, *ruled, own) if text == own or _safe(said, text, language)]
        return _in_own_hand(point, safe, manner, model, cancel, seen)
    if not manner.writes or _is_settled(point, own, base, manner) or not _speaks(model, language):
        return Worded(point, chosen, by)
    written, refused = _write(point, manner, model, cancel, seen)
    usual, other = chosen, written
    if written and written != chosen and _likelier(written, chosen, model, cancel):
        usual, other = written, chosen
    if chooser is not None:
        more = [other, *_drawn(point, manner, model, cancel, seen, chooser)]
        taken = _by_taste(usual, [text for text in more if text], chooser, model, cancel)
    else:
        taken = usual
    if taken not in (chosen, base):
        return Worded(point, taken, "model")
    return Worded(point, taken, "model" if taken == written else by, refused)


def _is_settled(point: str, own: str, base: str, manner: Manner) -> bool:
    """Whether the model is not asked for a sentence of its own."""
    if is_sentence(point) or manner.language == "en" and _greets(own):
        return True
    if manner.language == "en" and is_whole(point) and "," not in point:
        return True
    if manner.adapted_for:
        # The adapter also mends what the rules left half done; questions it only repeats.
        return is_question(point.rstrip("? "), manner.language)
    # A small model asked for what the rules did already only costs time; what it adds is refused mostly.
    return base != own or manner.language == "en" and has_verb(own)


def _speaks(model: LanguageModel, language: str) -> bool:
    """Whether the model's card names the language, where it names any."""
    return not model.card.languages or language in model.card.languages


def _ended(part: str) -> bool:
    """Whether a piece ends a sentence beyond doubt; "am 12." does not."""
    return re.search(r"(?:[?!…]|[^\W\d]{2}[.)])$", part) is not None


def is_sentence(point: str) -> bool:
    """Whether a point is written out already: capital at the start, a mark at the end, four words or more."""
    return len(point.split()) >= 4 and point[0].isupper() and point.rstrip()[-1] in ".!?…"


def _greets(text: str) -> bool:
    """Whether a note is a greeting or a wish, which has no verb to be supplied."""
    return (
        re.match(r"(?:hello|hi|hey|welcome|greetings|regards|cheers|love|good luck)\b", text, re.IGNORECASE)
        is not None
    )


def _telegraphic(sentence: str) -> bool:
    return len(sentence.split()) <= 40


def _safe(point: str, text: str, language: str) -> bool:
    """Rule-made wordings pass a looser gate: their added words are known; facts are checked all the same."""
    reason = fault(point, text, language)
    known = ("", "person", "word-added", "modal", "length", "word-lost", "word-order", "question", "meta")
    return reason in known


def _write(
    point: str,
    manner: Manner,
    model: LanguageModel,
    cancel: threading.Event | None,
    seen: list[Generation] | None,
    sampling: Sampling = Sampling(temperature=0.0, repeat_penalty=1.0),  # noqa: B008  (frozen)
) -> tuple[str, str]:
    """The model's own sentence and "", or "" and why it was refused."""
    prompt = note_prompt(model, point, manner.language, manner.examples, manner.adapted_for)
    generation = model.generate(
        prompt,
        replace(sampling, max_tokens=room_for(model, point), stop=("\n",)),
        None,
        cancel,
    )
    if seen is not None:
        seen.append(generation)
    text = generation.text.strip().strip('"').strip()
    if "both the" not in point:
        text = re.sub(r"\bboth the\b", "both", text)
    if generation.finish == "length":
        return "", "length"
    reason = fault(point, text, manner.language)
    return ("", reason) if reason else (tidy(text, manner.language), "")


def _in_own_hand(
    point: str,
    safe: Sequence[str],
    manner: Manner,
    model: LanguageModel,
    cancel: threading.Event | None,
    seen: list[Generation] | None,
) -> Worded:
    """The wording that is likeliest in the user's own hand: made by rule, or let pass by the gate."""
    prompt = note_prompt(model, point, manner.language, (), manner.adapted_for)
    writer = OwnHand(model, prompt, cancel, seen)
    written = [
        tidy(text, manner.language)
        for text in writer.sentences(room_for(model, point))
        if not fault(point, text, manner.language)
    ]
    best = writer.likeliest(variants([*safe, *written], manner.language))
    return Worded(point, best, "user" if best == tidy(point, manner.language) else "model")


def _drawn(
    point: str,
    manner: Manner,
    model: LanguageModel,
    cancel: threading.Event | None,
    seen: list[Generation] | None,
    chooser: Chooser,
) -> list[str]:
    """Further sentences of the model that pass the gate, as many as there is time for."""
    found: list[str] = []
    for seed in DRAWN_SEEDS:
        if not chooser.has_time():
            break
        drawn = Sampling(temperature=0.7, repeat_penalty=1.0, seed=seed)
        text, _ = chooser.timed(partial(_write, point, manner, model, cancel, seen, drawn))
        found.append(text)
    return found


def _by_taste(
    usual: str, others: Sequence[str], chooser: Chooser, model: LanguageModel, cancel: threading.Event | None
) -> str:
    """The wording nearest to the user's hand of those that are nearly as likely as the usual one."""
    unlike = [text for text in dict.fromkeys(others) if text != usual]
    if not unlike:
        return usual

    def likely() -> list[str]:
        least = model.score(_SCORED_IN, usual, cancel).per_token - OWN_SENTENCE_MARGIN
        return [text for text in unlike if model.score(_SCORED_IN, text, cancel).per_token >= least]

    options = [usual, *chooser.timed(likely)]
    return options[chooser.sentence(options)]


def _likelier(one: str, other: str, model: LanguageModel, cancel: threading.Event | None) -> bool:
    scores = [model.score(_SCORED_IN, text, cancel).per_token for text in (one, other)]
    margin = ARTICLES_MARGIN if _without_articles(one) == _without_articles(other) else OWN_SENTENCE_MARGIN
    return scores[0] > scores[1] + margin


def _without_articles(text: str) -> list[str]:
    return [word for word in text.lower().split() if word not in ("the", "a", "an")]


def examples_from(sentences: Sequence[str], language: str, most: int = 3) -> tuple[tuple[str, str], ...]:
    """(note, sentence) pairs played back from the user's own sentences by dropping the words of grammar."""
    from assistant.drafting.lexicon import ADDABLE, ARTICLES, PERSONS  # noqa: PLC0415  (only here)

    dropped = (
        ARTICLES.get(language, frozenset())
        | PERSONS.get(language, {}).get("I", frozenset())
        | (
            ADDABLE.get(language, frozenset())
            & {"is", "are", "am", "have", "has", "been", "there", "ist", "sind", "est", "está"}
        )
    )
    pairs: list[tuple[str, str]] = []
    for sentence in sentences:
        words = sentence.split()
        if (
            not 5 <= len(words) <= 16
            or "\n" in sentence
            or not sentence[0].isupper()
            or sentence[-1] not in ".?!"
        ):
            continue
        note = " ".join(word for word in words if word.lower().strip(",.") not in dropped).rstrip(".")
        if len(words) - len(note.split()) >= 1 and len(note.split()) >= 3:
            pairs.append((note[0].lower() + note[1:] if note.split()[0].lower() != "i" else note, sentence))
        if len(pairs) == most:
            break
    return tuple(pairs)
