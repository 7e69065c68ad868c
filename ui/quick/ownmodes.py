"""The user's own modes: say what shall be done, try it on a text, give it a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from assistant.settings import LONGEST_MODE_NAME
from ui import palette
from ui.engine_link import Failure, Request
from ui.operations import operation
from ui.quick.modes import NAMES_TAKEN, all_modes
from ui.quick.rewriteview import RewriteView
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_FIELD_HEIGHT = 84


class OwnModes(QDialog):
    """A list of the own modes beside the one that is being made or changed."""

    def __init__(self, app: App, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._request: Request | None = None
        self._edited = ""
        self.setWindowTitle(self.tr("Own modes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_parts()
        self._lay_out()
        self._list_modes()
        app.settings_changed.connect(self._list_modes)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.begin_new()

    def begin_new(self, instruction: str = "") -> None:
        """Make a new one.

        Args:
            instruction: words that proved useful in the popup.
        """
        self._edited = ""
        self._list.clearSelection()
        self._name.clear()
        self._instruction.setPlainText(instruction)
        self._say("")
        self._remove.setEnabled(False)
        (self._name if instruction else self._instruction).setFocus()

    def save(self) -> None:
        """Keep what stands in the fields."""
        name = " ".join(self._name.text().split())
        if name in NAMES_TAKEN:
            self._say(self.tr("A mode of this name comes with Ownhand. Choose another name."))
            return
        if not name or not self._instruction.toPlainText().strip():
            self._say(self.tr("It needs a name, and words for what shall be done."))
            return
        if not self._app.set_mode(name, self._instruction.toPlainText()):
            self._say(self.tr("It could not be kept: the settings file can't be written."))
            return
        if self._edited and self._edited != name:
            self._app.forget_mode(self._edited)
        self._edited = name
        self._list_modes()
        key = next((mode.key for mode in all_modes(self._app.settings.modes) if mode.name == name), "")
        told = self.tr("Kept. In the popup its key is {key}.").format(key=key) if key else self.tr("Kept.")
        self._say(told)

    def remove(self) -> None:
        """Forget the one that is shown."""
        if self._edited and self._app.forget_mode(self._edited):
            self.begin_new()

    def try_it(self) -> None:
        """Rewrite the sample as the words say."""
        self._stop()
        sample, words = self._sample.toPlainText(), self._instruction.toPlainText().strip()
        if not sample.strip() or not words:
            self._say(self.tr("Say what shall be done, and give a text to try it on."))
            return
        self._say(self.tr("Writing…"))
        params = {"text": sample, "mode": "custom", "instruction": words}
        self._request = (
            operation(self._app, "rewrite", params).on_success(self._show).on_failure(self._explain).run(self)
        )

    def done(self, result: int) -> None:
        """Closed: nothing goes on behind it."""
        self._stop()
        super().done(result)

    def _make_parts(self) -> None:
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Own modes"))
        self._list.setFixedWidth(170)
        self._list.itemActivated.connect(self._edit)
        self._list.itemClicked.connect(self._edit)
        self._list.currentItemChanged.connect(lambda now, _before: self._edit(now) if now else None)
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_MODE_NAME)
        self._name.setPlaceholderText(self.tr("For instance: For customers"))
        self._name.setAccessibleName(self.tr("Name"))
        self._instruction = QPlainTextEdit()
        self._instruction.setPlaceholderText(
            self.tr("For instance: Make it friendly and short, and end with what happens next.")
        )
        self._instruction.setAccessibleName(self.tr("What shall be done"))
        self._sample = QPlainTextEdit()
        self._sample.setAccessibleName(self.tr("A text to try it on"))
        self._sample.setPlainText(
            self.tr(
                "Unfortunately it is not possible for us to deliver before the 14th, due to the fact that "
                "the parts have not arrived. We will inform you as soon as there is any news."
            )
        )
        for field in (self._instruction, self._sample):
            field.setTabChangesFocus(True)
            field.setFixedHeight(_FIELD_HEIGHT)
        self._view = RewriteView(self._app, self.tr("What becomes of it"))
        self._view.setMinimumHeight(_FIELD_HEIGHT)
        self._words = label("", "small")
        self._new = button(self._app, self.tr("New"), "quiet", "plus")
        self._remove = button(self._app, self.tr("Remove"), "quiet", "trash-2")
        self._try = button(self._app, self.tr("Try it"), "plain", "play")
        self._save = button(self._app, self.tr("Keep"), "primary")
        for pressed, act in (
            (self._new, self.begin_new), (self._remove, self.remove),
            (self._try, self.try_it), (self._save, self.save),
        ):  # fmt: skip
            pressed.clicked.connect(lambda _checked, do=act: do())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        form = QGridLayout()
        form.setVerticalSpacing(palette.SMALL)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("What shall be done"), self._instruction),
            (self.tr("Try it on"), self._sample),
            (self.tr("What becomes of it"), self._view),
            (self.tr("Name"), self._name),
        ]
        for number, (words, field) in enumerate(rows):
            form.addWidget(label(words, "soft", wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(field, number, 1)
        form.setRowStretch(2, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        for pressed in (self._remove, self._try, self._save):
            foot.addWidget(pressed)
        right = QVBoxLayout()
        right.setSpacing(palette.MEDIUM)
        right.addLayout(form, 1)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(palette.LARGE, palette.LARGE, palette.LARGE, palette.LARGE)
        layout.setSpacing(palette.LARGE)
        layout.addLayout(left)
        layout.addLayout(right, 1)
        self.resize(780, 520)

    def _list_modes(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for mode in all_modes(self._app.settings.modes):
            if mode.own:
                item = QListWidgetItem(f"{mode.key}  {mode.name}" if mode.key else mode.name)
                item.setData(Qt.ItemDataRole.UserRole, mode.name)
                self._list.addItem(item)
                item.setSelected(mode.name == self._edited)
        self._list.blockSignals(False)
        self._remove.setEnabled(bool(self._edited))

    def _edit(self, item: QListWidgetItem) -> None:
        name = str(item.data(Qt.ItemDataRole.UserRole))
        self._edited = name
        self._name.setText(name)
        self._instruction.setPlainText(self._app.settings.modes.get(name, ""))
        self._remove.setEnabled(True)
        self._say("")

    def _show(self, result: dict[str, Any]) -> None:
        self._view.show_done(self._sample.toPlainText(), str(result.get("text") or ""))
        warnings = (result.get("checks") or {}).get("warnings") or ()
        self._say(" ".join(map(str, warnings)))

    def _explain(self, failure: Failure) -> None:
        self._say(failure.text)

    def _say(self, words: str) -> None:
        self._words.setText(words)

    def _stop(self) -> None:
        if self._request is not None:
            self._request.cancel()
            self._request = None
