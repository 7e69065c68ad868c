"""Gates of the project as a whole: docs against code, licences, versions, and what must not be committed."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
DOCS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]

PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|ISC|0BSD|Zlib|PSF|MPL-2\.0|CC0|BSL-1\.0|CNRI|Unlicense|Public Domain|LLVM-exception"
)
REPLACEABLE_LGPL = {"pyside6-essentials", "shiboken6"}
MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:work|root|tmp/w|home/(?!you\b|me\b|user\b|USER\b)\w+|Users/\w+)/[\w.-]+"
)


@cache
def committed() -> tuple[Path, ...]:
    """All files under version control; the test is skipped where there is no checkout."""
    found = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True)
    if found.returncode:
        pytest.skip("this is no git checkout")
    return tuple(PROJECT / name for name in found.stdout.split("\0") if name and (PROJECT / name).is_file())


@cache
def settings() -> dict:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


@cache
def commands() -> dict[str, set[str]]:
    """The commands of `ownhand` and the options of each, as its own parser knows them."""
    import argparse

    from assistant.cli.parser import EVALUATIONS, build_parser
    from assistant.evaluation.command import build_parser as build_evaluation_parser

    parser = build_parser()
    found = {"": set(parser._option_string_actions)}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                found[name] = _options(sub)
    # The evaluations check their further options themselves.
    for kind in EVALUATIONS:
        found["evaluate"] |= _options(build_evaluation_parser(kind))
    return found


def _options(parser) -> set[str]:
    import argparse

    options = set(parser._option_string_actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            options |= {option for sub in action.choices.values() for option in _options(sub)}
    return options


def pins(name: str) -> dict[str, str]:
    lines = (PROJECT / "packaging" / name).read_text("utf-8").splitlines()
    wanted = [line.split(";")[0].strip() for line in lines if "==" in line and not line.startswith("#")]
    return dict(line.split("==") for line in wanted)


def test_packaging_hides_no_library() -> None:
    assert not (PROJECT / "packaging" / "__init__.py").exists()


def test_versions_agree() -> None:
    version = settings()["project"]["version"]
    newest = re.search(r"^## (\S+)", (PROJECT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == version


def test_the_licence_is_there_in_full() -> None:
    text = (PROJECT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize(
    ("part", "pin_list"), [("dependencies", "requirements.txt"), ("test", "requirements-test.txt")]
)
def test_every_dependency_is_pinned_within_its_range(part: str, pin_list: str) -> None:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = settings()["project"]
    wanted = project["dependencies"] if part == "dependencies" else project["optional-dependencies"][part]
    pinned = pins("requirements.txt") | pins(pin_list)
    for line in wanted:
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        assert name in pinned, f"{name} is not in {pin_list}; run packaging/pin.py"
        assert requirement.specifier.contains(pinned[name]), f"{name}=={pinned[name]} is outside {line}"


def test_no_list_brings_cuda() -> None:
    every = pins("requirements.txt") | pins("requirements-test.txt") | pins("requirements-build.txt")
    assert not [name for name in every if name.startswith(("nvidia", "cuda")) or name == "triton"]


def test_all_licences_are_permissive_and_written_down() -> None:
    rows = re.findall(
        r"^\| ([\w.-]+) \| (\S+) \| (.+) \|$", (PROJECT / "docs/licences.md").read_text("utf-8"), re.M
    )
    noted = {(name, version): licence for name, version, licence in rows if name not in ("package", "---")}
    for pin_list in ("requirements.txt", "requirements-test.txt", "requirements-build.txt"):
        for name, version in pins(pin_list).items():
            assert (name, version) in noted, (
                f"{name} {version} is not in docs/licences.md; run packaging/pin.py"
            )
    for (name, _), licence in noted.items():
        if name in REPLACEABLE_LGPL:
            assert "LGPL-3.0-only" in licence
            continue
        parts = [part for part in re.split(r" AND |, ", licence) if part != "dependency licenses"]
        for part in parts:
            assert PERMISSIVE.search(part), f"{name}: {licence}"
            assert not re.search(r"GPL", part), f"{name}: {licence}"


def test_everything_imported_is_a_stated_dependency() -> None:
    """What the code imports is in `dependencies`, not there by accident of another package."""
    import sys
    from importlib.metadata import packages_distributions

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = settings()["project"]
    stated = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    ours = {"assistant", "models", "ui", "resources"}
    known = packages_distributions()
    missing = set()
    for path in committed():
        if path.suffix != ".py" or path.relative_to(PROJECT).parts[0] not in ours:
            continue
        for module in imported(path) - ours - set(sys.stdlib_module_names):
            # A package that is not installed here has the name of its module, near enough.
            if not {canonicalize_name(name) for name in known.get(module, [module])} & stated:
                missing.add(f"{module} in {path.relative_to(PROJECT)}")
    assert not missing


def imported(path: Path) -> set[str]:
    """The top names of all modules a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_no_path_of_anybodys_machine_is_committed() -> None:
    wrong = []
    for path in committed():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [f"{path.relative_to(PROJECT)}: {found[0]}" for found in MACHINE_PATH.finditer(text)]
    assert not wrong


