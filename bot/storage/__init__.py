"""What the bot remembers: one SQLAlchemy Core code path for SQLite and PostgreSQL.

Handlers see it through the protocols in ``handlers.context`` only.
"""

from bot.storage.errors import HeldError, StorageError
from bot.storage.store import Store

__all__ = ["HeldError", "StorageError", "Store"]
