"""The first start: what it needs, what it skips, and how it goes on after an interruption."""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from bootstrap import machine, torch_build
from bootstrap import main as start
from bootstrap.errors import StartError
from bootstrap.gates import ALONE, NO_TESTS, gates, run_gates
from bootstrap.lock import InstallLock
from bootstrap.progress import BuildProgress, PipProgress
from bootstrap.repair import half_installed, repair
from bootstrap.run import Runner, explain
from bootstrap.screen import Screen, duration
from bootstrap.stamps import Stamps, key_of
from bootstrap.steps import Installer, Project
from bootstrap.venv_folder import VenvFolder

PROJECT = Path(__file__).resolve().parents[2]
START = PROJECT / "packaging" / "start.py"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Plain(io.StringIO):
    """A stream that is none."""

    encoding = "ascii"


class FakeRunner:
    """Remembers what it is asked to run and plays the part of `venv` and `pip`; may fail at one command."""

    def __init__(self, venv: VenvFolder) -> None:
        self.venv = venv
        self.commands: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        self.fail_on = ""
        self.error: BaseException = StartError("it broke", "mend it")
        self.answers = {"DataDirectory": (0, f"{venv.root.parent}/models\n"), "import sys, pip": (1, "")}
        self.torch_requires: list[str] = ["numpy"]

    def run(self, command, watch, env) -> None:
        self.commands.append(list(command))
        self.environments.append(dict(env))
        if self.fail_on and self.fail_on in " ".join(command):
            raise self.error
        if "venv" in command:
            self.venv.python.parent.mkdir(parents=True)
            self.venv.python.touch()
        if "--report" in command:
            report = {"install": [{"metadata": {"requires_dist": self.torch_requires}}]}
            Path(command[command.index("--report") + 1]).write_text(json.dumps(report))
        if "fetch_models.py" in " ".join(command):
            for name in command[-2:]:
                folder = Path(command[-3]) / name
                folder.mkdir(parents=True, exist_ok=True)
                (folder / "weights").write_bytes(b"w" * 1_100_000)
        watch("ok it works")

    def read(self, command, env) -> tuple[int, str]:
        joined = " ".join(command)
        return next((answer for part, answer in self.answers.items() if part in joined), (1, ""))

    def ran(self, part: str) -> int:
        return sum(part in " ".join(command) for command in self.commands)


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installer:
    """An installer of this project into an empty folder, on a computer that has all it needs."""
    monkeypatch.setattr(machine, "require_compiler", lambda: None)
    monkeypatch.setattr(machine, "require_disk", lambda folder: None)
    venv = VenvFolder(tmp_path / "a folder" / ".venv")
    return again(venv, FakeRunner(venv))


def again(venv: VenvFolder, runner: FakeRunner) -> Installer:
    return Installer(Project(PROJECT), venv, Screen(Plain(), {}), runner, {"HOME": "/nowhere", "PATH": ""}, 2)


# what the computer must have


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "apt-get install build-essential"),
        ("dnf", "dnf install gcc-c++"),
        ("pacman", "pacman -S --needed base-devel"),
        ("zypper", "zypper install gcc-c++"),
    ],
)
def test_a_missing_compiler_is_named_with_the_command_of_the_distribution(manager: str, command: str) -> None:
    with pytest.raises(StartError) as raised:
        machine.require_compiler("linux", lambda name: f"/usr/bin/{name}" if name == manager else None)
    assert "compiler" in raised.value.message
    assert command in raised.value.hint


def test_a_missing_compiler_on_windows_and_macos_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)
    with pytest.raises(StartError) as windows:
        machine.require_compiler("win32", lambda name: None)
    with pytest.raises(StartError) as macos:
        machine.require_compiler("darwin", lambda name: None)
    assert "winget install" in windows.value.hint
    assert "xcode-select --install" in macos.value.hint


def test_a_compiler_that_cannot_compile_is_found_out(tmp_path: Path) -> None:
    broken = tmp_path / "c++"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    with pytest.raises(StartError, match="cannot build"):
        machine.require_compiler("linux", lambda name: str(broken) if name == "c++" else None)


