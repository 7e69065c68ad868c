"""Models: what there is, what is installed, which is used, what it can do here."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant import settings
from assistant.engine.calls import Call
from assistant.engine.workshop import Workshop

if TYPE_CHECKING:
    from assistant.drafting.cues import Ablation
    from models.cards import Measured, ModelCard
    from models.catalogue import Installed
    from models.llm import LanguageModel

_TEXTS_FOR_CUES = 400
_PROBE_TEXTS = tuple(
    f"Message {number}: the meeting about project {number % 7} is moved." for number in range(64)
)


def models(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """The catalogue and what else is installed, with the fit for this machine."""
    from models.catalogue import installed, load_catalogue
    from models.hardware import fit, read_machine, recommend

    catalogue = load_catalogue()
    present = {model.card.name: model for model in installed(workshop.models.folder)}
    machine = read_machine()
    context = workshop.settings.integer("model.context_tokens")
    best = recommend(catalogue, machine)
    used = _names_in_use(workshop)
    cards = [
        *catalogue,
        *(model.card for name, model in present.items() if name not in {c.name for c in catalogue}),
    ]
    rows = []
    for entry in cards:
        card = present[entry.name].card if entry.name in present else entry
        fitting = fit(card, machine, context)
        rows.append(
            {
                "name": card.name,
                "title": card.title,
                "kind": card.kind,
                "size": card.size,
                "licence": card.licence,
                "fit": fitting.level,
                "fit_reason": fitting.sentence,
                "memory_bytes": fitting.needed_bytes,
                "tokens_per_s": round(fitting.tokens_per_s, 1),
                "installed": entry.name in present,
                "in_use": card.name in used,
                "recommended": best is not None and card.name == best.name,
                "strategy": card.strategy,
                "measured": asdict(card.measured) if card.measured.checked else None,
                "verified": card.verified,
                "languages": list(card.languages),
                "note": card.note,
            }
        )
    return {
        "models": rows,
        "folder": str(workshop.models.folder),
        "machine": {
            "cores": machine.cores_physical,
            "ram_total": machine.ram_total,
            "ram_available": machine.ram_available,
            "metal": machine.metal,
        },
    }


def use(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Write, or search, with this installed model from now on."""
    from models.catalogue import find_installed
    from models.hardware import plan_load, read_machine

    found = find_installed(call.params.text("name"), workshop.models.folder)
    workshop.models.release()
    if found.card.kind == "language":
        # Refused with figures now rather than at the next draft.
        plan_load(found.card, read_machine(), workshop.settings.integer("model.context_tokens"))
    key = "model.language" if found.card.kind == "language" else "model.embedding"
    settings.change(workshop.data.settings, key, found.card.name)
    return {"name": found.card.name, "kind": found.card.kind, "setting": key}


def check(workshop: Workshop, call: Call) -> dict[str, Any]:
    """Measure a model on this machine and note its strategy on its card."""
    from models.catalogue import find_installed

    name = call.params.text("name")
    chosen = (
        find_installed(name, workshop.models.folder)
        if name
        else workshop.models.choose_language(workshop.settings)
    )
    if chosen is None:
        return _nothing_to_check()
    call.progress("check", detail=chosen.card.name)
    if chosen.card.kind == "embedding":
        return _check_embedding(chosen)
    from models.check import check as measure

    model = workshop.models.load_for_check(chosen, workshop.settings)
    result = measure(model, chosen.folder, call.cancel)
    found = _check_cues(workshop, call, model, chosen)
    return {
        "name": chosen.card.name,
        "kind": chosen.card.kind,
        **asdict(found.measured),
        "seconds": round(result.seconds + found.ablation.seconds, 1),
        "cue_check": {
            "from": found.source,
            "texts": found.ablation.texts,
            "finished": found.ablation.whole,
            "gains": [{**asdict(gain), "helps": gain.helps} for gain in found.ablation.gains],
        },
        "answers": [
            {
                "task": answer.task.kind,
                "points": list(answer.task.notes),
                "text": answer.text,
                "facts": answer.facts,
                "invented": answer.invented,
                "style": answer.style,
                "steady": answer.steady,
            }
            for answer in result.answers
        ],
    }


@dataclass(frozen=True, slots=True)
class _Cues:
    measured: Measured
    ablation: Ablation
    source: str


def _check_cues(workshop: Workshop, call: Call, model: LanguageModel, chosen: Installed) -> _Cues:
    """Measure what of the user's hand helps the model, and note it on its card.

    What was measured before is kept in the library, so that a check that was broken off goes on.
    """
    from assistant.drafting.cues import ablate
    from assistant.engine.cue_cases import held_out
    from assistant.style.memo import Memo
    from models.catalogue import read_card, with_measured, write_card

    bench = workshop.bench if workshop.data.library_db.exists() else None
    own = bench.library.own_texts(limit=_TEXTS_FOR_CUES) if bench is not None else []
    held = held_out(own, chosen.card.languages, bench.ledger if bench is not None else None)
    ablation = ablate(
        model,
        held.cases,
        Memo(bench.db) if bench is not None else None,
        call.cancel,
        lambda done, total: call.progress("cues", done, total, "what of your style helps it"),
    )
    card = read_card(chosen.folder) or chosen.card
    measured = card.measured
    if ablation.cues is not None:
        measured = replace(
            measured,
            cues=ablation.cues,
            cue_gains=tuple((gain.cue, gain.mean) for gain in ablation.gains),
            cue_texts=ablation.texts,
            cues_from=held.source,
        )
        write_card(chosen.folder, with_measured(card, measured))
    return _Cues(measured, ablation, held.source)


def release(workshop: Workshop, _call: Call) -> dict[str, Any]:
    """Give the memory of the models back, so that their files may be replaced."""
    workshop.models.release()
    return {"released": True}


def _check_embedding(chosen: Installed) -> dict[str, Any]:
    import numpy as np

    from assistant.engine.embedding import EmbeddingProcess

    embedder = EmbeddingProcess.load(chosen.path)
    try:
        started = time.monotonic()
        vectors = embedder.encode(_PROBE_TEXTS)
        seconds = time.monotonic() - started
    finally:
        embedder.close()
    return {
        "name": chosen.card.name,
        "kind": chosen.card.kind,
        "dims": embedder.dims,
        "unit_length": bool(np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)),
        "passages_per_s": round(len(_PROBE_TEXTS) / max(seconds, 1e-6), 1),
        "seconds": round(seconds, 2),
    }


def _nothing_to_check() -> dict[str, Any]:
    from assistant.errors import KnownError

    raise KnownError(
        "model-missing", "No language model is installed.", "Install one: ownhand models install starter"
    )


def _names_in_use(workshop: Workshop) -> set[str]:
    from assistant.errors import KnownError

    names = set()
    for choose in (workshop.models.choose_language, workshop.models.choose_embedding):
        try:
            chosen: Installed | None = choose(workshop.settings)
        except KnownError:
            # The list must show even when the chosen model is missing or too large.
            continue
        if chosen is not None:
            card: ModelCard = chosen.card
            names.add(card.name)
    return names
