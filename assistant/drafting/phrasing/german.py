# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""German telegraphic points: supply "ich", articles and verbs, "am" before days and "um" before times of day."""

from __future__ import annotations

import re

from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES
from assistant.drafting.phrasing.german_clauses import asks_you, named, only_missing, requested, stands_alone
from assistant.drafting.phrasing.german_nouns import gender
from assistant.drafting.phrasing.german_predicates import ONE, finite, participle
from assistant.drafting.phrasing.german_speakers import BIDS_FOR_ME, SURELY_I, did_i, ours, with_object
from assistant.drafting.phrasing.german_states import stated
from assistant.drafting.phrasing.german_sure import SAID_BY_ME
from assistant.drafting.questions import is_question

_DAY = "(?:" + "|".join(sorted(DAY_NAMES["de"])) + ")"
_MONTH = "(?:" + "|".join(sorted(MONTH_NAMES["de"])) + ")"
_BEFORE = r"(?<!\w)(?:ob|wenn|dass|am|um|bis|ab|vor|nach|von|seit|zum|vom|den|der|dem|das|im|gegen|auf|jeden|punkt|weder|noch|ihnen|dir|euch|nächsten|diesen|letzten|kommenden|und|oder|ein|einen|zwischen|für|pro|ist|sind|nicht|der|des|-|–|[a-zäöüß]*(?:frist|stichtag|deadline|datum))$"
_ICH = re.compile(
    r"^(?:kann|konnte|könnte|werde|würde|habe|hätte|bin|brauche|möchte|hoffe|denke|glaube|freue mich|komme|schlage|"
    r"melde mich|finde|warte|weiß|muss|darf|bitte um|bedanke mich|entschuldige mich|wünsche|stimme|schicke|bringe|nehme|hole|sende|rufe|gebe|schreibe|mache|fahre|fliege|gehe|bleibe|versuche|kümmere mich|"
    r"organisiere|plane|empfehle|rate|lehne|übernehme|akzeptiere|beantrage|benötige|biete|bedaure|bedauere|erwarte|erinnere|gratuliere|vermute|verstehe|verzichte|freue|prüfe|bestätige|überweise|liefere|reise|treffe|lande|suche|lese|sehe|spreche|vertrete|helfe|stehe|wohne|arbeite|vermisse|"
    rf"{SURELY_I})\b",
    re.IGNORECASE,
)

_THIRD_TOO = re.compile(r"^(?:kann|konnte|könnte|würde|werde|möchte|muss|darf|hätte|war)\b", re.IGNORECASE)
# "schicke mir die Liste" bids the reader, "schicke bitte" as well.
_BIDS = re.compile(
    r"^(?:schicke|sende|bringe|rufe|mache|schreibe|hole|prüfe|erinnere|überweise|bestätige|warte|sage|zeige|hilf) (?:mir|mich|uns)\b|^(?!bitte um\b)\w+ (?:.* )?bitte\b",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"^war (?:(?:leider|gestern|heute|noch|lange|nicht|letzte Woche|bis \w+|ein paar Tage|seit \w+) )*"
    r"(?:krank|unterwegs|verreist|verhindert|beschäftigt|erreichbar|im Urlaub|auf Reisen|auf Dienstreise)$"
)
# What only the writer's own side says of itself.
_WE = re.compile(
    r"^(?:arbeiten|sind) (?:\w+ ){0,3}(?:daran|dran)\b|^(?:freuen|melden|treffen|kümmern|bedanken|entschuldigen|sehen) uns\b(?!.*\bwir\b)"
)
_NOT_YET = r"(?:leider )?(?:noch|bisher|bislang|noch immer|immer noch|derzeit|aktuell)(?: noch)?"
_NONE_THERE = re.compile(
    rf"^({_NOT_YET}) (keine?) (\w*(?:antwort|antworten|meldung|meldungen|nachricht|nachrichten|reaktion|neuigkeiten|ergebnis|ergebnisse|termin|"
    r"termine|entscheidung|lösung|zusage|zusagen|absage|informationen|infos|bestätigung|angebot|angebote|einigung|fortschritt|urteil|bescheid|"
    r"befund|befunde|beschluss|stellungnahme|freigabe|zahlungseingang|plan|datum))"
    r"((?: (?:von|vom|aus|für|zu|zum|zur|bei|beim|mit) .+)?)$",
    re.IGNORECASE,
)
_NONE_GOT = re.compile(rf"^{_NOT_YET} keine?n? .+ (?:erhalten|bekommen|gehört)$", re.IGNORECASE)


