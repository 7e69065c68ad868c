"""From a request to a draft: context, plan, wording inside the frame, checks, receipts."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assistant.drafting import checks as checking
from assistant.drafting import retouch
from assistant.drafting.body import Piece, assemble, per_paragraph
from assistant.drafting.choosing import Chooser, chooser_for
from assistant.drafting.context import Setting, settle
from assistant.drafting.desk import Desk
from assistant.drafting.enforce import enforce
from assistant.drafting.examples import Examples, choose
from assistant.drafting.facts import Fact, find_facts
from assistant.drafting.frame import MailFrame, frame_for
from assistant.drafting.phrasing import openings
from assistant.drafting.plan import Strategy, strategy_for
from assistant.drafting.points import clean_points, split_notes
from assistant.drafting.receipts import receipts_for
from assistant.drafting.records import Applied, Checks, Draft, Request, Timing
from assistant.drafting.subject import clean_subject, reply_subject, suggest_subject
from assistant.drafting.whole import write_whole
from assistant.drafting.wording import Manner, Worded, examples_from, word_point
from assistant.errors import Cancelled
from assistant.ids import show
from assistant.library.records import OwnText, StoredItem
from assistant.style import rules
from assistant.style.contractions import CONTRACTED, expanded, replace_all
from assistant.style.letters import split_letter
from assistant.style.names import names_of
from assistant.style.profile import Profile, Style, build_profile
from assistant.style.records import Context, Preference
from assistant.style.same_values import in_the_notation_of
from assistant.style.summary import Summary, prompt_lines
from assistant.text.sentences import sentences
from models.adapters import PERSONAL

if TYPE_CHECKING:
    from models.sampling import Generation

OWN_TEXTS_READ = 40
EXEMPLARS_SHOWN = 3
MOST_REFERENCES = 20


@dataclass(slots=True)
class _Clock:
    """The account of the time of one draft."""

    started: float = field(default_factory=time.perf_counter)
    retrieve_ms: float = 0.0
    first_ms: float = 0.0
    generations: list[Generation] = field(default_factory=list)

    def since(self) -> float:
        return (time.perf_counter() - self.started) * 1000

    def timing(self) -> Timing:
        tokens = sum(g.tokens for g in self.generations if g.decode_tokens_per_s)
        seconds = sum(g.tokens / g.decode_tokens_per_s for g in self.generations if g.decode_tokens_per_s)
        return Timing(
            retrieve_ms=self.retrieve_ms,
            prefill_ms=sum(g.prefill_ms for g in self.generations),
            first_token_ms=self.first_ms or self.since(),
            decode_tokens_per_s=tokens / seconds if seconds else 0.0,
            total_ms=self.since(),
        )


class _Stream:
    """Sends the growing draft on, and only what will stand in it."""

    def __init__(
        self, on_text: Callable[[str], None] | None, finish: Callable[[str], str], clock: _Clock
    ) -> None:
        self._on_text = on_text
        self._finish = finish
        self._clock = clock
        self._sent = ""

    def show(self, text: str) -> None:
        """The draft so far."""
        if not self._clock.first_ms:
            self._clock.first_ms = self._clock.since()
        if self._on_text is not None:
            self._send(self._finish(text))

    def close(self, text: str) -> None:
        """The whole draft."""
        if self._on_text is not None:
            self._send(text)

    def _send(self, text: str) -> None:
        if text.startswith(self._sent) and len(text) > len(self._sent) and self._on_text is not None:
            self._on_text(text[len(self._sent) :])
            self._sent = text


def compose(
    request: Request,
    desk: Desk,
    on_text: Callable[[str], None] | None = None,
    cancel: threading.Event | None = None,
) -> Draft:
    """Write a draft.

    Args:
        on_text: receives the text piece by piece as it is settled; the pieces together are the draft's text.
        cancel: stops the work; nothing is kept.

    Returns:
        The draft, with ``id`` 0 until the outbox has stored it.

    Raises:
        KnownError: ``points-empty``, ``unknown-id``, ``unknown-person``, ``bad-address``, and
            those of the model.
        Cancelled: after ``cancel``.
    """
    clock = _Clock()
    points = clean_points(request.points)
    asked = request = replace(request, points=points)
    profile = desk.profile() if "profile" not in request.without else build_profile([])
    setting = settle(request, desk, profile)
    arm = desk.arm(setting.register)
    if arm in ("none", "adapter"):
        request = replace(request, without=(*request.without, "profile", "exemplars"))
        profile = build_profile([])
    points = tuple(
        dict.fromkeys(part for point in points for part in split_notes(point, _speaks(setting.language)))
    )
    _stop_if(cancel)
    own = _own_texts(setting, desk) if "exemplars" not in request.without else []
    context = setting.for_learning(_embedding(points, desk))
    preferences = _chosen(request, desk, context)
    passages = _passages(request, desk, context)
    frame = (
        frame_for(setting, profile if request.learning else profile, desk.own_name)
        if setting.kind != "document"
        else None
    )
    clock.retrieve_ms = clock.since()
    _stop_if(cancel)

    locked = _locked(points, setting.language)
    plan = strategy_for(desk.model, desk.strategy)
    style = _style(setting, profile)
    title = _title(request, points, setting)
    around = _around(frame, title if setting.kind == "document" else "", request)
    told = tuple(p for p in preferences if not rules.can_apply(p.rule, p.parameters))
    ruled = tuple(
        p for p in preferences if rules.can_apply(p.rule, p.parameters) and not _yields_to_habit(p, frame)
    )
    stream = _Stream(on_text, _finisher(ruled, context, locked), clock)
    shown = _examples(request, own, passages, desk, context, plan)
    manner = _manner(setting, style, shown, plan, desk, arm)
    chooser = chooser_for(request, desk, context, style, own, preferences)
    worded, body = _write(
        points, setting, manner, plan, desk, shown, told, around, stream, clock, cancel, style, frame,
        chooser, lambda body: enforce(around(body), ruled, context, locked).text,
    )  # fmt: skip
    finished = enforce(around(body), ruled, context, locked)
    stream.close(finished.text)
    applied = (
        *_register_applied(request, desk, context, setting),
        *(Applied(p.id, p.text, "prompt") for p in (*told, *passages) if plan == "whole"),
        *finished.applied,
    )
    used = _exemplars_used(own, plan, manner)
    found = _check(finished.text, worded, points, locked, setting, desk, frame, title, own)
    return Draft(
        id=0,
        request=asked,
        context=context,
        subject=title,
        text=finished.text,
        to=tuple(recipient.address for recipient in setting.recipients),
        preferences=applied,
        exemplars=used,
        receipts=found[0],
        checks=found[1],
        timing=clock.timing(),
        model=desk.model.name if desk.model is not None else "",
        in_reply_to=setting.answered.message_id if setting.answered else "",
        references=_references(setting.answered),
        created=time.time(),
        choices=tuple(chooser.made) if chooser is not None else (),
    )


def _chosen(request: Request, desk: Desk, context: Context) -> tuple[Preference, ...]:
    """The preferences that apply, without those the user switched off for this draft."""
    if not request.learning or desk.ledger is None:
        return ()
    return tuple(p for p in desk.ledger.applicable(context) if show("pref", p.id) not in request.without)


def _passages(request: Request, desk: Desk, context: Context) -> tuple[Preference, ...]:
    if not request.learning or desk.ledger is None:
        return ()
    return tuple(p for p in desk.ledger.passages(context) if show("pref", p.id) not in request.without)


def _examples(
    request: Request,
    own: Sequence[OwnText],
    passages: Sequence[Preference],
    desk: Desk,
    context: Context,
    plan: Strategy,
) -> Examples:
    learned = request.learning and desk.ledger is not None and "exemplars" not in request.without
    if not learned or desk.ledger is None:
        return choose(own, passages, (), (), context, desk.gains)
    helps = plan == "whole" and desk.model is not None and "contrast" in desk.model.card.measured.cues
    corrected = desk.ledger.contrasts(context) if helps else []
    return choose(own, passages, corrected, desk.ledger.finals(context), context, desk.gains)


def _register_applied(
    request: Request, desk: Desk, context: Context, setting: Setting
) -> tuple[Applied, ...]:
    """The stated register, where it is what settled the register."""
    if not setting.register_asked or request.tone or desk.tone or not request.learning or desk.ledger is None:
        return ()
    stated = desk.ledger.register_for(context)
    return (Applied(stated.id, stated.text, "rule"),) if stated is not None else ()


def _speaks(language: str) -> Callable[[str], bool]:
    """Whether a note can be opened out from its beginning on, so that it is a statement of its own."""

    def speaks(note: str) -> bool:
        opened = openings(note, language)
        return bool(opened) and opened[0].split()[0].lower() != note.split()[0].lower()

    return speaks


def _write(
    points: Sequence[str],
    setting: Setting,
    manner: Manner,
    plan: Strategy,
    desk: Desk,
    shown: Examples,
    told: Sequence[Preference],
    around: Callable[[str], str],
    stream: _Stream,
    clock: _Clock,
    cancel: threading.Event | None,
    style: Style | None,
    frame: MailFrame | None,
    chooser: Chooser | None,
    finish: Callable[[str], str],
) -> tuple[list[Worded], str]:
    """The worded points and the body."""
    size = per_paragraph(style, setting.length)
    if plan == "whole" and desk.model is not None:
        summary = desk.summary if style is not None else Summary()
        lines = prompt_lines(summary, style, setting.register, setting.language)
        whole = write_whole(desk.model, setting, points, lines, shown, told, frame, cancel, clock.generations,
                            lambda body: stream.show(around(body)), chooser, finish)  # fmt: skip
        if whole is not None:
            missing = [point for point in points if point not in whole.covered]
            extra = [
                word_point(point, manner, desk.model, cancel, clock.generations, chooser) for point in missing
            ]
            body = "\n\n".join(
                part for part in (whole.body, assemble([Piece(w.text) for w in extra], size)) if part
            )
            by_point = {w.point: w for w in extra}
            return [by_point.get(p, Worded(p, "", "model")) for p in points], body
    worded: list[Worded] = []
    for point in points:
        _stop_if(cancel)
        worded.append(word_point(point, manner, desk.model, cancel, clock.generations, chooser))
        if len(worded) < len(points):
            stream.show(
                around(_in_tone(assemble([Piece(w.text) for w in worded], size, len(points)), setting))
            )
    return worded, _in_tone(assemble([Piece(w.text) for w in worded], size, len(points)), setting)


def _in_tone(body: str, setting: Setting) -> str:
    """Contractions follow a register that was asked for; nothing else is touched."""
    if setting.language != "en" or not setting.register_asked:
        return body
    if setting.register == "formal":
        return replace_all(body, lambda m: expanded(m, body[m.end() :]), CONTRACTED)
    if setting.register == "informal":
        return retouch.contract(body)
    return body


def _around(frame: MailFrame | None, title: str, request: Request) -> Callable[[str], str]:
    if frame is not None:
        return frame.around
    return lambda body: f"{title}\n\n{body}" if title else body


def _finisher(ruled: Sequence[Preference], context: Context, locked: Sequence[Fact]) -> Callable[[str], str]:
    """How a half-made text will look in the end; "" where rules reshape the whole of it."""
    if any(p.rule in _RESHAPING or p.parameters.get("last") for p in ruled):
        return lambda text: ""

    def finish(text: str) -> str:
        # The closing stands in every half-made text and is not yet to be shown; nor is the last sentence,
        # which a rule may still change together with the next one.
        letter = split_letter(enforce(text, ruled, context, locked).text)
        return (letter.lead + letter.greeting + letter.opening_gap + letter.body).rstrip()

    return finish


_FRAME_PARTS = ("greeting", "sign_off", "own_name")


def _yields_to_habit(preference: Preference, frame: MailFrame | None) -> bool:
    """Whether a measured habit goes before what corrections to others taught.

    To this very person always; elsewhere where the correction of a single mail is all there is.
    """
    if frame is None or preference.rule not in _FRAME_PARTS or preference.scope.person_id is not None:
        return False
    if preference.kind == "stated" or preference.pinned:
        return False
    source = frame.sources[_FRAME_PARTS.index(preference.rule)]
    return source == "person" or source != "default" and len(preference.evidence) < 2


# Rules that change what stands already once more text comes.
_RESHAPING = frozenset(
    {
        "bullets",
        "entry_stops",
        "paragraphs",
        "blank_lines",
        "opening_line",
        "closing_line",
        "empty_opener",
        "empty_closer",
    }
)


def _manner(
    setting: Setting, style: Style | None, shown: Examples, plan: Strategy, desk: Desk, arm: str
) -> Manner:
    rate = style.figures.get("contraction_rate") if style is not None else None
    contractions = setting.register != "formal" if rate is None or rate.n < 5 else rate.value >= 0.5
    if setting.register_asked:
        contractions = setting.register == "informal" or (setting.register == "neutral" and contractions)
    lines = [s for text in shown.texts for s in sentences(split_letter(text).body)]
    adapted = getattr(desk.model, "adapter", "") if desk.model is not None else ""
    own_hand = arm in ("adapter", "both") and desk.model is not None and PERSONAL in desk.model.adapters
    return Manner(
        language=setting.language,
        contractions=contractions,
        register=setting.register,
        examples=examples_from(lines, setting.language) if plan != "frame" else (),
        writes=plan != "frame" and (bool(adapted) or _may_write(desk)),
        names=tuple(n for one in setting.recipients if (n := names_of(one.name).first)),
        adapted_for=(setting.register or "neutral") if adapted == "writing" or own_hand else "",
        own_hand=own_hand,
    )


# Below this many weights a model without the writing adapter loses facts in every second sentence, and what
# is left says no more than the rules do; it then judges wordings and writes none.
_LEAST_TO_WRITE = 250_000_000


def _may_write(desk: Desk) -> bool:
    if desk.model is None:
        return False
    card = desk.model.card
    weights = card.parameters or int(card.size / 0.6)
    return not 0 < weights < _LEAST_TO_WRITE


def _style(setting: Setting, profile: Profile) -> Style | None:
    """The narrowest group of own texts that is large enough to speak for the user's habits."""
    if setting.kind == "document":
        return profile.documents if profile.documents.n else None
    person_id = setting.person.id if setting.person else None
    return profile.narrowest(person_id, setting.register, setting.language)


