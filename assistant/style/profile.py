"""The measured style of the user's own sent text: whole, per register, per person, per language.

Everything here is counted, nothing is guessed by a model, and each figure carries the number of texts it
rests on. No greeting and no sign-off are habits too, and are counted as such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.library.records import OwnText, Person
from assistant.style.houses import house_of
from assistant.style.letters import Letter, split_letter
from assistant.style.measures import Measures, measure, register_of
from assistant.style.names import (
    Names,
    agreeing,
    fill,
    generalised,
    names_of,
    split_opener,
    with_placeholders,
)
from assistant.style.records import Register

# Of the texts that have a greeting (or sign-off) at all, this share must agree on one form …
CONSISTENT_SHARE = 0.35
# … less in texts to one person, where even a rarer form is their own …
PERSONAL_SHARE = 0.2
# … and at least this many texts were seen (one text to a person is still better than none).
ENOUGH_TEXTS = 3
# To so many people of one house mail must have gone before it says how somebody new there is written to.
ENOUGH_COLLEAGUES = 3
MAX_TEXTS = 5_000
MAX_FORMS = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and the number of texts (or sentences) it rests on."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Form:
    """One way of greeting, closing or signing, and in how many texts it was used; "" is none at all."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Style:
    """The measured style of one group of texts.

    Attributes:
        n: texts in the group.
        greetings: forms with placeholders ("Hi {first},"), most frequent first.
        sign_offs, names: as written, most frequent first.
        inline_greeting: share of greetings that stand on the line of the text ("Rick: could you …").
        figures: name -> figure; rates are per text unless the name says otherwise.
        openings, closings: first and last sentences used more than once.
    """

    n: int = 0
    greetings: tuple[Form, ...] = ()
    sign_offs: tuple[Form, ...] = ()
    names: tuple[Form, ...] = ()
    inline_greeting: Figure = Figure(0.0, 0)
    figures: dict[str, Figure] = field(default_factory=dict)
    dashes: tuple[Form, ...] = ()
    openings: tuple[Form, ...] = ()
    closings: tuple[Form, ...] = ()

    @property
    def register(self) -> str:
        """The register these texts are in, "" without texts."""
        return register_of(self.figures["formality"].value) if "formality" in self.figures else ""

    def to_json(self) -> dict[str, Any]:
        """Plain data; every figure as ``{"value", "n"}``, every form as ``{"text", "count"}``."""

        def forms(entries: tuple[Form, ...]) -> list[dict[str, Any]]:
            return [{"text": form.text, "count": form.count} for form in entries]

        return {
            "n": self.n,
            "register": self.register,
            "greetings": forms(self.greetings),
            "sign_offs": forms(self.sign_offs),
            "names": forms(self.names),
            "inline_greeting": {"value": round(self.inline_greeting.value, 3), "n": self.inline_greeting.n},
            "figures": {k: {"value": round(f.value, 3), "n": f.n} for k, f in self.figures.items()},
            "dashes": forms(self.dashes),
            "openings": forms(self.openings),
            "closings": forms(self.closings),
        }


