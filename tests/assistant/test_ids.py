import pytest

from assistant.errors import KnownError
from assistant.ids import parse, show


def test_shown_ids_are_read_back():
    assert parse("draft", show("draft", 3)) == 3
    assert parse("item", " ITEM-12 ") == 12
    assert parse("pref", "7") == 7


@pytest.mark.parametrize(
    "text", ["", "draft-", "item-3", "-3", "3.0", "drei", "٣", "9" * 30, "draft-draft-3"]
)
def test_other_texts_are_unknown_ids(text):
    with pytest.raises(KnownError) as caught:
        parse("draft", text)
    assert caught.value.code == "unknown-id"
