"""The simulated writers of the measurements: those of PRELUDE, and those whose taste moves.

The tastes carry the preference phrases of the e-mail and the summary task of PRELUDE (arXiv 2404.15269) as
far as a program can act on them; there the user was simulated by a language model.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from assistant.evaluation.taste import Taste
from assistant.evaluation.writer import Writer

WRITERS = ("published", "noise", "drift", "reversal", "varied", "german", "summaries")
NOISE = 0.3

POLITE_FILLERS = (
    "hope this email finds you",
    "hope this message finds you",
    "hope you are well",
    "hope you are doing well",
    "hope you're well",
    "please do not hesitate",
    "please don't hesitate",
    "feel free to contact",
    "feel free to reach",
    "if you have any questions",
    "look forward to hearing from you",
    "thank you for your time",
    "thank you for your attention",
)

# The four e-mail writers of PRELUDE: preference phrase → what a program can see of it in a text.
PUBLISHED_PHRASES = {
    "personal problem": "informal, conversational, no closing",
    "paper review": "casual tone, positive, clear, call to action",
    "paper tweet": "engaging, personalized, professional tone, thankful closing",
    "research paper": "structured, straight to the points, respectful, professional greeting and closing",
}


def published_tastes() -> dict[str, Taste]:
    """The tastes of the four published e-mail writers, by kind of text."""
    return {
        "personal problem": Taste(
            greeting="Hey {first},",
            sign_off="",
            struck_sentences=POLITE_FILLERS,
            contractions=True,
            bullets=False,
            longest_sentence=16,
            most_sentences=5,
        ),
        "paper review": Taste(
            greeting="Hi {first},",
            sign_off="Cheers,\nSam",
            struck_sentences=POLITE_FILLERS,
            struck_words=("however", "unfortunately", "I would like to say that"),
            contractions=True,
            exclamations=True,
            longest_sentence=18,
            closing_line="Let me know what you think.",
        ),
        "paper tweet": Taste(
            greeting="Dear {first},",
            sign_off="With many thanks,\nSam Keller",
            contractions=False,
            exclamations=False,
            bullets=False,
            replaced=(("get", "receive"), ("a lot of", "many"), ("really", "truly")),
            closing_line="Thank you for sharing this with your readers.",
        ),
        "research paper": Taste(
            greeting="Dear {name},",
            sign_off="Yours sincerely,\nSam Keller",
            struck_sentences=POLITE_FILLERS,
            struck_words=("just", "actually", "really", "basically"),
            contractions=False,
            exclamations=False,
            bullets=True,
        ),
    }


# The five summary writers of PRELUDE, by kind of document.
SUMMARY_PHRASES = {
    "news": "style targeted to young children, storytelling, short sentences, playful language, interactive, "
    "positive",
    "forum post": "second person narrative, brief, show emotions, invoke personal reflection, immersive",
    "encyclopedia": "bullet points, parallel structure, brief",
    "paper abstract": "tweet style, simple English, inquisitive, skillful foreshadowing, with emojis",
    "film review": "question answering style",
}


def summary_tastes() -> dict[str, Taste]:
    """The tastes of the five published summary writers, by kind of document."""
    return {
        "news": Taste(
            opening_line="Listen to this story!",
            closing_line="What would you do now?",
            longest_sentence=12,
            exclamations=True,
            contractions=True,
            bullets=False,
            replaced=(
                ("residents", "people"),
                ("approximately", "about"),
                ("announced", "said"),
                ("however", "but"),
            ),
        ),
        "forum post": Taste(
            second_person=True,
            most_sentences=4,
            closing_line="How does that make you feel?",
            contractions=True,
            bullets=False,
        ),
        "encyclopedia": Taste(
            bullets=True, open_entries=True, exclamations=False, contractions=False, emoji=""
        ),
        "paper abstract": Taste(
            opening_line="Ever wondered how this works?",
            emoji="🔎",
            contractions=True,
            longest_sentence=16,
            replaced=(
                ("demonstrate", "show"),
                ("utilise", "use"),
                ("approximately", "about"),
                ("obtain", "get"),
            ),
        ),
        "film review": Taste(
            asked=("What is it about?", "Is it worth seeing?"), bullets=False, exclamations=False
        ),
    }


def german_tastes() -> dict[str, Taste]:
    """The tastes of somebody who writes in German, to friends and to an office."""
    return {
        "privat": Taste(
            greeting="Hallo {first},",
            sign_off="Bis bald\nSam",
            exclamations=True,
            bullets=False,
            replaced=(("jedoch", "aber"), ("telefonieren", "anrufen")),
            closing_line="Melde dich einfach.",
        ),
        "dienstlich": Taste(
            greeting="Guten Tag {name},",
            sign_off="Mit besten Grüßen\nSam Keller",
            exclamations=False,
            bullets=True,
            struck_words=("leider", "eigentlich"),
        ),
    }


# What "varied" people are drawn from; none of it is among the published tastes' own wishes by design.
GREETINGS = (
    "Hello {first},",
    "Good morning {first},",
    "{first},",
    "Hi {first}!",
    "Dear {first},",
    "Hello {name},",
    "",
)
SIGN_OFFS = (
    "Best,\nSam",
    "Kind regards,\nSam Keller",
    "Take care,\nS.",
    "Talk soon,\nSam",
    "Regards,\nS. Keller",
    "Sam",
    "",
)
CLOSING_LINES = (
    None,
    None,
    "Call me if that does not suit you.",
    "Thanks for your patience.",
    "More next week.",
)
EXCHANGES = (
    ("about", "around"), ("also", "too"), ("because", "since"), ("need", "require"), ("big", "large"),
    ("help", "support"),
    ("start", "begin"), ("show", "indicate"), ("but", "yet"), ("only", "just"),
)  # fmt: skip


def varied_tastes(kinds: Sequence[str], seed: int) -> dict[str, Taste]:
    """Tastes drawn at random for each kind, so that no learner can be made for them."""
    dice = random.Random(f"tastes {seed}")
    greetings, sign_offs = list(GREETINGS), list(SIGN_OFFS)
    dice.shuffle(greetings)
    dice.shuffle(sign_offs)
    return {
        kind: Taste(
            greeting=greetings[number % len(greetings)],
            sign_off=sign_offs[number % len(sign_offs)],
            closing_line=dice.choice(CLOSING_LINES),
            contractions=dice.choice((True, False, None)),
            exclamations=dice.choice((False, False, True, None)),
            bullets=dice.choice((True, False, None, None)),
            longest_sentence=dice.choice((None, None, 12, 16)),
            replaced=tuple(dice.sample(EXCHANGES, 2)),
        )
        for number, kind in enumerate(kinds)
    }


def make_writer(name: str, rounds: int, seed: int) -> Writer:
    """A writer by its name.

    Args:
        name: "published", the four e-mail writers in one person; "noise", the same with content corrected in
            30 % of the mails; "drift", whose sign-off changes after a third and whose contractions after two
            thirds of the rounds; "reversal", who half-way takes each kind's taste from the opposite kind;
            "varied", whose tastes are drawn at random; "german", who writes two kinds of mail in German;
            "summaries", the five summary writers in one person.
    """
    if name == "summaries":
        return Writer(_from_start(summary_tastes()), seed=seed, documents=True, name=name)
    if name == "german":
        return Writer(_from_start(german_tastes()), seed=seed, name=name)
    tastes = published_tastes()
    if name == "varied":
        return Writer(_from_start(varied_tastes(list(tastes), seed)), seed=seed, name=name)
    if name == "noise":
        return Writer(_from_start(tastes), noise=NOISE, seed=seed, name=name)
    if name == "drift":
        return Writer(
            {kind: _drifting(taste, rounds) for kind, taste in tastes.items()}, seed=seed, name=name
        )
    if name == "reversal":
        opposite = dict(zip(tastes, reversed(list(tastes)), strict=True))
        turned = {
            kind: ((0, taste), (reversal_of(rounds), tastes[opposite[kind]]))
            for kind, taste in tastes.items()
        }
        return Writer(turned, seed=seed, name=name)
    return Writer(_from_start(tastes), seed=seed, name=name)


def reversal_of(rounds: int) -> int:
    """The round (0-based) from which the writer "reversal" wants the contrary."""
    return rounds // 2


def _from_start(tastes: dict[str, Taste]) -> dict[str, tuple[tuple[int, Taste], ...]]:
    return {kind: ((0, taste),) for kind, taste in tastes.items()}


def _drifting(taste: Taste, rounds: int) -> tuple[tuple[int, Taste], ...]:
    later = replace(taste, sign_off="All the best,\nSam")
    return (
        (0, taste),
        (rounds // 3, later),
        (2 * rounds // 3, replace(later, contractions=not taste.contractions)),
    )
