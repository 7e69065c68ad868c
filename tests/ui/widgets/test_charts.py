"""Charts show what they are given, also to those who can't see them."""

from __future__ import annotations

from ui.widgets.charts import Bar, Bars, Scale
from ui.widgets.curve import Curve, Point


def test_bars_are_read_out_with_their_figures(app, qtbot):
    bars = Bars(app, "How you begin")
    qtbot.addWidget(bars)
    bars.show_bars([Bar("Hi,", 0.8, "8"), Bar("Dear,", 0.2, "2")])
    assert bars.accessibleDescription() == "Hi,: 8; Dear,: 2"


def test_bars_take_the_height_they_need(app, qtbot):
    bars = Bars(app, "x")
    qtbot.addWidget(bars)
    bars.show_bars([Bar("a", 1.0, "1")])
    one = bars.height()
    bars.show_bars([Bar("a", 1.0, "1")] * 4)
    assert bars.height() == 4 * one


def test_longer_bars_cover_more(app, qtbot):
    bars = Bars(app, "x")
    qtbot.addWidget(bars)
    bars.resize(500, 100)
    covered = []
    for share in (0.1, 0.5, 1.0):
        bars.show_bars([Bar("a", share, "1")])
        picture = bars.grab().toImage()
        accent = app.colours.of("accent").rgb()
        middle = picture.height() // 2
        covered.append(sum(picture.pixel(x, middle) == accent for x in range(picture.width())))
    assert covered == sorted(covered)
    assert covered[0] > 0


def test_a_scale_keeps_its_dot_on_the_line(app, qtbot):
    scale = Scale(app, "informal", "formal", "How formal")
    qtbot.addWidget(scale)
    scale.show_value(1.7)
    assert scale.value == 1.0
    assert scale.accessibleDescription() == "informal – formal: 100%"


def test_a_curve_of_any_length_is_painted(app, qtbot):
    curve = Curve(app, "Corrections")
    qtbot.addWidget(curve)
    for count in (0, 1, 2, 500):
        points = [Point(1_770_000_000.0 + n * 86_400, n % 7, n % 5) for n in range(count)]
        curve.show_points(points, "a sentence")
        assert not curve.grab().isNull()
    assert curve.accessibleDescription() == "a sentence"
