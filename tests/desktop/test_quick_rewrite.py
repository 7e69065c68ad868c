"""Quick rewrite as a user has it: a real X server, window manager and tray, and the text of other programs."""

import json
import os
import signal
import subprocess
import sys
import threading

from tests.desktop.conftest import BETTER, PROJECT, TEXT
from tests.desktop.programs import needs, running, wait_until
from tests.ui.quick.x11.other import Other

STAYS = "\nThis line stays."


class Copied:
    """Another program that copied something in several forms and goes on answering."""

    forms = {
        "UTF8_STRING": b"copied before",
        "text/html": b"<b>copied</b> before",
        "image/png": b"\x89PNG\r\n" + bytes(range(256)) * 8000,
    }

    def __init__(self, desk):
        self._other = Other(desk.display)
        self._other.offer("CLIPBOARD", self.forms)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._answer)
        self._thread.start()

    def _answer(self):
        while not self._ended.wait(0.01):
            self._other.turn()

    def end(self):
        if self._ended.is_set():
            return
        self._ended.set()
        self._thread.join()
        self._other.display.connection.close()


def rewritten(desk):
    """The popup with a finished rewrite."""
    desk.popup()
    return desk.wait_for("Quick rewrite: [0-9]")


def test_selected_text_is_really_replaced_and_the_clipboard_kept_in_every_form(
    desk, ownhand, editor, request
):
    copied = Copied(desk)
    request.addfinalizer(copied.end)
    editor.select_first_line()
    rewritten(desk)
    assert editor.text == TEXT + STAYS, "nothing is touched before the user says so"
    desk.press("Return")
    wait_until(lambda: editor.text == BETTER + STAYS, "the new text stands in the editor")
    desk.wait_gone("Quick rewrite")
    wait_until(lambda: desk.clipboard() == b"copied before", "the clipboard is put back")
    copied.end()
    for form, data in Copied.forms.items():
        assert desk.clipboard(form) == data


def test_escape_and_nothing_happened(desk, ownhand, editor):
    editor.select_first_line()
    rewritten(desk)
    desk.press("Escape")
    desk.wait_gone("Quick rewrite")
    assert editor.text == TEXT + STAYS
    desk.press("End", "x")
    wait_until(lambda: editor.text != TEXT + STAYS, "the editor has the keys again")


def test_one_change_is_left_out_by_keyboard(desk, ownhand, editor):
    editor.select_first_line()
    rewritten(desk)
    desk.press("n", "Return")
    wait_until(lambda: editor.text.startswith("Teh meeting is on Friday, because"), "the rest is replaced")


def test_with_nothing_selected_it_says_so_and_takes_the_clipboard(desk, ownhand, editor):
    desk.to_front(editor.window)
    with running(["xclip", "-i", "-quiet", str(editor.file)], env=desk.environment):
        wait_until(lambda: desk.clipboard(selection="primary"), "an old selection of another program")
        desk.popup()
        desk.wait_for("Quick rewrite: no words")
        desk.press("Escape")
        desk.wait_gone("Quick rewrite")


def test_a_window_that_closes_meanwhile_leaves_the_text_on_the_clipboard(desk, ownhand, editor):
    editor.select_first_line()
    rewritten(desk)
    desk.xdotool("windowclose", editor.window)
    wait_until(lambda: not desk.shown("Editor"), "the editor is gone")
    desk.press("Return")
    desk.wait_for("Quick rewrite: not replaced")
    desk.press("ctrl+c")
    desk.wait_gone("Quick rewrite")
    assert desk.clipboard() == BETTER.encode()


def test_a_selection_that_changed_meanwhile_is_not_overwritten(desk, ownhand, editor):
    editor.select_first_line()
    popup = rewritten(desk)
    desk.to_front(editor.window)
    desk.press("Down", "shift+Home")
    wait_until(lambda: desk.clipboard(selection="primary") == b"This line stays.", "another selection")
    desk.to_front(popup)
    desk.press("Return")
    desk.wait_for("Quick rewrite: not replaced")
    assert editor.text == TEXT + STAYS
    desk.press("Escape")
    desk.wait_gone("Quick rewrite")


def test_a_key_bound_in_the_desktop_opens_the_popup_of_the_running_program(desk, ownhand, editor, home):
    editor.select_first_line()
    command = [sys.executable, "-m", "ui", "--data", str(home), "--rewrite"]
    subprocess.run(command, cwd=PROJECT, env=desk.environment, timeout=60, check=True)
    desk.wait_for("Quick rewrite: [0-9]")
    desk.press("Return")
    wait_until(lambda: editor.text == BETTER + STAYS, "the new text stands in the editor")


def test_in_a_terminal_nothing_is_pasted_for_the_user(desk, ownhand):
    needs("xterm")
    shell = f"printf '{TEXT}'; sleep 60"
    with running(
        ["xterm", "-geometry", "80x10+50+50", "-T", "Terminal", "-e", "sh", "-c", shell], env=desk.environment
    ):
        window = desk.wait_for("Terminal")
        desk.to_front(window)
        desk.xdotool(
            "mousemove", "--window", window, "60", "9", "click", "--repeat", "3", "--delay", "60", "1"
        )
        wait_until(lambda: TEXT.encode() in desk.clipboard(selection="primary"), "the line is selected")
        rewritten(desk)
        desk.press("Return")
        desk.wait_for("Quick rewrite: not replaced")
        assert desk.clipboard().decode().strip() == BETTER
        desk.press("Escape")
        desk.wait_gone("Quick rewrite")


def test_text_of_a_gtk_program_is_replaced_too(desk, ownhand, tmp_path):
    needs("mousepad", "dbus-run-session")
    file = tmp_path / "note.txt"
    file.write_text(f"{TEXT}\n", encoding="utf-8")
    environment = {**desk.environment, "GSETTINGS_BACKEND": "memory", "HOME": str(tmp_path)}
    with running(["dbus-run-session", "mousepad", str(file)], env=environment):
        window = wait_until(lambda: desk.shown(".*note.txt"), "mousepad")
        desk.to_front(window)
        desk.press("ctrl+Home", "shift+End")
        wait_until(lambda: desk.clipboard(selection="primary") == TEXT.encode(), "the line is selected")
        rewritten(desk)
        desk.press("Return")
        desk.wait_gone("Quick rewrite")
        desk.press("ctrl+s")
        wait_until(
            lambda: file.read_text(encoding="utf-8").strip() == BETTER, "the new text stands in the file"
        )


def test_closing_the_window_leaves_the_tray_and_the_key(desk, ownhand, editor, home):
    command = [sys.executable, "-m", "ui", "--data", str(home)]
    subprocess.run(command, cwd=PROJECT, env=desk.environment, timeout=60, check=True)
    window = desk.wait_for(".*Ownhand$")
    desk.to_front(window)
    desk.press("ctrl+w")
    desk.wait_gone(".*Ownhand$")
    assert ownhand.poll() is None
    editor.select_first_line()
    rewritten(desk)
    desk.press("Escape")
    desk.wait_gone("Quick rewrite")


def test_an_engine_killed_in_the_middle_costs_nothing_but_time(desk, ownhand, editor, home):
    pid = json.loads((home / "engine.json").read_bytes())["pid"]
    os.kill(pid, signal.SIGSTOP)
    editor.select_first_line()
    desk.popup()
    desk.wait_for("Quick rewrite: writing")
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: desk.shown("Quick rewrite: [0-9]"), "the rewrite by a new engine", seconds=90)
    desk.press("Return")
    wait_until(lambda: editor.text == BETTER + STAYS, "the new text stands in the editor")
