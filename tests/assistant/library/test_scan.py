"""Looking at a part of a source gives what looking at all of it gives for that part."""

import os
from pathlib import Path

import pytest

from assistant.library.indexer import Indexer
from assistant.library.scan import Part, compare


@pytest.fixture
def source(library, tmp_path):
    """A folder with a Maildir and documents, indexed; ``compare`` with parts of it."""
    root = tmp_path / "all"
    for folder in ("docs/deep", "Mail/cur", "Mail/new", "Mail/tmp"):
        (root / folder).mkdir(parents=True)
    for name in ("docs/one.txt", "docs/deep/two.txt", "three.md"):
        (root / name).write_text(f"The text of {name}.")
    for number in range(3):
        message = f"Subject: Message {number}\nFrom: ben@example.com\n\nText {number}\n"
        (root / "Mail" / "cur" / f"{number}.host:2,S").write_text(message)
    Indexer(library).run([root])
    return library.places()[0]


def part(source, *paths, young=()):
    root = Path(source.path)
    return Part(source.path, [str(root / path) for path in paths], [str(root / path) for path in young])


def changes(library, source, some=None):
    found = compare(library.db.conn, source, some)
    return (
        sorted(os.path.relpath(task.entry.path, source.path) for task in found.tasks),
        sorted(os.path.relpath(entry.path, source.path) for _, entry in found.moved),
        len(found.gone),
    )


def test_only_the_part_is_looked_at(library, source):
    root = Path(source.path)
    (root / "docs" / "new.txt").write_text("A new text.")
    (root / "other.txt").write_text("Another text.")
    (root / "three.md").unlink()
    assert changes(library, source, part(source, "docs/new.txt")) == (["docs/new.txt"], [], 0)
    assert changes(library, source, part(source, "three.md")) == ([], [], 1)
    assert changes(library, source) == (["docs/new.txt", "other.txt"], [], 1)


def test_a_folder_stands_for_everything_below_it(library, source):
    root = Path(source.path)
    (root / "docs" / "deep" / "four.txt").write_text("The text of four.")
    (root / "docs" / "one.txt").unlink()
    assert changes(library, source, part(source, "docs")) == (["docs/deep/four.txt"], [], 1)


def test_a_folder_that_is_gone_takes_its_files_with_it(library, source):
    root = Path(source.path)
    (root / "docs" / "deep" / "two.txt").unlink()
    (root / "docs" / "deep").rmdir()
    assert changes(library, source, part(source, "docs/deep")) == ([], [], 1)
    assert changes(library, source, part(source, "docs/de")) == ([], [], 0)


def test_a_flag_of_a_message_is_a_new_name(library, source):
    folder = Path(source.path) / "Mail" / "cur"
    (folder / "1.host:2,S").rename(folder / "1.host:2,RS")
    some = part(source, "Mail/cur/1.host:2,S", "Mail/cur/1.host:2,RS")
    tasks, moved, _ = changes(library, source, some)
    assert tasks + moved == ["Mail/cur/1.host:2,RS"]


def test_what_was_taken_away_a_moment_ago_is_kept_unless_it_has_a_new_name(library, source):
    root = Path(source.path)
    (root / "three.md").unlink()
    assert changes(library, source, part(source, "docs/one.txt", young=["three.md"])) == ([], [], 0)
    (root / "docs" / "one.txt").rename(root / "docs" / "uno.txt")
    found = changes(library, source, part(source, "docs/uno.txt", young=["docs/one.txt"]))
    assert found == ([], ["docs/uno.txt"], 0)


def test_a_source_that_is_one_file(library, tmp_path):
    file = tmp_path / "single.txt"
    file.write_text("A single text.")
    Indexer(library).run([file])
    (source,) = library.places()
    file.write_text("Another single text.")
    found = compare(library.db.conn, source, Part(source.path, [source.path]))
    assert [task.entry.path for task in found.tasks] == [str(file)]
