# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""German telegraphic points: supply "ich", articles and verbs, "am" before days and "um" before times of day."""

from __future__ import annotations

import re

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.german_states import stated

_DAY = "(?:" + "|".join(sorted(DAY_NAMES["de"])) + ")"
_MONTH = "(?:" + "|".join(sorted(MONTH_NAMES["de"])) + ")"
_BEFORE = r"(?<!\w)(?:ob|wenn|dass|am|um|bis|ab|vor|nach|von|seit|zum|vom|den|der|dem|das|im|gegen|auf|jeden|punkt|weder|noch|ihnen|dir|euch|nächsten|diesen|letzten|kommenden|und|oder|ein|einen|zwischen|für|pro|ist|sind|nicht|der|des|-|–|[a-zäöüß]*(?:frist|stichtag|deadline|datum))$"
_ICH = re.compile(
    r"^(?:kann|konnte|könnte|werde|würde|habe|hätte|bin|brauche|möchte|hoffe|denke|glaube|freue mich|komme|schlage|"
    r"melde mich|finde|warte|weiß|muss|darf|bitte um|bedanke mich|entschuldige mich|wünsche|stimme|schicke|bringe|nehme|hole|sende|rufe|gebe|schreibe|mache|fahre|fliege|gehe|bleibe|versuche|kümmere mich|"
    r"organisiere|plane|empfehle|rate|lehne|übernehme|akzeptiere|beantrage|benötige|biete|bedaure|bedauere|erwarte|erinnere|gratuliere|vermute|verstehe|verzichte|freue|prüfe|bestätige|überweise|liefere|reise|treffe|warte)\b",
    re.IGNORECASE,
)

_THIRD_TOO = re.compile(r"^(?:kann|konnte|könnte|würde|muss|darf|hätte)\b", re.IGNORECASE)


def openings(point: str) -> tuple[str, ...]:
    """Wordings of a German point, best first; see the package."""
    text = point.strip().rstrip(".")
    opened = text
    if proposal := re.match(r"^(?:bitte )?(?!(?i:ich|wir|er|sie|es)\b)(.+) (vorschlagen|bestätigen)$", text):
        if proposal[2] == "vorschlagen":
            opened = f"ich schlage vor: {proposal[1]}"
        elif not text.lower().startswith("bitte"):
            opened = f"ich bestätige: {proposal[1]}"
    elif match := re.match(
        r"^(?:(?:ihm|ihr|ihnen) )?(?:danken|bedanken) für (.+)$|^(?:dank|danke) für (.+)$",
        text,
        re.IGNORECASE,
    ):
        opened = f"vielen Dank für {match[1] or match[2]}"
    elif match := re.match(r"^für (.+) (?:danken|bedanken)$", text, re.IGNORECASE):
        opened = f"vielen Dank für {match[1]}"
    elif match := re.match(r"^(?:um (.+) bitten|bitten um (.+))$", text):
        opened = f"ich bitte um {match[1] or match[2]}"
    elif match := re.match(r"^fragen,? (ob|wann|wer|wo|wie|was|warum) (.+)$", text, re.IGNORECASE):
        opened = f"ich wollte fragen, {match[1]} {match[2]}"
    elif match := re.match(
        r"^(?:(?:nicht|leider|noch|wieder|heute|gerade) ){0,2}(?:verfügbar|erreichbar|im Urlaub|unterwegs|krank|einverstanden)\b",
        text,
        re.IGNORECASE,
    ):
        opened = f"ich bin {text[0].lower()}{text[1:]}"
    elif (
        _ICH.match(text)
        and not text.endswith("?")
        and not re.match(r"^\w+ (?:ich|du|er|es|wir|ihr|man)\b", text)
        and not (
            _THIRD_TOO.match(text)
            and re.match(
                r"^\w+ (?:sie|der|die|das|ein|eine|jemand)\b|^\w+ (?!(?i:" + _DAY + r"))[A-ZÄÖÜ]", text
            )
        )
    ):
        opened = f"ich {text[0].lower()}{text[1:]}"
    opened = _prepositions(opened)
    if not opened.endswith("?"):
        opened = stated(opened)
    return (opened,) if opened != text else ()


def _prepositions(text: str) -> str:
    result = text
    for pattern, word in (
        (rf"{_DAY}\b(?! ?(?:morgen|mittag|abend)?s\b)", "am"),
        (rf"\d{{1,2}}\. ?{_MONTH}", "am"),
        (r"\d{1,2}(?::\d{2})? Uhr", "um"),
    ):
        for match in reversed(list(re.finditer(rf"(?<![\w.:-]){pattern}", result, re.IGNORECASE))):
            before = result[: match.start()].rstrip()
            if not before or not before[-1].isalnum() or re.search(_BEFORE, before, re.IGNORECASE):
                continue
            if re.search(rf"(?:{_DAY}|{_MONTH}|\d\.?)$", before, re.IGNORECASE) and word == "am":
                continue
            result = f"{result[: match.start()]}{word} {result[match.start() :]}"
    return result
