"""python-telegram-bot's way out, on the same session as :mod:`bot.client`.

Its ``Bot`` is needed to parse updates and to match commands; this keeps it off httpx, which costs
half of its time and logs every URL with the token.
"""

from typing import Any

import aiohttp
from telegram.request import BaseRequest, RequestData
from typing_extensions import override

from bot.session import READ_SECONDS, post


class SessionRequest(BaseRequest):
    """A ``BaseRequest`` that borrows an aiohttp session and does not close it."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        """Nothing to open: the session is its owner's."""

    async def shutdown(self) -> None:
        """Nothing to close: the session is its owner's."""

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """POST; raises ``NetworkError`` and ``TimedOut`` without the URL in them."""
        seconds = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        answer = await post(
            self._session, url, data=_form(request_data), read_seconds=float(seconds)
        )
        return answer.status, answer.body


def _form(request_data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, mime_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form
