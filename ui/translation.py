"""The window in the user's language: the translation files of the resources, and Qt's own."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


def install(language: str) -> QLocale:
    """Translate everything that is shown from now on.

    Args:
        language: two letters; "" follows the system. English needs no file: it is the source language.

    Returns:
        the locale for dates and numbers.
    """
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    application = QCoreApplication.instance()
    assert application is not None
    code = locale.name().split("_")[0]
    ours = QTranslator(application)
    folder = resources.files("resources").joinpath("translations")
    with resources.as_file(folder) as path:
        if ours.load(f"ownhand_{code}", str(path)):
            QCoreApplication.installTranslator(ours)
    qts = QTranslator(application)
    if qts.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(qts)
    return locale


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that Qt's tool looks for
    """Mark a text of a table as one to be translated later; gives it back as it is.

    Qt's own function of this name does the same without saying that the result is a text.
    """
    return text
