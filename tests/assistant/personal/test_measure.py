"""Held-out mails are measured against a library that ends before them."""

import threading

from assistant.personal.measure import Earlier, Yardstick, from_json, to_json
from assistant.personal.records import ARMS, HeldOut
from tests.assistant.drafting.conftest import SmallLibrary
from tests.assistant.personal.conftest import ANNA, COLLINS, mails


class Rows:
    """A library's connection that knows no mail of others."""

    def execute(self, *_):
        return self

    def fetchall(self):
        return []


class Library(SmallLibrary):
    """A small library with the made-up mails as own texts."""

    texts = mails(40)

    class db:  # noqa: N801  (stands for an object)
        conn = Rows()

    def own_texts(self, person_id=None, kind="", limit=500):
        found = [text for text in self.texts if person_id in (None, text.to[0].id)]
        return found[:limit]

    def person_for(self, address):
        return {person.addresses[0]: person for person in (ANNA, COLLINS)}.get(address)


def test_what_is_held_out_is_hidden_from_drafts():
    view = Earlier(Library(), frozenset({40, 39, 38}))
    assert [text.item_id for text in view.own_texts(limit=3)] == [37, 36, 35]
    assert all(text.to[0] == ANNA for text in view.own_texts(ANNA.id))


def test_a_mail_is_measured_in_every_arm():
    newest = mails(40)[0]
    held = HeldOut(40, ("anna@example.org",), "The report", ("sending report Monday",), newest.text)
    yardstick = Yardstick(Library(), [held], "Nora")
    found = [yardstick.measure(held, arm, None, threading.Event()) for arm in ARMS]

    assert [one.arm for one in found] == list(ARMS)
    assert {one.register for one in found} == {"informal"}
    cost = {one.arm: one.edit_cost for one in found}
    # The library knows how Nora closes; no adapter is there to make a difference.
    assert cost["retrieval"] == cost["both"] < cost["none"] == cost["adapter"]
    assert all(one.authorship is None for one in found)
    assert from_json(to_json(found)) == found
