"""The command line: ``python -m bot …``. Heavy modules are imported by the commands that need them.

Exit status: 0 when all is well; 1 when ``check`` finds faults, or ``digest`` leaves something
unsent; 2 when a command cannot run.
"""

# ruff: noqa: PLC0415 - a command imports what it needs: ask and check start without Telegram

import gc
import io
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import digest_cli, loading

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would show local variables, the token among them
)
app.add_typer(digest_cli.app, name="digest")


@app.callback()
def speak_utf8() -> None:
    """Rostrum (讲台): a bilingual conference guide for Telegram."""
    # Whatever the locale: answers are in Chinese, questions may hold lone surrogates.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@app.command()
def start() -> None:
    """Run on Telegram with a token, else in the sandbox."""
    if loading.settings().telegram_bot_token:
        run()
    else:
        sandbox()


@app.command()
def run() -> None:
    """Run on Telegram: polling, or webhook when WEBHOOK_URL is set."""
    settings = loading.settings()
    token = loading.token(settings)
    gc.disable()  # for the modules: a fifth of the start would be looking for garbage among them
    from bot import logs
    from bot.serve import serve, until_signal

    gc.enable()

    logs.configure(settings.log_level, settings.secrets())
    with loading.failures():
        until_signal(serve(settings, token))


@app.command()
def sandbox(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="PORT or the next free one unless given")
    ] = None,
    server_only: Annotated[
        bool, typer.Option("--server-only", help="Without the bot: run yours against it")
    ] = False,
) -> None:
    """Try the bot in a browser: no token, no account, nothing leaves this machine."""
    settings = loading.settings()
    from bot import logs
    from bot.serve import until_signal
    from bot.trial import sandboxed

    logs.configure(settings.log_level, settings.secrets())
    with loading.failures():
        until_signal(sandboxed(settings, port, server_only=server_only))


@app.command()
def check(
    file: Annotated[Path | None, typer.Argument(help="KNOWLEDGE_FILE unless given")] = None,
    lang: Annotated[Literal["zh", "en"], typer.Option(help="Of the messages")] = "en",
) -> None:
    """Check a knowledge file: all faults with their places, or a summary."""
    from handlers.faults import sentences
    from knowledge.loader import KnowledgeError, load

    path = file or loading.knowledge_file()
    try:
        known = load(path)
    except KnowledgeError as error:
        print(sentences(error.faults, lang), file=sys.stderr)
        raise typer.Exit(1) from None
    counts = (len(part) for part in (known.speakers, known.topics, known.systems, known.points))
    summary = {
        "en": "{}: good — {} speakers, {} topics, {} systems, {} points",
        "zh": "{}：没有问题，{} 位嘉宾、{} 个话题、{} 个系统、{} 条要点",
    }
    print(summary[lang].format(path, *counts))


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    lang: Annotated[
        Literal["zh", "en", "both"] | None, typer.Option(help="The question's own unless given")
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="A JSON string a line from stdin, an object a line out")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Instead of the answer, how it was found (English)")
    ] = False,
) -> None:
    """Ask the knowledge file a question, without Telegram."""
    from bot import why as reasons
    from bot.ask import for_people, in_json, own_language

    if json == (question is not None) or (json and why):
        loading.fail("Give either a question, perhaps with --why, or --json.")
    index = loading.index()
    if question is None:
        for line in in_json(index, sys.stdin.buffer):
            print(line, flush=True)
    elif why:
        print(reasons.why(index, question))
    else:
        chosen = own_language(question) if lang is None else lang
        print(for_people(index, question, ("zh", "en") if chosen == "both" else (chosen,)))


if __name__ == "__main__":
    app()
