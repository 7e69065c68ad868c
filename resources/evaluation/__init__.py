"""Notes that simulated writers have letters drafted from, written for this project."""

from pathlib import Path

NOTES = Path(__file__).resolve().parent / "notes.toml"
