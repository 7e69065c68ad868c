"""Notes and sentences out of one's own mail: only the older ones, only what the gate lets pass."""

from dataclasses import replace

import pytest

from assistant.drafting.desk import Desk
from assistant.drafting.faithful import fault
from assistant.errors import KnownError
from assistant.personal.playback import FEWEST_HELD_OUT, NEEDED, check, material, usable
from assistant.style.profile import build_profile
from models import tasks
from tests.assistant.drafting.conftest import SmallLibrary
from tests.assistant.personal.conftest import mails, sent


@pytest.fixture(scope="module")
def made():
    texts = usable(mails(160))
    desk = Desk(library=SmallLibrary(), profile=lambda: build_profile([]))
    return material(texts, desk, seed=1)


def test_the_newest_mails_are_held_out_and_never_played_back(made):
    held = {mail.item for mail in made.held_out}
    assert len(held) == FEWEST_HELD_OUT
    assert min(held) > max(made.items)
    assert all(mail.points and mail.to for mail in made.held_out)
    assert all(mail.item == sent(mail.item).item_id for mail in made.held_out)


def test_sentences_come_back_from_notes_that_the_gate_lets_pass(made):
    pair = next(pair for pair in made.pairs if pair.given != pair.wanted)
    assert len(pair.given) < len(pair.wanted)
    assert all(not fault(pair.given, pair.wanted, "en") for pair in made.pairs)
    # The frame of a mail is not what is learned.
    assert not any(word in pair.wanted for pair in made.pairs for word in ("Hi ", "Cheers"))


def test_short_forms_are_to_be_made_from_notes_that_lack_them(made):
    assert any("'" in pair.wanted and "'" not in pair.given for pair in made.pairs)


def test_the_system_line_is_that_of_drafting():
    desk = Desk(library=SmallLibrary(), profile=lambda: build_profile([]))
    pairs = material(usable(mails(130)), desk, seed=1).pairs
    assert {pair.task for pair in pairs} <= {tasks.word_note(r) for r in ("formal", "neutral", "informal")}


def test_the_same_seed_gives_the_same_pairs(made):
    desk = Desk(library=SmallLibrary(), profile=lambda: build_profile([]))
    assert material(usable(mails(160)), desk, seed=1) == made


def test_mail_in_unknown_languages_tiny_and_huge_mail_is_left_out():
    strange = replace(sent(1), language="fi")
    tiny = replace(sent(2), text="Ok.")
    huge = replace(sent(3), text="This is a word. " * 200)
    twice = replace(sent(4), item_id=99)
    assert usable([strange, tiny, huge, sent(4), twice]) == [sent(4)]


def test_too_little_says_how_much_is_missing():
    with pytest.raises(KnownError) as told:
        check(mails(NEEDED - 23))
    assert told.value.code == "training-too-little"
    assert "23 are missing" in told.value.message
    assert "ownhand add" in told.value.hint


def test_several_writers_are_refused():
    with pytest.raises(KnownError) as told:
        check(mails(100, "Nora") + mails(80, "Tom"))
    assert told.value.code == "training-several-writers"
    assert "ownhand identity remove" in told.value.hint
    check(mails(NEEDED))
