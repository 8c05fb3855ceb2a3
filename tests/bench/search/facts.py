"""Of the facts that people's questions ask for, how many stand in the answer."""

import json
import re

from knowledge.index import Index
from tests.bench.search import sets
from tests.eval.scoring import score

_HAN = re.compile(r"[\u3400-\u9fff]")


def shares() -> dict[str, float]:
    """By the language of the question (0..1); every card is in both languages."""
    index = Index(sets.knowledge(sets.SHIPPED))
    rows = [row for path in sets.paths("queries") for row in sets.rows(path)]
    chinese = [row for row in rows if _HAN.search(row["q"])]
    english = [row for row in rows if not _HAN.search(row["q"])]
    return {
        "asked in Chinese": score(index, chinese).fact_share,
        "asked in English": score(index, english).fact_share,
    }


if __name__ == "__main__":
    print(json.dumps(shares()))
