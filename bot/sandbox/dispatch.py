"""One call of a method: find it, run it, write it down."""

import inspect
import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.faults import Faults, strike
from bot.sandbox.files import Upload
from bot.sandbox.journal import Journal
from bot.sandbox.methods import METHODS, Method
from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, ConnectionCutError
from bot.sandbox.unknown import unknown_fields
from bot.sandbox.world import World

NOT_FOUND = ApiError(404, "Not Found")
_FAILED = ApiError(500, "Internal Server Error")
#: Names of older versions, which are read late or not at all when a call is refused.
_OLDER = (
    "disable_web_page_preview",
    "reply_to_message_id",
    "allow_sending_without_reply",
    "switch_pm_text",
    "switch_pm_parameter",
    "can_manage_voice_chats",
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The HTTP status and JSON body of an answer."""

    status: int
    body: JSON


class Dispatcher:
    """Carries out calls, whether they come by HTTP or in a webhook's response."""

    def __init__(self, world: World, journal: Journal, faults: Faults) -> None:
        self._world = world
        self._journal = journal
        self._faults = faults

    async def call(self, name: str, values: Mapping[str, Any], token: str, via: str) -> Answer:
        """Carry out a call; ``token`` may be empty. Raises ConnectionCutError when a fault asks
        for it."""
        self._remember(token)
        method = METHODS.get(name.lower())
        params = Params(values)
        if method is None:
            params.warn("the sandbox has no such method")
            return self._record(name, params, NOT_FOUND.status, NOT_FOUND.body(), via)
        fault = self._faults.take(method.name, str(values.get("chat_id", "")))
        params.ignore(*method.parameters)
        try:
            if fault is not None:
                await strike(fault)
            status, body = 200, _success(await self._run(method, params))
        except ApiError as refusal:
            params.ignore(*_OLDER)
            status, body = refusal.status, refusal.body()
        except ConnectionCutError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the bot gets an answer; it is logged clean
            _log.error("%s failed: %s", method.name, self._journal.clean(traceback.format_exc()))
            status, body = _FAILED.status, _FAILED.body()
        for unknown in (*params.unread(), *unknown_fields(values, method.parameters)):
            params.warn(f'unknown parameter "{unknown}"')
        answer = self._record(method.name, params, status, body, via)
        if fault is not None and fault.reset == "after":
            raise ConnectionCutError
        return answer

    def refuse(self, name: str, refusal: ApiError, token: str, via: str) -> Answer:
        """Write down a call whose parameters could not be read."""
        self._remember(token)
        method = METHODS.get(name.lower())
        shown = method.name if method else name
        return self._record(shown, Params({}), refusal.status, refusal.body(), via)

    def _remember(self, token: str) -> None:
        if token:
            self._journal.remember(token)

    async def _run(self, method: Method, params: Params) -> object:
        self._world.rate_limits.check(method.name, params.values, self._world.chat)
        result = method.run(self._world, params)
        return await result if inspect.isawaitable(result) else result

    def _record(self, name: str, params: Params, status: int, body: JSON, via: str) -> Answer:
        self._journal.record(
            name,
            {name: "<file>" if isinstance(v, Upload) else v for name, v in params.values.items()},
            body,
            params.warnings,
            date=self._world.timestamp(),
            via=via,
            status=status,
        )
        return Answer(status, body)


def _success(result: object) -> JSON:
    """A tuple is a result and its description, as setWebhook answers."""
    if isinstance(result, tuple):
        return {"ok": True, "result": result[0], "description": result[1]}
    return {"ok": True, "result": result}
