"""What the bot says about itself, in words: no platform, no network."""

from collections import Counter
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from handlers import keyboards
from handlers.actions import EVENT
from handlers.adjusting import next_run
from handlers.cards import Notice
from handlers.commands import menu
from handlers.moments import moment
from handlers.subscription import Subscription
from handlers.words import Words, say, stack
from knowledge.models import AnyEntity, Knowledge, Language, Name
from knowledge.once import once

GAP = Words("", "")


def welcome(knowledge: Knowledge) -> Notice:
    greeting = say(
        "Hello! I am your conference guide: {event}. Ask who said what, in Chinese or English.",
        event=knowledge.event.name,
    )
    return Notice(stack(greeting, GAP, *_examples(knowledge)), rows=keyboards.welcome())


def guide(knowledge: Knowledge) -> Notice:
    """``/help``: how to ask, and the commands. Bare mentions do not reach every bot in a group."""
    lines = [
        say("Send me a name, a topic or a question. Slips, pinyin and homophones are fine."),
        *_examples(knowledge),
        say("Name two to compare them, or ask who else talked about something."),
        GAP,
        *(_command_line(name.name, name.description) for name in menu("groups")),
        GAP,
        say("In a group, use /ask or reply to me."),
        say("In any chat, write my @name and a few words."),
    ]
    return Notice(stack(*lines), rows=keyboards.lists())


def group_greeting(knowledge: Knowledge, *, hears_mentions: bool) -> Notice:
    """Two lines on being added. Bare mentions are offered only if Telegram delivers them."""
    hello = say("Hello! I am your conference guide: {event}.", event=knowledge.event.name)
    if hears_mentions:
        return Notice(
            stack(hello, say("Ask with /ask, mention me, or reply to one of my messages."))
        )
    return Notice(stack(hello, say("Ask with /ask, or reply to one of my messages.")))


def languages() -> Notice:
    return Notice(say("Which language shall I use in this chat?"), rows=keyboards.languages())


def language_kept(language: Language) -> Notice:
    kept = (
        say("From now on I use Chinese here.")
        if language == "zh"
        else say("From now on I use English here.")
    )
    return Notice(kept, rows=keyboards.languages())


def ask_what(knowledge: Knowledge) -> Notice:
    """``/ask`` without a question."""
    return Notice(
        stack(say("What would you like to know? Write it after /ask."), *_examples(knowledge))
    )


def about_what(knowledge: Knowledge) -> Notice:
    """For "who else talked about this?" where there is no this."""
    lines = [say("About what? Name it, or ask as a reply to one of my cards.")]
    if topic := _most_told(knowledge).topic:
        lines.append(say("For example: who else talked about {topic}?", topic=topic))
    return Notice(stack(*lines), rows=keyboards.lists())


def nobody_else(about: AnyEntity) -> Notice:
    return Notice(
        say('Nobody else talks about "{topic}" in the report.', topic=about.name),
        rows=(*keyboards.suggestions([about]), *keyboards.lists()),
    )


def unknown_link() -> Notice:
    return Notice(
        say("I do not know what that link points to. Have a look around:"), rows=keyboards.lists()
    )


def unknown_command() -> Notice:
    return Notice(
        say("I do not know this command. Just send me a name or a question, or see /help.")
    )


def only_text() -> Notice:
    return Notice(say("I read only text: send me a name, a topic or a question."))


def only_administrators() -> Notice:
    """In groups and channels."""
    return Notice(say("Only administrators can do that here."))


def going_on(subscription: Subscription, now: datetime) -> Notice:
    """After a pause that is over."""
    run = next_run(subscription, now) or now
    return Notice(
        say(
            "Scheduled highlights resume. Next: {moment}",
            moment=moment(run, subscription.schedule.zone),
        )
    )


def privacy() -> Notice:
    return Notice(
        stack(
            say("Kept about a chat, in this bot's own database:"),
            say("• its language, if one was chosen with /language"),
            say("• what was set with /digest, who set it last, and which highlights were sent"),
            say(
                "• when the next highlights come, a pause and its reason, failures, and the times "
                "of changes"
            ),
            say(
                "Kept until you delete it with /forget. /mydata shows all of it; outside private "
                "chats, not who set it."
            ),
            GAP,
            say(
                "Not kept: messages, questions, names. Logs contain chat IDs, but no message text."
            ),
            say(
                "Only in memory, never stored: which card a private chat was shown last, so that "
                '"who else talked about this?" can be understood.'
            ),
            say("The same goes for answers to short questions, kept a while without who asked."),
        ),
        title=say("Privacy"),
    )


def all_that_is_kept(*, private: bool) -> Words:
    """Beside the file, in which it is not told to a group or channel who set the highlights."""
    if private:
        return say("All that I keep about this chat. To delete it: /forget")
    return say(
        "All that I keep about this chat, except who last set /digest. To delete it: /forget"
    )


def nothing_kept() -> Notice:
    return Notice(say("I keep nothing about this chat."))


def forget_all() -> Notice:
    return Notice(
        say(
            "Shall I delete all that I keep about this chat? The scheduled highlights stop, and "
            "what was shown counts as new."
        ),
        rows=keyboards.forget(),
    )


def forgotten() -> Notice:
    return Notice(say("Deleted. I keep nothing about this chat any more."))


def failed() -> Notice:
    return Notice(say("Sorry, something went wrong on my side. Please try again in a moment."))


def too_old() -> Words:
    """For a button whose message can no longer be built."""
    return say("This button is too old. Please ask again.")


def not_yours() -> Words:
    """For a button on the answer to somebody else."""
    return say("This answer is somebody else's. Ask me yourself, I am glad to tell.")


def _examples(knowledge: Knowledge) -> list[Words]:
    """What one could ask, from the file itself."""
    told = _most_told(knowledge)
    lines = []
    if told.speaker:
        lines.append(say("For example: what did {speaker} say?", speaker=told.speaker))
    if told.topic:
        lines.append(say("Or a topic: {topic}", topic=told.topic))
    return lines


class _Told(NamedTuple):
    """Of whom and of what most is told; None where a file has nobody, or no topic but itself."""

    speaker: Name | None
    topic: Name | None


@once
def _most_told(knowledge: Knowledge) -> _Told:
    heard = Counter(chain.from_iterable(point.speakers for point in knowledge.points))
    about = Counter(chain.from_iterable(point.topics for point in knowledge.points))
    topics = (topic for topic in knowledge.topics if topic.id != EVENT)
    speaker = max(knowledge.speakers, key=lambda one: heard[one.id], default=None)
    topic = max(topics, key=lambda one: about[one.id], default=None)
    return _Told(speaker.name if speaker else None, topic.name if topic else None)


def _command_line(name: str, description: Words) -> Words:
    return Words(zh=f"/{name} {description.zh}", en=f"/{name} {description.en}")
