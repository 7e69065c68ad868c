"""How one writes to a person: formal, neutral or informal, told from the texts themselves.

Simple on purpose: what decides is how people are addressed (du or Sie, tu or vous), how a mail opens and
closes, contractions, smileys. Every text votes with its signs; few signs give no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Register = Literal["formal", "neutral", "informal", ""]

TEXTS_READ = 30


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)", re.IGNORECASE)


_OPEN_FORMAL = _words(
    r"dear (?:mr|mrs|ms|dr|prof|sir|madam|professor|colleagues)\b.*",
    r"sehr geehrte[rs]?",
    r"guten tag (?:herr|frau)",
    r"(?:madame|monsieur)",
    r"estimad[oa]s?",
    r"muy señor",
    r"egregi[oa]",
    r"gentile",
    r"geachte",
    r"prezad[oa]s?",
    r"exm[oa]",
)
_OPEN_NEUTRAL = _words(
    r"dear",
    r"good (?:morning|afternoon|evening)",
    r"guten (?:tag|morgen)",
    r"bonjour",
    r"buenos días",
    r"buongiorno",
    r"beste",
    r"bom dia",
)
_OPEN_INFORMAL = _words(
    r"hi",
    r"hey",
    r"hello",
    r"hiya",
    r"yo",
    r"hallo",
    r"liebe[rs]?",
    r"moin",
    r"servus",
    r"na",
    r"salut",
    r"coucou",
    r"hola",
    r"querid[oa]",
    r"ciao",
    r"hoi",
    r"oi",
    r"olá",
)
_CLOSE_FORMAL = _words(
    r"(?:yours )?sincerely",
    r"yours (?:faithfully|truly)",
    r"respectfully",
    r"with (?:kind|best) regards",
    r"kind regards",
    r"mit freundlichen grüßen",
    r"mit freundlichen gruessen",
    r"hochachtungsvoll",
    r"cordialement",
    r"salutations distinguées",
    r"atentamente",
    r"un cordial saludo",
    r"cordiali saluti",
    r"distinti saluti",
    r"hoogachtend",
    r"atenciosamente",
)
_CLOSE_INFORMAL = _words(
    r"cheers",
    r"xx?o?",
    r"love",
    r"take care",
    r"ciao",
    r"lg",
    r"vlg",
    r"liebe grüße",
    r"liebe gruesse",
    r"bis bald",
    r"bis dann",
    r"hdl",
    r"bisous?",
    r"à plus",
    r"a\+",
    r"besos",
    r"abrazos?",
    r"un abrazo",
    r"baci",
    r"groetjes",
    r"beijos?",
    r"tschüss",
    r"talk soon",
    r"see you",
    r"thx",
)
_CONTRACTION = re.compile(
    r"(?<!\w)(?:\w+n['’]t|\w+['’](?:ll|re|ve|d|m)|(?:it|that|what|there|here|let)['’]s|gonna|wanna|gotta)(?!\w)",
    re.IGNORECASE,
)
_SMILEY = re.compile(r"[:;]-?[)D(P]|😀|😃|😄|😁|😊|😉|🙂|😂|👍|❤|\blol\b|\bhaha\w*", re.IGNORECASE)
_INFORMAL_YOU = {
    "de": _words("du", "dir", "dich", "dein(?:e[nmrs]?)?", "euch", "euer", "eure[nmrs]?"),
    "fr": _words("tu", "toi", "ton", "tes", "t['’]as"),
    "es": _words("tú", "ti", "contigo", "tus?", "te"),
    "it": _words("tu", "te", "tuo", "tua", "tuoi", "ti"),
    "nl": _words("je", "jij", "jou", "jouw"),
    "pt": _words("tu", "você", "vc", "teu", "tua"),
}
_FORMAL_YOU = {
    # "Sie" counts only with its capital, and not where a sentence begins: "sie" is also she and they.
    "de": re.compile(r"(?<=[\w,;] )(?:Sie|Ihnen|Ihre?[nmrs]?)(?!\w)"),
    "fr": _words("vous", "votre", "vos"),
    "es": _words("usted", "ustedes"),
    "it": re.compile(r"(?<=[\w,;] )(?:Lei|Le|Suo|Sua|La)(?!\w)"),
    "nl": _words("u", "uw"),
    "pt": _words("o senhor", "a senhora"),
}


def formality(text: str, language: str = "") -> tuple[float, int]:
    """Score one text.

    Returns:
        the sum of its signs (below 0 informal, above 0 formal), and how many signs there were.
    """
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if not lines:
        return 0.0, 0
    opening, closing = lines[0][:60], " \n".join(lines[-3:])[-120:] if len(lines) > 1 else ""
    signs: list[float] = []
    if _OPEN_FORMAL.match(opening):
        signs.append(2.0)
    elif _OPEN_INFORMAL.match(opening):
        signs.append(-1.0)
    elif _OPEN_NEUTRAL.match(opening):
        signs.append(0.3)
    if _CLOSE_FORMAL.search(closing):
        signs.append(1.0)
    elif _CLOSE_INFORMAL.search(closing):
        signs.append(-1.0)
    if language in _INFORMAL_YOU:
        familiar = len(_INFORMAL_YOU[language].findall(text))
        polite = len(_FORMAL_YOU[language].findall(text))
        if familiar != polite:
            signs.append(-2.0 if familiar > polite else 2.0)
    if _SMILEY.search(text):
        signs.append(-1.0)
    words = max(1, len(text.split()))
    contractions = len(_CONTRACTION.findall(text))
    if contractions and contractions / words > 0.01:
        signs.append(-0.7)
    elif language == "en" and words >= 60 and not contractions:
        signs.append(0.5)
    return sum(signs), len(signs)


def register_of(texts: Iterable[tuple[str, str]]) -> Register:
    """The register of (text, language) pairs written to one person; "" when they show too little."""
    scores = []
    for text, language in texts:
        score, signs = formality(text, language)
        if signs:
            scores.append(max(-2.0, min(2.0, score)))
        if len(scores) >= TEXTS_READ:
            break
    if not scores or (len(scores) == 1 and abs(scores[0]) < 1.0):
        return ""
    mean = sum(scores) / len(scores)
    if mean >= 0.75:
        return "formal"
    return "informal" if mean <= -0.6 else "neutral"
