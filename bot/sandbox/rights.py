"""What administrators and members may do, by the Bot API's names."""

from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request

_EVERYWHERE = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_IN_CHANNELS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
_IN_GROUPS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
_MEDIA = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
PERMISSIONS = (
    "can_send_messages",
    *_MEDIA,
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
#: What comes with what, unless the permissions are to be independent.
_IMPLIED = {
    "can_send_polls": ("can_send_messages",),
    "can_send_other_messages": ("can_send_messages", *_MEDIA),
    "can_add_web_page_previews": ("can_send_messages", *_MEDIA),
}


def read_rights(params: Params, *, for_channels: bool) -> dict[str, bool]:
    """The rights of an administrator; those that such a chat does not have are passed over."""
    return {name: params.flag(name) for name in right_names(for_channels=for_channels)}


def right_names(*, for_channels: bool) -> tuple[str, ...]:
    """The names of all the rights in a channel, or in a group."""
    return (*_EVERYWHERE, *(_IN_CHANNELS if for_channels else _IN_GROUPS))


def read_permissions(params: Params) -> dict[str, bool]:
    """The parameter ``permissions`` of members. Raises ApiError 400."""
    permissions = params.object("permissions", "ChatPermissions")
    if permissions is None:
        raise bad_request("can't parse permissions JSON object")
    allowed = {name: permissions.flag(name) for name in PERMISSIONS}
    if permissions.flag("can_send_media_messages"):
        allowed |= dict.fromkeys(("can_send_messages", *_MEDIA), True)
    if not params.flag("use_independent_chat_permissions"):
        for name, others in _IMPLIED.items():
            if allowed[name]:
                allowed |= dict.fromkeys(others, True)
    return allowed
