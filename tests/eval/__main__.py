"""Print the tables of docs/benchmarks.md: ``make eval``, with ``-v`` also what was missed."""

import sys
from pathlib import Path

from knowledge.index import Index
from knowledge.loader import load
from tests.eval.scoring import DEV_SETS, HERE, false_answers, rows, score, table

SETS = (
    ("Development", DEV_SETS, "dev"),
    ("Blind", HERE, "blind"),
    ("Held-out", HERE, "heldout"),
    ("Open", HERE, "open"),
    ("Honest", HERE, "honest"),
)


def main() -> None:
    index = Index(load(Path("knowledge/gair2023.yaml")))
    for title, folder, name in SETS:
        print(f"\n## {title} set\n")
        if not (folder / f"{name}_queries.jsonl").exists():
            print(f"not here: {name}_queries.jsonl does not ship with the project")
            continue
        report = score(index, rows(folder / f"{name}_queries.jsonl"))
        outside = rows(folder / f"{name}_out_of_scope.jsonl")
        answered, suggested = false_answers(index, outside)
        print(*table(report), sep="\n")
        print(f"| out of scope: answered | {len(outside)} | **{len(answered)}** |")
        print(f"| out of scope: suggested, not wanted | {len(outside)} | {len(suggested)} |")
        if "-v" in sys.argv:
            print("", *report.misses, *answered, *suggested, sep="\n")


if __name__ == "__main__":
    main()
