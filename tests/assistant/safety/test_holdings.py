"""What is kept is listed by kind, with its size."""

from __future__ import annotations

from assistant.paths import DataDirectory
from assistant.safety.holdings import holdings


def test_everything_in_the_data_directory_is_listed(tmp_path, monkeypatch):
    monkeypatch.delenv("OWNHAND_MODELS", raising=False)
    data = DataDirectory(tmp_path / "data").prepare()
    (data.root / "library.db").write_bytes(b"x" * 100)
    (data.root / "library.db-wal").write_bytes(b"x" * 20)
    (data.root / "index-0001").mkdir()
    (data.root / "index-0001" / "a.bin").write_bytes(b"x" * 7)
    (data.root / "models").mkdir()
    (data.root / "notes.txt").write_bytes(b"x")
    found = {one.name: (one.bytes, one.files) for one in holdings(data)}
    assert found["library"] == (120, 2)
    assert found["index"] == (7, 1)
    assert found["models"] == (0, 0)
    assert found["other"] == (1, 1)
    assert list(found)[-1] == "other"


def test_models_elsewhere_are_counted_where_they_are(tmp_path, monkeypatch):
    shared = tmp_path / "shared models"
    shared.mkdir()
    (shared / "weights").write_bytes(b"x" * 9)
    monkeypatch.setenv("OWNHAND_MODELS", str(shared))
    data = DataDirectory(tmp_path / "data").prepare()
    [models] = [one for one in holdings(data) if one.name == "models"]
    assert (models.path, models.bytes) == (str(shared), 9)


def test_a_directory_that_is_not_there_holds_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "none"))
    assert holdings(DataDirectory(tmp_path / "none")) == []
