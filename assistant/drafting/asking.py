"""The one question at cold start: how formally a new person is written to, where that changes the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.drafting.context import Setting, settle
from assistant.drafting.desk import Desk
from assistant.drafting.frame import MailFrame, frame_for
from assistant.drafting.records import Draft
from assistant.style.profile import Profile
from assistant.style.records import Register

# Where so large a share of so many own texts in a language is of one register, the answer is known.
ENOUGH_TEXTS, ONE_WAY = 10, 0.9


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its id, and how the draft would open and close with it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the recipient of a draft."""

    address: str
    name: str
    text: str
    choices: tuple[Choice, ...]


def question_for(draft: Draft, desk: Desk) -> Question | None:
    """The question that would change a draft, or None, which is nearly always.

    Asked only of a single recipient the user has never written to, where neither the request nor the
    ledger nor the user's own habit tells the register.
    """
    request = draft.request
    if (
        not request.learning
        or desk.ledger is None
        or request.kind not in ("mail", "reply")
        or len(draft.to) != 1
        or request.tone.strip()
        or desk.tone.strip()
    ):
        return None
    profile = desk.profile()
    setting = settle(request, desk, profile)
    main = setting.main
    if main is None or (main.person is not None and main.person.sent) or setting.register_asked:
        return None
    if _greets_already(desk, setting) or _one_way(profile, setting.language):
        return None
    formal, informal = (_frame(setting, profile, desk, register) for register in ("formal", "informal"))
    if (formal.greeting, formal.sign_off) == (informal.greeting, informal.sign_off):
        return None
    name = main.name or main.address
    return Question(
        address=main.address,
        name=main.name,
        text=f"How do you write to {name}?",
        choices=(
            Choice("formal", f"Formally: {_shown(formal)}"),
            Choice("informal", f"Informally: {_shown(informal)}"),
            Choice("dismiss", "Leave it as it is"),
        ),
    )


def _greets_already(desk: Desk, setting: Setting) -> bool:
    """Whether a correction or a statement has told how this person is greeted."""
    context = setting.for_learning()
    return desk.ledger is not None and any(
        preference.rule == "greeting" and preference.scope.person_id in (context.person_id, None)
        for preference in desk.ledger.applicable(context)
    )


def _one_way(profile: Profile, language: str) -> bool:
    counts = {key: style.n for key, style in profile.registers.items() if key[1] == language}
    total = sum(counts.values())
    return total >= ENOUGH_TEXTS and max(counts.values()) >= ONE_WAY * total


def _frame(setting: Setting, profile: Profile, desk: Desk, register: Register) -> MailFrame:
    return frame_for(replace(setting, register=register, register_asked=True), profile, desk.own_name)


def _shown(frame: MailFrame) -> str:
    return " … ".join(part for part in (frame.greeting, frame.sign_off) if part)
