"""What is compared on simulated writers: ways to learn, or not to learn, from corrections.

All of them have their texts drafted by the same engine and model, and see the same corrections. The published
methods are in ``published``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.evaluation.tasks import Task
from assistant.evaluation.taste import Recipient, Taste
from assistant.evaluation.throwaway import Engine

AGENTS = ("none", "raw-edits", "cipher-1", "cipher-5", "prose", "ownhand", "oracle")


@dataclass(frozen=True, slots=True)
class Written:
    """What an agent wrote in a round.

    Attributes:
        draft_id: the engine's name of the draft, "" where no engine wrote it.
        notes: what the agent wants to find again after an interruption, or what is measured about it; JSON.
    """

    text: str
    draft_id: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)


class Agent(Protocol):
    """Somebody who drafts and may learn."""

    name: str

    def draft(self, task: Task) -> Written:
        """Write a text."""

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """See what became of the draft; returns what is to be kept of the lesson, as JSON."""

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """Take up a round that was played before an interruption."""


def ask_for_draft(engine: Engine, task: Task, *, learning: bool, tone: str = "") -> dict[str, Any]:
    """Have the engine draft a task."""
    return engine.call(
        "draft",
        {
            "to": [] if task.document else [task.to],
            "subject": task.subject,
            "kind": "document" if task.document else "mail",
            "points": list(task.points),
            "learning": learning,
            "tone": tone,
        },
    )


class NoLearning:
    """Drafts without anything learned; the measure of all others."""

    name = "no learning"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def draft(self, task: Task) -> Written:
        """Write a text with learning off."""
        answer = ask_for_draft(self._engine, task, learning=False)
        return Written(str(answer["text"]), str(answer["draft_id"]))

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Nothing is learned."""
        return {}

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """Nothing was learned."""


class Ownhand:
    """The product: every final goes through ``learn``. Its ledger lives in the engine's data directory."""

    name = "Ownhand"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ledger: list[list[Any]] = []

    def draft(self, task: Task) -> Written:
        """Write a text with what was learned so far.

        The notes hold the ids of the preferences ``applied``, and the active ``ledger`` (id, sentence,
        person, kind of text) where it differs from the last draft's.
        """
        ledger = active_preferences(self._engine)
        answer = ask_for_draft(self._engine, task, learning=True)
        notes: dict[str, Any] = {"applied": [entry["id"] for entry in answer["preferences"]]}
        if ledger != self._ledger:
            notes["ledger"] = self._ledger = ledger
        return Written(str(answer["text"]), str(answer["draft_id"]), notes)

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Hand the final over, typed as a person's program would type it."""
        outcome = "accepted" if written.text == final else "edited"
        params = {"draft_id": written.draft_id, "final": final, "outcome": outcome}
        lesson = self._engine.call("learn", params)
        return {
            "learned": [
                {"id": entry["preference_id"], "text": entry["text"], "action": entry["action"]}
                for entry in lesson["learned"]
            ]
        }

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """The ledger is where it was; only what was noted of it is taken up."""
        self._ledger = list(written.notes.get("ledger", self._ledger))


def active_preferences(engine: Engine) -> list[list[Any]]:
    """The preferences in force: id, sentence, name of the person or None, kind of text or ""."""
    return [
        [entry["id"], entry["text"], entry["scope"]["person_name"], entry["scope"]["kind"]]
        for entry in engine.call("preferences")["preferences"]
        if entry["status"] == "active"
    ]


class Oracle:
    """The product, told in plain words all that the writer wants at the moment; nothing is learned.

    For mails each wish is stated for its recipient. Documents have none, so only the wishes for the kind at
    hand are stated, as somebody would who knows which apply.
    """

    name = "oracle"

    def __init__(
        self, engine: Engine, taste_at: Callable[[str, int], Taste], people: Mapping[str, str]
    ) -> None:
        """Args:
        taste_at: the taste for a kind at a round (0-based).
        people: each recipient as ``Name <address>``, with the kind of mail they get.
        """
        self._engine = engine
        self._taste_at = taste_at
        self._people = people
        self._moment = 0
        self._told: dict[str, Taste] = {}

    def draft(self, task: Task) -> Written:
        """Write a text with all that was stated."""
        kinds = [task.kind] if task.document else sorted(set(self._people.values()))
        wanted = {kind: self._taste_at(kind, self._moment) for kind in kinds}
        if wanted != self._told:
            self._tell(wanted)
        answer = ask_for_draft(self._engine, task, learning=True)
        return Written(str(answer["text"]), str(answer["draft_id"]))

    def learn(self, task: Task, written: Written, final: str) -> dict[str, Any]:
        """Nothing is left to learn."""
        self._moment += 1
        return {}

    def resume(self, task: Task, written: Written, final: str, lesson: Mapping[str, Any]) -> None:
        """Only the time went on."""
        self._moment += 1

    def _tell(self, tastes: dict[str, Taste]) -> None:
        """State all wishes, in the place of those stated before."""
        for entry in self._engine.call("preferences")["preferences"]:
            self._engine.call("preferences.delete", {"id": entry["id"]})
        if not self._people:
            for taste in tastes.values():
                self._state(taste, "kind=document", "")
        for to, kind in self._people.items():
            person = Task(kind, to, "", ())
            self._state(tastes[kind], f"person={person.address}", person.name)
        self._told = tastes

    def _state(self, taste: Taste, scope: str, name: str) -> None:
        for sentence in in_words(taste, name):
            self._engine.call("preferences.add", {"text": sentence, "scope": [scope]})


def in_words(taste: Taste, name: str) -> list[str]:
    """A taste as sentences, such as a user would state them."""
    recipient = Recipient(name)
    sentences = []
    if taste.greeting:
        greeting = taste.greeting.format(first=recipient.first, name=name)
        sentences.append(f"Open with '{greeting}'")
    if taste.greeting == "":
        sentences.append("Start without a greeting")
    if taste.sign_off:
        sentences.append(f"Close with '{taste.sign_off}'")
    if taste.sign_off == "":
        sentences.append("End without a closing formula")
    if taste.contractions is not None:
        sentences.append("Use contractions" if taste.contractions else "Never use contractions")
    if taste.exclamations is not None:
        sentences.append("Use exclamation marks" if taste.exclamations else "No exclamation marks")
    if taste.bullets is not None:
        sentences.append("Use bullet points" if taste.bullets else "Write prose, no bullet points")
    if taste.longest_sentence is not None:
        sentences.append(f"Keep sentences under {taste.longest_sentence} words")
    if taste.most_sentences is not None:
        sentences.append(f"At most {taste.most_sentences} sentences")
    if taste.opening_line:
        sentences.append(f"Begin the text with '{taste.opening_line}'")
    if taste.closing_line:
        sentences.append(f"End the text with '{taste.closing_line}'")
    if taste.second_person:
        sentences.append("Write 'you' instead of 'I'")
    if taste.emoji is not None:
        sentences.append(f"End with the emoji '{taste.emoji}'" if taste.emoji else "No emoji")
    if taste.asked:
        listed = " and ".join(f"'{question}'" for question in taste.asked)
        sentences.append(f"Answer the questions {listed}")
    sentences += [f"Never use '{phrase}'" for phrase in taste.struck_words]
    sentences += [f"Write '{new}' instead of '{old}'" for old, new in taste.replaced]
    return sentences
