"""The table of objects against the Bot API's own description."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.methods import METHODS
from bot.sandbox.objects import OBJECTS, known
from bot.sandbox.unknown import unknown_fields

_SIMPLE = {"Integer", "String", "Boolean", "Float", "InputFile"}


def kinds_of(types: dict[str, Any], field: dict[str, Any]) -> Iterator[str]:
    """The kinds of object that a field or parameter may hold."""
    for name in field["types"]:
        plain = name.replace("Array of ", "")
        if plain not in _SIMPLE:
            yield from types[plain].get("subtypes") or [plain]


def whole(types: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """An object with all that it may hold, for each kind of object within it."""
    fields = types[kind].get("fields", [])
    value: dict[str, Any] = {field["name"]: "x" for field in fields}
    yield value
    for field in fields:
        for inner in kinds_of(types, field):
            for full in whole(types, inner):
                yield value | {field["name"]: [[full]]}


def test_whole_objects_are_known(bot_api: dict[str, Any]) -> None:
    types, count = bot_api["types"], 0
    for method in METHODS.values():
        for field in bot_api["methods"][method.name].get("fields", []):
            for kind in kinds_of(types, field):
                assert field["name"] in OBJECTS, method.name
                for value in whole(types, kind):
                    count += 1
                    assert unknown_fields({field["name"]: value}, method.parameters) == []
    assert count > len(OBJECTS)


def test_names_are_the_bot_apis(bot_api: dict[str, Any]) -> None:
    described: dict[str, list[frozenset[str]]] = {}
    every = [*bot_api["methods"].values(), *bot_api["types"].values()]
    for field in (field for owner in every for field in owner.get("fields", [])):
        for kind in kinds_of(bot_api["types"], field):
            names = (one["name"] for one in bot_api["types"][kind].get("fields", []))
            described.setdefault(field["name"], []).append(frozenset(names))
    for name, kinds in OBJECTS.items():
        for known_kind in kinds:
            # Of older names it has a few more.
            assert any(names <= known_kind.names for names in described[name]), (name, known_kind)


def test_fields_of_a_kind_have_the_same_objects() -> None:
    assert OBJECTS["entities"] == OBJECTS["caption_entities"]
    assert "type" in OBJECTS["results"][0].names
    assert {kind.type for kind in OBJECTS["menu_button"]} == {"default", "commands", "web_app"}


def test_what_is_unknown_is_not_kept() -> None:
    assert known("link_preview_options", {"is_disabled": True, "disabled": 1}) == {
        "is_disabled": True
    }
    assert known("scope", {"chat_id": 1, "x": 2}) == {"chat_id": 1}
