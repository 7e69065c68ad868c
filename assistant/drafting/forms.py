"""The words of a text as the gate compares them: one form for what is inflected, contracted or taken apart.

German stems by the Snowball algorithm (M. F. Porter, 2001): a German sentence always names who acts, so
the endings of its verbs may go. In French and Spanish they may not, for "pagado" and "pago" are two
statements; only gender and number are taken off there, and only number in English. French elision is opened
("j'ai" is "je ai"), and German verbs that a sentence takes apart are put together again ("bringe … mit" is
"mitbringen").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Set
from functools import lru_cache

import snowballstemmer

from assistant.drafting.lexicon import MODALS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word with the apostrophes inside it."""

_NO_WORDS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
# Words that say the same and may replace one another.
_SAME = {
    "thanks": "thank", "can't": "cannot", "cant": "cannot", "apologise": "sorry", "apologies": "sorry",
    "apologize": "sorry", "congratulate": "congratulation", "congratulations": "congratulation", "ok": "okay",
    "pls": "please", "plz": "please", "tmrw": "tomorrow", "asap": "soon", "meet": "meeting", "won't": "will",
    "msg": "message", "thx": "thank", "u": "you", "w/": "with", "ur": "your", "till": "until",
}  # fmt: skip
_SHORT_WORDS = frozenset(["i", "a", "y", "à", "o", "s"])
_ELIDED = re.compile(r"\b(qu|[ldjmtnsc])['’](?=[^\W\d_])", re.IGNORECASE)
_OPENED = {
    "l": "",
    "d": "",
    "j": "je ",
    "m": "me ",
    "t": "te ",
    "n": "ne ",
    "s": "se ",
    "c": "ce ",
    "qu": "que ",
}
# Long ways of giving thanks, and the word they come to.
_THANKS = {
    "de": (r"(?:vielen|herzlichen|besten|lieben) dank|dank(?:e|en) (?:sehr|schön|herzlich)", "dank"),
    "fr": (r"merci (?:beaucoup|bien)|(?:vous|te) remerci(?:e|ons)(?: (?:beaucoup|vivement))?", "merci"),
    "es": (r"muchas gracias|(?:le|te|les|os) agrade(?:zco|cemos)(?: mucho)?", "gracias"),
}
_THANKED = {language: (re.compile(rf"\b(?:{old})\b"), new) for language, (old, new) in _THANKS.items()}
_SEPARABLE = frozenset(
    ["ab", "an", "auf", "aus", "bei", "ein", "fest", "frei", "her", "hin", "los",
     "mit", "nach", "statt", "teil", "um", "vor", "weg", "weiter", "zu", "zurück", "zusammen"]
)  # fmt: skip
_GENDER_AND_NUMBER = {
    "fr": re.compile(r"(?<=\w{3})(?:es|e|s|x)$"),
    "es": re.compile(r"(?<=\w{3})(?:os|as|es|o|a|e|s)$"),
}


def words_of(text: str, language: str) -> list[str]:
    """The words in lower case, without links and addresses; what says the same is the same word."""
    plain = _NO_WORDS.sub(" ", unicodedata.normalize("NFC", text))
    if language == "fr":
        plain = _ELIDED.sub(lambda match: _OPENED[match.group(1).lower()], plain)
    words = [word.lower().replace("’", "'") for word in WORD.findall(plain)]
    if language in _THANKED:
        pattern, short = _THANKED[language]
        words = pattern.sub(short, " ".join(words)).split()
    return [_SAME.get(word, word) for word in words if len(word) > 1 or word in _SHORT_WORDS]


def stem(word: str, language: str) -> str:
    """The form under which a word is compared."""
    if language == "de":
        return word if word in MODALS else _german()(word)
    if language in _GENDER_AND_NUMBER:
        return word if word in MODALS else _GENDER_AND_NUMBER[language].sub("", word)
    word = re.sub(r"'s$|s'$", "", word)
    if word in MODALS or len(word) < 5:
        return word.rstrip("s") if len(word) > 3 and not word.endswith("ss") else word
    return re.sub(r"(?:ies|es|s)$", "", word) if not word.endswith("ss") else word


def stems_of(words: list[str], language: str, other: Set[str] = frozenset()) -> list[str]:
    """The stem of each word; "" for a German verb's particle that was counted with its verb.

    Args:
        other: stems of the text it is compared with: a verb is put together only where it stands whole there.
    """
    stems = [stem(word, language) for word in words]
    if language != "de":
        return stems
    whole = {_without_ge(one): one for one in other}
    for at, word in enumerate(words):
        if word not in _SEPARABLE or stems[at] in other:
            continue
        for verb in range(at - 1, -1, -1):
            together = whole.get(stems[at] + stems[verb])
            if together is not None:
                stems[verb], stems[at] = together, ""
                break
    # "anzurufen", "abgeholt" beside "anrufen", "abholen"
    return [one if one in other else whole.get(_without_ge(one), one) for one in stems]


def _without_ge(one: str) -> str:
    """A separable verb's stem without the "ge" of its participle and the "zu" of its infinitive."""
    match = _PARTED.match(one)
    return match.group(1) + match.group(2).removesuffix("t") if match else one


_PARTICLES = "|".join(sorted((one.replace("ü", "u") for one in _SEPARABLE), key=len, reverse=True))
_PARTED = re.compile(rf"({_PARTICLES})(?:ge|zu)(\w{{3,}})$")


@lru_cache(maxsize=1)
def _german() -> Callable[[str], str]:
    return lru_cache(maxsize=4096)(snowballstemmer.stemmer("german").stemWord)
