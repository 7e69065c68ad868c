# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""German notes that leave out who speaks: what I do, what I did, what we do, and what I need of somebody."""

from __future__ import annotations

import re

from assistant.drafting.phrasing.german_nouns import gender, may_be_several
from assistant.drafting.phrasing.german_predicates import is_actor

# Verbs in the first person that are no nouns, adjectives or orders of everyday notes.
SURELY_I = (
    "schaffe|widerspreche|widerrufe|beende|kündige|storniere|verschiebe|verlasse|besorge|bestelle|kaufe|koche|backe|zahle|bezahle|verlange|fordere|beantworte|"
    "kläre|erstelle|aktualisiere|installiere|begleite|bezweifle|unterschreibe|telefoniere|ärgere mich|beschwere mich|erkläre|begründe|beauftrage|genehmige|"
    "erhalte|bekomme|behalte|verbleibe|veranlasse|erledige|trainiere|studiere|kriege|verspäte mich|verzögere|reagiere|koordiniere|reserviere|buche um"
)
# An order in "-e" has me in it where my own statement would not: "warte nicht auf mich".
BIDS_FOR_ME = re.compile(
    r"^(?!(?:habe|hätte|brauche|möchte|werde|würde|könnte|konnte|freue|nehme|habe)\b)[a-zäöüß]+e\b.* (?:auf|an|für|zu|bei|mit|von|ohne) (?:mir|mich|uns)\b",
    re.IGNORECASE,
)
_OFTEN = (
    r"(?:zweimal|dreimal|viermal|mehrmals|mehrfach|schon|bereits|gestern|vorgestern|heute|eben|gerade|nochmals?|noch einmal|leider|vergeblich|erfolglos|\d+ ?(?:x|mal)|"
    r"vormittag|früh|morgen|abend|letzte Woche|am \w+|per (?:Mail|E-Mail|Post|Brief))"
)
_DONE_BY_ME = re.compile(
    rf"(?:{_OFTEN} )+(?:angerufen|geschrieben|nachgefragt|nachgehakt|gemahnt|gewartet|bezahlt|überwiesen|zurückgerufen|geklingelt|geantwortet|angefragt|reklamiert)",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\b(?:meldet sich nicht|melden sich nicht|antwort\w* nicht|reagier\w* nicht|nicht erreichbar|geht nicht ran|keine (?:Antwort|Rückmeldung|Reaktion)|niemand)\b",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(r"^haben uns\b(?!.*\b(?:wir|sie)\b)")
_OURS_FIRST = re.compile(
    r"^(?:haben (?:leider |noch |schon |auch |zu Hause ){0,2}(?:keine?n?|genug|zu viele?|zu wenige?)\b|brauchen (?:noch|dringend|leider|keine?n?)\b|"
    r"sind (?:gerade |noch |alle |schon ){0,2}(?:unterwegs|verreist|umgezogen|im Urlaub|zu Hause)\b)(?!.*\b(?:wir|sie|ihr)\b)"
)
_OBJECT = {"m": "den", "f": "die", "n": "das", "plural": "die"}
_NEEDED = re.compile(
    r"^(?P<start>ich (?:brauche|benötige|habe|hätte gern|suche|erwarte|vermisse|bekomme|lese|prüfe|bestelle|besorge|erstelle|unterschreibe|bestätige|korrigiere|überarbeite)"
    r"(?: (?:noch|dringend|leider|bitte|heute|jetzt))*) (?P<noun>[A-ZÄÖÜ][\wäöüß-]+) (?P<of>(?:der|des|unserer|unseres|meiner|meines|eurer|eures|deiner|deines|Ihrer|Ihres) .+|vom \d.*)$"
)


def did_i(part: str, before: str) -> str:
    """What I did, with "ich habe": "zweimal angerufen"; "" where somebody spoken of before may have done it.

    Args:
        before: what the note says before it.
    """
    if not _DONE_BY_ME.fullmatch(part):
        return ""
    others = any(is_actor(word.strip(".,;")) for word in before.split() if word[0].isupper())
    return "" if others and not _SILENT.search(before) else f"ich habe {part[0].lower()}{part[1:]}"


def ours(part: str, *, first: bool) -> bool:
    """Whether only the writer's own side can be the subject: "haben uns gefreut", at the beginning also "haben keine Milch"."""
    return _OUR_OWN.match(part) is not None or first and _OURS_FIRST.match(part) is not None


def with_object(said: str) -> str:
    """What I need of somebody, with its article: "ich brauche die Liste der Gäste"."""
    found = _NEEDED.match(said)
    if not found or is_actor(found["noun"]) or may_be_several(found["noun"]):
        return said
    article = _OBJECT.get(gender(found["noun"]))
    return f"{found['start']} {article} {found['noun']} {found['of']}" if article else said