def _own_texts(setting: Setting, desk: Desk) -> list[OwnText]:
    """The user's own texts to this person, newest first; else in the same language to anybody."""
    kind = "document" if setting.kind == "document" else "mail"
    texts = (
        desk.library.own_texts(setting.person.id, kind, OWN_TEXTS_READ)
        if setting.person and kind == "mail"
        else []
    )
    if not texts:
        texts = desk.library.own_texts(None, kind, OWN_TEXTS_READ)
    return [text for text in texts if text.language in ("", setting.language) and text.text.strip()]


def _exemplars_used(own: Sequence[OwnText], plan: Strategy, manner: Manner) -> tuple[int, ...]:
    return tuple(dict.fromkeys(text.item_id for text in own))[:EXEMPLARS_SHOWN]


def _embedding(points: Sequence[str], desk: Desk) -> Any:
    if desk.embed is None:
        return None
    vectors = desk.embed(["\n".join(points)])
    return vectors[0] if vectors is not None and len(vectors) else None


def _locked(points: Sequence[str], language: str) -> list[Fact]:
    """The facts of the points, each once."""
    found: dict[str, Fact] = {}
    for point in points:
        for fact in find_facts(point, language):
            found.setdefault(fact.key, fact)
    return list(found.values())


def _title(request: Request, points: Sequence[str], setting: Setting) -> str:
    if request.subject.strip():
        return clean_subject(request.subject)
    if setting.answered is not None:
        return reply_subject(setting.answered.title)
    return suggest_subject(points, setting.language)


