"""Data of the program: prompts, settings schema, model catalogue, sample mailbox."""
