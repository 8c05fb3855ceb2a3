"""What the page and the tests may do to the world, as JSON under ``/sandbox/``."""

import json
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox.clock import JumpingClock
from bot.sandbox.faults import Faults, read_fault
from bot.sandbox.journal import Journal
from bot.sandbox.overview import overview
from bot.sandbox.params import Params
from bot.sandbox.people import People
from bot.sandbox.refusals import ApiError, MistakeError
from bot.sandbox.world import World

_LONGEST_WAIT_SECONDS = 60


class Control:
    """The routes under ``/sandbox/``; every POST takes one JSON object."""

    def __init__(
        self, world: World, clock: JumpingClock, people: People, journal: Journal, faults: Faults
    ) -> None:
        self._world = world
        self._clock = clock
        self._people = people
        self._journal = journal
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        """Reading, what people do, and what tests ask for."""
        return [
            web.get("/sandbox/state", _plainly(self.state)),
            web.get("/sandbox/messages", _plainly(self.messages)),
            web.get("/sandbox/calls", _plainly(self.calls)),
            web.post("/sandbox/send", _plainly(self.send)),
            web.post("/sandbox/start", _plainly(self.start)),
            web.post("/sandbox/edit", _plainly(self.edit)),
            web.post("/sandbox/press", _plainly(self.press)),
            web.post("/sandbox/inline", _plainly(self.inline)),
            web.post("/sandbox/choose", _plainly(self.choose)),
            web.post("/sandbox/join", _plainly(self.join)),
            web.post("/sandbox/leave", _plainly(self.leave)),
            web.post("/sandbox/bot", _plainly(self.move_bot)),
            web.post("/sandbox/migrate", _plainly(self.migrate)),
            web.post("/sandbox/topic", _plainly(self.turn_topic)),
            web.get("/sandbox/clock", _plainly(self.clock)),
            web.post("/sandbox/clock", _plainly(self.set_clock)),
            web.post("/sandbox/update", _plainly(self.inject)),
            web.post("/sandbox/faults", _plainly(self.add_fault)),
            web.delete("/sandbox/faults", _plainly(self.clear_faults)),
            web.post("/sandbox/limits", _plainly(self.limit)),
        ]

    async def state(self, request: web.Request) -> web.Response:
        """The bot, the people, the clock, and the chats with the command menus that ``person``
        sees."""
        person = Params(request.query).integer("person")
        return web.json_response(overview(self._world, person) | {"clock": self._clock.to_json()})

    async def messages(self, request: web.Request) -> web.Response:
        """The messages of ``chat``."""
        return web.json_response(self._people.messages(Params(request.query).integer("chat")))

    async def calls(self, request: web.Request) -> web.Response:
        """Recorded calls, of one ``method``, ``after`` a number, waiting up to ``wait`` seconds;
        only the ``last`` so many if given."""
        query = Params(request.query)
        seconds = min(query.integer("wait"), _LONGEST_WAIT_SECONDS)
        calls = await self._journal.wait(
            query.text("method") or None, query.integer("after"), seconds
        )
        last = calls[-max(query.integer("last"), 0) :]
        return web.json_response([call.to_json() for call in last])

    async def send(self, request: web.Request) -> web.Response:
        """Send ``text`` as ``person`` into ``chat``, with ``reply_to`` and ``topic`` if given."""
        body = await _body(request)
        message = self._people.send(
            body.integer("person"),
            body.integer("chat"),
            body.text("text"),
            reply_to=body.integer("reply_to") or None,
            topic=body.integer("topic") or None,
        )
        return web.json_response(message)

    async def start(self, request: web.Request) -> web.Response:
        """Open a deep link as ``person``: ``/start payload``."""
        body = await _body(request)
        return web.json_response(self._people.start(body.integer("person"), body.text("payload")))

    async def edit(self, request: web.Request) -> web.Response:
        """Change ``message`` of ``person`` in ``chat`` to ``text``."""
        body = await _body(request)
        message = self._people.edit(
            body.integer("person"), body.integer("chat"), body.integer("message"), body.text("text")
        )
        return web.json_response(message)

    async def press(self, request: web.Request) -> web.Response:
        """Tap the button with ``data`` under ``message``; answers with what the bot says."""
        body = await _body(request)
        answer = await self._people.press(
            body.integer("person"), body.integer("chat"), body.integer("message"), body.text("data")
        )
        return web.json_response(answer)

    async def inline(self, request: web.Request) -> web.Response:
        """Ask the bot inline; answers with its results."""
        body = await _body(request)
        answer = await self._people.ask_inline(
            body.integer("person"), body.integer("chat"), body.text("query"), body.text("offset")
        )
        return web.json_response(answer)

    async def choose(self, request: web.Request) -> web.Response:
        """Send the inline ``result`` of ``query_id``, with ``reply_to`` and ``topic`` if given."""
        body = await _body(request)
        message = self._people.choose(
            body.integer("person"),
            body.integer("chat"),
            body.text("query_id"),
            body.text("result"),
            reply_to=body.integer("reply_to") or None,
            topic=body.integer("topic") or None,
        )
        return web.json_response(message)

    async def join(self, request: web.Request) -> web.Response:
        """Let ``person`` come into ``chat``, unless banned from it."""
        body = await _body(request)
        self._people.join(body.integer("person"), body.integer("chat"))
        return web.json_response({})

    async def leave(self, request: web.Request) -> web.Response:
        """Let ``person`` go from ``chat``."""
        body = await _body(request)
        self._people.leave(body.integer("person"), body.integer("chat"))
        return web.json_response({})

    async def move_bot(self, request: web.Request) -> web.Response:
        """Give the bot a ``standing`` in ``chat``: member, administrator, kicked, blocked …"""
        body = await _body(request)
        self._people.move_bot(body.integer("person"), body.integer("chat"), body.text("standing"))
        return web.json_response({})

    async def migrate(self, request: web.Request) -> web.Response:
        """Move the group ``chat`` to a new id, as ``chat`` in the answer; the old is refused."""
        body = await _body(request)
        return web.json_response({"chat": self._people.migrate(body.integer("chat"))})

    async def turn_topic(self, request: web.Request) -> web.Response:
        """Close the ``topic`` of ``chat`` with ``closed``, or open it again without."""
        body = await _body(request)
        self._people.turn_topic(
            body.integer("chat"), body.integer("topic"), closed=body.flag("closed")
        )
        return web.json_response({})

    async def clock(self, _request: web.Request) -> web.Response:
        """The clock: ``now``, how far ``ahead``, and the next ``alarm`` that a bot waits for."""
        return web.json_response(self._clock.to_json())

    async def set_clock(self, request: web.Request) -> web.Response:
        """Jump by ``seconds``, or ``to`` a moment in seconds since 1970 or the next ``"alarm"``;
        back to the computer's time with neither. Answers with the clock."""
        body = await _object(request)
        match body:
            case {"seconds": int() | float() as seconds}:
                self._clock.jump(seconds)
            case {"to": int() | float() as moment}:
                self._clock.jump(moment - self._clock.now().timestamp())
            case {"to": "alarm"}:
                self._clock.jump_to_alarm()
            case _ if body:
                raise MistakeError(
                    'a clock takes seconds, or a moment to go to, as numbers, or to "alarm"'
                )
            case _:
                self._clock.back_to_real_time()
        return web.json_response(self._clock.to_json())

    async def inject(self, request: web.Request) -> web.Response:
        """Queue an update as it is; the answer has its ``update_id``."""
        update = await _object(request)
        update.pop("update_id", None)
        return web.json_response({"update_id": self._world.updates.inject(update)})

    async def add_fault(self, request: web.Request) -> web.Response:
        """Let the next calls of some kind fail: the fields of ``faults.Fault``."""
        self._faults.add(read_fault(await _object(request)))
        return web.json_response({})

    async def clear_faults(self, _request: web.Request) -> web.Response:
        """Take all rules out of force."""
        self._faults.rules.clear()
        return web.json_response({})

    async def limit(self, request: web.Request) -> web.Response:
        """Put Telegram's limits on sending in force, or out of it: ``on``."""
        body = await _body(request)
        self._world.rate_limits.on = body.flag("on")
        return web.json_response({})


def _plainly(handler: Handler) -> Handler:
    """Turn what went wrong into a status and a sentence."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except MistakeError as mistake:
            return web.json_response({"error": str(mistake)}, status=400)
        except ApiError as refusal:
            return web.json_response({"error": refusal.description}, status=400)
        except TimeoutError:
            return web.json_response({"error": "the bot did not answer in time"}, status=504)

    return handle


async def _object(request: web.Request) -> dict[str, Any]:
    # The type keeps other sites' pages out: a browser asks before it sends JSON across origins.
    if request.content_type != "application/json":
        raise MistakeError("a JSON object is expected")
    try:
        value = json.loads(await request.text())
    except (ValueError, RecursionError):
        raise MistakeError("the body is no JSON") from None
    if not isinstance(value, dict):
        raise MistakeError("a JSON object is expected")
    return value


async def _body(request: web.Request) -> Params:
    return Params(await _object(request))
