"""Training on the user's own sent mail, as the engine does it: beside everything else, and behind it.

One thread looks after one run. The run is a process of its own (`assistant.personal.process`), which stands
still while a draft is written; the measuring afterwards is done with the engine's own model, one mail and arm
at a time, and lets go when somebody writes. What was reached stands in the library and beside the pairs, so a
run that was killed goes on when an engine starts again.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.engine.background import on_battery
from assistant.engine.logs import place_of, write_crash_report
from assistant.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from assistant.engine.training_run import Run
    from assistant.engine.workshop import Workshop
    from assistant.personal.measure import Yardstick
    from assistant.personal.process import TrainingProcess
    from assistant.personal.records import PersonalAdapter

log = logging.getLogger(__name__)

START_SECONDS = 5.0
"""The first request of a new engine comes first."""

IDLE_SECONDS, BUSY_SECONDS = 5.0, 0.1
ROW_SECONDS = 1.0
"""Between two looks at the row, where nothing else asks for one."""

QUIET_SECONDS = 2.0
"""So long after a draft the training goes on: mostly another request follows."""

MOST_DEATHS = 2


@dataclass(slots=True)
class _Now:
    """What one run is doing now, for those who ask."""

    stage: str = ""
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    deaths: int = 0
    step_at_death: int = -1
    speeds: list[float] = field(default_factory=list)


class Training:
    """The thread that trains and measures personal adapters; see the module."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._stop = threading.Event()
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None
        self._process: TrainingProcess | None = None
        self._number = 0
        self._now = _Now()
        self._yardstick: tuple[object, Yardstick] | None = None
        self._busy = False
        self._quiet_from = 0.0
        self._counted: tuple[tuple[object, ...], int] | None = None

    def start(self) -> None:
        """Begin, a moment after the engine did."""
        self._thread = threading.Thread(target=self._run, name="training", daemon=True)
        self._thread.start()

    def stop(self, patience: float) -> bool:
        """End, and the process with it; returns whether the thread ended within ``patience`` seconds."""
        self._stop.set()
        self._woken.set()
        if self._thread is None:
            return True
        self._thread.join(patience)
        return not self._thread.is_alive()

    @property
    def busy(self) -> bool:
        """Whether there is something to do, so that the engine had better stay."""
        return self._busy

    @property
    def process_id(self) -> int | None:
        """Of the training process; None while none runs."""
        return self._process.process_id if self._process is not None else None

    def wake(self) -> None:
        """Look at once what there is to do."""
        self._woken.set()

    def now(self, adapter: PersonalAdapter) -> tuple[str, int, int, float | None]:
        """Stage, done, total and seconds left of a run that is under way."""
        if self._number == adapter.id and self._now.stage:
            return self._now.stage, self._now.done, self._now.total, self._now.seconds_left
        return adapter.stage, adapter.done, adapter.total, None

    def own_texts(self) -> int:
        """How many of the user's mails could be trained on; counted anew only when those changed."""
        from assistant.engine.training_run import usable_texts

        state = self._workshop.bench.db.conn.execute(
            "SELECT count(*), max(id), total(length(new_text)) FROM items WHERE own"
        ).fetchone()
        if self._counted is None or self._counted[0] != state:
            self._counted = (state, len(usable_texts(self._workshop)))
        return self._counted[1]

    def drop(self, number: int) -> None:
        """End the process of a run that is to be forgotten; nothing of it is at work when this returns."""
        process = self._process
        if self._number == number and process is not None:
            process.close()

    def drop_all(self) -> None:
        """The same for whatever is at work."""
        self.drop(self._number)

    # In the thread

    def _run(self) -> None:
        wait = START_SECONDS
        while not self._stop.is_set():
            self._woken.wait(wait)
            if self._stop.is_set():
                break
            wait = self.step()
        self._end_process()

    def step(self) -> float:
        """Do what is to be done now, for a second at most; returns how long to wait before the next time."""
        self._woken.clear()
        try:
            if not self._workshop.adapters.any or not self._workshop.data.library_db.exists():
                self._busy = False
                return IDLE_SECONDS
            return self._step()
        except Cancelled:
            return BUSY_SECONDS
        except KnownError as fault:
            log.warning("training has to wait: %s", fault.code)
        except Exception as fault:  # noqa: BLE001 - the boundary of this thread: a bug here must not end the engine
            log.error("training failed in %s", place_of(fault), exc_info=fault)
            write_crash_report(self._workshop.data.logs, fault, "training")
        self._end_process()
        return IDLE_SECONDS

    def _step(self) -> float:
        with self._workshop.gate.ordinary():
            store = self._workshop.adapters.store
            row = store.under_way()
            if row is None or row.id != self._number:
                self._end_process()
                self._number, self._now = (row.id if row is not None else 0), _Now()
            self._busy = row is not None and not row.paused
            if row is None:
                return IDLE_SECONDS
            if row.paused:
                self._end_process()
                return IDLE_SECONDS
            if row.state == "waiting":
                self._prepare(row)
                return BUSY_SECONDS
        if row.state == "running":
            return self._train(row)
        return self._measure(row)

    def _prepare(self, row: PersonalAdapter) -> None:
        """Make the pairs, or carry an earlier adapter over."""
        from assistant.engine.training_run import Run

        try:
            Run(self._workshop, row).prepare()
        except KnownError as fault:
            self._fail(row, fault)

    def _held_up(self) -> str:
        """Why the run stands still now, or ""."""
        shop = self._workshop
        if shop.jobs.at_work("model") or shop.jobs.waits("model"):
            self._quiet_from = time.monotonic() + QUIET_SECONDS
            return "draft"
        if time.monotonic() < self._quiet_from:
            return "draft"
        if not shop.settings.flag("training.on_battery") and on_battery():
            return "battery"
        return ""

    def _train(self, row: PersonalAdapter) -> float:
        """Look after the process for a second."""
        from assistant.personal.process import TrainingProcess

        process = self._process
        if process is None:
            log.info("the training process is started")
            process = self._process = TrainingProcess(self._workshop.adapters.store.place(row.id))
        until = time.monotonic() + ROW_SECONDS
        why = ""
        while time.monotonic() < until and not self._stop.is_set() and not self._woken.is_set():
            why = self._held_up()
            process.hold(bool(why))
            if self._hear(row, process, why):
                return BUSY_SECONDS
            time.sleep(BUSY_SECONDS)
        return 0.0

    def _hear(self, row: PersonalAdapter, process: TrainingProcess, why: str) -> bool:
        """Take up what the process told; returns whether it is over."""
        ended = process.ended
        for news in process.news():
            if "error" in news:
                self._end_process()
                self._fail(row, _explain(news["error"]))
                return True
            if news.get("done"):
                self._end_process()
                self._made(row, bool(news["holds"]))
                return True
            self._now.stage = str(news.get("stage", ""))
            if "step" in news:
                self._now.done, self._now.total = int(news["step"]), int(news["steps"])
                left = float(news["seconds_left"])
                self._now.seconds_left = left if left == left else None  # not a number before the first step
        if why:
            self._now.stage = why
        elif self._now.stage in ("draft", "battery"):
            self._now.stage = "train"
        if ended:
            self._end_process()
            self._died(row)
        return ended

    def _died(self, row: PersonalAdapter) -> None:
        """It ended without a word: killed, or for want of memory. It is tried again, but once in vain."""
        if self._now.done > self._now.step_at_death:
            self._now.deaths = 0
        self._now.deaths, self._now.step_at_death = self._now.deaths + 1, self._now.done
        log.warning("the training process ended before its time")
        if self._now.deaths >= MOST_DEATHS:
            self._fail(
                row,
                KnownError(
                    "training-died",
                    "The training process was ended from outside twice, probably for want of memory.",
                    "Close other programs, then go on: ownhand models train resume",
                ),
            )

    def _made(self, row: PersonalAdapter, holds: bool) -> None:
        from assistant.engine.training_run import Run

        with self._workshop.gate.ordinary():
            if holds:
                Run(self._workshop, row).made()
                return
        self._fail(
            row,
            KnownError(
                "training-no-agreement",
                "The trained adapter does not do in use what it did in training, so it is not used.",
                "Train again, or write with another model.",
            ),
        )

    # Measuring, in the model lane

    def _measure(self, row: PersonalAdapter) -> float:
        """Draft one held-out mail in one arm, unless somebody writes."""
        from assistant.engine.training_run import Run

        shop = self._workshop
        if self._held_up():
            return BUSY_SECONDS
        with shop.gate.ordinary():
            run = Run(shop, row)
            todo = run.next_measure()
            if todo is None:
                run.conclude()
                return BUSY_SECONDS
            self._now.stage, (self._now.done, self._now.total) = "measure", run.measured_so_far()
        outcome: list[BaseException] = []

        def work(job: Any) -> None:
            began = time.monotonic()
            try:
                if job.cancel.is_set():
                    raise Cancelled
                with shop.gate.ordinary():
                    run.measure(todo, self._yardstick_for(row, run), job.cancel)
            except BaseException as fault:  # noqa: BLE001 - handed to the thread that waits for it
                outcome.append(fault)
            else:
                self._speed(time.monotonic() - began)

        job = shop.jobs.submit("training", "model", work)
        assert job.future is not None
        while not job.future.done():
            others_wait = job.started is not None and shop.jobs.waits("model")
            if others_wait or self._stop.is_set() or self._woken.is_set():
                job.stop()
            time.sleep(BUSY_SECONDS / 2)
        self._quiet_from = 0.0
        if outcome and isinstance(outcome[0], KnownError):
            self._fail(row, outcome[0])
        elif outcome:
            raise outcome[0]
        return 0.0

    def _yardstick_for(self, row: PersonalAdapter, run: Run) -> Yardstick:
        """Made once for all mails of a run, as long as the stores of the lane stay open."""
        key = (row.id, self._workshop.bench)
        if self._yardstick is None or self._yardstick[0] != key:
            self._yardstick = (key, run.yardstick())
        return self._yardstick[1]

    def _speed(self, seconds: float) -> None:
        self._now.speeds.append(seconds)
        recent = self._now.speeds[-20:]
        self._now.seconds_left = (self._now.total - self._now.done - 1) * sum(recent) / len(recent)

    # The end of a run

    def _fail(self, row: PersonalAdapter, fault: KnownError) -> None:
        log.warning("training ended with %s", fault.code)
        with self._workshop.gate.ordinary():
            self._workshop.adapters.store.change(
                row.id,
                state="failed",
                code=fault.code,
                message=fault.message,
                hint=fault.hint,
                stage="",
                done=self._now.done,
                total=self._now.total,
            )

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.close()


def _explain(error: dict[str, str]) -> KnownError:
    """What the training process told, for the user."""
    code = error["code"]
    if code == "out-of-memory":
        return KnownError(
            code,
            "There was not enough memory to go on training.",
            "Close other programs, then go on: ownhand models train resume",
        )
    if code == "disk-full":
        return KnownError(
            code,
            "The disk of the data directory is full, so the training could not go on.",
            "Free some space, then go on: ownhand models train resume",
        )
    if code == "bug":
        return KnownError(
            "training-bug",
            f"Training failed by a fault of its own ({error['place']}).",
            "Drafts are written without it. Nothing stored before is lost.",
        )
    return KnownError(code, error["message"], error["hint"])
