"""The command menu and the button beside the text field."""

from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.profile import Scope, read_commands, read_language, read_scope
from bot.sandbox.refusals import bad_request
from bot.sandbox.urls import UrlError, normal_url
from bot.sandbox.world import World

_MENU_BUTTONS = {"default", "commands", "web_app"}


def _key(world: World, params: Params) -> tuple[Scope, str]:
    scope, language = read_scope(params), read_language(params)
    if scope[1]:
        world.check_access(world.chat(str(scope[1])))
    elif scope[0].startswith("chat"):
        raise bad_request("chat_id is empty")
    return scope, language


def set_my_commands(world: World, params: Params) -> bool:
    """setMyCommands."""
    commands = read_commands(params)
    world.profile.commands[_key(world, params)] = commands
    world.events.publish("profile")
    return True


def get_my_commands(world: World, params: Params) -> list[JSON]:
    """getMyCommands: of exactly this scope and language, without falling back."""
    return world.profile.commands.get(_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """deleteMyCommands."""
    world.profile.commands.pop(_key(world, params), None)
    world.events.publish("profile")
    return True


def set_chat_menu_button(world: World, params: Params) -> bool:
    """setChatMenuButton."""
    button = _menu_button(params)
    world.menu_buttons[_private_chat(world, params)] = button
    return True


def _menu_button(params: Params) -> JSON:
    button = params.object("menu_button", "MenuButton")
    kind = button.text("type") if button else "default"
    if kind not in _MENU_BUTTONS:
        raise bad_request("can't parse menu button: unsupported type specified")
    if button is None or kind != "web_app":
        return {"type": kind}
    text, app = button.text("text"), button.raw("web_app")
    if not text:
        raise bad_request("can't parse menu button: Can't find field \"text\"")
    if not isinstance(app, dict):
        raise bad_request('can\'t parse menu button: Field "web_app" must be of type Object')
    return {"type": kind, "text": text, "web_app": {"url": _web_app(button.within(app))}}


def _web_app(fields: Params) -> str:
    url = fields.text("url")
    try:
        checked = normal_url(url)
    except UrlError as error:
        raise bad_request(f"menu button Web App URL '{url}' is invalid: {error}") from None
    if not checked.startswith("https://"):
        raise bad_request(
            f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    return checked


def get_chat_menu_button(world: World, params: Params) -> JSON:
    """getChatMenuButton."""
    return world.menu_buttons.get(_private_chat(world, params), {"type": "default"})


def _private_chat(world: World, params: Params) -> int:
    """The private chat meant; 0 is the default of all."""
    return world.chat(params.text("chat_id")).id if "chat_id" in params else 0
