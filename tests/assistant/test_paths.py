import os
import stat
import sys
from pathlib import Path

import pytest

from assistant.errors import KnownError
from assistant.paths import DataDirectory, default_root, write_private


def test_option_comes_before_variable_before_default(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_HOME", str(tmp_path / "variable"))
    assert DataDirectory.choose(str(tmp_path / "option")).root == tmp_path / "option"
    assert DataDirectory.choose().root == tmp_path / "variable"
    monkeypatch.delenv("OWNHAND_HOME")
    assert DataDirectory.choose().root == default_root()


def test_relative_and_home_paths_become_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert DataDirectory.choose("here").root == tmp_path / "here"
    assert DataDirectory.choose("~/there").root == tmp_path / "there"


def test_nothing_is_created_before_prepare(tmp_path):
    data = DataDirectory.choose(str(tmp_path / "new"))
    assert not data.root.exists()
    data.prepare()
    assert data.root.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are different there")
def test_directory_is_private_even_if_it_was_open_before(tmp_path):
    root = tmp_path / "data"
    root.mkdir(mode=0o755)
    data = DataDirectory(root).prepare()
    for folder in (data.root, data.logs, data.states):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_unusable_places_are_known_errors(tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    for bad in (file, file / "below", tmp_path / ("n" * 300)):
        with pytest.raises(KnownError) as caught:
            DataDirectory(bad).prepare()
        assert caught.value.code == "bad-data-directory"
        assert caught.value.hint
    with pytest.raises(KnownError):
        DataDirectory.choose("a\0b")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_without_write_right_is_a_known_error(tmp_path):
    root = tmp_path / "data"
    root.mkdir(mode=0o500)
    with pytest.raises(KnownError):
        DataDirectory(root).prepare()


def test_read_only_disk_is_a_known_error(tmp_path, monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("assistant.paths.tempfile.TemporaryFile", refuse)
    with pytest.raises(KnownError, match="read-only file system"):
        DataDirectory(tmp_path / "data").prepare()


def test_a_full_disk_is_told_as_such(tmp_path, monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.paths.tempfile.TemporaryFile", refuse)
    with pytest.raises(KnownError) as caught:
        DataDirectory(tmp_path / "data").prepare()
    assert caught.value.code == "disk-full"


def test_throw_away_directory_finds_the_models_installed_for_the_user(tmp_path, monkeypatch):
    monkeypatch.delenv("OWNHAND_MODELS", raising=False)
    data = DataDirectory(tmp_path / "data")
    assert data.models == default_root() / "models"
    (tmp_path / "data" / "models").mkdir(parents=True)
    assert data.models == tmp_path / "data" / "models"
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "elsewhere"))
    assert data.models == tmp_path / "elsewhere"


def test_private_writing_replaces_whole_files_and_leaves_the_old_one_on_failure(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    write_private(path, b"old")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.paths.os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_private(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in Path(tmp_path).iterdir()] == ["settings.toml"]
