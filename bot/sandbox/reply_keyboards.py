"""Keyboards in place of the letters, their removal, and forced replies: checked as by Telegram."""

from typing import Any

from bot.sandbox.objects import known
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, bad_request
from bot.sandbox.styles import read_style
from bot.sandbox.urls import UrlError, normal_url

Markup = dict[str, Any]

MAX_BUTTONS = 300
MAX_IN_ROW = 12
_MAX_PLACEHOLDER = 64
_FLAGS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")
#: What a button may ask for in a private chat, and how Telegram says so elsewhere.
_REQUESTS = {
    "request_contact": "Phone number can be requested in private chats only",
    "request_location": "Location can be requested in private chats only",
    "request_poll": "Poll can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
    "request_users": "Users can be requested in private chats only",
    "request_chat": "Chats can be requested in private chats only",
}


def read_reply_markup(markup: Params, place: str) -> Markup | None:
    """A ReplyKeyboardMarkup, ReplyKeyboardRemove or ForceReply; None when it is none of them.

    ``place`` is the chat's type. Raises ApiError 400 with the reason.
    """
    selective = {"selective": True} if markup.flag("selective") else {}
    rows = [kept for row in markup.raw("keyboard") or () if (kept := _row(markup, row, place))]
    if rows:
        flags = {flag: True for flag in _FLAGS if markup.flag(flag)}
        return {"keyboard": _limited(rows), **flags, **_placeholder(markup)}
    if markup.flag("remove_keyboard"):
        return {"remove_keyboard": True, **selective}
    if markup.flag("force_reply"):
        return {"force_reply": True, **selective, **_placeholder(markup)}
    return None


def _limited(rows: list[list[Markup]]) -> list[list[Markup]]:
    """Telegram leaves out what is too much without a word."""
    kept, count = [], 0
    for row in rows:
        part = row[: min(MAX_IN_ROW, MAX_BUTTONS - count)]
        count += len(part)
        if part:
            kept.append(part)
    return kept


def _placeholder(markup: Params) -> Markup:
    text = markup.text("input_field_placeholder")
    if len(text) > _MAX_PLACEHOLDER:
        markup.warn(f"input_field_placeholder has more than {_MAX_PLACEHOLDER} characters")
    return {"input_field_placeholder": text} if text else {}


def _wrong(why: str) -> ApiError:
    return bad_request(f"can't parse keyboard button: {why}")


def _row(markup: Params, row: Any, place: str) -> list[Markup]:
    if not isinstance(row, list):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    return [button for value in row if (button := _button(markup, value, place))["text"]]


def _button(markup: Params, value: Any, place: str) -> Markup:
    if isinstance(value, str):
        return {"text": markup.within({"text": value}).text("text")}
    if not isinstance(value, dict):
        raise _wrong("KeyboardButton must be a String or an Object")
    if value.get("text") is None:
        raise _wrong('Can\'t find field "text"')
    fields = markup.within(value)
    button: Markup = {"text": fields.text("text"), **read_style(fields)}
    request = next(
        (n for n in _REQUESTS if value.get(n) is not None and value[n] is not False), None
    )
    if request is not None and button["text"]:
        if place != "private":
            raise bad_request(_lowered(_REQUESTS[request]))
        button[request] = _argument(fields, request)
    return button


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def _argument(fields: Params, name: str) -> Any:
    if name in {"request_contact", "request_location"}:
        return True
    argument = fields.object(name, name)
    if argument is None:
        raise _wrong(f'Field "{name}" must be of type Object')
    if name in {"request_users", "request_chat"} and "request_id" not in argument:
        raise _wrong('Can\'t find field "request_id"')
    if name == "web_app":
        url = argument.text("url")
        try:
            is_secure = normal_url(url).startswith("https://")
            reason = "Only HTTPS links are allowed"
        except UrlError as error:
            is_secure, reason = False, str(error)
        if not is_secure:
            raise bad_request(f"keyboard button Web App URL '{url}' is invalid: {reason}")
    return known(name, argument.values)
