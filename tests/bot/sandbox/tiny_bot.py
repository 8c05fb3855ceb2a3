"""A bot of forty lines on bare HTTP, so that the sandbox is tested without Rostrum."""

from typing import Any

import aiohttp

TOKEN = "4242:" + "x" * 35
COMMANDS = {
    "": [("start", "Say hello"), ("quote", "A long quote")],
    "zh": [("start", "打个招呼"), ("quote", "一段引文")],
}
BUTTONS = {
    "inline_keyboard": [
        [
            {"text": "Toast", "callback_data": "toast"},
            {"text": "Alert", "callback_data": "alert"},
            {"text": "改写", "callback_data": "edit"},
        ],
        [
            {"text": "Search here", "switch_inline_query_current_chat": "all"},
            {"text": "Share", "switch_inline_query": "two"},
        ],
        [{"text": "Deep link", "url": "https://t.me/rostrum_bot?start=deep"}],
    ]
}
LINES = "\n".join(f"Line {n} of a quotation that is long enough to fold." for n in range(1, 9))


class TinyBot:
    """Answers /start, /quote, taps and inline queries."""

    def __init__(self, base_url: str) -> None:
        self._base = f"{base_url}/bot{TOKEN}/"

    async def run(self) -> None:
        """Poll until cancelled."""
        async with aiohttp.ClientSession() as self._session:
            for language, commands in COMMANDS.items():
                listed = [{"command": name, "description": text} for name, text in commands]
                await self.call("setMyCommands", commands=listed, language_code=language)
            await self.call("setMyDescription", description="I answer the tests.")
            offset = 0
            while True:
                for update in await self.call("getUpdates", offset=offset, timeout=30):
                    offset = update["update_id"] + 1
                    await self.handle(update)

    async def call(self, method: str, **params: Any) -> Any:
        """Call the Bot API and return the result."""
        async with self._session.post(self._base + method, json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, chat: int, text: str, **more: Any) -> None:
        """Send HTML."""
        await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more)

    async def handle(self, update: dict[str, Any]) -> None:
        """Answer one update."""
        if message := update.get("message"):
            await self.on_message(message)
        elif query := update.get("callback_query"):
            await self.on_tap(query)
        elif query := update.get("inline_query"):
            await self.on_inline(query)

    async def on_message(self, message: dict[str, Any]) -> None:
        """Commands, and anything else echoed."""
        chat, text = message["chat"]["id"], message.get("text", "")
        if "via_bot" in message or not text:
            return
        await self.call("sendChatAction", chat_id=chat, action="typing")
        if text.startswith("/quote"):
            quote = f"<blockquote expandable>{LINES}</blockquote>"
            await self.say(chat, f"<b>Quote</b> 😀 <tg-spoiler>secret</tg-spoiler>\n{quote}")
        elif text.startswith("/start"):
            payload = text.partition(" ")[2] or "nothing"
            greeting = f"<b>Hello</b>, <i>you</i> came with <code>{payload}</code>. Try /quote."
            await self.say(chat, greeting, reply_markup=BUTTONS)
        else:
            reply = {"message_id": message["message_id"]}
            await self.call("sendMessage", chat_id=chat, text=text, reply_parameters=reply)

    async def on_tap(self, query: dict[str, Any]) -> None:
        """Toast, alert, or the message changed."""
        data, number = query["data"], query["id"]
        if data == "edit":
            place = {k: query[k] for k in ("inline_message_id",) if k in query} or {
                "chat_id": query["message"]["chat"]["id"],
                "message_id": query["message"]["message_id"],
            }
            await self.call("editMessageText", text="Changed", **place)
        await self.call(
            "answerCallbackQuery",
            callback_query_id=number,
            text=f"You tapped {data}",
            show_alert=data == "alert",
        )

    async def on_inline(self, query: dict[str, Any]) -> None:
        """Thirty results in two pages."""
        first = int(query["offset"] or 0)
        results = [
            {
                "type": "article",
                "id": str(number),
                "title": f"Result {number}",
                "description": f"for {query['query']}",
                "input_message_content": {
                    "message_text": f"<b>Result {number}</b>",
                    "parse_mode": "HTML",
                },
                "reply_markup": {"inline_keyboard": [[{"text": "Go", "callback_data": "edit"}]]},
            }
            for number in range(first + 1, first + 16)
        ]
        await self.call(
            "answerInlineQuery",
            inline_query_id=query["id"],
            results=results,
            next_offset="15" if first == 0 else "",
            button={"text": "Open the bot", "start_parameter": "inline"},
        )
