"""X11: a global key, the selection of other programs, and their clipboard, over a connection of our own.

Qt offers none of the three. The protocol is spoken in plain Python, so that no mistake with a C library can
take the window down.
"""
