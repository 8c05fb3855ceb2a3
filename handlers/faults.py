"""What is wrong with a knowledge file, and how to mend it, in words."""

from collections.abc import Iterable

from handlers.locales import translator
from handlers.words import echo, mark
from knowledge.faults import Code, Fault
from knowledge.models import Language

_SENTENCES: dict[Code, str] = {
    "missing_file": mark("There is no such file — check the path"),
    "not_a_file": mark("This is not a file — give the path of a YAML file"),
    "unreadable": mark("The file cannot be read: {reason} — check its permissions"),
    "too_big": mark("The file is larger than {limit} MB — shorten it"),
    "not_utf8": mark("This is not UTF-8 — save the file in UTF-8"),
    "empty_file": mark("The file is empty — write event, speakers, topics and points"),
    "yaml_syntax": mark("This is not YAML: {problem} — mend it here or just above"),
    "yaml_alias": mark(
        "The YAML alias *{name} is not allowed — write the value itself; "
        "a text that begins with * needs quotes"
    ),
    "yaml_anchor": mark(
        "The YAML anchor &{name} is not allowed — delete it; a text that begins with & needs quotes"
    ),
    "yaml_tag": mark(
        "The YAML tag {tag} is not allowed — delete it; a text that begins with ! needs quotes"
    ),
    "yaml_documents": mark("A second YAML document begins here — keep everything in one"),
    "complex_key": mark("A list or a mapping cannot be a key — write a word before the colon"),
    "duplicate_key": mark("{key} was already given on line {line} — keep one of the two"),
    "too_deep": mark("This is nested more than {limit} levels deep — indent it less"),
    "control_character": mark("The invisible character {character} is not allowed — delete it"),
    "wrong_root": mark("The file must be a mapping — write event, speakers, topics and points"),
    "missing": mark("{key} is missing here — add it"),
    "unknown_key": mark("{key} is not a known key here — use one of: {known}"),
    "wrong_type": mark("{key} must be {expected}, not {found} — {mend}"),
    "bad_id": mark(
        "{id} cannot be an id — use lower-case letters, digits and single hyphens between them"
    ),
    "bad_number": mark("{number} is not a paragraph number — count paragraphs from 1"),
    "blank": mark("{key} is blank — write a text or delete it"),
    "several_lines": mark("{key} has several lines — write it on one, or with >- in place of |"),
    "outer_spaces": mark("{key} begins or ends with white space — delete the white space"),
    "long_line": mark("{key} has {length} characters, the limit is {limit} — shorten it"),
    "long_zh": mark("{key} has {length} characters, the limit is {limit} — shorten it"),
    "long_en": mark("{key} has {length} words, the limit is {limit} — shorten it"),
    "too_many": mark("{key} has {length} items, the limit is {limit} — keep the best"),
    "empty_list": mark("{key} is empty — write at least one item"),
    "duplicate_id": mark("The id {id} was already given on line {line} — choose another"),
    "repeated_id": mark("{id} is listed here twice — keep one of the two"),
    "unknown_id": mark("There is no {id} among the {key} — add it there or correct the id"),
    "other_kind": mark("{id} is one of the {right} — list it under {right}, not under {key}"),
    "unattached": mark(
        "This point has no speakers, topics or systems, so nothing leads to it — name at least one"
    ),
}
#: Instead of the above where a known word is near.
_SUGGESTIONS: dict[Code, str] = {
    "unknown_key": mark("{key} is not a known key here — did you mean {nearest}?"),
    "unknown_id": mark("There is no {id} among the {key} — did you mean {nearest}?"),
}
#: By :data:`knowledge.faults.Type`.
_TYPES: dict[str | int, str] = {
    "text": mark("a text"),
    "whole_number": mark("a whole number"),
    "other_number": mark("a number of another form"),
    "list": mark("a list"),
    "mapping": mark("a mapping"),
    "yes_no": mark("yes or no"),
    "date": mark("a date"),
    "nothing": mark("empty"),
}
_MENDS: dict[str | int, str] = {
    "text": mark("write one text, in quotes"),
    "whole_number": mark("write it in digits, without quotes"),
    "list": mark("write the items in square brackets, or one a line after a hyphen"),
    "mapping": mark("write its keys with their values below it"),
}
#: The longest parameter that is repeated, in characters.
LONGEST = 80


def sentences(faults: Iterable[Fault], language: Language) -> str:
    """Every fault on a line of its own."""
    return "\n".join(sentence(fault, language) for fault in faults)


def sentence(fault: Fault, language: Language) -> str:
    """``file:line:column: what is wrong — how to mend it``, on one line."""
    _ = translator(language)
    given = fault.parameters
    message = _SUGGESTIONS[fault.code] if given.get("nearest") else _SENTENCES[fault.code]
    values = {
        name: echo(value, LONGEST) if isinstance(value, str) else value
        for name, value in given.items()
    }
    if fault.code == "wrong_type":
        values |= {name: _(_TYPES[given[name]]) for name in ("expected", "found")}
        values["mend"] = _(_MENDS[given["expected"]])
    return f"{fault.file}:{fault.line}:{fault.column}: {_(message).format(**values)}"
