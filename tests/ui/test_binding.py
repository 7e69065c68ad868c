"""The binding to Qt counts its references: a release that doesn't ends a long-lived window (PySide6 6.12.0 did)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

TIMES = 500


class Sender(QObject):
    said = Signal(object)


def test_calls_and_signals_keep_the_references_of_constants(qapp):
    label, sender = QLabel(), Sender()
    sender.said.connect(lambda _value: None)
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(TIMES):
        label.setWordWrap(True)
        sender.said.emit(None)
    after = [sys.getrefcount(value) for value in (None, True, False)]
    assert all(abs(then - now) < TIMES / 2 for then, now in zip(before, after, strict=True))
