"""Keeps strangers out: only this machine's own pages and programs may talk to the server."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox.webhook_settings import LOOPBACK

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse foreign Host headers (DNS rebinding) and foreign origins (forged requests)."""
    origin = request.headers.get("Origin")
    if not _is_local(f"//{request.headers.get('Host', '')}") or (origin and not _is_local(origin)):
        return web.json_response(
            {"ok": False, "error_code": 403, "description": "Forbidden: loopback only"}, status=403
        )
    return await handler(request)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the safety headers on every response."""
    response.headers.update(_HEADERS)


def _is_local(address: str) -> bool:
    try:
        return urlsplit(address).hostname in LOOPBACK
    except ValueError:
        return False
