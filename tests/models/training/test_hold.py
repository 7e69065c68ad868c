"""Whoever passes a closed gate waits, and the time of waiting is known."""

import threading

from models.training.hold import Hold


def test_a_closed_gate_lets_nobody_pass_until_it_is_opened():
    hold, passed = Hold(), threading.Event()
    hold.wait()
    assert hold.seconds == 0

    hold.close()
    thread = threading.Thread(target=lambda: (hold.wait(), passed.set()))
    thread.start()
    assert not passed.wait(0.05)
    hold.open()
    assert passed.wait(10)
    thread.join()
    assert hold.seconds > 0
