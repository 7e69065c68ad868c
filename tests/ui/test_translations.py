"""Every text of the window is translated, and the files that the window loads are up to date."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject

from ui import translation, translations
from ui.translations import Text, texts_of_code

FOLDER = Path(str(resources.files("resources"))) / "translations"
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n")


@pytest.fixture
def in_german(qapp) -> Iterator[None]:
    before = QLocale()
    translation.install("de")
    yield
    translation.uninstall()
    QLocale.setDefault(before)


def test_every_call_is_collected_with_its_class_and_whether_it_counts():
    code = """
class Page:
    def show(self):
        self.tr("Two "
                "pieces")
        self.tr("%n draft(s)", "", len(self.drafts))
        def inner():
            return QCoreApplication.translate("Words", "plain")
translate("Words", "%Ln item(s)", "", state.items)
QT_TRANSLATE_NOOP("Table", "Go")
label(variable)
"""
    assert texts_of_code(code) == [
        Text("Page", "Two pieces"),
        Text("Page", "%n draft(s)", counted=True),
        Text("Words", "plain"),
        Text("Words", "%Ln item(s)", counted=True),
        Text("Table", "Go"),
    ]


@pytest.mark.skipif(
    shutil.which(translations.tool_path("lupdate")) is None, reason="Qt's translation tools are not here"
)
def test_the_files_are_up_to_date():
    assert translations.differences() == [], "run: python -m ui.translations"


@pytest.mark.parametrize("language", list(translations.LANGUAGES))
def test_nothing_is_left_untranslated(language):
    assert translations.gaps(FOLDER / f"ownhand_{language}.ts") == []


@pytest.mark.parametrize("language", list(translations.LANGUAGES))
def test_a_translation_holds_the_same_places_for_values(language):
    wrong = []
    for message in ET.parse(FOLDER / f"ownhand_{language}.ts").getroot().iter("message"):
        wanted = set(PLACEHOLDER.findall(message.findtext("source", "")))
        translated = message.find("translation")
        forms = [form.text or "" for form in translated.iter("numerusform")] or [translated.text or ""]
        wrong += [form for form in forms if set(PLACEHOLDER.findall(form)) != wanted]
    assert wrong == []


def test_the_window_speaks_german(in_german):
    class Foot(QObject):
        def words(self) -> str:
            return self.tr("Start again")

    class Below(Foot):
        """The words of a class reach those made from it."""

    assert Foot().words() == Below().words() == "Neu starten"
    assert QCoreApplication.translate("Indexing", "%Ln item(s)", "", 1) == "1 Eintrag"
    assert QCoreApplication.translate("Indexing", "%Ln item(s)", "", 2310) == "2.310 Einträge"


@pytest.fixture
def in_english(qapp) -> Iterator[None]:
    before = QLocale()
    translation.install("en")
    yield
    translation.uninstall()
    QLocale.setDefault(before)


def test_english_has_its_plurals(in_english):
    assert QCoreApplication.translate("LongWork", "about %n minute(s) left", "", 1) == "about 1 minute left"
    assert QCoreApplication.translate("LongWork", "about %n minute(s) left", "", 3) == "about 3 minutes left"
