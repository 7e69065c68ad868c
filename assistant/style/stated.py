# ruff: noqa: E501  (one pattern a line reads best)
"""What the user types into the ledger: refusals, and simple wishes turned into checkable rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import KnownError
from assistant.style.content import ADDRESS, URL
from assistant.style.measures import EMOJI, EMOTICON
from assistant.style.notations import notations
from assistant.style.ownwords import read_back
from assistant.style.rules import RULE_OF

MAX_LENGTH = 160
LONGEST_READ = 20 * MAX_LENGTH
_INJECTION = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|previous|above|prompt|rules)\b"
    r"|\b(?:system prompt|you are now|as an ai|jailbreak)\b|<\|?\w+\|?>|\[/?INST\]"
    r"|\b(?:ignoriere|vergiss)\b.{0,40}\b(?:anweisung|anweisungen|vorherig\w*|bisherig\w*)\b",
    re.IGNORECASE,
)
_QUOTED = r"[\"'„“‚‘«»”’]+(?P<{0}>[^\"„“«»”]+?)[\"'“”‘’«»]+"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A stated wish: the rule it is, or rule "" when it can only be told to the model."""

    rule: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    more: tuple[Parsed, ...] = ()


def refuse_unsafe(text: str) -> str:
    """The cleaned text of a preference.

    Raises:
        KnownError: ``preference-refused`` for links, addresses, texts over 160 characters and texts that
            give orders to the model instead of describing a style; ``empty-text`` when nothing is left.
    """
    # Measured before any pattern: some of them take minutes over one endless word.
    if len(text) > LONGEST_READ:
        raise _too_long()
    clean = re.sub(
        r"\s+",
        " ",
        re.sub(
            r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]",
            "",
            text,
        ),
    ).strip()
    if not any(character.isalnum() for character in clean):
        raise KnownError(
            "empty-text", "The preference is empty.", "Write one short wish, such as: never use 'kindly'."
        )
    if URL.search(clean) or ADDRESS.search(clean) or "://" in clean:
        raise KnownError(
            "preference-refused",
            "A preference may not contain links or mail addresses.",
            "Say how to write, not what to insert.",
        )
    if len(clean) > MAX_LENGTH or _INJECTION.search(clean):
        raise _too_long()
    return clean


def _too_long() -> KnownError:
    return KnownError(
        "preference-refused",
        f"A preference is one wish about style of at most {MAX_LENGTH} characters.",
        "Shorten it, or split it into several.",
    )


def gives_orders(text: str) -> bool:
    """Whether a text speaks to a model ("ignore all previous instructions") instead of a reader."""
    return _INJECTION.search(text) is not None


def is_unsafe(text: str) -> bool:
    """Whether ``refuse_unsafe`` would refuse the text."""
    try:
        refuse_unsafe(text)
    except KnownError:
        return True
    return False


_NEGATED = re.compile(r"\b(?:never|don't|do not|not|no|nie|niemals|nicht|kein\w*)\b", re.IGNORECASE)


def _q(name: str) -> str:
    return _QUOTED.format(name)


_LIMIT = r"(?:under|below|at most|shorter than|no longer than|no more than|not more than|max(?:imum|\.)?(?: of)?|fewer than|less than|up to|about|around|unter|höchstens|maximal|nicht (?:mehr|länger) als)"

