import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.polling import Polling
from bot.sequence import Sequencer


def message(update_id: int, chat: int) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "text": "hi"}}


class Watched:
    """Something whose changes a test can wait for."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()

    async def change(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(condition)


class Queue(Watched):
    """Telegram's queue of updates: an offset confirms what is below it."""

    def __init__(self, *updates: dict[str, Any]) -> None:
        super().__init__()
        self.updates = list(updates)
        self.offsets: list[int] = []
        self.methods: list[str] = []
        self.errors: list[TelegramError] = []
        self.silent = False

    async def add(self, *updates: dict[str, Any]) -> None:
        self.updates += updates
        await self.change()

    async def call(self, method: str, payload: Any = None, *, hold: float = 0) -> Any:
        self.methods.append(method)
        if method == "deleteWebhook":
            return True
        if self.errors:
            raise self.errors.pop(0)
        if self.silent:
            await asyncio.Event().wait()
        self.offsets.append(payload["offset"])
        self.updates = [u for u in self.updates if u["update_id"] >= payload["offset"]]
        await self.change()
        if hold:
            await self.until(lambda: bool(self.updates))
        return self.updates[: payload["limit"]]

    async def until_confirmed(self, update_id: int) -> None:
        await self.until(lambda: max(self.offsets, default=0) > update_id)

    async def until_asked(self, times: int) -> None:
        await self.until(lambda: len(self.offsets) >= times)


class Work(Watched):
    def __init__(self) -> None:
        super().__init__()
        self.ended: list[int] = []
        self.slow: dict[int, asyncio.Event] = {}

    async def __call__(self, update: Any) -> None:
        if gate := self.slow.get(update["update_id"]):
            await gate.wait()
        self.ended.append(update["update_id"])
        await self.change()

    async def until_ended(self, *ids: int) -> None:
        await self.until(lambda: set(ids) <= set(self.ended))


@pytest.fixture
def work() -> Work:
    return Work()


def polling(queue: Queue, work: Work) -> Polling:
    return Polling(queue, Sequencer(work), ["message"], looks=(0.001, 0.002), pauses=(0.001, 0.002))


async def test_updates_are_handled_then_confirmed(work: Work, running: Any) -> None:
    queue = Queue(message(10, 1), message(11, 2))
    running(polling(queue, work).run())
    await queue.until_confirmed(11)
    assert work.ended == [10, 11]
    assert queue.methods[0] == "deleteWebhook"
    await queue.add(message(12, 1))
    await queue.until_confirmed(12)
    assert work.ended == [10, 11, 12]


async def test_only_the_finished_prefix_is_confirmed(work: Work, running: Any) -> None:
    work.slow[11] = asyncio.Event()
    queue = Queue(message(10, 1), message(11, 2), message(12, 3))
    running(polling(queue, work).run())
    await queue.until_confirmed(10)
    await queue.add(message(13, 4))
    await work.until_ended(10, 12, 13)
    await queue.until_asked(len(queue.offsets) + 3)
    assert max(queue.offsets) == 11
    work.slow[11].set()
    await queue.until_confirmed(13)
    assert work.ended == [10, 12, 13, 11]


async def test_stopping_finishes_and_confirms_what_is_in_work(work: Work) -> None:
    work.slow[10] = asyncio.Event()
    queue = Queue(message(10, 1), message(11, 1))
    task = asyncio.create_task(polling(queue, work).run())
    await queue.until_asked(3)
    task.cancel()
    await asyncio.sleep(0)
    work.slow[10].set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert work.ended == [10, 11]
    assert queue.offsets[-1] == 12
    assert queue.updates == []


async def test_stopping_does_not_wait_for_a_telegram_that_is_silent(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.polling.CONFIRM_SECONDS", 0.01)
    work.slow[10] = asyncio.Event()
    queue = Queue(message(10, 1))
    task = asyncio.create_task(polling(queue, work).run())
    await queue.until_asked(3)
    task.cancel()
    await asyncio.sleep(0)
    queue.silent = True
    work.slow[10].set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert work.ended == [10]


async def test_stopping_when_idle_asks_nothing_more(work: Work) -> None:
    queue = Queue()
    task = asyncio.create_task(polling(queue, work).run())
    await queue.until_asked(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert queue.offsets == [0]


async def test_failures_of_the_network_are_survived(work: Work, running: Any) -> None:
    queue = Queue(message(10, 1))
    queue.errors = [NetworkError("no connection"), Conflict("other getUpdates"), NetworkError("5")]
    running(polling(queue, work).run())
    await queue.until_confirmed(10)
    assert work.ended == [10]


async def test_a_refused_token_ends_it(work: Work) -> None:
    queue = Queue(message(10, 1))
    queue.errors = [InvalidToken("Unauthorized")]
    with pytest.raises(InvalidToken):
        await polling(queue, work).run()


async def test_no_more_in_work_than_the_window(running: Any) -> None:
    gate = asyncio.Event()
    begun: list[int] = []

    async def process(update: Any) -> None:
        begun.append(update["update_id"])
        await gate.wait()

    queue = Queue(*(message(i, i) for i in range(1, 301)))
    running(Polling(queue, Sequencer(process, at_once=500), [], looks=(0.001, 0.001)).run())
    await queue.until_asked(5)
    assert len(begun) == 100
    gate.set()
    await queue.until_confirmed(300)
    assert begun == list(range(1, 301))


async def test_over_http_with_the_client(
    telegram: Any, client: Any, work: Work, running: Any
) -> None:
    done = asyncio.Event()

    async def script(method: str, payload: dict[str, Any]) -> Any:
        if method != "getUpdates":
            return telegram.ok()
        if payload["offset"] == 0:
            return telegram.ok([message(5, 1)])
        done.set()
        return telegram.ok([])

    telegram.script = script
    running(Polling(client, Sequencer(work), ["message"]).run())
    await asyncio.wait_for(done.wait(), 5)
    assert work.ended == [5]
    assert telegram.calls[1] == (
        "getUpdates",
        {"offset": 0, "limit": 100, "timeout": 50, "allowed_updates": ["message"]},
    )