@dataclass(frozen=True, slots=True)
class Frame:
    """How a mail to somebody opens and closes, from what the user wrote before.

    Attributes:
        greeting: filled in for the person, "Hi Anna,"; "" means that the habit is to greet nobody.
        greeting_form: the same with placeholders.
        inline: the greeting stands on the line of the text.
        sign_off: "Best,"; "" means none.
        name: how the user signs; "" means not at all.
        sure: 0..1, the smallest share of texts that agree, lowered where few texts were seen.
        source: which texts it rests on.
        n: how many.
        known: for each part whether it was measured at all; where False the empty text means "unknown".
        sources: for each part the group that decided it: "person", "house", "register", "all" or "".
    """

    greeting: str = ""
    sign_off: str = ""
    name: str = ""
    greeting_form: str = ""
    inline: bool = False
    sure: float = 0.0
    source: str = ""
    n: int = 0
    known: tuple[bool, bool, bool] = (False, False, False)
    sources: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Profile:
    """Measured style, whole and by group; the group keys include the language ("" for all languages).

    Attributes:
        houses: by mail domain, of houses where several people were written to.
    """

    all: Style
    languages: dict[str, Style] = field(default_factory=dict)
    registers: dict[tuple[str, str], Style] = field(default_factory=dict)
    houses: dict[tuple[str, str], Style] = field(default_factory=dict)
    people: dict[int, Style] = field(default_factory=dict)
    people_by_language: dict[tuple[int, str], Style] = field(default_factory=dict)
    people_names: dict[int, str] = field(default_factory=dict)
    documents: Style = Style()

    def for_person(self, person_id: int, language: str = "") -> Style | None:
        """The style of texts to one person, in one language where one is given; None where there are none."""
        if language and (style := self.people_by_language.get((person_id, language))):
            return style
        return self.people.get(person_id)

    def candidates(
        self, person_id: int | None, register: str, language: str, house: str = ""
    ) -> list[tuple[str, Style]]:
        """Styles to ask about a mail, narrowest first, each with the name of its group."""
        found: list[tuple[str, Style | None]] = []
        if person_id is not None:
            if language:
                found.append(("person", self.people_by_language.get((person_id, language))))
            else:
                found.append(("person", self.people.get(person_id)))
        if house:
            found.append(("house", self.houses.get((house, language))))
        if register:
            found.append(("register", self.registers.get((register, language))))
        found.append(("all", self.languages.get(language) if language else self.all))
        return [(name, style) for name, style in found if style is not None and style.n]

    def narrowest(self, person_id: int | None, register: str, language: str) -> Style | None:
        """The narrowest group of texts that is large enough to speak for the user's habits in a mail."""
        groups = self.candidates(person_id, register, language)
        enough = next((style for _, style in groups if style.n >= ENOUGH_TEXTS), None)
        return enough or (groups[-1][1] if groups else None)

    def frame_for(
        self,
        person: Person | None,
        register: Register = "",
        language: str = "",
        name: str = "",
        house: str = "",
    ) -> Frame:
        """How to open and close a mail to a person: from texts to them, else their house, register, or all.

        Args:
            person: the main recipient, or None.
            register: asked for; the person's own register is used where it is "".
            language: ISO 639-1 of the mail; only texts in this language are looked at. "" takes all.
            name: display name where the person is unknown to the library.
            house: domain of the person's address, where colleagues are to be asked.

        Returns:
            Parts that no group decides consistently are empty, and ``known`` says so.
        """
        wanted = register or (person.register if person is not None else "")
        names = names_of(person.name if person is not None else name)
        groups = self.candidates(person.id if person is not None else None, wanted, language, house)
        greeting = _decide(groups, lambda style: style.greetings, names)
        sign_off = _decide(groups, lambda style: style.sign_offs, Names())
        own_name = _decide(groups, lambda style: style.names, Names())
        parts = [part for part in (greeting, sign_off, own_name) if part is not None]
        inline_style = greeting.style if greeting is not None else None
        return Frame(
            greeting=greeting.text if greeting else "",
            greeting_form=greeting.form if greeting else "",
            inline=inline_style is not None and inline_style.inline_greeting.value > 0.5,
            sign_off=sign_off.text if sign_off else "",
            name=own_name.text if own_name else "",
            sure=min((part.sure for part in parts), default=0.0),
            source=parts[0].source if parts else "",
            n=parts[0].style.n if parts else 0,
            known=(greeting is not None, sign_off is not None, own_name is not None),
            sources=(
                greeting.source if greeting else "",
                sign_off.source if sign_off else "",
                own_name.source if own_name else "",
            ),
        )

    def to_json(self, person_id: int | None = None) -> dict[str, Any]:
        """Plain data: the whole profile, or one person's part of it when ``person_id`` is given."""
        if person_id is not None:
            style = self.people.get(person_id, Style())
            return {
                "person_id": person_id,
                "name": self.people_names.get(person_id, ""),
                **style.to_json(),
                "languages": {
                    lang: s.to_json()
                    for (pid, lang), s in self.people_by_language.items()
                    if pid == person_id
                },
            }
        return {
            **self.all.to_json(),
            "languages": {language: style.to_json() for language, style in self.languages.items()},
            "registers": {
                f"{register} {language}".strip(): style.to_json()
                for (register, language), style in self.registers.items()
            },
            "documents": self.documents.to_json(),
            "people": [
                {"person_id": person_id, "name": self.people_names.get(person_id, ""), **style.to_json()}
                for person_id, style in sorted(self.people.items(), key=lambda entry: -entry[1].n)
            ],
        }


@dataclass(frozen=True, slots=True)
class _Decided:
    text: str
    form: str
    sure: float
    source: str
    style: Style


