import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from ui.quick.contents import ClipboardLoan, clipboard_text, copy_of


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def put(clipboard, **forms):
    data = QMimeData()
    for form, value in forms.items():
        data.setData(form.replace("__", "/").replace("_", "-"), value)
    clipboard.setMimeData(data)


def test_a_text_is_read_as_it_is(clipboard):
    clipboard.setText("First line\r\nsecond line")
    assert clipboard_text(clipboard).text == "First line\nsecond line"


def test_an_empty_clipboard_an_image_and_a_file_are_told_apart(clipboard):
    assert clipboard_text(clipboard).lack == "nothing"
    clipboard.setText(" \n ")
    assert clipboard_text(clipboard).lack == "nothing"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    clipboard.setImage(image)
    assert clipboard_text(clipboard).lack == "image"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/report.pdf")])
    clipboard.setMimeData(data)
    assert clipboard_text(clipboard).lack == "file"


def test_a_copy_holds_every_form_and_the_picture():
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    data = QMimeData()
    data.setHtml("<b>words</b>")
    data.setText("words")
    data.setImageData(image)
    data.setData("application/x-own", b"\x00\x01")
    copy = copy_of(data)
    assert copy.html() == "<b>words</b>"
    assert copy.text() == "words"
    assert copy.data("application/x-own") == b"\x00\x01"
    assert QImage(copy.imageData()).pixelColor(1, 1) == QColor("#123456")


def test_what_was_there_comes_back_after_the_text_was_taken(clipboard, qtbot):
    put(clipboard, text__html=b"<i>before</i>", application__x_own=b"\x07")
    loan = ClipboardLoan(clipboard, quiet_ms=30)
    loan.keep()
    loan.lend("the new text")
    qtbot.wait(80)
    assert clipboard.text() == "the new text", "nobody had taken it"
    qtbot.waitUntil(lambda: clipboard.mimeData().hasFormat("application/x-own"), timeout=3000)
    assert clipboard.mimeData().data("text/html") == b"<i>before</i>"


def test_what_another_program_copied_meanwhile_stays(clipboard, qtbot):
    clipboard.setText("before")
    loan = ClipboardLoan(clipboard, quiet_ms=10)
    loan.keep()
    loan.lend("the new text")
    clipboard.setText("copied by hand")
    loan.end()
    assert clipboard.text() == "copied by hand"


def test_a_text_the_user_wants_there_stays(clipboard):
    clipboard.setText("before")
    loan = ClipboardLoan(clipboard)
    loan.keep()
    loan.lend("the new text")
    loan.give_up()
    loan.end()
    assert clipboard.text() == "the new text"


def test_a_text_nobody_takes_goes_in_the_end(clipboard, qtbot):
    clipboard.setText("before")
    loan = ClipboardLoan(clipboard, patience_ms=20)
    loan.keep()
    loan.lend("the new text")
    with qtbot.waitSignal(clipboard.dataChanged, timeout=3000):
        pass
    assert clipboard.text() == "before"
