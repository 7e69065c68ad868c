"""Pictures of every screen, made from the real program on the sample mailbox: ``python -m tests.screens``."""
