"""The results of ``answerInlineQuery``, checked as Telegram checks them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.entities import Formatted
from bot.sandbox.keyboards import Markup, inline_keyboard
from bot.sandbox.model import JSON, User
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, bad_request
from bot.sandbox.texts import formatted_text

MAX_RESULTS = 50
MAX_ID_BYTES = 64


@dataclass(frozen=True, slots=True)
class Result:
    """An article that a person may choose: what the list shows and what is sent."""

    id: str
    title: str
    description: str
    url: str
    content: Formatted
    reply_markup: Markup | None
    extra: JSON

    def to_json(self) -> JSON:
        """For the page: what the list shows."""
        return {
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "url": self.url,
        }


def read_results(params: Params, users: Mapping[int, User]) -> list[Result]:
    """The parameter ``results``. Raises ApiError 400."""
    values = params.array("results", "InlineQueryResult")
    if len(values) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [_result(value, users) for value in values]
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _wrong(why: str) -> ApiError:
    return bad_request(f"can't parse inline query result: {why}")


def _result(value: Any, users: Mapping[int, User]) -> Result:
    if not isinstance(value, dict):
        raise _wrong("expected an Object")
    fields = Params(value)
    if fields.text("type") != "article":
        raise _wrong("the sandbox knows results of type article only")
    number, title = fields.text("id"), fields.text("title")
    if not 1 <= len(number.encode()) <= MAX_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not title:
        raise _wrong('Can\'t find field "title"')
    content = fields.object("input_message_content", "InputMessageContent")
    if content is None or "message_text" not in content:
        raise _wrong(
            'Can\'t find field "message_text"' if content else "there is no input message content"
        )
    options = content.json("link_preview_options", "LinkPreviewOptions")
    return Result(
        number,
        title,
        fields.text("description"),
        fields.text("url"),
        formatted_text(content, "message_text", users),
        inline_keyboard(fields),
        {"link_preview_options": options} if options else {},
    )


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
