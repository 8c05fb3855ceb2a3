"""The objects within a call's parameters, by the Bot API's names: what each may hold.

A row is a field and the names that its object knows; a field with several kinds of object has a row
for each, told apart by ``type=…`` where they have one. Not all of it has an effect here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TABLE = """
entities|caption_entities|quote_entities: type offset length url user language custom_emoji_id
    unix_time date_time_format
user: id is_bot first_name last_name username language_code is_premium added_to_attachment_menu
    can_join_groups can_read_all_group_messages supports_guest_queries supports_inline_queries
    can_connect_to_business has_main_web_app has_topics_enabled allows_users_to_create_topics
    can_manage_bots
link_preview_options: is_disabled url prefer_small_media prefer_large_media show_above_text
suggested_post_parameters: price send_date
price: currency amount
reply_parameters: message_id chat_id allow_sending_without_reply quote quote_parse_mode
    quote_entities quote_position checklist_task_id poll_option_id
reply_markup: inline_keyboard
reply_markup: keyboard is_persistent resize_keyboard one_time_keyboard input_field_placeholder
    selective
reply_markup: remove_keyboard selective
reply_markup: force_reply input_field_placeholder selective
inline_keyboard: text icon_custom_emoji_id style url callback_data web_app login_url
    switch_inline_query switch_inline_query_current_chat switch_inline_query_chosen_chat copy_text
    callback_game pay
keyboard: text icon_custom_emoji_id style request_users request_chat request_managed_bot
    request_contact request_location request_poll web_app
web_app: url
login_url: url forward_text bot_username request_write_access
switch_inline_query_chosen_chat: query allow_user_chats allow_bot_chats allow_group_chats
    allow_channel_chats
copy_text: text
callback_game:
request_users: request_id user_is_bot user_is_premium max_quantity request_name request_username
    request_photo
request_chat: request_id chat_is_channel chat_is_forum chat_has_username chat_is_created
    user_administrator_rights bot_administrator_rights bot_is_member request_title
    request_username request_photo
request_managed_bot: request_id suggested_name suggested_username
request_poll: type
rights|user_administrator_rights|bot_administrator_rights: is_anonymous can_manage_chat
    can_delete_messages can_manage_video_chats can_restrict_members can_promote_members
    can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories
    can_post_messages can_edit_messages can_pin_messages can_manage_topics
    can_manage_direct_messages can_manage_tags
permissions: can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos
    can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages
    can_add_web_page_previews can_react_to_messages can_edit_tag can_change_info can_invite_users
    can_pin_messages can_manage_topics
commands: command description
reaction: type=emoji emoji
reaction: type=custom_emoji custom_emoji_id
reaction: type=paid
scope: type=default
scope: type=all_private_chats
scope: type=all_group_chats
scope: type=all_chat_administrators
scope: type=chat chat_id
scope: type=chat_administrators chat_id
scope: type=chat_member chat_id user_id
menu_button: type=commands
menu_button: type=web_app text web_app
menu_button: type=default
results|result: type=audio id audio_file_id caption parse_mode caption_entities reply_markup
    input_message_content
results|result: type=document id title document_file_id description caption parse_mode
    caption_entities reply_markup input_message_content
results|result: type=gif id gif_file_id title caption parse_mode caption_entities
    show_caption_above_media reply_markup input_message_content
results|result: type=mpeg4_gif id mpeg4_file_id title caption parse_mode caption_entities
    show_caption_above_media reply_markup input_message_content
results|result: type=photo id photo_file_id title description caption parse_mode caption_entities
    show_caption_above_media reply_markup input_message_content
results|result: type=sticker id sticker_file_id reply_markup input_message_content
results|result: type=video id video_file_id title description caption parse_mode caption_entities
    show_caption_above_media reply_markup input_message_content
results|result: type=voice id voice_file_id title caption parse_mode caption_entities reply_markup
    input_message_content
