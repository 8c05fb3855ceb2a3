"""The text of a message as a bot sends it: parse mode or entities, limits, automatic entities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.detect import with_detected
from bot.sandbox.entities import MAX_ENTITIES, Entity, Formatted, is_blank, tidy, units
from bot.sandbox.given_entities import given_entities
from bot.sandbox.markdown import parse_markdown
from bot.sandbox.markdown_v2 import parse_markdown_v2
from bot.sandbox.markup import parse_html
from bot.sandbox.model import User
from bot.sandbox.objects import known
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024
_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}


@dataclass(frozen=True, slots=True)
class Written:
    """A text that could be parsed; whether a message may have it is for ``finished`` to say."""

    parsed: Formatted

    def finished(self, users: Mapping[int, User], longest: int = MAX_TEXT) -> Formatted:
        """The text as it is kept. Raises ApiError 400 when it is blank or too long.

        ``longest`` counts UTF-16 units; of the entities, Telegram keeps the first hundred.
        """
        content = self.finished_caption(users, longest, "message is too long")
        if is_blank(content.text):
            raise bad_request("message text is empty")
        return content

    def finished_caption(
        self,
        users: Mapping[int, User],
        longest: int = MAX_CAPTION,
        too_long: str = "message caption is too long",
    ) -> Formatted:
        """The same where there need not be a text."""
        content = with_detected(tidy(self.parsed.text, self.parsed.entities))
        if units(content.text) > longest:
            raise bad_request(too_long)
        return Formatted(content.text, _resolved(content.entities, users)[:MAX_ENTITIES])


def read_text(params: Params, name: str) -> Written:
    """The parameter ``name``, parsed. Raises ApiError 400 when it is missing or broken."""
    if not params.text(name):
        raise bad_request("message text is empty")
    return read_caption(params, name, "entities")


def read_caption(params: Params, name: str = "caption", given: str = "caption_entities") -> Written:
    """The same where there need not be a text; ``given`` are entities in place of a parse mode."""
    source = params.text(name)
    entities = params.array(given, "MessageEntity")
    mode = params.text("parse_mode").lower()
    if mode in _PARSERS and source:
        return Written(_PARSERS[mode](source))
    if mode not in {"", "none", *_PARSERS}:
        raise bad_request("unsupported parse_mode")
    return Written(Formatted(source, list(given_entities(params, entities, source))))


def read_preview(params: Params) -> dict[str, Any]:
    """The parameter ``link_preview_options``, also in its older form, as a field of Message."""
    options = params.json("link_preview_options", "link preview options")
    if options is None:
        options = {"is_disabled": True} if params.flag("disable_web_page_preview") else {}
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    kept = known("link_preview_options", options)
    return {"link_preview_options": kept} if kept else {}


def _resolved(entities: list[Entity], users: Mapping[int, User]) -> list[Entity]:
    """Mentions by id carry the whole user; those of strangers, and links to nowhere, vanish."""
    resolved = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = users.get(Params(entity.get("user") or {}).integer("id"))
            if user is not None:
                resolved.append({**entity, "user": user.to_api()})
        elif entity["type"] != "text_link" or entity.get("url"):
            resolved.append(entity)
    return resolved
