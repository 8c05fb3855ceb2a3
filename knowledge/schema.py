"""The JSON Schema of a knowledge file, for completion and checks while it is being written.

``python -m knowledge.schema`` writes it anew from the models. An editor finds it by a comment in
the first line of a file beside it: ``# yaml-language-server: $schema=schema.json``.
"""

import json
from pathlib import Path

from knowledge.models import Knowledge

FILE = Path(__file__).with_name("schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

TITLE = "Knowledge file of Rostrum"


def text() -> str:
    """The schema as it stands in its file."""
    schema = {"$schema": DIALECT, **Knowledge.model_json_schema(), "title": TITLE}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8", newline="\n")
