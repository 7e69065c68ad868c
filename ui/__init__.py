"""The window; the only package that knows Qt.

It shows and asks, and nothing else: every answer comes from the engine through ``assistant.engine.client``.
"""
