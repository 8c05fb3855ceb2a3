import asyncio
import socket
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.sequence import Sequencer
from bot.webhook import MAX_BYTES, SECRET_HEADER, Address, Webhook
from handlers.context import Call

SECRET = "a_secret-of_26_characters"
URL = "http://127.0.0.1:{port}/updates"


def message(update_id: int, chat: int = 1) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "text": "你好"}}


class Work:
    def __init__(self) -> None:
        self.ended: list[int] = []
        self.begun = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()
        self.left: Call | None = None

    async def __call__(self, update: Any) -> Call | None:
        self.begun.set()
        await self.gate.wait()
        self.ended.append(update["update_id"])
        return self.left


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - a request that arrives rings no bell
            await asyncio.sleep(0)


class Registered:
    """Knows when the webhook was set."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.set = asyncio.Event()

    async def call(self, method: str, payload: Any = None, *, hold: float = 0) -> Any:
        assert hold == 0
        self.calls.append((method, payload))
        self.set.set()
        return True


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def registered() -> Registered:
    return Registered()


@pytest.fixture
def webhook(work: Work, registered: Registered, port: int) -> Webhook:
    address = Address(URL.format(port=port), SecretStr(SECRET), "127.0.0.1", port)
    return Webhook(registered, Sequencer(work), ["message"], address)


@pytest.fixture
async def up(webhook: Webhook, registered: Registered, running: Any) -> asyncio.Task[None]:
    task: asyncio.Task[None] = running(webhook.run())
    await registered.set.wait()
    return task


@pytest.fixture
def send(session: aiohttp.ClientSession, port: int) -> Any:
    async def send(
        json: Any = None, *, data: Any = None, secret: str = SECRET, path: str = "/updates"
    ) -> aiohttp.ClientResponse:
        headers = {SECRET_HEADER: secret, "Content-Type": "application/json"}
        url = f"http://127.0.0.1:{port}{path}"
        async with session.post(url, json=json, data=data, headers=headers) as response:
            return response

    return send


async def test_it_registers_itself(up: Any, registered: Registered, port: int) -> None:
    assert registered.calls == [
        (
            "setWebhook",
            {
                "url": URL.format(port=port),
                "secret_token": SECRET,
                "allowed_updates": ["message"],
                "max_connections": 100,
            },
        )
    ]


async def test_an_update_is_answered_once_it_is_handled(up: Any, send: Any, work: Work) -> None:
    work.gate.clear()
    request = asyncio.create_task(send(message(1)))
    await work.begun.wait()
    assert not request.done()
    work.gate.set()
    assert (await request).status == 200
    assert work.ended == [1]


async def test_a_duplicate_waits_for_the_first_ones_outcome(up: Any, send: Any, work: Work) -> None:
    work.gate.clear()
    both = [asyncio.create_task(send(message(1))) for _ in range(2)]
    await work.begun.wait()
    assert not any(request.done() for request in both)
    work.gate.set()
    assert [response.status for response in await asyncio.gather(*both)] == [200, 200]
    assert (await send(message(1))).status == 200
    assert work.ended == [1]


async def test_a_call_that_was_left_is_the_answer(
    up: Any, work: Work, session: aiohttp.ClientSession, port: int
) -> None:
    """Also when the update comes again: Telegram may not have had the first answer."""
    work.left = Call("sendMessage", {"chat_id": 7, "text": "讲台"})
    headers = {SECRET_HEADER: SECRET}
    url = f"http://127.0.0.1:{port}/updates"
    for _ in range(2):
        async with session.post(url, json=message(1), headers=headers) as response:
            assert response.content_type == "application/json"
            assert await response.json() == {"method": "sendMessage", **work.left.payload}
    assert work.ended == [1]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "密钥"])
async def test_a_wrong_secret_is_refused(up: Any, send: Any, work: Work, secret: str) -> None:
    assert (await send(message(1), secret=secret)).status == 403
    assert work.ended == []


async def test_other_requests_are_refused(
    up: Any, send: Any, session: aiohttp.ClientSession, port: int
) -> None:
    url = f"http://127.0.0.1:{port}"
    secret = {SECRET_HEADER: SECRET}
    async with session.get(f"{url}/updates", headers=secret) as response:
        assert response.status == 405
    async with session.post(f"{url}/updates", data={"a": "b"}, headers=secret) as response:
        assert response.status == 415
    assert (await send(message(1), path="/else")).status == 404
    assert (await send(data=b'"' + b"a" * MAX_BYTES + b'"')).status == 413


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[]", b"{}", b'{"update_id": "x"}', b'"\\ud800"']
)
async def test_what_is_no_update_does_not_come_back(
    up: Any, send: Any, work: Work, body: bytes
) -> None:
    assert (await send(data=body)).status == 200
    assert (await send(message(1))).status == 200
    assert work.ended == [1]


async def test_no_request_is_held_for_long(
    up: Any, webhook: Webhook, send: Any, work: Work
) -> None:
    webhook.hold = 0.01
    work.gate.clear()
    response = await send(message(1))
    assert response.status == 503
    assert response.headers["Retry-After"] == "1"
    work.gate.set()
    webhook.hold = 5
    assert (await send(message(1))).status == 200
    assert work.ended == [1]


async def test_what_is_too_much_is_sent_away(
    up: Any, webhook: Webhook, send: Any, work: Work
) -> None:
    webhook.max_open = 1
    work.gate.clear()
    first = asyncio.create_task(send(message(1)))
    await work.begun.wait()
    assert (await send(message(2, chat=2))).status == 503
    work.gate.set()
    assert (await first).status == 200
    assert (await send(message(2, chat=2))).status == 200


async def test_stopping_answers_what_is_in_work(
    up: asyncio.Task[None], send: Any, work: Work
) -> None:
    work.gate.clear()
    request = asyncio.create_task(send(message(1)))
    await work.begun.wait()
    up.cancel()
    await asyncio.sleep(0)
    assert not up.done()
    work.gate.set()
    assert (await request).status == 200
    with pytest.raises(asyncio.CancelledError):
        await up
    with pytest.raises(aiohttp.ClientConnectorError):
        await send(message(2))


async def test_health(up: Any, session: aiohttp.ClientSession, port: int) -> None:
    async with session.get(f"http://127.0.0.1:{port}/health") as response:
        assert response.status == 200


async def test_a_taken_port_is_an_os_error(webhook: Webhook, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(OSError, match="address already in use"):
            await webhook.run()


async def test_of_two_that_wait_for_an_update_the_newer_is_given_the_call(
    up: Any, webhook: Webhook, work: Work, session: aiohttp.ClientSession, port: int
) -> None:
    work.left = Call("sendMessage", {"chat_id": 7, "text": "讲台"})
    work.gate.clear()

    async def body() -> bytes:
        url, headers = f"http://127.0.0.1:{port}/updates", {SECRET_HEADER: SECRET}
        async with session.post(url, json=message(1), headers=headers) as response:
            assert response.status == 200
            return await response.read()

    first = asyncio.create_task(body())
    await work.begun.wait()
    earlier = webhook._newest[1]
    second = asyncio.create_task(body())
    await until(lambda: webhook._newest[1] is not earlier)
    work.gate.set()
    assert not await first
    assert b"sendMessage" in await second
    assert work.ended == [1]
    assert not webhook._newest


async def test_who_asks_whether_to_send_is_told_to_just_do_it(
    up: Any, session: aiohttp.ClientSession, port: int
) -> None:
    url, headers = f"http://127.0.0.1:{port}/updates", {SECRET_HEADER: SECRET}
    async with session.post(url, json=message(1), headers=headers, expect100=True) as response:
        assert response.status == 417


async def test_who_is_cut_off_in_the_middle_does_no_harm(
    up: Any, send: Any, webhook: Webhook, port: int, caplog: pytest.LogCaptureFixture
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /updates HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{{".encode())
    await until(lambda: webhook._open)
    writer.transport.abort()
    await until(lambda: not webhook._open)
    assert (await send(message(1))).status == 200
    assert not caplog.records
