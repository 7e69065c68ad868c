import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.safety.scan import Finder, scan_folder


@given(st.binary(max_size=400), st.lists(st.binary(min_size=8, max_size=20), max_size=5), st.randoms())
def test_finds_exactly_what_is_there(noise, needles, dice):
    data = noise
    for needle in needles[::2]:
        place = dice.randint(0, len(data))
        data = data[:place] + needle + data[place:]
    expected = {number for number, needle in enumerate(needles) if needle in data}
    assert Finder(needles).find(data) == expected


def test_addresses_are_found_in_any_case():
    finder = Finder([b"eight bytes"], [b"a@b.cd", b"Nora@Example.org"])
    assert finder.find(b"To: NORA@EXAMPLE.ORG, A@B.CD") == {1, 2}


def test_short_needles_are_refused():
    with pytest.raises(ValueError, match="short"):
        Finder([b"seven b"])
    with pytest.raises(ValueError, match="short"):
        Finder([], [b""])


def test_reads_every_file_across_the_borders_of_its_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.safety.scan._BLOCK", 16)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.bin").write_bytes(b"x" * 11 + b"hidden words" + b"y" * 30)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "weights").write_bytes(b"hidden words")
    (tmp_path / "link").symlink_to(tmp_path / "deep")
    scan = scan_folder(tmp_path, Finder([b"hidden words"]), [tmp_path / "models"])
    assert scan.hits == ((0, "deep/er/a.bin"),)
    assert scan.files == 1
    assert scan.unread == ()


def test_a_file_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "locked").write_bytes(b"x")

    def refuse(*_unused):
        raise PermissionError

    monkeypatch.setattr("assistant.safety.scan._blocks", refuse)
    assert scan_folder(tmp_path, Finder([b"hidden words"])).unread == ("locked",)
