"""Simulated writers: programs that correct a draft the way a person with a consistent taste would.

A writer has a hidden `Taste` for each kind of text. It reads a draft, and hands back the text it would have
sent. It stands for the user in every measurement, so it shares no code with what learns from it
(`assistant.style`), neither its word lists nor its way of taking a letter apart.

The tastes that `published_writers` returns carry the preference phrases of the e-mail task of PRELUDE (arXiv
2404.15269) as far as a program can act on them; there the user was simulated by a language model.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

HAILS = (
    "dear", "hi", "hello", "hey", "good morning", "good afternoon", "good day", "greetings", "to whom",
    "sehr geehrte", "liebe", "hallo", "moin", "guten", "bonjour", "cher", "hola", "estimad", "querid",
)  # fmt: skip
FAREWELLS = (
    "best", "kind", "warm", "regards", "yours", "sincerely", "respectfully", "cheers", "thanks", "thank you",
    "many thanks", "love", "big hug", "take care", "talk soon", "see you", "all the best",
    "with best", "with many",
    "mit freundlichen", "mit besten", "viele grüße", "liebe grüße", "beste grüße", "herzliche", "alles liebe",
    "drück dich", "gruß", "cordialement", "saludos", "un abrazo",
)  # fmt: skip

SHORT_FORMS = {
    "I am": "I'm", "I have": "I've", "I will": "I'll", "I would": "I'd", "we are": "we're",
    "we have": "we've", "we will": "we'll", "we would": "we'd", "you are": "you're",
    "you have": "you've", "you will": "you'll", "it is": "it's", "it will": "it'll", "that is": "that's",
    "there is": "there's", "they are": "they're", "they have": "they've", "they will": "they'll",
    "do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't",
    "are not": "aren't", "was not": "wasn't", "were not": "weren't", "cannot": "can't",
    "can not": "can't", "could not": "couldn't", "will not": "won't", "would not": "wouldn't",
    "should not": "shouldn't", "has not": "hasn't", "have not": "haven't", "let us": "let's",
}  # fmt: skip

LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
END_OF_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]?\s+(?=[\"'(]?[A-ZÄÖÜÉÁÍÓÚ0-9£$€¿¡])")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nr|approx|e\.g|i\.e|z\.B|bzw|ca|[A-Z])\.$")
ORDINAL = re.compile(r"(?<![\d:.,])\b\d{1,2}\.$")
GERMAN_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
# A list of two subjects must not be torn apart: a new sentence needs a verb soon after its subject.
JOINT = re.compile(
    r"(?:,|;)\s+(?:and|but|so)\s+(?=(?:I|we|you|he|she|it|they|this|that|there|please)\b)|;\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Taste:
    """What one person wants of one kind of text. None leaves that side of the draft as it is.

    Attributes:
        greeting: the whole first line; "" wants none. ``{first}`` and ``{name}`` stand for the recipient.
        sign_off: everything after the last sentence, with line breaks; "" wants none.
        struck_sentences: a sentence that contains one of these (case ignored) goes altogether.
        struck_words: words and phrases that are taken out of a sentence that stays.
        replaced: phrases and what is written instead.
        contractions: True writes "I'm", False writes "I am".
        exclamations: False turns every exclamation mark into a full stop; True sets one after the first
            sentence.
        bullets: True sets three or more points as a list, False writes lists as prose.
        longest_sentence: words; a longer sentence is split where it can be.
        most_sentences: prose beyond this many is shortened, sentences without a fact first.
        closing_line: a stock sentence as the last paragraph; "" strikes short stock closings.
        questions_last: questions are moved to the end of the text.
    """

    greeting: str | None = None
    sign_off: str | None = None
    struck_sentences: tuple[str, ...] = ()
    struck_words: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    contractions: bool | None = None
    exclamations: bool | None = None
    bullets: bool | None = None
    longest_sentence: int | None = None
    most_sentences: int | None = None
    closing_line: str | None = None
    questions_last: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """The text a writer made of a draft.

    Attributes:
        final: the corrected text.
        content: the content changes among the corrections, as (before, after); never a matter of style.
    """

    final: str
    content: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person a text goes to, as far as a greeting needs it."""

    name: str = ""

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.split()[0] if self.name.split() else ""


