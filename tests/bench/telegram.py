"""A Bot API that costs next to nothing, so that a bot on it is all that is measured.

``python -m tests.bench.telegram`` prints its address. It speaks just the HTTP that bots speak: POST
with a Content-Length on a connection that is kept. A message's entities are worked out once for
each text. Its own clock takes the times: when each message arrived, and how long after a person's
question its answer did. ``/bench/…`` tells and steers; see :class:`Telegram`.
"""

import asyncio
import time
from functools import lru_cache
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson
import uvloop
from typing_extensions import override

from bot.sandbox.markup import parse_html

#: What the real one answers with, so that as much is parsed.
HEAD = (
    b"HTTP/1.1 200 OK\r\nServer: nginx/1.18.0\r\nDate: Mon, 24 Nov 2025 09:00:00 GMT\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\nConnection: keep-alive\r\n"
    b"Strict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n"
    b"Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET, POST, OPTIONS\r\n"
    b"Access-Control-Expose-Headers: Content-Length,Content-Type,Date,Server,Connection\r\n\r\n"
)
BOT = {"id": 424242, "is_bot": True, "first_name": "Rostrum", "username": "rostrum_bench_bot"}
ABLE = {"can_join_groups": True, "can_read_all_group_messages": False}
ME = orjson.dumps({**BOT, **ABLE, "supports_inline_queries": True})


class Telegram:
    """The state: what arrived, who waits for an answer, and which updates the bot has not had."""

    def __init__(self) -> None:
        self.sent = 0
        self.arrivals: list[float] = []
        self.asked: dict[int, float] = {}
        self.replies: list[float] = []
        self.updates: list[dict[str, Any]] = []
        self.last_update = 0
        self.held: Connection | None = None
        self.asking: asyncio.Task[None] | None = None

    def bench(self, verb: str, given: dict[str, Any]) -> bytes:
        """``reset`` forgets the times; ``ask`` begins to ask ``texts`` in turn, one ``every`` so
        many seconds, each from a person of their own; ``stop`` ends that; ``times`` tells
        ``arrivals`` (seconds on a monotonic clock), ``replies`` (seconds) and ``unanswered``,
        ``count`` the number of arrivals.
        """
        match verb:
            case "reset":
                self.arrivals, self.replies = [], []
                self.asked.clear()
            case "ask":
                self.asking = asyncio.create_task(self.ask(given["texts"], given["every"]))
            case "stop" if self.asking:
                self.asking.cancel()
            case "count":
                return orjson.dumps({"arrivals": len(self.arrivals)})
            case "times":
                return orjson.dumps(
                    {
                        "arrivals": self.arrivals,
                        "replies": self.replies,
                        "unanswered": len(self.asked),
                    }
                )
        return b"{}"

    async def ask(self, texts: list[str], every: float) -> None:
        while True:
            await asyncio.sleep(every)
            self.last_update += 1
            person, now = 10**9 + self.last_update, time.monotonic()
            text = texts[self.last_update % len(texts)]
            self.updates.append(question(self.last_update, person, text))
            self.asked[person] = now
            if self.held:
                self.held.answer(self.waiting())
                self.held = None

    def waiting(self) -> bytes:
        return orjson.dumps(self.updates[:100])

    def call(self, method: str, given: dict[str, Any], connection: "Connection") -> bytes | None:
        """The ``result`` as JSON; None holds the answer back."""
        match method:
            case "sendMessage":
                return self.message(given)
            case "getUpdates":
                offset = int(given.get("offset", 0))
                self.updates = [u for u in self.updates if u["update_id"] >= offset]
                if self.updates or not int(given.get("timeout", 0)):
                    return self.waiting()
                self.held = connection
                return None
            case "getMe":
                return ME
        return b"true"

    def message(self, given: dict[str, Any]) -> bytes:
        now, chat = time.monotonic(), int(given["chat_id"])
        asked = self.asked.pop(chat, None)
        if asked is None:
            self.arrivals.append(now)
        else:
            self.replies.append(now - asked)
        self.sent += 1
        markup = given.get("reply_markup")
        if isinstance(markup, dict):
            markup = orjson.dumps(markup).decode()
        return b'{"message_id":%d,"date":1763974800,"chat":{"id":%d,"type":"private",%s' % (
            self.sent,
            chat,
            shown(given["text"], markup),
        )


@lru_cache(maxsize=10_000)
def shown(text: str, markup: str | None) -> bytes:
    """The rest of a message that shows a text."""
    formatted = parse_html(text)
    rest: dict[str, Any] = {"text": formatted.text, "entities": formatted.entities}
    rest["link_preview_options"] = {"is_disabled": True}
    if markup:
        rest["reply_markup"] = orjson.loads(markup)
    chat = b'"first_name":"A","username":"a_person"},"from":'
    return chat + orjson.dumps(BOT) + b"," + orjson.dumps(rest)[1:]


def question(update_id: int, person: int, text: str) -> dict[str, Any]:
    who = {"id": person, "first_name": "A", "username": "a_person"}
    message = {
        "message_id": update_id,
        "date": 1763974800,
        "from": who | {"is_bot": False, "language_code": "zh-hans"},
        "chat": who | {"type": "private"},
        "text": text,
    }
    if text.startswith("/"):
        command = text.split(maxsplit=1)[0]
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    return {"update_id": update_id, "message": message}


class Connection(asyncio.Protocol):
    """HTTP: a request's head and body may come in pieces; nobody pipelines."""

    transport: asyncio.Transport

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self.telegram.held is self:
            self.telegram.held = None

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return
        lines = head.split(b"\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(b":") for line in lines[1:])}
        if len(body) < int(headers.get(b"content-length", b"0")):
            return
        self.buffer = b""
        path = lines[0].split()[1].decode()
        self.handle(path, parsed(body, headers.get(b"content-type", b"")))

    def handle(self, path: str, given: dict[str, Any]) -> None:
        _, root, verb = path.split("/")
        if root == "bench":
            self.answer(self.telegram.bench(verb, given))
            return
        result = self.telegram.call(verb, given, self)
        if result is not None:
            self.answer(result)

    def answer(self, result: bytes) -> None:
        body = b'{"ok":true,"result":' + result + b"}"
        self.transport.write(HEAD % len(body) + body)


def parsed(body: bytes, content_type: bytes) -> dict[str, Any]:
    if content_type.startswith(b"application/json"):
        return dict(orjson.loads(body))
    return dict(parse_qsl(body.decode()))


async def main() -> None:
    telegram = Telegram()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(telegram), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
