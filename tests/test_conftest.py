"""What the tests say in the end of a machine that lacks something."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_what_could_not_run_is_said_before_the_closing_line() -> None:
    tests = ["tests/e2e/test_page.py", "tests/compat/test_bots.py"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "page or grammY", *tests],
        cwd=ROOT,
        env=os.environ | {"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    _, _, said = done.stdout.partition("what this machine lacks")
    assert "8 not run: needs Chromium: apt-get install chromium" in said
    assert "2 not run: needs Node.js: apt-get install nodejs npm, then make compat" in said
    assert "10 skipped" in said.splitlines()[-1]
