"""Readers of document formats: bytes to text, or a reason; those of binary formats run in the child
process.
"""
