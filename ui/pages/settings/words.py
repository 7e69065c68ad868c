"""The words of the settings schema in the user's language.

They stand in ``resources/settings.toml``; ``python -m ui.translations`` takes them from there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from assistant.settings import Setting, Value

CONTEXT = "Setting"


def spoken(text: str) -> str:
    """A text of the schema in the user's language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def spoken_value(setting: Setting, value: Value) -> str:
    """A value as the page shows it, e.g. "Dark" or "15 minutes"."""
    if setting.choices:
        return spoken(setting.choice_titles[setting.choices.index(str(value))])
    if setting.type == "flag":
        on, off = QCoreApplication.translate(CONTEXT, "on"), QCoreApplication.translate(CONTEXT, "off")
        return on if value else off
    if setting.type == "text":
        return str(value) or spoken(setting.empty_title)
    locale = QLocale()
    number = locale.toString(value) if isinstance(value, int) else locale.toString(float(value))
    return f"{number} {spoken(setting.unit)}".strip()


def matches(setting: Setting, query: str) -> bool:
    """Whether a search of the page means this setting: every word stands in its words or its key."""
    words = " ".join(
        (
            spoken(setting.title),
            spoken(setting.help),
            spoken(setting.group),
            setting.key,
            *(spoken(title) for title in setting.choice_titles),
        )
    ).casefold()
    return all(word in words for word in query.casefold().split())
