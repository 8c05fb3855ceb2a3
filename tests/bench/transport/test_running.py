"""The contenders as processes, each asked everything once: they are to say the same."""

import os
from pathlib import Path

import pytest

from tests.bench.processes import PEERS, FailedError
from tests.bench.transport.asking import CARD, INLINE
from tests.bench.transport.contenders import HOT, POLLING_CALLBACKS, PTB, Contender
from tests.bench.transport.running import running
from tests.bench.transport.said import Said, check, said

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="needs Linux, as the benchmark does"
)


async def says(contender: Contender, expected: Said | None, folder: Path) -> Said:
    core = max(os.sched_getaffinity(0))
    async with running(contender, expected, folder, core) as bot:
        assert os.sched_getaffinity(bot.process.pid) == {core}
        assert bot.start_cpu > 0
        found = await said(bot.load)
        for job in (CARD, INLINE):
            await bot.load.some(job, 60, 30)
        assert len(bot.load.ledger.waits) == 6 + 2 * 60
    return found


async def test_this_bot_says_the_same_in_all_its_ways(tmp_path: Path) -> None:
    expected = await says(HOT, None, tmp_path)
    check(HOT.name, expected, expected)
    check("polling", await says(POLLING_CALLBACKS, None, tmp_path), expected)
    if PEERS.exists():
        check(PTB.name, await says(PTB, expected, tmp_path), expected)


async def test_a_bot_that_does_not_start_is_told(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    with pytest.raises(FailedError, match="ended with status 2"):
        async with running(HOT, None, no_folder, max(os.sched_getaffinity(0))):
            pass
