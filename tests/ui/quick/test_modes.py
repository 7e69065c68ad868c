from ui.quick.modes import BUILT_IN, OWN_KEYS, RecentModes, after, all_modes, by_name
from ui.shortcuts import SHORTCUTS


def test_every_mode_has_a_key_of_its_own():
    modes = all_modes({"To my boss": "formal and short", "Plain": "no jargon"})
    keys = [mode.key for mode in modes]
    assert len(set(keys)) == len(keys)
    assert [mode.key for mode in modes if mode.own] == ["1", "2"]
    # These decide about changes.
    assert not {"N", "Y", "U", "R", "V"} & set(keys)


def test_the_overview_of_keys_tells_the_keys_of_the_modes():
    for mode in BUILT_IN:
        assert SHORTCUTS[f"rewrite.{mode.name}"].keys == mode.key


def test_more_own_modes_than_digits_are_still_reached_by_tab():
    own = {f"mode {number}": "do something" for number in range(12)}
    modes = all_modes(own)
    assert len(modes) == len(BUILT_IN) + 12
    assert [mode.key for mode in modes if mode.own] == [*OWN_KEYS, "", "", ""]


def test_tab_goes_round_and_passes_over_the_one_that_needs_words():
    modes = all_modes({"Plain": "no jargon"})
    current, seen = None, []
    for _ in range(len(modes) - 1):
        current = after(modes, current, 1)
        seen.append(current.name)
    assert seen == [mode.name for mode in modes if mode.name != "custom"]
    assert after(modes, current, 1).name == seen[0]
    assert after(modes, by_name(modes, seen[0]), -1).name == seen[-1]
    assert after(modes, by_name(modes, "custom"), 1).name == seen[0]


def test_the_last_modes_are_remembered_newest_first(tmp_path):
    for name in ("proofread", "mine", "shorten", "mine", "formal", "bullets"):
        RecentModes(tmp_path / "window.ini").note(name)
    assert RecentModes(tmp_path / "window.ini").names() == ["bullets", "formal", "mine", "shorten"]


def test_a_damaged_memory_of_modes_is_an_empty_one(tmp_path):
    (tmp_path / "window.ini").write_bytes(b"\x00\xff[rewrite\nrecent=@Variant(")
    assert RecentModes(tmp_path / "window.ini").names() == []
