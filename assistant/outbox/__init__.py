"""What leaves the desk: drafts on disk, and their hand-over to the mail program."""
