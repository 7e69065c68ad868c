"""Play the user's own sent mails back: notes as they might have been jotted, and what was really written.

Data playback as in Panza (arXiv 2407.10994), with notes made by leaving out words of grammar instead of by a
language model. Only what the gate of drafting lets pass is played back, so that nothing is learned that
would be refused later: how the user words a point, not what they talk about.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from assistant.drafting.context import settle
from assistant.drafting.desk import Desk
from assistant.drafting.faithful import fault
from assistant.drafting.records import Request
from assistant.errors import KnownError
from assistant.evaluation.notes import points_of
from assistant.library.records import OwnText
from assistant.personal.records import HeldOut, Material
from assistant.personal.writers import several
from assistant.style.contractions import CONTRACTED, expanded, replace_all
from assistant.style.letters import split_letter
from assistant.style.profile import Profile, build_profile
from assistant.text.sentences import sentences
from models import tasks
from models.training.pair import Pair
from models.training.sentences import GRAMMAR_LANGUAGES, telegraphic

NEEDED = 120
"""Own mails it takes: fewer leave too little to learn from, or to tell by whether it helped."""

HELD_OUT_SHARE, FEWEST_HELD_OUT, MOST_HELD_OUT = 0.1, 20, 36
ROUNDS = 2
"""How often each sentence is played back, each time from another note."""

MOST_PAIRS = 6000
SAMPLED = 60
MOST_MAILS = 5000
_LONGEST_SENTENCE, _LONGEST_MAIL = 40, 400
_UNFIT = re.compile(r"https?:|www\.|[<>|{}\\]|_{2,}|={2,}|\S{40,}")


def usable(texts: Sequence[OwnText]) -> list[OwnText]:
    """The mails that can be played back, newest first, each text once."""
    found: dict[str, OwnText] = {}
    for text in texts:
        fits = text.kind == "mail" and text.language in GRAMMAR_LANGUAGES
        if fits and 5 <= len(text.text.split()) <= _LONGEST_MAIL and _sentences(text):
            found.setdefault(text.text, text)
    return list(found.values())


def check(texts: Sequence[OwnText]) -> None:
    """Refuse where there is too little, or not of one writer.

    Args:
        texts: from ``usable``.

    Raises:
        KnownError: ``training-too-little`` or ``training-several-writers``.
    """
    if len(texts) < NEEDED:
        raise KnownError(
            "training-too-little",
            f"Training on your sent mail needs {NEEDED} mails of your own; the library has {len(texts)}, "
            f"so {NEEDED - len(texts)} are missing.",
            "Add the folder or mailbox of your sent mail: ownhand add PATH",
        )
    if several(texts):
        raise KnownError(
            "training-several-writers",
            "The mails from your addresses are signed by several people, and a model trained on them would "
            "write like none of them.",
            "Take the shared address off: ownhand identity remove ADDRESS",
        )


def material(texts: Sequence[OwnText], desk: Desk, seed: int) -> Material:
    """Part the mails by time, and play the earlier ones back.

    Args:
        texts: from ``usable``, newest first.
        desk: tells the register each was written in, as a draft to the same people would have it.
    """
    count = min(MOST_HELD_OUT, max(FEWEST_HELD_OUT, round(HELD_OUT_SHARE * len(texts))))
    tail = [held for text in texts[: 2 * count] if (held := _held_out(text)) is not None][:count]
    if not tail:
        raise KnownError(
            "training-too-little",
            "None of your newest mails can be used to measure on.",
            "Add more of your sent mail: ownhand add PATH",
        )
    last = next(place for place, text in enumerate(texts) if text.item_id == tail[-1].item)
    earlier = texts[last + 1 :]
    profile = build_profile(list(earlier))
    rng = random.Random(seed)
    pairs: list[Pair] = []
    items: list[int] = []
    for text in earlier:
        if len(pairs) >= MOST_PAIRS:
            break
        register = _register(text, desk, profile)
        found = [pair for _ in range(ROUNDS) for pair in _played(text, register, rng)]
        pairs += found
        if found:
            items.append(text.item_id)
    rng.shuffle(pairs)
    return Material(tuple(pairs), tuple(items), tuple(tail))


def words_played(texts: Sequence[OwnText]) -> float:
    """About how many words the pairs of these mails will have, told from some of them."""
    sample = texts[:: max(1, len(texts) // SAMPLED)][:SAMPLED]
    rng = random.Random(0)
    pairs = [pair for text in sample for _ in range(ROUNDS) for pair in _played(text, "neutral", rng)]
    words = sum(len(pair.given.split()) + len(pair.wanted.split()) for pair in pairs)
    scale = len(texts) / max(1, len(sample))
    return scale * words * min(1.0, MOST_PAIRS / max(1.0, scale * len(pairs)))


def _held_out(text: OwnText) -> HeldOut | None:
    points = points_of(text.text, [word for person in text.to for word in person.name.split()])
    if not points:
        return None
    to = tuple(person.addresses[0] for person in text.to if person.addresses)
    return HeldOut(text.item_id, to, text.subject, points, text.text)


def _register(text: OwnText, desk: Desk, profile: Profile) -> tasks.Register:
    to = tuple(person.addresses[0] for person in text.to if person.addresses)
    setting = settle(Request("mail", ("-",), to=to, language=text.language), desk, profile)
    return setting.register or "neutral"


def _played(text: OwnText, register: tasks.Register, rng: random.Random) -> list[Pair]:
    pairs: list[Pair] = []
    for sentence in _sentences(text):
        note = _note(sentence, text.language, rng)
        if len(note.split()) > 1 and not fault(note, sentence, text.language):
            pair = Pair(tasks.word_note(register), note, sentence)
            if pair not in pairs:
                pairs.append(pair)
    return pairs


def _note(sentence: str, language: str, rng: random.Random) -> str:
    """A note for a sentence; English short forms mostly come written out, so that making them is learned."""
    if language == "en" and rng.random() < 0.7:
        whole = sentence
        sentence = replace_all(whole, lambda match: expanded(match, whole[match.end() :]), CONTRACTED)
    return telegraphic(sentence, rng, language)


def _sentences(text: OwnText) -> list[str]:
    names = [person.name for person in text.to if person.name]
    return [
        sentence
        for sentence in sentences(split_letter(text.text, names=names).body)
        if 3 <= len(sentence.split()) <= _LONGEST_SENTENCE
        and sentence[-1] in ".?!…"
        and not _UNFIT.search(sentence)
    ]
