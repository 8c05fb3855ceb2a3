"""Write the examples of docs/matching.md anew: ``.venv/bin/python tools/matching_examples.py``.

An example is a block of a command, ``$ python -m bot ask --why "…"``, and what it prints.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.why import why  # noqa: E402 - found once the path is set
from knowledge.index import Index  # noqa: E402
from knowledge.loader import load  # noqa: E402

PAGE = ROOT / "docs" / "matching.md"
EXAMPLE = re.compile(r'(?<=```console\n)(\$ \S+ -m bot ask --why "(.+)"\n)([^`]*)(?=```)')


def examples(page: str) -> list[tuple[str, str]]:
    """The questions of a page, and what it says that is printed."""
    return [(match[2], match[3].rstrip()) for match in EXAMPLE.finditer(page)]


def rewritten(page: str, index: Index) -> str:
    """The page with what is printed now."""
    return EXAMPLE.sub(lambda match: f"{match[1]}{why(index, match[2])}\n", page)


if __name__ == "__main__":
    shipped = Index(load(ROOT / "knowledge" / "gair2023.yaml"))
    PAGE.write_text(rewritten(PAGE.read_text("utf-8"), shipped), "utf-8")
