from __future__ import annotations

import ctypes
import threading
import time

from models.abort import AbortFlag, abort_function

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p)


def test_native_code_sees_the_flag():
    flag, function = AbortFlag(), abort_function(CALLBACK)
    assert function(flag.address) is False
    flag.set()
    assert function(flag.address) is True
    flag.clear()
    assert function(flag.address) is False


def test_the_event_sets_the_flag_while_it_is_watched():
    flag, cancel = AbortFlag(), threading.Event()
    with flag.watching(cancel):
        assert not flag.is_set
        cancel.set()
        for _ in range(200):
            if flag.is_set:
                break
            time.sleep(0.01)
        assert flag.is_set
    assert not flag.is_set


def test_an_event_already_set_stops_at_once_and_no_thread_stays():
    flag, cancel = AbortFlag(), threading.Event()
    cancel.set()
    with flag.watching(cancel):
        assert flag.is_set
    assert not [thread for thread in threading.enumerate() if thread.name == "cancel-watch"]
