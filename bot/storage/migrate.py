"""Bring a database to the newest revision of its tables when it is opened."""

from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, inspect, text

from bot.storage.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0002"

# Whoever comes second waits here until the first has committed. The number only has to be ours.
_LOCK = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "SELECT pg_advisory_xact_lock(7236847101)",
}


def upgrade(connection: Connection) -> None:
    """Migrate in the connection's transaction; raises StorageError for an unknown revision.

    Several processes may start at once on one database. Alembic takes a sixth of a second to
    import, so it is left alone where there is nothing to do.
    """
    if revision(connection) != HEAD:
        connection.exec_driver_sql(_LOCK[connection.dialect.name])
        run(connection, "upgrade", "head")


def revision(connection: Connection) -> str | None:
    """The revision that the database is at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    at: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return at


def run(connection: Connection, step: Literal["upgrade", "downgrade"], target: str) -> None:
    """Run a command of Alembic on a connection; raises StorageError for an unknown revision."""
    from alembic import command  # noqa: PLC0415 - slow to import, and seldom needed
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    at = revision(connection)
    if at is not None and at not in known:
        raise StorageError(
            f"The database is at revision {at}, which this version of Rostrum does not know: "
            "a newer one made it — update Rostrum, or give another DATABASE_URL"
        )
    getattr(command, step)(config, target)