def _decide(groups: list[tuple[str, Style]], forms_of: Any, names: Names) -> _Decided | None:
    """The first group whose texts agree on a form that can be filled in."""
    for source, style in groups:
        personal = source == "person"
        if style.n < (1 if personal else ENOUGH_TEXTS):
            continue
        forms: tuple[Form, ...] = forms_of(style)
        none = sum(form.count for form in forms if not form.text)
        # Only the usual forms are listed; to one person that is all of them.
        total = sum(form.count for form in forms) if personal else style.n
        having = total - none
        if none > having:
            return _Decided("", "", _sure(none, total), source, style)
        # Having one at all is the habit; of those that can be filled in, the most usual is taken.
        share = PERSONAL_SHARE if personal else CONSISTENT_SHARE
        for form in forms:
            if not form.text or form.count < share * having:
                continue
            fitting = form.text if personal else agreeing(form.text, names)
            text = fill(fitting, names) if fitting is not None else None
            if text is not None:
                return _Decided(text, form.text, _sure(form.count, total), source, style)
    return None


def _sure(count: int, total: int) -> float:
    """A share, shrunk towards a half by one imagined text of each kind: 1 of 1 is not certainty."""
    return (count + 1) / (total + 2)


@dataclass(slots=True)
class _Seen:
    """One text with everything counted in it."""

    own: OwnText
    letter: Letter
    measures: Measures
    greeting: str
    register: str


def build_profile(texts: Iterable[OwnText], own_names: Sequence[str] = ()) -> Profile:
    """Measure the user's own texts.

    Args:
        texts: own sent mail and documents; at most the first ``MAX_TEXTS`` are looked at, so give the
            newest first.
        own_names: the user's names where known; they make a signature that is only "n" certain.

    Returns:
        A profile; with no texts at all it is empty and usable.
    """
    mails: list[_Seen] = []
    documents: list[_Seen] = []
    for own in list(texts)[:MAX_TEXTS]:
        if not own.text.strip():
            continue
        seen = _look(own, own_names)
        (mails if own.kind == "mail" else documents).append(seen)
    by_language: dict[str, list[_Seen]] = {}
    by_register: dict[tuple[str, str], list[_Seen]] = {}
    by_person: dict[int, list[_Seen]] = {}
    by_house: dict[tuple[str, str], list[_Seen]] = {}
    names: dict[int, str] = {}
    registers = _registers(mails)
    for seen in mails:
        language = seen.own.language
        by_language.setdefault(language, []).append(seen)
        register = registers(seen)
        by_register.setdefault((register, ""), []).append(seen)
        if language:
            by_register.setdefault((register, language), []).append(seen)
        for person in seen.own.to[:1]:  # the main recipient: a greeting speaks to one
            by_person.setdefault(person.id, []).append(seen)
            names[person.id] = person.name
            house = house_of(person.addresses[0]) if person.addresses else ""
            for key in dict.fromkeys((language, "")) if house else ():
                by_house.setdefault((house, key), []).append(seen)
    by_language.pop("", None)
    people_language: dict[tuple[int, str], list[_Seen]] = {}
    for person_id, group in by_person.items():
        for seen in group:
            if seen.own.language:
                people_language.setdefault((person_id, seen.own.language), []).append(seen)
    return Profile(
        all=_style(mails),
        languages={key: _style(group) for key, group in by_language.items()},
        registers={key: _style(group) for key, group in by_register.items()},
        houses={key: _style(group) for key, group in by_house.items() if _are_colleagues(group)},
        people={key: _style(group, personal=True) for key, group in by_person.items()},
        people_by_language={key: _style(group, personal=True) for key, group in people_language.items()},
        people_names=names,
        documents=_style(documents),
    )


def _are_colleagues(mails: list[_Seen]) -> bool:
    return len({seen.own.to[0].id for seen in mails}) >= ENOUGH_COLLEAGUES


def _registers(mails: list[_Seen]) -> Any:
    """Register of a text: the library's for the person where it has one, else of all texts to them."""
    formality: dict[int, list[float]] = {}
    for seen in mails:
        for person in seen.own.to[:1]:
            formality.setdefault(person.id, []).append(seen.measures.formality)

    def register(seen: _Seen) -> str:
        for person in seen.own.to[:1]:
            if person.register:
                return person.register
            values = formality[person.id]
            return register_of(sum(values) / len(values))
        return seen.register

    return register


