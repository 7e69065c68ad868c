"""The page "My style"."""