results|result: type=article id title input_message_content reply_markup url description
    thumbnail_url thumbnail_width thumbnail_height
results|result: type=audio id audio_url title caption parse_mode caption_entities performer
    audio_duration reply_markup input_message_content
results|result: type=contact id phone_number first_name last_name vcard reply_markup
    input_message_content thumbnail_url thumbnail_width thumbnail_height
results|result: type=game id game_short_name reply_markup
results|result: type=document id title caption parse_mode caption_entities document_url mime_type
    description reply_markup input_message_content thumbnail_url thumbnail_width thumbnail_height
results|result: type=gif id gif_url gif_width gif_height gif_duration thumbnail_url
    thumbnail_mime_type title caption parse_mode caption_entities show_caption_above_media
    reply_markup input_message_content
results|result: type=location id latitude longitude title horizontal_accuracy live_period heading
    proximity_alert_radius reply_markup input_message_content thumbnail_url thumbnail_width
    thumbnail_height
results|result: type=mpeg4_gif id mpeg4_url mpeg4_width mpeg4_height mpeg4_duration thumbnail_url
    thumbnail_mime_type title caption parse_mode caption_entities show_caption_above_media
    reply_markup input_message_content
results|result: type=photo id photo_url thumbnail_url photo_width photo_height title description
    caption parse_mode caption_entities show_caption_above_media reply_markup
    input_message_content
results|result: type=venue id latitude longitude title address foursquare_id foursquare_type
    google_place_id google_place_type reply_markup input_message_content thumbnail_url
    thumbnail_width thumbnail_height
results|result: type=video id video_url mime_type thumbnail_url title caption parse_mode
    caption_entities show_caption_above_media video_width video_height video_duration description
    reply_markup input_message_content
results|result: type=voice id voice_url title caption parse_mode caption_entities voice_duration
    reply_markup input_message_content
input_message_content: message_text parse_mode entities link_preview_options
input_message_content: latitude longitude horizontal_accuracy live_period heading
    proximity_alert_radius
input_message_content: latitude longitude title address foursquare_id foursquare_type
    google_place_id google_place_type
input_message_content: phone_number first_name last_name vcard
input_message_content: title description payload provider_token currency prices max_tip_amount
    suggested_tip_amounts provider_data photo_url photo_size photo_width photo_height need_name
    need_phone_number need_email need_shipping_address send_phone_number_to_provider
    send_email_to_provider is_flexible
prices: label amount
button: text web_app start_parameter
"""
#: Names of older versions that Telegram still reads.
_OLDER = """
results|result: thumb_url thumb_width thumb_height thumb_mime_type
input_message_content: disable_web_page_preview
permissions: can_send_media_messages
rights|user_administrator_rights|bot_administrator_rights: can_manage_voice_chats
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object: the names that it knows, and its ``type`` where it must have one."""

    type: str
    names: frozenset[str]


def _rows(table: str) -> list[tuple[str, list[str]]]:
    lines = table.replace("\n    ", " ").strip().split("\n")
    rows = [line.partition(":") for line in lines]
    return [(field, rest.split()) for fields, _, rest in rows for field in fields.split("|")]


def _read() -> dict[str, tuple[Kind, ...]]:
    older = dict(_rows(_OLDER))
    kinds: dict[str, tuple[Kind, ...]] = {}
    for field, words in _rows(_TABLE):
        kind = next((word[5:] for word in words if word.startswith("type=")), "")
        names = frozenset(word.partition("=")[0] for word in words)
        kinds[field] = (*kinds.get(field, ()), Kind(kind, names.union(older.get(field, ()))))
    return kinds


#: By field: the kinds of object that it, or the arrays in it, may hold.
OBJECTS = _read()


def known(field: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """What Telegram reads of an object; of one with several kinds, in any of them."""
    names = frozenset[str]().union(*(kind.names for kind in OBJECTS[field]))
    return {name: item for name, item in value.items() if name in names}
