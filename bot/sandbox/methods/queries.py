"""Answers to taps on buttons and to inline queries."""

import secrets
from urllib.parse import urlsplit

from bot.sandbox.inline_results import read_button, read_result, read_results
from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

_DEFAULT_CACHE_SECONDS = 300
_MAX_OFFSET_BYTES = 64
_MAX_ALERT_CHARACTERS = 200
_PREPARED_SECONDS = 24 * 3600


def answer_callback_query(world: World, params: Params) -> bool:
    """answerCallbackQuery: text is shown in passing, with ``show_alert`` in a box."""
    number, text, url = params.text("callback_query_id"), params.text("text"), params.text("url")
    world.callbacks.open(number)
    if len(text) > _MAX_ALERT_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _opens_bot(url, world.bot.username):
        raise bad_request("URL_INVALID")
    answer: JSON = {"text": text, "show_alert": params.flag("show_alert"), "url": url}
    world.callbacks.answer(number, answer)
    return True


def _opens_bot(url: str, username: str) -> bool:
    """Whether an address is ``https://t.me/<bot>?…``: only a game's button may open another."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    place = (parts.scheme, parts.netloc.lower(), parts.path.strip("/").lower())
    return place == ("https", "t.me", username.lower()) and bool(parts.query)


def answer_inline_query(world: World, params: Params) -> bool:
    """answerInlineQuery."""
    number = params.text("inline_query_id")
    world.inline.open(number)
    results = read_results(params, world.users)
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > _MAX_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer: JSON = {
        "results": results,
        "next_offset": next_offset,
        "button": read_button(params),
    }
    cache_seconds = params.integer("cache_time", _DEFAULT_CACHE_SECONDS)
    personal = params.flag("is_personal")
    question = world.inline.answer(number, answer)
    world.inline_cache.keep(question, answer, cache_seconds, personal=personal)
    return True


def save_prepared_message(world: World, params: Params) -> JSON:
    """savePreparedInlineMessage: the result is checked; without Mini Apps nobody can send it."""
    number = params.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    if number not in world.users:
        raise bad_request("user not found")
    read_result(params, params.json("result", "inline query result"), world.users)
    expires = world.timestamp() + _PREPARED_SECONDS
    return {"id": secrets.token_urlsafe(12), "expiration_date": expires}
