"""The page "Library"."""
