from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.streaming import TextStream


def collect(pieces: list[bytes], stops: tuple[str, ...] = ()) -> tuple[str, list[str], bool]:
    seen: list[str] = []
    stream = TextStream(stops, seen.append)
    for piece in pieces:
        if stream.feed(piece):
            break
    return stream.finish(), seen, stream.stopped


def test_a_character_cut_in_two_tokens_is_shown_whole():
    euro = "€".encode()
    text, seen, _ = collect([b"12 ", euro[:1], euro[1:2], euro[2:], b"!"])
    assert text == "12 €!"
    assert "€" in seen


def test_half_a_character_at_the_end_is_dropped():
    assert collect([b"ok ", "é".encode()[:1]])[0] == "ok "


def test_a_stop_text_over_several_tokens_never_shows():
    text, seen, stopped = collect(
        [b"Hello", b"\n#", b"##", b" Instr", b"uction: more"], ("\n### Instruction",)
    )
    assert stopped
    assert text == "Hello"
    assert "".join(seen) == "Hello"


def test_what_only_began_like_a_stop_text_is_shown_after_all():
    assert collect([b"a\n#", b"1 is first"], ("\n###",))[0] == "a\n#1 is first"


def test_the_earliest_of_two_stop_texts_ends_the_answer():
    assert collect([b"one END two STOP"], ("STOP", "END"))[0] == "one "


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=4), max_size=3), st.data())
def test_any_cutting_of_the_bytes_gives_the_text_up_to_the_first_stop(text, stops, data):
    raw = text.encode("utf-8", "surrogatepass") if text.isprintable() else text.encode("utf-8", "replace")
    clean = raw.decode("utf-8", "replace")
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    pieces = [raw[a:b] for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
    ends = [clean.find(stop) for stop in stops if stop in clean]
    got, seen, _ = collect(pieces, tuple(stops))
    assert "".join(seen) == got
    if ends:
        assert not any(stop in got for stop in stops)
        assert clean.startswith(got)
    else:
        assert got == clean