def openings(point: str) -> tuple[str, ...]:
    """Wordings of a German point, best first; see the package."""
    text = point.strip().rstrip(".")
    opened = _clauses(text) or did_i(text, "") or _opened(text, first=True)[0]
    return (opened,) if opened != text else ()


_LONGEST_CHAIN = 4
# A clause that begins so hangs on the one before it.
_HANGS_ON = re.compile(
    r"(?:und|oder|aber|denn|sondern|sowie|also|dass|weil|da|wenn|falls|ob|damit|solange|sobald|bevor|nachdem|obwohl|während|"
    r"als|wie|wo|deren|dessen|um|ohne|statt|außer|inkl|max|ca|etwa|nur|auch|samt|siehe)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:bitte|danke|vielen Dank|herzlichen Dank|entschuldigung|sorry|tut mir leid|viele Grüße|liebe Grüße)\b|.+ bitte\b|bis (?:dann|bald|gleich|morgen|später)$|"
    r"(?:ich|wir|du|es|man|er) [a-zäöüß]+\b|(?:mir|uns) (?:ist|geht|fehlt)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:entschuldigung|sorry|danke|vielen Dank|leider|tut mir leid|ich)\b", re.IGNORECASE
)


def _clauses(text: str) -> str:
    """Clauses with commas between them, as sentences, where each is one: "Zug ausgefallen, nehme den nächsten"."""
    parts = [part.strip() for part in re.split(r",\s+", text)]
    if not 2 <= len(parts) <= _LONGEST_CHAIN or any(len(part.split()) < 2 for part in parts):
        return ""
    if any(
        _HANGS_ON.match(part) for part in parts if not is_question(part, "de") and not only_missing(part)[0]
    ):
        return ""
    said: list[str] = []
    opened_any = False
    for at, part in enumerate(parts):
        asks = is_question(part, "de") or asks_you(part) and at == len(parts) - 1
        opened, is_whole = (_prepositions(part), True) if asks else _clause(part, said)
        if not is_whole and not _ALONE.match(part) and not _is_whole(part) and not stands_alone(part):
            return ""
        if said and _THIRD_TOO.match(part) and not asks and not all(map(_NO_SUBJECT.match, said)):
            return ""  # who was spoken of before may be meant
        opened_any = opened_any or opened != part
        said.append(opened if opened.endswith("?") else opened + ("?" if asks else "."))
    rest = (each[0].upper() + each[1:] for each in said[1:])
    return " ".join([said[0], *rest]).removesuffix(".") if opened_any else ""


def _clause(part: str, said: list[str]) -> tuple[str, bool]:
    """One clause after others, opened out, and whether it is a sentence now."""
    only, rest = only_missing(part)
    if only:
        opened, is_whole = _opened(rest, first=False)
        lettered = opened == rest and re.match(r"[^\W\d]+ (?:[A-Z]\d*|\d+) ", rest) is not None
        return f"{only} {opened if lettered else opened[0].lower() + opened[1:]}", is_whole or lettered
    of_me = any(re.match(r"(?:ich|wir|es tut)\b", each, re.IGNORECASE) for each in said)
    if wanted := did_i(part, " ".join(said)) or (requested(part) if said and not of_me else ""):
        return wanted, True
    return _opened(part, first=not said)


