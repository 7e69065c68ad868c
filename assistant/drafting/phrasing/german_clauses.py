# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""German clauses that stand alone without being statements on a noun: questions, orders, requests, what is missing, codes."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.german_nouns import gender
from assistant.drafting.phrasing.german_predicates import ONE, SEVERAL, finite, is_actor

_ASKS_YOU = re.compile(
    r"(?:[a-zäöüß]{2,}st|hast|bist|kannst|willst) du\b|(?:habt|seid|könnt|wollt|kommt|bringt) ihr\b",
    re.IGNORECASE,
)
# The plural of strong verbs, where "he" would have another vowel, and the bare stem: orders, and nothing else.
_ORDERS = re.compile(
    r"(?:fangt|fahrt|lasst|nehmt|gebt|esst|helft|werft|sprecht|vergesst|tragt|schlaft|ladet|lest|seht|ratet)\b(?! ihr\b)|"
    r"(?:ruf|sag|gib|nimm|lies|hilf|vergiss|komm|schau|fahr|schreib|mach|bring|denk|geh|lass|iss|sprich|wirf|schick|hol|bleib|warte)\b(?! (?:ich|du|ihr)\b)|"
    r"(?:meldet|freut|kümmert|beeilt|setzt|überlegt) euch\b|"
    r"warte (?:bitte )?nicht (?:auf|mit)\b",
    re.IGNORECASE,
)
_ORDERED_BY_ME = re.compile(r"warte\b(?!.*\b(?:mich|mir|uns)\b)", re.IGNORECASE)
_YOU_ALL = re.compile(r"ihr [a-zäöüß]{3,}t\b")
_ADDED_NOUN = re.compile(r"[a-zäöüß]{3,}(?:er|es|e) [A-ZÄÖÜ][\w-]+ (?P<verb>[a-zäöüß]+)\b", re.IGNORECASE)
_ONLY = re.compile(r"(?P<only>nur|auch) (?P<rest>[A-ZÄÖÜ][\w-]+ .+)", re.IGNORECASE)
_WHERE = re.compile(
    r"(?:parken|klingeln|treffpunkt|treffen|eingang|einfahrt|zutritt|zugang) (?:nur )?(?:am|im|in|hinter|vor|bei|beim|unter|neben|an|auf|über|durch)\b",
    re.IGNORECASE,
)
# What is asked of the reader when it follows a statement: "…, Versichertenkarte mitbringen".
_OF_THE_READER = frozenset("mitbringen beachten bereithalten bereitlegen freihalten weitersagen".split())
_ALREADY_YOURS = re.compile(
    r"(?:karte|ausweis|pass|unterlagen|bescheid|schein|vollmacht|schlüssel|impfpass|formular)$", re.IGNORECASE
)
TO_DO = _OF_THE_READER | frozenset(
    "ankündigen ausfüllen nachreichen zurücksenden zurückschicken einlegen kaufen kürzen prüfen melden senden schicken bestätigen unterschreiben ändern korrigieren streichen ergänzen anpassen verschieben absagen klären bestellen buchen "
    "reservieren verhandeln nachverhandeln einreichen beantragen kontrollieren aktualisieren einplanen nehmen einnehmen vorbereiten erstellen löschen ersetzen "
    "erhöhen senken verlängern kündigen weiterleiten besorgen abholen zurückfordern einfordern anfordern ablehnen überarbeiten abschicken tauschen".split()
)
_HOW = frozenset("weiter neu dringend umgehend sofort erneut nochmal nochmals bitte".split())
_BEHAVE = re.compile(r"(?:nüchtern|pünktlich|rechtzeitig|leise|vorsichtig) (?:kommen|erscheinen|sein)")
_CODE = re.compile(
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß-]*(?:code|nummer|kennwort|passwort|aktenzeichen|kennung)) (?P<value>(?=\S*\d)[\w/.-]+)"
)
_DEADLINE = re.compile(
    r"(?P<noun>[A-ZÄÖÜ]?[a-zäöüß]*(?:[Ff]rist|[Ss]tichtag|[Dd]eadline)) (?P<value>\d{1,2}\.(?:\d{1,2}\.?(?:\d{2,4})?| ?[A-ZÄÖÜ][a-zäöü]+(?: \d{4})?))"
)
_ARTICLE = {"m": "der", "f": "die", "n": "das"}
_OBJECT = {"m": "den", "f": "die", "n": "das", "plural": "die"}


def asks_you(part: str) -> bool:
    """Whether a clause asks the reader something: "kennst du jemanden"."""
    return _ASKS_YOU.match(part) is not None


def is_order(part: str) -> bool:
    """Whether a clause bids the reader, or several readers, do something: "fangt ohne mich an"."""
    return _ORDERS.match(part) is not None and _ORDERED_BY_ME.match(part) is None


def stands_alone(part: str) -> bool:
    """Whether a clause is a sentence as it is, though no statement on a bare noun."""
    if is_order(part) or _YOU_ALL.match(part) or _WHERE.match(part) or _BEHAVE.fullmatch(part):
        return True
    if (added := _ADDED_NOUN.match(part)) and added["verb"] in ONE:
        return gender(part.split()[1]) in ("m", "f", "n")
    return _is_to_do(part)


def requested(part: str) -> str:
    """What is asked of the reader after a statement, with its "bitte"; "" where it may be asked of somebody else."""
    if _BEHAVE.fullmatch(part):
        return f"bitte {part}"
    words = part.split()
    if not _is_to_do(part) or not words[0][0].isupper():
        return ""
    if words[-1] == "melden" and "bis" in words and gender(words[0]) == "plural":
        return f"bitte {part}"
    if words[-1] not in _OF_THE_READER:
        return ""
    article = _OBJECT.get(gender(words[0]), "") if _ALREADY_YOURS.search(words[0]) and len(words) == 2 else ""
    return f"bitte {article} {part}" if article else f"bitte {part}"


def only_missing(part: str) -> tuple[str, str]:
    """The word "nur" and the statement after it, where that has a verb: "nur Anlage B fehlt"; else twice nothing."""
    found = _ONLY.fullmatch(part)
    if not found or not any(word.rstrip(".") in ONE | SEVERAL for word in found["rest"].split()[1:]):
        return "", ""
    return found["only"], found["rest"]


def named(part: str) -> str:
    """A code with its verb, a deadline with its colon: "Der Torcode ist 12", "Frist: 3.5."; "" for anything else."""
    if (code := _CODE.fullmatch(part)) and (article := _ARTICLE.get(gender(code["noun"]))):
        return f"{article} {code['noun']} ist {code['value']}"
    if deadline := _DEADLINE.fullmatch(part):
        return f"{deadline['noun']}: {deadline['value']}"
    return ""


def _is_to_do(part: str) -> bool:
    """A thing, or how, and an infinitive at the end, with no verb between them: "Marketing kürzen", "neu verhandeln"."""
    words = part.split()
    if len(words) < 2 or words[-1] not in TO_DO or any(finite(word) for word in words[1:-1]):
        return False
    thing = words[0][0].isupper() and gender(words[0]) != "" and not is_actor(words[0])
    return thing or words[0] in _HOW
