# ruff: noqa: SIM905, E501  (word lists and patterns read best one a line)
"""Context of a request: to whom, in which register and language, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.utils import getaddresses, parseaddr, quote
from typing import Literal

from assistant.drafting.desk import Desk
from assistant.drafting.lexicon import DAY_NAMES, MONTH_NAMES, NEGATIONS, STOP
from assistant.drafting.phrasing.english_nouns import is_given_name
from assistant.drafting.records import Request
from assistant.errors import KnownError
from assistant.library.records import Person, StoredItem
from assistant.style.houses import house_of
from assistant.style.names import NAME_PARTICLES
from assistant.style.profile import Profile
from assistant.style.records import Context, Register, TextKind
from assistant.text.language import detect

Length = Literal["", "short", "medium", "long"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a draft goes to; ``person`` is None where the library does not know the address."""

    address: str
    name: str
    person: Person | None


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that is settled before the first word is written.

    Attributes:
        recipients: first the main one.
        answered: the message to answer, or None; ``thread`` is the whole conversation, old to new.
        register_asked: whether the register was asked for rather than measured.
    """

    kind: TextKind
    language: str
    register: Register
    register_asked: bool
    recipients: tuple[Recipient, ...]
    answered: StoredItem | None
    thread: tuple[StoredItem, ...]
    tone: str
    length: Length

    @property
    def main(self) -> Recipient | None:
        """The main recipient."""
        return self.recipients[0] if self.recipients else None

    @property
    def person(self) -> Person | None:
        """The main recipient where the library knows them."""
        return self.main.person if self.main else None

    @property
    def name(self) -> str:
        """Display name of the main recipient, or ""."""
        return self.main.name if self.main else ""

    def for_learning(self, embedding: object = None) -> Context:
        """The record the ledger keeps."""
        person = self.person
        return Context(
            kind=self.kind,
            register=self.register,
            language=self.language,
            person_id=person.id if person else None,
            person_name=person.name if person else self.name,
            embedding=embedding,
            house=house_of(self.main.address) if self.main else "",
            written_to=person is not None and person.sent > 0,
        )


def settle(request: Request, desk: Desk, profile: Profile) -> Setting:
    """Settle the context of a request.

    Raises:
        KnownError: ``unknown-id`` (message to answer), ``unknown-person``, ``bad-address``, ``bad-length``.
    """
    answered = desk.library.item(request.reply_to) if request.reply_to is not None else None
    if answered is not None and answered.kind != "mail":
        raise KnownError(
            "not-a-message", "Only a message can be answered.", "ownhand search --kind mail finds messages."
        )
    thread = (
        tuple(desk.library.thread_items(answered.thread_id))
        if answered and answered.thread_id is not None
        else ()
    )
    recipients = _recipients(request, answered, desk)
    person = recipients[0].person if recipients else None
    tone = (request.tone or desk.tone).strip()
    length = request.length or desk.length
    if length not in ("", "short", "medium", "long"):
        raise KnownError("bad-length", "This length is not known.", "Use short, medium or long.")
    asked = _register(tone) or _stated_register(request, desk, person, answered)
    language = request.language or language_of(request.points, _expected_languages(answered, person, profile))
    registers = [
        _measured_register(one.person, profile)
        if one.person is not None and (one.person.sent or one.person.received)
        else _to_strangers(profile, language)
        for one in recipients
    ] or [_measured_register(None, profile)]
    register: Register = asked or max(registers, key=("", "informal", "neutral", "formal").index)
    kind: TextKind = "reply" if answered is not None else request.kind
    return Setting(
        kind=kind,
        language=language,
        register=register if kind != "document" else asked,
        register_asked=bool(asked),
        recipients=recipients if kind != "document" else (),
        answered=answered,
        thread=thread,
        tone=tone,
        length=length,  # type: ignore[arg-type]
    )


def _stated_register(
    request: Request, desk: Desk, person: Person | None, answered: StoredItem | None
) -> Register:
    """What the user has said once and for all about this person, or about this kind of text."""
    if desk.ledger is None or not request.learning:
        return ""
    kind: TextKind = "reply" if answered is not None else request.kind
    stated = desk.ledger.register_for(Context(kind=kind, person_id=person.id if person else None))
    if stated is None or f"pref-{stated.id}" in request.without:
        return ""
    return "formal" if stated.parameters.get("form") == "formal" else "informal"


def _register(tone: str) -> Register:
    words = set(re.findall(r"\w+", tone.lower()))
    if words & {"formal", "formell", "förmlich", "formel", "official", "professional", "polite"}:
        return "formal"
    if words & {
        "friendly",
        "informal",
        "casual",
        "warm",
        "locker",
        "freundlich",
        "amical",
        "cercano",
        "personal",
    }:
        return "informal"
    return "neutral" if words & {"neutral", "neutre"} else ""


def _measured_register(person: Person | None, profile: Profile) -> Register:
    if person is not None and person.register in ("formal", "neutral", "informal"):
        return person.register  # type: ignore[return-value]
    style = profile.for_person(person.id) if person is not None else None
    measured = style.register if style is not None else ""
    return measured if measured in ("formal", "neutral", "informal") else "neutral"  # type: ignore[return-value]


# A register is one of the user's own where this many texts are in it, and this share of all in the language.
LEAST_TEXTS, LEAST_SHARE = 3, 0.15


def _to_strangers(profile: Profile, language: str) -> Register:
    """The most formal register that the user's own mail in a language shows: a stranger is no friend yet."""
    formal = profile.registers.get(("formal", language))
    whole = profile.languages.get(language)
    if formal is None or whole is None or formal.n < max(LEAST_TEXTS, LEAST_SHARE * whole.n):
        return "neutral"
    return "formal"


