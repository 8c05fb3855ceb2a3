"""Sending and deleting messages."""

from bot.sandbox.keyboards import reply_markup
from bot.sandbox.methods.places import accessible, message_id, message_ids, message_in
from bot.sandbox.model import JSON, Chat, Message
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import remove, send
from bot.sandbox.texts import MAX_TEXT, read_caption, read_preview, read_text
from bot.sandbox.world import World

_DELETABLE_SECONDS = 48 * 3600
_ACTIONS = {
    "cancel",
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "record_audio",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "find_location",
    "pick_up_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, params: Params) -> JSON:
    """sendMessage."""
    written = read_text(params, "text")
    chat, topic = sending_place(world, params)
    markup = reply_markup(params, chat.type)
    content = written.finished(world.users)
    extra = read_preview(params)
    if params.flag("protect_content"):
        extra["has_protected_content"] = True
    reply_to = replied(chat, params)
    return send(world, chat, content, reply_to, markup=markup, topic=topic, extra=extra).to_api()


def send_message_draft(world: World, params: Params) -> bool:
    """sendMessageDraft: the text is checked; people see that the bot is typing."""
    written = read_caption(params, "text", "entities")
    chat, _ = sending_place(world, params)
    if chat.type != "private":
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    if not params.integer("draft_id"):
        raise bad_request("draft identifier must be non-zero")
    written.finished_caption(world.users, MAX_TEXT, "message is too long")
    world.events.publish("action", chat_id=chat.id, action="typing")
    return True


def sending_place(world: World, params: Params) -> tuple[Chat, int | None]:
    """The chat and the topic to write to. Raises ApiError when the bot may not write there."""
    chat = world.chat(params.text("chat_id"))
    topic = params.integer("message_thread_id") or None
    world.check_writing(chat, topic)
    return chat, topic


def replied(chat: Chat, params: Params) -> Message | None:
    """The message to reply to, in the present or the older way. Raises ApiError 400."""
    reply = params.object("reply_parameters", "ReplyParameters")
    source = reply if reply is not None else params
    name = "reply_to_message_id" if reply is None else "message_id"
    number, optional = source.integer(name), source.flag("allow_sending_without_reply")
    if not number:
        return None
    message = chat.messages.get(number)
    if message is None and not optional:
        raise bad_request("message to be replied not found")
    quote = reply.text("quote") if reply is not None else ""
    if message is not None and quote and quote not in message.content.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return message


def delete_message(world: World, params: Params) -> bool:
    """deleteMessage."""
    chat = accessible(world, params)
    message = message_in(chat, message_id(params), "to delete")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted")
    remove(world, chat, [message.id])
    return True


def delete_messages(world: World, params: Params) -> bool:
    """deleteMessages: those that cannot be found or deleted are skipped."""
    numbers = dict.fromkeys(message_ids(params))
    chat = accessible(world, params)
    found = [number for number in numbers if number in chat.messages]
    remove(world, chat, [n for n in found if _may_delete(world, chat, chat.messages[n])])
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    is_recent = world.timestamp() - message.date < _DELETABLE_SECONDS
    if chat.type == "private":
        return is_recent
    return chat.bot == "administrator" or (is_recent and message.sender is world.bot)


def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction."""
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat, _ = sending_place(world, params)
    world.events.publish("action", chat_id=chat.id, action=action)
    return True
