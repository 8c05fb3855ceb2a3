"""Inline keyboards, checked as Telegram checks them, and the way to the other kinds of markup."""

from typing import Any

from bot.sandbox.objects import known
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, bad_request
from bot.sandbox.reply_keyboards import read_reply_markup
from bot.sandbox.styles import read_style
from bot.sandbox.urls import UrlError, normal_url, user_of

Markup = dict[str, Any]

MAX_BUTTONS = 100
MAX_IN_ROW = 12
MAX_CALLBACK_BYTES = 64
MAX_QUERY_CHARACTERS = 256
_NO_SWITCH = (
    "can't use {} button in a channel chat, because users will not be able to use the button "
    "without knowing bot's username"
)


def reply_markup(params: Params, place: str) -> Markup | None:
    """The ``reply_markup`` of a new message of any kind; None when there is none.

    ``place`` is the chat's type. Raises ApiError 400 with the reason.
    """
    markup = _read(params)
    if markup is None:
        return None
    keyboard = None if _has_rows(markup, "keyboard") else _inline(params, markup, place)
    if keyboard is not None:
        return keyboard
    other = read_reply_markup(params.within(markup), place)
    if other is not None and place == "channel":
        raise bad_request("inline keyboard expected")
    return other


def inline_keyboard(params: Params, place: str = "private") -> Markup | None:
    """The ``reply_markup`` where only an inline keyboard may be: under edits and inline results.

    ``place`` is the chat's type, or ``inline`` for what is sent through the bot.
    """
    markup = _read(params)
    if markup is None:
        return None
    keyboard = _inline(params, markup, place)
    if keyboard is None and read_reply_markup(params.within(markup), "private") is not None:
        raise bad_request("inline keyboard expected")
    return keyboard


def _read(params: Params) -> Markup | None:
    markup = params.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    for name in ("keyboard", "inline_keyboard"):
        if markup.get(name) is not None and not isinstance(markup[name], list):
            raise bad_request(f'field "{name}" must be of type Array')
    return markup


def _has_rows(markup: Markup, name: str) -> bool:
    return any(markup.get(name) or ())


def _inline(params: Params, markup: Markup, place: str) -> Markup | None:
    """None when no button is left; Telegram drops those without a text."""
    kept = []
    for row in markup.get("inline_keyboard") or ():
        if not isinstance(row, list):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        buttons = [button for value in row if (button := _button(params, value, place))]
        if len(buttons) > MAX_IN_ROW:
            params.warn(f"Telegram drops the buttons after the first {MAX_IN_ROW} of a row")
        if buttons:
            kept.append(buttons[:MAX_IN_ROW])
    if sum(map(len, kept)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _wrong(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")


def _button(params: Params, value: Any, place: str) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        raise _wrong("InlineKeyboardButton must be an Object")
    if value.get("text") is None:
        raise _wrong('Can\'t find field "text"')
    if isinstance(value["text"], dict | list | bool):
        raise _wrong('Field "text" must be of type String')
    fields = params.within(value)
    text = fields.text("text")
    action = _chosen(fields, value)
    if not text:
        params.warn("Telegram drops a button without a text")
        return None
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    button = {"text": text, action: _ACTIONS[action](fields, action, place)}
    return button | read_style(fields)


def _chosen(fields: Params, value: dict[str, Any]) -> str:
    """The action that counts: of several, Telegram takes the first in its own order."""
    found = [action for action in _ACTIONS if value.get(action) is not None]
    for action in _STRINGS.intersection(found):
        if isinstance(value[action], dict | list | bool):
            raise _wrong(f'Field "{action}" must be of type String')
    if value.get("url") == "":
        found.remove("url")
    if value.get("callback_data") == "" and found != ["callback_data"]:
        found.remove("callback_data")
    if not found:
        raise _wrong("Text buttons are unallowed in the inline keyboard")
    if len(found) > 1:
        fields.warn(f"a button has {' and '.join(found)}: Telegram takes {found[0]}")
    return found[0]


def _data(fields: Params, action: str, _place: str) -> str:
    data = fields.text(action)
    if not 1 <= len(data.encode()) <= MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _query(fields: Params, action: str, place: str) -> str:
    _check_switch(action, place)
    query = fields.text(action)
    if len(query) > MAX_QUERY_CHARACTERS:
        raise bad_request("BUTTON_SWITCH_QUERY_INVALID")
    return query


def _check_switch(action: str, place: str) -> None:
    if place == "channel":
        raise bad_request(_NO_SWITCH.format(action.removesuffix("_chosen_chat")))


def _address(url: str, name: str) -> str:
    try:
        return normal_url(url)
    except UrlError as error:
        raise bad_request(f"inline keyboard button {name} '{url}' is invalid: {error}") from None


def _url(fields: Params, action: str, _place: str) -> str:
    url = fields.text(action)
    return url if user_of(url) else _address(url, "URL")


def _object(fields: Params, action: str) -> Params:
    argument = fields.raw(action)
    if not isinstance(argument, dict):
        raise _wrong(f'Field "{action}" must be of type Object')
    return fields.within(argument)


def _https(fields: Params, action: str, place: str) -> dict[str, Any]:
    argument = _object(fields, action)
    name = "Web App" if action == "web_app" else "login"
    url = argument.text("url")
    if not url:
        raise _wrong('Can\'t find field "url"')
    if user_of(url):
        raise bad_request(f"link to a user can't be used in {name} URL buttons")
    checked = _address(url, f"{name} URL")
    if not checked.startswith("https://"):
        raise bad_request(
            f"inline keyboard button {name} URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    if action == "web_app" and place != "private":
        raise bad_request("BUTTON_TYPE_INVALID")
    return {**known(action, argument.values), "url": checked}


def _chosen_chat(fields: Params, action: str, place: str) -> dict[str, Any]:
    _check_switch(action, place)
    argument = _object(fields, action)
    _query(argument, "query", place)
    return known(action, argument.values)


def _copied(fields: Params, action: str, _place: str) -> dict[str, Any]:
    text = _object(fields, action).text("text")
    if not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _not_here(_fields: Params, _action: str, _place: str) -> Any:
    """Games and payments have messages of their own, which the sandbox does not have."""
    raise bad_request("BUTTON_TYPE_INVALID")


#: In the order in which Telegram looks for them.
_ACTIONS = {
    "url": _url,
    "callback_data": _data,
    "callback_game": _not_here,
    "pay": _not_here,
    "switch_inline_query": _query,
    "switch_inline_query_chosen_chat": _chosen_chat,
    "switch_inline_query_current_chat": _query,
    "login_url": _https,
    "web_app": _https,
    "copy_text": _copied,
}
_STRINGS = {"url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat"}
