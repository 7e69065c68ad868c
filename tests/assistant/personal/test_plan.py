"""What stands in the way is told before anything begins, each with its next step."""

import subprocess
import sys
from dataclasses import replace

import pytest

from models.errors import KnownError
from models.gguf import inspect
from models.hardware import Machine
from tests.assistant.personal.conftest import mails
from tests.models.tiny import write_tiny

pytest.importorskip("gguf")
MACHINE = Machine(2, 2, 2, 16_000_000_000, 12_000_000_000, False, "Linux")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return write_tiny(tmp_path_factory.mktemp("tiny") / "tiny.gguf")


def plan(tiny, texts=None, machine=MACHINE, free_disk=10**12, minutes=0.0, **card):
    from assistant.personal.plan import make_plan

    made = replace(inspect(tiny).card("tiny", tiny, ""), **card)
    return make_plan(mails(150) if texts is None else texts, made, tiny, machine, free_disk, minutes)


def test_enough_of_everything_is_no_problem(tiny):
    made = plan(tiny)
    assert made.problem is None
    assert made.own_texts == 150 >= made.needed
    assert made.free_bytes == MACHINE.ram_available
    assert min(made.memory_bytes, made.disk_bytes, made.seconds) > 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"texts": mails(20)}, "training-too-little"),
        ({"texts": mails(90, "Nora") + mails(90, "Tom")}, "training-several-writers"),
        ({"architecture": "qwen2"}, "training-unsupported"),
        ({"machine": replace(MACHINE, ram_available=100_000_000)}, "training-memory"),
        ({"free_disk": 1_000_000}, "disk-full"),
    ],
)
def test_what_stands_in_the_way_is_told(tiny, change, code):
    problem = plan(tiny, **change).problem
    assert problem is not None
    assert problem.code == code
    assert problem.message.endswith(".")
    assert problem.hint


def test_a_limit_shortens_the_training_and_not_the_measuring(tiny):
    large = {"parameters": 400_000_000}
    whole, limited = plan(tiny, **large), plan(tiny, minutes=0.01, **large)
    unlimited_measuring = whole.seconds - limited.seconds
    assert unlimited_measuring > 0
    assert limited.seconds > 0.6


def test_a_model_that_went_away_is_told(tmp_path, tiny):
    from assistant.personal.plan import make_plan

    card = inspect(tiny).card("tiny", tiny, "")
    with pytest.raises(KnownError) as told:
        make_plan(mails(150), card, tmp_path / "gone.gguf", MACHINE, 10**12, 0.0)
    assert told.value.code == "model-missing"


def test_asking_does_not_load_what_only_training_needs():
    asked = "import sys, assistant.personal.plan, assistant.engine.training_run, assistant.personal.measure"
    done = subprocess.run([sys.executable, "-c", f"{asked}; sys.exit('torch' in sys.modules)"], check=False)
    assert done.returncode == 0
