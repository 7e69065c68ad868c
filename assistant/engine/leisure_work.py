"""What is worked out while nobody waits: the user's taste, the profile in words, and which own texts help.

Each piece looks first whether anything has changed, so that an idle engine does nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.errors import KnownError
from assistant.style import helping, taste
from assistant.style.memo import Memo
from assistant.style.profile import Profile, Style
from assistant.style.scoring import TEXTS_WITH_PHRASE, Yardstick, phrases_of
from assistant.style.summary import refreshed
from assistant.style.taste import Outcome

if TYPE_CHECKING:
    import threading

    from assistant.engine.workshop import Bench, Workshop
    from assistant.style.ledger import PastEdit
    from assistant.style.records import Context
    from models.llm import LanguageModel

log = logging.getLogger(__name__)

TEXTS_FOR_PHRASES = 40
TEXTS_TO_TRY = 500


def refit_taste(workshop: Workshop, pause: Callable[[], None]) -> bool:
    """Fit the weights of style anew where there are new corrections; returns whether it did.

    Args:
        pause: called between two corrections; raises Cancelled when somebody waits.
    """
    bench = workshop.bench
    memo = Memo(bench.db)
    edits = bench.ledger.edits(limit=taste.MOST_PAIRS)
    state = [edits[0].id if edits else 0, len(edits)]
    if taste.kept(memo)[1] == state or not edits:
        return False
    profile = workshop.profile()
    known: dict[tuple[int | None, str], frozenset[tuple[str, str]]] = {}
    outcomes = []
    for edit in edits:
        pause()
        if edit.outcome not in ("edited", "accepted") or edit.rewritten or not edit.final_text.strip():
            continue
        outcomes.append(_outcome(edit, bench, profile, known))
    found = taste.taste_of(outcomes)
    taste.keep(memo, found, state)
    log.info("taste fitted on %d comparisons, %d %% put right", found.comparisons, round(100 * found.right))
    return True


def _outcome(
    edit: PastEdit,
    bench: Bench,
    profile: Profile,
    known: dict[tuple[int | None, str], frozenset[tuple[str, str]]],
) -> Outcome:
    """A correction against what was known of the user's hand.

    Preferences are left out: they were learned from these very corrections. For the same reason a turn of
    phrase needs one text more: one of them may be the final.
    """
    context = edit.context
    whose = (context.person_id, context.language)
    if whose not in known:
        own = bench.library.own_texts(context.person_id, "", TEXTS_FOR_PHRASES)
        known[whose] = phrases_of((text.text for text in own), TEXTS_WITH_PHRASE + 1)
    style = _style(profile, context)
    return Outcome(
        edit.draft_text, edit.final_text, Yardstick(style, context, (), known[whose]), _choices(edit, bench)
    )


def _style(profile: Profile, context: Context) -> Style:
    if context.kind == "document":
        return profile.documents
    return profile.narrowest(context.person_id, context.register, context.language) or Style()


def _choices(edit: PastEdit, bench: Bench) -> tuple[tuple[str, ...], ...]:
    if edit.draft_id <= 0:
        return ()
    try:
        return tuple(choice.options for choice in bench.drafts.get(edit.draft_id).choices)
    except KnownError:
        return ()


def rewrite_summary(workshop: Workshop) -> None:
    """Write the profile in words anew where it has moved."""
    bench = workshop.bench
    newest = next((own.date for own in bench.library.own_texts(limit=1)), None)
    refreshed(Memo(bench.db), workshop.profile(), newest)


def measure_examples(workshop: Workshop, wanted: threading.Event) -> int:
    """Measure what own texts gain as examples, with the model in memory; returns how many were measured.

    Only where drafting would show them. No model is loaded for this.

    Raises:
        Cancelled: when ``wanted`` is set; what was measured stays.
    """
    model = _model_that_is_shown_examples(workshop)
    if model is None:
        return 0
    bench = workshop.bench
    memo, done = Memo(bench.db), 0
    for trial in helping.trials(bench.library.own_texts(limit=TEXTS_TO_TRY)):
        if not helping.is_measured(model.key, trial, memo):
            helping.measure(model, trial, memo, wanted)
            done += 1
    return done


def _model_that_is_shown_examples(workshop: Workshop) -> LanguageModel | None:
    from assistant.drafting.plan import strategy_of

    if workshop.models.language_name is None:
        return None
    model = workshop.models.language(workshop.settings)
    if model is None or strategy_of(model.card) != "whole":
        return None
    return model if "exemplars" in model.card.measured.cues else None
