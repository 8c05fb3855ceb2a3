"""Changing messages: text, caption and buttons."""

from bot.sandbox.entities import Formatted
from bot.sandbox.keyboards import Markup, inline_keyboard
from bot.sandbox.methods.places import accessible, message_id, message_in
from bot.sandbox.model import JSON, Message
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.texts import read_caption, read_preview, read_text
from bot.sandbox.world import World

_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, params: Params) -> JSON | bool:
    """editMessageText. Without ``reply_markup`` the keyboard goes."""
    written = read_text(params, "text")
    message = _edited(world, params)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    content = written.finished(world.users)
    extra = {k: v for k, v in message.extra.items() if k != "link_preview_options"}
    return _change(world, message, content, _markup(message, params), extra | read_preview(params))


def edit_caption(world: World, params: Params) -> JSON | bool:
    """editMessageCaption. Without ``caption`` it goes."""
    written = read_caption(params)
    message = _edited(world, params)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    content = written.finished_caption(world.users)
    return _change(world, message, content, _markup(message, params), message.extra)


def edit_reply_markup(world: World, params: Params) -> JSON | bool:
    """editMessageReplyMarkup."""
    message = _edited(world, params)
    return _change(world, message, message.content, _markup(message, params), message.extra)


def _markup(message: Message, params: Params) -> Markup | None:
    return inline_keyboard(params, "inline" if message.via_bot else message.chat.type)


def _edited(world: World, params: Params) -> Message:
    """The message to edit: one of the bot's own, or one sent through it."""
    inline_id = params.text("inline_message_id")
    if "chat_id" not in params and "message_id" not in params:
        if not inline_id:
            raise bad_request("message identifier is not specified")
        if inline_id not in world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.inline_messages[inline_id]
    chat = accessible(world, params)
    message = message_in(chat, message_id(params), "to edit")
    is_own_post = chat.type == "channel" and message.sender is None
    is_own = message.sender is world.bot or is_own_post
    # What brought a reply keyboard stays as it is, and so does what was forwarded.
    is_fixed = message.is_service() or message.keyboard or "forward_origin" in message.extra
    if not is_own or is_fixed:
        raise bad_request("message can't be edited")
    return message


def _change(
    world: World, message: Message, content: Formatted, markup: Markup | None, extra: JSON
) -> JSON | bool:
    if (content, markup, extra) == (message.content, message.reply_markup, message.extra):
        raise bad_request(_UNCHANGED)
    if content != message.content:
        message.edit_date = world.timestamp()
    message.content, message.reply_markup, message.extra = content, markup, extra
    world.show(message, "edit")
    return True if message.via_bot else message.to_api()
