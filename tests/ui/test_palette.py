"""The colours can be read: contrast by WCAG 2.1, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.palette import DARK, LIGHT, Colours

ON_GROUNDS = [
    (front, ground)
    for front in ("text", "soft_text")
    for ground in ("window", "paper", "raised", "hover", "accent_tint")
] + [
    ("text", "selection"),
    ("faint_text", "paper"),
    ("on_accent", "accent"),
    ("accent", "accent_tint"),
    ("accent", "window"),
    ("added", "added_tint"),
    ("removed", "removed_tint"),
    ("warning", "warning_tint"),
    ("warning", "window"),
    ("text", "warning_tint"),
]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(first: QColor, second: QColor) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.scheme)
@pytest.mark.parametrize(("front", "ground"), ON_GROUNDS)
def test_text_can_be_read_on_its_ground(colours: Colours, front: str, ground: str):
    enough = 3.5 if front == "faint_text" else 4.5
    assert contrast(colours.of(front), colours.of(ground)) >= enough
