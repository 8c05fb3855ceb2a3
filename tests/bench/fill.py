"""Put printed tables into docs/benchmarks.md: ``make -s eval | python -m tests.bench.fill eval``.

They stand between a line ``<!-- eval -->`` and a line ``<!-- /eval -->``; other names likewise.
"""

import sys

from tests.bench.processes import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"


def filled(page: str, name: str, tables: str) -> str:
    """The page with these tables under a name; ValueError where it has no place for them."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, began, rest = page.partition(begin)
    _, ended, after = rest.partition(end)
    if not (began and ended):
        raise ValueError(f"the page has no lines {begin.strip()} and {end.strip()}")
    return f"{before}{begin}\n{tables.strip()}\n\n{end}{after}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8"), sys.argv[1], sys.stdin.read()), "utf-8")
