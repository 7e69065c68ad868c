"""Make the pictures: ``python -m tests.screens [--all] [--out FOLDER] [SCENE …]``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs" / "screens"


def main() -> int:
    """Take the pictures of the docs, or with ``--all`` every scene in both looks and both languages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The tests' own Qt would follow the desktop's scale; pictures are the same everywhere.
    os.environ["QT_SCALE_FACTOR"] = "1"
    from tests.screens.scenes import SCENES
    from tests.screens.stage import PICTURES, Stage, variants

    parser = argparse.ArgumentParser(prog="python -m tests.screens")
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"one of: {', '.join(SCENES)}")
    parser.add_argument("--all", action="store_true", help="both looks and both languages of each scene")
    parser.add_argument("--out", type=Path, default=DOCS, help="folder of the pictures")
    parser.add_argument("--data", type=Path, help="data directory to keep, so that the next run is quick")
    options = parser.parse_args()
    unknown = sorted(set(options.scenes) - set(SCENES))
    if unknown:
        parser.error(f"no such scene: {', '.join(unknown)}")
    wanted = [picture for picture in (variants(SCENES) if options.all else PICTURES)]
    if options.scenes:
        wanted = [picture for picture in wanted if picture.scene in options.scenes]
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ownhand-screens-") as folder:
        stage = Stage(options.data or Path(folder))
        try:
            stage.prepare()
            for picture in wanted:
                path = stage.take(picture, SCENES[picture.scene], options.out)
                print(f"{path.name}  {path.stat().st_size // 1024} kB", flush=True)
        finally:
            stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
