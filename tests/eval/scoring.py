"""How well questions are answered: right entity first, facts in the answer, false answers."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handlers.cards import Card
from handlers.replies import answer
from knowledge.answer import Found, Outcome, Suggested
from knowledge.index import Index

HERE = Path(__file__).parent
#: The development sets live outside the repository: in EVAL_SETS, else in ``shared/eval`` beside
#: it. What needs them says so when they are absent.
DEV_SETS = Path(os.environ.get("EVAL_SETS", HERE.parents[2] / "shared" / "eval"))
BARE = {"exact-name", "typo-name", "homophone", "pinyin", "traditional", "partial", "org"}

Row = dict[str, Any]
#: By question: for each fact that it asks for, the ids of the points any of which states it.
Facts = dict[str, list[list[str]]]


def rows(path: Path) -> list[Row]:
    """A question set: one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fact_labels() -> dict[str, list[str]]:
    """Which points of the shipped file state a fact that the development questions ask for."""
    labels: dict[str, list[str]] = json.loads((HERE / "dev_facts.json").read_text("utf-8"))
    return labels


def facts_asked(name: str) -> Facts | None:
    """What a set's questions ask for, where that is labelled."""
    path = HERE / f"facts_{name}.json"
    labels: Facts | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return labels


def counted_by(name: str) -> str:
    """How a set's facts are counted: strictly, or by any statement on a paragraph cited."""
    labelled = name == "dev" or facts_asked(name) is not None
    return "labelled statement" if labelled else "cited paragraph"


@dataclass(slots=True)
class Report:
    """Counts by kind of question; ``misses`` are described in a line each."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    facts_found: int = 0
    beside: int = 0
    beside_found: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: "Report") -> "Report":
        return Report(
            self.asked + other.asked,
            self.right + other.right,
            self.facts + other.facts,
            self.facts_found + other.facts_found,
            self.beside + other.beside,
            self.beside_found + other.beside_found,
            self.misses + other.misses,
        )

    def share(self, kinds: set[str] | None = None) -> float:
        """Right entity first, of the questions of these kinds (0..1)."""
        chosen = [kind for kind in self.asked if kinds is None or kind in kinds]
        return sum(self.right[k] for k in chosen) / max(1, sum(self.asked[k] for k in chosen))

    @property
    def beside_share(self) -> float:
        """Of the questions with two names or for several voices, those answered side by side."""
        return self.beside_found / max(1, self.beside)

    @property
    def fact_share(self) -> float:
        """Facts asked for that stand in the answer (0..1)."""
        return self.facts_found / max(1, self.facts)


def score(index: Index, questions: list[Row], facts: Facts | None = None) -> Report:
    """Ask every question; a did-you-mean counts where the set says that it may.

    ``facts`` are counted one by one. Without them, as :func:`counted_by` says.
    """
    report = Report()
    labels = fact_labels()
    for row in questions:
        outcome, card = answer(index, row["q"])
        printed = {point.id for point in card.points} if isinstance(card, Card) else set()
        cited = {line for id_ in printed for line in index.points[id_].source}
        report.asked[row["kind"]] += 1
        if _is_right(outcome, row):
            report.right[row["kind"]] += 1
        else:
            report.misses.append(f"{row['kind']}: {row['q']!r} -> {_describe(outcome)}")
        told = {side.entity.id for side in getattr(outcome, "sides", ())}
        if row.get("both") or row.get("voices"):
            report.beside += 1
            wanted = set(row.get("both") or row["voices"])
            beside = len(told & wanted) >= (len(wanted) if row.get("both") else 2)
            report.beside_found += beside
            if not beside:
                report.misses.append(f"beside: {row['q']!r} -> {sorted(told)}")
        wanted_facts = [labels[fact] for fact in row.get("fact_ids", ())]
        if facts is not None:
            wanted_facts = facts.get(row["q"], [])
        elif row.get("paragraphs"):
            report.facts += 1
            report.facts_found += not cited.isdisjoint(row["paragraphs"])
        report.facts += len(wanted_facts)
        report.facts_found += sum(not printed.isdisjoint(fact) for fact in wanted_facts)
    return report


def false_answers(index: Index, questions: list[Row]) -> tuple[list[str], list[str]]:
    """Out-of-scope questions that were answered, and those suggested for where none may be."""
    answered: list[str] = []
    suggested: list[str] = []
    for row in questions:
        outcome, _ = answer(index, row["q"])
        if isinstance(outcome, Found):
            answered.append(f"{row['kind']}: {row['q']!r} -> {_describe(outcome)}")
        elif isinstance(outcome, Suggested) and not row["suggest_ok"]:
            suggested.append(f"{row['kind']}: {row['q']!r} -> {_describe(outcome)}")
    return answered, suggested


def _expected(row: Row) -> set[str]:
    return {*row["expect_speakers"], *row["expect_topics"], *row["expect_systems"]}


def _is_right(outcome: Outcome, row: Row) -> bool:
    match outcome:
        case Found(matches=matches):
            return matches[0].entity.id in _expected(row)
        case Suggested(matches=matches):
            named = {match.entity.id for match in matches}
            return bool(row["suggest_ok"]) and not named.isdisjoint(_expected(row))
        case _:
            return False


def _describe(outcome: Outcome) -> str:
    matches = getattr(outcome, "matches", ())
    return f"{type(outcome).__name__} {[match.entity.id for match in matches[:3]]}"
