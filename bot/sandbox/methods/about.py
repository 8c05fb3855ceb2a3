"""What the bot is: getMe, names and descriptions."""

from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.profile import read_language
from bot.sandbox.refusals import bad_request
from bot.sandbox.rights import read_rights, right_names
from bot.sandbox.world import World

_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _params: Params) -> JSON:
    """getMe."""
    return world.bot.to_api() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }


def say_yes(_world: World, _params: Params) -> bool:
    """logOut and close mean nothing here."""
    return True


def _set(world: World, params: Params, kind: str) -> bool:
    text, language = params.text(kind).strip(), read_language(params)
    if len(text) > _LONGEST[kind]:
        raise bad_request(f"{kind.replace('_', ' ')} is too long")
    if text:
        world.profile.texts[kind, language] = text
    else:
        world.profile.texts.pop((kind, language), None)
    world.events.publish("profile")
    return True


def _get(world: World, params: Params, kind: str) -> JSON:
    text = world.profile.text(kind, read_language(params))
    return {kind: text or (world.bot.first_name if kind == "name" else "")}


def set_my_name(world: World, params: Params) -> bool:
    """setMyName."""
    return _set(world, params, "name")


def get_my_name(world: World, params: Params) -> JSON:
    """getMyName."""
    return _get(world, params, "name")


def set_my_description(world: World, params: Params) -> bool:
    """setMyDescription."""
    return _set(world, params, "description")


def get_my_description(world: World, params: Params) -> JSON:
    """getMyDescription."""
    return _get(world, params, "description")


def set_my_short_description(world: World, params: Params) -> bool:
    """setMyShortDescription."""
    return _set(world, params, "short_description")


def get_my_short_description(world: World, params: Params) -> JSON:
    """getMyShortDescription."""
    return _get(world, params, "short_description")


def set_default_rights(world: World, params: Params) -> bool:
    """setMyDefaultAdministratorRights; without ``rights`` they are cleared."""
    rights = params.json("rights", "ChatAdministratorRights")
    if rights is None:
        rights = {}
    if not isinstance(rights, dict):
        raise bad_request("can't parse ChatAdministratorRights: must be an Object")
    for_channels = params.flag("for_channels")
    wanted = read_rights(params.within(rights), for_channels=for_channels)
    world.profile.default_rights[for_channels] = wanted
    return True


def get_default_rights(world: World, params: Params) -> JSON:
    """getMyDefaultAdministratorRights."""
    for_channels = params.flag("for_channels")
    nothing = dict.fromkeys(right_names(for_channels=for_channels), False)
    return nothing | world.profile.default_rights[for_channels]


def get_user_profile_photos(world: World, params: Params) -> JSON:
    """getUserProfilePhotos: nobody here has any."""
    number = params.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    if number not in world.users:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
