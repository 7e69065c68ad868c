"""The ledger: every preference, where it applies, how sure it is, and which edits taught it.

One SQLite database is the only truth. What a preference is worth is always recomputed from its evidence
rows, so a lesson can be taken back by removing its rows. One module a subject, each standing on the one
before: ``rows`` (memory and undo log), ``history`` (contexts and edits), ``choice`` (what applies),
``hand`` (the user's own changes), ``questions``
(what was asked at cold start), ``lessons`` (what finals change), ``transfer`` (export, import, erase).
"""

from __future__ import annotations

from assistant.style.ledger.history import PastEdit
from assistant.style.ledger.lessons import Lessons
from assistant.style.ledger.questions import Questions
from assistant.style.ledger.transfer import Transfer


class Ledger(Questions, Lessons, Transfer):
    """All preferences of one user.

    Args:
        db: an open database; the tables are made when they are missing.
        clock: seconds since 1970; given in tests.
    """


__all__ = ["Ledger", "PastEdit"]