def _is_whole(part: str) -> bool:
    """Whether a clause has an article, a noun and a verb right after them."""
    words = part.split()
    return (
        len(words) > 2
        and re.fullmatch(r"(?:der|die|das|mein|meine|unser|unsere)", words[0], re.IGNORECASE) is not None
        and words[1][0].isupper()
        and finite(words[2])
        or re.match(r"[A-ZÄÖÜ][a-zäöüß]+ (?:[A-Z]\d{0,3}|\d{1,3}) [a-zäöüß]+", part) is not None
        and words[2] in ONE
    )


def _is_noun(text: str) -> bool:
    """Whether a first word that might be an "ich" form is a noun, of which something is said: "Reise gebucht"."""
    words = text.split()
    if words[0].lower() not in SAID_BY_ME | {"reise", "suche", "rate"}:
        return False
    return any(map(finite, words[1:])) or participle(words[-1])


def _opened(text: str, *, first: bool) -> tuple[str, bool]:
    """A note, or one clause of it, opened out, and whether it is a statement now."""
    opened = text
    if called := named(text):
        return called, True
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
    elif _NONE_GOT.match(text):
        opened = f"ich habe {text[0].lower()}{text[1:]}"
    elif match := _NONE_THERE.match(text):
        none = "keinen" if match[2].lower() == "kein" and gender(match[3]) == "m" else match[2]
        opened = f"es gibt {match[1][0].lower()}{match[1][1:]} {none} {match[3]}{match[4]}"
    elif re.match(r"^tut mir (?:\w+ )?leid\b", text, re.IGNORECASE):
        opened = f"es {text[0].lower()}{text[1:]}"
    elif (_WE.match(text) or ours(text, first=first)) and not text.endswith("?"):
        opened = f"wir {text[0].lower()}{text[1:]}"
    elif _WAS.match(text):
        opened = f"ich {text}"
    elif (
        _ICH.match(text)
        and not _BIDS.match(text)
        and not BIDS_FOR_ME.match(text)
        and not _is_noun(text)
        and not text.endswith("?")
        and not re.match(r"^\w+ ich\b", text)
        and not (
            _THIRD_TOO.match(text)
            and re.match(
                r"^\w+ (?:du|er|es|wir|ihr|man|sie|der|die|das|ein|eine|jemand)\b|^\w+ (?!(?i:"
                + _DAY
                + r"))[A-ZÄÖÜ]",
                text,
            )
        )
    ):
        opened = f"ich {text[0].lower()}{text[1:]}"
    placed = with_object(_prepositions(opened))
    said = placed if placed.endswith("?") else stated(placed)
    return said, opened != text or said != placed


# "18:40" alone is a time of day only after a day or a verb that asks for one; it may be a result.
_TIME_FOLLOWS = re.compile(
    rf"\b(?:{_DAY}|{_MONTH}|\d{{1,2}}\.\d{{1,2}}\.|heute|morgen|übermorgen|abend|landet|landen|lande|kommt|komme|kommen|fährt|beginnt|startet|"
    r"fahre|fahren|fliegt|fliege|abfahrt|ankunft|treffen|treffpunkt|beginn)$",
    re.IGNORECASE,
)


def _prepositions(text: str) -> str:
    result = text
    for pattern, word in (
        (rf"{_DAY}\b(?! ?(?:morgen|mittag|abend)?s\b)", "am"),
        (rf"\d{{1,2}}\. ?{_MONTH}", "am"),
        (r"\d{1,2}(?::\d{2})? Uhr", "um"),
        (r"(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:]| ?(?:Uhr|bis|h)\b| ?[-–])", "um"),
    ):
        for match in reversed(list(re.finditer(rf"(?<![\w.:-]){pattern}", result, re.IGNORECASE))):
            before = result[: match.start()].rstrip()
            if not before or not before[-1].isalnum() or re.search(_BEFORE, before, re.IGNORECASE):
                continue
            if re.search(rf"(?:{_DAY}|{_MONTH}|\d\.?)$", before, re.IGNORECASE) and word == "am":
                continue
            if ":" in match[0] and "Uhr" not in match[0] and not _TIME_FOLLOWS.search(before):
                continue
            result = f"{result[: match.start()]}{word} {result[match.start() :]}"
    return result
