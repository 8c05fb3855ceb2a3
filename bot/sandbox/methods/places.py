"""The chats and messages that a call names."""

from itertools import pairwise

from bot.sandbox.model import Chat, Message
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import World

MAX_MESSAGES = 100


def accessible(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a parameter names, if the bot is in it. Raises ApiError 400 or 403."""
    chat = world.chat(params.text(name))
    world.check_access(chat)
    return chat


def message_id(params: Params) -> int:
    """The parameter ``message_id``. Raises ApiError 400."""
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    return number


def message_in(chat: Chat, number: int, what: str) -> Message:
    """A message of a chat; ``what`` it is wanted for. Raises ApiError 400."""
    message = chat.messages.get(number)
    if message is None:
        raise bad_request(f"message {what} not found")
    return message


def message_ids(params: Params, *, increasing: bool = False) -> list[int]:
    """The parameter ``message_ids``, one to a hundred. Raises ApiError 400."""
    values = params.array("message_ids", "message identifiers")
    if not values:
        raise bad_request("message identifiers are not specified")
    if len(values) > MAX_MESSAGES:
        raise bad_request("too many message identifiers specified")
    numbers = [params.within({"id": value}).integer("id") for value in values]
    if min(numbers) <= 0:
        raise bad_request("invalid message identifier specified")
    if increasing and any(a >= b for a, b in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    return numbers
