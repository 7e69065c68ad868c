"""Whether a sentence of the ledger is true of a text, read as its user reads it.

This is a second opinion on the learner: it goes by the words of the sentence alone and has its own way of
looking at a text. What it does not understand it leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.evaluation.letter import FAREWELLS, Letter, take_apart
from assistant.evaluation.taste import EMOJI, SHORT_FORMS, Recipient

Check = Callable[[re.Match[str], str, Letter, Recipient], bool | None]

_SCOPE = re.compile(r"^(?:To|In) [^:']+: ")
_COURTESIES = (
    ("hope this", "hope you", "trust this", "i hope all"),
    ("hesitate", "any questions", "hearing from you", "feel free", "reach out"),
)
_LONGER = 1.35


def is_true_of(sentence: str, text: str, recipient: Recipient, *, document: bool = False) -> bool | None:
    """Whether a text is as the sentence says; None where the sentence or the case can't be judged."""
    body = _SCOPE.sub("", sentence.strip()).removesuffix(".")
    letter = take_apart(text, document=document)
    for pattern, check in _CHECKS:
        match = pattern.fullmatch(body)
        if match is not None:
            return check(match, text, letter, recipient)
    return None


def quoted(sentence: str) -> list[str]:
    """The words a sentence of the ledger quotes."""
    return re.findall(r"'((?:[^']|(?<=\w)'(?=\w))+)'", sentence)


