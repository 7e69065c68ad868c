"""Dates, times, amounts and percentages: how they are written, and that another way of writing keeps the value."""

import pytest
from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st

from assistant.style.notations import FORMS, Notation, example, notations, replaced, rewritten


def read(text, language="en"):
    """What is found: the text of each value with its forms."""
    found: dict[str, list[str]] = {}
    for n in notations(text, language):
        found.setdefault(n.text, []).append(n.form)
    return found


def one(text, language="en"):
    found = notations(text, language)
    assert len({(n.start, n.end) for n in found}) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "form", "value"),
    [
        ("en", "We meet on 8 May.", "day-month", (None, 5, 8)),
        ("en", "We meet on Monday, 8 May 2026.", "day-month", (2026, 5, 8)),
        ("en", "We meet on May 8, and then", "month-day", (None, 5, 8)),
        ("en", "We meet on May 8, 2026.", "month-day", (2026, 5, 8)),
        ("en-GB", "due on 8 may", "day-month", (None, 5, 8)),
        ("en", "on the 8th of May 2026", "day-ordinal-month", (2026, 5, 8)),
        ("en", "on 8th May", "day-ordinal-month", (None, 5, 8)),
        ("en", "on May 8th at noon", "month-ordinal-day", (None, 5, 8)),
        ("en", "on 8 Mar we", "day-mon", (None, 3, 8)),
        ("en", "on 8 Mar. we", "day-mon", (None, 3, 8)),
        ("en", "on Mar. 8, 2026", "mon-day", (2026, 3, 8)),
        ("en", "on 2026-05-08 we", "iso", (2026, 5, 8)),
        ("en", "on 25/5 we", "slashed-dm", (None, 5, 25)),
        ("en", "on 5/25/2026 we", "slashed-md", (2026, 5, 25)),
        ("en", "on 05/25/2026 we", "slashed-md-padded", (2026, 5, 25)),
        ("en", "29 February 2024", "day-month", (2024, 2, 29)),
        ("de", "am Montag, 8. Mai 2026", "day-month", (2026, 5, 8)),
        ("de", "bis zum 8.Mai", "day-month", (None, 5, 8)),
        ("de", "am 8.5. im Büro", "dotted", (None, 5, 8)),
        ("de", "Am 8. Mai. Danach nicht", "day-month", (None, 5, 8)),
        ("de", "Montag, 8.5.", "dotted", (None, 5, 8)),
        ("de", "Mi., 8.5.", "dotted", (None, 5, 8)),
        ("de", "am 08.05.2026", "dotted-padded", (2026, 5, 8)),
        ("fr", "le 8 mai 2026", "day-month", (2026, 5, 8)),
        ("fr", "le 1er mai", "day-month", (None, 5, 1)),
        ("fr", "le 08/05", "slashed-dm-padded", (None, 5, 8)),
        ("es", "el 8 de mayo de 2026", "day-month", (2026, 5, 8)),
        ("", "spotkanie 2026-05-08", "iso", (2026, 5, 8)),
        ("pl", "spotkanie 8.5.2026", "dotted", (2026, 5, 8)),
        ("en", "at 14:30 we", "24:", (870,)),
        ("en", "at 14.30 we", "24.", (870,)),
        ("en", "at 2:30 pm we", "12: pm", (870,)),
        ("en", "at 2.30 pm we", "12. pm", (870,)),
        ("en", "at 2:30pm we", "12:pm", (870,)),
        ("en", "at 2.30PM we", "12.pm", (870,)),
        ("en", "at 2:30 p.m. we", "12: p.m.", (870,)),
        ("en", "at 12:05 am", "12: pm", (5,)),
        ("de", "um 14:30 Uhr", "24:Uhr", (870,)),
        ("de", "um 14.30 Uhr", "24.Uhr", (870,)),
        ("fr", "rendez-vous 14h30", "24h", (870,)),
        ("fr", "à 14 h 30", "24 h ", (870,)),
        ("es", "a las 14.30", "24.", (870,)),
        ("", "start 14:30", "24:", (870,)),
        ("en", "It is €1,450.", "sign-before", ("EUR", "1450")),
        ("en", "It is £ 1,450.50 net", "sign-before-space", ("GBP", "1450.5")),
        ("en", "It is 4.30 euros", "word", ("EUR", "4.3")),
        ("en", "at 4.30 euros", "word", ("EUR", "4.3")),
        ("en", "It is 1.450 euros", "word", ("EUR", "1450")),
        ("en", "12 pounds sterling", "word", ("GBP", "12")),
        ("en", "EUR 1,450,000", "code-before", ("EUR", "1450000")),
        ("de", "1.450,50€", "sign-after", ("EUR", "1450.5")),
        ("de", "1.450 €", "sign-after-space", ("EUR", "1450")),
        ("de", "1'450 CHF", "code-after", ("CHF", "1450")),
        ("de", "3 Euro Rabatt", "word", ("EUR", "3")),
        ("de", "20 Franken", "word", ("CHF", "20")),
        ("fr", "1\u202f450,00\u00a0€", "sign-after-space", ("EUR", "1450")),
        ("es", "1450 dólares", "word", ("USD", "1450")),
        ("en", "12% of it", "sign", ("12",)),
        ("en", "12\u00a0% of it", "sign-space", ("12",)),
        ("en", "12.50 percent", "word", ("12.5",)),
        ("en", "12 per cent", "two-words", ("12",)),
        ("de", "12,5 Prozent", "word", ("12.5",)),
        ("de", "1.250 %", "sign-space", ("1250",)),
        ("en", "1.250 %", "sign-space", ("1.25",)),
        ("fr", "12 pour cent", "word", ("12",)),
        ("es", "12 por ciento", "word", ("12",)),
    ],
)  # fmt: skip
def test_a_value_is_read_with_its_form(language, text, form, value):
    found = one(text, language)
    assert (found.form, found.value) == (form, value)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("language", "text", "forms"),
    [
        ("en", "on 8/5", ["slashed-dm", "slashed-md"]),
        ("en", "11/12/2026", ["slashed-dm", "slashed-dm-padded", "slashed-md", "slashed-md-padded"]),
        ("de", "am 11.12.2026", ["dotted", "dotted-padded"]),
        ("en", "at 2 pm", ["12: pm", "12. pm"]),
        ("en", "at 2pm", ["12:pm", "12.pm"]),
        ("de", "um 14 Uhr", ["24:Uhr", "24.Uhr"]),
        ("fr", "à 14 h", ["24h", "24 h "]),
        ("es", "a las 14h", ["24h", "24 h "]),
    ],
)
def test_what_can_be_read_in_two_ways_is_there_twice(language, text, forms):
    found = notations(text, language)
    assert [n.form for n in found] == forms
    assert len({(n.start, n.end) for n in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "from 3 June to 14 June", ["3 June", "14 June"]),
        ("en", "8 May–10 May", ["8 May", "10 May"]),
        ("en", "from 8/5 to 10/5", ["8/5", "10/5"]),
        ("en", "9:00–10:30", ["9:00", "10:30"]),
        ("en", "9:00-10:30", ["9:00", "10:30"]),
        ("en", "2 pm to 3 pm", ["2 pm", "3 pm"]),
        ("en", "€4 to €5", ["€4", "€5"]),
        ("en", "€4–€5", ["€4", "€5"]),
        ("de", "vom 8.5. bis 10.5.", ["8.5.", "10.5."]),
        ("en", "On 8 May 2026 at 14:30, 12 % of €1,450.", ["8 May 2026", "14:30", "12 %", "€1,450"]),
        ("en", "On May 8, 14:30, “12%”", ["May 8", "14:30", "12%"]),
        ("en", "- 12 % off\n- €5 off", ["12 %", "€5"]),
    ],
)
def test_several_values_come_in_order_of_place(language, text, values):
    assert list(read(text, language)) == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # a range or a list shares its month, its "pm", its sign
        *(("en", text) for text in (
            "3 to 14 June", "3–14 June", "3 - 14 June", "3 and 4 June", "the 3rd and the 4th of June", "3, 4 and 5 June",
            "June 3–14", "June 3 to 14", "June 3, 4 and 5", "Monday 3 and Tuesday 4 June", "9 to 10 am", "9-10 am",
            "9:30 to 10:30 pm", "from 9:30 pm to 10:30", "3 to 5 %", "3–5%", "3 or 4 euros", "€4–5", "€4 to 5",
        )),
        *(("de", text) for text in (
            "3. bis 14. Juni", "vom 3. bis zum 14. Juni", "8. und 9. Mai", "8.–9.5.", "9 bis 10 Uhr", "9:00 bis 10:30 Uhr",
            "4 bis 5 Euro",
        )),
        ("fr", "du 3 au 14 juin"), ("fr", "le 3 et le 4 juin"), ("es", "del 3 al 14 de junio"),
        # no value at all
        *(("en", text) for text in (
            "31 February", "45 May", "29 February 2026", "13/13/2026", "1/2 of it", "by 1/2", "on 24/7", "you may 8",
            "all 12 may come", "in steps of 3 march", "8 May 26", "on 8/5/26", "25:00", "9:60", "14:30:15", "13 pm",
            "14:30 pm", "14.30", "increased by 14.30", "a ratio of 16:10", "+02:00", "2 h of work", "2h of work",
            "1:30 h", "€1.2m", "€5 million", "€5k", "5k €", "12 pounds of flour", "lost 12 pounds", "A$5", "US$5",
            "$5 USD", "€1,4505", "3 € 50", "12 percentage points", "30 12 %",
        )),
        ("de", "3 Pfund Mehl"), ("de", "5 Mio. Euro"), ("de", "Kapitel 8.5. handelt"), ("de", "8.5.26"),
        ("de", "14 Uhr 30"), ("fr", "dure 2h30"), ("fr", "5 francs"), ("fr", "12 dollars canadiens"),
        # what may mean another value
        ("en", "dinner at 8:30 tonight"), ("en", "8:30 in the evening"), ("en", "This afternoon at 2:30"),
        ("de", "um 8 Uhr abends"), ("de", "Er kommt bis 14.10. Danach"), ("es", "a las 8:30 de la tarde"),
        ("fr", "à 8 h du soir"),
        # inside something else
        *(("en", text) for text in (
            "https://example.com/2026-05-08 and", "see www.example.com?at=14:30", "a.12%@example.com",
            "report-2026-05-08.pdf", "2026-05-08.pdf", "2026-05-08_notes.txt", "2026-05-08T14:30", "R-2026-019",
            "R-2026-05-08", "10.1.2.3", "v1.2", "+49 170 1234", "713.853.1234", "2026/05/08", "C:\\12%\\x", "€40/hour",
            "8 May-based",
        )),
        # another language's words
        ("de", "on May 8"), ("en", "8 mai"), ("", "8 May"), ("", "12 percent"), ("", "5 euros"), ("", "on 8/5"),
    ],
)  # fmt: skip
def test_nothing_is_read_where_it_would_be_a_guess(language, text):
    assert notations(text, language) == []


