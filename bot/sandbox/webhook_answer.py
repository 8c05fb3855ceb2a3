"""The method call that a webhook's answer may hold, in any form that Telegram takes."""

import json
from typing import Any
from urllib.parse import parse_qsl

import aiohttp


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
        value = json.loads(text)
    except (ValueError, RecursionError):
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
    except ValueError:  # no boundary, or a part that is none
        return None
    return values
