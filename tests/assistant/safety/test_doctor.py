"""Every fault the doctor can name, made on purpose."""

import os
import sys

import pytest

from assistant.engine.workshop import Workshop
from assistant.library.indexer import Indexer
from assistant.paths import DataDirectory
from assistant.safety import doctor
from assistant.safety.network import Jail, Layer
from resources import sample


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    return DataDirectory(tmp_path / "data").prepare()


@pytest.fixture
def workshop(data):
    made = Workshop(data, Jail((Layer("audit-hook", True, False, ""),)))
    yield made
    made.close()


def found(checks, name):
    return next(check for check in checks if check["name"] == name)


def test_a_new_directory_is_healthy(data):
    report = doctor.summary(doctor.check_surroundings(data))
    assert report["healthy"]
    assert found(report["checks"], "rights")["status"] == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are different there")
def test_files_that_others_may_read_are_named(data):
    (data.root / "library.db").write_bytes(b"")
    os.chmod(data.root / "library.db", 0o644)
    entry = found(doctor.check_surroundings(data), "rights")
    assert entry["status"] == "warning"
    assert "library.db" in entry["message"]
    assert "chmod" in entry["hint"]


@pytest.mark.parametrize(("free", "status"), [(50_000_000, "fault"), (500_000_000, "warning"), (9e9, "ok")])
def test_little_space_is_told(data, monkeypatch, free, status):
    monkeypatch.setattr(
        "assistant.safety.doctor.shutil.disk_usage", lambda _: type("Usage", (), {"free": free})
    )
    assert found(doctor.check_surroundings(data), "disk")["status"] == status


def test_damaged_settings_and_crashes_are_told(data):
    data.settings.write_text("[engine\n")
    (data.logs / "crash-1.txt").write_text("x")
    checks = doctor.check_surroundings(data)
    assert found(checks, "settings")["status"] == "fault"
    assert found(checks, "crash reports")["status"] == "warning"


def test_an_unusable_directory_is_the_only_line(tmp_path):
    (tmp_path / "file").write_text("x")
    checks = doctor.check_surroundings(DataDirectory(tmp_path / "file"))
    assert [check["status"] for check in checks] == ["fault"]


def test_an_empty_library_and_missing_models(workshop):
    checks = doctor.check_stores(workshop)
    assert found(checks, "library")["status"] == "remark"
    assert "install" in found(checks, "language model")["hint"]
    assert found(checks, "network")["status"] == "warning"


def test_a_filled_library_with_passages_that_wait_and_a_source_that_is_gone(workshop, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("A few words about gauges.\n")
    Indexer(workshop.bench.library).run([sample.MAIL, note])
    note.unlink()
    checks = doctor.check_stores(workshop)
    assert found(checks, "library")["status"] == "ok"
    assert "wait" in found(checks, "vector index")["message"]
    assert found(checks, "sources")["status"] == "warning"


def test_a_damaged_library_is_a_fault_with_a_way_out(workshop):
    workshop.data.library_db.write_bytes(b"this is no database at all" * 100)
    entry = found(doctor.check_stores(workshop), "library")
    assert entry["status"] == "fault"
    assert entry["hint"]
