"""The one process that owns the library and the models, and how clients talk to it."""
