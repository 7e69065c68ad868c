"""Readers of everything a user has: one module per format, each file to items and problems."""
