"""The popup over other programs: modes by single keys, changes word by word, Enter to put it in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ui import palette
from ui.quick.desktop import Desktop
from ui.quick.keychip import KeyChip
from ui.quick.rewriteview import BEGINNING, LONGEST_SHOWN, RewriteView
from ui.quick.session import QuickSession, State
from ui.quick.wording import spoken_lack, spoken_refusal
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

WIDTH = 680
_TEXT_WIDTH = WIDTH - 2 * palette.LARGE - 2
_BESIDE_POINTER = 14
_GROW_MS = 90
_LATE_MS = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Popup(QFrame):
    """Made once and shown again and again, so that it is there at once.

    Signals:
        modes_wanted: the user wants to make a mode of their own; carries an instruction to begin with, or "".

    Attributes:
        hotkey: the global key as this system writes it; "" when none works.
    """

    modes_wanted = Signal(str)

    def __init__(self, app: App, desktop: Desktop, session: QuickSession) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setProperty("look", "popup")
        self.setWindowTitle(self.tr("Quick rewrite"))
        self.setAccessibleName(self.tr("Quick rewrite"))
        self.hotkey = ""
        self._app, self._desktop, self._session = app, desktop, session
        self._chips: dict[str, KeyChip] = {}
        self._acts_shown: list[tuple[str, str]] = []
        self._make_parts()
        self._lay_out()
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(_GROW_MS)
        self._growing.timeout.connect(self._show_growth)
        # Most programs say at once what is selected; only for the others the wait itself is shown.
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE_MS)
        self._late.timeout.connect(lambda: self._show_state(late=True))
        session.moved.connect(lambda: self._show_state())
        session.grew.connect(self._note_growth)
        app.settings_changed.connect(self._make_chips)
        self._make_chips()

    def prepare(self) -> None:
        """Do now what would cost time when the key is pressed: polish, measure and paint everything once."""
        self.winId()
        self._view.show_done("a word", "another word")
        self._offer_acts(self._session.state)
        self._fit()
        self.grab()

    def _make_parts(self) -> None:
        self._title = label("", "heading", wrap=False)
        self._about = label("", "small", wrap=False)
        self._view = RewriteView(self._app, self.tr("Changes"))
        self._sentence = label("", "heading")
        self._step = label("", "soft")
        self._instruction = QLineEdit()
        self._instruction.setPlaceholderText(
            self.tr("What shall be done? For instance: answer with a polite no")
        )
        self._instruction.setAccessibleName(self.tr("Instruction"))
        self._instruction.setMaxLength(2000)
        self._instruction.returnPressed.connect(self._run_instruction)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Writing"))
        self._notes = label("", "small")
        self._modes = QWidget()
        self._flow = FlowLayout(self._modes, palette.TINY)
        self._acts = QWidget()
        self._act_flow = FlowLayout(self._acts, palette.TINY)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._about)
        body = QVBoxLayout()
        body.setSpacing(palette.TINY)
        body.addWidget(self._sentence)
        body.addWidget(self._step)
        body.addWidget(self._view)
        line = QFrame()
        line.setProperty("look", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(palette.LARGE, palette.MEDIUM, palette.LARGE, palette.MEDIUM)
        layout.setSpacing(palette.SMALL)
        layout.addLayout(head)
        layout.addLayout(body)
        layout.addWidget(self._bar)
        layout.addWidget(self._notes)
        layout.addWidget(self._instruction)
        layout.addWidget(self._modes)
        layout.addWidget(line)
        layout.addWidget(self._acts)
        self.setFixedWidth(WIDTH)

    def _make_chips(self) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips.clear()
        for mode in self._session.modes:
            chip = KeyChip(mode.key, mode.spoken)
            chip.clicked.connect(lambda _on, chosen=mode: self._choose(chosen.name))
            self._flow.addWidget(chip)
            chip.show()
            self._chips[mode.name] = chip
        more = KeyChip("+", self.tr("Own mode…"))
        more.setCheckable(False)
        more.clicked.connect(lambda _on: self._make_own_mode())
        self._flow.addWidget(more)
        more.show()
        self._chips[""] = more

    # What is shown

    def _show_state(self, late: bool = False) -> None:
        state = self._session.state
        self._growing.stop()
        self._late.stop()
        if state.phase == "closed":
            self.hide()
            return
        if state.phase == "reading" and not self.isVisible() and not late:
            self._late.start()
            return
        self._say_head(state)
        self._say_sentences(state)
        self._say_notes(state)
        self._offer_acts(state)
        self._show_text(state)
        self._bar.setVisible(state.phase in ("writing", "replacing"))
        asks = state.phase == "choosing" and state.mode is not None and state.mode.name == "custom"
        self._instruction.setVisible(asks)
        self._modes.setVisible(state.phase not in ("reading", "lacking", "replacing"))
        for name, chip in self._chips.items():
            chip.setChecked(state.mode is not None and name == state.mode.name)
        self._fit()
        if not self.isVisible():
            self._open()
        if asks:
            self._instruction.setFocus()
        else:
            self.setFocus()

    def _say_head(self, state: State) -> None:
        self._title.setText(self.tr("Quick rewrite") if state.mode is None else state.mode.spoken)
        self.setWindowTitle(self._window_title(state))
        about = ""
        if state.captured.text:
            about = self.tr("%Ln character(s)", "", len(state.captured.text))
            if state.captured.origin == "clipboard":
                about = self.tr("{size} from the clipboard").format(size=about)
        self._about.setText(about)

    def _window_title(self, state: State) -> str:
        """What a screen reader says when something new is on show."""
        name = self.tr("Quick rewrite")
        told = {
            "reading": "",
            "lacking": self.tr("no words"),
            "choosing": self.tr("choose a mode"),
            "writing": self.tr("writing"),
            "written": self.tr("%Ln change(s)", "", state.changes if state.changed else 0),
            "failed": self.tr("not done"),
            "replacing": self.tr("replacing"),
            "refused": self.tr("not replaced"),
        }.get(state.phase, "")
        return f"{name}: {told}" if told else name

    def _say_sentences(self, state: State) -> None:
        sentence, step = "", ""
        if state.phase == "reading":
            sentence = self.tr("Looking at what is selected…")
        elif state.phase == "lacking":
            sentence, step = spoken_lack(state.captured, self.hotkey)
        elif state.phase == "failed" and state.failure is not None:
            sentence, step = state.failure.message, state.failure.hint
        elif state.phase == "refused" and state.refusal is not None:
            sentence, step = spoken_refusal(state.refusal)
        elif state.phase == "written" and not state.changed:
            sentence = self.tr("Nothing to change.")
        elif state.phase == "choosing" and state.mode is not None and state.mode.name != "custom":
            sentence = self.tr("A long text: choose what shall be done with it.")
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._step.setText(step)
        self._step.setVisible(bool(step))

    def _say_notes(self, state: State) -> None:
        notes: list[str] = []
        if state.phase == "writing" and state.begun_again:
            notes.append(self.tr("The engine had ended; it was started again."))
        if state.phase == "written":
            if state.changed:
                notes.append(self.tr("%Ln change(s)", "", state.changes))
            if self._too_long(state):
                notes.append(self.tr("The beginning is shown; Enter replaces all of it."))
            notes += [warning for warning in state.warnings if state.changed or len(state.warnings) > 1]
        self._notes.setText(" · ".join(notes))
        self._notes.setVisible(bool(notes))

    def _offer_acts(self, state: State) -> None:
        """The keys that do something now, each also to be clicked."""
        acts = self._acts_now(state)
        shown = [(key, words) for key, words, _act in acts]
        if shown == self._acts_shown:
            return
        self._acts_shown = shown
        while (item := self._act_flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for key, words, act in acts:
            chip = KeyChip(key, words, quiet=True)
            chip.clicked.connect(lambda _checked, do=act: do())
            self._act_flow.addWidget(chip)
            chip.show()

    def _acts_now(self, state: State) -> list[tuple[str, str, Callable[[], None]]]:
        session = self._session
        close = ("Esc", self.tr("Close"), session.close)
        next_mode = ("Tab", self.tr("Next mode"), session.next_mode)
        again = ("R", self.tr("Try again"), session.try_again)
        copy = ("Ctrl+C", self.tr("Copy"), lambda: session.copy(self._new_text(session.state)))
        accept = self.tr("Replace")
        if state.phase == "written" and state.changed:
            acts = [("Enter", accept, lambda: self._accept(session.state)), next_mode]
            if not self._too_long(state):
                acts.append(("← →", self.tr("Changes"), lambda: self._view.go(1)))
                acts.append(("N", self.tr("Leave out"), lambda: self._view.decide(False)))
            return [*acts, copy, close]
        if state.phase == "writing":
            return [next_mode, ("Esc", self.tr("Stop"), session.close)]
        if state.phase in ("written", "choosing"):
            return [next_mode, close]
        if state.phase == "failed":
            return [again, next_mode, close]
        if state.phase == "lacking":
            return [("V", self.tr("Take the clipboard"), lambda: session.begin("clipboard")), again, close]
        if state.phase == "refused" and state.refusal is not None and state.refusal.reason == "vanished":
            return [("Enter", self.tr("Put it there"), lambda: self._accept(session.state)), copy, close]
        return [close]

    def _show_text(self, state: State) -> None:
        has_text = bool(state.captured.text) and state.phase not in ("lacking", "reading")
        self._view.setVisible(has_text)
        if not has_text:
            return
        old = state.captured.text
        if state.phase in ("choosing", "failed") or (state.phase == "writing" and not state.new):
            self._view.show_growing(old[:BEGINNING] if self._too_long(state) else old, "")
        elif state.phase == "written" and self._too_long(state):
            self._view.show_beginning(old, state.new)
        elif state.phase == "written":
            self._view.show_done(old, state.new)

    def _note_growth(self) -> None:
        if not self._growing.isActive():
            self._growing.start()

    def _show_growth(self) -> None:
        state = self._session.state
        if state.phase == "writing" and len(state.captured.text) <= LONGEST_SHOWN:
            self._view.show_growing(state.captured.text, state.new)
            self._fit()

    @staticmethod
    def _too_long(state: State) -> bool:
        return len(state.captured.text) > LONGEST_SHOWN

    # Where it is

    def _open(self) -> None:
        self._place = self._desktop.place()
        self.move(self._corner(QSize(WIDTH, self.height())))
        self.show()
        self._desktop.bring_forward(self)

    def _fit(self) -> None:
        """Take the height that is needed, and stay on the screen."""
        if not self._view.isHidden():
            self._view.setFixedHeight(self._view.wanted_height(_TEXT_WIDTH))
        layout = self.layout()
        assert layout is not None
        height = layout.totalHeightForWidth(WIDTH)
        self.setFixedHeight(height)
        if not self.isVisible():
            return
        self.move(self._corner(QSize(WIDTH, height)))

    def _corner(self, size: QSize) -> QPoint:
        place = getattr(self, "_place", QPoint())
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(place.x(), room.right() - size.width() - palette.SMALL)
        y = place.y() + _BESIDE_POINTER
        if y + size.height() > room.bottom() - palette.SMALL:
            y = max(room.top() + palette.SMALL, min(y, room.bottom() - size.height() - palette.SMALL))
        return QPoint(max(x, room.left() + palette.SMALL), y)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Hidden by whomever, the rewrite is over."""
        super().hideEvent(event)
        self._instruction.clear()
        if self._session.state.phase != "closed":
            self._session.close()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab goes through the modes, not through widgets; the height follows what is in it."""
        if event.type() == QEvent.Type.LayoutRequest:
            done = super().event(event)
            self._fit()
            return done
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab:
                self._session.next_mode()
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self._session.next_mode(-1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """All keys of the popup."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        state = self._session.state
        if key == Qt.Key.Key_Escape:
            self._session.close()
        elif key in _ENTER and not modifiers:
            self._accept(state)
        elif key == Qt.Key.Key_C and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._session.copy(self._new_text(state))
        elif modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        elif not self._decide(key, state) and not self._choose_by_key(event.text().upper(), state):
            super().keyPressEvent(event)

    def _accept(self, state: State) -> None:
        if state.phase == "refused" and state.refusal is not None and state.refusal.reason != "vanished":
            self._session.close()
        else:
            self._session.accept(self._new_text(state))

    def _new_text(self, state: State) -> str:
        """The new text with the user's choice among the changes; changes left alone are taken."""
        if state.phase == "written" and not self._too_long(state):
            return self._view.text(undecided="new")
        return state.new

    def _decide(self, key: int, state: State) -> bool:
        if state.phase != "written" or self._too_long(state):
            return False
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._view.go(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._view.go(-1)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._view.decide(False)
        elif key == Qt.Key.Key_Y:
            self._view.decide(True)
        elif key == Qt.Key.Key_U:
            self._view.reopen()
        else:
            return False
        return True

    def _choose_by_key(self, letter: str, state: State) -> bool:
        if state.phase in ("lacking", "failed") and letter == "R":
            self._session.try_again()
        elif letter == "+":
            self._make_own_mode()
        elif state.phase == "lacking" and letter == "V":
            self._session.begin("clipboard")
        else:
            wanted = next((mode for mode in self._session.modes if mode.key and mode.key == letter), None)
            if wanted is None or state.phase in ("reading", "lacking", "replacing"):
                return False
            self._choose(wanted.name)
        return True

    def _choose(self, name: str) -> None:
        mode = next((mode for mode in self._session.modes if mode.name == name), None)
        if mode is not None:
            self._session.choose(mode)

    def _make_own_mode(self) -> None:
        instruction = self._session.state.instruction
        self._session.close()
        self.modes_wanted.emit(instruction)

    def _run_instruction(self) -> None:
        mode = self._session.state.mode
        words = self._instruction.text().strip()
        if mode is not None and words:
            self.setFocus()
            self._session.choose(mode, words)
