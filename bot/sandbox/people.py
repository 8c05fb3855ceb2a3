"""What people do: write, edit, tap buttons, ask inline, come and go, add the bot, block it."""

from typing import Unpack

from bot.sandbox.groups import migrate, owner, turn_topic
from bot.sandbox.inline_results import Result
from bot.sandbox.lookups import find_chat, find_message, find_person, find_place
from bot.sandbox.membership import join, leave, move_bot
from bot.sandbox.model import JSON, Chat, Message, User
from bot.sandbox.questions import Question
from bot.sandbox.refusals import MistakeError
from bot.sandbox.sending import put_keyboard
from bot.sandbox.world import World
from bot.sandbox.writing import Place, manages, parts, typed, why_not

_CHAT_TYPES = {"private": "sender"}


class People:
    """The persons' side. Every method raises MistakeError for what no client could do."""

    def __init__(self, world: World) -> None:
        self._world = world

    def send(
        self,
        person: int,
        chat_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> JSON:
        """Send a text; ``reply_to`` is a message id, ``topic`` a forum topic's. The message sent.

        What is longer than a message goes out in several, as clients do it; the last is returned.
        """
        chat = find_place(self._world, person, chat_id)
        content = typed(text)
        replied = self._may_write(chat, person, topic, reply_to)
        if chat.person is not None and chat.bot in {"unstarted", "blocked"}:
            move_bot(self._world, chat, "member", chat.person)
        for part in parts(content.text):
            message = self._world.post(
                chat, self._sender(chat, person), typed(part), replied, topic=topic
            )
            self._tell(message)
        if "force_reply" in chat.keyboards.get(person, {}):
            put_keyboard(self._world, chat, person, None)
        return message.to_api()

    def start(self, person: int, payload: str = "") -> JSON:
        """Open a deep link ``t.me/<bot>?start=<payload>`` and tap Start."""
        return self.send(person, person, f"/start {payload}".strip())

    def edit(self, person: int, chat_id: int, message_id: int, text: str) -> JSON:
        """Change the text of one of the person's own messages, or of a post in their channel."""
        chat = find_place(self._world, person, chat_id)
        message = find_message(chat, message_id)
        is_own = message.sender is find_person(self._world, person)
        is_post = chat.type == "channel" and manages(chat, person) and not message.is_service()
        if not (is_own or is_post) or message.via_bot or "forward_origin" in message.extra:
            raise MistakeError("only one's own messages can be edited")
        content = typed(text)
        if content == message.content:
            return message.to_api()
        message.content, message.edit_date = content, self._world.timestamp()
        self._world.show(message, "edit")
        if self._world.hears(message):
            kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
            self._world.updates.add(kind, message.to_api(), chat.id)
        return message.to_api()

    async def press(
        self, person: int, chat_id: int, message_id: int, data: str, *, seconds: float = 15
    ) -> JSON:
        """Tap a callback button: the bot's ``{"text", "show_alert", "url"}``.

        Raises TimeoutError when the bot does not answer in time.
        """
        return await self.tap(person, chat_id, message_id, data).wait(seconds)

    def tap(self, person: int, chat_id: int, message_id: int, data: str) -> Question:
        """Tap a callback button without waiting for the answer."""
        chat = find_place(self._world, person, chat_id)
        message = find_message(chat, message_id)
        if data not in message.callback_data():
            raise MistakeError("the message has no such button")
        question = self._world.callbacks.ask(find_person(self._world, person), chat, message)
        query: JSON = {
            "id": question.id,
            "from": question.person.to_api(),
            "chat_instance": str(7_000_000_000_000 + abs(chat.id)),
            "data": data,
        }
        if message.inline_id:
            query["inline_message_id"] = message.inline_id
        else:
            query["message"] = message.to_api()
        self._world.updates.add("callback_query", query, chat.id)
        return question

    async def ask_inline(
        self, person: int, chat_id: int, query: str, offset: str = "", *, seconds: float = 15
    ) -> JSON:
        """Type ``@bot query`` in a chat: ``{"query_id", "results", "next_offset", "button"}``.

        Telegram's cache may answer instead of the bot. Raises TimeoutError without an answer.
        """
        chat = find_place(self._world, person, chat_id)
        query = query[:256]
        if kept := self._world.inline_cache.get(query, offset, person):
            number, answer = kept
            return _inline_answer(number, answer, cached=True)
        question = self._world.inline.ask(
            find_person(self._world, person), chat, query=query, offset=offset
        )
        update = {
            "id": question.id,
            "from": question.person.to_api(),
            "chat_type": _CHAT_TYPES.get(chat.type, chat.type),
            "query": query,
            "offset": offset,
        }
        self._world.updates.add("inline_query", update, person)
        return _inline_answer(question.id, await question.wait(seconds), cached=False)

    def choose(
        self,
        person: int,
        chat_id: int,
        query_id: str,
        result_id: str,
        **place: Unpack[Place],
    ) -> JSON:
        """Choose an inline result: the message goes out in the person's name, via the bot."""
        chat, topic = find_place(self._world, person, chat_id), place.get("topic")
        replied = self._may_write(chat, person, topic, place.get("reply_to"))
        question = self._world.inline.find(query_id)
        results = question.answer["results"] if question and question.answer else []
        result: Result | None = next((r for r in results if r.id == result_id), None)
        if question is None or result is None:
            raise MistakeError("there is no such inline result")
        message = self._world.post(
            chat,
            self._sender(chat, person),
            result.content,
            replied,
            topic=topic,
            extra=dict(result.message.extra),
            media=result.message.media,
            via_bot=self._world.bot,
            reply_markup=result.reply_markup,
        )
        if result.reply_markup:
            message.inline_id = f"sandbox-{abs(chat.id)}-{message.id}"
            self._world.inline_messages[message.inline_id] = message
        self._tell(message)
        if self._world.inline_feedback:
            self._report(find_person(self._world, person), question, message, result_id)
        return message.to_api()

    def _report(self, person: User, question: Question, message: Message, result_id: str) -> None:
        chosen = {"result_id": result_id, "from": person.to_api(), "query": question.query}
        if message.inline_id:
            chosen["inline_message_id"] = message.inline_id
        self._world.updates.add("chosen_inline_result", chosen, person.id)

    def join(self, person: int, chat_id: int) -> None:
        """Come into a group or a channel, unless banned from it."""
        join(self._world, find_chat(self._world, chat_id), find_person(self._world, person))

    def leave(self, person: int, chat_id: int) -> None:
        """Go from a group or a channel."""
        chat = find_place(self._world, person, chat_id)
        leave(self._world, chat, find_person(self._world, person))

    def move_bot(self, person: int, chat_id: int, standing: str) -> None:
        """Add the bot to a group (``member``), promote, restrict, kick or block it."""
        chat = find_place(self._world, person, chat_id)
        allowed = {"member", "administrator", "restricted", "left", "kicked"}
        if chat.type == "private":
            allowed = {"member", "blocked", "unstarted", "deactivated"}
        if standing not in allowed:
            raise MistakeError(
                f"the bot's standing in this chat is one of {', '.join(sorted(allowed))}"
            )
        move_bot(self._world, chat, standing, find_person(self._world, person))

    def migrate(self, chat_id: int) -> int:
        """Move a group to a new id, as its owner can: that id."""
        return migrate(self._world, find_chat(self._world, chat_id)).id

    def turn_topic(self, chat_id: int, topic_id: int, *, closed: bool) -> None:
        """Close a topic, or open it again, as the owner can."""
        chat = find_chat(self._world, chat_id)
        topic = chat.topic(topic_id)
        if topic is None:
            raise MistakeError("there is no such topic")
        if topic.is_closed != closed:
            turn_topic(self._world, chat, topic, owner(self._world, chat), is_closed=closed)

    def messages(self, chat_id: int) -> list[JSON]:
        """The messages of a chat, oldest first, with the bot's reactions to them."""
        return [
            message.to_api() | ({"reactions": message.reactions} if message.reactions else {})
            for message in find_chat(self._world, chat_id).messages.values()
        ]

    def _may_write(
        self, chat: Chat, person: int, topic: int | None, reply_to: int | None
    ) -> Message | None:
        """The message to reply to. Raises MistakeError when the person may not write there."""
        replied = find_message(chat, reply_to) if reply_to else None
        if reason := why_not(chat, person, topic or (replied.topic if replied else None)):
            raise MistakeError(reason)
        return replied

    def _tell(self, message: Message) -> None:
        self._world.show(message)
        if self._world.hears(message):
            kind = "channel_post" if message.chat.type == "channel" else "message"
            self._world.updates.add(kind, message.to_api(), message.chat.id)

    def _sender(self, chat: Chat, person: int) -> User | None:
        return None if chat.type == "channel" else find_person(self._world, person)


def _inline_answer(number: str, answer: JSON, *, cached: bool) -> JSON:
    return {
        "query_id": number,
        "results": [result.to_json() for result in answer["results"]],
        "next_offset": answer["next_offset"],
        "button": answer["button"],
        "cached": cached,
    }
