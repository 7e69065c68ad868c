"""The steps of an installation, in order; each is skipped when its stamp names the same inputs."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bootstrap import machine, torch_build
from bootstrap.errors import StartError
from bootstrap.progress import BuildProgress, PipProgress
from bootstrap.repair import repair
from bootstrap.run import Runs
from bootstrap.screen import Screen
from bootstrap.stamps import Stamps, key_of
from bootstrap.venv_folder import VenvFolder

MODELS = ("starter", "all-MiniLM-L6-v2")
RUNTIME = "llama-cpp-python"
BUILD_CORE_MINUTES = 12
"""What the build of the runtime takes on one ordinary core."""
CMAKE_OLDEST = (3, 21)


@dataclass(frozen=True)
class Project:
    """The files an installation is made from.

    Attributes:
        root: the folder of the checkout.
    """

    root: Path

    @property
    def lists(self) -> Path:
        """The folder of the pin lists."""
        return self.root / "packaging"

    def text(self, name: str) -> str:
        """The text of a file, by its path from the root.

        Raises:
            StartError: it is missing, so the checkout is not whole.
        """
        try:
            return (self.root / name).read_text("utf-8")
        except OSError as error:
            raise StartError(
                f"The file {name} cannot be read: {error.strerror}.", "Fetch the project again, whole."
            ) from None

    def pins(self, name: str) -> list[str]:
        """The requirement lines of a pin list, without comments."""
        lines = (line.strip() for line in self.text(f"packaging/{name}").splitlines())
        return [line for line in lines if line and not line.startswith("#")]

    def pin(self, package: str) -> str:
        """The line "package==version" of the program's list."""
        return next(line for line in self.pins("requirements.txt") if line.startswith(f"{package}=="))


