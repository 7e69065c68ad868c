"""What is being written survives crashes, full disks and damaged files."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import KnownError
from assistant.outbox import composing
from assistant.outbox.composing import Composition, Compositions, DamagedFile, Version, from_bytes, to_bytes


@pytest.fixture
def kept(tmp_path):
    return Compositions(tmp_path / "composing")


def written(kept, **fields):
    made = replace(kept.new(), **fields)
    kept.save(made)
    return made


def test_what_was_saved_comes_back_as_it_was(kept):
    made = written(
        kept,
        to=("Ann Bell <ann@example.org>",),
        subject="Lunch",
        points="on Friday",
        text="Hi Ann,\n\nlunch on Friday? 🍲",
        versions=(Version("Hi Ann,", {"draft_id": "draft-3", "receipts": []}),),
        shown=0,
        without=("pref-2",),
    )
    assert kept.find().compositions == (made,)
    assert kept.get(made.id) == made
    assert made.version.draft_id == "draft-3"


def test_the_one_changed_last_comes_first(kept):
    older = written(kept, text="older", changed=10.0)
    newer = written(kept, text="newer", changed=20.0)
    assert kept.find().compositions == (newer, older)


def test_the_newest_is_found_without_the_others_and_past_a_damaged_one(kept):
    older, newer = written(kept, text="older"), written(kept, text="newer")
    damaged = kept.folder / "20990101-000000-abcdef.json"
    damaged.write_bytes(b"{")
    for number, name in enumerate((older.id, newer.id, damaged.stem)):
        os.utime(kept.folder / f"{name}.json", (1_000 + number, 1_000 + number))
    found = kept.newest()
    assert found.compositions == (newer,)
    assert [path.suffix for path in found.set_aside] == [".damaged"]


def test_only_its_user_may_read_it(kept):
    made = written(kept, text="private")
    if os.name == "posix":
        assert (kept.folder / f"{made.id}.json").stat().st_mode & 0o077 == 0
        assert kept.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"format": "ownhand-composing", "id": 3}', b"[" * 100_000],
)
def test_a_damaged_file_is_set_aside_and_the_others_are_found(kept, damage):
    made = written(kept, text="good")
    (kept.folder / "20250101-000000-abcdef.json").write_bytes(damage)
    found = kept.find()
    assert found.compositions == (made,)
    assert [path.name for path in found.set_aside] == ["20250101-000000-abcdef.damaged"]
    assert found.set_aside[0].read_bytes() == damage
    assert kept.find().set_aside == ()


def test_a_full_disk_is_told_and_the_old_file_stays(kept, monkeypatch):
    made = written(kept, text="first")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(composing, "write_private", full)
    with pytest.raises(KnownError) as told:
        kept.save(replace(made, text="second"))
    assert told.value.code == "disk-full"
    assert kept.get(made.id).text == "first"


def test_a_folder_that_may_not_be_written_is_told(kept):
    kept.folder.write_text("a file is in its place")
    with pytest.raises(KnownError) as told:
        written(kept, text="typed")
    assert told.value.code == "draft-unwritable"


def test_the_remains_of_a_cut_off_write_are_removed_in_time(kept):
    made = written(kept, text="good")
    remains = kept.folder / f".{made.id}.json.x1y2"
    remains.write_bytes(b"half")
    assert kept.find().compositions == (made,)
    assert remains.exists()
    os.utime(remains, (0, 0))
    kept.find()
    assert not remains.exists()


def test_deleting_and_saving_again_takes_the_deletion_back(kept):
    made = written(kept, text="wanted after all")
    kept.remove(made.id)
    kept.remove(made.id)
    assert kept.find().compositions == ()
    kept.save(made)
    assert kept.find().compositions == (made,)


def test_erasing_a_person_deletes_what_was_written_to_them(kept):
    to_ann = written(kept, to=("Ann <Ann@Example.org>", "bob@example.org"), text="to both")
    to_bob = written(kept, to=("bob@example.org",), text="to Bob")
    by_name = written(kept, to=("ann bell",), text="to her name")
    assert set(kept.erase(["ann@example.org"], "Ann Bell")) == {to_ann, by_name}
    assert kept.find().compositions == (to_bob,)


def test_erasing_everything_leaves_no_file(kept):
    written(kept, text="one")
    (kept.folder / "20250101-000000-abcdef.damaged").write_bytes(b"half of a text")
    (kept.folder / ".x.json.tmp").write_bytes(b"half of a text")
    assert len(kept.erase()) == 1
    assert list(kept.folder.iterdir()) == []


def test_a_name_never_leads_out_of_the_folder(kept):
    with pytest.raises(ValueError, match="name"):
        kept.get("../library")


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    st.builds(
        Composition,
        id=st.just("20250101-000000-abcdef"),
        to=st.lists(texts, max_size=3).map(tuple),
        subject=texts,
        points=texts,
        text=texts,
        without=st.lists(texts, max_size=3).map(tuple),
        versions=st.lists(
            st.builds(Version, text=texts, answer=st.dictionaries(texts, texts)), max_size=2
        ).map(tuple),
        shown=st.integers(-1, 3),
        changed=st.floats(0, 1e10),
    )
)
def test_any_text_survives_the_file(composition):
    assert from_bytes(to_bytes(composition)) == composition


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.booleans() | texts, lambda x: st.lists(x) | st.dictionaries(texts, x)).map(
        lambda x: repr(x).encode()
    )
)
def test_any_bytes_are_a_composition_or_damaged(data):
    with contextlib.suppress(DamagedFile):
        from_bytes(data)


def test_what_the_mail_program_was_given_goes_after_a_day_and_with_every_erasing(kept):
    handed = kept.folder / "handed"
    handed.mkdir(parents=True)
    old, new = handed / "draft-1.eml", handed / "draft-2.eml"
    for path in (old, new):
        path.write_text("To: ann@example.org")
    os.utime(old, (0, 0))
    kept.clear_handed(older_than=86_400)
    assert (old.exists(), new.exists()) == (False, True)
    kept.erase(["somebody@else.example"])
    assert not new.exists()
