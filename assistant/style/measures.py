"""What can be counted in one text without any model: the features that profile, edits and rules share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.style import contractions
from assistant.style.letters import Letter
from assistant.style.lexicon import (
    ADDRESS,
    EMPTY_CLOSERS,
    EMPTY_OPENERS,
    GREETINGS,
    HEDGES,
    INFORMAL_WORDS,
    POLITENESS,
    SIGN_OFFS,
    for_language,
)
from assistant.style.names import split_opener
from assistant.text.sentences import sentences

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
BULLET = re.compile(r"(?m)^[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+(?=\S)")
ELLIPSIS = re.compile(r"…|\.{3,}")
# A dash that joins clauses: spaced, or an em dash between letters. Not a hyphen, not a number range,
# not a bullet at the start of a line.
DASH = re.compile(r"(?<=[^\s])(?:[ \t]+(?:--?|[–—])[ \t]+|—|(?<=[^\W\d])--(?=[^\W\d]))(?=[^\s])")
EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u2764\u263a]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"
)
EMOTICON = re.compile(r"(?<![\w:;])[:;=][-']?[()DPp](?![\w)])")
EXCLAMATION = re.compile(r"!")
QUESTION = re.compile(r"\?")


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of one text; body counts leave greeting, sign-off and name out.

    Attributes:
        contractions, contractible: English only; used, and places written out that could be contracted.
        dash_marks: the dash signs used to join clauses, in order.
        formality: 0 informal … 1 formal, from greeting, sign-off, address and tone marks.
    """

    words: int
    sentences: int
    paragraphs: int
    exclamations: int
    questions: int
    contractions: int
    contractible: int
    bullets: int
    emoji: int
    ellipses: int
    dash_marks: tuple[str, ...]
    lower_starts: int
    hedges: int
    politeness: int
    formality: float
    opening: str
    closing: str


def phrase_count(text: str, phrases: tuple[str, ...]) -> int:
    """How often any of the phrases occurs as whole words, ignoring case."""
    lowered = text.lower().replace("’", "'")
    found = 0
    for phrase in phrases:
        if phrase in lowered:
            found += len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered))
    return found


def paragraphs(body: str) -> list[str]:
    """Blocks of a body set apart by blank lines."""
    return [block.strip() for block in re.split(r"\n[ \t]*\n", body) if block.strip()]


def body_sentences(body: str) -> list[str]:
    """Sentences of a body; a list entry counts as one."""
    found: list[str] = []
    for block in paragraphs(body):
        if BULLET.search(block):
            for line in block.splitlines():
                found += [line.strip()] if BULLET.match(line) else sentences(line)
        else:
            found += sentences(block)
    return [s.strip() for s in found if s.strip()]


def locate(body: str, sentence: str, start: int = 0) -> tuple[int, int] | None:
    """Where a sentence stands in a body, whatever its line breaks; None where it does not."""
    at = body.find(sentence, start)
    if at >= 0:
        return at, at + len(sentence)
    match = re.compile(r"\s+".join(map(re.escape, sentence.split())) or r"(?!)").search(body, start)
    return match.span() if match else None


def is_empty_opener(sentence: str, language: str) -> bool:
    """Whether a sentence is a courtesy opening without information ("I hope this finds you well.")."""
    return _matches(sentence, for_language(EMPTY_OPENERS, language, EMPTY_OPENERS["en"]))


def is_empty_closer(sentence: str, language: str) -> bool:
    """Whether a sentence is a courtesy closing without information."""
    return _matches(sentence, for_language(EMPTY_CLOSERS, language, EMPTY_CLOSERS["en"]))


def _matches(sentence: str, patterns: tuple[str, ...]) -> bool:
    plain = sentence.strip().replace("’", "'")
    return len(plain) <= 160 and any(re.match(p, plain, re.IGNORECASE) for p in patterns)


