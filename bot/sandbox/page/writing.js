// Where a person writes, and what may keep them from it.

// What is being written belongs to a person, a chat and a topic.
export function placeOf(app) {
  return `${app.person.id}/${app.chat.id}/${app.topic ?? ""}`;
}

// Why the person may not write here, in words; null if they may.
export function hindrance({ chat, topic: id, words }) {
  if (!chat.can_write) return chat.type === "channel" ? words.readOnly : words.mayNotWrite;
  const topic = id === null ? chat.general : chat.topics.find((found) => found.id === id);
  if (!topic || (topic.can_write ?? !topic.is_closed)) return null;
  return topic.is_closed ? words.topicIsClosed : words.mayNotWrite;
}
