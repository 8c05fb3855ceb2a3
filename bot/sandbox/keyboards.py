"""What may stand under a message: inline keyboards checked as Telegram checks them."""

from typing import Any

from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, bad_request
from bot.sandbox.urls import UrlError, normal_url

Markup = dict[str, Any]

MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_QUERY_CHARACTERS = 256
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_OTHER_KINDS = {"keyboard", "remove_keyboard", "force_reply"}


def inline_keyboard(params: Params) -> Markup | None:
    """The ``reply_markup`` of a message; None when there is none, or no inline keyboard.

    Raises ApiError 400 with the reason.
    """
    markup = params.json("reply_markup", "reply keyboard markup")
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not _OTHER_KINDS & set(markup):
            raise bad_request("can't parse reply keyboard markup JSON object")
        return None
    return checked_keyboard(markup["inline_keyboard"])


def checked_keyboard(rows: Any) -> Markup | None:
    """An inline keyboard from its rows; None when no button is left. Raises ApiError 400."""
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    kept = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("can't parse inline keyboard: expected an Array of Arrays")
        if row:
            kept.append([_button(button) for button in row])
    if sum(map(len, kept)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": kept} if kept else None


def _wrong(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")


def _button(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong("expected an Object")
    if not isinstance(value.get("text"), str):
        raise _wrong('Can\'t find field "text"')
    text = Params(value).text("text")
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    actions = [action for action in _ACTIONS if value.get(action) is not None]
    if not actions:
        raise _wrong("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _wrong(f"exactly one action is allowed, found {' and '.join(actions)}")
    return {"text": text, actions[0]: _action(actions[0], value)}


def _action(action: str, value: dict[str, Any]) -> Any:
    check = _CHECKS.get(action)
    if check is not None:
        return check(Params(value).text(action))
    argument = value[action]
    if action in {"callback_game", "pay"}:
        return argument
    if not isinstance(argument, dict):
        raise _wrong(f'field "{action}" must be of type Object')
    if action == "copy_text":
        return _copied(argument)
    return {**argument, "url": _https(argument)} if action in {"web_app", "login_url"} else argument


def _data(data: str) -> str:
    if not 1 <= len(data.encode()) <= MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _query(query: str) -> str:
    if len(query) > MAX_QUERY_CHARACTERS:
        raise bad_request("BUTTON_SWITCH_QUERY_INVALID")
    return query


def _url(url: str) -> str:
    try:
        return normal_url(url)
    except UrlError as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _https(argument: dict[str, Any]) -> str:
    url = _url(Params(argument).text("url"))
    if not url.startswith("https://"):
        raise bad_request(
            f"inline keyboard button URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    return url


def _copied(argument: dict[str, Any]) -> dict[str, Any]:
    text = Params(argument).text("text")
    if not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


_CHECKS = {
    "callback_data": _data,
    "url": _url,
    "switch_inline_query": _query,
    "switch_inline_query_current_chat": _query,
}
