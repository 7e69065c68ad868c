"""Which function answers which request, and in which lane it runs.

The modules are imported on first use, so that the engine listens before SQLite, Chroma or a model is loaded.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.engine.calls import Call
from assistant.engine.jobs import Lane
from assistant.errors import KnownError

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop

Run = Callable[["Workshop", Call], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """One entry of the table.

    Attributes:
        place: ``module:function`` below ``assistant.engine``.
        alone: whether it needs all stores for itself.
    """

    lane: Lane
    place: str
    alone: bool = False

    def load(self) -> Run:
        """The function, imported now if it was not before."""
        module, function = self.place.split(":")
        run: Run = getattr(importlib.import_module(f"assistant.engine.{module}"), function)
        return run


TABLE: Mapping[str, Method] = {
    "engine.hello": Method("at-once", "methods_engine:hello"),
    "engine.status": Method("at-once", "methods_engine:status"),
    "engine.stop": Method("at-once", "methods_engine:stop"),
    "prove": Method("at-once", "methods_engine:prove"),
    "doctor": Method("reading", "methods_safety:doctor"),
    "privacy": Method("reading", "methods_privacy:privacy"),
    "export": Method("reading", "methods_safety:export"),
    "import": Method("library", "methods_safety:bring_in", alone=True),
    "erase": Method("library", "methods_safety:erase", alone=True),
    "add": Method("library", "methods_library:add"),
    "index": Method("library", "methods_library:index"),
    "sources": Method("reading", "methods_library:sources"),
    "indexing.pause": Method("reading", "methods_library:pause"),
    "sources.detect": Method("reading", "methods_sources:detect"),
    "sources.problems": Method("reading", "methods_sources:problems"),
    "remove": Method("library", "methods_library:remove"),
    "identity": Method("reading", "methods_library:identity"),
    "identity.add": Method("library", "methods_library:identity_add"),
    "identity.remove": Method("library", "methods_library:identity_remove"),
    "items": Method("reading", "methods_items:items"),
    "items.show": Method("reading", "methods_items:show"),
    "threads.show": Method("reading", "methods_items:thread"),
    "search": Method("reading", "methods_search:search"),
    "search.warm": Method("model", "methods_search:warm"),
    "people": Method("reading", "methods_library:people"),
    "people.complete": Method("reading", "methods_writing:complete"),
    "messages.take": Method("library", "methods_writing:take_message"),
    "profile": Method("reading", "methods_library:profile"),
    "draft": Method("model", "methods_drafting:draft"),
    "reply": Method("model", "methods_drafting:reply"),
    "rewrite": Method("model", "methods_drafting:rewrite"),
    "rewrite.learn": Method("model", "methods_rewriting:learn_rewrite"),
    "drafts": Method("reading", "methods_drafting:drafts"),
    "drafts.show": Method("reading", "methods_drafting:show"),
    "handover": Method("reading", "methods_drafting:hand_over"),
    "learn": Method("model", "methods_learning:learn"),
    "lessons.add": Method("reading", "methods_learning:add_lesson"),
    "question.answer": Method("reading", "methods_learning:answer_question"),
    "curve": Method("reading", "methods_learning:curve"),
    "preferences": Method("reading", "methods_preferences:preferences"),
    "preferences.show": Method("reading", "methods_preferences:show"),
    "preferences.add": Method("reading", "methods_preferences:add"),
    "preferences.edit": Method("reading", "methods_preferences:edit"),
    "preferences.pin": Method("reading", "methods_preferences:pin"),
    "preferences.off": Method("reading", "methods_preferences:off"),
    "preferences.on": Method("reading", "methods_preferences:on"),
    "preferences.delete": Method("reading", "methods_preferences:delete"),
    "preferences.undo": Method("reading", "methods_preferences:undo"),
    "models": Method("reading", "methods_models:models"),
    "models.use": Method("model", "methods_models:use"),
    "models.check": Method("model", "methods_models:check"),
    "models.release": Method("model", "methods_models:release"),
    "training": Method("reading", "methods_training:training"),
    "training.plan": Method("reading", "methods_training:plan"),
    "training.start": Method("reading", "methods_training:start"),
    "training.pause": Method("reading", "methods_training:pause"),
    "training.resume": Method("reading", "methods_training:resume"),
    "training.cancel": Method("reading", "methods_training:cancel"),
    "training.remove": Method("reading", "methods_training:remove"),
}


def find(name: str) -> Method:
    """The entry for a method.

    Raises:
        KnownError: ``unknown-method``.
    """
    method = TABLE.get(name)
    if method is None:
        raise KnownError(
            "unknown-method", "The engine doesn't know this request.", "Are both of one version?"
        )
    return method
