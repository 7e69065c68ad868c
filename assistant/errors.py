"""The errors of the core; defined beside the models so that both layers share them."""

from models.errors import Cancelled, KnownError

__all__ = ["Cancelled", "KnownError"]
