"""Limits for hostile input, the network jail, leak checks, export and erase."""
