"""What "this" is in a message: the card that it answers, or the one before it."""

from telegram import InlineKeyboardMarkup, Message

from handlers import keyboards
from handlers.actions import Subject
from handlers.buttons import decode
from handlers.context import Services
from handlers.incoming import is_private


def referred(message: Message, services: Services) -> Subject | None:
    """The subject of the bot's card that a message replies to; without a reply, in a private chat,
    of the card that was shown last. None where there is no such card.
    """
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:
        return services.recent.of(message.chat.id) if is_private(message) else None
    writers = {writer.id for writer in (replied.from_user, replied.via_bot) if writer}
    if services.me.id not in writers or replied.reply_markup is None:
        return None
    return _carried(replied.reply_markup, services)


def _carried(markup: InlineKeyboardMarkup, services: Services) -> Subject | None:
    """What the button that swaps a card's language carries: the card's own subject."""
    label = keyboards.swap_label()
    for button in (button for row in markup.inline_keyboard for button in row):
        if button.text in (label.zh, label.en) and isinstance(button.callback_data, str):
            press = decode(button.callback_data, services.knowledge.index)
            if press and isinstance(press.does, Subject):
                return press.does
    return None
