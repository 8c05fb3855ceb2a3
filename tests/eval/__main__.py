"""Print the tables of docs/benchmarks.md: ``make eval``, with ``V=-v`` also what was missed of the
sets that were read while the search was built.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.index import Index
from knowledge.loader import load
from tests.bench.figures import table
from tests.eval.scoring import (
    BARE,
    DEV_SETS,
    HERE,
    Report,
    counted_by,
    facts_asked,
    false_answers,
    rows,
    score,
)

#: Where each set is; the first ones were not read.
UNSEEN = {"heldout": HERE, "honest": HERE}
SEEN = {"dev": DEV_SETS, "blind": HERE, "open": HERE}
TITLES = {"heldout": "held-out", "dev": "development"}


@dataclass(frozen=True, slots=True)
class Column:
    """A set's figures. ``outside`` questions are out of scope; lines describe what was missed."""

    title: str
    report: Report
    counted: str
    outside: int
    answered: list[str]
    suggested: list[str]

    def __add__(self, other: "Column") -> "Column":
        counted = self.counted if self.counted == other.counted else "both"
        return Column(
            "both unseen",
            self.report + other.report,
            counted,
            self.outside + other.outside,
            self.answered + other.answered,
            self.suggested + other.suggested,
        )


def measured(index: Index, name: str, folder: Path) -> Column:
    outside = rows(folder / f"{name}_out_of_scope.jsonl")
    report = score(index, rows(folder / f"{name}_queries.jsonl"), facts_asked(name))
    found = false_answers(index, outside)
    return Column(TITLES.get(name, name), report, counted_by(name), len(outside), *found)


def main() -> None:
    index = Index(load(Path("knowledge/gair2023.yaml")))
    heldout, honest = (measured(index, name, folder) for name, folder in UNSEEN.items())
    there = {n: folder for n, folder in SEEN.items() if (folder / f"{n}_queries.jsonl").exists()}
    seen = [measured(index, name, folder) for name, folder in there.items()]
    for name in SEEN.keys() - there.keys():
        print(f"not here: {name}_queries.jsonl does not ship with the project", file=sys.stderr)
    columns = [heldout, honest, heldout + honest, *seen]
    titles = [column.title for column in columns]
    print(table(["", *titles], _totals(columns)), end="\n\n")
    print(table(["right first, by kind", *titles], _kinds(columns)))
    if "-v" in sys.argv:
        for column in seen:
            print(f"\n{column.title}:", *column.report.misses, sep="\n")
            print("", *column.answered, *column.suggested, sep="\n")


def _totals(columns: list[Column]) -> Iterator[list[str]]:
    reports = [column.report for column in columns]
    yield ["questions", *(str(report.asked.total()) for report in reports)]
    yield ["right first", *(f"**{_percent(report.share())}**" for report in reports)]
    yield ["bare names, right first", *(_percent(report.share(BARE)) for report in reports)]
    yield ["side by side", *(_of(r.beside_found, r.beside) for r in reports)]
    yield ["facts in the answer", *(_of(r.facts_found, r.facts) for r in reports)]
    yield ["the same", *(f"**{_percent(report.fact_share)}**" for report in reports)]
    yield ["facts counted by", *(column.counted for column in columns)]
    yield ["out of scope", *(str(column.outside) for column in columns)]
    yield ["answered", *(f"**{len(column.answered)}**" for column in columns)]
    yield ["asked back where none may be", *(str(len(column.suggested)) for column in columns)]


def _kinds(columns: list[Column]) -> Iterator[list[str]]:
    for kind in sorted({kind for column in columns for kind in column.report.asked}):
        reports = [column.report for column in columns]
        yield [kind, *(_of(report.right[kind], report.asked[kind]) for report in reports)]


def _of(found: int, asked: int) -> str:
    return f"{found} of {asked}" if asked else ""


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


if __name__ == "__main__":
    main()
