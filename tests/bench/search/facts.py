"""Of the facts that unseen questions ask for, how many stand in the answer."""

import json
import re

from knowledge.index import Index
from tests.bench.search import sets
from tests.eval.scoring import Report, counted_by, facts_asked, score

_HAN = re.compile(r"[\u3400-\u9fff]")


def shares() -> dict[str, float]:
    """By the language of the question and by how facts are counted (0..1); every card is in both
    languages.
    """
    index = Index(sets.knowledge(sets.SHIPPED))
    found: dict[str, list[Report]] = {}
    for name in sets.UNSEEN:
        for row in sets.rows(name, "queries"):
            language = "Chinese" if _HAN.search(row["q"]) else "English"
            asked = f"asked in {language}, by {counted_by(name)}"
            found.setdefault(asked, []).append(score(index, [row], facts_asked(name)))
    return {asked: sum(reports, Report()).fact_share for asked, reports in sorted(found.items())}


if __name__ == "__main__":
    print(json.dumps(shares()))
