"""The frame of a mail: how the user greets this person, closes and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.context import Setting
from assistant.style.houses import house_of
from assistant.style.names import agreeing, names_of
from assistant.style.profile import Profile

# language -> register -> (greeting with a name, without one, sign-off)
_DEFAULTS: dict[str, dict[str, tuple[str, str, str]]] = {
    "en": {
        "formal": ("Dear {full},", "Dear Sir or Madam,", "Kind regards,"),
        "neutral": ("Hello {first},", "Hello,", "Best regards,"),
        "informal": ("Hi {first},", "Hi,", "Best,"),
    },
    "de": {
        "formal": ("Guten Tag {full},", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
        "neutral": ("Guten Tag {full},", "Guten Tag,", "Viele Grüße"),
        "informal": ("Hallo {first},", "Hallo,", "Liebe Grüße"),
    },
    "fr": {
        "formal": ("Bonjour {full},", "Madame, Monsieur,", "Cordialement,"),
        "neutral": ("Bonjour {first},", "Bonjour,", "Bien cordialement,"),
        "informal": ("Salut {first},", "Salut,", "À bientôt,"),
    },
    "es": {
        "formal": ("Buenos días, {full}:", "Buenos días:", "Atentamente,"),
        "neutral": ("Hola, {first}:", "Hola:", "Saludos cordiales,"),
        "informal": ("Hola, {first}:", "Hola:", "Un saludo,"),
    },
}
_OTHER = {
    "it": ("Buongiorno {first},", "Buongiorno,", "Cordiali saluti,"),
    "nl": ("Hallo {first},", "Hallo,", "Met vriendelijke groet,"),
    "pt": ("Olá {first},", "Olá,", "Com os melhores cumprimentos,"),
}


@dataclass(frozen=True, slots=True)
class MailFrame:
    """Greeting, sign-off and name as they will stand; "" for a part the user leaves out.

    Attributes:
        inline: the greeting stands on the line of the text.
        source: which texts it rests on: "person", "house", "register", "all" or "default".
        sources: the same for greeting, sign-off and name each.
    """

    greeting: str
    sign_off: str
    name: str
    inline: bool = False
    source: str = "default"
    sources: tuple[str, str, str] = ("default", "default", "default")

    def around(self, body: str) -> str:
        """The whole text."""
        opening = self.greeting + (" " if self.inline else "\n\n") if self.greeting else ""
        closing = "\n".join(part for part in (self.sign_off, self.name) if part)
        return opening + body + (f"\n\n{closing}" if closing else "")


def frame_for(setting: Setting, profile: Profile, own_name: str = "") -> MailFrame:
    """The frame from texts to this person, else their house, their register, or all; else by language."""
    several = len(setting.recipients) > 1
    person = (
        None
        if several
        or setting.register_asked
        and setting.person
        and setting.person.register not in ("", setting.register)
        else setting.person
    )
    # Colleagues are no guide where a register was asked for.
    house = house_of(setting.main.address) if setting.main and not setting.register_asked else ""
    seen = profile.frame_for(person, setting.register, setting.language, setting.name, house)
    greeting, sign_off = _default(setting)
    sources = ["default", "default", "default"]
    # What is usual in all mail is no guide where a register was asked for, or where it is a formal one.
    strict = setting.register_asked or setting.register == "formal"
    if seen.known[0] and not several and not (strict and seen.sources[0] == "all"):
        greeting, sources[0] = seen.greeting, seen.sources[0]
    if seen.known[1] and not (strict and seen.sources[1] == "all"):
        sign_off, sources[1] = seen.sign_off, seen.sources[1]
    if seen.known[2]:
        sources[2] = seen.sources[2]
    name = seen.name if seen.known[2] else _signature(own_name, profile, setting)
    if several or "person" not in seen.sources:
        # "Dein Jonas" is for one, and a formula that says "Madame" for those it was written to.
        name = _POSSESSIVE.sub("", name)
        if _ONE_GENDER.search(sign_off):
            sign_off, sources[1] = _default(setting)[1], "default"
    return MailFrame(
        greeting,
        sign_off,
        name,
        seen.inline and bool(greeting) and greeting == seen.greeting,
        seen.source if any(seen.known) else "default",
        (sources[0], sources[1], sources[2]),
    )


def _signature(own_name: str, profile: Profile, setting: Setting) -> str:
    most = next((form.text for form in profile.all.names if form.text), "")
    names = names_of(own_name)
    if most:
        return most
    return names.full if setting.register == "formal" else names.first or names.full


def _default(setting: Setting) -> tuple[str, str]:
    register = setting.register or "neutral"
    table = _DEFAULTS.get(setting.language)
    named, unnamed, sign_off = (
        table[register] if table else _OTHER.get(setting.language, _DEFAULTS["en"][register])
    )
    if len(setting.recipients) > 1:
        return _to_several(setting, named, unnamed), sign_off
    names = names_of(setting.name)
    values = {"first": names.first or names.full, "full": names.full}
    if names.title and names.last:
        values = {"first": f"{names.title} {names.last}", "full": f"{names.title} {names.last}"}
        if setting.language == "de" and register == "formal":
            named = agreeing("Sehr geehrte {full},", names) or named
    if not values["full"] or not values["first"]:
        return unnamed, sign_off
    return named.format(**values), sign_off


_POSSESSIVE = re.compile(r"^(?:dein|deine|euer|eure)\s+", re.IGNORECASE)
_ONE_GENDER = re.compile(
    r"\b(?:madame(?!,? (?:ou )?monsieur)|(?<!madame, )(?<!madame )monsieur)\b", re.IGNORECASE
)
_ALL = {"en": "all", "de": "zusammen", "fr": "à tous", "es": "a todos"}
_AND = {"en": "and", "fr": "et", "es": "y"}


def _to_several(setting: Setting, named: str, unnamed: str) -> str:
    """Two people are greeted by name where both are known, more of them together."""
    names = [names_of(recipient.name) for recipient in setting.recipients]
    opener, mark = re.split(r",? \{", named)[0], named[-1]
    if len(names) == 2 and all(one.full for one in names) and setting.language in _AND:
        formal = setting.register == "formal" or any(one.title for one in names)
        first, second = (
            " ".join(p for p in (n.title, n.last or n.full) if p)
            if n.title and formal
            else n.full
            if formal
            else n.first or n.full
            for n in names
        )
        comma = "," if setting.language == "es" else ""
        return f"{opener}{comma} {first} {_AND[setting.language]} {second}{mark}"
    everybody = _ALL.get(setting.language)
    if everybody is None or setting.register == "formal" and setting.language in ("de", "fr"):
        return unnamed
    return f"{opener if setting.language != 'de' or 'Guten' not in opener else 'Hallo'} {everybody}{mark}"