def test_a_python_without_ensurepip_is_told_what_to_install() -> None:
    with pytest.raises(StartError) as raised:
        machine.require_venv(
            lambda name: name != "ensurepip", lambda name: name if name == "apt-get" else None
        )
    assert "ensurepip" in raised.value.message
    assert f"python{sys.version_info[0]}.{sys.version_info[1]}-venv" in raised.value.hint


def test_a_32_bit_python_is_refused() -> None:
    with pytest.raises(StartError, match="32-bit"):
        machine.require_64_bit(4)
    machine.require_64_bit(8)


def test_too_little_memory_is_refused_and_little_is_mentioned() -> None:
    said: list[str] = []
    with pytest.raises(StartError, match="memory"):
        machine.require_memory(machine.GIB, said.append)
    machine.require_memory(3 * machine.GIB, said.append)
    machine.require_memory(16 * machine.GIB, said.append)
    machine.require_memory(0, said.append)
    assert len(said) == 1


def test_a_full_disk_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="free"):
        machine.require_disk(tmp_path, needed=2.0**62)


def test_the_build_takes_no_more_processes_than_the_memory_bears() -> None:
    assert machine.build_jobs(16, 4 * machine.GIB) == 3
    assert machine.build_jobs(2, 24 * machine.GIB) == 2
    assert machine.build_jobs(4, machine.GIB) == 1
    assert machine.build_jobs(4, 0) == 4


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    code = (
        "import sys\nsys.version_info = (3, 9, 1, 'final', 0)\n"
        f"exec(compile(open({str(START)!r}).read(), 'start.py', 'exec'))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert found.returncode == 1
    assert found.stderr.startswith("Ownhand needs Python 3.11 or newer; this is 3.9")
    assert "Traceback" not in found.stderr


def test_the_script_can_be_loaded_without_installing_anything() -> None:
    spec = importlib.util.spec_from_file_location("ownhand_start", START)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main is start.main


def test_the_bootstrap_imports_the_standard_library_only() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); before = set(sys.modules); import bootstrap.main; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(*sorted(new - set(sys.stdlib_module_names)))"
    )
    found = subprocess.run(
        [sys.executable, "-S", "-c", code, str(START.parent)], capture_output=True, text=True
    )
    assert found.stdout.split() == ["bootstrap"]


# the steps


def test_the_first_start_does_every_step_in_order_and_the_second_none(installer: Installer) -> None:
    runner = installer.runner
    assert not installer.is_up()
    installer.bring_up()
    order = [" ".join(command) for command in runner.commands]
    parts = [
        "-m venv",
        "setuptools==",
        "torch==",
        "libraries.txt",
        "llama-cpp-python==",
        "--editable",
        "starter",
    ]
    places = [
        next(i for i, command in enumerate(order) if part in command) for part in [*parts, "selfcheck.py"]
    ]
    assert places == sorted(places)
    runner.commands.clear()
    second = again(installer.venv, runner)
    assert second.is_up()
    second.bring_up()
    assert runner.commands == []


def test_torch_comes_first_and_the_rest_is_not_resolved(installer: Installer) -> None:
    installer.bring_up()
    listed = (installer.venv.state / "libraries.txt").read_text()
    assert "chromadb==" in listed
    assert "torch==" not in listed
    assert "llama-cpp-python" not in listed
    assert all("--no-deps" in command for command in installer.runner.commands if "install" in command[3:4])


def test_the_runtime_is_built_for_this_processor(installer: Installer) -> None:
    installer.bring_up()
    commands = [" ".join(command) for command in installer.runner.commands]
    built = next(number for number, command in enumerate(commands) if "llama-cpp-python" in command)
    settings = installer.runner.environments[built]
    assert "-DGGML_NATIVE=ON" in settings["CMAKE_ARGS"]
    assert int(settings["CMAKE_BUILD_PARALLEL_LEVEL"]) >= 1


