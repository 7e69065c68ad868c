"""A training and its results in plain words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from ui.failures import pattern_of
from ui.pages.models.training.records import ALL, REGISTERS, TRAINED, Adapter, Figure, Training
from ui.translation import QT_TRANSLATE_NOOP
from ui.widgets.dates import day_of
from ui.widgets.longwork import time_left

CLEAR = 0.05
"""A lead that chance makes in fewer than one of twenty trials is called clear."""

STALENESS = (
    (
        "A source it was trained on was removed.",
        QT_TRANSLATE_NOOP("Training", "A source it learned from was removed. Train again, or remove it."),
    ),
    (
        "Its file is missing; train again, or remove it.",
        QT_TRANSLATE_NOOP("Training", "Its file is missing. Train again, or remove it."),
    ),
    (
        "Its file is damaged; train again, or remove it.",
        QT_TRANSLATE_NOOP("Training", "Its file is damaged. Train again, or remove it."),
    ),
    (
        "The model it belongs to, {model}, is not installed any more.",
        QT_TRANSLATE_NOOP(
            "Training", "Its model is not installed any more. Install that model again, or remove this."
        ),
    ),
)
"""Why the engine calls an adapter stale, and what the page says of it."""


def spoken_course(training: Training) -> str:
    """What is done now, how far it is and how long it will take."""
    parts = [_doing(training)]
    if training.share is not None:
        parts.append(f"{round(100 * training.share)} %")
    if training.seconds_left is not None and training.state in ("running", "measuring"):
        parts.append(time_left(training.seconds_left))
    return " · ".join(parts)


def _doing(training: Training) -> str:
    translate = QCoreApplication.translate
    if training.state == "paused":
        return translate("Training", "Paused")
    if training.state == "waiting":
        return {
            "draft": translate("Training", "Waits while a draft is written"),
            "battery": translate("Training", "Waits for mains power"),
        }.get(training.stage, translate("Training", "Begins in a moment"))
    if training.state == "measuring":
        return translate("Training", "Measuring it on mails it has not seen")
    return {
        "load": translate("Training", "Loading the model"),
        "export": translate("Training", "Putting it in place"),
    }.get(training.stage, translate("Training", "Learning from your texts"))


def spoken_origin(adapter: Adapter) -> str:
    """When it was made, and from how much."""
    translate = QCoreApplication.translate
    words = translate("Training", "Learned on {date} from %Ln of your texts", "", adapter.texts)
    return words.format(date=_day(adapter.made))


def spoken_staleness(reason: str) -> str:
    """Why an adapter should be made anew and what to do; the engine's words where they are not known here."""
    for sentence, words in STALENESS:
        if pattern_of(sentence).fullmatch(reason):
            return QCoreApplication.translate("Training", words)
    return reason


def spoken_register(register: str) -> str:
    """The mails of a register, as the beginning of a line."""
    translate = QCoreApplication.translate
    return {
        "formal": translate("Training", "Formal mails"),
        "neutral": translate("Training", "Neutral mails"),
        "informal": translate("Training", "Informal mails"),
    }.get(register, translate("Training", "All mails"))


def spoken_arm(arm: str) -> str:
    """A way to write."""
    translate = QCoreApplication.translate
    return {
        "none": translate("Training", "The model by itself"),
        "retrieval": translate("Training", "With examples from your mail"),
        "adapter": translate("Training", "Trained"),
        "both": translate("Training", "Trained, with examples"),
    }.get(arm, arm)


def spoken_verdicts(adapter: Adapter) -> list[str]:
    """Which way to write won, and by how much: a sentence for each register that was measured by itself, and
    one for the others.
    """
    translate = QCoreApplication.translate
    own = [register for register in adapter.measured if register != ALL]
    sentences = [_verdict(adapter, register, spoken_register(register)) for register in own]
    if ALL in adapter.measured and len(own) < len(REGISTERS):
        rest = translate("Training", "Other mails") if own else spoken_register(ALL)
        sentences.append(_verdict(adapter, ALL, rest))
    return sentences


def _verdict(adapter: Adapter, register: str, mails_of: str) -> str:
    translate = QCoreApplication.translate
    arm = adapter.arms.get(register, "none")
    figure = adapter.figure(register, arm)
    if arm not in TRAINED:
        mails = figure.mails if figure is not None else 0
        lost = translate(
            "Training",
            "written as before. On %Ln mail(s) it had not seen, the training did not win.",
            "",
            mails,
        )
        return f"{mails_of}: {lost}"
    won = {
        "adapter": translate("Training", "written with what was learned."),
        "both": translate("Training", "written with what was learned, and with examples from your mail."),
    }[arm]
    return f"{mails_of}: {won} {_gain(adapter, figure)}".strip()


def _gain(adapter: Adapter, best: Figure | None) -> str:
    """How much nearer to the user's style than by the best way without a training."""
    if best is None:
        return ""
    untrained = [
        figure.style_distance
        for figure in adapter.figures
        if figure.register == best.register and figure.arm not in TRAINED
    ]
    if not untrained or min(untrained) <= best.style_distance:
        return ""
    nearer = round(100 * (1 - best.style_distance / min(untrained)))
    words = QCoreApplication.translate(
        "Training",
        "{percent} % nearer to your style than without, on %Ln mail(s) it had not seen.",
        "",
        best.mails,
    )
    return words.format(percent=nearer)


def spoken_lead(figure: Figure) -> str:
    """Whether a figure leads by more than chance; "" where nothing is compared."""
    if figure.p is None:
        return ""
    translate = QCoreApplication.translate
    return translate("Training", "clear") if figure.p < CLEAR else translate("Training", "may be chance")


def spoken_share(share: float | None) -> str:
    """A share as one reads it, e.g. "34 %"; a dash where it was not measured."""
    return "–" if share is None else f"{round(100 * share)} %"


def spoken_distance(distance: float) -> str:
    """A distance with two decimals."""
    return QLocale().toString(distance, "f", 2)


def _day(made: str) -> str:
    try:
        return day_of(datetime.fromisoformat(made).timestamp())
    except ValueError:
        return made
