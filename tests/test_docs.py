"""What the documents say agrees with what is there."""

import re
import subprocess
from itertools import chain
from pathlib import Path

import pytest
from typer import Typer

from bot.__main__ import app
from bot.digest_cli import app as digests
from bot.settings import Settings
from handlers.commands import menu

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    ROOT / "deploy" / "README.md",
]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
#: What a public repository does not name: an absolute path of somebody's machine (system folders
#: and paths in a container aside), a package's download address.
FOREIGN = re.compile(
    r"(?<![\w.\-/:}~])/(?:home|Users|mnt|media|private|root|tmp|srv|work\w*)/"
    r"|https?://[^ \"]*(?:\.whl|\.tar\.gz|/simple/)"
)


def text(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    missing = [
        link for link in LINK.findall(text(document)) if not (document.parent / link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_first_screen_has_the_picture_and_the_two_commands(readme: Path) -> None:
    screen = text(readme).splitlines()[:20]
    assert any(line.startswith("![") for line in screen)
    assert any(line.startswith("make run ") for line in screen)
    assert any(line.startswith("make test ") for line in screen)


def test_both_readmes_show_the_same_commands() -> None:
    def commands(readme: Path) -> list[str]:
        blocks = re.findall(r"```sh\n(.*?)```", text(readme), re.DOTALL)
        lines = chain.from_iterable(block.splitlines() for block in blocks)
        return [line.split("  #")[0].split(" --lang")[0].split("    ")[0].strip() for line in lines]

    assert commands(READMES[0]) == commands(READMES[1])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_exist(document: Path) -> None:
    named = set(re.findall(r"(?:`|^|&& )make ([a-z-]+)", text(document), re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_of_the_process_exist(document: Path) -> None:
    named = set(re.findall(r"python -m bot ((?:digest )?[a-z]+)", text(document)))
    assert named <= {"digest", *commands(app), *(f"digest {name}" for name in commands(digests))}


def commands(group: Typer) -> list[str]:
    return [
        command.name or str(getattr(command.callback, "__name__", ""))
        for command in group.registered_commands
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_settings_exist(document: Path) -> None:
    settings = {name.upper() for name in Settings.model_fields}
    names = r"\b((?:TELEGRAM|WEBHOOK|DATABASE|KNOWLEDGE|LOG)_[A-Z_]+)\b"
    named = set(re.findall(names, text(document)))
    assert named <= settings | {"TEST_DATABASE_URL"}


def test_the_changelog_names_every_command_of_the_bot() -> None:
    named = set(re.findall(r"`/([a-z]+)`", text(ROOT / "CHANGELOG.md")))
    assert named == {command.name for command in menu("private")}
    assert "## [Unreleased]" in text(ROOT / "CHANGELOG.md")


def test_nothing_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    found = [
        path.name
        for path in paths
        if path.is_file() and path.suffix not in {".png", ".lock"} and path != Path(__file__)
        if FOREIGN.search(text(path))
    ]
    assert found == []