def test_a_half_of_the_day_named_once_leaves_other_hours_open():
    assert list(read("At 5 pm or maybe 8:30 or 14:30.")) == ["5 pm", "14:30"]
    assert list(read("At 5 pm. Then 8:30.")) == ["5 pm", "8:30"]


@pytest.mark.parametrize(
    ("language", "text", "form", "new"),
    [
        ("en", "Monday, 8 May", "month-day", "Monday, May 8"),
        ("en", "on 8 May 2026 we", "month-day", "on May 8, 2026 we"),
        ("en", "on the 8th of May", "day-month", "on 8 May"),
        ("en", "on 3 May", "month-ordinal-day", "on May 3rd"),
        ("en", "on 12 May", "day-ordinal-month", "on 12th May"),
        ("en", "on 8 March", "mon-day", "on Mar 8"),
        ("en", "on 8 Mar. We", "day-month", "on 8 March. We"),
        ("en", "on 8 Mar. we", "day-month", "on 8 March we"),
        ("en", "on May 8, 2026", "iso", "on 2026-05-08"),
        ("en", "on 8 May", "slashed-md", "on 5/8"),
        ("en", "on 8 May 2026", "slashed-dm-padded", "on 08/05/2026"),
        ("de", "am 8. Mai im Büro", "dotted", "am 8.5. im Büro"),
        ("de", "Bis zum 8. Mai.", "dotted-padded", "Bis zum 08.05."),
        ("de", "Bis zum 8.5.", "day-month", "Bis zum 8. Mai."),
        ("fr", "le 01/05", "day-month", "le 1er mai"),
        ("es", "el 08/05/2026", "day-month", "el 8 de mayo de 2026"),
        ("en", "at 14:30", "12. pm", "at 2.30 pm"),
        ("en", "at 14:00", "12: pm", "at 2 pm"),
        ("en", "at 09:00", "12:pm", "at 9am"),
        ("en", "at 2 pm", "24:", "at 14:00"),
        ("en", "at 2.30 am", "24:", "at 02:30"),
        ("en", "at 2pm.", "12: p.m.", "at 2 p.m."),
        ("en", "We meet at 2:30 p.m.", "12: pm", "We meet at 2:30 pm."),
        ("de", "um 14 Uhr", "24:", "um 14:00"),
        ("de", "um 14:30 Uhr", "24.Uhr", "um 14.30 Uhr"),
        ("de", "um 09:30", "24:Uhr", "um 09:30 Uhr"),
        ("fr", "à 14:30", "24 h ", "à 14 h 30"),
        ("fr", "à 14 h", "24:", "à 14:00"),
        ("en", "€1,450 for it", "word", "1,450 euros for it"),
        ("en", "€1 for it", "word", "1 euro for it"),
        ("en", "1,450 CHF", "word", "1,450 Swiss francs"),
        ("de", "1.450 Euro", "sign-after-space", "1.450 €"),
        ("fr", "1 450,50 €", "word", "1 450,50 euros"),
        ("en", "12 %", "two-words", "12 per cent"),
        ("es", "12 por ciento", "sign", "12%"),
    ],
)
def test_a_value_is_rewritten_in_another_form(language, text, form, new):
    assert replaced(text, one(text, language), form, language) == new


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "on 8 May", "day-month"),  # is in it
        ("en", "at 2 pm", "12. pm"),  # reads the same in it
        ("de", "um 14 Uhr", "24.Uhr"),
        ("fr", "à 14 h", "24h"),
        ("en", "on 12/12/2026", "slashed-md"),
        ("en", "on 8 May", "iso"),  # no year is added
        ("en", "on 8 May", "day-mon"),  # May has no short name
        ("en", "at 2:30", "12: pm"),  # may be of the afternoon
        ("de", "um 14:30", "12: pm"),  # not of this language
        ("de", "am 8. Mai", "month-day"),
        ("en", "20 CHF", "sign-before"),  # has no sign
        ("en", "12%", "sign-before"),  # not of this kind
        ("en", "12%", "no such form"),
    ],
)
def test_what_a_form_cannot_say_is_left(language, text, form):
    assert rewritten(one(text, language), form, language) is None


