import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import settings
from assistant.errors import KnownError
from assistant.settings import Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.toml"


def test_every_default_of_the_schema_is_allowed_and_explained():
    for key, setting in settings.schema().items():
        assert setting.fault(setting.default) == "", key
        assert setting.help.endswith("."), key
        assert key.count(".") == 1
        assert setting.title, key
        assert setting.group, key
        assert len(setting.choice_titles) == len(setting.choices), key


def test_missing_and_empty_files_give_the_defaults(path):
    assert Settings.load(path) == Settings.defaults()
    path.write_text("")
    assert Settings.load(path) == Settings.defaults()


def test_given_values_win_and_unknown_ones_are_named(path):
    path.write_text("[engine]\nidle_minutes = 5\ncolour = 'red'\n[strange]\nx = 1\n")
    loaded = Settings.load(path)
    assert loaded.integer("engine.idle_minutes") == 5
    assert loaded.given == {"engine.idle_minutes"}
    assert loaded.unknown == ("engine.colour", "strange.x")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[engine]\nidle_minutes = \n", 2),
        ("[engine]\n\nidle_minutes = 'long'\n", 3),
        ("[engine]\nidle_minutes = 0\n", 2),
        ("# mine\n[writing]\nlength = 'endless'\n", 3),
        ("engine.idle_minutes = true\n", 1),
        ("[engine\n", 1),
        ("a = " + "[" * 5000, 1),
    ],
)
def test_damaged_files_are_told_with_their_line_and_kept(path, text, line):
    path.write_text(text)
    with pytest.raises(KnownError) as caught:
        Settings.load(path)
    assert caught.value.code == "settings-damaged"
    assert f"line {line} " in caught.value.message
    assert "settings reset" in caught.value.hint
    assert path.read_text() == text


def test_binary_files_are_told_with_their_line(path):
    path.write_bytes(b"[engine]\nidle_minutes = 5 # \xff\n")
    with pytest.raises(KnownError, match="line 2 it is not UTF-8"):
        Settings.load(path)


def test_change_keeps_comments_and_order(path):
    path.write_text("# my file\n[engine]\n# not too long\nidle_minutes = 5 # minutes\n")
    changed = settings.change(path, "engine.idle_minutes", 7)
    settings.change(path, "writing.seed", 3)
    assert changed.integer("engine.idle_minutes") == 7
    text = path.read_text()
    assert text.startswith("# my file\n[engine]\n# not too long\nidle_minutes = 7 # minutes\n")
    assert Settings.load(path).integer("writing.seed") == 3


def test_change_refuses_wrong_values_and_damaged_files(path):
    with pytest.raises(KnownError, match="at least 1"):
        settings.change(path, "engine.idle_minutes", 0)
    with pytest.raises(KnownError) as caught:
        settings.change(path, "engine.colour", 0)
    assert caught.value.code == "unknown-setting"
    path.write_text("broken")
    with pytest.raises(KnownError):
        settings.change(path, "engine.idle_minutes", 7)
    assert path.read_text() == "broken"


def test_a_forgotten_value_is_the_default_again_and_the_rest_stays(path):
    path.write_text("# mine\n[engine]\nidle_minutes = 5 # short\n[writing]\ntone = 'warm'\n")
    left = settings.forget(path, "engine.idle_minutes")
    assert left.integer("engine.idle_minutes") == 15
    assert left.given == {"writing.tone"}
    assert path.read_text().startswith("# mine\n")
    assert settings.forget(path, "engine.idle_minutes") == left


def test_reset_sets_the_file_aside(path):
    assert settings.reset(path) is None
    path.write_text("broken")
    aside = settings.reset(path)
    assert aside.read_text() == "broken"
    assert Settings.load(path) == Settings.defaults()


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("engine.idle_minutes", "12", 12),
        ("learning.enabled", "off", False),
        ("model.language", "starter", "starter"),
    ],
)
def test_values_are_read_as_typed(key, text, value):
    assert settings.find(key).parse(text) == value


@pytest.mark.parametrize(("key", "text"), [("engine.idle_minutes", "x"), ("learning.enabled", "perhaps")])
def test_values_of_the_wrong_type_are_known_errors(key, text):
    with pytest.raises(KnownError) as caught:
        settings.find(key).parse(text)
    assert caught.value.code == "bad-setting"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(content)
    try:
        Settings.load(path)
    except KnownError as fault:
        assert fault.code == "settings-damaged"  # noqa: PT017 - most bytes are fine settings


def test_own_modes_are_kept_beside_everything_else_and_forgotten(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("# mine\n[writing]\ntone = 'formal'\n", encoding="utf-8")
    settings.set_mode(path, "For  my boss", "formal, at most three sentences")
    now = settings.set_mode(path, 'Plain "words"', "no jargon\nno passive")
    assert dict(now.modes) == {
        "For my boss": "formal, at most three sentences",
        'Plain "words"': "no jargon\nno passive",
    }
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert dict(settings.forget_mode(path, "For my boss").modes) == {'Plain "words"': "no jargon\nno passive"}
    assert settings.forget_mode(path, "never there").text("writing.tone") == "formal"


@pytest.mark.parametrize(
    ("name", "instruction"), [("", "x"), ("  ", "x"), ("a\x07b", "x"), ("n" * 41, "x"), ("n", " ")]
)
def test_modes_without_a_name_or_an_instruction_are_refused(tmp_path, name, instruction):
    with pytest.raises(KnownError, match="mode"):
        settings.set_mode(tmp_path / "settings.toml", name, instruction)