def address_form(body: str, language: str) -> str:
    """Give "informal" (du, tu, tú), "formal" (Sie, vous, usted) or "" where nothing or both are used."""
    forms = ADDRESS.get(language[:2])
    if forms is None:
        return ""
    informal_words, formal_words = forms
    informal = formal = 0
    for match in WORD.finditer(body):
        word = match.group()
        start_of_sentence = not re.search(r"[^\s.!?:\n]\s*$", body[max(0, match.start() - 3) : match.start()])
        if language[:2] == "de":
            formal += word in formal_words and not start_of_sentence
            informal += word.lower() in informal_words and word not in formal_words
        else:
            formal += word.lower() in formal_words
            informal += word.lower() in informal_words
    if language[:2] == "es":  # "su" and "le" are also third person: weak evidence
        formal = phrase_count(body, ("usted", "ustedes")) or (formal if not informal else 0)
    if informal and informal >= 2 * formal:
        return "informal"
    return "formal" if formal and formal >= 2 * informal else ""


def measure(letter: Letter, language: str = "") -> Measures:
    """Count the features of one text.

    Args:
        letter: the text, split by ``split_letter``.
        language: ISO 639-1; "" counts what does not depend on the language.
    """
    body = letter.body
    whole = f"{letter.greeting}\n{body}\n{letter.sign_off}"
    sents = body_sentences(body)
    used, open_places = contractions.count(body) if language[:2] in ("en", "") else (0, 0)
    proper = [s for s in sents if WORD.search(s) and not BULLET.match(s)]
    emoji = sum(1 for _ in EMOJI.finditer(whole)) + sum(1 for _ in EMOTICON.finditer(whole))
    exclamations = len(EXCLAMATION.findall(whole))
    lower = sum(1 for s in proper if s[0].islower())
    return Measures(
        words=sum(1 for _ in WORD.finditer(body)),
        sentences=len(sents),
        paragraphs=len(paragraphs(body)),
        exclamations=exclamations,
        questions=len(QUESTION.findall(body)),
        contractions=used,
        contractible=open_places,
        bullets=len(BULLET.findall(body)),
        emoji=emoji,
        ellipses=len(ELLIPSIS.findall(body)),
        dash_marks=tuple(m.group().strip() for m in DASH.finditer(body)),
        lower_starts=lower,
        hedges=phrase_count(body, HEDGES.get(language[:2], ())),
        politeness=phrase_count(body, POLITENESS.get(language[:2], ())),
        formality=_formality(letter, language, used, open_places, exclamations + emoji, lower, len(proper)),
        opening=proper[0] if proper else "",
        closing=proper[-1] if len(proper) > 1 else "",
    )


def _formality(
    letter: Letter, language: str, used: int, open_places: int, marks: int, lower: int, sents: int
) -> float:
    """A rough 0..1 scale; the weights are judgement, and every part is shown in the profile by itself."""
    score = 0.5
    opener = split_opener(letter.greeting)[0].lower()
    if opener:
        score += 0.15 * GREETINGS.get(opener, 0) + (0.1 if "geehrt" in opener else 0)
        score += (
            0.1
            if re.search(r"\b(?:Mr|Ms|Mrs|Dr|Frau|Herr|Madame|Monsieur|Sr|Sra|Señora?)\b", letter.greeting)
            else 0
        )
    sign_off = re.sub(r"[^\w' ]", "", letter.sign_off.lower()).strip().replace("gruesse", "grüße")
    if sign_off:
        score += 0.15 * SIGN_OFFS.get(sign_off, (0, False))[0]
    score += {"informal": -0.25, "formal": 0.2, "": 0.0}[address_form(letter.body, language)]
    if used + open_places >= 2:
        score += 0.2 * (0.5 - used / (used + open_places))
    score -= min(0.1, 0.04 * marks)
    score -= 0.04 * min(3, phrase_count(letter.body, INFORMAL_WORDS.get(language[:2], ())))
    if sents:
        score -= 0.15 * lower / sents
    return max(0.0, min(1.0, score))


def register_of(formality: float) -> str:
    """The register a formality score stands for."""
    return "formal" if formality >= 0.62 else "informal" if formality <= 0.42 else "neutral"
