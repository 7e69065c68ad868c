"""``python -m ui.translations``: bring the translation files up to date with the texts of the window.

Texts are taken from ``ui`` and from the two tables of the resources whose words the window shows. Qt's own
tools do the rest: ``lupdate`` merges, ``lrelease`` writes what the window loads. What is not translated yet
is listed; translate it in ``resources/translations/ownhand_de.ts`` (Qt Linguist, or any editor) and run the
command again.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from assistant.settings import schema

LANGUAGES = {"de": (), "en": ("-pluralonly",)}
"""The files there are, with lupdate's options: English is the source and needs its plurals alone."""

_PROJECT = Path(__file__).resolve().parent.parent
_FOLDER = Path("resources") / "translations"


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that has no translation, or not in all its plural forms."""

    language: str
    context: str
    source: str


def texts_of_tables() -> Iterator[tuple[str, str]]:
    """Context and text of everything the window shows out of the resources."""
    for setting in schema().values():
        choices = (title for title in setting.choice_titles)
        for text in (setting.group, setting.title, setting.help, setting.unit, setting.empty_title, *choices):
            if text:
                yield "Setting", text
    catalogue = tomllib.loads(
        resources.files("resources").joinpath("catalogue.toml").read_text(encoding="utf-8")
    )
    for entry in catalogue["model"]:
        for name in ("title", "note"):
            if entry.get(name):
                yield "Catalogue", entry[name]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the window; ``counted`` when its words depend on a number."""

    context: str
    source: str
    comment: str = ""
    counted: bool = False

    @property
    def call(self) -> str:
        """The call as ``lupdate`` reads it with certainty, one to a line."""
        number = ", 5" if self.counted else ""
        return f"translate({self.context!r}, {self.source!r}, {self.comment!r}{number})\n"


class _Collector(ast.NodeVisitor):
    """Takes the texts out of one module.

    ``lupdate`` reads Python line by line and passes over counted texts whose number is an expression.
    """

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:  # noqa: N802 - the name that ast looks for
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:  # noqa: N802 - the name that ast looks for
        self.generic_visit(node)
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
        if called == "tr" and self._classes:
            words.insert(0, self._classes[-1])
        elif called not in ("translate", "QT_TRANSLATE_NOOP"):
            return
        while len(words) < 3:
            words.append("")
        context, source, comment = words[:3]
        if isinstance(context, str) and isinstance(source, str):
            self.texts.append(Text(context, source, str(comment or ""), counted=len(words) > 3))


def texts_of_code(code: str) -> list[Text]:
    """The texts that a module of the window shows, in its order."""
    collector = _Collector()
    collector.visit(ast.parse(code))
    return collector.texts


def update(folder: Path) -> None:
    """Bring the ``.ts`` files of a folder up to date and write their ``.qm`` beside them.

    Raises:
        subprocess.CalledProcessError, OSError: a tool of Qt is missing or failed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        texts = [Text(context, source) for context, source in texts_of_tables()]
        for module in sorted((_PROJECT / "ui").rglob("*.py")):
            texts += texts_of_code(module.read_text(encoding="utf-8"))
        collected = Path(scratch) / "texts.py"
        collected.write_text("".join(text.call for text in dict.fromkeys(texts)), encoding="utf-8")
        for language, options in LANGUAGES.items():
            file = folder / f"ownhand_{language}.ts"
            common = (
                "-no-obsolete",
                "-locations",
                "none",
                "-source-language",
                "en",
                "-target-language",
                language,
            )
            _tool("lupdate", *common, *options, str(collected), "-ts", str(file))
            _tool("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def gaps(file: Path) -> list[Gap]:
    """What of a ``.ts`` file is not translated."""
    language = file.stem.rpartition("_")[2]
    found = []
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - a file of our own
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = list(translation.iter("numerusform")) if translation is not None else []
            texts = [form.text for form in forms] or [translation.text if translation is not None else None]
            unfinished = translation is None or translation.get("type") == "unfinished"
            if unfinished or not all(text and text.strip() for text in texts):
                found.append(Gap(language, context.findtext("name", ""), message.findtext("source", "")))
    return found


def differences() -> list[str]:
    """What the command would change: one sentence for each file that is not up to date."""
    ours = _PROJECT / _FOLDER
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for language in LANGUAGES:
            shutil.copy(ours / f"ownhand_{language}.ts", fresh)
        update(fresh)
        names = [f"ownhand_{language}.{kind}" for language in LANGUAGES for kind in ("ts", "qm")]
        return [
            f"{_FOLDER / name} is not up to date."
            for name in names
            if not (ours / name).is_file() or (ours / name).read_bytes() != (fresh / name).read_bytes()
        ]


def main(arguments: Sequence[str]) -> int:
    """Update, or with ``--check`` only look; exits with 1 when something is missing."""
    parser = argparse.ArgumentParser(prog="python -m ui.translations", description="Update the translations.")
    parser.add_argument("--check", action="store_true", help="change nothing; say what is missing")
    options = parser.parse_args(arguments)
    stale = differences() if options.check else []
    if not options.check:
        update(_PROJECT / _FOLDER)
    missing = [gap for language in LANGUAGES for gap in gaps(_PROJECT / _FOLDER / f"ownhand_{language}.ts")]
    for gap in missing:
        sys.stdout.write(f"{gap.language}: {gap.context}: {gap.source}\n")
    sys.stdout.write("".join(f"{sentence}\n" for sentence in stale))
    sys.stdout.write(f"{len(missing)} texts are not translated.\n")
    return 1 if missing or stale else 0


def tool_path(name: str) -> str:
    """Where a tool of Qt is; its bare name when it is not beside this Python."""
    return shutil.which(f"pyside6-{name}", path=sysconfig.get_path("scripts")) or f"pyside6-{name}"


def _tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools as PySide6 brings it."""
    program = tool_path(name)
    subprocess.run([program, *arguments], check=True, capture_output=True, text=True, cwd=_PROJECT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
