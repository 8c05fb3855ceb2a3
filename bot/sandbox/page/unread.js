// How many messages each person has not seen yet, chat by chat.

export class Unread {
  constructor() {
    this.counts = new Map();
  }

  add(person, chat) {
    const key = `${person}/${chat}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  seen(person, chat) {
    this.counts.delete(`${person}/${chat}`);
  }

  // Of one chat, or of all.
  of(person, chat = null) {
    if (chat !== null) return this.counts.get(`${person}/${chat}`) ?? 0;
    return [...this.counts].reduce((sum, [key, count]) => (key.startsWith(`${person}/`) ? sum + count : sum), 0);
  }
}