def test_no_weights_or_large_files_are_committed_but_small_adapters_of_our_own() -> None:
    adapters = {path for path in committed() if path.parent == PROJECT / "resources" / "adapters"}
    rest = [path for path in committed() if path not in adapters]
    assert not [str(path.relative_to(PROJECT)) for path in rest if path.stat().st_size > 2_000_000]
    assert not [path for path in rest if path.suffix in (".gguf", ".safetensors", ".whl")]
    assert all(path.stat().st_size <= 12_000_000 for path in adapters)


def test_the_docs_name_only_commands_and_options_there_are() -> None:
    known = commands()
    wrong = []
    for path in DOCS:
        for line in spoken(path):
            words = re.findall(r"[^\s`|]+", line)
            command = next((word for word in words if not word.startswith(("-", "…", "["))), "")
            if command and re.fullmatch(r"[a-z]+", command) and command not in known:
                wrong.append(f"{path.name}: ownhand {command}")
            options = {word.split("=")[0].strip("[].,;)") for word in words if word.startswith("--")}
            wrong += [
                f"{path.name}: ownhand {command} {option}"
                for option in options
                if option not in known.get(command, set()) | known[""]
            ]
    assert not wrong


def spoken(path: Path) -> list[str]:
    """What follows `ownhand` in the code spans and code blocks of a page."""
    text = path.read_text("utf-8")
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line for block in fenced for line in block.splitlines()]
    lines += re.findall(r"^    (.*)$", text, re.MULTILINE) + re.findall(r"`([^`\n]+)`", text)
    said = [re.match(r"(?:\$ )?(?:\S*bin/)?ownhand\s+(.*)", line.strip()) for line in lines]
    return [re.split(r"   | #", match[1])[0] for match in said if match]


def test_every_command_is_in_the_readme_or_the_docs() -> None:
    text = "\n".join(path.read_text("utf-8") for path in DOCS)
    missing = [name for name in commands() if name and not re.search(rf"\bownhand {name}\b", text)]
    assert not missing


def test_the_links_of_the_docs_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
    wrong = [
        f"{path.name}: {target}"
        for path in DOCS
        for target in link.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not wrong


def test_the_docs_name_only_modules_there_are() -> None:
    """A path such as `assistant/library/search.py` in the docs exists."""
    name = re.compile(r"`((?:assistant|models|ui|resources|packaging|tests)/[\w./-]*)`")
    wrong = [
        f"{path.name}: {target}"
        for path in DOCS
        for target in name.findall(path.read_text("utf-8"))
        if not (PROJECT / target).exists()
    ]
    assert not wrong
