"""The texts on which the cues of a prompt are measured: the user's own newest mail, or the sample mailbox.

What a case shows comes from older texts alone, chosen as drafting chooses it, so that no case contains the
text it asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal, Protocol, cast

from assistant.drafting.cues import Case
from assistant.drafting.examples import MOST_CONTRASTS, choose
from assistant.drafting.wording import Manner, word_point
from assistant.evaluation.authors import read_author
from assistant.evaluation.notes import points_of
from assistant.library.records import OwnText, Person
from assistant.style import rules
from assistant.style.exemplars import rank_own_texts
from assistant.style.ledger.history import Contrast
from assistant.style.letters import split_letter
from assistant.style.names import names_of
from assistant.style.profile import Profile, build_profile
from assistant.style.records import Context, Preference, Register
from assistant.style.summary import Summary, prompt_lines, summarise
from assistant.text.language import detect

MOST_CASES = 12
FEWEST_CASES, FEWEST_OLDER = 8, 12
"""With fewer of the user's own texts the sample mailbox says more."""

SHORTEST, LONGEST = 12, 160
"""Words of a text that a case is made of."""


class Learned(Protocol):
    """What a case asks of the ledger."""

    def applicable(self, context: Context, limit: int = 5) -> list[Preference]:
        """Preferences that apply, best first."""

    def contrasts(self, context: Context) -> list[Contrast]:
        """Past edits in like contexts."""


@dataclass(frozen=True, slots=True)
class Held:
    """The cases, and whose texts they are."""

    cases: tuple[Case, ...]
    source: Literal["own", "sample"]


def held_out(own_texts: Sequence[OwnText], languages: Sequence[str], ledger: Learned | None) -> Held:
    """The user's own texts as cases where there are enough, else those of the sample mailbox.

    Args:
        own_texts: newest first.
        languages: that the model knows; () for all.
    """
    cases = cases_of(own_texts, languages, ledger)
    if len(cases) >= FEWEST_CASES:
        return Held(cases, "own")
    return Held(cases_of(sample_texts(), languages, None), "sample")


def cases_of(
    own_texts: Sequence[OwnText], languages: Sequence[str] = (), ledger: Learned | None = None
) -> tuple[Case, ...]:
    """Cases of the newest texts, each shown what the older ones offer; () where those are too few."""
    usable = [own for own in own_texts if own.kind == "mail" and _speaks(own, languages)]
    tasks = [own for own in usable if SHORTEST <= len(_body(own).split()) <= LONGEST]
    newest = tasks[: min(MOST_CASES, max(0, len(usable) - FEWEST_OLDER))]
    chosen = {id(own) for own in newest}
    older = [own for own in usable if id(own) not in chosen]
    if not newest or len(older) < FEWEST_OLDER:
        return ()
    profile = build_profile(older)
    return tuple(case for own in newest if (case := _case(own, older, profile, ledger)) is not None)


def sample_texts() -> list[OwnText]:
    """What the writer of the sample mailbox sent, newest first."""
    author = read_author([Path(str(resources.files("resources").joinpath("sample", "mail", "Sent.mbox")))])
    people: dict[str, Person] = {}
    found = []
    for number, mail in enumerate(author.mails, 1):
        to = people.setdefault(mail.to, Person(len(people) + 1, mail.to_name, (mail.to,)))
        found.append(
            OwnText(number, mail.text, "", mail.subject, mail.date, detect(mail.text), "mail", (to,))
        )
    return found[::-1]


def _case(own: OwnText, older: Sequence[OwnText], profile: Profile, ledger: Learned | None) -> Case | None:
    names = [person.name for person in own.to if person.name]
    body, language = _body(own), own.language
    points = points_of(own.text, names)
    if not points:
        return None
    to = own.to[0] if own.to else None
    register = _register(to, profile)
    context = Context(
        "mail", register, language, to.id if to is not None else None, to.name if to is not None else ""
    )
    style = profile.narrowest(context.person_id, register, language)
    wishes = (
        [p for p in ledger.applicable(context) if not rules.can_apply(p.rule, p.parameters)] if ledger else []
    )
    learned = [one for one in (ledger.contrasts(context) if ledger else ()) if _other(one.want, body)]
    fitting = [text for text in older if text.language == language and _other(_body(text), body)]
    shown = choose(fitting, (), learned or _played(fitting, context, language), (), context)
    return Case(
        language=language,
        points=points,
        body=body,
        plain=_plain(points, language, names),
        greeting=split_letter(own.text, names).greeting,
        lines=prompt_lines(Summary(summarise(profile)), style, register, language),
        wishes=tuple(p.text for p in wishes),
        exemplars=shown.bodies,
        contrasts=tuple((one.avoid, one.want) for one in shown.contrasts),
    )


def _played(older: Sequence[OwnText], context: Context, language: str) -> list[Contrast]:
    """Corrections as they would have been: older texts against the plain wording of their points."""
    found = []
    for own in rank_own_texts(older, context, limit=2 * MOST_CONTRASTS)[MOST_CONTRASTS:]:
        names = [person.name for person in own.to if person.name]
        plain = _plain(points_of(own.text, names), language, names)
        if plain:
            found.append(Contrast(0, plain, _body(own)))
    return found


def _plain(points: Sequence[str], language: str, names: Sequence[str]) -> str:
    """The points in words that know nothing of the user."""
    firsts = tuple(first for name in names if (first := names_of(name).first))
    manner = Manner(language, names=firsts)
    return " ".join(word_point(point, manner, None).text for point in points)


def _register(to: Person | None, profile: Profile) -> Register:
    """The register of mail to a person, measured where the library has none."""
    if to is None or to.register:
        return cast("Register", to.register if to is not None else "")
    style = profile.for_person(to.id)
    return cast("Register", style.register if style is not None else "")


def _speaks(own: OwnText, languages: Sequence[str]) -> bool:
    return bool(own.language) and (not languages or own.language in languages)


def _body(own: OwnText) -> str:
    names = [person.name for person in own.to if person.name]
    return split_letter(own.text, names).body.strip()


def _other(text: str, body: str) -> bool:
    """Whether a text is another one than the body asked for."""
    return body[:60] not in text and text[:60] not in body
