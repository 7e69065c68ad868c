"""One run of training: what is prepared for the process, what is measured afterwards, and what is kept."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.errors import KnownError
from assistant.paths import PRIVATE_FOLDER, write_private
from assistant.personal.child import JOB, PAIRS
from assistant.personal.records import ARMS, Arm, HeldOut, PersonalAdapter

if TYPE_CHECKING:
    from assistant.engine.workshop import Workshop
    from assistant.library.records import OwnText
    from assistant.personal.choice import Measured
    from assistant.personal.measure import Yardstick
    from models.catalogue import Installed

HELD, MEASURED = "held.json", "measured.json"
CHECKED = 8
"""Pairs whose likelihood must agree in PyTorch and llama.cpp."""


class Run:
    """A run with its folder. Made anew for every step: only the row and the files are its state."""

    def __init__(self, workshop: Workshop, row: PersonalAdapter) -> None:
        self._workshop = workshop
        self._row = row
        self._store = workshop.adapters.store
        self._folder = self._store.place(row.id)

    # Before training

    def prepare(self) -> None:
        """Write the job and the pairs, or take an earlier adapter over, which is then measured first.

        Raises:
            KnownError: as ``playback.check``; ``model-missing`` when the model is gone or another one.
        """
        model = self._model()
        texts = usable_texts(self._workshop)
        from assistant.personal import playback

        playback.check(texts)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._store.folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        self._folder.mkdir(mode=PRIVATE_FOLDER)
        desk = self._desk()
        made = playback.material(texts, desk, seed=self._row.id)
        self._write(HELD, [asdict(mail) for mail in made.held_out])
        self._store.set_material(self._row.id, made.items, [mail.item for mail in made.held_out])
        self._write(PAIRS, [asdict(pair) for pair in made.pairs])
        self._write(JOB, self._job(model))
        if self._carried(model):
            self.made()
        else:
            self._store.change(self._row.id, state="running", stage="load", done=0, total=0)

    def _job(self, model: Installed) -> dict[str, Any]:
        from assistant.personal.plan import RECIPE
        from models.adapters import find_adapter

        start = find_adapter(model.card)
        return {
            "gguf": str(model.path),
            "base": self._row.base,
            "template": model.card.template,
            "start": str(start.path) if start is not None else "",
            "recipe": asdict(RECIPE),
            "minutes": self._row.minutes,
            "checked": CHECKED,
        }

    def _carried(self, model: Installed) -> bool:
        """Whether the adapter of another base was copied, to be tried before anything is trained."""
        from models.training.carry import carry, fits

        tried = self._row.stage == "carried"
        for other in self._store.all():
            if tried or other.state != "done" or other.base == self._row.base or not other.wins:
                continue
            file = self._store.file(other.id)
            if self._workshop.adapters.fault(other) or not fits(file, model.path):
                continue
            carry(file, self._store.file(self._row.id), self._row.base)
            self._store.take_material_of(self._row.id, other.id)
            self._store.change(self._row.id, stage="carried")
            return True
        return False

    def made(self) -> None:
        """The adapter's file is there: from now on it is measured."""
        file = self._store.file(self._row.id)
        digest = self._workshop.adapters.digest(file)
        carried = self._store.get(self._row.id).stage == "carried"
        self._store.change(
            self._row.id,
            state="measuring",
            digest=digest,
            size=file.stat().st_size,
            stage="carried" if carried else "measure",
        )
        for name in ("made", PAIRS, JOB):
            path = self._folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    # Measuring

    def next_measure(self) -> tuple[HeldOut, Arm] | None:
        """The mail and the arm that come next, None when all are measured."""
        done = {(one.item, one.arm) for one in self._measured()}
        for mail in self._held():
            for arm in ARMS:
                if (mail.item, arm) not in done:
                    return mail, arm
        return None

    def measured_so_far(self) -> tuple[int, int]:
        """How many of how many drafts are measured."""
        return len(self._measured()), len(self._held()) * len(ARMS)

    def yardstick(self) -> Yardstick:
        """What measures a draft; costs a few seconds."""
        from assistant.engine.methods_drafting import own_name
        from assistant.personal.measure import Yardstick

        library = self._workshop.bench.library
        return Yardstick(library, self._held(), own_name(library))

    def measure(self, todo: tuple[HeldOut, Arm], yardstick: Yardstick, cancel: threading.Event) -> None:
        """Draft and measure one mail in one arm, and keep the result.

        Raises:
            Cancelled: after ``cancel``; nothing is kept.
            KnownError: ``training-not-loaded`` where the adapter can't be used.
        """
        from assistant.personal.measure import to_json
        from models.adapters import PERSONAL

        self._model()
        model = self._workshop.models.language(self._workshop.settings)
        if model is None or model.adapters.get(PERSONAL) != self._row.digest:
            raise KnownError(
                "training-not-loaded",
                "The trained adapter could not be loaded beside its model.",
                "Train again; drafts are written without it.",
            )
        found = yardstick.measure(*todo, model, cancel)
        self._write(MEASURED, to_json([*self._measured(), found]))

    def conclude(self) -> None:
        """All is measured: choose what drafts are written with, and keep only what is needed for it."""
        from assistant.personal.choice import choose, figures_of

        measured = self._measured()
        arms = choose(measured)
        wins = any(arm in ("adapter", "both") for arm in arms.values())
        if self._row.stage == "carried" and not wins:
            # The earlier adapter is no good here: train one for this model, under a number of its own.
            new = self._store.begin(self._row.model, self._row.base, self._row.minutes)
            self._store.change(new.id, stage="carried")
            self._store.remove(self._row.id)
            return
        self._store.change(
            self._row.id, state="done", stage="", arms=arms, figures=figures_of(measured), code="", message=""
        )
        for path in self._folder.iterdir():
            if path != self._store.file(self._row.id):
                path.unlink()
        for other in self._store.all():
            if other.id != self._row.id and other.base == self._row.base:
                self._store.remove(other.id)

    def _held(self) -> list[HeldOut]:
        rows = self._read(HELD)
        return [HeldOut(**{**row, "to": tuple(row["to"]), "points": tuple(row["points"])}) for row in rows]

    def _measured(self) -> list[Measured]:
        from assistant.personal.measure import from_json

        return from_json(self._read(MEASURED)) if (self._folder / MEASURED).exists() else []

    # Parts

    def _model(self) -> Installed:
        """The model that is trained.

        Raises:
            KnownError: ``training-other-model``.
        """
        model = self._workshop.models.choose_language(self._workshop.settings)
        if model is None or self._workshop.adapters.base_of(model) != self._row.base:
            raise KnownError(
                "training-other-model",
                f"The model {self._row.model}, which was being trained, is not the one in use any more.",
                f"Choose it again (ownhand models use {self._row.model}) and go on: "
                "ownhand models train resume",
            )
        return model

    def _desk(self) -> Any:
        from assistant.drafting.desk import Desk

        shop = self._workshop
        profile: Callable[[], Any] = shop.profile
        return Desk(library=shop.bench.library, profile=profile)

    def _write(self, name: str, value: Any) -> None:
        write_private(self._folder / name, json.dumps(value, ensure_ascii=False).encode())

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self._folder / name).read_bytes())
        except (OSError, ValueError) as fault:
            raise KnownError(
                "training-damaged",
                "The files of the training run are missing or damaged.",
                "Start it again: ownhand models train",
            ) from fault


def usable_texts(workshop: Workshop) -> list[OwnText]:
    """The user's mails that can be trained on, newest first."""
    from assistant.personal.playback import MOST_MAILS, usable

    return usable(workshop.bench.library.own_texts(None, "mail", MOST_MAILS))
