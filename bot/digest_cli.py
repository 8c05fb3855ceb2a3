"""``python -m bot digest …``: what is due, what a chat would get, and sending it now."""

# ruff: noqa: PLC0415 - a command imports what it needs

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from bot import loading

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.digest_report import Report
    from bot.settings import Settings
    from bot.storage import Store
    from handlers.subscription import Subscription
    from knowledge.index import Index

#: From so many messages on their progress is shown.
MANY = 5

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Scheduled highlights: what is due when, what a chat would get, sending it now.",
)


@app.command("next")
def upcoming(
    limit: Annotated[int, typer.Option(min=1, help="How many chats to list at most")] = 20,
    json: Annotated[bool, typer.Option("--json", help="One JSON object on one line")] = False,
) -> None:
    """List what is due when, and how many chats are on, off, paused and overdue."""
    settings = loading.settings()
    with loading.failures():
        print(asyncio.run(_listed(settings, limit, json=json)))


@app.command()
def preview(
    chat: Annotated[int, typer.Option(help="The chat's id; those of groups begin with -")],
) -> None:
    """Print the next message of a chat as plain text; nothing is sent or recorded."""
    settings, index = loading.settings(), loading.index()
    with loading.failures():
        text = asyncio.run(_previewed(settings, index, chat))
    if text is None:
        typer.echo(f"Nothing to say: chat {chat} has seen everything.", err=True)
        raise typer.Exit(1)
    print(text)


@app.command()
def send(
    chat: Annotated[list[int] | None, typer.Option(help="A chat's id; may be repeated")] = None,
    due: Annotated[bool, typer.Option("--due", help="All chats whose time has come")] = False,
) -> None:
    """Send their next message to chats now, due or not.

    While a bot runs on the same SQLite file, it is the one that sends.

    Exit status: 0 when all is sent, 1 when something was put off or paused, 2 when nothing can be.
    """
    if bool(chat) == due:
        loading.fail("Give either --chat ID, which may be repeated, or --due.")
    settings = loading.settings()
    token = loading.token(settings)
    from bot import logs
    from bot.digest_report import NOT_YET, Report
    from bot.serve import until_signal

    logs.configure(settings.log_level, settings.secrets())
    report = Report()
    with loading.failures():
        until_signal(_sent(settings, token, chat, report))
    print(report.summary())
    if NOT_YET in report.outcomes.values():
        typer.echo("What is not sent yet stays due: a bot sends it as soon as it can.", err=True)
    if not report.complete:
        raise typer.Exit(1)


async def _listed(settings: "Settings", limit: int, *, json: bool) -> str:
    from bot.upcoming import as_json, table

    async with _opened(settings) as store:
        digests = store.digests
        now, totals = await digests.now(), await digests.totals()
        first = await digests.upcoming(limit)
    return as_json(first, totals, now) if json else table(first, totals, now)


async def _previewed(settings: "Settings", index: "Index", chat: int) -> str | None:
    from handlers.digests import digest
    from handlers.words import other

    async with _opened(settings) as store:
        subscription = await _known(store, chat)
    if (issue := digest(index, subscription)) is None:
        return None
    own = subscription.language
    languages = (own, other(own)) if subscription.bilingual else (own,)
    return "\n\n".join(issue.reply.plain(language) for language in languages)


async def _sent(
    settings: "Settings", token: "SecretStr", chats: Sequence[int] | None, report: "Report"
) -> None:
    from bot.digest_send import send
    from bot.digest_watch import Watch
    from bot.storage import HeldError

    try:
        async with _opened(settings, alone=True) as store:
            await _all(store, chats, report, lambda: send(settings, token, store, chats, report))
    except HeldError:
        typer.echo("A bot runs on this database: it sends them, at its pace.", err=True)
    else:
        return
    async with _opened(settings) as store:
        await _all(store, chats, report, Watch(store.digests, chats, report).run)


async def _all(
    store: "Store",
    chats: Sequence[int] | None,
    report: "Report",
    work: Callable[[], Awaitable[None]],
) -> None:
    """Have the work done on chats that are known, with its progress shown."""
    for chat in chats or ():
        await _known(store, chat)
    total = await store.digests.due_count() if chats is None else len(chats)
    if not total:
        report.finished = True
        return
    with typer.progressbar(
        length=total,
        label=f"Sending {total}",
        show_pos=True,
        file=sys.stderr,
        hidden=total < MANY,
    ) as bar:
        report.on_done = lambda: bar.update(1)
        await work()


async def _known(store: "Store", chat: int) -> "Subscription":
    """What a chat has set; raises ``StartError``."""
    from bot.serve import StartError

    subscription = await store.digests.subscription(chat)
    if subscription is None:
        raise StartError(
            f"Chat {chat} has never set its highlights. Those that have: python -m bot digest next"
        )
    return subscription


@asynccontextmanager
async def _opened(settings: "Settings", *, alone: bool = False) -> "AsyncIterator[Store]":
    from bot.clock import SystemClock
    from bot.storage import Store

    url = settings.database_url.get_secret_value()
    store = await Store.open(url, SystemClock(), alone=alone)
    try:
        yield store
    finally:
        await store.close()
