"""Write knowledge/shapes.txt from the Unicode Han database (Unihan_DictionaryLikeData.txt).

    python tools/make_shapes.py /path/to/Unihan_DictionaryLikeData.txt[.bz2] > knowledge/shapes.txt

The file comes with Unicode's Unihan.zip and with Debian's package ``unicode-data``.
"""

import bz2
import sys
from pathlib import Path

HEAD = """\
# How Chinese characters look: Cangjie code and four-corner code, one character a line.
# Facts from the Unicode Han database (kCangjie, kFourCornerCode), Unicode License v3.
# Made by tools/make_shapes.py; do not edit.
"""
FIRST, LAST = 0x4E00, 0x9FFF


def main(path: Path) -> None:
    raw = path.read_bytes()
    text = (bz2.decompress(raw) if path.suffix == ".bz2" else raw).decode("utf-8")
    codes: dict[int, dict[str, str]] = {}
    for line in text.splitlines():
        if not line.startswith("U+"):
            continue
        point, field, value = line.split("\t")
        code = int(point.partition("+")[2], base=16)
        if field in {"kCangjie", "kFourCornerCode"} and FIRST <= code <= LAST:
            codes.setdefault(code, {})[field] = value.split()[0]
    sys.stdout.write(HEAD)
    for point, fields in sorted(codes.items()):
        # GB 2312 holds what people type in Simplified Chinese; the rest would only add weight.
        try:
            chr(point).encode("gb2312")
        except UnicodeEncodeError:
            continue
        cangjie = fields.get("kCangjie", "-")
        corners = fields.get("kFourCornerCode", "-")[:4]
        sys.stdout.write(f"{chr(point)} {cangjie} {corners}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