@pytest.mark.parametrize(
    "part", ["-m venv", "torch==", "libraries.txt", "llama-cpp-python==", "fetch_models.py"]
)
def test_an_interrupted_step_is_done_again_and_finished_ones_are_not(installer: Installer, part: str) -> None:
    runner = installer.runner
    runner.fail_on, runner.error = part, KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        installer.bring_up()
    before = list(runner.commands)
    runner.fail_on = ""
    runner.commands.clear()
    assert not again(installer.venv, runner).is_up()
    again(installer.venv, runner).bring_up()
    assert runner.ran(part) >= 1
    finished = [c for c in before[:-1] if "--dry-run" not in c and "-P" not in c]
    assert not [command for command in finished if command in runner.commands]
    assert again(installer.venv, runner).is_up()


def test_a_half_made_environment_is_made_anew(installer: Installer) -> None:
    installer.venv.state.mkdir(parents=True)
    (installer.venv.state / "making").touch()
    left = installer.venv.root / "left-over"
    left.touch()
    installer.bring_up()
    assert not left.exists()
    assert installer.runner.ran("-m venv") == 1


def test_a_working_environment_made_by_hand_is_taken_over(installer: Installer) -> None:
    installer.venv.python.parent.mkdir(parents=True)
    installer.venv.python.touch()
    mine = installer.venv.root / "mine"
    mine.touch()
    installer.runner.answers["import sys, pip"] = (0, f"{sys.version_info[0]}.{sys.version_info[1]}\n")
    installer.bring_up()
    assert mine.exists()
    assert installer.runner.ran("-m venv") == 0


def test_an_environment_that_was_moved_is_made_anew(installer: Installer) -> None:
    installer.bring_up()
    moved = VenvFolder(installer.venv.root.parent.parent / "elsewhere" / ".venv")
    moved.root.parent.mkdir()
    installer.venv.root.rename(moved.root)
    runner = FakeRunner(moved)
    again(moved, runner).bring_up()
    assert runner.ran("-m venv") == 1


def test_an_environment_whose_python_is_gone_is_made_anew(installer: Installer) -> None:
    installer.bring_up()
    stamp = installer.venv.state / "venv.json"
    facts = json.loads(stamp.read_text()) | {"base": "/gone/python3", "key": "old"}
    stamp.write_text(json.dumps(facts))
    installer.runner.commands.clear()
    again(installer.venv, installer.runner).bring_up()
    assert installer.runner.ran("-m venv") == 1


def test_a_model_that_was_deleted_or_cut_short_is_installed_again(installer: Installer) -> None:
    installer.bring_up()
    weights = installer.venv.root.parent / "models" / "starter" / "weights"
    for spoil in (weights.unlink, lambda: weights.write_bytes(b"w")):
        spoil()
        installer.runner.commands.clear()
        again(installer.venv, installer.runner).bring_up()
        assert installer.runner.ran("starter") == 1
        assert installer.runner.ran("-m pip") == 0


def test_models_in_another_place_are_installed_there_and_both_are_remembered(installer: Installer) -> None:
    installer.bring_up()
    runner = installer.runner
    for home, fetched in (("/else/where", 1), ("/nowhere", 0), ("/else/where", 0)):
        runner.commands.clear()
        other = again(installer.venv, runner)
        other.environment = {**other.environment, "HOME": home}
        other.bring_up()
        assert runner.ran("fetch_models.py") == fetched
        assert runner.ran("selfcheck.py") == 0


def test_what_the_model_installer_says_is_passed_on(installer: Installer) -> None:
    runner = installer.runner
    plain_run = runner.run

    def refuses(command, watch, env) -> None:
        if "fetch_models.py" in " ".join(command):
            watch("must know: There is not enough room on the disk.")
            watch("next step: Free some space.")
            raise StartError("python … ended with status 1.")
        plain_run(command, watch, env)

    runner.run = refuses
    with pytest.raises(StartError, match="not enough room") as raised:
        installer.bring_up()
    assert raised.value.hint == "Free some space."


