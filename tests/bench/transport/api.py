"""A Bot API that costs next to nothing, in the process that asks: each bot has one of its own."""

import asyncio
from functools import partial

import orjson

from tests.bench.connection import Answer, Connection, parameters
from tests.bench.telegram import ME, shown
from tests.bench.transport.asking import Update
from tests.bench.transport.ledger import FOR, Ledger

BATCH = 100


class Api:
    """``latency`` is for how many seconds each answer is held back; ``ready`` is set by the first
    ``setWebhook`` or ``getUpdates``.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.latency = 0.0
        self.ready = asyncio.Event()
        self.updates: list[Update] = []
        self.base = ""
        self._held: tuple[Answer, asyncio.TimerHandle] | None = None
        self._message = b""

    async def open(self) -> asyncio.Server:
        """Listen, at ``base``."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Connection(self.handle), "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return server

    def handle(self, path: str, body: bytes, answer: Answer) -> None:
        method = path.rpartition("/")[2]
        if method == "getUpdates":
            self.ready.set()
            self._poll(body, answer)
            return
        self._answer(answer, self._result(method, body))
        if method in FOR:
            self.ledger.called(method, body)

    def offer(self, update: Update) -> None:
        """An update for a bot that polls; all that are offered in one go come to it together."""
        self.updates.append(update)
        if self._held:
            answer, timer = self._held
            timer.cancel()
            self._held = None
            asyncio.get_running_loop().call_soon(self._hand_out, answer)

    def _poll(self, body: bytes, answer: Answer) -> None:
        given = parameters(body)
        offset = int(given.get("offset", 0))
        self.updates = [update for update in self.updates if update.id >= offset]
        hold = int(given.get("timeout", 0))
        if self.updates or not hold:
            self._hand_out(answer)
        else:
            timer = asyncio.get_running_loop().call_later(hold, self._give_up, answer)
            self._held = answer, timer

    def _give_up(self, answer: Answer) -> None:
        self._held = None
        answer(b"[]")

    def _hand_out(self, answer: Answer) -> None:
        batch = b",".join(update.body for update in self.updates[:BATCH])
        self._answer(answer, b"[" + batch + b"]")

    def _answer(self, answer: Answer, result: bytes) -> None:
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, partial(answer, result))
        else:
            answer(result)

    def _result(self, method: str, body: bytes) -> bytes:
        match method:
            case "getMe":
                return ME
            case "setWebhook":
                self.ready.set()
            case "sendMessage":
                found = FOR[method].search(body)
                chat = int(found[1]) if found else 0
                return self._sent(body) % chat
        return b"true"

    def _sent(self, body: bytes) -> bytes:
        """The message that every call returns, the first that was sent, with a place for the chat:
        nobody looks at it, but it is read, and to make it anew would cost more than all else here.
        """
        if not self._message:
            given = parameters(body)
            markup = given["reply_markup"]
            text = markup if isinstance(markup, str) else orjson.dumps(markup).decode()
            rest = shown(given["text"], text).replace(b"%", b"%%")
            start = b'{"message_id":1,"date":1763974800,"chat":{"id":%d,"type":"private",'
            self._message = start + rest
        return self._message
