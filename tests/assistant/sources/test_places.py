"""Where mail and documents usually lie: found by name, never opened."""

from __future__ import annotations

import sys

import pytest

from assistant.sources.places import find_places


def put(path, content="From ann@example.org Mon Jan  1 00:00:00 2024\n\nHi\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def titles(home, **environment):
    return [(place.program, place.title) for place in find_places(home, environment)]


def test_an_empty_home_has_no_places(tmp_path):
    assert find_places(tmp_path, {}) == []


@pytest.mark.parametrize(
    "home", [".thunderbird", "snap/thunderbird/common/.thunderbird", "AppData/Roaming/Thunderbird"]
)
def test_a_thunderbird_profile_is_named_by_its_accounts(tmp_path, home):
    profile = tmp_path / home / "x1y2.default-release"
    put(profile / "ImapMail" / "imap.example.org" / "INBOX")
    put(profile / "Mail" / "Local Folders" / "Sent")
    put(tmp_path / home / "profiles.ini", "[Profile0]\nIsRelative=1\nPath=x1y2.default-release\n")
    [place] = find_places(tmp_path, {})
    assert (place.program, place.title) == ("thunderbird", "imap.example.org")
    assert place.paths == (str(profile / "ImapMail"), str(profile / "Mail"))
    assert place.bytes


def test_a_profile_elsewhere_is_found_by_the_list(tmp_path):
    profile = tmp_path / "mail disk" / "mine"
    put(profile / "Mail" / "Local Folders" / "Inbox")
    put(tmp_path / ".thunderbird" / "profiles.ini", f"[Profile0]\nIsRelative=0\nPath={profile}\n")
    assert titles(tmp_path) == [("thunderbird", "Local Folders")]


@pytest.mark.parametrize("ini", ["", "[Profile0]\n", "no section\n", "[Profile0]\nPath=\x00\n", "[[[\n"])
def test_a_damaged_list_of_profiles_is_no_fault(tmp_path, ini):
    put(tmp_path / ".thunderbird" / "profiles.ini", ini)
    assert find_places(tmp_path, {}) == []


def test_other_programs_and_exports_are_found(tmp_path):
    put(tmp_path / "Library" / "Mail" / "V9" / "old.emlx")
    put(tmp_path / "Library" / "Mail" / "V10" / "new.emlx")
    put(tmp_path / "Downloads" / "Takeout" / "Mail" / "All mail.mbox")
    put(tmp_path / "Downloads" / "takeout-20260101.zip")
    put(tmp_path / "Documents" / "Outlook Files" / "me@example.org.pst")
    found = titles(tmp_path)
    assert ("apple-mail", "") in found
    assert ("takeout", "All mail") in found
    assert ("takeout", "takeout-20260101.zip") in found
    assert ("outlook", "me@example.org.pst") in found


def test_a_maildir_is_told_from_a_folder_called_mail(tmp_path):
    put(tmp_path / "Mail" / "notes.txt", "shopping")
    assert titles(tmp_path) == []
    put(tmp_path / "Mail" / "work" / "cur" / "1:2,S")
    (tmp_path / "Mail" / "work" / "new").mkdir()
    assert titles(tmp_path) == [("maildir", "Mail")]


def test_named_places_are_looked_at(tmp_path):
    spool = put(tmp_path / "spool" / "ann")
    assert titles(tmp_path, MAIL=str(spool)) == [("mbox", "ann")]


@pytest.mark.skipif(sys.platform != "linux", reason="the desktop's list of folders is of Linux")
def test_the_folder_of_documents_has_the_name_the_desktop_gives_it(tmp_path):
    put(tmp_path / "Dokumente" / "Brief.odt")
    put(tmp_path / ".config" / "user-dirs.dirs", 'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n')
    assert titles(tmp_path) == [("", "Dokumente")]


def test_empty_places_are_not_offered_and_large_ones_not_counted_for_long(tmp_path):
    (tmp_path / "Documents").mkdir()
    assert find_places(tmp_path, {}) == []
    put(tmp_path / "Documents" / "letter.odt")
    [place] = find_places(tmp_path, {}, seconds=-1)
    assert place.bytes is None