def test_a_text_is_left_where_the_rest_would_read_otherwise():
    found = one("Deadline: 8 May")
    assert rewritten(found, "slashed-dm", "en") == "8/5"
    assert replaced("Deadline: 8 May", found, "slashed-dm", "en") is None  # could be a fraction there
    text = "Wir treffen uns am 8.5. Peter kommt."  # a new sentence, or not
    assert replaced(text, one(text, "de"), "day-month", "de") is None


def test_examples_are_those_of_the_language():
    assert [example("date", form, "en") for form in ("day-month", "month-day", "iso")] == [
        "8 May",
        "May 8",
        "2026-05-08",
    ]
    assert [example("date", form, "de") for form in ("day-month", "dotted")] == ["8. Mai", "8.5."]
    assert example("time", "12. pm", "en") == "2.30 pm"
    assert example("time", "24.Uhr", "de") == "14.30 Uhr"
    assert example("money", "sign-before", "en-GB") == "€1,450"
    assert example("money", "word", "de") == "1.450 Euro"
    assert example("percent", "sign-space", "") == "12 %"
    for of, forms in FORMS.items():
        assert len({example(of, form, "en") for form in forms}) == len(forms)


# What stands before a value where its form needs a word, and ends nothing.
_CARRIERS = {
    ("date", "en"): "on ", ("date", "de"): "am ", ("date", "fr"): "le ", ("date", "es"): "el ",
    ("time", "en"): "at ", ("time", "de"): "um ", ("time", "fr"): "à ", ("time", "es"): "a las ",
}  # fmt: skip
_dates = st.builds(
    lambda form, year, month, day, language: (form, (year, month, day), language),
    st.sampled_from(FORMS["date"]), st.none() | st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28),
    st.sampled_from(["en", "de", "fr", "es", ""]),
)  # fmt: skip


