"""The questions of a run: machine-made for made-up corpora, people's for the shipped file."""

import json
import sys
from dataclasses import dataclass
from itertools import chain
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
#: Question sets that were not read while the search was built: only these count for goals.
UNSEEN = ("heldout", "honest")
#: Those that were read, for weights, words and the shipped file to be tuned on.
SEEN = ("dev", "blind", "open")
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
    that the first of them are as good a sample as all; people's unseen ones come first.
    """
    fits = Fits(knowledge(size))
    trial = _made(fits, Random(f"trial {size}"), 20, 150)
    asked = people() if size == SHIPPED else _made(fits, Random(f"asked {size}"), each, strangers)
    counting = {question.q for question in asked}
    Random(size).shuffle(asked)
    asked.sort(key=lambda question: question.source in SEEN)
    return Sets([question for question in trial if question.q not in counting], asked)


def _made(fits: Fits, random: Random, each: int, strangers: int) -> list[Question]:
    found = inside.questions(fits, random, each) + outside.questions(fits, random, strangers)
    random.shuffle(found)
    return found


def people() -> list[Question]:
    """What people wrote about the shipped file, in every question set that is there; what is also
    in a set that was read is not unseen.
    """
    found: dict[str, Question] = {}
    for name in (*SEEN, *UNSEEN):
        for row in rows(name, "queries"):
            expected = frozenset(id_ for key in _EXPECTED for id_ in row[key])
            ask_back = bool(row["suggest_ok"])
            found.setdefault(row["q"], Question(row["q"], row["kind"], expected, ask_back, name))
        for row in rows(name, "out_of_scope"):
            found.setdefault(row["q"], Question(row["q"], row["kind"], source=name))
    return list(found.values())


def rows(name: str, what: str) -> list[dict[str, Any]]:
    """The ``queries`` or ``out_of_scope`` of a set; none where it does not ship."""
    paths = [folder / f"{name}_{what}.jsonl" for folder in FOLDERS]
    lines = [path.read_text("utf-8").splitlines() for path in paths if path.exists()]
    return [json.loads(line) for line in chain.from_iterable(lines)]


def main() -> None:
    size, each, strangers, path = sys.argv[1:]
    make(int(size), int(each), int(strangers)).write(Path(path))


if __name__ == "__main__":
    main()
