"""Greetings are compared by form, and habits are only called so where they are kept."""

from __future__ import annotations

from assistant.evaluation.authors import Sent
from assistant.evaluation.measures import Habits, frame_form


def mail(greeting: str, to: str = "ann", close: str = "Best,\nJo") -> Sent:
    return Sent(
        f"{to}@example.org", f"{to.title()} Lee", "", 0.0, f"{greeting}\n\nIt is done now.\n\n{close}"
    )


def test_the_name_of_the_recipient_is_a_place_in_the_form():
    assert frame_form(mail("Hi Ann,").text, mail("")) == ("hi {name}", "best jo")
    assert frame_form(mail("Dear Ann Lee,").text, mail("")) == ("dear {name}", "best jo")
    assert frame_form(mail("Hi all,").text, mail("")) == ("hi all", "best jo")


def test_a_habit_with_a_person_goes_before_that_with_all():
    earlier = [mail("Hi Ann,")] * 4 + [mail("Dear Bo,", "bo")] * 16
    habits = Habits(earlier)
    assert habits.of(mail("")) == ("hi {name}", "best jo")
    assert habits.of(mail("", "cy")) == ("dear {name}", "best jo")


def test_who_does_now_this_now_that_has_no_habit():
    earlier = [mail("Hi Ann,"), mail("Ann,"), mail("Hello Ann,"), mail("Dear Ann,")]
    assert Habits(earlier).of(mail("")) == (None, "best jo")
    assert Habits([]).of(mail("")) == (None, None)
