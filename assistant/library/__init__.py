"""The library: everything indexed, and how it is found again."""
