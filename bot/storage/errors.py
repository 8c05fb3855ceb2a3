"""What can be wrong with the database as a whole."""


class StorageError(Exception):
    """The database cannot be opened or is not ours; the text says how to mend it."""


class HeldError(StorageError):
    """Another process holds the database."""
