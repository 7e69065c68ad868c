"""Item models over the engine's answers, and how their rows are painted."""
