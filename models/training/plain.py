"""Does a wanted sentence only add words of grammar to its note, and leave none of its words out?

What a sentence may add is decided where it is used, by a stricter gate. Training mostly on sentences that
stay as close as this keeps the model from learning what would be thrown away.
"""

from __future__ import annotations

import re

from models.training.words import WORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def adds_only_grammar(note: str, sentence: str, language: str) -> bool:
    """Whether all words of weight of the note stand in the sentence, in order, with only grammar around them.

    Args:
        language: "en", "de", "fr" or "es".
    """
    grammar = frozenset(WORDS["grammar"][language].split())
    old, new = _words(note), _words(sentence)
    wanted = [_stem(word) for word in old if word not in grammar]
    rest = iter([_stem(word) for word in new])
    if not all(word in rest for word in wanted):
        return False
    stems = {_stem(word) for word in old}
    first = old[:1] and old[0] in frozenset(WORDS["grammar"]["first_person"].split())
    mine = frozenset(WORDS["grammar"]["mine"].split()) if first else frozenset()
    added = [word for word in new if _stem(word) not in stems]
    return all(word in grammar or word in mine for word in added) and ("?" in note) == ("?" in sentence)


def _words(text: str) -> list[str]:
    same = WORDS["grammar"]["same"]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return [same.get(word, word) for word in words]


def _stem(word: str) -> str:
    word = re.sub(r"'s$", "", word)
    return re.sub(r"(?:ies|es|s)$", "", word) if len(word) > 3 and not word.endswith("ss") else word
