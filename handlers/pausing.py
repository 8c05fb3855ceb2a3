"""Highlights stop at once where the bot is put out, and go on where it is let in again."""

from handlers import notices
from handlers.adjusting import paused, revived
from handlers.cards import Notice
from handlers.context import Services
from handlers.subscription import Pause


async def pause(services: Services, chat: int, why: Pause) -> None:
    """Send a chat nothing more until :func:`revive`; what is off stays off."""
    before = await services.digests.subscription(chat)
    if before is not None and (after := paused(before, why)) != before:
        await services.digests.subscribe(after, before)


async def revive(services: Services, chat: int) -> Notice | None:
    """Let a chat's highlights go on after a pause, and say so; None where there was none."""
    before = await services.digests.subscription(chat)
    now = services.clock.now()
    if before is None or (after := revived(before, now)) == before:
        return None
    await services.digests.subscribe(after, before)
    return notices.going_on(after, now)
