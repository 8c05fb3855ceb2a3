"""What the server says when it refuses.

ApiError                     an answer ``{"ok": false, …}`` with Telegram's status and description
└── bad_request, forbidden, conflict, too_many_requests build the usual ones
ConnectionCutError               a fault was asked for: the connection breaks instead of an answer
"""

from typing import Any


class ApiError(Exception):
    """A call that Telegram would not carry out: HTTP status, description, optional parameters."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON answer."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class ConnectionCutError(Exception):
    """The connection is reset, before or after the call took effect."""


class MistakeError(Exception):
    """The control interface was asked for something that a person could not do."""


def bad_request(why: str) -> ApiError:
    """400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {why}")


def forbidden(why: str) -> ApiError:
    """403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> ApiError:
    """409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {why}")


def too_many_requests(seconds: int) -> ApiError:
    """429 with ``retry_after`` seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
