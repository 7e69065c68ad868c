"""Learning through the engine's methods, without any model: lessons, questions, the curve, one draft's chips."""

from __future__ import annotations

import threading

import pytest

from assistant.engine.calls import Call, Params
from assistant.engine.methods_drafting import draft
from assistant.engine.methods_learning import add_lesson, answer_question, curve, learn
from assistant.engine.methods_preferences import pin as preferences_pin
from assistant.engine.methods_preferences import preferences, show
from assistant.engine.workshop import Workshop
from assistant.errors import KnownError
from assistant.paths import DataDirectory
from assistant.safety.network import Jail

BEN = "ben.ortega@example.org"


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    monkeypatch.setenv("OWNHAND_MODELS", str(tmp_path / "no-models"))
    made = Workshop(DataDirectory(tmp_path / "data").prepare(), Jail(()))
    yield made
    made.close()


def call(**params):
    return Call(Params(params), threading.Event(), lambda _: None, lambda _: None)


def written(workshop, *points, **more):
    return draft(workshop, call(points=list(points), to=[BEN], **more))


def corrected(workshop, *points):
    made = written(workshop, *points)
    final = f"Hey Ben,\n\n{points[0].capitalize()}.\n\nCheers,\nMaya"
    return learn(workshop, call(draft_id=made["draft_id"], final=final))


def test_what_is_learned_of_a_new_address_is_learned_of_a_person(workshop):
    lesson = corrected(workshop, "the tiles have arrived")
    assert {entry["scope"]["person_name"] for entry in lesson["learned"]} == {"Ben Ortega", None}
    assert written(workshop, "the permit is here")["text"].startswith("Hey Ben,\n\n")
    other = draft(workshop, call(points=["the permit is here"], to=["ida.holm@example.org"]))
    assert not other["text"].startswith("Hey")


def test_a_preference_can_be_left_out_of_one_draft(workshop):
    corrected(workshop, "the tiles have arrived")
    greeting = next(p for p in written(workshop, "we start")["preferences"] if "open with" in p["text"])
    without = written(workshop, "we start", without=[greeting["id"]])
    assert greeting["id"] not in {p["id"] for p in without["preferences"]}
    assert not without["text"].startswith("Hey")
    assert written(workshop, "we start")["text"].startswith("Hey")


def test_a_question_comes_once_and_its_answer_shapes_the_next_draft(workshop):
    first = written(workshop, "the tiles have arrived")
    question = first["question"]
    assert [choice["id"] for choice in question["choices"]] == ["formal", "informal", "dismiss"]
    answer = answer_question(workshop, call(id=question["id"], choice="formal"))
    assert answer["preference"]["text"] == "To Ben Ortega: write formally."
    second = written(workshop, "the tiles have arrived")
    assert second["question"] is None
    assert second["text"].startswith("Dear Ben Ortega,")
    assert second["preferences"][0]["id"] == answer["preference"]["id"]


def test_no_question_where_the_request_or_a_correction_tells(workshop):
    assert written(workshop, "the tiles have arrived", tone="formal")["question"] is None
    assert written(workshop, "the tiles have arrived", learning=False)["question"] is None
    corrected(workshop, "the tiles have arrived")
    assert written(workshop, "we start")["question"] is None


def test_a_passage_of_a_draft_is_a_lesson(workshop):
    made = written(workshop, "please send the drawings as soon as possible")
    lesson = add_lesson(
        workshop, call(text="as soon as possible please", like=False, draft_id=made["draft_id"])
    )["lesson"]
    assert lesson["text"].startswith("To Ben Ortega: nothing like")
    liked = add_lesson(workshop, call(text="Hi Ben,\n\nAll good.\n\nx\nMaya", like=True, person=BEN))
    assert {p["text"] for p in liked["preferences"]} >= {
        "To Ben Ortega, in English: open with 'Hi Ben,'."
    } or {p["text"] for p in liked["preferences"]} >= {"To Ben Ortega: open with 'Hi Ben,'."}
    assert written(workshop, "we start")["text"].startswith("Hi Ben,")


def test_the_ledger_tells_what_taught_a_preference_and_how_it_went(workshop):
    corrected(workshop, "the tiles have arrived")
    corrected(workshop, "the permit is here")
    listed = preferences(workshop, call())["preferences"]
    greeting = next(p for p in listed if p["rule"] == "greeting")
    assert greeting["acts"] == "rule"
    (edit,) = greeting["evidence"]
    assert edit["changes"] == [{"from": "Hello Ben,", "to": "Hey Ben,"}]
    life = show(workshop, call(id=greeting["id"]))
    assert [(one["draft"], one["kept"]) for one in life["applications"]] == [("draft-2", True)]
    assert [one["change"] for one in life["history"]] == ["learn", "kept"]
    went = curve(workshop, call())
    assert [point["draft"] for point in went["points"]] == ["draft-1", "draft-2"]
    assert went["points"][0]["edit_cost"] > went["points"][1]["edit_cost"]
    assert went["points"] == curve(workshop, call(person=BEN))["points"]


def test_a_paused_learner_keeps_the_final_and_teaches_nothing(workshop):
    workshop.data.settings.write_text("[learning]\npaused = true\n", encoding="utf-8")
    made = written(workshop, "the tiles have arrived")
    with pytest.raises(KnownError) as caught:
        learn(workshop, call(draft_id=made["draft_id"], final="Hey Ben,\n\nTiles came.\n\nMaya"))
    assert caught.value.code == "learning-paused"
    assert workshop.bench.drafts.final(1).text.startswith("Hey Ben")
    assert workshop.bench.ledger.all() == []


def test_a_wish_in_words_says_that_it_needs_a_model(workshop):
    workshop.bench.ledger.add_stated("sound warm and personal")
    (wish,) = preferences(workshop, call())["preferences"]
    assert wish["acts"] == "not with this model"
    assert "No language model" in wish["acts_reason"]


def test_what_documents_differ_about_is_shown_as_disputed_and_not_applied(workshop):
    points = ["we do not know it yet", "it is late", "i am away on friday"]
    plain = draft(workshop, call(points=points, kind="document"))["text"]
    short = plain.replace("do not", "don't").replace("It is", "It's").replace("I am", "I'm")
    for final in (short, short, plain, short, plain, short):
        made = draft(workshop, call(points=points, kind="document"))
        learn(workshop, call(draft_id=made["draft_id"], final=final))
    [entry] = [e for e in preferences(workshop, call())["preferences"] if "use contractions" in e["text"]]
    assert entry["status"] == "disputed"
    assert "differ" in entry["acts_reason"]
    assert draft(workshop, call(points=points, kind="document"))["text"] == plain
    assert preferences_pin(workshop, call(id=entry["id"]))["status"] == "active"
