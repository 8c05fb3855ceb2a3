"""The Bot API methods that the sandbox knows: the table, with what each takes and ignores."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.sandbox.methods import about, chats, fetching, menus, messages, queries
from bot.sandbox.params import Params
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Method:
    """A method by its Bot API name; ``ignores`` are parameters without effect here."""

    name: str
    run: Callable[[World, Params], object | Awaitable[object]]
    ignores: tuple[str, ...] = ()


_SENDING = (
    "business_connection_id",
    "direct_messages_topic_id",
    "disable_notification",
    "protect_content",
    "allow_paid_broadcast",
    "message_effect_id",
    "suggested_post_parameters",
)

METHODS = {
    method.name.lower(): method
    for method in (
        Method("getMe", about.get_me),
        Method("logOut", about.say_yes),
        Method("close", about.say_yes),
        Method("getUpdates", fetching.get_updates),
        Method("setWebhook", fetching.set_webhook, ("certificate", "ip_address")),
        Method("deleteWebhook", fetching.delete_webhook),
        Method("getWebhookInfo", fetching.get_webhook_info),
        Method("sendMessage", messages.send_message, _SENDING),
        Method("editMessageText", messages.edit_message_text, ("business_connection_id",)),
        Method("editMessageReplyMarkup", messages.edit_reply_markup, ("business_connection_id",)),
        Method("deleteMessage", messages.delete_message),
        Method("deleteMessages", messages.delete_messages),
        Method("sendChatAction", messages.send_chat_action, ("business_connection_id",)),
        Method("answerCallbackQuery", queries.answer_callback_query, ("cache_time",)),
        Method("answerInlineQuery", queries.answer_inline_query),
        Method("setMyCommands", menus.set_my_commands),
        Method("getMyCommands", menus.get_my_commands),
        Method("deleteMyCommands", menus.delete_my_commands),
        Method("setMyName", about.set_my_name),
        Method("getMyName", about.get_my_name),
        Method("setMyDescription", about.set_my_description),
        Method("getMyDescription", about.get_my_description),
        Method("setMyShortDescription", about.set_my_short_description),
        Method("getMyShortDescription", about.get_my_short_description),
        Method("setChatMenuButton", menus.set_chat_menu_button),
        Method("getChatMenuButton", menus.get_chat_menu_button),
        Method("getChat", chats.get_chat),
        Method("getChatMember", chats.get_chat_member),
        Method("getChatAdministrators", chats.get_chat_administrators),
        Method("getChatMemberCount", chats.get_chat_member_count),
        Method("leaveChat", chats.leave_chat),
    )
}
