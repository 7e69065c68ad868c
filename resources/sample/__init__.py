"""The sample mailbox: a year of letters of Clara Wendt, who builds river gauges, written for this project."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
MAIL = FOLDER / "mail"
DOCUMENTS = FOLDER / "documents"
