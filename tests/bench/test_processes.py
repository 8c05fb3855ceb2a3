import asyncio
import os
import sys

import pytest

from tests.bench.processes import FailedError, started

BUSY = "import time\nwhile time.process_time() < 0.2: pass\nprint('done', flush=True)\ninput()"


async def test_a_process_is_seen_from_outside_and_gone_afterwards() -> None:
    async with started(sys.executable, "-c", BUSY) as process:
        assert await process.line() == "done"
        assert 0.2 <= process.cpu() < 20
        assert 1 < process.memory() < 1000
        process.check()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


async def test_a_process_is_gone_too_when_the_run_is_interrupted() -> None:
    pids: asyncio.Queue[int] = asyncio.Queue()

    async def run() -> None:
        async with started(sys.executable, "-c", BUSY) as process:
            pids.put_nowait(process.pid)
            await process.line()
            await asyncio.Event().wait()

    task = asyncio.create_task(run())
    pid = await pids.get()
    task.cancel()
    await asyncio.wait([task])
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_process_that_ended_is_told() -> None:
    async with started(sys.executable, "-c", "exit(3)") as process:
        with pytest.raises(FailedError, match="ended with status 3"):
            await process.line()