_PATTERNS: tuple[tuple[str, Any], ...] = (
    # phrases
    (rf"(?:write|use|say|schreib\w*|verwende|nutze|sag\w*)\s+{_q('after')}\s+(?:instead of|rather than|not|statt|anstatt|anstelle von)\s+{_q('before')}",
     lambda m: ("replace_phrase", {"before": m["before"], "after": m["after"]})),
    (rf"(?:replace|ersetze)\s+{_q('before')}\s+(?:with|by|durch|mit)\s+{_q('after')}",
     lambda m: ("replace_phrase", {"before": m["before"], "after": m["after"]})),
    (rf"(?:never|don'?t|do not|avoid|no more|nie(?:mals)?|kein(?:e[nrms]?)?|vermeide)\s*(?:ever\s*)?(?:use|using|write|writing|say|saying|the words?|the phrase|schreib\w*|verwende\w*|sag\w*|benutze\w*|das wort|die wörter)?(?:\s+the (?:word|phrase))?\s+{_q('phrase')}",
     lambda m: ("banned_phrase", {"phrase": m["phrase"]})),
    (rf"{_q('phrase')}\s+(?:nie(?:mals)?|nicht)\s+(?:schreiben|verwenden|benutzen|sagen)",
     lambda m: ("banned_phrase", {"phrase": m["phrase"]})),
    (rf"(?<!never )(?<!not )(?<!n't )(?:leave out|leave off|drop|omit|skip|strike|cut)\s+(?:the (?:words?|phrase|line|sentence)\s+)?{_q('phrase')}|{_q('de')}\s+(?:weglassen|streichen)",
     lambda m: ("banned_phrase", {"phrase": (m["phrase"] or m["de"]).strip().rstrip(".")})),
    # fixed lines
    (rf"(?P<place>end|close|finish|beende|schließe|begin|start|open|beginne|eröffne)\s+(?:the|each|every|den|jeden)\s+(?:text|body)\s+(?:with|mit)\s+(?:the (?:line|sentence)\s+)?{_q('text')}",
     lambda m: _line(m["place"], m["text"])),
    (rf"(?P<place>first|last|erster|letzter) (?:line|sentence|satz)\s*:?\s*{_q('text')}", lambda m: _line(m["place"], m["text"])),
    # frame
    (rf"(?:sign off|close|end|sign|schließe|ende|unterschreibe|verabschiede dich)\s*(?:mails?|with|using|by|mit|as|als)?\s*(?:with|mit)?\s*{_q('form')}",
     lambda m: _closing(m["form"], m.group())),
    (rf"(?:open|start|begin|greet|beginne|eröffne|starte)\w*\s*(?:mails?)?\s*(?:with|mit|by saying)?\s*{_q('form')}",
     lambda m: ("greeting", {"form": _with_slots(m["form"])})),
    (r"\b(?:no|without(?: a)?|skip the|keine?|ohne) (?:greeting|salutation|anrede|begrüßung)\b", lambda m: ("greeting", {"form": ""})),
    (r"\b(?:no|without(?: a)?|skip the|keine?|ohne) (?:sign-?off|closing(?: formula)?|grußformel|gruß)\b", lambda m: ("sign_off", {"form": ""})),
    # marks
    (r"\b(?:no|never (?:use )?(?:an? )?|without|avoid|don'?t use|do not use|keine?|ohne|nie(?:mals)?)\s*(?:any\s+)?(?:exclamation(?: mark| point)?s?|ausrufe?zeichen)", lambda m: ("exclamation", {"use": False})),
    (r"\b(?:no|never (?:use )?(?:an? )?|without|avoid|don'?t use|do not use|keine?|ohne)\s*(?:any\s+)?(?:emojis?|emoticons?|smileys?)", lambda m: ("emoji", {"use": False})),
    (r"\b(?:no|never use|without|avoid|don'?t use|keine?|ohne)\s*(?:em |en )?(?:dashes|gedankenstriche?)", lambda m: ("dashes", {"mark": "none"})),
    (r"\b(?:no|never use|without|avoid|keine?|ohne)\s*(?:ellips[ei]s|dots|auslassungspunkte)", lambda m: ("ellipsis", {"use": False})),
    (r"\b(?:use|with|add|verwende|setze|mit)\s+(?:an?\s+|more\s+|einem?\s+|mehr\s+)?(?:exclamation (?:marks?|points?)|ausrufezeichen)\b|\bexclamation marks?,? (?:please|are welcome|are fine)\b",
     lambda m: ("exclamation", {"use": True})),
    (rf"(?:end|finish|close|beende|schließe)\s+(?:every|each|the|all|my|jede\w*|den|die)?\s*(?:mails?|texts?|messages?|text|nachrichten?)?\s*(?:with|mit)\s+['\"“„]?(?P<mark>{EMOTICON.pattern}|{EMOJI.pattern})['\"”“]?", lambda m: ("emoji", {"use": True, "mark": m["mark"], "stop": True})),
    (r"\b(?:no|without(?: the)?|never|avoid|skip)\b.{0,16}\b(?:oxford|serial) commas?\b", lambda m: ("serial_comma", {"use": False})),
    (r"\b(?:oxford|serial) commas?\b", lambda m: ("serial_comma", {"use": True})),
    (r"\b(?:each|every|one) sentence\b.{0,20}\b(?:own|a|per|new) line\b|\bjede[rn]? satz\b.{0,24}\bzeile\b", lambda m: ("paragraphs", {"form": "lines"})),
    (r"\b(?:speak|write|use|say)\b.{0,12}[\"'“„‘]we[\"'”“’](?! instead)|\b(?:first person plural)\b", lambda m: ("speaker", {"form": "we"})),
    # notation
    (r"\b(?:dates?|times?|amounts?|prices?|percentages?|datum|daten|datumsangaben|uhrzeit(?:en)?|zeiten|zeitangaben|betr[aä]ge?|preise?|prozent\w*)\b.{0,40}?\b(?:like|as|in the form|wie|als|in der form)\b[\s:'\"“„‘]*(?P<sample>[^'\"“”‘’]*\d[^'\"“”‘’]*)",
     lambda m: _notation(m["sample"])),
    # words
    (r"\b(?:(?:all|everything|write|only)\b.{0,20}\b(?:in )?(?:small letters|lower[ -]?case))\b|\balles klein(?:schreiben| schreiben)?\b|\b(?:nur )?kleinschreibung\b|\bno capitals?(?: letters)?\b", lambda m: ("small_letters", {})),
    (r"\b(?:no|never use|without|avoid|don'?t use|do not use)\s*contractions\b|\bwrite (?:out )?contractions(?: out)?\b", lambda m: ("contractions", {"use": False})),
    (r"\buse contractions\b|\bcontractions,? please\b", lambda m: ("contractions", {"use": True})),
    (r"\b(?:british|uk) (?:english|spelling)\b", lambda m: ("spelling", {"variant": "en-GB"})),
    (r"\b(?:american|us) (?:english|spelling)\b", lambda m: ("spelling", {"variant": "en-US"})),
    # structure
    (r"\b(?:no|never use|without|avoid|don'?t use|do not use|keine?|ohne)\s*(?:bullet(?:s|ed lists?| points?| lists?)|lists|aufzählung(?:en|spunkte)?|stichpunkte|listen)\b", lambda m: ("bullets", {"use": False})),
    (r"\b(?:numbered lists?|number (?:the|my) (?:points?|lists?)|nummerierte? (?:listen?|punkte)|punkte nummerieren)\b", lambda m: ("bullets", {"use": True, "mark": "1."})),
    (r"\b(?:use|with|prefer|mit|verwende|nutze)\s*(?:bullet(?:s|ed lists?| points?| lists?)|aufzählung(?:en|spunkte)?|stichpunkte)\b|\bbullets,? please\b", lambda m: ("bullets", {"use": True})),
    (r"\b(?:one|single|a single|in einem) (?:paragraph|absatz)\b", lambda m: ("paragraphs", {"form": "one"})),
    (r"\bblank lines? between\b|\bleerzeilen? zwischen\b", lambda m: ("blank_lines", {"use": True})),
    (rf"\b(?:sentences?|sätze)\b.{{0,24}}?\b{_LIMIT}\s*(?P<n>\d{{1,3}})\s*(?:words?|wörter\w*|worte\w*)|\b(?:no|keine?) sentences? (?:over|above|longer than) (?P<over>\d{{1,3}}) words?"
     rf"|\b(?:sätze|satz)\b.{{0,24}}?\b(?:über|länger als) (?P<de>\d{{1,3}}) wörter\w*|\b{_LIMIT}\s*(?P<per>\d{{1,3}})\s*(?:words?|wörter\w*)\s*(?:per|a|each|pro|je)\s*(?:sentence|satz)",
     lambda m: ("sentence_length", {"n": max(1, int(m["n"] or m["over"] or m["de"] or m["per"]))})),
    (r"\b(?:under|below|at most|no more than|max(?:imum|\.)?(?: of)?|fewer than|less than|up to|unter|höchstens|maximal|nicht mehr als)\s*(?P<n>\d{1,4})\s*(?P<unit>words?|wörter\w*|worte\w*|sentences?|sätze\w*)",
     lambda m: ("length", {"unit": "sentences" if m["unit"].lower().startswith(("sent", "sä")) else "words", "n": max(1, int(m["n"]))})),
    # register
    (r"^(?:please )?(?:write|be|sound|stay|keep it)\s+(?:more |very |always )*(?P<form>formal(?:ly)?|informal(?:ly)?|casual(?:ly)?)$|^(?:schreib\w*|sei|bleib\w*)\s+(?:immer |sehr )*(?P<de>förmlich|formell|locker|informell)$",
     lambda m: ("register", {"form": "formal" if (m["form"] or m["de"]).lower().startswith(("formal", "förm", "formell")) else "informal"})),
    # courtesy
    (r"\b(?:no|skip|never|without|avoid)\b.{0,30}(?:hope (?:this|you)|pleasantr|small ?talk|courtesy opening)|\bkeine? (?:floskeln|höflichkeitsfloskeln)", lambda m: ("empty_opener", {})),
    (r"\b(?:address|talk to)\b.{0,30}\b(?:formally)\b|\b(?:siezen|immer sie|per sie|use sie|use vous|use usted|vouvoy\w+)\b", lambda m: ("address", {"form": "formal"})),
    (r"\b(?:duzen|immer du|per du|use du|use tu|use tú|tutoy\w+)\b", lambda m: ("address", {"form": "informal"})),
)  # fmt: skip


