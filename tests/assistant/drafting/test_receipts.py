"""Receipts: one for each date or name as a reader sees it, and none for what needs none."""

from assistant.drafting.receipts import receipts_for


def receipts(text, points, known=(), language="en"):
    return [(one.fact, one.item) for one in receipts_for(text, points, (), known, language, None)]


def test_the_words_of_one_date_share_a_receipt():
    found = receipts("I need it by Friday 13 March 2026.", ["need it by Friday 13 March 2026"])

    assert found == [("Friday 13 March 2026", "points")]


def test_a_german_date_is_one_fact_too():
    assert receipts("Die Frist endet am 13. März.", ["Frist 13. März"], language="de") == [
        ("13. März", "points")
    ]


def test_first_and_last_name_share_a_receipt_and_two_people_do_not():
    found = receipts("I met Priya Raman and Tomasz.", ["met Priya Raman and Tomasz"])

    assert found == [("Priya Raman", "points"), ("Tomasz", "points")]


def test_what_stands_nowhere_is_kept_apart_from_what_was_given():
    found = receipts("We meet on Monday 12 May.", ["meet Monday"])

    assert ("Monday", "points") in found
    assert ("12 May", None) in found


def test_names_of_the_recipients_need_no_receipt():
    assert receipts("Dear Anna, see you on Monday.", ["see you Monday"], known=["Dear Anna,"]) == [
        ("Monday", "points")
    ]


def test_days_of_two_sentences_are_two_facts():
    found = receipts("I can't make Tuesday. Wednesday works.", ["can't make Tuesday", "Wednesday works"])

    assert found == [("Tuesday", "points"), ("Wednesday", "points")]