def test_a_runtime_for_another_processor_is_built_again(installer: Installer) -> None:
    runner = installer.runner
    plain_run = runner.run

    def dies_once(command, watch, env) -> None:
        if "selfcheck.py" in " ".join(command) and not runner.ran("--force-reinstall"):
            raise StartError("python … ended with status -4.")
        plain_run(command, watch, env)

    runner.run = dies_once
    installer.bring_up()
    assert runner.ran("--force-reinstall") == 1


def test_the_tools_of_the_gates_come_with_the_tests_only(installer: Installer) -> None:
    installer.bring_up()
    assert installer.runner.ran("tests.txt") == 0
    again(installer.venv, installer.runner).bring_up(with_tests=True)
    assert installer.runner.ran("tests.txt") == 1


def test_settings_of_other_work_do_not_lead_pip_astray(tmp_path: Path) -> None:
    venv = VenvFolder(tmp_path)
    env = venv.pip_environment(
        {"PYTHONPATH": "/x", "PIP_TARGET": "/y", "PATH": "/bin", "PIP_INDEX_URL": "kept"}
    )
    assert "PYTHONPATH" not in env
    assert "PIP_TARGET" not in env
    assert env["PIP_INDEX_URL"] == "kept"
    assert env["PATH"].startswith(str(venv.programs))


# torch


CUDA_BUILD = [
    "filelock",
    'nvidia-cudnn-cu13==9 ; platform_system == "Linux"',
    "triton==3 ; platform_system == 'Linux'",
]


def test_a_build_that_asks_for_cuda_is_told_from_a_cpu_build() -> None:
    assert not torch_build.is_cpu_build(CUDA_BUILD, "x86_64")
    assert torch_build.is_cpu_build(["filelock", "sympy>=1.13", "setuptools"], "x86_64")
    assert torch_build.is_cpu_build(['nvidia-nccl==1 ; platform_machine == "x86_64"'], "aarch64")
    assert torch_build.is_cpu_build(['nvidia-nccl==1 ; extra == "cuda"'], "x86_64")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has CUDA builds on the usual index")
def test_cuda_is_never_pulled_in(installer: Installer) -> None:
    installer.runner.torch_requires = CUDA_BUILD
    installer.bring_up()
    installs = [c for c in installer.runner.commands if "torch==" in " ".join(c) and "--dry-run" not in c]
    assert len(installs) == 1
    assert torch_build.CPU_INDEX in installs[0]
    assert installs[0][installs[0].index("--index-url") + 1] == torch_build.CPU_INDEX
    assert any(argument.endswith("+cpu") for argument in installs[0])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has CUDA builds on the usual index")
def test_a_cpu_build_of_the_configured_index_is_preferred(installer: Installer) -> None:
    installer.bring_up()
    assert not any(torch_build.CPU_INDEX in command for command in installer.runner.commands)


# stamps and repair


def test_a_stamp_counts_for_its_inputs_only(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "state")
    stamps.begin("a")
    assert stamps.interrupted("a")
    stamps.finish("a", key_of("1"), note="x")
    assert stamps.done("a", key_of("1"))
    assert not stamps.done("a", key_of("2"))
    assert not stamps.interrupted("a")
    (tmp_path / "state" / "a.json").write_text("{")
    assert not stamps.done("a", key_of("1"))


def package(site: Path, name: str, files: dict[str, bytes], record: bool = True) -> Path:
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {name}\n")
    for path, content in files.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(content)
    if record:
        lines = [f"{path},sha256=x,{len(content)}" for path, content in files.items()]
        (info / "RECORD").write_text("\n".join([*lines, f"{info.name}/RECORD,,", "gone/x.pyc,,"]) + "\n")
    return info


def test_packages_that_are_not_whole_are_made_unknown(tmp_path: Path) -> None:
    package(tmp_path, "whole", {"whole/__init__.py": b"1"})
    unlisted = package(tmp_path, "unlisted", {"unlisted/__init__.py": b"1"}, record=False)
    shorter = package(tmp_path, "shorter", {"shorter/__init__.py": b"12345"})
    (tmp_path / "shorter" / "__init__.py").write_bytes(b"12")
    lacking = package(tmp_path, "lacking", {"lacking/__init__.py": b"1"})
    (tmp_path / "lacking" / "__init__.py").unlink()
    (tmp_path / "~aside").mkdir()
    assert half_installed(tmp_path) == sorted([unlisted, shorter, lacking])
    assert set(repair(tmp_path)) == {unlisted.name, shorter.name, lacking.name, "~aside"}
    assert half_installed(tmp_path) == []
    assert (tmp_path / "whole-1.0.dist-info").is_dir()