def _notation(sample: str) -> Parsed:
    """The way in which a sample date, time, amount or share is written; no rule where it can't be told."""
    for language, before in (("en", "at "), ("en", "on "), ("de", "am "), ("fr", "le "), ("es", "el ")):
        for one in notations(before + sample.strip(), language):
            if one.start == len(before):
                return Parsed(RULE_OF[one.of], {"format": one.form})
    return Parsed()


def _with_slots(form: str) -> str:
    words = {"first name": "{first}", "last name": "{last}", "full name": "{full}", "name": "{first}", "vorname": "{first}",
             "nachname": "{last}"}  # fmt: skip

    def slot(match: re.Match[str]) -> str:
        return words.get(match.group(1).lower().strip(), match.group())

    return re.sub(r"[<\[{(]\s*([\w ]+?)\s*[>\]})]", slot, form.strip())


def _line(place: str, text: str) -> tuple[str, dict[str, Any]]:
    """A fixed first or last line; it ends like a sentence and stands alone."""
    first = place.lower() in ("first", "erster", "begin", "start", "open", "beginne", "eröffne")
    whole = text.strip() + ("" if text.strip()[-1:] in ".!?…:;," else ".")
    return "opening_line" if first else "closing_line", {"text": whole, "paragraph": True}


def _closing(form: str, whole: str) -> tuple[str, dict[str, Any]] | Parsed:
    """Read a closing: "Best, Nora" is a sign-off and a name; "sign as 'N'" only a name."""
    if re.match(r"(?:sign|unterschreibe)\s*(?:as|als)", whole, re.IGNORECASE):
        return "own_name", {"name": form.strip()}
    if whole.lower().startswith("end") and len(form.split()) > 2 and form.strip()[-1] in ".?":
        return _line("end", form)  # a whole sentence is no closing formula
    match = re.match(
        r"(?P<sign_off>.+?[,.!]?)(?:\\n|\s*\n\s*|(?<=[,.!])\s+)(?P<name>[^\W\d_][\w'’. \-]{0,40})$",
        form.strip(),
    )
    if match:
        return Parsed("sign_off", {"form": match["sign_off"].strip()},
                      (Parsed("own_name", {"name": match["name"].strip()}),))  # fmt: skip
    return "sign_off", {"form": form.strip()}


def parse(text: str) -> Parsed:
    """The rule a stated wish amounts to; an empty ``rule`` when it is none that can be checked."""
    own = read_back(text)
    if own is not None:
        return Parsed(*own)
    plain = text.replace("’", "'").strip().rstrip(".!")
    for pattern, build in _PATTERNS:
        match = re.search(pattern, plain, re.IGNORECASE)
        if match:
            found = build(match)
            parsed = found if isinstance(found, Parsed) else Parsed(*found)
            asks_for = any(parsed.parameters.get(key) for key in ("form", "name", "text"))
            if (
                parsed.rule in ("greeting", "sign_off", "own_name", "opening_line", "closing_line")
                and asks_for
                and _NEGATED.search(plain[: match.start()])
            ):
                return Parsed()  # "never open with 'Dear'" says what not to do, not what to do
            return parsed
    return Parsed()