def _opens(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    names = {
        "[first name]": recipient.first,
        "[full name]": recipient.name,
        "[last name]": recipient.name.split(" ")[-1],
    }
    wanted = match["form"]
    if not recipient.name and any(slot in wanted for slot in names):
        return None  # a greeting by name is not meant for somebody whose name nobody knows
    for slot, name in names.items():
        wanted = wanted.replace(slot, name)
    return _plain(text).startswith(_plain(wanted.replace("[title] ", "")))


def _closes(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
    tail = "\n".join(text.strip().split("\n")[-5:])
    return re.search(rf"(?m)^{re.escape(match['form'].split(chr(10))[0])}", tail) is not None


def _signs(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
    return _plain(text).endswith(_plain(match["form"]))


def _contracts(text: str) -> tuple[int, int]:
    """How many forms are contracted, and how many could be."""
    plain = text.replace("’", "'")
    short = sum(
        len(re.findall(rf"\b{re.escape(form)}\b", plain, re.IGNORECASE)) for form in SHORT_FORMS.values()
    )
    long = sum(len(re.findall(rf"\b{form} \w", plain, re.IGNORECASE)) for form in SHORT_FORMS)
    return short, long


def _use_contractions(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    short, long = _contracts(text)
    return short > long if short + long else None


def _no_contractions(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    short, long = _contracts(text)
    return not short if short + long else None


def _has_list(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    if any(block.is_list for block in letter.blocks):
        return True
    return False if len(_sentences(letter)) >= 3 else None


def _has_marked_list(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    mark = r"\d+" + re.escape(match["mark"][1:]) if match["mark"][:1].isdigit() else re.escape(match["mark"])
    if re.search(rf"(?m)^\s*{mark}\s", text):
        return True
    return False if len(_sentences(letter)) >= 3 else None


def _marked_at_the_end(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
    return bool(letter.blocks) and letter.blocks[-1].parts[-1].rstrip().endswith(match["mark"])


def _asks_so(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    openings = ("please ", "could you ", "would you ", "can you ", "will you ")
    asking = [s for s in _sentences(letter) if s.lower().startswith(openings)]
    return all(s.lower().startswith(match["form"].lower()) for s in asking) if asking else None


def _in_small_letters(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
    return all(sentence == sentence.lower() for sentence in _sentences(letter))


def _below(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
    return _plain(text).endswith(_plain(match["text"].replace(" / ", "\n")))


def _own_paragraphs(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    return all(len(block.parts) == 1 for block in letter.blocks) if len(_sentences(letter)) > 1 else None


def _one_paragraph(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    return len(letter.blocks) == 1 if len(_sentences(letter)) > 1 else None


def _at_most(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
    count = len(" ".join(_sentences(letter)).split()) if match["unit"] == "words" else len(_sentences(letter))
    return count <= int(match["n"])


def _short_sentences(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool | None:
    sentences = _sentences(letter)
    words = sum(len(sentence.split()) for sentence in sentences)
    return words <= _LONGER * int(match["n"]) * len(sentences) if sentences else None


def _body_line(place: int) -> Check:
    def check(match: re.Match[str], text: str, letter: Letter, recipient: Recipient) -> bool:
        sentences = _sentences(letter)
        wanted = _plain(match["form"])
        return bool(sentences) and wanted in _plain(" ".join(sentences[:2] if place == 0 else sentences[-3:]))

    return check


def _sentences(letter: Letter) -> list[str]:
    return [part for block in letter.blocks for part in block.parts]


def _has_farewell(letter: Letter) -> bool:
    return letter.sign_off.casefold().startswith(FAREWELLS)


def _is_named(letter: Letter) -> bool:
    lines = letter.sign_off.split("\n")
    return bool(lines[-1]) and not lines[-1].casefold().startswith(FAREWELLS)


def _without(phrases: Sequence[str]) -> Check:
    return lambda match, text, letter, recipient: not any(phrase in text.casefold() for phrase in phrases)


def _lacks(name: str) -> Check:
    return lambda match, text, letter, recipient: _word(match[name]).search(text) is None


def _word(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


_CHECKS: tuple[tuple[re.Pattern[str], Check], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), check)
    for pattern, check in (
        (r"open with '(?P<form>.+)'(?:, on the same line as the text)?", _opens),
        (r"start without a greeting", lambda m, text, letter, r: not letter.greeting),
        (r"close with '(?P<form>.+)'", _closes),
        (r"end without a closing formula", lambda m, text, letter, r: not _has_farewell(letter)),
        (r"sign as '(?P<form>.+)'", _signs),
        (r"leave your name off at the end", lambda m, text, letter, r: not _is_named(letter)),
        (r"no exclamation marks", lambda m, text, letter, r: "!" not in text),
        (r"an exclamation mark is welcome", lambda m, text, letter, r: "!" in text),
        (
            r"end the first sentence with an exclamation mark",
            lambda m, text, letter, r: any(block.parts[0].endswith("!") for block in letter.blocks[:1]),
        ),
        (r"put '(?P<mark>.+)' at the end of the text(?: instead of the full stop)?", _marked_at_the_end),
        (r"ask for things with '(?P<form>.+) …'", _asks_so),
        (r"write the text in small letters", _in_small_letters),
        (r"write '(?P<text>.+)' below your name", _below),
        (r"no emoji", lambda m, text, letter, r: EMOJI.search(text) is None),
        (r"no ellipses.*", lambda m, text, letter, r: "…" not in text and "..." not in text),
        (r"use contractions.*", _use_contractions),
        (r"(?:write contractions out|never use contractions).*", _no_contractions),
        (r"never (?:write|use) '(?P<phrase>.+)'", _lacks("phrase")),
        (r"write '(?P<after>.+)' instead of '(?P<before>.+)'", _lacks("before")),
        (r"no opening courtesy.*", _without(_COURTESIES[0])),
        (r"no closing courtesy.*", _without(_COURTESIES[1])),
        (r"begin the text with '(?P<form>.+)'", _body_line(0)),
        (r"end (?:the text )?with '(?P<form>.+)'", _body_line(-1)),
        (r"put several points into a bulleted list|use bullet points", _has_list),
        (r"put several points into a (?:bulleted list with|list numbered) '(?P<mark>.+)'", _has_marked_list),
        (
            r"no bulleted lists|write prose.*",
            lambda m, t, letter, r: not any(b.is_list for b in letter.blocks),
        ),
        (r"keep the text in one paragraph", _one_paragraph),
        (r"give each sentence its own paragraph", _own_paragraphs),
        (r"at most (?P<n>\d+) (?P<unit>words|sentences)", _at_most),
        (r"short sentences, about (?P<n>\d+) words each", _short_sentences),
        (r"keep sentences under (?P<n>\d+) words", _short_sentences),
    )
)
