"""Measurements: simulated writers, learning curves, replay of real authors, the demo."""