def _recipients(request: Request, answered: StoredItem | None, desk: Desk) -> tuple[Recipient, ...]:
    found: dict[str, Recipient] = {}
    own = {address.lower() for address in desk.library.own_addresses()}
    if answered is not None and not request.to:
        senders = [answered.sender] if answered.sender is not None and not answered.own else list(answered.to)
        for person in senders:
            address = _usual_address(person, own)
            if address:
                found.setdefault(address, Recipient(address, person.name, person))
    for entry in request.to:
        for one in _single(entry):
            recipient = _resolve(one, desk)
            found.setdefault(recipient.address, recipient)
    return tuple(found.values())


def _single(entry: str) -> list[str]:
    """A list of addresses taken apart; an entry with one address or a name stays as it is."""
    if entry.count("@") < 2 or any(ord(c) < 32 for c in entry):
        return [entry]
    parts = getaddresses([entry.replace(";", ",")])
    return [f'"{quote(name)}" <{address}>' if name else address for name, address in parts if name or address]


def _usual_address(person: Person, own: set[str]) -> str:
    return next((address for address in person.addresses if address not in own), "")


# What mail servers accept at most (RFC 5321, 4.5.3.1.3).
LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^\s@<>\",;:()\[\]\\\x00-\x1f\x7f]+@[^\s@<>\",;:()\\\x00-\x1f\x7f]+")


def _resolve(entry: str, desk: Desk) -> Recipient:
    """One ``--to`` value: an address, ``Name <address>``, or a name the library knows."""
    if any(ord(c) < 32 or ord(c) == 127 for c in entry):
        raise KnownError(
            "bad-address",
            "A recipient holds line breaks or control characters.",
            "Give addresses such as anna@example.org.",
        )
    name, address = parseaddr(entry.strip())
    if "@" in entry:
        if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
            raise KnownError(
                "bad-address", "This is not a mail address.", "Give addresses such as anna@example.org."
            )
        person = desk.library.person_for(address)
        shown = (
            (person.name if person and person.name and "@" not in person.name else "")
            or name
            or name_in(address)
        )
        return Recipient(address.lower(), _with_capitals(shown), person)
    people = desk.library.find_people(entry.strip(), 2)
    if not people or not people[0].addresses:
        raise KnownError(
            "unknown-person",
            "Nobody of this name is in the library.",
            "Give the mail address, or see: ownhand people",
        )
    return Recipient(people[0].addresses[0], people[0].name, people[0])


_ROLES = frozenset(
    (
        "info contact kontakt mail office support sales admin help hello team no reply noreply "
        "service billing hr jobs press news office buero sekretariat accounts orders webmaster "
        "postmaster list"
    ).split()
)