def _readable_again(found: Notation, language: str) -> None:
    carrier = _CARRIERS.get((found.of, language), "")
    for form in FORMS[found.of]:
        new = rewritten(found, form, language)
        if new is None:
            continue
        text = f"{carrier}{new} so"
        readings = [(n.form, n.value) for n in notations(text, language) if n.text == new]
        assert (form, found.value) in readings, (found, form, text)
        read_back = next(n for n in notations(text, language) if (n.form, n.value) == (form, found.value))
        assert all(
            n.end <= read_back.start or n.start >= read_back.end or n.text == new
            for n in notations(text, language)
        )


@given(_dates)
def test_every_form_of_a_date_reads_back_as_the_same_date(drawn):
    form, value, language = drawn
    seed = Notation("date", "", value, 0, 0, "")
    text = rewritten(seed, form, language)
    if text is not None:
        for found in notations(f"{_CARRIERS.get(('date', language), '')}{text} so", language):
            assert found.text == text
            _readable_again(found, language)


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{}:{:02d}", "{:02d}:{:02d}", "{}.{:02d}", "{}h{:02d}",
       "{} h {:02d}", "{}:{:02d} Uhr", "{}.{:02d} Uhr", "{} Uhr", "{} h", "{}h", "{}:{:02d} pm", "{}.{:02d}am", "{} p.m.",
       "{}pm"]), st.sampled_from(["en", "de", "fr", "es", ""]))  # fmt: skip
