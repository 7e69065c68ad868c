"""One control for each type of setting; all have a value, and a signal when the user changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from assistant.settings import Setting, Value
from ui import palette
from ui.pages.settings.words import spoken, spoken_value
from ui.widgets.buttons import button
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App

_WIDTH = 220
_LARGEST = 2**31 - 1


class Control(QWidget):
    """The control of one setting.

    Signals:
        changed: the user chose another value.
    """

    changed = Signal(object)

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__()
        self.field = field
        field.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(field)
        if not isinstance(field, QCheckBox):
            self.setFixedWidth(_WIDTH)

    def show_value(self, value: Value) -> None:
        """Show what is in force."""
        raise NotImplementedError


class _Flag(Control):
    def __init__(self, setting: Setting) -> None:
        self._box = QCheckBox()
        super().__init__(self._box, spoken(setting.title))
        self._box.toggled.connect(self.changed.emit)

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))


class _Choice(Control):
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._box = QComboBox()
        for value in setting.choices:
            self._box.addItem(spoken_value(setting, value), value)
        _only_scroll_when_chosen(self._box)
        self._box.view().setAccessibleName(spoken(setting.title))
        super().__init__(self._box, spoken(setting.title))
        self._box.setFixedWidth(_WIDTH)
        self._box.activated.connect(lambda row: self.changed.emit(self._box.itemData(row)))

    def show_value(self, value: Value) -> None:
        self._box.setCurrentIndex(self._setting.choices.index(str(value)))


class _Whole(Control):
    def __init__(self, setting: Setting) -> None:
        self._box = QSpinBox()
        self._box.setRange(_bound(setting.low, -_LARGEST), _bound(setting.high, _LARGEST))
        _dress_number(self._box, setting)
        super().__init__(self._box, spoken(setting.title))
        self._box.valueChanged.connect(self.changed.emit)

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(int(value))


class _Number(Control):
    def __init__(self, setting: Setting) -> None:
        self._box = QDoubleSpinBox()
        self._box.setRange(setting.low or 0.0, setting.high if setting.high is not None else 1e9)
        _dress_number(self._box, setting)
        super().__init__(self._box, spoken(setting.title))
        self._box.valueChanged.connect(self.changed.emit)

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._box):
            self._box.setValue(float(value))


class _Text(Control):
    def __init__(self, setting: Setting) -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(spoken(setting.empty_title))
        self._line.setToolTip(spoken(setting.empty_title))
        self._line.setFixedWidth(_WIDTH)
        if setting.suggestions:
            completer = QCompleter(list(setting.suggestions), self._line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._line.setCompleter(completer)
        self._shown = ""
        super().__init__(self._line, spoken(setting.title))
        self._line.editingFinished.connect(self._finish)

    def show_value(self, value: Value) -> None:
        self._shown = str(value)
        self._line.setText(self._shown)

    def _finish(self) -> None:
        text = self._line.text().strip()
        if text != self._shown:
            self._shown = text
            self.changed.emit(text)


class _Elsewhere(Control):
    """A value that is chosen on a page of its own."""

    def __init__(self, app: App, setting: Setting) -> None:
        self._setting = setting
        self._value = label("", "soft")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        go = button(app, self.tr("Choose…"))
        go.clicked.connect(lambda: app.go_to(setting.page))
        go.setAccessibleName(spoken(setting.title))
        both = QWidget()
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(palette.SMALL)
        layout.addWidget(self._value, 1)
        layout.addWidget(go)
        both.setFixedWidth(_WIDTH)
        super().__init__(both, spoken(setting.title))

    def show_value(self, value: Value) -> None:
        self._value.setText(spoken_value(self._setting, value))


def control_for(app: App, setting: Setting) -> Control:
    """The control that suits a setting's type and limits."""
    if setting.page:
        return _Elsewhere(app, setting)
    if setting.choices:
        return _Choice(setting)
    makers: dict[str, type[_Flag] | type[_Whole] | type[_Number] | type[_Text]]
    makers = {"flag": _Flag, "integer": _Whole, "number": _Number, "text": _Text}
    return makers[setting.type](setting)


def _bound(limit: float | None, otherwise: int) -> int:
    return otherwise if limit is None else max(-_LARGEST, min(_LARGEST, int(limit)))


def _dress_number(box: QAbstractSpinBox, setting: Setting) -> None:
    box.setKeyboardTracking(False)
    box.setGroupSeparatorShown(True)
    box.setLocale(QLocale())
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    if setting.unit and isinstance(box, QSpinBox | QDoubleSpinBox):
        box.setSuffix(f" {spoken(setting.unit)}")
    box.setFixedWidth(130)
    _only_scroll_when_chosen(box)


def _only_scroll_when_chosen(box: QWidget) -> None:
    """Scrolling the page must not change a value that happens to lie under the pointer."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_PassWheel(box))


class _PassWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the wheel to the page while the field has no focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
