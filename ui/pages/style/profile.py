"""How the user writes, as measured: to everybody, in each language, to each person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui import palette
from ui.engine_link import Failure
from ui.lists.rowlist import RowList
from ui.operations import operation
from ui.pages.style.groups import Group, GroupPainter, GroupsModel
from ui.pages.style.habits import form_bars, form_words, habit_bars, summary
from ui.pages.style.wording import language_words
from ui.widgets.charts import Bars, Scale
from ui.widgets.emptystate import EmptyState
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.app import App


class ProfileView(QWidget):
    """At the left whom the texts are to, at the right how they are written."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.model = GroupsModel()
        painter = GroupPainter(app)
        self.list = RowList(self.model, painter, painter.height)
        self.list.setProperty("look", "rows")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Whom you write to"))
        self.list.current_changed.connect(self._show_row)
        self.sheet = ProfileSheet(app)
        self.empty = EmptyState(app, "pen-line", "", "")
        self.empty.action.clicked.connect(lambda: app.go_to("sources"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.sheet)
        split.setSizes([300, 640])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(palette.MEDIUM)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, palette.MEDIUM, 0, 0)
        layout.addWidget(self._stack)

    @property
    def is_empty(self) -> bool:
        """Whether a sentence stands where the profile would be."""
        return self._stack.currentWidget() is self.empty

    def load(self) -> None:
        """Ask the engine for the profile."""
        operation(self._app, "profile").on_success(self._show).on_failure(self._refuse).run(self)

    def _show(self, profile: Mapping[str, Any]) -> None:
        if not profile["n"]:
            self.empty.say(
                self.tr("Nothing measured yet"),
                self.tr(
                    "Add the mail you sent: how you greet, close and build sentences is measured from it."
                ),
                self.tr("Add mail and documents"),
            )
            self._stack.setCurrentWidget(self.empty)
            return
        row = max(self.list.row, 0)
        self.model.show(self._groups(profile))
        self._stack.setCurrentIndex(0)
        self.list.go_to_row(row)
        self._show_row(self.list.row)

    def _groups(self, profile: Mapping[str, Any]) -> list[Group]:
        groups = [Group(self.tr("Everybody"), self._count(profile), profile)]
        languages = profile.get("languages", {})
        if len(languages) > 1:
            for code, style in sorted(languages.items(), key=lambda pair: -pair[1]["n"]):
                name = self.tr("In {language}").format(language=language_words(code))
                groups.append(Group(name, self._count(style), style))
        people = profile.get("people", ())
        groups += [Group(str(one.get("name") or one["person_id"]), _address(one), one) for one in people]
        return groups

    def _count(self, style: Mapping[str, Any]) -> str:
        return self.tr("%n text(s)", "", int(style["n"]))

    def _show_row(self, row: int) -> None:
        group = self.model.group(row)
        if group is not None:
            self.sheet.show_style(group.name, group.style)

    def _refuse(self, failure: Failure) -> None:
        self.empty.say(self.tr("The profile can't be shown"), failure.text)
        self._stack.setCurrentWidget(self.empty)


def _address(person: Mapping[str, Any]) -> str:
    """How somebody is addressed: "Hi Anna, … Best,"."""
    greeting, closing = _usual(person.get("greetings")), _usual(person.get("sign_offs"))
    first = str(person.get("name") or "").split(" ")[0]
    last = str(person.get("name") or "").split(" ")[-1]
    greeting = greeting.replace("{first}", first).replace("{last}", last)
    greeting = form_words(greeting, "greeting")
    return f"{greeting} … {form_words(closing, 'sign-off')}"


def _usual(forms: Any) -> str:
    return str(forms[0]["text"]) if forms else ""


class ProfileSheet(QFrame):
    """The figures of one group of texts."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.setProperty("look", "sheet")
        self._title = label("", "title")
        self._words = label("")
        self._rests_on = label("", "small")
        self._formality = Scale(app, self.tr("informal"), self.tr("formal"), self.tr("How formal you write"))
        self._greetings = Bars(app, self.tr("How you begin"))
        self._closings = Bars(app, self.tr("How you close"))
        self._names = Bars(app, self.tr("How you sign"))
        self._habits = Bars(app, self.tr("Habits"))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(palette.LARGE, palette.MEDIUM, palette.LARGE, palette.LARGE)
        layout.setSpacing(palette.SMALL)
        for part in (self._title, self._words, self._formality):
            layout.addWidget(part)
        for heading, bars in (
            (self.tr("How you begin"), self._greetings),
            (self.tr("How you close"), self._closings),
            (self.tr("How you sign"), self._names),
            (self.tr("Habits"), self._habits),
        ):
            layout.addSpacing(palette.MEDIUM)
            layout.addWidget(label(heading, "heading"))
            layout.addWidget(bars)
        layout.addSpacing(palette.MEDIUM)
        layout.addWidget(self._rests_on)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setAccessibleName(self.tr("How you write"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scroll)

    @property
    def words(self) -> str:
        """The profile in plain words."""
        return self._words.text()

    def show_style(self, name: str, style: Mapping[str, Any]) -> None:
        """Show the figures of a group; ``style`` is as the engine measured it."""
        self._title.setText(name)
        self._words.setText(" ".join(summary(style)))
        formality = style.get("figures", {}).get("formality")
        self._formality.setVisible(formality is not None)
        if formality is not None:
            self._formality.show_value(float(formality["value"]))
        self._greetings.show_bars(form_bars(style.get("greetings", ()), "greeting"))
        self._closings.show_bars(form_bars(style.get("sign_offs", ()), "sign-off"))
        self._names.show_bars(form_bars(style.get("names", ()), "name"))
        self._habits.show_bars(habit_bars(style))
        self._rests_on.setText(self.tr("Measured from %n text(s) of yours.", "", int(style["n"])))
