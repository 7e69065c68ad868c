"""One hand or several: told by who signs."""

import pytest

from assistant.personal.writers import several
from tests.assistant.personal.conftest import mails


def signed(*shares):
    return [mail for name, count in shares for mail in mails(count, name)]


@pytest.mark.parametrize(
    "shares",
    [
        [("Nora", 60)],
        [("Nora", 60), ("Nora Lindqvist", 30)],
        [("Nora Lindqvist", 40), ("NL", 40)],
        [("Robert", 40), ("Rob", 20)],
        [("Nora", 100), ("Tom", 4)],
    ],
)
def test_one_person_may_sign_in_several_forms_and_now_and_then_for_others(shares):
    assert not several(signed(*shares))


@pytest.mark.parametrize("shares", [[("Nora", 60), ("Tom", 40)], [("Anna Weber", 30), ("Kurt Meier", 20)]])
def test_two_who_share_an_account_are_told(shares):
    assert several(signed(*shares))


def test_mail_that_nobody_signs_is_of_one_writer():
    assert not several(mails(40, ""))
