import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.database import migrate, open_database
from assistant.errors import KnownError
from assistant.library.indexer import Indexer
from assistant.library.store import Library
from assistant.outbox.composing import Compositions
from assistant.safety.export import bring_in, export
from assistant.style.ledger import Ledger
from resources import sample


@pytest.fixture
def db(tmp_path):
    opened = open_database(tmp_path / "library.db")
    migrate(opened)
    yield opened
    opened.conn.close()


@pytest.fixture
def exported(tmp_path):
    source = open_database(tmp_path / "source.db")
    migrate(source)
    Indexer(Library(source)).run([sample.MAIL])
    Ledger(source).add_stated("never use 'kindly'")
    settings = tmp_path / "given.toml"
    settings.write_text("[engine]\nidle_minutes = 9\n")
    writing = Compositions(tmp_path / "source-composing")
    writing.save(replace(writing.new(), id="20260101-under-way", text="Dear Ann, half a mail"))
    trained = tmp_path / "source-adapters" / "3"
    trained.mkdir(parents=True)
    (trained / "adapter.gguf").write_bytes(b"weights")
    (trained / "pairs.json").write_bytes(b"what a run works with")
    export(source, settings, tmp_path / "export", writing.folder, trained.parent)
    source.conn.close()
    return tmp_path / "export"


def rewrite_manifest(folder, change):
    manifest = json.loads((folder / "manifest.json").read_text())
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_everything_comes_back_and_is_searchable(exported, db, tmp_path):
    result = bring_in(db, tmp_path / "settings.toml", exported, tmp_path / "composing", tmp_path / "adapters")
    assert result["tables"]["items"] > 50
    assert result["settings"]
    library = Library(db)
    assert library.counts().messages == result["tables"]["items"]
    assert library.own_addresses()
    assert Ledger(db).all()[0].text == "never use 'kindly'"
    hits = db.conn.execute("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'seal'").fetchone()[0]
    assert hits > 0


def test_adapters_come_back_without_what_was_only_for_making_them(exported, db, tmp_path):
    bring_in(db, tmp_path / "settings.toml", exported, tmp_path / "composing", tmp_path / "adapters")
    files = [path.relative_to(tmp_path / "adapters") for path in (tmp_path / "adapters").rglob("*.*")]
    assert [str(path) for path in files] == [str(Path("3", "adapter.gguf"))]
    assert (tmp_path / "adapters" / files[0]).read_bytes() == b"weights"


def test_the_files_are_plain_and_private(exported):
    first = json.loads((exported / "tables" / "items.jsonl").read_text("utf-8").splitlines()[0])
    assert {"title", "date", "new_text"} <= set(first)
    assert exported.stat().st_mode & 0o077 == 0
    assert not (exported / "tables" / "embeddings.jsonl").exists()


def test_a_folder_in_use_is_refused(db, tmp_path):
    (tmp_path / "file").write_text("x")
    for place in (tmp_path, tmp_path / "file"):
        with pytest.raises(KnownError) as caught:
            export(db, tmp_path / "none", place, tmp_path / "composing", tmp_path / "adapters")
        assert caught.value.code == "folder-not-empty"


def test_a_full_disk_leaves_nothing_half_written(db, tmp_path, monkeypatch):
    def fail(*_unused):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.safety.export._write_drafts", fail)
    with pytest.raises(KnownError, match="no space left"):
        export(db, tmp_path / "none", tmp_path / "out", tmp_path / "composing", tmp_path / "adapters")
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest: manifest.update(format="other"), "not-an-export"),
        (lambda manifest: manifest.update(version=99), "export-newer"),
        (lambda manifest: manifest["migrations"].append("library/m999"), "export-newer"),
        (lambda manifest: manifest.update(files=5), "export-damaged"),
        (
            lambda manifest: manifest["files"].append({"name": "../../etc/passwd", "sha256": "0"}),
            "export-damaged",
        ),
        (lambda manifest: manifest["files"][0].update(sha256="0" * 64), "export-damaged"),
    ],
)
def test_wrong_manifests_are_refused(exported, db, tmp_path, change, code):
    rewrite_manifest(exported, change)
    with pytest.raises(KnownError) as caught:
        bring_in(db, tmp_path / "settings.toml", exported, tmp_path / "composing", tmp_path / "adapters")
    assert caught.value.code == code
    assert Library(db).counts().messages == 0


def test_a_record_that_cannot_be_read_takes_everything_back(exported, db, tmp_path):
    import hashlib

    path = exported / "tables" / "threads.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": [1]}\n')

    def change(manifest):
        for entry in manifest["files"]:
            if entry["name"] == "tables/threads.jsonl":
                entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()

    rewrite_manifest(exported, change)
    with pytest.raises(KnownError) as caught:
        bring_in(db, tmp_path / "settings.toml", exported, tmp_path / "composing", tmp_path / "adapters")
    assert caught.value.code == "export-damaged"
    assert Library(db).counts().messages == 0


def test_a_library_in_use_is_not_written_over(exported, db, tmp_path):
    bring_in(db, tmp_path / "settings.toml", exported, tmp_path / "composing", tmp_path / "adapters")
    with pytest.raises(KnownError) as caught:
        bring_in(db, tmp_path / "settings.toml", exported, tmp_path / "composing", tmp_path / "adapters")
    assert caught.value.code == "library-not-empty"


def test_no_export_at_all(db, tmp_path):
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "empty", tmp_path / "nowhere", tmp_path / "library.db"):
        with pytest.raises(KnownError) as caught:
            bring_in(db, tmp_path / "settings.toml", place, tmp_path / "composing", tmp_path / "adapters")
        assert caught.value.code == "not-an-export"


def test_what_was_being_written_comes_along_and_replaces_nothing(exported, db, tmp_path):
    here = Compositions(tmp_path / "composing")
    bring_in(db, tmp_path / "settings.toml", exported, here.folder, tmp_path / "adapters")
    assert [one.text for one in here.find().compositions] == ["Dear Ann, half a mail"]