@dataclass
class Installer:
    """Brings an installation up to date.

    Args:
        project: what is installed.
        venv: where to.
        screen: what is shown.
        runner: starts programs.
        environment: the variables of this process.
        cores: processors to build with.
    """

    project: Project
    venv: VenvFolder
    screen: Screen
    runner: Runs
    environment: Mapping[str, str]
    cores: int = field(default_factory=lambda: os.cpu_count() or 1)

    def __post_init__(self) -> None:
        self.stamps = Stamps(self.venv.state)
        self._pip_ready = False

    def steps(self, with_tests: bool) -> list[Step]:
        """All steps in their order; `with_tests` adds the tools of the gates."""
        every = [
            Step("venv", "Virtual environment", "a few seconds", self.venv_key, self.make_venv),
            Step("tools", "Installation tools", "30 MB to fetch", self.tools_key, self.install_tools),
            Step(
                "torch",
                "PyTorch, the build without CUDA",
                "200 MB to fetch",
                self.torch_key,
                self.install_torch,
            ),
            Step(
                "packages",
                "Libraries",
                "450 MB to fetch; 2 to 5 minutes on an ordinary line",
                self.packages_key,
                self.install_packages,
            ),
            Step(
                "runtime", "Language model runtime", self._build_note(), self.runtime_key, self.build_runtime
            ),
            Step("project", "Ownhand itself", "a few seconds", self.project_key, self.install_project),
            Step(
                self._models_stamp(),
                "Starter model and embedding model",
                "190 MB to fetch",
                self.models_key,
                self.models,
            ),
            Step("check", "Check", "about 20 s", self.check_key, self.check),
        ]
        if with_tests:
            tests = Step("tests", "Test tools", "40 MB to fetch", self.tests_key, self.install_tests)
            every.insert(-2, tests)
        return every

    def is_up(self, with_tests: bool = False) -> bool:
        """Whether every step is done, told from the stamps alone."""
        return all(self._is_done(step) for step in self.steps(with_tests))

    def bring_up(self, with_tests: bool = False) -> None:
        """Do the steps that are not done yet.

        Raises:
            StartError: what the user must know; finished steps stay finished.
        """
        steps = self.steps(with_tests)
        first = True
        for number, step in enumerate(steps, start=1):
            if self._is_done(step):
                continue
            if first:
                self._require(steps)
                first = False
            self.screen.step(number, len(steps), step.title, step.note)
            if step.name != "venv":
                self._mend(step.name)
                self.stamps.begin(step.name)
            facts = step.work() or {}
            self.stamps.finish(step.name, step.key(), **facts)
            self.screen.done(str(facts.get("note", "")))

    def _is_done(self, step: Step) -> bool:
        if not self.stamps.done(step.name, step.key()):
            return False
        return step.name != self._models_stamp() or self._models_there()

    def _require(self, steps: list[Step]) -> None:
        """Look for what would fail later, before the long steps begin."""
        machine.require_64_bit()
        machine.require_known_libc()
        machine.require_memory(machine.memory(), self.screen.say)
        if not self.stamps.done("venv", self.venv_key()):
            machine.require_venv()
        if not self.stamps.done("runtime", self.runtime_key()):
            machine.require_disk(self.project.root)
            machine.require_compiler()

    def _mend(self, name: str) -> None:
        """After an interrupted step: make pip install again what it left half-done."""
        if self.stamps.interrupted(name) and (removed := repair(self.venv.site_packages)):
            self.screen.say(
                f"      the last start was interrupted; {len(removed)} half-made packages are mended"
            )

    # 1. the environment

    def venv_key(self) -> str:
        """Changes with the folder, since an environment cannot be moved, and when its Python is gone.

        Another Python of this computer may start it: the environment keeps the one that it was made with.
        """
        made = self.stamps.read("venv")
        if not Path(str(made.get("base", "?"))).exists():
            made = self._python()
        return key_of(str(made["python"]), str(made["base"]), str(self.venv.root.resolve()))

    @staticmethod
    def _python() -> dict[str, object]:
        # Outside a virtual environment the two are the same; inside one, its own program must not be used.
        return {"python": sys.version, "base": getattr(sys, "_base_executable", sys.executable)}

    def make_venv(self) -> dict[str, object]:
        """Make the environment; a half-made or foreign one that does not work is made anew."""
        root = self.venv.root
        making = self.venv.state / "making"
        if root.exists() and (making.exists() or self.stamps.read("venv") or not self._usable()):
            self.screen.say("      an environment that is half-made or of another Python is replaced")
            self._remove(root)
        if not root.exists():
            self.venv.state.mkdir(parents=True)
            making.touch()
            command = [str(self._python()["base"]), "-m", "venv", str(root)]
            self.runner.run(command, lambda _: self.screen.progress("making it"), dict(self.environment))
            making.unlink()
        return self._python()

    def _usable(self) -> bool:
        """Whether an environment somebody made by hand has this Python and a working pip."""
        wanted = f"{sys.version_info[0]}.{sys.version_info[1]}"
        code = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
        status, text = self.runner.read(
            [str(self.venv.python), "-c", code], self.venv.environment(self.environment)
        )
        return status == 0 and text.strip() == wanted

    @staticmethod
    def _remove(folder: Path) -> None:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise StartError(
                f"The folder {folder} cannot be replaced: {error.strerror}.",
                "Close programs that use it, or delete it yourself, and run this again.",
            ) from None

    # 2. the libraries

    def tools_key(self) -> str:
        """Changes with the pins of the tools."""
        return key_of(self.venv_key(), *self.project.pins("requirements-build.txt"))

    def install_tools(self) -> None:
        """Bring pip itself to the pinned version, and what builds wheels."""
        pins = self.project.pins("requirements-build.txt")
        wanted = [pin for pin in pins if not pin.startswith(("cmake==", "ninja=="))]
        wanted += [pin for pin in pins if pin.startswith("cmake==") and not self._cmake_is_there()]
        wanted += [pin for pin in pins if pin.startswith("ninja==") and not shutil.which("ninja")]
        self._pip(["install", "--no-deps", *wanted], PipProgress(self.screen.progress, len(wanted)))

    def _cmake_is_there(self) -> bool:
        found = shutil.which("cmake")
        text = self.runner.read([found, "--version"], self.environment)[1] if found else ""
        version = re.search(r"version (\d+)\.(\d+)", text)
        return version is not None and (int(version[1]), int(version[2])) >= CMAKE_OLDEST

    def torch_key(self) -> str:
        """Changes with the pin."""
        return key_of(self.venv_key(), self.project.pin("torch"), torch_build.CPU_INDEX)

    def install_torch(self) -> dict[str, object]:
        """Install the CPU build of torch from wherever one is offered."""
        pin = self.project.pin("torch")
        offered = self._cpu_build_offered(pin)
        arguments = ["install", *torch_build.install_arguments(pin, offered)]
        try:
            self._pip([*arguments, "--progress-bar", "raw"], PipProgress(self.screen.progress, 1))
        except StartError as error:
            if offered:
                raise
            raise StartError(
                "The CPU build of PyTorch could not be fetched from PyTorch's own index.",
                f"{error.message} {error.hint}\nIf you have its wheel, name its folder: PIP_FIND_LINKS=DIR",
            ) from None
        return {"note": "from the package index" if offered else "from PyTorch's index"}

    def _cpu_build_offered(self, pin: str) -> bool:
        if sys.platform != "linux":
            return True
        report = self.venv.state / "torch-offered.json"
        look = ["install", "--dry-run", "--no-deps", "--ignore-installed", "--only-binary", ":all:"]
        # Read the requirements alone where the index allows it, not a package of half a gigabyte.
        look += ["--use-feature", "fast-deps", "--report", str(report), pin]
        self._pip(look, lambda _: self.screen.progress("asking which build the package index offers"))
        try:
            return torch_build.is_cpu_build(torch_build.offered(report), platform.machine())
        except (OSError, ValueError, KeyError):
            return False

    def packages_key(self) -> str:
        """Changes with the pin list, and with torch, which must come first."""
        return key_of(self.torch_key(), self.tools_key(), *self.project.pins("requirements.txt"))

    def install_packages(self) -> dict[str, object]:
        """Install everything else the program imports."""
        apart = ("torch==", f"{RUNTIME}==", "pip==", "setuptools==")
        pins = [pin for pin in self.project.pins("requirements.txt") if not pin.startswith(apart)]
        self._install_list("libraries", pins)
        return {"note": f"{len(pins)} packages"}

    def tests_key(self) -> str:
        """Changes with the pins of the test tools."""
        return key_of(self.venv_key(), *self.project.pins("requirements-test.txt"))

    def install_tests(self) -> None:
        """Install what the gates need."""
        self._install_list("tests", self.project.pins("requirements-test.txt"))

    def _install_list(self, name: str, pins: list[str]) -> None:
        path = self.venv.state / f"{name}.txt"
        path.write_text("\n".join(pins) + "\n", "utf-8")
        watch = PipProgress(self.screen.progress, len(pins), self.venv.site_packages)
        arguments = ["install", "--no-deps", "--no-build-isolation", "--progress-bar", "raw", "-r", str(path)]
        self._pip(arguments, watch)

    # 3. the language model runtime

    def runtime_key(self) -> str:
        """Changes with the pin, the way it is built and the processor it is built for."""
        return key_of(
            self.venv_key(), self.project.pin(RUNTIME), *self._cmake_arguments(), machine.processor()
        )

    def build_runtime(self, fresh: bool = False) -> None:
        """Build the runtime for this processor, or take the copy pip kept from the last time.

        Args:
            fresh: do not trust the kept copy; it may be from another processor.
        """
        pin = self.project.pin(RUNTIME)
        if fresh:
            self.runner.read(
                [str(self.venv.python), "-m", "pip", "cache", "remove", "llama_cpp_python"], self._env()
            )
        arguments = ["install", "--no-deps", "--no-build-isolation", "--verbose", pin]
        arguments += ["--no-cache-dir", "--force-reinstall"] if fresh else []
        jobs = machine.build_jobs(self.cores, machine.memory())
        extra = {"CMAKE_ARGS": " ".join(self._cmake_arguments()), "CMAKE_BUILD_PARALLEL_LEVEL": str(jobs)}
        self._pip(arguments, BuildProgress(self.screen.progress), extra)

    @staticmethod
    def _cmake_arguments() -> list[str]:
        arguments = ["-DGGML_NATIVE=ON", "-DLLAVA_BUILD=OFF"]
        return [*arguments, "-DGGML_METAL=ON"] if sys.platform == "darwin" else arguments

    def _build_note(self) -> str:
        minutes = max(1, round(BUILD_CORE_MINUTES / self.cores))
        return f"built for this processor: about {minutes} min, or seconds if pip still has it from before"

    # 4. the project

    def project_key(self) -> str:
        """Changes with the project's settings; its code is used in place."""
        return key_of(self.venv_key(), self.project.text("pyproject.toml"))

    def install_project(self) -> None:
        """Make `ownhand` a command that runs the code of this folder."""
        arguments = ["install", "--no-deps", "--no-build-isolation", "--editable", str(self.project.root)]
        self._pip(arguments, lambda _: self.screen.progress("making the command"))

    # 5. the models

    def models_key(self) -> str:
        """Changes with the catalogue."""
        catalogues = sorted((self.project.root / "resources").glob("*catalogue*"))
        return key_of(self.venv_key(), *(path.read_text("utf-8") for path in catalogues if path.is_file()))

    def _models_stamp(self) -> str:
        """One stamp for each place that models may be in, so that going back and forth costs nothing."""
        names = ("HOME", "LOCALAPPDATA", "XDG_DATA_HOME", "OWNHAND_HOME", "OWNHAND_MODELS")
        return "models-" + key_of(*(self.environment.get(name, "") for name in names))[:8]

    def models(self) -> dict[str, object]:
        """Install the two models everything runs with, into the user's models folder."""
        folder = self.models_folder()
        said: list[str] = []

        def watch(line: str | None) -> None:
            if line:
                said.append(line)
            at = [text[3:] for text in said if text.startswith("at ")]
            self.screen.progress(at[-1] if at else "looking for what is there")

        try:
            self._script("fetch_models.py", [str(folder), *MODELS], watch)
        except StartError:
            known = [
                text.partition(": ")[2] for text in said if text.startswith(("must know: ", "next step: "))
            ]
            if not known:
                raise
            raise StartError(*known[:2]) from None
        return {"note": f"in {_from_home(folder, self.environment)}", **self._model_facts(folder)}

    def models_folder(self) -> Path:
        """The folder of this user's models, as Ownhand itself finds it.

        Raises:
            StartError: the installed code does not run.
        """
        code = "from assistant.paths import DataDirectory; print(DataDirectory.choose().models)"
        status, text = self.runner.read([str(self.venv.python), "-c", code], self._env())
        if status or not text.strip():
            raise StartError("The models folder could not be found.", "Run this again; see also docs/.")
        return Path(text.strip().splitlines()[-1])

    def known_models_folder(self) -> str:
        """The models folder as noted when the models were installed; "" before."""
        return str(self.stamps.read(self._models_stamp()).get("folder", ""))

    @staticmethod
    def _model_facts(folder: Path) -> dict[str, object]:
        files = [path for name in MODELS for path in sorted((folder / name).rglob("*")) if path.is_file()]
        big = {
            str(path.relative_to(folder)): path.stat().st_size
            for path in files
            if path.stat().st_size > 1_000_000
        }
        return {"folder": str(folder), "files": big}

    def _models_there(self) -> bool:
        facts = self.stamps.read(self._models_stamp())
        files, folder = facts.get("files"), Path(str(facts.get("folder", "")))
        if not isinstance(files, dict) or not files:
            return False
        return all(_size(folder / name) == size for name, size in files.items())

    # 6. the check

    def check_key(self) -> str:
        """Changes with anything that was installed."""
        keys = (self.packages_key(), self.runtime_key(), self.project_key(), self.models_key())
        return key_of(*keys, self.project.text("packaging/bootstrap/selfcheck.py"))

    def check(self) -> dict[str, object]:
        """Let both models do a little work; a runtime for another processor is rebuilt."""
        try:
            return self._check()
        except StartError as error:
            if "status -4" not in error.message:  # SIGILL: the kept copy was built for another processor
                raise
        self.screen.say(
            "      the runtime pip had kept was built for another processor; building it for this one"
        )
        self.build_runtime(fresh=True)
        return self._check()

    def _check(self) -> dict[str, object]:
        said: list[str] = []

        def watch(line: str | None) -> None:
            if line and line.startswith("ok "):
                said.append(line[3:])
            self.screen.progress(said[-1] if said else "loading")

        self._script("selfcheck.py", [self.known_models_folder() or str(self.models_folder())], watch)
        return {"note": "; ".join(said)}

    def _script(self, name: str, arguments: list[str], watch: Callable[[str | None], None]) -> None:
        """Run a script of ours by the environment's Python; -P keeps its folder out of `sys.path`."""
        command = [str(self.venv.python), "-P", str(self.project.lists / "bootstrap" / name), *arguments]
        self.runner.run(command, watch, self.venv.pip_environment(self.environment))

    def _env(self) -> dict[str, str]:
        return self.venv.environment(self.environment)

    def _pip(
        self,
        arguments: list[str],
        watch: Callable[[str | None], None],
        extra: Mapping[str, str] | None = None,
    ) -> None:
        env = {**self.venv.pip_environment(self.environment), **(extra or {})}
        self.runner.run([str(self.venv.python), "-m", "pip", *arguments], watch, env)


@dataclass(frozen=True)
class Step:
    """One step: its name for the stamp, what the user reads, the key of its inputs, and the work.

    The work may return facts for the stamp; "note" among them is shown.
    """

    name: str
    title: str
    note: str
    key: Callable[[], str]
    work: Callable[[], dict[str, object] | None]


def _from_home(path: Path, environment: Mapping[str, str]) -> str:
    """A path as people say it: from their home folder where it is inside."""
    home = environment.get("HOME") or str(Path.home())
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
