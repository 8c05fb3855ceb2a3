"""Sending files, and where to fetch them."""

import mimetypes

from bot.sandbox.files import File, Upload
from bot.sandbox.keyboards import reply_markup
from bot.sandbox.methods.messages import replied, sending_place
from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import send
from bot.sandbox.texts import read_caption
from bot.sandbox.world import World

_WRONG = "wrong file identifier/HTTP URL specified"


def send_document(world: World, params: Params) -> JSON:
    """sendDocument: a file that comes with the call, or the ``file_id`` of an earlier one."""
    given = _given(world, params)
    caption = read_caption(params)
    chat, topic = sending_place(world, params)
    markup = reply_markup(params, chat.type)
    content = caption.finished_caption(world.users)
    extra: JSON = {"has_protected_content": True} if params.flag("protect_content") else {}
    reply_to = replied(chat, params)
    file = world.files.keep(given, "documents") if isinstance(given, Upload) else given
    message = send(
        world,
        chat,
        content,
        reply_to,
        markup=markup,
        topic=topic,
        extra=extra,
        media={"document": _document(file)},
    )
    return message.to_api()


def get_file(world: World, params: Params) -> JSON:
    """getFile."""
    number = params.text("file_id")
    if not number:
        raise bad_request("file_id not specified")
    file = world.files.get(number)
    if file is None:
        raise bad_request("invalid file_id")
    return file.to_api() | {"file_path": file.path}


def _given(world: World, params: Params) -> Upload | File:
    value = params.raw("document")
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.raw(value.removeprefix("attach://"))
    if not value or isinstance(value, list | dict):
        raise bad_request("there is no document in the request")
    if isinstance(value, Upload):
        if not value.content:
            raise bad_request("file must be non-empty")
        return value
    file = world.files.get(params.text("document"))
    if file is None:  # an address, too: the sandbox fetches nothing
        raise bad_request(_WRONG)
    return file


def _document(file: File) -> JSON:
    guessed, _ = mimetypes.guess_type(file.name)
    return {"file_name": file.name, "mime_type": guessed or file.type} | file.to_api()
