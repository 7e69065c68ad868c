"""Widgets that several pages use; none of them asks the engine for anything."""