def _with_capitals(name: str) -> str:
    """A name typed in small letters as it is written: "carlos diaz" → "Carlos Diaz"; "team" stays."""
    words = name.split()
    if not name.islower() or "@" in name or _ROLES & set(words):
        return name
    if len(words) == 1 and not is_given_name(name):
        return name
    return " ".join(word if word in NAME_PARTICLES else word.capitalize() for word in words)


def name_in(address: str) -> str:
    """The name in an address such as ``anna.weber@…``; "" where it is not plainly one."""
    local = address.partition("@")[0].split("+")[0]
    parts = [part for part in re.split(r"[._-]", local) if part]
    if (
        len(parts) < 2
        or len(parts) > 3
        or any(not part.isalpha() or part.lower() in _ROLES for part in parts)
    ):
        return ""
    if not (parts[0] and len(parts[0]) > 1 and len(parts[-1]) > 1):
        return ""
    return " ".join(part.capitalize() for part in parts)


def _expected_languages(answered: StoredItem | None, person: Person | None, profile: Profile) -> list[str]:
    """Languages a text in this place would be in, likeliest first."""
    expected = [answered.language] if answered is not None else []
    if person is not None:
        counts = {
            lang: style.n for (pid, lang), style in profile.people_by_language.items() if pid == person.id
        }
        expected += sorted(counts, key=lambda lang: -counts[lang])
    expected += sorted(profile.languages, key=lambda lang: -profile.languages[lang].n)
    return [language for language in dict.fromkeys(expected) if language] or ["en"]


# Words of everyday points, beside the closed classes, that tell a language.
_TELLING = {
    "en": "thanks thank please sorry by until need send call meet meeting propose next week hello do does what when who how "
    "where why with from new not will can agree tell ask about report happy",
    "de": "danke bitte bis nächste woche nicht für mit wann wer wie wo treffen schicken rechnung vorschlagen leider gern noch "
    "schon uhr kann können unterlagen termin nach vor heute morgen ja nein und auch auf",
    "fr": "merci pour avec réunion envoyer semaine prochaine pas bonjour quand qui avant après facture désolé oui non jour "
    "demain sur dans par nous vous rendez-vous",
    "es": "gracias por favor reunión enviar semana próxima mañana cuándo quién antes después factura puedo con para hola "
    "pero también cómo dónde",
}
_MARKS = {
    code: STOP[code] | DAY_NAMES[code] | MONTH_NAMES[code] | frozenset(words.split())
    for code, words in _TELLING.items()
}


def language_of(points: Iterable[str], expected: Sequence[str]) -> str:
    """The language the points are in.

    Points are short and telegraphic, where statistics fail; so the plain words decide first, then what would
    be expected here, and a detector only on longer text.

    Args:
        expected: likeliest first; the first stands when nothing tells.
    """
    text = "\n".join(points)
    words = [word.lower().replace("’", "'") for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]
    hits = {
        code: sum(1 for word in words if word in marks or (word in NEGATIONS and _negates(word, code)))
        for code, marks in _MARKS.items()
    }
    for letters, code in (("äöüß", "de"), ("èêçàœùî", "fr"), ("ñ¿¡áóú", "es")):
        hits[code] += any(letter in text.lower() for letter in letters)
    ranked = sorted(hits, key=lambda code: (-hits[code], expected.index(code) if code in expected else 99))
    first, second = ranked[0], ranked[1]
    if hits[first] >= 1 and hits[first] > hits[second]:
        detected = detect(text) if len(text) > 80 and hits[first] < len(words) / 8 else ""
        if not detected or detected == first or detected in _MARKS:
            return first
        return detected
    detected = detect(text)
    if detected and (detected in expected or len(text) >= 60):
        return detected
    if hits[first] and first in expected:
        return first
    return expected[0] if expected else "en"


_NEGATION_OF = {
    "en": "no not never nothing nobody without",
    "de": "nicht kein keine nie ohne nichts",
    "fr": "ne pas jamais rien sans",
    "es": "no nunca nada sin",
}


def _negates(word: str, code: str) -> bool:
    return word in _NEGATION_OF.get(code, "").split()
