"""Who and what people name. All raise MistakeError for what is not there."""

from bot.sandbox.model import Chat, Message, User
from bot.sandbox.refusals import MistakeError
from bot.sandbox.world import World


def find_person(world: World, person: int) -> User:
    """The person of an id."""
    user = world.users.get(person)
    if user is None or user.is_bot:
        raise MistakeError("there is no such person")
    return user


def find_chat(world: World, chat_id: int) -> Chat:
    """The chat of an id."""
    chat = world.chats.get(chat_id)
    if chat is None:
        raise MistakeError("there is no such chat")
    return chat


def find_place(world: World, person: int, chat_id: int) -> Chat:
    """The chat of an id, where the person is in it."""
    chat = find_chat(world, chat_id)
    if find_person(world, person).id not in chat.people():
        raise MistakeError("the person is not in the chat")
    return chat


def find_message(chat: Chat, message_id: int) -> Message:
    """The message of an id."""
    message = chat.messages.get(message_id)
    if message is None:
        raise MistakeError("there is no such message")
    return message