@dataclass(frozen=True, slots=True)
class Writer:
    """A person with hidden tastes.

    Attributes:
        tastes: for each kind of text, the tastes in force from a round on: ``((0, first), (60, later))``.
        noise: share of texts in which a date, number or name of the draft is corrected as well.
        lapse: share of texts that the person sends without touching their style.
        seed: makes the same person do the same on every run.
    """

    tastes: Mapping[str, tuple[tuple[int, Taste], ...]]
    noise: float = 0.0
    lapse: float = 0.0
    seed: int = 0
    name: str = field(default="writer")

    def taste(self, kind: str, moment: int = 0) -> Taste:
        """The taste in force for a kind of text at a round (0-based)."""
        current = Taste()
        for start, taste in self.tastes[kind]:
            if start <= moment:
                current = taste
        return current

    def correct(
        self,
        draft: str,
        kind: str,
        *,
        moment: int = 0,
        points: Sequence[str] = (),
        recipient: Recipient | None = None,
    ) -> Correction:
        """Make the text this person would send out of a draft.

        Args:
            points: what the text was to say. A sentence about none of them is struck and a point that is
                missing is added, as content, whatever the taste.
        """
        dice = random.Random(f"{self.seed}|{self.name}|{kind}|{moment}")
        letter = take_apart(draft)
        content = keep_to_points(letter, points)
        if dice.random() < self.noise:
            content += correct_a_fact(letter, dice)
        if dice.random() >= self.lapse:
            apply_taste(letter, self.taste(kind, moment), recipient or Recipient())
        return Correction(put_together(letter), tuple(content))


@dataclass(slots=True)
class Letter:
    """A text taken apart; ``blocks`` are paragraphs, each a list of sentences or of list entries."""

    greeting: str
    blocks: list[Block]
    sign_off: str


@dataclass(slots=True)
class Block:
    """One paragraph of prose, or one list."""

    parts: list[str]
    is_list: bool = False


