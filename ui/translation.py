"""The window in the user's language: the translation files of the resources, and Qt's own."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_NAME = "translation of the window"


def install(language: str) -> QLocale:
    """Translate everything that is made from now on; what an earlier call installed is taken out.

    Args:
        language: two letters; "" follows the system.

    Returns:
        the locale for dates and numbers.
    """
    # The window's English is British: the day stands before the month, and the clock has 24 hours.
    locale = QLocale({"en": "en_GB"}.get(language, language)) if language else QLocale.system()
    QLocale.setDefault(locale)
    application = QCoreApplication.instance()
    assert application is not None
    uninstall()
    code = locale.name().split("_")[0]
    folder = resources.files("resources").joinpath("translations")
    with resources.as_file(folder) as path:
        # English is the source language, but its plurals are in a file too; others stand on it.
        for name in dict.fromkeys(("ownhand_en", f"ownhand_{code}")):
            _add(application, name, str(path))
    _add(application, f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return locale


def uninstall() -> None:
    """Show the texts as they stand in the code."""
    application = QCoreApplication.instance()
    for old in application.findChildren(QTranslator, _NAME) if application is not None else ():
        QCoreApplication.removeTranslator(old)
        old.setParent(None)


def _add(application: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that Qt's tool looks for
    """Mark a text of a table as one to be translated later; gives it back as it is.

    Qt's own function of this name does the same without saying that the result is a text.
    """
    return text
