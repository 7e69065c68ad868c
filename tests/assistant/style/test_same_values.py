"""Values that two texts share, and write otherwise."""

import pytest

from assistant.style.same_values import in_the_notation_of, rewritten_values


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("on 8 May at 14:30", "Come on May 8 at 2.30 pm.", "Come on 8 May at 14:30."),
        ("1,450 euros", "It costs €1,450 and not €1,540.", "It costs 1,450 euros and not €1,540."),
        ("on 8 May", "On 8 May and on May 9.", "On 8 May and on May 9."),
        ("nothing of it", "Come on May 8.", "Come on May 8."),
    ],
)
def test_a_text_takes_over_the_notation_of_another(source, text, found):
    assert in_the_notation_of(source, text, "en") == found


def test_a_short_form_stands_for_several():
    (one,) = rewritten_values("at 14:00", "at 2 pm", "en")
    assert (one.before.text, one.after.text) == ("14:00", "2 pm")
    assert one.forms == {"12: pm", "12. pm"}
