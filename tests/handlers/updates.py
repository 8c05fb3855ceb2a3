"""Updates as Telegram sends them."""

from typing import Any

PERSON: dict[str, Any] = {"id": 77, "is_bot": False, "first_name": "R", "language_code": "zh-hans"}
PRIVATE = {"id": 77, "type": "private", "first_name": "R"}
GROUP: dict[str, Any] = {"id": -100500, "type": "supergroup", "title": "GAIR"}
CHANNEL: dict[str, Any] = {"id": -1009, "type": "channel", "title": "c"}
BOT = {"id": 4200, "is_bot": True, "first_name": "Rostrum", "username": "rostrum_bot"}


def person(code: str | None = "zh-hans", number: int = 77) -> dict[str, Any]:
    return {**PERSON, "id": number, "language_code": code}


def private(text: str | None = None, **fields: Any) -> dict[str, Any]:
    return _message(PRIVATE, text, fields)


def group(text: str | None = None, **fields: Any) -> dict[str, Any]:
    return _message(GROUP, text, fields)


def _message(chat: dict[str, Any], text: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    message = {"message_id": 11, "date": 1692000000, "chat": chat, "from": PERSON, **fields}
    return {"message": message if text is None else {**message, "text": text}}


def post(text: str, **fields: Any) -> dict[str, Any]:
    """A post of a channel, by the channel itself."""
    message = {"message_id": 11, "date": 1692000000, "chat": CHANNEL, "sender_chat": CHANNEL}
    return {"channel_post": {**message, "text": text, **fields}}


def topic(number: int) -> dict[str, Any]:
    """The fields of a message in a topic of a forum."""
    forum = {**GROUP, "is_forum": True}
    return {"chat": forum, "message_thread_id": number, "is_topic_message": True}


def under(**fields: Any) -> dict[str, Any]:
    """The message whose button is pressed: in the group, unless ``fields`` say otherwise."""
    shown = {"message_id": 12, "date": 1692000000, "chat": GROUP, "text": "…"}
    return {"message": {**shown, **fields}}


def reply_to_bot(**fields: Any) -> dict[str, Any]:
    return {"message_id": 10, "date": 1692000000, "chat": GROUP, "from": BOT, **fields}


def press(data: str, *, by: int = 77, code: str = "zh", **fields: Any) -> dict[str, Any]:
    """A pressed button under a message in the group, unless ``fields`` say otherwise.

    The message has that button alone, if it has none in ``fields`` and is not too old to be told.
    """
    query = {"id": "q", "from": person(code, by), "chat_instance": "c", "data": data}
    where = fields or under()
    if "message" in where and where["message"]["date"]:
        where = {"message": {"reply_markup": keyboard(data), **where["message"]}}
    return {"callback_query": {**query, **where}}


def keyboard(data: str) -> dict[str, Any]:
    """One button."""
    return {"inline_keyboard": [[{"text": "…", "callback_data": data}]]}


def typed(query: str, *, offset: str = "", code: str = "zh") -> dict[str, Any]:
    return {"inline_query": {"id": "i", "from": person(code), "query": query, "offset": offset}}


def membership(before: str, now: str, chat: dict[str, Any] = GROUP) -> dict[str, Any]:
    """The bot's own standing changes; a "silent administrator" of a channel may not post."""

    def member(status: str) -> dict[str, Any]:
        extra: dict[str, Any] = {"until_date": 0} if status == "kicked" else {}
        if status == "restricted":
            names = (
                "can_send_messages can_send_audios can_send_documents can_send_photos "
                "can_send_videos can_send_video_notes can_send_voice_notes can_send_polls "
                "can_send_other_messages can_add_web_page_previews can_change_info "
                "can_invite_users can_pin_messages can_manage_topics can_edit_tag "
                "can_react_to_messages"
            )
            extra = dict.fromkeys(names.split(), False) | {"is_member": True, "until_date": 0}
        if status == "silent administrator":
            return member("administrator") | {"can_post_messages": False}
        if status == "administrator":
            names = (
                "can_be_edited is_anonymous can_manage_chat can_delete_messages "
                "can_manage_video_chats can_restrict_members can_promote_members "
                "can_change_info can_invite_users can_post_stories can_edit_stories "
                "can_delete_stories"
            )
            extra = dict.fromkeys(names.split(), False)
        return {"status": status, "user": BOT, **extra}

    return {
        "my_chat_member": {
            "chat": chat,
            "from": PERSON,
            "date": 1692000000,
            "old_chat_member": member(before),
            "new_chat_member": member(now),
        }
    }
