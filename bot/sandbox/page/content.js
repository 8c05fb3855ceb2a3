// What a message holds: words with entities, some other thing with a caption, or news of an event.

const MEDIA = ["photo", "video", "animation", "audio", "voice", "document", "sticker", "venue", "location", "contact", "poll", "dice"];

export const textOf = (message) => message.text ?? message.caption ?? "";
export const entitiesOf = (message) => message.entities ?? message.caption_entities ?? [];
export const senderOf = (message) => message.from ?? message.sender_chat;
export const nameOf = (message) => senderOf(message).first_name ?? senderOf(message).title;
export const mediaOf = (message) => MEDIA.find((kind) => message[kind]);
export const isService = (message) => !textOf(message) && !mediaOf(message);

// General has no number of its own.
export const topicOf = (message) => (message.message_thread_id > 1 ? message.message_thread_id : null);

// The beginning of it in one line.
export function glance(message, words) {
  return spoken(message, words).replace(/\s+/g, " ").slice(0, 160);
}

// All of it as plain text, with what is hidden kept hidden.
export function spoken(message, words) {
  if (isService(message)) return serviceText(message, words);
  const letters = textOf(message).split("");
  for (const { type, offset, length } of entitiesOf(message)) {
    if (type === "spoiler") letters.fill("▒", offset, offset + length);
  }
  const media = mediaOf(message);
  return [media && words.media[media], letters.join("")].filter(Boolean).join(" · ");
}

// What happened, for messages that nobody wrote.
export function serviceText(message, words) {
  const by = message.from?.first_name ?? "";
  const joined = message.new_chat_members?.map((user) => user.first_name).join(", ");
  const gone = message.left_chat_member;
  if (message.new_chat_members?.some((user) => user.id === message.from?.id)) return words.came(joined);
  if (joined) return words.joined(joined, by);
  if (gone) return gone.id === message.from?.id ? words.left(gone.first_name) : words.removed(gone.first_name, by);
  if (message.pinned_message) return words.pinnedBy(by, glance(message.pinned_message, words));
  if (message.forum_topic_created) return words.topicCreated(message.forum_topic_created.name);
  if (message.forum_topic_edited) return words.topicRenamed(message.forum_topic_edited.name ?? "");
  if (message.forum_topic_closed) return words.topicClosed;
  if (message.forum_topic_reopened) return words.topicReopened;
  if (message.general_forum_topic_hidden) return words.generalHidden;
  if (message.general_forum_topic_unhidden) return words.generalShown;
  if (message.new_chat_title) return words.retitled(message.new_chat_title);
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return words.moved;
  return words.unavailable;
}

// Who said it first, when it was forwarded.
export function originOf(message) {
  const origin = message.forward_origin;
  return origin && (origin.sender_user?.first_name ?? origin.chat?.title ?? origin.sender_user_name ?? origin.sender_chat?.title ?? "?");
}

// A line or two about what is no text.
export function mediaLines(message) {
  const { venue, location, contact, poll, document } = message;
  if (venue) return [venue.title, venue.address];
  if (location) return [`${location.latitude}, ${location.longitude}`];
  if (contact) return [[contact.first_name, contact.last_name].filter(Boolean).join(" "), contact.phone_number];
  if (poll) return [poll.question];
  return [document?.file_name];
}
