"""A small editor as another program: ``python editor.py FILE``; what is typed stands in the file at once."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

application = QApplication(sys.argv)
file = Path(sys.argv[1])
window = QPlainTextEdit()
window.setWindowTitle("Editor")
window.setGeometry(80, 100, 560, 260)
window.setPlainText(file.read_text(encoding="utf-8"))
window.textChanged.connect(lambda: file.write_text(window.toPlainText(), encoding="utf-8"))
window.show()
application.exec()
