"""The two ways in which a bot gets its updates."""

import asyncio
import re

from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request, conflict
from bot.sandbox.webhook_settings import NO_WEBHOOK, WebhookSettings, checked_address
from bot.sandbox.world import World

_LONGEST_POLL_SECONDS = 50
_OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


async def get_updates(world: World, params: Params) -> list[JSON]:
    """getUpdates: waits up to ``timeout`` seconds for the first update.

    A call ends the one that still waits, which gets 409, as at Telegram.
    """
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    updates = world.updates
    updates.allow(params)
    limit = min(max(params.integer("limit", 100), 1), 100)
    seconds = min(max(params.integer("timeout"), 0), _LONGEST_POLL_SECONDS)
    updates.confirm(params.integer("offset"))
    turn = updates.take_over(_OTHER_POLLER)
    try:
        async with asyncio.timeout(seconds):
            while not (batch := updates.first(limit)) and not world.events.closed:
                await updates.changed.wait()
                if updates.turn != turn:
                    raise conflict(updates.turn_reason)
            return batch
    except TimeoutError:
        return []


def set_webhook(world: World, params: Params) -> tuple[bool, str]:
    """setWebhook; with an empty ``url`` the same as deleteWebhook."""
    url = params.text("url").strip()
    if not url:
        return delete_webhook(world, params)
    secret = params.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    address = checked_address(url)
    connections = min(max(params.integer("max_connections", 40), 1), 100)
    settings = WebhookSettings(address, secret, connections)
    world.updates.allow(params)
    _drop(world, params)
    known = settings.same_as(world.webhook)
    if not known:
        world.webhook = settings
    world.updates.take_over("terminated by setWebhook request")
    return True, "Webhook is already set" if known else "Webhook was set"


def delete_webhook(world: World, params: Params) -> tuple[bool, str]:
    """deleteWebhook."""
    had = bool(world.webhook.url)
    _drop(world, params)
    world.webhook = NO_WEBHOOK
    world.updates.changed.fire()
    return True, "Webhook was deleted" if had else "Webhook is already deleted"


def _drop(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.updates.clear()


def get_webhook_info(world: World, _params: Params) -> JSON:
    """getWebhookInfo."""
    return world.webhook.info(len(world.updates), world.updates.allowed)
