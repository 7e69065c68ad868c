"""What `packaging/start.py` does, with the standard library alone, since no package is there yet."""
