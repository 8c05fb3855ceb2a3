"""The tables. A change here needs a migration; the tests hold the two together."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Instant(TypeDecorator[datetime]):
    """An aware instant in UTC; SQLite keeps no zone, so it is taken off and put back on here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(8)),  # null: none was chosen
    Column("updated_at", Instant, nullable=False),
)

# Single values of the bot itself, such as the hash of the command menus that were sent last.
meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# One row a chat that gets highlights, or once did. `due_at` is the slot, the end of a sender's
# lease and the end of a back-off at once; null while nothing is to be sent.
digests = Table(
    "digests",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    Column("thread_id", BigInteger),
    Column("administrator", BigInteger),
    Column("local_time", SmallInteger, nullable=False),  # minutes of the day
    Column("days", SmallInteger, nullable=False),  # bits, Monday is 1
    Column("zone", String(64), nullable=False),
    Column("guessed", Boolean, nullable=False, default=False),  # nobody chose the zone yet
    Column("language", String(8), nullable=False),
    Column("bilingual", Boolean, nullable=False),
    Column("count", SmallInteger, nullable=False),
    Column("due_at", Instant, index=True),
    Column("paused", String(8)),  # null: it is not
    Column("seen", Text, nullable=False, default=""),  # ids of points, a line each, oldest first
    Column("recapped", Boolean, nullable=False, default=False),
    Column("failures", SmallInteger, nullable=False, default=0),  # since the last success
    Column("updated_at", Instant, nullable=False),  # by people, not by senders
)

# The next free place in a pace that several processes share.
pace = Table(
    "pace",
    metadata,
    Column("lane", String(16), primary_key=True),
    Column("next", Instant, nullable=False),
)
