import asyncio

import pytest

from bot.side_by_side import SideBySide


class Part:
    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.end = asyncio.Event()
        self.finished = False

    async def run(self) -> None:
        try:
            await self.end.wait()
        finally:
            await asyncio.sleep(0)  # it takes its time to finish
            self.finished = True
        if self.error:
            raise self.error


async def test_cancelled_all_finish_their_work() -> None:
    parts = Part(), Part()
    task = asyncio.create_task(SideBySide(*parts).run())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert all(part.finished for part in parts)


@pytest.mark.parametrize("which", [0, 1])
async def test_an_error_of_one_ends_the_others_and_is_raised(which: int) -> None:
    parts = Part(OSError("port")), Part(OSError("port"))
    parts[which].end.set()
    with pytest.raises(OSError, match="port"):
        await SideBySide(*parts).run()
    assert all(part.finished for part in parts)


async def test_when_one_ends_all_do() -> None:
    parts = Part(), Part()
    parts[0].end.set()
    await SideBySide(*parts).run()
    assert all(part.finished for part in parts)
