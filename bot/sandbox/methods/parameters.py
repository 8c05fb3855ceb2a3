"""What each method takes, by the Bot API's names: everything else is unknown and worth a warning.

Not all of it has an effect here. Names of older versions are read too where Telegram reads them.
"""

_TABLE = """
getMe
logOut
close
getUpdates offset limit timeout allowed_updates
setWebhook url certificate ip_address max_connections allowed_updates drop_pending_updates
    secret_token
deleteWebhook drop_pending_updates
getWebhookInfo
sendMessage business_connection_id chat_id message_thread_id direct_messages_topic_id text
    parse_mode entities link_preview_options disable_notification protect_content
    allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters
    reply_markup
sendMessageDraft chat_id message_thread_id draft_id text parse_mode entities
sendDocument business_connection_id chat_id message_thread_id direct_messages_topic_id document
    thumbnail caption parse_mode caption_entities disable_content_type_detection
    disable_notification protect_content allow_paid_broadcast message_effect_id
    suggested_post_parameters reply_parameters reply_markup
getFile file_id
forwardMessage chat_id message_thread_id direct_messages_topic_id from_chat_id
    video_start_timestamp disable_notification protect_content message_effect_id
    suggested_post_parameters message_id
forwardMessages chat_id message_thread_id direct_messages_topic_id from_chat_id message_ids
    disable_notification protect_content
copyMessage chat_id message_thread_id direct_messages_topic_id from_chat_id message_id
    video_start_timestamp caption parse_mode caption_entities show_caption_above_media
    disable_notification protect_content allow_paid_broadcast message_effect_id
    suggested_post_parameters reply_parameters reply_markup
copyMessages chat_id message_thread_id direct_messages_topic_id from_chat_id message_ids
    disable_notification protect_content remove_caption
sendChatAction business_connection_id chat_id message_thread_id action
setMessageReaction chat_id message_id reaction is_big
getUserProfilePhotos user_id offset limit
banChatMember chat_id user_id until_date revoke_messages
unbanChatMember chat_id user_id only_if_banned
restrictChatMember chat_id user_id permissions use_independent_chat_permissions until_date
pinChatMessage business_connection_id chat_id message_id disable_notification
unpinChatMessage business_connection_id chat_id message_id
unpinAllChatMessages chat_id
unpinAllForumTopicMessages chat_id message_thread_id
unpinAllGeneralForumTopicMessages chat_id
promoteChatMember chat_id user_id is_anonymous can_manage_chat can_delete_messages
    can_manage_video_chats can_restrict_members can_promote_members can_change_info
    can_invite_users can_post_stories can_edit_stories can_delete_stories can_post_messages
    can_edit_messages can_pin_messages can_manage_topics can_manage_direct_messages
    can_manage_tags
setChatAdministratorCustomTitle chat_id user_id custom_title
setChatPermissions chat_id permissions use_independent_chat_permissions
setChatTitle chat_id title
setChatDescription chat_id description
leaveChat chat_id
getChat chat_id
getChatAdministrators chat_id return_bots
getChatMemberCount chat_id
getChatMember chat_id user_id
getUserChatBoosts chat_id user_id
createForumTopic chat_id name icon_color icon_custom_emoji_id
editForumTopic chat_id message_thread_id name icon_custom_emoji_id
closeForumTopic chat_id message_thread_id
reopenForumTopic chat_id message_thread_id
deleteForumTopic chat_id message_thread_id
editGeneralForumTopic chat_id name
closeGeneralForumTopic chat_id
reopenGeneralForumTopic chat_id
hideGeneralForumTopic chat_id
unhideGeneralForumTopic chat_id
getForumTopicIconStickers
answerCallbackQuery callback_query_id text show_alert url cache_time
setMyCommands commands scope language_code
deleteMyCommands scope language_code
getMyCommands scope language_code
setMyName name language_code
getMyName language_code
setMyDescription description language_code
getMyDescription language_code
setMyShortDescription short_description language_code
getMyShortDescription language_code
setChatMenuButton chat_id menu_button
getChatMenuButton chat_id
setMyDefaultAdministratorRights rights for_channels
getMyDefaultAdministratorRights for_channels
editMessageText business_connection_id chat_id message_id inline_message_id text parse_mode
    entities link_preview_options reply_markup
editMessageCaption business_connection_id chat_id message_id inline_message_id caption
    parse_mode caption_entities show_caption_above_media reply_markup
editMessageReplyMarkup business_connection_id chat_id message_id inline_message_id reply_markup
deleteMessage chat_id message_id
deleteMessages chat_id message_ids
answerInlineQuery inline_query_id results cache_time is_personal next_offset button
savePreparedInlineMessage user_id result allow_user_chats allow_bot_chats allow_group_chats
    allow_channel_chats
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    lines = table.replace("\n    ", " ").split("\n")
    return {name: tuple(rest) for name, *rest in (line.split() for line in lines if line)}


#: By method.
PARAMETERS = _read(_TABLE)