def _look(own: OwnText, own_names: Sequence[str]) -> _Seen:
    recipients = tuple(person.name for person in own.to if person.name)
    letter = split_letter(own.text, names=recipients, own_names=own_names)
    measures = measure(letter, own.language)
    form = greeting_form(letter.greeting, recipients)
    return _Seen(own, letter, measures, form, register_of(measures.formality))


def greeting_form(greeting: str, recipients: Sequence[str]) -> str:
    """A greeting with placeholders for the names of the recipients, guessed by shape where unknown."""
    form = re.sub(r"\s+", " ", greeting)
    for name in recipients:
        replaced = with_placeholders(form, names_of(name))
        if replaced != form:
            return generalised(replaced) if "{last}" in replaced else replaced
    if any(recipients) and not split_opener(form)[0] and len(form.split()) > 1:
        return form  # "Noble knight,": words of the user's own, in which no name may be guessed
    return generalised(form)


def _style(group: list[_Seen], personal: bool = False) -> Style:
    if not group:
        return Style()
    n = len(group)
    greeted = [s for s in group if s.letter.greeting]
    # "Gentlemen," greets several: for one person only mail to them alone tells.
    alone = [s for s in group if len(s.own.to) <= 1] if personal else group
    figures: dict[str, Figure] = {}

    def mean(name: str, values: list[float]) -> None:
        if values:
            figures[name] = Figure(sum(values) / len(values), len(values))

    ms = [s.measures for s in group]
    sentences = sum(m.sentences for m in ms)
    mean("words", [float(m.words) for m in ms])
    words = sorted(m.words for m in ms)
    figures["words_median"] = Figure(float(words[n // 2]), n)
    mean("sentences", [float(m.sentences) for m in ms])
    if sentences:
        figures["words_per_sentence"] = Figure(sum(m.words for m in ms) / sentences, sentences)
    mean("paragraphs", [float(m.paragraphs) for m in ms])
    blocks = sum(m.paragraphs for m in ms)
    if blocks:
        figures["sentences_per_paragraph"] = Figure(sentences / blocks, blocks)
    used, places = sum(m.contractions for m in ms), sum(m.contractions + m.contractible for m in ms)
    if places:
        figures["contraction_rate"] = Figure(used / places, places)
    for name, counts in (
        ("exclamations", [m.exclamations for m in ms]),
        ("questions", [m.questions for m in ms]),
        ("bullets", [m.bullets for m in ms]),
        ("emoji", [m.emoji for m in ms]),
        ("ellipses", [m.ellipses for m in ms]),
        ("dashes", [len(m.dash_marks) for m in ms]),
        ("hedges", [m.hedges for m in ms]),
        ("politeness", [m.politeness for m in ms]),
    ):
        mean(name, [float(c) for c in counts])
        figures[f"texts_with_{name}"] = Figure(sum(1 for c in counts if c) / n, n)
    if sentences:
        figures["lower_case_starts"] = Figure(sum(m.lower_starts for m in ms) / sentences, sentences)
    mean("formality", [m.formality for m in ms])
    return Style(
        n=n,
        greetings=_forms(_usual_greeting(s, personal) for s in (alone or group)),
        sign_offs=_forms(s.letter.sign_off for s in group),
        names=_forms(s.letter.name for s in group),
        inline_greeting=Figure(
            sum(1 for s in greeted if "\n" not in s.letter.opening_gap) / len(greeted) if greeted else 0.0,
            len(greeted),
        ),
        figures=figures,
        dashes=_forms(mark for m in ms for mark in m.dash_marks),
        openings=_repeated(m.opening for m in ms),
        closings=_repeated(m.closing for m in ms),
    )


def _usual_greeting(seen: _Seen, personal: bool) -> str:
    """Within one person's texts a title or nickname stays as written; across people it is a placeholder."""
    if not personal:
        return seen.greeting
    form = re.sub(r"\s+", " ", seen.letter.greeting)
    if not seen.own.to:
        return form
    return with_placeholders(form, names_of(seen.own.to[0].name))


def _forms(values: Iterable[str]) -> tuple[Form, ...]:
    counted = Counter(re.sub(r"\s+", " ", value).strip() for value in values)
    return tuple(Form(text, count) for text, count in counted.most_common(MAX_FORMS))


def _repeated(values: Iterable[str]) -> tuple[Form, ...]:
    counted = Counter(re.sub(r"\s+", " ", value).strip() for value in values if 0 < len(value) <= 120)
    return tuple(Form(text, count) for text, count in counted.most_common(MAX_FORMS) if count > 1)
