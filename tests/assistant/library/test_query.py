import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.query import keyword_share, read_query, stem


def test_words_phrases_and_stop_words():
    query = read_query('when is the "annual report" due in Berlin')
    assert query.words == ("due", "Berlin")
    assert query.phrases == (("annual", "report"),)


def test_stop_words_alone_are_looked_up():
    assert read_query("who are we").words == ("who", "are", "we")


def test_what_is_written_together_is_looked_up_together():
    query = read_query("mail ben.osei@example.com 2001-05-14")
    assert query.words == ("mail", "ben osei example com", "2001 05 14")


def test_stages_become_more_lenient():
    strict, loose, either = read_query("meetings Berlin").stages()
    assert strict == '"meetings" AND "Berlin"'
    assert '"meet" *' in loose
    assert " OR " in either


def test_a_phrase_stays_a_demand():
    assert all(
        stage.startswith('"annual report"') for stage in read_query('"annual report" due Berlin').stages()
    )


@pytest.mark.parametrize("text", ["", "🎉", '"', "***", "   ", '""', "()"])
def test_text_without_words_asks_nothing(text):
    assert read_query(text).empty
    assert read_query(text).stages() == []


def test_quoted_queries_trust_keywords():
    assert keyword_share(read_query('"annual report"')) > keyword_share(read_query("annual report"))


def test_stems_keep_four_letters():
    assert stem("meetings") == "meet"
    assert stem("uses") == "uses"
    assert stem("Rechnungen") == "Rechn"


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    for stage in read_query(text).stages():
        assert stage


def test_a_word_that_stands_nearly_everywhere_is_demanded_but_not_weighed():
    query = read_query("meeting Berlin budget")
    strict, loose, either = query.weighed(common={"meeting"})
    assert strict == ('"meeting" AND "Berlin" AND "budget"', '"Berlin" AND "budget"')
    assert loose[0].startswith('"meeting" AND ')
    assert "meeting" not in loose[1]
    assert either[0] == either[1]
    assert "meeting" not in either[0]


@pytest.mark.parametrize("common", [set(), {"meeting", "budget"}])
def test_with_common_words_alone_or_none_all_are_weighed(common):
    assert all(one == other for one, other in read_query("meeting budget").weighed(common))
