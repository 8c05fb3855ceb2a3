"""One sender at most on a SQLite file: the system drops the lock however the process ends."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL

from bot.storage.errors import HeldError


def held(url: URL) -> AbstractContextManager[object]:
    """Hold a database for this process; on PostgreSQL, where many may work, it does nothing.

    The lock is a file beside the database, which stays there. Raises :class:`HeldError` when
    another process holds it, ``OSError`` when there can be none.
    """
    if url.get_backend_name() != "sqlite":
        return nullcontext()
    path = Path(url.database or "").resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{path}.lock", timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        return lock.acquire()
    except Timeout:
        pass
    except NotImplementedError as error:
        raise OSError(f"{path.parent} is on a file system without locks") from error
    raise HeldError(
        f"Another process of the bot works on {path}. Stop that one first; "
        "to run several at once, set DATABASE_URL to a PostgreSQL"
    )
