"""The page "Write"."""