def _references(answered: StoredItem | None) -> tuple[str, ...]:
    """The thread's ids for the header: the first and the newest, the answered one last."""
    if answered is None:
        return ()
    ids = [one for one in dict.fromkeys((*answered.references, answered.message_id)) if one]
    return tuple(ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[-(MOST_REFERENCES - 1) :]])


def _check(
    text: str,
    worded: Sequence[Worded],
    points: Sequence[str],
    locked: Sequence[Fact],
    setting: Setting,
    desk: Desk,
    frame: MailFrame | None,
    title: str,
    own: Sequence[OwnText],
) -> tuple[tuple[Any, ...], Checks]:
    language = setting.language
    names = [f"{r.name} {r.address}" for r in setting.recipients]
    known = [
        *names,
        frame.greeting if frame else title,
        f"{frame.sign_off} {frame.name}" if frame else "",
        desk.own_name,
    ]
    # What a preference wrote in another notation is as the user's points have it.
    noted = in_the_notation_of("\n".join(points), text, language)
    receipts = receipts_for(
        text,
        [*points, *(in_the_notation_of(text, point, language) for point in points)],
        setting.thread or ([setting.answered] if setting.answered else []),
        known,
        language,
        desk.search,
    )
    checked = Checks(
        points=checking.point_checks(worded, noted, language),
        facts=checking.fact_checks(locked, noted, language),
    )
    own_people = frozenset(
        person.id
        for address in desk.library.own_addresses()
        if (person := desk.library.person_for(address)) is not None
    )
    thread = setting.thread or ((setting.answered,) if setting.answered else ())
    leaks = checking.leak_warnings(
        text,
        [*points, *known, *(item.text for item in thread)],
        frozenset(r.person.id for r in setting.recipients if r.person is not None),
        frozenset(item.id for item in thread),
        own_people,
        desk.search,
        desk.library.item,
    )  # fmt: skip
    warnings = checking.warnings_for(text, points, checked, receipts, setting.answered, thread, leaks)
    return receipts, replace(checked, warnings=warnings)


def _stop_if(cancel: threading.Event | None) -> None:
    if cancel is not None and cancel.is_set():
        raise Cancelled


_BLANK = re.compile(r"\n{3,}")
