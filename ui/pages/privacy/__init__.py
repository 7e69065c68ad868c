"""The page "Privacy"."""
