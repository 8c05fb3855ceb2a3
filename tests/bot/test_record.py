import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from bot.record import Records, reason


class Database:
    """Away for so many statements."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.waiting: list[int] = []
        self.records = Records()

    async def statement(self) -> str:
        self.waiting.append(self.records.waiting)
        if self.failures:
            raise self.failures.pop(0)
        return "done"


def away() -> OperationalError:
    return OperationalError("UPDATE seen", {"seen": "a"}, psycopg.OperationalError("no server"))


async def test_what_comes_about_at_once_is_made_once() -> None:
    database = Database()
    assert await database.records.insist(database.statement) == "done"
    assert database.waiting == [0]


async def test_it_is_made_again_while_the_database_is_away(no_waiting: list[float]) -> None:
    database = Database(away(), ConnectionResetError(), TimeoutError(), away())
    with capture_logs() as logs:
        assert await database.records.insist(database.statement) == "done"
    assert database.waiting == [0, 1, 1, 1, 1]
    assert database.records.waiting == 0
    assert len(no_waiting) == 4
    assert len(logs) == 1
    assert "seen" not in str(logs)


async def test_what_is_wrong_with_the_statement_is_raised(no_waiting: list[float]) -> None:
    wrong = IntegrityError("INSERT", {}, sqlite3.IntegrityError("NOT NULL"))
    for failures in ([wrong], [away(), wrong]):
        database = Database(*failures)
        with pytest.raises(IntegrityError):
            await database.records.insist(database.statement)
        assert database.records.waiting == 0


def test_a_reason_has_neither_statement_nor_address() -> None:
    assert reason(away()) == "OperationalError"
    assert reason(ConnectionRefusedError("10.0.0.1:5432")) == "ConnectionRefusedError"
