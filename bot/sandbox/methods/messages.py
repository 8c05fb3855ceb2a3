"""Sending, editing and deleting messages."""

from bot.sandbox.entities import Formatted
from bot.sandbox.keyboards import Markup, inline_keyboard
from bot.sandbox.model import JSON, Chat, Message
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.texts import formatted_text
from bot.sandbox.world import World

_DELETABLE_SECONDS = 48 * 3600
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(world: World, params: Params) -> JSON:
    """sendMessage."""
    chat = world.chat(params.text("chat_id"))
    topic = params.integer("message_thread_id") or None
    world.check_writing(chat, topic)
    content = formatted_text(params, "text", world.users)
    markup = inline_keyboard(params)
    reply_to = _replied(chat, params)
    sender = None if chat.type == "channel" else world.bot
    message = world.post(
        chat, sender, content, reply_to, topic=topic, extra=_preview(params), reply_markup=markup
    )
    world.show(message)
    return message.to_api()


def _preview(params: Params) -> JSON:
    options = params.json("link_preview_options", "LinkPreviewOptions")
    if options is None and params.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def _replied(chat: Chat, params: Params) -> Message | None:
    reply = params.object("reply_parameters", "ReplyParameters")
    if reply is not None:
        number, optional = reply.integer("message_id"), reply.flag("allow_sending_without_reply")
    else:
        number = params.integer("reply_to_message_id")
        optional = params.flag("allow_sending_without_reply")
    if not number:
        return None
    message = chat.messages.get(number)
    if message is None and not optional:
        raise bad_request("message to be replied not found")
    return message


def edit_message_text(world: World, params: Params) -> JSON | bool:
    """editMessageText. Without ``reply_markup`` the keyboard goes."""
    message = _edited(world, params)
    content = formatted_text(params, "text", world.users)
    extra = {k: v for k, v in message.extra.items() if k != "link_preview_options"}
    return _change(world, message, content, inline_keyboard(params), extra | _preview(params))


def edit_reply_markup(world: World, params: Params) -> JSON | bool:
    """editMessageReplyMarkup."""
    message = _edited(world, params)
    return _change(world, message, message.content, inline_keyboard(params), message.extra)


def _edited(world: World, params: Params) -> Message:
    """The message to edit: one of the bot's own, or one sent through it."""
    if inline_id := params.text("inline_message_id"):
        found = world.inline_messages.get(inline_id)
        if found is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return found
    if "chat_id" not in params and "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = world.chat(params.text("chat_id"))
    world.check_access(chat)
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to edit not found")
    is_own_post = chat.type == "channel" and message.sender is None
    if not (message.sender is world.bot or is_own_post) or not message.content.text:
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


def delete_message(world: World, params: Params) -> bool:
    """deleteMessage."""
    chat = world.chat(params.text("chat_id"))
    world.check_access(chat)
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted")
    _delete(world, chat, [number])
    return True


def delete_messages(world: World, params: Params) -> bool:
    """deleteMessages: those that cannot be found or deleted are skipped."""
    chat = world.chat(params.text("chat_id"))
    world.check_access(chat)
    numbers = [int(number) for number in params.array("message_ids", "Integer")]
    if not 1 <= len(numbers) <= 100:
        raise bad_request("wrong number of message identifiers")
    found = [number for number in numbers if number in chat.messages]
    _delete(world, chat, [n for n in found if _may_delete(world, chat, chat.messages[n])])
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    is_recent = world.timestamp() - message.date < _DELETABLE_SECONDS
    if chat.type == "private":
        return is_recent
    return chat.bot == "administrator" or (is_recent and message.sender is world.bot)


def _delete(world: World, chat: Chat, numbers: list[int]) -> None:
    for number in numbers:
        message = chat.messages.pop(number)
        world.inline_messages.pop(message.inline_id, None)
    if numbers:
        world.events.publish("delete", chat_id=chat.id, message_ids=numbers)


def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction."""
    chat = world.chat(params.text("chat_id"))
    world.check_writing(chat, params.integer("message_thread_id") or None)
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.events.publish("action", chat_id=chat.id, action=action)
    return True
