"""Limits for hostile or broken input, in one place.

The figures bound time and memory per file; what goes over is listed as a failure or problem, never read on.
"""

from __future__ import annotations

MESSAGE_BYTES = 50_000_000
PART_BYTES = 20_000_000
HEADER_BYTES = 256_000
MIME_DEPTH = 20
MIME_PARTS = 500

PLAIN_BYTES = 20_000_000
DOCUMENT_BYTES = 100_000_000
TEXT_CHARS = 5_000_000
ATTACHMENT_TEXT_CHARS = 200_000

ZIP_RATIO = 100
ZIP_TOTAL_BYTES = 200_000_000
ZIP_ENTRIES = 10_000

PDF_PAGES = 2_000

CHILD_SECONDS = 15.0
CHILD_MEMORY_BYTES = 1_000_000_000

FOLDER_DEPTH = 64

ARCHIVE_ENTRIES = 200_000
ARCHIVED_MAILBOX_BYTES = 200_000_000
