from hypothesis import given
from hypothesis import strategies as st

from assistant.library.prepare import clean, embedded_text, passage_hash, prepare
from assistant.sources.item import Address, Attachment, Item


def item(**values):
    return Item(
        **{"kind": "mail", "key": "k", "title": "", "date": 1e9, "text": "", "new_text": "", **values}
    )


def test_own_words_come_before_quotes_and_attachments():
    found = prepare(
        "0:1",
        item(
            new_text="mine",
            quoted_text="theirs",
            text="mine\ntheirs",
            attachments=(Attachment("a.txt", "text/plain", 1, "file"),),
        ),
    )
    assert [(one.role, one.text) for one in found.passages] == [
        ("new", "mine"), ("quoted", "theirs"), ("attachment", "file"),
    ]  # fmt: skip
    assert found.item.attachments[0].text == ""


def test_an_item_without_text_still_has_a_passage():
    assert [one.role for one in prepare("", item(title="Only this")).passages] == ["new"]
    assert [one.role for one in prepare("", item(kind="document", title="Scan")).passages] == ["document"]


def test_long_texts_are_cut_and_nothing_is_lost():
    text = "\n\n".join(f"Paragraph number{n} " + "word " * 120 for n in range(20))
    pieces = [one.text for one in prepare("", item(new_text=text, text=text)).passages]
    assert len(pieces) > 5
    assert all(f"number{n} " in " ".join(pieces) for n in range(20))


def test_a_reply_mark_does_not_change_what_is_embedded():
    assert (
        embedded_text("Re: Budget", "new", "text") == embedded_text("Budget", "new", "text") == "budget\ntext"
    )
    assert embedded_text("Budget", "quoted", "text") == "text"
    assert passage_hash("Re: Budget", "new", "x") == passage_hash("AW: budget", "new", "x")


def test_names_of_the_headers_are_searchable():
    found = prepare(
        "", item(sender=Address("Anna Kranz", "anna@example.org"), to=(Address("", "ben@example.com"),))
    )
    assert found.names == "Anna Kranz anna@example.org ben@example.com"


@given(st.text(alphabet=st.characters(), max_size=50))
def test_cleaned_text_can_be_stored(text):
    assert "\x00" not in clean(text)
    clean(text).encode()


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
def test_any_item_can_be_prepared(new, quoted, title):
    found = prepare("", item(new_text=new, quoted_text=quoted, text=new + quoted, title=title))
    assert found.passages
    assert all(len(one.hash) == 16 for one in found.passages)