def take_apart(text: str) -> Letter:
    """Split a text into greeting, paragraphs and sign-off."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    greeting, lines = _take_greeting(lines)
    lines, sign_off = _take_sign_off(lines)
    blocks: list[Block] = []
    fresh = True
    for line in lines:
        if not line.strip():
            fresh = True
            continue
        is_list = bool(LIST_MARK.match(line))
        if fresh or not blocks or blocks[-1].is_list != is_list:
            blocks.append(Block([], is_list))
        parts = blocks[-1].parts
        if not is_list and parts and not parts[-1].endswith((".", "!", "?", ":")):
            # A line broken in the middle of a sentence.
            parts[-1] += " " + line.strip()
        else:
            parts.append(LIST_MARK.sub("", line).strip())
        fresh = False
    for block in blocks:
        if not block.is_list:
            block.parts = [sentence for part in block.parts for sentence in split_sentences(part)]
    return Letter(greeting, blocks, sign_off)


def _take_greeting(lines: list[str]) -> tuple[str, list[str]]:
    first = lines[0].strip() if lines else ""
    if len(lines) > 1 and first.endswith((",", ":")) and len(first.split()) <= 5:
        return first, lines[1:]
    if not first.casefold().startswith(HAILS):
        return "", lines
    if len(first.split()) <= 7:
        return first, lines[1:]
    head, comma, rest = first.partition(",")
    if comma and len(head.split()) <= 6:
        return head + comma, [rest.strip(), *lines[1:]]
    return "", lines


def _take_sign_off(lines: list[str]) -> tuple[list[str], str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for number in filled[-5:]:
        line = lines[number].strip().casefold()
        if line.startswith(FAREWELLS) and len(line.split()) <= 6 and not line.endswith((".", "?")):
            return lines[:number], "\n".join(one for one in lines[number:] if one.strip())
    if filled:
        last = lines[filled[-1]].strip()
        if len(filled) > 1 and len(last.split()) <= 5 and last[-1:].isalpha() and last[:1].isupper():
            formula = lines[filled[-2]].strip()
            if formula.endswith(",") and len(formula.split()) <= 6:
                return lines[: filled[-2]], f"{formula}\n{last}"
            if len(last.split()) <= 3:
                return lines[: filled[-1]], last
    return lines, ""


def split_sentences(line: str) -> list[str]:
    """The sentences of one line."""
    sentences: list[str] = []
    for piece in END_OF_SENTENCE.split(line.strip()):
        if sentences and _goes_on(sentences[-1], piece):
            sentences[-1] += " " + piece
        elif piece:
            sentences.append(piece)
    return sentences


def _goes_on(earlier: str, piece: str) -> bool:
    if ABBREVIATION.search(earlier):
        return True
    return bool(ORDINAL.search(earlier) and GERMAN_MONTH.match(piece))


def put_together(letter: Letter) -> str:
    """Write a letter that was taken apart."""
    body = [_paragraph(block) for block in letter.blocks if block.parts]
    return "\n\n".join(part for part in (letter.greeting, *body, letter.sign_off) if part)


def _paragraph(block: Block) -> str:
    if block.is_list:
        return "\n".join(f"- {entry}" for entry in block.parts)
    return " ".join(block.parts)


def stems(text: str) -> set[str]:
    """What two texts must share to be about the same: numbers, and the first letters of longer words."""
    return {word[:5] for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 or word.isdigit()}


def facts(text: str) -> set[str]:
    """Numbers and capitalised names of a text."""
    return set(re.findall(r"\d[\d.,:/-]*\d|\d|(?<=[a-z,] )[A-ZÄÖÜ]\w+", text))


def keep_to_points(letter: Letter, points: Sequence[str]) -> list[tuple[str, str]]:
    """Strike sentences about something else that state a fact, and add points of which too little is said."""
    if not points:
        return []
    changes: list[tuple[str, str]] = []
    known = stems(" ".join(points))
    for block in letter.blocks:
        for part in list(block.parts):
            if facts(part) and not stems(part) & known:
                block.parts.remove(part)
                changes.append((part, ""))
    said = " ".join(part for block in letter.blocks for part in block.parts)
    for point in points:
        wanted = stems(point)
        numbers = {one for one in facts(point) if one[0].isdigit()}
        if len(wanted & stems(said)) < 0.4 * len(wanted) or any(number not in said for number in numbers):
            sentence = as_sentence(point)
            letter.blocks.append(Block([sentence]))
            changes.append(("", sentence))
    return changes


def as_sentence(point: str) -> str:
    """A note as a sentence: capital letter, full stop."""
    point = point.strip().rstrip(".")
    return (point[:1].upper() + point[1:] + ("" if point.endswith(("!", "?")) else ".")) if point else ""


def correct_a_fact(letter: Letter, dice: random.Random) -> list[tuple[str, str]]:
    """Change one number or name, as somebody does who notices that it is wrong."""
    places = [
        (block, number, fact)
        for block in letter.blocks
        for number, part in enumerate(block.parts)
        for fact in sorted(facts(part))
    ]
    if not places:
        return []
    block, number, fact = dice.choice(places)
    if fact[0].isdigit():
        corrected = re.sub(r"\d", lambda _: str(dice.randint(1, 9)), fact, count=1)
    else:
        corrected = dice.choice(("Ashby", "Moreno", "Lindqvist", "Tanaka", "Okafor"))
    if corrected == fact:
        return []
    block.parts[number] = block.parts[number].replace(fact, corrected, 1)
    return [(fact, corrected)]


def apply_taste(letter: Letter, taste: Taste, recipient: Recipient) -> None:
    """Change a letter until it is as the taste wants it."""
    if taste.greeting is not None:
        letter.greeting = taste.greeting.format(first=recipient.first, name=recipient.name)
    if taste.sign_off is not None:
        letter.sign_off = taste.sign_off
    for block in letter.blocks:
        kept = [part for part in block.parts if not _contains_any(part, taste.struck_sentences)]
        block.parts = [_reword(part, taste) for part in kept]
        if taste.longest_sentence is not None and not block.is_list:
            block.parts = [
                piece for part in block.parts for piece in split_long(part, taste.longest_sentence)
            ]
    if taste.most_sentences is not None:
        _shorten(letter, taste.most_sentences)
    if taste.exclamations is not None:
        _set_exclamations(letter, taste.exclamations)
    if taste.questions_last:
        _move_questions(letter)
    if taste.bullets is not None:
        _set_bullets(letter, taste.bullets)
    if taste.closing_line and not _contains_any(put_together(letter), (taste.closing_line,)):
        letter.blocks.append(Block([taste.closing_line]))
    letter.blocks = [block for block in letter.blocks if block.parts]


def _contains_any(text: str, phrases: Sequence[str]) -> bool:
    folded = text.casefold()
    return any(phrase.casefold() in folded for phrase in phrases)


def _reword(sentence: str, taste: Taste) -> str:
    for phrase in taste.struck_words:
        sentence = re.sub(rf",?\s*\b{re.escape(phrase)}\b,?", "", sentence, flags=re.IGNORECASE).strip()
    for old, new in taste.replaced:
        sentence = _exchange(sentence, old, new)
    if taste.contractions is True:
        for long, short in SHORT_FORMS.items():
            # "here it is." keeps its long form, because a short one can't end a sentence; so does "have to".
            sentence = _exchange(sentence, long, short, before=r"(?=\s+\w)(?!\s+to\b)")
    elif taste.contractions is False:
        for long, short in SHORT_FORMS.items():
            sentence = _exchange(sentence, short, long)
            sentence = _exchange(sentence, short.replace("'", "’"), long)
    return sentence[:1].upper() + sentence[1:]


def _exchange(text: str, old: str, new: str, before: str = r"(?!\w)") -> str:
    def written(match: re.Match[str]) -> str:
        return new[:1].upper() + new[1:] if match[0][:1].isupper() else new

    return re.sub(rf"(?<!\w){re.escape(old)}{before}", written, text, flags=re.IGNORECASE)


def split_long(sentence: str, most_words: int) -> list[str]:
    """Split a sentence that is longer than ``most_words`` where a new main clause begins."""
    if len(sentence.split()) <= most_words:
        return [sentence]
    for match in JOINT.finditer(sentence):
        head, tail = sentence[: match.start()], sentence[match.end() :]
        if len(head.split()) >= 3 and len(tail.split()) >= 3:
            end = "" if head.endswith((".", "!", "?")) else "."
            return [head + end, *split_long(tail[:1].upper() + tail[1:], most_words)]
    return [sentence]


def _shorten(letter: Letter, most: int) -> None:
    """Drop sentences without a fact, the last ones first, until few enough are left."""
    surplus = sum(len(block.parts) for block in letter.blocks) - most
    for block in reversed(letter.blocks):
        for part in reversed(list(block.parts)):
            if surplus > 0 and not facts(part) and "?" not in part:
                block.parts.remove(part)
                surplus -= 1


def _set_exclamations(letter: Letter, wanted: bool) -> None:
    prose = [block for block in letter.blocks if block.parts and not block.is_list]
    if wanted:
        if prose and not any("!" in part for block in prose for part in block.parts):
            prose[0].parts[0] = re.sub(r"\.$", "!", prose[0].parts[0])
        return
    letter.greeting = letter.greeting.replace("!", ",")
    for block in letter.blocks:
        block.parts = [re.sub(r"!+", ".", part) for part in block.parts]


def _move_questions(letter: Letter) -> None:
    questions: list[str] = []
    for block in letter.blocks:
        if not block.is_list:
            questions += [part for part in block.parts if part.endswith("?")]
            block.parts = [part for part in block.parts if not part.endswith("?")]
    if questions:
        letter.blocks.append(Block(questions))


def _set_bullets(letter: Letter, wanted: bool) -> None:
    if not wanted:
        for block in letter.blocks:
            if block.is_list:
                block.is_list = False
                block.parts = [as_sentence(part) for part in block.parts]
        return
    if any(block.is_list and len(block.parts) > 1 for block in letter.blocks):
        return
    statements = [
        part for block in letter.blocks for part in block.parts if block.is_list or not part.endswith("?")
    ]
    questions = [
        part for block in letter.blocks for part in block.parts if not block.is_list and part.endswith("?")
    ]
    if len(statements) < 3:
        return
    letter.blocks = [Block(statements, is_list=True)]
    if questions:
        letter.blocks.append(Block(questions))


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


def published_writers(*, seed: int = 0, noise: float = 0.0) -> Writer:
    """One person with the four published tastes; ``noise`` mixes content corrections in."""
    tastes = {kind: ((0, taste),) for kind, taste in published_tastes().items()}
    return Writer(tastes, noise=noise, seed=seed, name="noise" if noise else "published")


def drifting_writer(rounds: int, *, seed: int = 0) -> Writer:
    """A person whose tastes move step by step: sign-off after a third, contractions after two thirds."""
    tastes = {}
    for kind, taste in published_tastes().items():
        later = replace(taste, sign_off="All the best,\nSam")
        latest = replace(later, contractions=not taste.contractions)
        tastes[kind] = ((0, taste), (rounds // 3, later), (2 * rounds // 3, latest))
    return Writer(tastes, seed=seed, name="drift")


def reversing_writer(rounds: int, *, seed: int = 0) -> Writer:
    """A person who half-way wants the contrary: each kind takes over the taste of the kind opposite."""
    tastes = published_tastes()
    kinds = list(tastes)
    opposite = dict(zip(kinds, reversed(kinds), strict=True))
    return Writer(
        {kind: ((0, taste), (rounds // 2, tastes[opposite[kind]])) for kind, taste in tastes.items()},
        seed=seed,
        name="reversal",
    )
