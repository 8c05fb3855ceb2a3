"""The store: what the bot remembers about chats and about itself."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from datetime import timedelta
from typing import Self, cast

from sqlalchemy import URL, delete, func, make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.logs import redactor
from bot.storage import migrate
from bot.storage.cache import Cache
from bot.storage.digests import Digests, move
from bot.storage.engine import create_engine, insert, transactions, upsert
from bot.storage.errors import StorageError
from bot.storage.lock import held
from bot.storage.tables import chats, meta
from handlers.context import Clock
from knowledge.models import Language

CACHED_CHATS = 20_000
# Another replica's /language is seen here after this time at the latest.
CACHED_FOR = timedelta(minutes=1)


class Store:
    """Fulfils ``handlers.context.ChatStore``. Made by :meth:`open`, ended by :meth:`close`.

    Its methods, and those of ``digests``, raise what ``claims.Claims`` tells.
    """

    def __init__(self, engine: AsyncEngine, clock: Clock, ending: ExitStack) -> None:
        self._engine = engine
        self._clock = clock
        self._ending = ending
        self._languages: Cache[int, Language | None] = Cache(CACHED_CHATS, CACHED_FOR, clock)
        self._changing = asyncio.Lock()
        self._changes = 0
        self.digests = Digests(engine, clock, self._change)

    @classmethod
    async def open(cls, url: str, clock: Clock, *, alone: bool = False) -> Self:
        """Connect and migrate.

        ``url`` is one for SQLAlchemy, as ``Settings.database_url`` gives it. With ``alone``, no
        other process that asks the same may work on a SQLite file until this one has closed it or
        has ended. Raises :class:`StorageError`, without the password, when the database cannot be
        used.
        """
        parsed = make_url(url)
        try:
            with ExitStack() as stack:
                if alone:
                    stack.enter_context(held(parsed))
                return cls(await _connect(parsed), clock, stack.pop_all())
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            reason = " ".join(str(getattr(error, "orig", None) or error).split())
        plain = parsed.set(drivername=parsed.get_backend_name(), query={})
        where = plain.render_as_string(hide_password=True)
        hide = redactor([parsed.password or ""])
        # Raised out here, so that it does not drag along an exception that knows the password.
        raise StorageError(f"Cannot open {where}: {hide(reason)} — check DATABASE_URL")

    async def close(self) -> None:
        """Close the connections, and let another process have the database."""
        with self._ending:
            await self._engine.dispose()

    async def language(self, chat_id: int) -> Language | None:
        """The language that was chosen for a chat, or None; mostly from memory."""
        try:
            return self.known(chat_id)
        except KeyError:
            changes = self._changes
        async with self._engine.connect() as connection:
            found = await connection.scalar(
                select(chats.c.language).where(chats.c.chat_id == chat_id)
            )
        language = cast("Language | None", found)
        if changes == self._changes:  # else a change may have come after what was read
            self._languages[chat_id] = language
        return language

    def known(self, chat_id: int) -> Language | None:
        """The same from memory; KeyError when it has to be looked up."""
        return self._languages[chat_id]

    async def set_language(self, chat_id: int, language: Language) -> None:
        """Keep the language of a chat."""
        row = {"chat_id": chat_id, "language": language, "updated_at": self._clock.now()}
        async with self._change(chat_id) as connection:
            await connection.execute(upsert(self._engine.name, chats, row))
        self._languages[chat_id] = language

    async def move(self, old_id: int, new_id: int) -> None:
        """Move what is kept about a group to its new id.

        A choice made under the new id is the later one and stays; an unknown group changes
        nothing.
        """
        if old_id == new_id:
            return
        async with self._change(old_id, new_id) as connection:
            await self._move_language(connection, old_id, new_id)
            await move(connection, old_id, new_id)

    async def _move_language(self, connection: AsyncConnection, old_id: int, new_id: int) -> None:
        gone = delete(chats).where(chats.c.chat_id == old_id).returning(chats.c.language)
        if (old := (await connection.execute(gone)).one_or_none()) is None:
            return
        statement = insert(self._engine.name, chats).values(
            chat_id=new_id, language=old.language, updated_at=self._clock.now()
        )
        kept = func.coalesce(chats.c.language, statement.excluded.language)
        await connection.execute(
            statement.on_conflict_do_update(index_elements=["chat_id"], set_={"language": kept})
        )

    async def meta(self, key: str) -> str | None:
        """A value of the bot itself, or None."""
        async with self._engine.connect() as connection:
            value: str | None = await connection.scalar(
                select(meta.c.value).where(meta.c.key == key)
            )
        return value

    async def set_meta(self, key: str, value: str) -> None:
        """Keep a value of the bot itself."""
        async with self._engine.connect() as connection:
            await connection.execute(upsert(self._engine.name, meta, {"key": key, "value": value}))

    @asynccontextmanager
    async def _change(self, *chat_ids: int) -> AsyncIterator[AsyncConnection]:
        """A transaction on chats, one at a time, with nothing older cached after it.

        That holds when it fails, too: a broken connection does not tell if it was committed.
        """
        async with self._changing:
            try:
                async with transactions(self._engine).begin() as connection:
                    yield connection
            finally:
                self._changes += 1
                for chat_id in chat_ids:
                    self._languages.discard(chat_id)


async def _connect(url: URL) -> AsyncEngine:
    engine = create_engine(url)
    try:
        async with transactions(engine).begin() as connection:
            await connection.run_sync(migrate.upgrade)
    except BaseException:
        await engine.dispose()
        raise
    return engine
