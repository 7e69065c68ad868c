import pytest

from assistant.drafting.faithful import fault
from assistant.drafting.smallwords import hangs, joins_a_fragment, relates_anew, says_twice, shifts_amount


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        (
            "board meeting 14 March, bring the Q2 figures",
            "The board meeting is on 14 March. Please bring the Q2 figures.",
        ),
        ("send Maria the offer today", "Please send Maria the offer today."),
        ("don't tell the press", "Please don't tell the press."),
        ("bike stolen last night", "The bike was stolen last night."),
    ],
)
def test_courtesy_and_the_past_of_what_is_past_say_nothing_new(point, sentence):
    assert fault(point, sentence, "en") == ""


@pytest.mark.parametrize(
    ("point", "sentence", "reason"),
    [
        ("decline the offer", "Please decline the offer.", "word-added"),
        ("resign as of 1 May", "Please resign as of 1 May.", "word-added"),
        ("Tom to send the offer", "Tom, please send the offer.", "word-added"),
        ("contract signed, copy Monday", "The contract was signed. Copy is on Monday.", "modal"),
        (
            "bike stolen last night, no light",
            "Please, the bike was stolen last night, no light.",
            "word-added",
        ),
    ],
)
def test_a_request_that_the_note_does_not_make_is_refused(point, sentence, reason):
    assert fault(point, sentence, "en") == reason


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ("send Maria the offer 4711", "Please send Maria the offer of 4711."),
        ("lunch Anna Friday", "The lunch for Anna is on Friday."),
        ("who owns the domain lumora.example?", "Who owns the domain for lumora.example?"),
        ("hotel Adler, two nights", "The hotel Adler has two nights."),
        ("print 40 copies double-sided", "Print 40 copies of double-sided."),
        ("release candidate ready for review", "The release of the candidate is ready for review."),
        ("warranty lapses end of March", "The warranty lapses of the end of March."),
    ],
)
def test_small_words_that_tie_things_together_are_seen(point, sentence):
    assert relates_anew(point, sentence)
    assert fault(point, sentence, "en") == "word-added"


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ("report due end June", "The report is due at the end of June."),
        ("warranty lapses end of March", "The warranty lapses at the end of March."),
        ("copy passport needed", "A copy of the passport is needed."),
        ("budget 12,500 euros approved", "The budget of 12,500 euros has been approved."),
        ("thanks Anna", "Thanks for Anna."),
        ("invoice already paid in May", "The invoice has already been paid in May."),
        ("61 colleagues signed", "61 colleagues have signed."),
    ],
)
def test_small_words_that_only_open_the_note_out_are_let_pass(point, sentence):
    assert not relates_anew(point, sentence)


def test_a_sentence_that_breaks_off_is_refused():
    assert (
        fault("visit at 7:45, empty stomach", "The visit is at 7:45, and the empty stomach is.", "en")
        == "word-added"
    )
    assert fault("who is it for?", "Who is it for?", "en") == ""


def test_prepositions_of_place_and_time_stay():
    assert fault("lease ends in November", "The lease ends on November.", "en") == "word-lost"
    assert fault("lease ends November 3", "The lease ends on November 3.", "en") == ""


@pytest.mark.parametrize(
    ("point", "sentence", "shifted"),
    [
        ("conversion up 12 percent", "The conversion is up to 12 percent.", True),
        ("offer 900 euros", "I offer over 900 euros.", True),
        ("offer up to 900 euros", "I can offer up to 900 euros.", False),
        ("flight lands 22:40", "The flight lands at 22:40.", False),
        ("meeting 4 February", "The meeting is on 4 February.", False),
    ],
)
def test_a_word_that_changes_an_amount_is_seen(point, sentence, shifted):
    assert shifts_amount(point, sentence) is shifted
    assert (fault(point, sentence, "en") == "word-added") >= shifted


@pytest.mark.parametrize(
    ("sentence", "joined"),
    [
        ("The table has been updated, and the pool 10 percent.", True),
        ("Grandma turns 80, and the party on the 21st.", True),
        ("The table has been updated, and the pool is 10 percent.", False),
        ("The neighbour complains, and complains about noise.", False),
        ("The party starts at 3, and please bring a salad.", False),
    ],
)
def test_an_added_and_joins_clauses_alone(sentence, joined):
    assert joins_a_fragment(sentence.replace(" and", ""), sentence) is joined


@pytest.mark.parametrize(
    ("point", "sentence", "does"),
    [
        ("x-ray again in 3 weeks", "The x-ray has been again in 3 weeks.", True),
        ("tax talks 9 June", "The tax talks have been 9 June.", True),
        ("inspection again Monday", "The inspection was again on Monday.", True),
        ("dad in hospital since May", "Dad has been in hospital since May.", False),
        ("printer broken again", "The printer has been broken again.", False),
        ("offer withdrawn", "The offer has been withdrawn.", False),
        ("no answer yet", "There has been no answer yet.", False),
    ],
)
def test_an_added_auxiliary_carries_a_state(point, sentence, does):
    assert hangs(point, sentence) is does
    assert (fault(point, sentence, "en") == "word-added") >= does


@pytest.mark.parametrize(
    ("point", "sentence", "does"),
    [
        ("last notice, rent still due", "The last notice is the rent is still due.", True),
        ("his choice of colour", "His choice of colour is his is fine.", True),
        ("not sure who is coming", "I'm not sure who is coming.", False),
        ("desk is where lamp was", "The desk is where the lamp was.", False),
        ("what you need is ready", "What you need is ready and is in the hall.", False),
        ("shop closed, door open", "The shop is closed, the door is open.", False),
    ],
)
def test_two_verbs_in_one_clause_are_refused(point, sentence, does):
    assert says_twice(point, sentence) is does


def test_what_is_attached_is_not_attached_to_something():
    assert relates_anew("attached the tender", "It has been attached to the tender.")
    assert not relates_anew("note attached to the tender", "The note is attached to the tender.")