def test_two_starts_at_once_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "build" / "lock"
    with InstallLock(path), pytest.raises(StartError, match="Another start"), InstallLock(path):
        pass
    with InstallLock(tmp_path / "build" / "lock") as lock:
        assert lock.descriptor >= 0


# running and showing


def test_output_reaches_the_watcher_and_the_log(tmp_path: Path) -> None:
    seen: list[str | None] = []
    runner = Runner(tmp_path / "deep" / "log.txt")
    runner.run([sys.executable, "-c", "print('one'); print('zwei ü')"], seen.append, {"PYTHONUTF8": "1"})
    assert [line for line in seen if line] == ["one", "zwei ü"]
    assert "zwei ü" in (tmp_path / "deep" / "log.txt").read_text("utf-8")


def test_a_failure_is_a_sentence_with_the_place_of_the_log(tmp_path: Path) -> None:
    runner = Runner(tmp_path / "log.txt")
    with pytest.raises(StartError) as raised:
        runner.run(
            [sys.executable, "-c", "print('error: it is missing'); raise SystemExit(3)"], lambda _: None, {}
        )
    assert "status 3" in raised.value.message
    assert "error: it is missing" in raised.value.hint
    assert "log.txt" in raised.value.hint
    with pytest.raises(StartError, match="could not be started"):
        runner.run(["/no/such/program"], lambda _: None, {})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Failed: [Errno -3] Temporary failure in name resolution", "could not be reached"),
        ("c++: fatal error: Killed signal terminated program cc1plus", "memory ran out"),
        ("ERROR: No matching distribution found for torch==9", "not offered"),
    ],
)
def test_known_causes_are_named(line: str, said: str) -> None:
    assert said in explain(["pip"], 1, [line], Path("log.txt")).message


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are of POSIX")
def test_an_interrupted_program_is_ended_with_all_it_started(tmp_path: Path) -> None:
    child = "import time; print('child', __import__('os').getpid(), flush=True); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    pids: list[int] = []

    def interrupt(line: str | None) -> None:
        if line and line.startswith("child"):
            pids.append(int(line.split()[1]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Runner(tmp_path / "log.txt").run([sys.executable, "-c", parent], interrupt, {})
    state = Path(f"/proc/{pids[0]}/stat")
    assert not state.exists() or " Z " in state.read_text()


def test_pip_progress_counts_packages_and_bytes(tmp_path: Path) -> None:
    shown: list[tuple[str, float | None]] = []
    watch = PipProgress(lambda text, fraction=None: shown.append((text, fraction)), 2, tmp_path)
    for line in (
        "Collecting numpy==2.4",
        "Progress 30000000 of 60000000",
        "Requirement already satisfied: six in x",
    ):
        watch(line)
    assert "30 of 60 MB" in shown[1][0]
    assert shown[2][1] == pytest.approx(0.7)
    watch("Installing collected packages: numpy, six")
    (tmp_path / "numpy-2.4.dist-info").mkdir()
    watch(None)
    assert shown[-1][0] == "unpacking (1 of 2)"
    assert shown[-1][1] == pytest.approx(0.85)


def test_build_progress_reads_ninja_and_make() -> None:
    shown: list[tuple[str, float | None]] = []
    watch = BuildProgress(lambda text, fraction: shown.append((text, fraction)))
    for line in ("  [50/200] Building CXX object", "[ 40%] Building", "anything else"):
        watch(line)
    assert shown == [("compiled 50 of 200 files", 0.25), ("compiling", 0.4), ("compiling", 0.4)]


def test_the_estimate_follows_what_was_done() -> None:
    now = [0.0]
    out = Terminal()
    screen = Screen(out, {"NO_COLOR": "1"}, lambda: now[0])
    screen.step(1, 2, "Build", "about 6 min")
    now[0] = 60
    screen.progress("compiling", 0.25)
    assert "25%" in out.getvalue()
    assert "about 3 min left" in out.getvalue()
    assert "\033[" not in out.getvalue()
    screen.done()
    assert "done in 1 min" in out.getvalue()


def test_without_a_terminal_progress_is_a_plain_line_now_and_then() -> None:
    now = [0.0]
    out = Plain()
    screen = Screen(out, {}, lambda: now[0])
    screen.step(1, 1, "Build", "")
    for second in range(50):
        now[0] = float(second)
        screen.progress("compiling · ü", second / 50)
    lines = out.getvalue().splitlines()
    assert 2 <= len(lines) <= 4
    assert "\r" not in out.getvalue()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(4, "4 s"), (130, "2 min 10 s"), (60, "1 min"), (1500, "25 min"), (3900, "1 h 5 min")],
)
def test_durations_read_as_people_say_them(seconds: float, text: str) -> None:
    assert duration(seconds) == text


