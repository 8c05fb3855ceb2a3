"""Telling what is typed for a machine from what is asked."""

import re

#: Statements of SQL, markup, templates and shells. Each needs signs that no question has.
_CODE = re.compile(
    r"""
    \b(?:select|delete)\b.{0,80}\bfrom\b.{0,80}[;=*'"]
  | \b(?:drop|alter|create|truncate)\s+(?:table|database)\b
  | \binsert\s+into\b.{0,80}\(
  | \bupdate\b.{0,80}\bset\b.{0,80}=
  | \bunion\s+(?:all\s+)?select\b
  | ['"]\s*(?:or|and)\s*['"\d]
  | <\s*/?\s*(?:script|iframe|img|svg)\b
  | \{\{.*\}\} | \$\{.*\} | \{%.*%\}
  | \$\( | `[^`]+` | \|\s*(?:sh|bash)\b | \brm\s+-\w*[rf] | \.\./\.\./
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def is_code(text: str) -> bool:
    """Whether a text looks like code, as it comes with attempts to break in."""
    return _CODE.search(text) is not None
