"""``make soak``: the whole of what is tried, as the table of ``docs/reliability.md``."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests import postgres
from tests.soak import scenarios
from tests.soak.scenarios import Outcome

SEED = 2023
HEAD = """\
| tried | times | chats | missed | doubled | allowed | slowest |
|-|-|-|-|-|-|-|"""


async def run(folder: Path) -> AsyncIterator[Outcome]:
    """Every scenario in turn, each on a database of its own."""
    for number in (1, 3):
        with own_server() as own:
            yield await scenarios.kills(own.url, 100, processes=number, seed=SEED, chats=4_000)
    with own_server() as own:
        yield await scenarios.terminations(own.url, 30, processes=3, seed=SEED, chats=3_000)
    with own_server() as own:
        yield await scenarios.database_restarts(own, 5, chats=1_500)
    with own_server() as own:
        yield await scenarios.pauses(own.url, 5, chats=1_500)
    with own_server() as own:
        yield await scenarios.lost_answers(own.url, 20, chats=300)
    yield await scenarios.kills(file(folder, 1), 100, processes=1, seed=SEED, chats=4_000)
    yield await scenarios.terminations(file(folder, 2), 20, processes=1, seed=SEED, chats=2_000)
    yield await scenarios.lost_answers(file(folder, 3), 20, chats=300)


@contextmanager
def own_server() -> Iterator[postgres.Own]:
    """A new PostgreSQL, by the URL that the bot's settings would give."""
    with postgres.own(postgres.folders()) as own:
        yield replace(own, url=own.url.replace("postgresql://", "postgresql+psycopg://"))


def file(folder: Path, number: int) -> str:
    return f"sqlite+aiosqlite:///{folder / f'{number}.db'}"


def row(outcome: Outcome) -> str:
    """A line of the table."""
    slowest = f"{outcome.slowest:.1f} s" if outcome.slowest_allowed else ""
    cells = (
        outcome.name,
        outcome.tried,
        outcome.chats,
        outcome.missed,
        outcome.doubled,
        outcome.allowed,
        slowest,
    )
    return f"| {' | '.join(map(str, cells))} |"


async def main() -> int:
    good = True
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="rostrum-") as folder:
        async for outcome in run(Path(folder)):
            print(row(outcome) + ("" if outcome.good else "  <- not good"), flush=True)
            good &= outcome.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
