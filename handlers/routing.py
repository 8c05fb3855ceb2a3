"""The routing table: which update goes to which handler."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from telegram import Update
from telegram.ext import BaseHandler, CallbackContext

from handlers import (
    ask,
    city,
    digest,
    event,
    inline,
    language,
    membership,
    pressed,
    privacy,
    speaker,
    start,
    topic,
)
from handlers import help as manual
from handlers.context import Services
from handlers.incoming import command, is_private, question


class Callback(Protocol):
    async def __call__(self, update: Update, services: Services) -> None: ...


Context = CallbackContext[Any, Any, Any, Any]


class Route(BaseHandler[Update, Context, None]):
    """Gives the updates that ``accepts`` them to ``run``, with the services."""

    def __init__(
        self, run: Callback, accepts: Callable[[Update], bool], services: Services
    ) -> None:
        super().__init__(self._called)
        self.run = partial(run, services=services)
        self._accepts = accepts

    def check_update(self, update: object) -> bool:
        return isinstance(update, Update) and self._accepts(update)

    async def _called(self, update: Update, _: Context) -> None:
        await self.run(update)


def routes(services: Services) -> list[Route]:
    """The first that accepts an update handles it. What none accepts (edited messages, posts of
    channels that are no command of theirs, kinds of update yet to come) is let go.
    """
    me = services.me

    def named(update: Update) -> str:
        given = command(update.message, me) if update.message else None
        return given.name if given else ""

    def asks(update: Update) -> bool:
        return update.message is not None and question(update.message, me) is not None

    def posted(update: Update) -> str:
        given = command(update.channel_post, me) if update.channel_post else None
        return given.name if given else ""

    def names_city(update: Update) -> bool:
        message = update.message
        return message is not None and asks(update) and city.answers(message, me)

    everywhere: dict[str, Callback] = {  # in channels too
        "language": language.language,
        "digest": digest.digest,
        "privacy": privacy.privacy,
        "mydata": privacy.mydata,
        "forget": privacy.forget_me,
    }
    commands: dict[str, Callback] = {
        "start": start.start,
        "help": manual.guide,
        "speaker": speaker.speaker,
        "topic": topic.topic,
        "event": event.event,
        "ask": ask.ask,
        **everywhere,
    }
    table: list[tuple[Callback, Callable[[Update], bool]]] = [
        (pressed.pressed, lambda update: update.callback_query is not None),
        (inline.inline, lambda update: update.inline_query is not None),
        (membership.changed, lambda update: update.my_chat_member is not None),
        (membership.moved, _migrates),
        *((run, lambda update, name=name: named(update) == name) for name, run in commands.items()),
        *(
            (run, lambda update, name=name: posted(update) == name)
            for name, run in everywhere.items()
        ),
        (manual.unknown_command, lambda update: bool(named(update)) and _in_private(update)),
        (city.named, names_city),
        (ask.ask, asks),
        (manual.only_text, _shows_something),
    ]
    return [Route(run, accepts, services) for run, accepts in table]


def _migrates(update: Update) -> bool:
    message = update.message
    return bool(message and (message.migrate_to_chat_id or message.migrate_from_chat_id))


def _in_private(update: Update) -> bool:
    return update.message is not None and is_private(update.message)


def _shows_something(update: Update) -> bool:
    """A picture, sticker, voice … without a word, in private. Of an album every picture comes as a
    message of its own: one hint each would be a flood, so there is none.
    """
    message = update.message
    if message is None or not is_private(message) or message.caption or message.media_group_id:
        return False
    return message.effective_attachment is not None and message.via_bot is None
