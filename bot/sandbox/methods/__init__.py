"""The Bot API methods that the sandbox knows: the table, with what each takes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.sandbox.methods import (
    about,
    administrators,
    chats,
    copies,
    documents,
    edits,
    fetching,
    members,
    menus,
    messages,
    pins,
    queries,
    topics,
)
from bot.sandbox.methods.parameters import PARAMETERS
from bot.sandbox.params import Params
from bot.sandbox.world import World

Run = Callable[[World, Params], object | Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Method:
    """A method by its Bot API name, with the parameters that Telegram knows."""

    name: str
    run: Run
    parameters: tuple[str, ...]


_RUN: dict[str, Run] = {
    "getMe": about.get_me,
    "logOut": about.say_yes,
    "close": about.say_yes,
    "getUpdates": fetching.get_updates,
    "setWebhook": fetching.set_webhook,
    "deleteWebhook": fetching.delete_webhook,
    "getWebhookInfo": fetching.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendMessageDraft": messages.send_message_draft,
    "sendDocument": documents.send_document,
    "getFile": documents.get_file,
    "forwardMessage": copies.forward_message,
    "forwardMessages": copies.forward_messages,
    "copyMessage": copies.copy_message,
    "copyMessages": copies.copy_messages,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_caption,
    "editMessageReplyMarkup": edits.edit_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "sendChatAction": messages.send_chat_action,
    "pinChatMessage": pins.pin_chat_message,
    "unpinChatMessage": pins.unpin_chat_message,
    "unpinAllChatMessages": pins.unpin_all_chat_messages,
    "unpinAllForumTopicMessages": pins.unpin_all_topic_messages,
    "unpinAllGeneralForumTopicMessages": pins.unpin_all_general_messages,
    "setMessageReaction": pins.set_message_reaction,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "editGeneralForumTopic": topics.edit_general_topic,
    "closeGeneralForumTopic": topics.close_general_topic,
    "reopenGeneralForumTopic": topics.reopen_general_topic,
    "hideGeneralForumTopic": topics.hide_general_topic,
    "unhideGeneralForumTopic": topics.unhide_general_topic,
    "getForumTopicIconStickers": topics.get_icon_stickers,
    "deleteForumTopic": topics.delete_forum_topic,
    "banChatMember": members.ban_chat_member,
    "unbanChatMember": members.unban_chat_member,
    "restrictChatMember": members.restrict_chat_member,
    "promoteChatMember": administrators.promote_chat_member,
    "setChatAdministratorCustomTitle": administrators.set_custom_title,
    "setChatPermissions": members.set_chat_permissions,
    "answerCallbackQuery": queries.answer_callback_query,
    "answerInlineQuery": queries.answer_inline_query,
    "savePreparedInlineMessage": queries.save_prepared_message,
    "setMyCommands": menus.set_my_commands,
    "getMyCommands": menus.get_my_commands,
    "deleteMyCommands": menus.delete_my_commands,
    "setMyName": about.set_my_name,
    "getMyName": about.get_my_name,
    "setMyDescription": about.set_my_description,
    "getMyDescription": about.get_my_description,
    "setMyShortDescription": about.set_my_short_description,
    "getMyShortDescription": about.get_my_short_description,
    "setMyDefaultAdministratorRights": about.set_default_rights,
    "getMyDefaultAdministratorRights": about.get_default_rights,
    "setChatMenuButton": menus.set_chat_menu_button,
    "getChatMenuButton": menus.get_chat_menu_button,
    "setChatTitle": chats.set_chat_title,
    "setChatDescription": chats.set_chat_description,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "getUserChatBoosts": chats.get_user_chat_boosts,
    "leaveChat": chats.leave_chat,
    "getUserProfilePhotos": about.get_user_profile_photos,
}

#: By name in lower case, as Telegram looks them up.
METHODS = {name.lower(): Method(name, run, PARAMETERS[name]) for name, run in _RUN.items()}
