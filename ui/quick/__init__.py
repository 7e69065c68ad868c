"""Quick rewrite: a popup over any program, and the few things of each desktop that it needs."""