# the command line and the gates


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["instal"]) == 2
    assert "does not know 'instal'" in capsys.readouterr().err
    assert start.main(["--help"]) == 0


def test_what_the_user_must_know_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, status in (
        (StartError("No compiler.", "Get one."), 1),
        (KeyboardInterrupt(), 130),
        (OSError(28, "full"), 1),
    ):

        def fails(screen, arguments, error=error) -> int:
            raise error

        monkeypatch.setattr(start, "_run", fails)
        assert start.main(["install"]) == status
        assert "Traceback" not in capsys.readouterr().err


def test_every_gate_runs_though_one_fails(tmp_path: Path) -> None:
    venv = VenvFolder(tmp_path)
    started: list[str] = []

    def call(command, env, folder) -> int:
        started.append(" ".join(command))
        return 1 if "mypy" in command else 0

    screen = Screen(out := Plain(), {})
    env = {"PATH": ""}
    assert run_gates(screen, VenvFolder(Path(sys.prefix)), PROJECT, env, ["-k", "x"], call) == 1
    assert len(started) == len(gates(venv, [], 2))
    assert started[-1].endswith("-k x")
    assert "mypy: FAILED" in out.getvalue()
    assert "pytest: passed" in out.getvalue()
    assert run_gates(screen, VenvFolder(Path(sys.prefix)), PROJECT, env, [], lambda *_: 0) == 0
    assert run_gates(screen, VenvFolder(Path(sys.prefix)), PROJECT, env, [], lambda *_: NO_TESTS) == 1


@pytest.mark.parametrize(("processors", "together"), [(2, "-n 2"), (16, "-n 4"), (None, "-n 1")])
def test_tests_run_side_by_side_but_not_in_more_processes_than_memory_bears(
    tmp_path: Path, processors: int | None, together: str
) -> None:
    name, command = gates(VenvFolder(tmp_path), ["-k", "x"], processors)[-1]
    assert name == "pytest"
    assert f"{together} --dist loadfile -m not alone -k x" in " ".join(command)


def test_tests_that_judge_time_run_with_nothing_beside_them(tmp_path: Path) -> None:
    commands = dict(gates(VenvFolder(tmp_path), ["-k", "x"], 2))
    assert " ".join(commands[ALONE]).endswith("-m pytest -m alone -k x")


def test_a_selection_without_such_a_test_is_no_failure() -> None:
    def call(command, env, folder) -> int:
        return NO_TESTS if "alone" in command else 0

    screen = Screen(out := Plain(), {})
    assert run_gates(screen, VenvFolder(Path(sys.prefix)), PROJECT, {"PATH": ""}, ["-k", "x"], call) == 0
    assert f"{ALONE}: ran no test" in out.getvalue()


@pytest.mark.parametrize(
    ("environment", "system", "shown"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "x"}, "darwin", False),
    ],
)
def test_a_window_is_opened_only_where_there_is_a_display(environment, system: str, shown: bool) -> None:
    assert machine.has_display(environment, system) is shown
