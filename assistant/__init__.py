"""The core: reads the mail, keeps the library, drafts and learns; usable from a script, without a window."""
