"""The page "Sources"."""
