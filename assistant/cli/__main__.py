"""``python -m assistant.cli``: the same as ``ownhand``."""

import sys

from assistant.cli import main

sys.exit(main())
