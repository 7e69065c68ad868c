"""The command line against a real engine: every field of its contract, and every bad input."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.cli.output import Output
from assistant.cli.parser import UsageError, parse
from assistant.engine.client import try_connect
from assistant.paths import DataDirectory
from resources import sample

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data directory with the sample mailbox in it, and no models."""
    root = tmp_path_factory.mktemp("home")
    (root / "no-models").mkdir()
    patch = pytest.MonkeyPatch()
    patch.setenv("OWNHAND_HOME", str(root / "data"))
    patch.setenv("OWNHAND_MODELS", str(root / "no-models"))
    yield DataDirectory(root / "data")
    client = try_connect(DataDirectory(root / "data"))
    if client is not None:
        client.stop_engine()
    patch.undo()


class Answer:
    """What one command line gave."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def ownhand(home, capsys, monkeypatch):
    def run(*arguments, text=None):
        if text is not None:
            raw = text if isinstance(text, bytes) else text.encode()
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run


@pytest.fixture(scope="module")
def filled(home):
    """The same, once the sample mailbox was added."""
    with Capture() as captured:
        assert main(["add", str(sample.MAIL), str(sample.DOCUMENTS), "--json"]) == 0
    return json.loads(captured.text)


class Capture:
    def __enter__(self):
        self._old, sys.stdout = sys.stdout, io.StringIO()
        return self

    def __exit__(self, *_unused):
        self.text = sys.stdout.getvalue()
        sys.stdout = self._old


def has(value, *names):
    missing = [name for name in names if name not in value]
    assert not missing, f"missing fields: {missing}"


def test_add_reports_what_it_did(filled):
    has(
        filled,
        "sources",
        "messages",
        "documents",
        "passages",
        "own_passages",
        "unchanged",
        "failed",
        "seconds",
    )
    assert filled["messages"] > 50
    assert filled["own_passages"] > 0
    has(filled["seconds"], "read", "keyword", "embed")


def test_adding_what_cannot_be_read_says_why_and_is_status_1(ownhand, filled, tmp_path):
    noise = tmp_path / "noise.eml"
    noise.write_bytes(bytes(range(256)) * 50)
    answer = ownhand("add", noise, "--json")
    assert answer.status == 1
    assert answer.json["error"]["code"] == "nothing-read"
    assert answer.json["failed"][0]["reason"] in answer.json["error"]["message"]
    note = tmp_path / "note.txt"
    note.write_text("A cobalt jug for the hall.\n")
    assert ownhand("add", noise, note, "--json").status == 0  # listed with its reason beside what was read
    for path in (noise, note):
        assert ownhand("remove", path, "--json").status == 0


def test_index_finds_everything_unchanged(ownhand, filled):
    again = ownhand("index", "--json").json
    assert (again["messages"], again["documents"]) == (0, 0)
    assert again["unchanged"] == filled["messages"] + filled["documents"]


def test_sources_are_listed_and_one_can_be_removed(ownhand, filled, tmp_path):
    note = tmp_path / "note.md"
    note.write_text("# Shopping\n\nA zirconium teapot for the office kitchen.\n")
    assert ownhand("add", note, "--json").status == 0
    rows = ownhand("sources", "--json").json["sources"]
    assert len(rows) == 3
    has(rows[0], "id", "path", "kind")
    assert ownhand("search", "zirconium", "--json").json["hits"]
    assert ownhand("remove", note, "--json").status == 0
    assert ownhand("search", "zirconium", "--json").json["hits"] == []
    assert len(ownhand("sources", "--json").json["sources"]) == 2


def test_identity_is_detected_and_can_be_corrected(ownhand, filled):
    found = ownhand("identity", "--json").json
    assert found["addresses"]
    has(found["detected"][0], "address", "confidence")
    assert "extra@example.org" in ownhand("identity", "add", "Extra@Example.org", "--json").json["addresses"]
    after = ownhand("identity", "remove", "extra@example.org", "--json").json
    assert "extra@example.org" not in after["addresses"]


def test_search_gives_every_field_and_obeys_its_filters(ownhand, filled):
    found = ownhand("search", "seal", "--limit", 3, "--json").json
    has(found, "hits", "ms")
    assert 0 < len(found["hits"]) <= 3
    has(found["hits"][0], "id", "kind", "title", "people", "date", "text", "score", "ranks")
    has(found["hits"][0]["ranks"], "keyword", "meaning")
    assert all(hit["own"] for hit in ownhand("search", "seal", "--own", "--json").json["hits"])
    documents = ownhand("search", "seal", "--kind", "document", "--json").json["hits"]
    assert all(hit["kind"] == "document" for hit in documents)
    assert ownhand("search", "seal", "--since", "2999", "--json").json["hits"] == []


def test_people_and_profile(ownhand, filled):
    people = ownhand("people", "--json").json["people"]
    has(people[0], "id", "name", "addresses", "sent", "received", "last", "register")
    whole = ownhand("profile", "--json").json
    assert whole["n"] > 20
    one = ownhand("profile", "--person", people[0]["id"], "--json").json
    assert one["person"]["id"] == people[0]["id"]
    assert one["n"] <= whole["n"]


DRAFT_FIELDS = (
    "draft_id", "subject", "text", "preferences", "exemplars", "receipts", "checks", "timing", "model"
)  # fmt: skip


def test_the_whole_job_without_a_model(ownhand, filled, tmp_path):
    person = ownhand("people", "--json").json["people"][0]
    draft = ownhand(
        "draft", "--to", person["addresses"][0], "--points", "the seals arrive on Tuesday", "--json"
    ).json
    has(draft, *DRAFT_FIELDS)
    has(draft["checks"], "points", "facts", "warnings")
    has(draft["timing"], "retrieve_ms", "prefill_ms", "first_token_ms", "decode_tokens_per_s", "total_ms")
    assert "Tuesday" in draft["text"]
    assert draft["model"] == ""
    assert any("No language model" in warning for warning in draft["checks"]["warnings"])

    final = tmp_path / "final.txt"
    body = draft["text"].strip().splitlines()
    body[0] = "Ahoy there!"
    final.write_text("\n".join(body) + "\n")
    lesson = ownhand("learn", draft["draft_id"], "--final", final, "--json").json
    has(lesson, "outcome", "edit_cost", "edit_cost_normalised", "changes", "learned")
    assert lesson["outcome"] == "edited"
    assert lesson["edit_cost"] > 0
    has(lesson["changes"][0], "kind", "from", "to")
    for entry in lesson["learned"]:
        has(entry, "preference_id", "text", "scope", "strength", "action")

    kept = ownhand("drafts", "--json").json["drafts"]
    assert kept[0]["id"] == draft["draft_id"]
    shown = ownhand("drafts", "show", draft["draft_id"], "--json").json
    assert shown["final"].startswith("Ahoy")
    assert shown["outcome"] == "edited"

    made = ownhand("handover", draft["draft_id"], "--as", "eml", "--out", tmp_path / "out.eml", "--json").json
    assert Path(made["path"]).read_bytes().startswith(b"X-Unsent: 1")
    assert ownhand("handover", draft["draft_id"], "--as", "mailto").out.startswith("mailto:")
    assert ownhand("handover", draft["draft_id"], "--as", "text").out.startswith("Ahoy")


def test_reply_carries_the_message_it_answers(ownhand, filled):
    hit = next(
        hit for hit in ownhand("search", "seal", "--kind", "mail", "--json").json["hits"] if not hit["own"]
    )
    reply = ownhand("reply", hit["id"], "--points", "-", "--json", text="thanks\nsee you on Friday\n").json
    has(reply, *DRAFT_FIELDS, "in_reply_to")
    assert "@" in reply["in_reply_to"]
    by_message_id = ownhand("reply", reply["in_reply_to"], "--points", "thanks", "--json").json
    assert by_message_id["in_reply_to"] == reply["in_reply_to"]


def test_rewrite_reads_standard_input_and_a_pipe_gets_the_bare_text(ownhand, filled):
    wrong = "I cant come on tuesday.\n"
    rewritten = ownhand("rewrite", "--mode", "proofread", "--json", text=wrong).json
    has(rewritten, "text", "changes", "preferences", "checks", "timing")
    has(rewritten["changes"][0], "from", "to", "at")
    assert ownhand("rewrite", "--mode", "proofread", text=wrong).out == rewritten["text"]


def test_the_users_own_rewrite_mode(ownhand, filled, home):
    home.settings.write_text('[modes]\nplain = "Do not use contractions."\n')
    assert ownhand("rewrite", "--mode", "plain", text="I can't come.").status == 0
    home.settings.unlink()


def test_a_passage_is_liked_or_not_and_a_question_answered(ownhand, filled):
    unlike = ownhand("preferences", "unlike", "--text", "-", "--json", text="going forward").json
    assert unlike["lesson"]["text"] == "Never write 'going forward'."
    like = ownhand("preferences", "like", "--text", "-", text="I'm in. It's on me.")
    assert like.status == 0
    assert "more like" in like.out.lower()
    drafted = ownhand(
        "draft", "--to", "kim.stein@new.example", "--points", "the plan is ready", "--json"
    ).json
    answered = ownhand("answer", drafted["question"]["id"], "dismiss")
    assert answered.out.strip() == "Not asked again."
    assert "No draft" in ownhand("curve").out or "tokens" in ownhand("curve").out


def test_preferences_can_be_stated_changed_and_taken_back(ownhand, filled):
    person = ownhand("people", "--json").json["people"][0]
    stated = ownhand(
        "preferences", "add", "never use 'kindly'", "--scope", f"person={person['id']},kind=mail", "--json"
    ).json
    has(stated, "id", "text", "scope", "kind", "strength", "status", "evidence", "applied", "kept")
    assert stated["scope"]["person"] == person["id"]
    number = stated["id"]
    assert ownhand("preferences", "off", number, "--json").json["status"] == "off"
    assert ownhand("preferences", "on", number, "--json").json["status"] == "active"
    assert ownhand("preferences", "pin", number, "--json").json["pinned"]
    assert (
        ownhand("preferences", "edit", number, "never use 'utilise'", "--json").json["text"]
        == "never use 'utilise'"
    )
    assert ownhand("preferences", "undo", number, "--json").json["text"] == "never use 'kindly'"
    life = ownhand("preferences", "show", number, "--json").json
    has(life, "acts", "acts_reason", "evidence", "applications", "history")
    assert [change["change"] for change in life["history"]] == ["add", "off", "on", "pin"]
    assert ownhand("preferences", "delete", number, "--json").json["deleted"]
    listed = ownhand("preferences", "--json").json["preferences"]
    assert number not in [entry["id"] for entry in listed]


def test_models_are_listed_with_their_fit(ownhand, filled):
    rows = ownhand("models", "--json").json["models"]
    has(rows[0], "name", "kind", "size", "licence", "fit", "installed", "in_use", "strategy")
    assert not any(row["installed"] for row in rows)


def test_prove_shows_layers_attempts_and_verdict(ownhand, home):
    proof = ownhand("prove", "--json").json
    has(proof, "layers", "attempts", "verdict")
    assert all(attempt["refused"] for attempt in proof["attempts"])
    if sys.platform == "linux":
        assert proof["verdict"] == "no-network"


def test_doctor_names_what_to_do(ownhand, filled):
    answer = ownhand("doctor", "--json")
    report = answer.json
    has(report, "healthy", "checks")
    names = [check["name"] for check in report["checks"]]
    assert {"library", "vector index", "language model", "disk", "memory", "rights"} <= set(names)
    assert answer.status == (0 if report["healthy"] else 1)
    assert all(check["hint"] for check in report["checks"] if check["status"] in ("warning", "fault"))


def test_engine_status_and_stop(ownhand, filled, home):
    ownhand("people")
    status = ownhand("engine", "status", "--json").json
    has(status, "pid", "uptime", "memory_mb", "model", "jobs", "network")
    assert ownhand("engine", "stop", "--json").json["running"] is False
    assert ownhand("engine", "status", "--json").json["running"] is False


def test_export_and_import_bring_everything_back(ownhand, filled, tmp_path):
    folder = tmp_path / "export"
    written = ownhand("export", folder, "--json").json
    has(written, "folder", "files")
    other = tmp_path / "other"
    read = ownhand("--data", other, "import", folder, "--json").json
    assert read["rows"] == sum(
        entry["rows"] for entry in written["files"] if entry["name"].startswith("tables/")
    )
    kept = [
        [{name: source[name] for name in ("id", "path", "kind", "items")} for source in one["sources"]]
        for one in (ownhand("--data", other, "sources", "--json").json, ownhand("sources", "--json").json)
    ]
    assert kept[0] == kept[1]
    for command in (("people",), ("drafts",), ("preferences",), ("identity",)):
        assert ownhand("--data", other, *command, "--json").json == ownhand(*command, "--json").json
    first = ownhand("search", "seal", "--json").json["hits"]
    assert [hit["id"] for hit in ownhand("--data", other, "search", "seal", "--json").json["hits"]] == [
        hit["id"] for hit in first
    ]
    assert ownhand("--data", other, "import", folder, "--json").json["error"]["code"] == "library-not-empty"
    ownhand("--data", other, "erase", "--all")
    assert ownhand("--data", other, "sources", "--json").json["sources"] == []
    ownhand("--data", other, "engine", "stop")


def test_settings_are_shown_changed_and_reset(ownhand, home):
    assert ownhand("settings", "set", "engine.idle_minutes", "7", "--json").status == 0
    shown = {entry["key"]: entry for entry in ownhand("settings", "--json").json["settings"]}
    assert shown["engine.idle_minutes"]["value"] == 7
    home.settings.write_text("[engine\n")
    broken = ownhand("draft", "--points", "x", "--json")
    assert broken.status == 1
    assert broken.json["error"]["code"] == "settings-damaged"
    assert "line 1" in broken.json["error"]["message"]
    assert ownhand("settings", "reset").status == 0
    assert ownhand("settings").status == 0


BAD = [
    (("add", "/no/such/place"), "missing"),
    (("add", "\0"), "bad-path"),
    (("add", ""), "bad-path"),
    (("search", ""), "empty-query"),
    (("search", "x", "--limit", "0"), "bad-request"),
    (("search", "x", "--since", "soon"), "bad-date"),
    (("reply", "item-99999", "--points", "x"), "unknown-id"),
    (("reply", "<nobody@example.org>", "--points", "x"), "unknown-id"),
    (("reply", "soup", "--points", "x"), "unknown-id"),
    (("draft", "--to", "a@example.org"), "points-empty"),
    (("draft", "--to", "a@example.org", "--points", " ; \n "), "points-empty"),
    (("draft", "--to", "Xqzzyvw", "--points", "hello"), "unknown-person"),
    (("draft", "--to", "person-9999", "--points", "hello"), "unknown-id"),
    (("learn", "draft-999", "--final", __file__), "unknown-id"),
    (("learn", "draft-999"), "no-final"),
    (("learn", "draft-999", "--final", "/no/such/file"), "missing-file"),
    (("learn", "draft-999", "--final", "/"), "unreadable-file"),
    (("drafts", "show", "999"), "unknown-id"),
    (("drafts", "show"), "no-id"),
    (("handover", "999", "--as", "text"), "unknown-id"),
    (("rewrite", "--mode", "sing", __file__), "unknown-mode"),
    (("rewrite", "--mode", "formal", sys.executable), "not-text"),
    (("preferences", "pin", "pref-999"), "unknown-id"),
    (("preferences", "add", "   "), "empty-text"),
    (("preferences", "add", "be brief", "--scope", "colour=red"), "bad-scope"),
    (("preferences", "add", "be brief", "--scope", "register=loud"), "bad-scope"),
    (("preferences", "--person", "Xqzzyvw"), "unknown-person"),
    (("profile", "--person", "Xqzzyvw"), "unknown-person"),
    (("remove", "source-999"), "unknown-id"),
    (("remove", "/no/such/place"), "unknown-id"),
    (("identity", "add", "not an address"), "not-an-address"),
    (("identity", "add"), "no-address"),
    (("models", "use", "nonesuch"), "model-missing"),
    (("models", "remove", "nonesuch"), "model-missing"),
    (("models", "install", "nonesuch"), "unknown-model"),
    (("models", "install", __file__), "not-a-model"),
    (("models", "check"), "model-missing"),
    (("erase", "--person", "Xqzzyvw"), "unknown-person"),
    (("erase", "--source", "source-999"), "unknown-id"),
    (("import", "/no/such/folder"), "not-an-export"),
    (("export", str(PROJECT)), "folder-not-empty"),
    (("settings", "set", "no.such", "1"), "unknown-setting"),
    (("--data", __file__, "people"), "bad-data-directory"),
]


@pytest.mark.parametrize(("arguments", "code"), BAD, ids=[" ".join(case[0])[:40] for case in BAD])
def test_bad_input_gets_one_sentence_and_a_next_step(ownhand, filled, arguments, code):
    answer = ownhand(*arguments, "--json")
    assert answer.status == 1
    error = answer.json["error"]
    assert code in error["code"]
    assert error["message"].endswith((".", "?"))
    assert error["hint"]
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    plain = ownhand(*arguments)
    assert plain.status == 1
    assert plain.out == ""
    assert error["message"] in plain.err


@pytest.mark.parametrize("raw", [b"", b" \n", b"\0\1\2" * 50])
def test_empty_and_binary_standard_input(ownhand, filled, raw):
    answer = ownhand("rewrite", "--mode", "formal", "--json", text=raw)
    assert answer.status == 1
    assert answer.json["error"]["code"] in ("empty-text", "not-text")


def test_other_character_sets_are_read(ownhand, filled):
    for raw in ("grüße aus köln".encode("latin-1"), "grüße aus köln".encode("utf-16")):
        answer = ownhand("draft", "--points", "-", "--kind", "document", "--json", text=raw)
        assert "köln" in answer.json["text"].casefold()


@pytest.mark.parametrize(
    "arguments", [("sing",), ("add",), ("search",), ("erase",), ("people", "a", "b"), ("--what",)]
)
def test_wrong_usage_is_status_2(ownhand, arguments):
    answer = ownhand(*arguments, "--json")
    assert answer.status == 2
    assert answer.json["error"]["code"] == "usage"
    assert "usage:" in answer.err


def test_common_options_may_stand_before_and_after_the_command():
    assert parse(["--json", "people"]).json
    assert parse(["people", "--json"]).json
    assert parse(["people", "--data", "/x"]).data == "/x"
    assert parse(["--data", "/y", "preferences", "pin", "3"]).data == "/y"
    assert parse(["evaluate", "prelude", "--rounds", "3", "--out", "o"]).further == ["--rounds", "3"]
    with pytest.raises(UsageError):
        parse(["people", "--rounds", "3"])


def test_without_a_command_what_is_missing_for_the_window_is_said(ownhand, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = ownhand("--json")
    assert answer.status == 1
    assert answer.json["error"]["code"] == "no-display"


def test_a_bug_leaves_a_report_without_content(ownhand, home, monkeypatch):
    def fail(*_unused):
        raise RuntimeError("secret words of the user")

    monkeypatch.setitem(__import__("assistant.cli.commands", fromlist=["x"]).COMMANDS, "people", fail)
    answer = ownhand("people", "--json")
    assert answer.status == 1
    assert answer.json["error"]["code"] == "bug"
    reports = "".join(path.read_text() for path in home.logs.glob("crash-*.txt"))
    assert "RuntimeError" in reports
    assert "secret" not in reports + answer.out + answer.err


def test_no_word_of_the_library_is_in_the_logs(ownhand, filled, home):
    texts = ownhand("search", "seal", "--json").json["hits"]
    written = b"".join(path.read_bytes() for path in home.logs.iterdir())
    for hit in texts:
        assert hit["title"].encode() not in written or len(hit["title"]) < 6
        assert hit["text"][:40].encode() not in written


def test_the_command_line_starts_without_the_heavy_libraries():
    heavy = ("sqlite3", "sqlite_utils", "numpy", "torch", "chromadb", "llama_cpp", "rich", "psutil")
    code = (
        "import sys; from assistant.cli import main; main(['--help']); import assistant.engine.client; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_failure(home, filled):
    done = subprocess.run(
        f"{sys.executable} -m assistant.cli search seal --limit 200 --json | head -c 10",
        shell=True,
        capture_output=True,
        cwd=PROJECT,
        env=os.environ,
    )
    assert done.stderr == b""
    assert len(done.stdout) == 10


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("form", ["", "--json"])
def test_output_that_goes_nowhere_is_told_without_a_crash(home, filled, form):
    def ask(where):
        command = f"{sys.executable} -m assistant.cli sources {form} {where}"
        return subprocess.run(
            command, shell=True, capture_output=True, text=True, cwd=PROJECT, env=os.environ
        )

    full = ask("> /dev/full")
    assert full.returncode == 1
    assert full.stderr.startswith("ownhand: The output could not be written:")
    assert full.stderr.count("\n") == 1
    closed = ask(">&-")
    assert (closed.returncode, closed.stderr) == (0, "")


def test_erasing_a_person_leaves_no_byte(ownhand, filled, home):
    """Last, since it changes the mailbox that the others look at."""
    person = next(entry for entry in ownhand("people", "--json").json["people"] if entry["received"] > 2)
    ownhand(
        "draft", "--to", person["addresses"][0], "--points", "a sentence that must vanish entirely", "--json"
    )
    report = ownhand("erase", "--person", person["id"], "--json").json
    assert report["clean"]
    assert report["scan"]["hits"] == 0
    assert report["scan"]["needles"] > 10
    ownhand("engine", "stop")
    for path in home.root.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert person["addresses"][0].encode() not in content, path.name
            assert b"must vanish entirely" not in content, path.name
    everything = ownhand("erase", "--all", "--json").json
    assert everything["clean"]
    assert not home.library_db.exists()


def test_verbose_progress_tells_each_step_once_and_what_comes_of_a_stage(capfd):
    with Output(as_json=False, quiet=False, verbose=True).progress() as sink:
        for done, detail in ((1, "a.txt"), (1, "b.txt"), (2, ""), (2, "cost 7"), (2, "cost 7")):
            sink({"stage": "match", "done": done, "total": 2, "detail": detail})
    told = capfd.readouterr().err.splitlines()
    assert told == ["match 1 of 2 a.txt", "match 2 of 2", "match 2 of 2 cost 7"]
