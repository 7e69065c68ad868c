"""The life of a ledger as one story: Nora corrects her drafts, changes her mind, and keeps house in her ledger."""

import importlib.util
from pathlib import Path

from sqlite_utils import Database

from assistant.style.ledger import Ledger
from assistant.style.records import Context, Scope

_spec = importlib.util.spec_from_file_location("style_situations", Path(__file__).with_name("situations.py"))
situations = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(situations)

ANNA = Context("mail", "informal", "en", 1, "Anna Weber")
TOM = Context("mail", "informal", "en", 2, "Tom Berg")
IDA = Context("mail", "informal", "en", 3, "Ida Holm")


def test_the_life_of_a_ledger():
    desk = situations.Desk(greeting="Hello {name},", sign_off="Best regards,\nNora")
    ledger = desk.ledger

    def writes(context, body="The plan is ready."):
        return desk.draft(body, context).text

    def corrects(context, **changes):
        draft = desk.draft("The plan is ready.", context)
        final = draft.text
        if "greeting" in changes:
            final = final.replace(final.split("\n")[0], changes["greeting"])
        if "sign_off" in changes:
            final = final.replace(final.split("\n")[-2], changes["sign_off"])
        return desk.learn(draft, final)

    def told(text):
        return next(p for p in ledger.all() if p.text == text)

    # She learns her draft how Anna is written to, and the next draft arrives that way.
    lesson = corrects(ANNA, greeting="Hi Anna,", sign_off="Cheers,")
    assert [(one.action, one.text) for one in lesson.learned] == [
        ("new", "To Anna Weber: open with 'Hi Anna,'."),
        ("new", "To Anna Weber: close with 'Cheers,'."),
    ]
    assert writes(ANNA) == "Hi Anna,\n\nThe plan is ready.\n\nCheers,\nNora"
    assert writes(TOM).startswith("Hello Tom Berg,")

    # Tom gets the same, so it is believed of informal mail, and Ida, to whom she never wrote, gets it too.
    corrects(TOM, greeting="Hi Tom,", sign_off="Cheers,")
    assert told("In informal mail: open with 'Hi [first name],'.").status == "active"
    assert writes(IDA) == "Hi Ida,\n\nThe plan is ready.\n\nCheers,\nNora"

    # Ida is different; for her alone the narrower holds.
    corrects(IDA, greeting="Dearest Ida,")
    assert writes(IDA).startswith("Dearest Ida,")
    assert writes(TOM).startswith("Hi Tom,")

    # With Anna she changes her mind; the old line stays readable and says what took its place, and when.
    corrects(ANNA, sign_off="All the best,")
    old, new = (
        told("To Anna Weber: close with 'Cheers,'."),
        told("To Anna Weber: close with 'All the best,'."),
    )
    assert (old.status, old.replaced_by, new.status) == ("replaced", new.id, "active")
    assert old.created < old.changed
    assert writes(ANNA).endswith("All the best,\nNora")

    # She undoes that, and undoes it again: everything is as before the change of mind.
    ledger.undo(new.id)
    assert (ledger.get(old.id).status, ledger.get(old.id).replaced_by) == ("active", None)
    assert writes(ANNA).endswith("Cheers,\nNora")

    # A line can be worded by hand; it is then her own word and counts at once.
    ledger.edit(old.id, "close with 'Yours,'")
    assert (ledger.get(old.id).kind, writes(ANNA).split("\n")[-2]) == ("stated", "Yours,")

    # Pinned, it withstands corrections.
    ledger.pin(old.id)
    corrects(ANNA, sign_off="Bye,")
    assert writes(ANNA).endswith("Yours,\nNora")

    # Off and on, deleted and brought back.
    ledger.off(old.id)
    assert not writes(ANNA).endswith("Yours,\nNora")
    ledger.on(old.id)
    assert writes(ANNA).endswith("Yours,\nNora")
    ledger.delete(old.id)
    assert old.id not in {p.id for p in ledger.all()}
    ledger.undo(old.id)
    assert writes(ANNA).endswith("Yours,\nNora")

    # Taken back step by step, the line is again what the first correction taught, and before that nothing.
    steps = 0
    while any(p.id == old.id for p in ledger.all()):
        ledger.undo(old.id)
        steps += 1
    assert steps >= 5
    assert told("In informal mail: close with 'Cheers,'.").status == "active"

    # She moves to another machine, where the library was indexed anew and people have other ids.
    elsewhere = Ledger(Database(memory=True), clock=desk.clock)
    new_ids = {"Anna Weber": 71, "Tom Berg": 72, "Ida Holm": 73}
    elsewhere.load(ledger.export(), lambda number, name: new_ids.get(name))
    assert {p.text for p in elsewhere.all()} == {p.text for p in ledger.all()}
    ida = Context("mail", "informal", "en", 73, "Ida Holm")
    greeting = next(p for p in elsewhere.applicable(ida) if p.rule == "greeting")
    assert greeting.parameters == {"form": "Dearest {first},"}
    assert greeting.scope == Scope(person_id=73, language="en")
    assert elsewhere.taught_by(greeting.id)[0].final_text.startswith("Dearest Ida,")
