"""What a chosen inline result sends: a text, a place, a contact, or a picture by its address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from bot.sandbox.entities import Formatted
from bot.sandbox.model import JSON, User
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.texts import read_caption, read_preview, read_text


@dataclass(frozen=True, slots=True)
class Content:
    """A message to be: its text, or its ``media`` (fields of Message) with a caption."""

    text: Formatted = field(default_factory=lambda: Formatted(""))
    media: JSON = field(default_factory=dict)
    extra: JSON = field(default_factory=dict)


def read_content(fields: Params, users: Mapping[int, User]) -> Content | None:
    """The field ``input_message_content``; None when missing. Raises ApiError 400."""
    content = fields.object("input_message_content", "InputMessageContent")
    if content is None:
        return None
    if content.text("message_text"):
        text = read_text(content, "message_text").finished(users)
        return Content(text, extra=read_preview(content))
    if "latitude" in content and "longitude" in content:
        is_venue = "title" in content and "address" in content
        return Content(media=_place(content, is_venue=is_venue))
    if "phone_number" in content:
        return Content(media=_contact(content))
    return None


def own_content(kind: str, fields: Params, users: Mapping[int, User]) -> Content:
    """What a result of a type sends when it brings no content of its own. Raises ApiError 400."""
    if kind in {"location", "venue"}:
        return Content(media=_place(fields, is_venue=kind == "venue"))
    if kind == "contact":
        return Content(media=_contact(fields))
    return Content(read_caption(fields).finished_caption(users), _picture(kind, fields))


def _number(fields: Params, name: str) -> float:
    try:
        number = float(fields.text(name))
    except ValueError:
        raise bad_request(
            f'can\'t parse inline query result: Field "{name}" must be a valid Number'
        ) from None
    limit = 90 if name == "latitude" else 180
    if not -limit <= number <= limit:
        raise bad_request("wrong location specified")
    return number


def _place(fields: Params, *, is_venue: bool) -> JSON:
    location = {name: _number(fields, name) for name in ("latitude", "longitude")}
    if not is_venue:
        return {"location": location}
    venue = {"location": location, "title": fields.text("title"), "address": fields.text("address")}
    return {"location": location, "venue": venue}


def _contact(fields: Params) -> JSON:
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: value for name in names if (value := fields.text(name))}
    if not contact.get("first_name"):
        raise bad_request("can't parse inline query result: Can't find field \"first_name\"")
    return {"contact": contact}


def _picture(kind: str, fields: Params) -> JSON:
    """A file as Telegram would know it; nothing is fetched from its address."""
    prefix = {"mpeg4_gif": "mpeg4"}.get(kind, kind)
    mark = sha256(fields.text(f"{prefix}_url").encode()).hexdigest()
    width, height = fields.integer(f"{prefix}_width", 320), fields.integer(f"{prefix}_height", 240)
    file = {
        "file_id": f"sandbox-{mark[:32]}",
        "file_unique_id": mark[:16],
        "width": width,
        "height": height,
    }
    if kind == "photo":
        return {"photo": [file]}
    film = file | {"duration": fields.integer(f"{prefix}_duration")}
    if kind == "video":
        return {"video": film | {"mime_type": fields.text("mime_type")}}
    mime_type = "image/gif" if kind == "gif" else "video/mp4"
    return {
        "animation": film | {"mime_type": mime_type},
        "document": {**file, "mime_type": mime_type},
    }
