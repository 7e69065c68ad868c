"""What is learned about the user's way of writing: profile, edits, preferences, the ledger."""
