"""Quick rewrite on X11: the key grabbed, the text from PRIMARY, the new one pasted from the clipboard."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

from ui.quick.desktop import Captured, Desktop, Origin, Replacement
from ui.quick.hotkey import Hotkey, KeyState
from ui.quick.x11.contents import TEXT_FORMS, ClipboardKeeper, atoms, decode, kind_of, text_offers
from ui.quick.x11.display import Display
from ui.quick.x11.keyboard import Keyboard
from ui.quick.x11.selections import Offer, SelectionOwner, SelectionReader
from ui.quick.x11.wire import Address, Connection, Event, X11Error

log = logging.getLogger(__name__)

_STEP_MS = 15
_KEEPING_MS = 6000
_KEYS_UP_MS = 1500
_FOCUS_MS = 1200
_TAKING_MS = 2500
# The program itself asked: some ask again for a better form. Somebody else asked, perhaps in its stead.
_QUIET_MS, _QUIET_OTHERS_MS = 250, 1500
_BY_HAND_MS = 120_000
_TERMINALS = frozenset(
    {
        "alacritty", "foot", "ghostty", "gnome-terminal", "guake", "kitty", "konsole", "rio", "st-256color",
        "terminator", "tilda", "tilix", "urxvt", "wezterm", "yakuake", "org.wezfurlong.wezterm",
    }
)  # fmt: skip
_PASTE_KEYS = {"emacs": "Shift+Insert"}


def open_x11() -> X11Desktop | None:
    """The X11 desktop of this process; None when its server can't be spoken to."""
    try:
        return X11Desktop(Display(Connection(Address.parse(os.environ.get("DISPLAY", "")))))
    except X11Error as fault:
        log.info("no connection of our own to the X server: %s", fault)
        return None


