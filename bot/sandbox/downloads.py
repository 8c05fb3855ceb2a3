"""The files that bots sent, over HTTP: for bots as Telegram has them, and for the page."""

from urllib.parse import quote

from aiohttp import web

from bot.sandbox.api import refusal_of
from bot.sandbox.files import File
from bot.sandbox.refusals import ApiError
from bot.sandbox.world import World

_NOT_FOUND = ApiError(404, "Not Found")


class Downloads:
    """``/file/bot<token>/<path>``, with the path from ``getFile``, and ``/sandbox/files/<id>``."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """The two addresses."""
        return [
            web.get("/file/bot{token:[^/]*}/{path:.+}", self.for_bot),
            web.get("/sandbox/files/{id}", self.for_page),
        ]

    async def for_bot(self, request: web.Request) -> web.Response:
        """The content of a file; needs the bot's token."""
        refusal = refusal_of(self._world, request.match_info["token"])
        if refusal is not None:
            return web.json_response(refusal.body(), status=refusal.status)
        return _served(self._world.files.at(request.match_info["path"]))

    async def for_page(self, request: web.Request) -> web.Response:
        """The content of a file, for a person to keep."""
        return _served(self._world.files.get(request.match_info["id"]))


def _served(file: File | None) -> web.Response:
    if file is None:
        return web.json_response(_NOT_FOUND.body(), status=404)
    # Never shown in place: what a bot sends must not run as a page of this server.
    return web.Response(
        body=file.content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        },
    )
