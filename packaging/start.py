#!/usr/bin/env python3
"""Set Ownhand up and start it: python3 packaging/start.py

    python3 packaging/start.py                     install what is missing, then start
    python3 packaging/start.py install             install only
    python3 packaging/start.py ownhand ARGS        install what is missing, then run "ownhand ARGS"
    python3 packaging/start.py test [PYTEST ARGS]  install the test tools too and run every gate

This file must stay readable for any Python, however old, so that the sentence about the version can be said;
everything else is in packaging/bootstrap/, which needs Python 3.11 and its standard library only.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Ownhand needs Python 3.11 or newer; this is %d.%d (%s).\n"
        "Install a newer one (python.org, or your system's package manager) and start with that:\n"
        "    python3.12 packaging/start.py\n" % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
    sys.exit(1)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from bootstrap.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