class X11Desktop(Desktop):
    """One connection beside Qt's own, watched by the event loop."""

    takes_selections = True

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._display = display
        self._keyboard = Keyboard(display)
        self._reader = SelectionReader(display)
        self._owner = SelectionOwner(display)
        self._keeper = ClipboardKeeper(display, self._reader, self._owner)
        self._primary, self._clipboard = display.atom("PRIMARY"), display.atom("CLIPBOARD")
        self._hears_of_copies = display.watch_selection(self._clipboard)
        self._hotkey: Hotkey | None = None
        self._pressed_at = 0
        self._target = self._focus = 0
        self._last = Captured("selection", lack="nothing")
        self._pasting = 0
        self._keeps = False
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._guarded(self._keeper.put_back))
        self._notifier: QSocketNotifier | None = QSocketNotifier(
            display.connection.descriptor, QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._drain)

    # The key

    def register(self, hotkey: Hotkey) -> None:
        """Take a key from everywhere."""
        self._hotkey = hotkey
        self._guarded(self._take_key)()

    def release(self) -> None:
        """Let the key go."""
        self._hotkey = None
        self._guarded(self._keyboard.give_back)()

    def _take_key(self) -> None:
        if self._hotkey is not None:
            took = self._keyboard.take(self._hotkey)
            self.key_changed.emit(KeyState(took, "" if took else "taken", self._hotkey.shown))
            self._soon()

    # What is selected

    def capture(self, origin: Origin) -> None:
        """Read the selection of the program in front, then copy the clipboard while the user reads."""
        self._guarded(lambda: self._capture(origin))()

    def _capture(self, origin: Origin) -> None:
        self._settle()
        self._reader.forget()
        self._target, self._focus = self._display.active_window(), self._display.focus()
        selection = self._primary if origin == "selection" else self._clipboard
        owner = self._reader.owner(selection)
        if not owner or (origin == "selection" and not self._in_front(owner)):
            self._answer(Captured(origin, lack="nothing"))
            return
        if origin == "clipboard" and self._owner.offers(self._clipboard) is not None:
            self._take_own(origin)
            return
        targets = self._display.atom("TARGETS")
        self._reader.read(selection, targets, lambda found: self._read_text(origin, selection, found))
        self._soon()

    def _in_front(self, window: int) -> bool:
        """Whether a window belongs to the program in front; an old selection elsewhere does not count."""
        fronts = [front for front in (self._focus, self._target) if front > 1]
        return not fronts or any(self._display.same_program(window, front) for front in fronts)

    def _take_own(self, origin: Origin) -> None:
        """Our own offer, put back there before."""
        offers = {
            self._display.name(offer.target): offer for offer in self._owner.offers(self._clipboard) or ()
        }
        kind = kind_of(list(offers))
        text = next((offers[name] for name in TEXT_FORMS if name in offers), None) if kind == "text" else None
        self._conclude(origin, kind, text)

    def _read_text(self, origin: Origin, selection: int, targets: Offer | None) -> None:
        names = [self._display.name(target) for target in atoms(targets)]
        kind = kind_of(names) if names else "text"
        form = next((name for name in TEXT_FORMS if name in names), TEXT_FORMS[0])
        if kind != "text":
            self._conclude(origin, kind, None)
            return
        self._reader.read(
            selection, self._display.atom(form), lambda found: self._conclude(origin, kind, found)
        )

    def _conclude(self, origin: Origin, kind: str, found: Offer | None) -> None:
        if kind == "text" and found is not None:
            text = decode(found, self._display.atom("STRING"))
            if text.strip():
                self._answer(Captured(origin, text, can_replace=self._keyboard.can_press))
                return
            kind = "nothing"
        lack = {"file": "file", "image": "image", "nothing": "nothing"}.get(kind, "no-answer")
        self._answer(Captured(origin, lack=lack))  # type: ignore[arg-type]

    def _answer(self, captured: Captured) -> None:
        self._last = captured
        self._keeps = True
        self._keeper.keep()
        self.captured.emit(captured)
        self._soon()

    # Putting the new text in its place

    def replace(self, text: str, insist: bool = False) -> None:
        """Paste a text over the selection; the clipboard is put back once the program took it."""
        self._pasting += 1
        if insist or self._last.origin == "clipboard":
            self._guarded(lambda: self._prepare(text))()
            return
        self._guarded(lambda: self._still_there(text))()

    def _still_there(self, text: str) -> None:
        """Go on only when the same words are selected still, in the same program."""
        owner = self._reader.owner(self._primary)
        if not owner or not self._in_front(owner):
            self._end(Replacement(False, "vanished"))
            return

        def compare(found: Offer | None) -> None:
            same = found is not None and decode(found, self._display.atom("STRING")) == self._last.text
            if same:
                self._prepare(text)
            else:
                self._end(Replacement(False, "vanished"))

        self._reader.read(self._primary, self._display.atom("UTF8_STRING"), compare)
        self._soon()

    def _prepare(self, text: str) -> None:
        """Wait for the clipboard to be copied and for the user's fingers to leave the keys."""
        program = self._display.program_class(self._target)
        if program in _TERMINALS or program.endswith("term"):
            self._leave_on_clipboard(text, "terminal")
            return

        if not self._hears_of_copies:
            self._keeper.keep()

        def ready() -> bool:
            return self._keeper.kept is not None

        def keys_up() -> bool:
            return not self._keyboard.user_holds_keys()

        self._poll(
            ready, _KEEPING_MS, lambda _in_time: self._poll(keys_up, _KEYS_UP_MS, lambda _: self._go(text))
        )

    def _go(self, text: str) -> None:
        """Give the program the keys again, and go on when it has them."""
        if not self._target and self._focus > 1:
            self._target = self._focus
        if not self._target or not self._display.exists(self._target):
            self._leave_on_clipboard(text, "window-gone")
            return
        self._display.activate(self._target, self._display.time())

        def has_focus() -> bool:
            focus = self._display.focus()
            return focus > 1 and self._display.same_program(focus, self._target)

        def go_on(in_time: bool) -> None:
            if in_time:
                self._paste(text)
            else:
                self._leave_on_clipboard(text, "window-gone")

        self._poll(has_focus, _FOCUS_MS, go_on)

    def _paste(self, text: str) -> None:
        turn = self._pasting
        taken: list[bool] = []

        def asked(requestor: int, _target: int) -> None:
            by_target = self._display.same_program(requestor, self._target)
            taken.append(by_target)
            if by_target:
                self._back.start(_QUIET_MS)
            elif not self._back.isActive():
                self._back.start(_QUIET_OTHERS_MS)

        self._owner.offer(self._clipboard, text_offers(self._display, text), asked)
        taken.clear()
        keys = _PASTE_KEYS.get(self._display.program_class(self._target), "Ctrl+V")
        if not (self._keyboard.press_paste(keys) or self._keyboard.press_paste("Shift+Insert")):
            self._leave_on_clipboard(text, "by-hand")
            return

        def finish(in_time: bool) -> None:
            if turn != self._pasting:
                return
            if in_time:
                self._end(Replacement(True))
            else:
                self._back.start(_BY_HAND_MS)
                self._end(Replacement(False, "not-taken"))

        # A keeper of clipboard histories may have asked as well: the program's own question is what counts.
        self._poll(lambda: any(taken), _TAKING_MS, lambda in_time: finish(in_time or bool(taken)))

    def _leave_on_clipboard(self, text: str, reason: str) -> None:
        self.copy(text)
        self._end(Replacement(False, reason))  # type: ignore[arg-type]

    def _end(self, replacement: Replacement) -> None:
        self._keeps = False
        self.replaced.emit(replacement)

    def _settle(self) -> None:
        """What still waits to be put back is put back now, before anything new begins."""
        if self._back.isActive():
            self._back.stop()
            self._keeper.put_back()

    # The rest

    def copy(self, text: str) -> None:
        """Leave a text on the clipboard; it stays there, as the user wished."""
        self._back.stop()
        self._guarded(lambda: self._owner.offer(self._clipboard, text_offers(self._display, text)))()

    def bring_forward(self, window: QWidget) -> None:
        """Window managers keep a window that comes by itself in the back; the key press is our licence."""
        window.raise_()
        self._guarded(
            lambda: self._display.activate(int(window.winId()), self._pressed_at or self._display.time())
        )()
        self._pressed_at = 0

    def close(self) -> None:
        """Leave the server."""
        if self._notifier is None:
            return
        self._guarded(self._settle)()
        self._stop_watching()
        self._display.connection.close()

    def _drain(self) -> None:
        """Take every event that came."""
        self._guarded(self._hear_all)()

    def _hear_all(self) -> None:
        while events := self._display.connection.events():
            for event in events:
                self._hear(event)

    def _hear(self, event: Event) -> None:
        if self._keyboard.is_ours(event):
            self._pressed_at = event.card32(4)
            self._keyboard.free_keyboard(self._pressed_at)
            self.pressed.emit()
            return
        took = self._keyboard.follow_layout(event)
        if took is not None and self._hotkey is not None:
            self.key_changed.emit(KeyState(took, "" if took else "taken", self._hotkey.shown))
        changed = self._display.new_owner(event)
        if changed is not None and changed[0] == self._clipboard and changed[1] != self._display.window:
            self._note_copy()
        self._reader.hear(event)
        self._owner.hear(event)

    def _note_copy(self) -> None:
        """Somebody copied something: that is what belongs on the clipboard from now on."""
        if self._back.isActive():
            self._back.stop()
        elif self._keeps:
            self._keeper.keep()

    def _soon(self) -> None:
        """Events that came while a reply was waited for make no new sign on the socket."""
        QTimer.singleShot(0, self, self._drain)

    def _poll(self, condition: Callable[[], bool], patience_ms: int, then: Callable[[bool], None]) -> None:
        """Look again and again until a condition holds or the time is over; other work goes on meanwhile."""
        turn = self._pasting

        def look(left: int) -> None:
            if turn != self._pasting or self._notifier is None:
                return
            self._hear_all()
            if condition():
                then(True)
            elif left <= 0:
                then(False)
            else:
                QTimer.singleShot(_STEP_MS, self, self._guarded(lambda: look(left - _STEP_MS)))

        look(patience_ms)

    def _guarded(self, act: Callable[[], None]) -> Callable[[], None]:
        """Do something with the server; when it is gone, quick rewrite ends and the rest goes on."""

        def guarded() -> None:
            if self._notifier is None:
                return
            try:
                act()
            except X11Error as fault:
                if fault.code:
                    log.warning("the X server refused something: code %d", fault.code)
                    return
                log.warning("the connection to the X server is lost")
                self._stop_watching()
                self.key_changed.emit(KeyState(False, "not-here"))

        return guarded

    def _stop_watching(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
