"""A Bot API that costs next to nothing, so that a bot on it is all that is measured.

``python -m tests.bench.telegram`` prints its address. A message's entities are worked out once for
each text. Its own clock takes the times: when each message arrived, and how long after a person's
question its answer did. ``/bench/…`` tells and steers; see :class:`Telegram`.
"""

import asyncio
import time
from functools import lru_cache
from typing import Any

import orjson
import uvloop

from bot.sandbox.markup import parse_html
from tests.bench.connection import Answer, Connection, parameters
from tests.bench.senders.load import FIRST_CHAT

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
        self.held: Answer | None = None
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
                times = {"arrivals": self.arrivals, "replies": self.replies}
                return orjson.dumps(times | {"unanswered": len(self.asked)})
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
                self.held(self.waiting())
                self.held = None

    def waiting(self) -> bytes:
        return orjson.dumps(self.updates[:100])

    def handle(self, path: str, body: bytes, answer: Answer) -> None:
        """Answer a request with its ``result`` as JSON, or hold the answer back."""
        _, root, name = path.split("/")
        given = parameters(body)
        if root == "bench":
            answer(self.bench(name, given))
        elif (result := self.call(name, given)) is not None:
            answer(result)
        else:
            self.held = answer

    def call(self, method: str, given: dict[str, Any]) -> bytes | None:
        match method:
            case "sendMessage":
                return self.message(given)
            case "getUpdates":
                offset = int(given.get("offset", 0))
                self.updates = [u for u in self.updates if u["update_id"] >= offset]
                if self.updates or not int(given.get("timeout", 0)):
                    return self.waiting()
                return None
            case "getMe":
                return ME
        return b"true"

    def message(self, given: dict[str, Any]) -> bytes:
        now, chat = time.monotonic(), int(given["chat_id"])
        asked = self.asked.pop(chat, None)
        if asked is not None:
            self.replies.append(now - asked)
        elif chat >= FIRST_CHAT:
            self.arrivals.append(now)
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


async def main() -> None:
    telegram = Telegram()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(telegram.handle), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
