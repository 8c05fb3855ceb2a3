"""The method call that a webhook's answer may hold, in any form that Telegram takes."""

from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp.http import HttpProcessingError

from bot.sandbox.params import parsed_json


async def call_in(response: aiohttp.ClientResponse) -> tuple[str, dict[str, Any]] | None:
    """``(method, parameters)`` of a JSON, urlencoded or multipart body; None where there is none.

    Raises ``aiohttp.ClientError`` when the connection breaks.
    """
    values = await _values(response)
    if values is None or not isinstance(values.get("method"), str):
        return None
    method: str = values.pop("method")
    return method, values


async def _values(response: aiohttp.ClientResponse) -> dict[str, Any] | None:
    if response.content_type == "multipart/form-data":
        return await _multipart(response)
    text = (await response.read()).decode(errors="replace")
    if response.content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(text, keep_blank_values=True))
    try:
        value = parsed_json(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


async def _multipart(response: aiohttp.ClientResponse) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    try:
        reader = aiohttp.MultipartReader.from_response(response)
        while (part := await reader.next()) is not None:
            if isinstance(part, aiohttp.BodyPartReader) and part.name:
                text = (await part.read(decode=True)).decode(errors="replace")
                values[part.name] = text if part.filename is None else "<file>"
    except (ValueError, LookupError, RuntimeError, AssertionError, HttpProcessingError):
        # No boundary, parts that are none, an encoding that nobody knows.
        return None
    return values
