"""How dates, times of day, amounts of money and percentages are written, apart from what they say.

"8 May" and "May 8" are one value in two notations: the notation is style, the value is content. This module
finds the values of a text with the form each is written in, and writes a value in another form. It gives
nothing rather than a guess: a value that shares its month, its currency or its "pm" with a neighbour
("3 to 14 June"), one that may be no value at all ("1/2"), or one that may mean another ("8:30 tonight").
"""

from assistant.style.notations.reading import example, notations, replaced, rewritten
from assistant.style.notations.value import FORMS, Notation, Of, Value

__all__ = ["FORMS", "Notation", "Of", "Value", "example", "notations", "replaced", "rewritten"]
