"""The results of ``answerInlineQuery``, checked as Telegram checks them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.entities import Formatted
from bot.sandbox.inline_contents import Content, own_content, read_content
from bot.sandbox.keyboards import Markup, inline_keyboard
from bot.sandbox.model import JSON, User
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, bad_request

MAX_RESULTS = 50
MAX_ID_BYTES = 64
#: What each type has to have besides its id; those that need an upload are left out.
_REQUIRED = {
    "article": ("title",),
    "photo": ("photo_url", "thumbnail_url"),
    "gif": ("gif_url", "thumbnail_url"),
    "mpeg4_gif": ("mpeg4_url", "thumbnail_url"),
    "video": ("video_url", "mime_type", "thumbnail_url", "title"),
    "venue": ("latitude", "longitude", "title", "address"),
    "location": ("latitude", "longitude", "title"),
    "contact": ("phone_number", "first_name"),
}
_KNOWN = {*_REQUIRED, "audio", "document", "game", "sticker", "voice"}


@dataclass(frozen=True, slots=True)
class Result:
    """A result that a person may choose: what the list shows and what is sent."""

    id: str
    type: str
    title: str
    description: str
    url: str
    message: Content
    reply_markup: Markup | None

    @property
    def content(self) -> Formatted:
        """The text, or the caption, of the message."""
        return self.message.text

    def to_json(self) -> JSON:
        """For the page: what the list shows."""
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "description": self.description,
            "url": self.url,
        }


def read_results(params: Params, users: Mapping[int, User]) -> list[Result]:
    """The parameter ``results``. Raises ApiError 400."""
    values = params.array("results", "inline query results")
    if len(values) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [read_result(params, value, users) for value in values]
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _wrong(why: str) -> ApiError:
    return bad_request(f"can't parse inline query result: {why}")


def read_result(params: Params, value: Any, users: Mapping[int, User]) -> Result:
    """One result. Raises ApiError 400."""
    if not isinstance(value, dict):
        raise _wrong("Inline query result must be an object")
    fields = params.within(value)
    kind = fields.text("type").lower()
    if kind not in _KNOWN:
        raise _wrong(f'type "{kind}" is unsupported for the inline query result')
    if kind not in _REQUIRED:
        raise _wrong(f'the sandbox has no results of type "{kind}"')
    number = fields.text("id")
    if not 1 <= len(number.encode()) <= MAX_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    for name in _REQUIRED[kind]:
        # The older name of the field still counts.
        older = name.replace("thumbnail", "thumb")
        if not fields.text(name) and not fields.text(older):
            raise _wrong(f'Can\'t find field "{name}"')
    message = read_content(fields, users)
    if message is None and kind == "article":
        is_there = "input_message_content" in fields
        missing = "Input message content is not specified"
        raise _wrong(missing if is_there else 'Can\'t find field "message_text"')
    return Result(
        number,
        kind,
        _title(fields),
        fields.text("description") or fields.text("address"),
        fields.text("url"),
        message or own_content(kind, fields, users),
        inline_keyboard(fields, "inline"),
    )


def _title(fields: Params) -> str:
    """What the list says of it; pictures may have no title."""
    name = f"{fields.text('first_name')} {fields.text('last_name')}".strip()
    return fields.text("title") or name or fields.text("caption")


def read_button(params: Params) -> JSON | None:
    """The button above the results, in its present or its older form. Raises ApiError 400."""
    button = params.object("button", "InlineQueryResultsButton")
    if button is not None:
        if web_app := button.json("web_app", "WebAppInfo"):
            return {"text": button.text("text"), "web_app": web_app}
        return _start_button(button.text("text"), button.text("start_parameter"))
    if text := params.text("switch_pm_text"):
        return _start_button(text, params.text("switch_pm_parameter"))
    return None


def _start_button(text: str, parameter: str) -> JSON:
    if not text:
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if not parameter:
        raise bad_request("START_PARAM_EMPTY")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", parameter):
        raise bad_request("START_PARAM_INVALID")
    return {"text": text, "start_parameter": parameter}