def test_every_form_of_a_time_reads_back_as_the_same_time(hour, minute, shape, language):
    text = f"{_CARRIERS.get(('time', language), '')}{shape.format(hour, minute)} so"
    for found in notations(text, language):
        _readable_again(found, language)


@given(
    st.from_regex(r"[1-9][0-9]{0,2}([.,' \u00a0][0-9]{3}){0,3}([.,][0-9]{1,2})?", fullmatch=True)
    | st.from_regex(r"[0-9]{1,7}([.,][0-9]{1,4})?", fullmatch=True),
    st.sampled_from(["€{}", "$ {}", "{}£", "{} €", "CHF {}", "{} USD", "{} euros", "{} Euro", "{} Franken", "{} pounds",
                     "{}%", "{} %", "{}\u00a0%", "{} percent", "{} per cent", "{} Prozent", "{} por ciento"]),
    st.sampled_from(["en", "de", "fr", "es", ""]),
)  # fmt: skip
def test_every_form_of_an_amount_reads_back_as_the_same_amount(number, shape, language):
    for found in notations(f"{shape.format(number)} so", language):
        _readable_again(found, language)


_PIECES = [
    "8", "05", "2026", "14", "30", "450", "th", "st", ".", ",", ":", "/", "-", "–", " ", " ", "\u00a0", "\n", "'", "€", "$",
    "%", "EUR", "May", "may", "Mar", "Mai", "mai", "mayo", "de", "of", "the", "on", "at", "am", "um", "pm", "p.m.", "h",
    "Uhr", "euros", "Pfund", "to", "and", "bis", "percent", "per cent", "Monday", "tonight", "x", "@", "://", "²", "٣", "ſ",
    "İ", "(", "“",
]  # fmt: skip


@given(
    st.text() | st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)
    | st.lists(st.sampled_from(_PIECES), max_size=15).map(" ".join),
    st.sampled_from(["en", "de", "fr", "es", "en-GB", "", "x", "pl"]),
)  # fmt: skip
@case("8 ſept", "en")
@case("٣ May ٣% €٣", "en")
def test_any_text_is_read_and_every_rewriting_of_it_keeps_all_values(text, language):
    found = notations(text, language)
    for n in found:
        assert 0 <= n.start < n.end <= len(text)
        assert text[n.start : n.end] == n.text
        assert n.form in FORMS[n.of]
    places = sorted({(n.start, n.end) for n in found})
    assert all(first[1] <= second[0] for first, second in zip(places, places[1:], strict=False))
    assert places == list(dict.fromkeys((n.start, n.end) for n in found))
    for n in found[:2]:
        for form in FORMS[n.of]:
            new = replaced(text, n, form, language)
            if new is not None:
                values = [(m.of, m.value) for m in notations(new, language)]
                assert (n.of, n.value) in values
