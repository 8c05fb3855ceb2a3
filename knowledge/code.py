"""Telling what is typed for a machine from what is asked."""

import re

#: Statements of SQL, markup, templates and shells. Each needs signs or words that no question has.
_CODE = re.compile(
    r"""
    \b(?:select|delete)\b.{0,80}\bfrom\b.{0,80}[;=*'"]
  | \b(?:drop|alter|create|truncate)\s+(?:table|database)\b
  | \binsert\s+into\b.{0,80}\(
  | \bupdate\b.{0,80}\bset\b.{0,80}=
  | \bunion\s+(?:all\s+)?select\b
  | ['"]\s*(?:or|and)\s+['"]?\w+['"]?\s*=
  | <\s*/?\s*(?:script|iframe|img|svg)\b
  | \{\{.*\}\} | \$\{.*\} | \{%.*%\}
  | \$\( | `[^`]+` | \|\s*(?:sh|bash)\b | \brm\s+-\w*[rf] | \.\./\.\./
    """,
    re.VERBOSE | re.DOTALL,
)
#: What the statements above cannot do without; most questions have none of it.
_SIGNS = frozenset(";=*'\"<{$`|(")
_WORDS = ("table", "database", "union", "rm -", "../")


def is_code(folded: str) -> bool:
    """Whether a text (in lower case) looks like code, as it comes with attempts to break in."""
    if _SIGNS.isdisjoint(folded) and not any(word in folded for word in _WORDS):
        return False
    return _CODE.search(folded) is not None
