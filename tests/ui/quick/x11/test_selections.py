"""Selections against a real X server; xclip is the other program."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ui.quick.x11.other import Other
from ui.quick.x11 import selections
from ui.quick.x11.contents import ClipboardKeeper, atoms, kind_of, text_offers
from ui.quick.x11.display import Display
from ui.quick.x11.selections import Offer, SelectionOwner, SelectionReader
from ui.quick.x11.wire import Address, Connection


class Party:
    """A display that hears its events, as the desktop does it."""

    def __init__(self, display: Display):
        self.display = display
        self.reader, self.owner = SelectionReader(display), SelectionOwner(display)

    def turn(self):
        for event in self.display.connection.events():
            self.reader.hear(event)
            self.owner.hear(event)

    def read(self, qtbot, selection, target):
        found = []
        self.reader.read(self.display.atom(selection), self.display.atom(target), found.append)
        qtbot.waitUntil(lambda: self.turn() or bool(found), timeout=10_000)
        return found[0]


@pytest.fixture
def party(display):
    return Party(display)


def serve(qtbot, party, xclip, *arguments):
    """What xclip reads from us, while we keep answering."""
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(xclip, None, *arguments)
        qtbot.waitUntil(lambda: party.turn() or reading.done(), timeout=15_000)
        return reading.result()


def owned(qtbot, party, selection):
    qtbot.waitUntil(lambda: party.reader.owner(party.display.atom(selection)) != 0, timeout=5000)


def test_a_text_that_another_program_selected_is_read(qtbot, party, xclip):
    xclip("Grüße, 世界".encode(), "-selection", "primary")
    owned(qtbot, party, "PRIMARY")
    assert party.read(qtbot, "PRIMARY", "UTF8_STRING").data.decode() == "Grüße, 世界"


def test_a_text_far_longer_than_one_answer_comes_in_parts(qtbot, party, xclip):
    long = ("All work and no play makes a dull text. " * 50_000).encode()
    xclip(long, "-selection", "primary")
    owned(qtbot, party, "PRIMARY")
    assert party.read(qtbot, "PRIMARY", "UTF8_STRING").data == long


def test_a_form_that_is_not_offered_gives_nothing(qtbot, party, server):
    with Other(server) as other:
        other.offer("CLIPBOARD", {"UTF8_STRING": b"words"})
        found = []
        party.reader.read(party.display.atom("CLIPBOARD"), party.display.atom("image/png"), found.append)
        qtbot.waitUntil(lambda: party.turn() or other.turn() or bool(found), timeout=5000)
    assert found == [None]


def test_an_owner_that_never_answers_is_not_waited_for(qtbot, party, server, monkeypatch):
    monkeypatch.setattr(selections, "_PATIENCE_MS", 50)
    silent = Display(Connection(Address.parse(server)))
    SelectionOwner(silent).offer(silent.atom("PRIMARY"), text_offers(silent, "never said"))
    assert party.read(qtbot, "PRIMARY", "UTF8_STRING") is None
    silent.connection.close()


def test_what_we_offer_is_taken_by_others_in_every_form(qtbot, party, xclip):
    party.owner.offer(party.display.atom("CLIPBOARD"), text_offers(party.display, "naïve 世界"))
    assert serve(qtbot, party, xclip, "-selection", "clipboard").decode() == "naïve 世界"
    plain = ["-selection", "clipboard", "-t", "text/plain;charset=utf-8"]
    assert serve(qtbot, party, xclip, *plain).decode() == "naïve 世界"
    listed = serve(qtbot, party, xclip, "-selection", "clipboard", "-t", "TARGETS").decode().split()
    assert {"UTF8_STRING", "STRING", "TEXT", "TARGETS", "TIMESTAMP", "MULTIPLE"} <= set(listed)


def test_a_picture_of_several_megabytes_goes_out_in_parts(qtbot, party, xclip):
    png = party.display.atom("image/png")
    picture = bytes(range(256)) * 20_000
    party.owner.offer(party.display.atom("CLIPBOARD"), [Offer(png, png, 8, picture)])
    assert serve(qtbot, party, xclip, "-selection", "clipboard", "-t", "image/png") == picture


def test_who_took_it_is_told(qtbot, party, xclip):
    taken = []
    offers = text_offers(party.display, "words")
    party.owner.offer(party.display.atom("CLIPBOARD"), offers, lambda *who: taken.append(who))
    serve(qtbot, party, xclip, "-selection", "clipboard")
    assert [party.display.name(target) for _, target in taken] == ["UTF8_STRING"]


def test_another_program_takes_the_selection_over(qtbot, party, xclip):
    clipboard = party.display.atom("CLIPBOARD")
    party.owner.offer(clipboard, text_offers(party.display, "ours"))
    assert party.owner.offers(clipboard)
    xclip(b"theirs", "-selection", "clipboard")
    qtbot.waitUntil(lambda: party.turn() or party.owner.offers(clipboard) is None, timeout=5000)


def test_everything_on_the_clipboard_is_kept_and_put_back(qtbot, party, xclip, server):
    with Other(server) as other:
        forms = {
            "UTF8_STRING": b"words",
            "text/html": b"<b>words</b>",
            "image/png": b"\x89PNG" + bytes(3_000_000),
            "application/x-own": b"\x00\x01",
        }
        other.offer("CLIPBOARD", forms)
        keeper = ClipboardKeeper(party.display, party.reader, party.owner)
        keeper.keep()
        qtbot.waitUntil(lambda: party.turn() or other.turn() or keeper.kept is not None, timeout=10_000)
        party.owner.offer(party.display.atom("CLIPBOARD"), text_offers(party.display, "in between"))
    keeper.put_back()
    for name, data in forms.items():
        assert serve(qtbot, party, xclip, "-selection", "clipboard", "-t", name) == data


def test_an_empty_clipboard_is_put_back_empty(qtbot, party):
    clipboard = party.display.atom("CLIPBOARD")
    party.owner.offer(clipboard, [])
    keeper = ClipboardKeeper(party.display, party.reader, party.owner)
    keeper.keep()
    party.owner.offer(clipboard, text_offers(party.display, "in between"))
    keeper.put_back()
    assert party.reader.owner(clipboard) == 0


def test_a_list_of_forms_is_read_once_each():
    assert atoms(Offer(1, 4, 32, b"\x05\0\0\0\x06\0\0\0\x05\0\0\0\0\0\0\0")) == [5, 6]
    assert atoms(Offer(1, 4, 8, b"\x05\0\0\0")) == []
    assert atoms(None) == []


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["TARGETS", "UTF8_STRING"], "text"),
        (["text/html", "UTF8_STRING", "image/png"], "text"),
        (["image/png", "image/bmp"], "image"),
        (["text/uri-list", "UTF8_STRING"], "file"),
        (["application/x-own"], "nothing"),
    ],
)
def test_what_a_clipboard_holds_is_told_from_its_forms(names, kind):
    assert kind_of(names) == kind
