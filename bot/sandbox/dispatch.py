"""One call of a method: find it, run it, write it down."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.faults import Faults, strike
from bot.sandbox.journal import Journal
from bot.sandbox.methods import METHODS
from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, ConnectionCutError
from bot.sandbox.world import World

NOT_FOUND = ApiError(404, "Not Found")


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
        """Carry out a call. Raises ConnectionCutError when a fault asks for it."""
        method = METHODS.get(name.lower())
        params = Params(values)
        fault = None
        try:
            if method is None:
                params.warn("the sandbox has no such method")
                raise NOT_FOUND
            fault = self._faults.take(method.name, str(values.get("chat_id", "")))
            if fault is not None:
                await strike(fault)
            self._world.rate_limits.check(method.name, values, self._world.chat)
            params.ignore(*method.parameters)
            result = method.run(self._world, params)
            if inspect.isawaitable(result):
                result = await result
            answer = Answer(200, _success(result))
            for unknown in params.unread():
                params.warn(f'unknown parameter "{unknown}"')
        except ApiError as refusal:
            answer = Answer(refusal.status, refusal.body())
        self._journal.record(
            method.name if method else name,
            dict(values),
            token,
            date=self._world.timestamp(),
            via=via,
            status=answer.status,
            answer=answer.body,
            warnings=params.warnings,
        )
        if fault is not None and fault.reset == "after":
            raise ConnectionCutError
        return answer


def _success(result: object) -> JSON:
    """A tuple is a result and its description, as setWebhook answers."""
    if isinstance(result, tuple):
        return {"ok": True, "result": result[0], "description": result[1]}
    return {"ok": True, "result": result}
