"""The questions of a run: machine-made for made-up corpora, people's for the shipped file."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from knowledge.loader import load
from knowledge.models import Knowledge
from tests.bench.processes import ROOT
from tests.bench.search import inside, outside
from tests.bench.search.corpus import generate
from tests.bench.search.fits import Fits
from tests.bench.search.question import Question

SHIPPED = 0
#: Beside the repository where there are any, as in :mod:`tests.eval.scoring`.
FOLDERS = (ROOT / "tests" / "eval", ROOT.parent / "shared" / "eval")
_EXPECTED = ("expect_speakers", "expect_topics", "expect_systems")


@dataclass(frozen=True, slots=True)
class Sets:
    """``trial`` questions warm everything up and find thresholds; only ``asked`` ones count."""

    trial: list[Question]
    asked: list[Question]

    def write(self, path: Path) -> None:
        plain = {"trial": self.trial, "asked": self.asked}
        path.write_text(json.dumps({k: [q.plain() for q in v] for k, v in plain.items()}))

    @classmethod
    def read(cls, path: Path) -> "Sets":
        plain = json.loads(path.read_text())
        return cls(*([Question.of(row) for row in plain[key]] for key in ("trial", "asked")))


def knowledge(size: int) -> Knowledge:
    """Of so many entries; for :data:`SHIPPED` the file that is shipped."""
    return generate(size) if size else load(ROOT / "knowledge" / "gair2023.yaml")


def make(size: int, each: int, strangers: int) -> Sets:
    """Machine-made questions are ``each`` of a kind and so many ``strangers``; in random order, so
    that the first of them are as good a sample as all.
    """
    fits = Fits(knowledge(size))
    trial = _made(fits, Random(f"trial {size}"), 20, 150)
    tried = {question.q for question in trial}
    found = people() if size == SHIPPED else _made(fits, Random(f"asked {size}"), each, strangers)
    asked = [question for question in found if question.q not in tried]
    Random(size).shuffle(asked)
    return Sets(trial, asked)


def _made(fits: Fits, random: Random, each: int, strangers: int) -> list[Question]:
    found = inside.questions(fits, random, each) + outside.questions(fits, random, strangers)
    random.shuffle(found)
    return found


def people() -> list[Question]:
    """What people wrote about the shipped file, in every question set that is there."""
    found: dict[str, Question] = {}
    for path in paths("queries"):
        for row in rows(path):
            expected = frozenset(id_ for key in _EXPECTED for id_ in row[key])
            question = Question(row["q"], row["kind"], expected, bool(row["suggest_ok"]))
            found.setdefault(row["q"], question)
    for path in paths("out_of_scope"):
        for row in rows(path):
            found.setdefault(row["q"], Question(row["q"], row["kind"]))
    return list(found.values())


def paths(what: str) -> list[Path]:
    """The sets of ``queries`` or ``out_of_scope``."""
    return sorted(path for folder in FOLDERS for path in folder.glob(f"*_{what}.jsonl"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    size, each, strangers, path = sys.argv[1:]
    make(int(size), int(each), int(strangers)).write(Path(path))


if __name__ == "__main__":
    main()
