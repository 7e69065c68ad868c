"""What a person wants of a kind of text, and a letter changed until it is so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.letter import Block, Letter, as_sentence, facts, put_together

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

# "We have the list" is never "we've the list": the word that follows must be a participle.
HELPING = (
    r"(?=\s+(?:\w+(?:ed|en|wn|ne)|just|already|also|never|had|made|got|read|sent|found|left|lost|met|said|told|"
    r"kept|put|paid|held|begun|run|won|sold|built|thought|brought|bought|cut|spent|heard)\b)"
)
# Longer forms first. "We" stays: others were there.
TO_SECOND = (
    ("I am", "you are"), ("I'm", "you're"), ("I was", "you were"), ("am I", "are you"), ("was I", "were you"),
    ("I've", "you've"), ("I'd", "you'd"), ("I'll", "you'll"), ("I", "you"), ("me", "you"), ("my", "your"),
    ("mine", "yours"), ("myself", "yourself"),
)  # fmt: skip
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]")

# A list of two subjects must not be torn apart: a new sentence needs a verb soon after its subject.
JOINT = re.compile(
    r"(?:,|;)\s+(?:and|but|so)\s+(?=(?:I|we|you|he|she|it|they|this|that|there|please)\b)|;\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person a text goes to, as far as a greeting needs it."""

    name: str = ""

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.split()[0] if self.name.split() else ""


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
        opening_line: a stock sentence at the head of the text.
        emoji: set behind the last sentence of the text; "" takes every emoji out.
        second_person: tells what "I" did as what "you" did.
        open_entries: the entries of a list have no full stop.
        asked: questions set before the first and before the last sentence, each a paragraph with its answer.
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
    opening_line: str | None = None
    emoji: str | None = None
    second_person: bool = False
    open_entries: bool = False
    asked: tuple[str, ...] = ()

    @property
    def own_lines(self) -> list[str]:
        """The stock lines this person wants."""
        return [line for line in (self.opening_line, self.closing_line, *self.asked) if line]


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
        _set_exclamations(letter, taste.exclamations, taste.closing_line or "")
    if taste.questions_last:
        _move_questions(letter)
    if taste.bullets is not None:
        _set_bullets(letter, taste.bullets)
    if taste.open_entries:
        _open_entries(letter)
    if taste.asked:
        _ask(letter, taste.asked)
    if taste.opening_line and not _contains_any(put_together(letter), (taste.opening_line,)):
        letter.blocks.insert(0, Block([taste.opening_line]))
    if taste.emoji is not None:
        _set_emoji(letter, taste.emoji)
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
    if taste.second_person:
        for old, new in TO_SECOND:
            sentence = _exchange(sentence, old, new)
    if taste.contractions is True:
        for long, short in SHORT_FORMS.items():
            # "here it is." keeps its long form, because a short one can't end a sentence; so does "have to".
            following = HELPING if long.endswith("have") else r"(?=\s+\w)(?!\s+to\b)"
            sentence = _exchange(sentence, long, short, before=following)
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


def _set_exclamations(letter: Letter, wanted: bool, closing_line: str) -> None:
    """The first sentence of prose gets an exclamation mark; a stock line at the end stays as it is."""
    prose = [block for block in letter.blocks if block.parts and not block.is_list]
    if wanted:
        if prose and not any("!" in part for block in prose for part in block.parts):
            first = prose[0].parts[0]
            prose[0].parts[0] = first if first == closing_line else re.sub(r"\.$", "!", first)
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


def _open_entries(letter: Letter) -> None:
    for block in letter.blocks:
        if block.is_list:
            block.parts = [part.removesuffix(".") for part in block.parts]


def _ask(letter: Letter, questions: Sequence[str]) -> None:
    """Set questions before the sentences, evenly from the first to the last; each starts a paragraph."""
    sentences = [part for block in letter.blocks for part in block.parts if part not in questions]
    if len(sentences) < len(questions):
        return
    places = [
        round(number * (len(sentences) - 1) / max(1, len(questions) - 1)) for number in range(len(questions))
    ]
    blocks: list[Block] = []
    for number, sentence in enumerate(sentences):
        if number in places:
            blocks.append(Block([questions[places.index(number)]]))
        blocks[-1].parts.append(sentence)
    letter.blocks = blocks


def _set_emoji(letter: Letter, wanted: str) -> None:
    for block in letter.blocks:
        block.parts = [
            part if wanted and wanted in part else EMOJI.sub("", part).strip() for part in block.parts
        ]
    last = next((block for block in reversed(letter.blocks) if block.parts), None)
    if (
        wanted
        and last is not None
        and not any(wanted in part for block in letter.blocks for part in block.parts)
    ):
        last.parts[-1] += f" {wanted}"
