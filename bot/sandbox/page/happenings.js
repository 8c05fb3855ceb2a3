// What the server tells, and what changes by it.

import { drawFoot, drawHead } from "./conversation.js";
import { drawDrawer } from "./dialogs.js";
import { $ } from "./dom.js";
import { drawChats } from "./sidebar.js";

export const CALLS_SHOWN = 200;
const DRAW_MS = 16;
const TYPING_MS = 5000;

export class Happenings {
  constructor(app) {
    this.app = app;
    this.queue = [];
  }

  // What comes at once is drawn at once. While a chat loads, what happens waits for it.
  on(event) {
    this.queue.push(event);
    if (this.queue.length === 1) setTimeout(() => this.flush(), DRAW_MS);
  }

  flush() {
    if (this.app.loading) return setTimeout(() => this.flush(), DRAW_MS);
    const handlers = {
      message: (event) => this.onMessage(event),
      edit: (event) => this.onEdit(event),
      delete: (event) => this.onDelete(event),
      action: (event) => this.onAction(event),
      call: (event) => this.onCall(event),
      profile: () => this.app.refresh(),
      chats: () => this.app.refresh(),
      reload: () => location.reload(),
    };
    const events = this.queue;
    this.queue = [];
    for (const event of events) handlers[event.kind]?.(event);
    drawChats(this.app);
    drawHead(this.app);
    this.app.log.settle();
    if (!$("drawer").hidden && events.some((event) => event.kind === "call")) drawDrawer(this.app);
    return undefined;
  }

  onMessage({ chat_id: id, message }) {
    const chat = this.app.chats.find((found) => found.id === id);
    if (!chat) return;
    const first = !chat.last_message;
    chat.last_message = message;
    if (chat !== this.app.chat) {
      this.app.unread.set(id, (this.app.unread.get(id) ?? 0) + 1);
      return;
    }
    this.app.typing.delete(id);
    if (this.app.messages.has(message.message_id)) this.app.log.change(message);
    else this.app.log.add(message);
    this.app.messages.set(message.message_id, message);
    if (first) this.app.composer = drawFoot(this.app);
  }

  onEdit({ message }) {
    const chat = this.app.chats.find((found) => found.id === message.chat.id);
    if (chat?.last_message?.message_id === message.message_id) chat.last_message = message;
    if (chat !== this.app.chat) return;
    this.app.messages.set(message.message_id, message);
    this.app.log.change(message);
  }

  onDelete({ chat_id: id, message_ids: ids }) {
    if (id !== this.app.chat.id) return;
    for (const number of ids) this.app.messages.delete(number);
    this.app.log.remove(ids);
  }

  onAction({ chat_id: id }) {
    clearTimeout(this.app.typing.get(id));
    this.app.typing.set(id, setTimeout(() => {
      this.app.typing.delete(id);
      drawHead(this.app);
    }, TYPING_MS));
  }

  onCall({ call }) {
    const first = !this.app.calls.length;
    this.app.calls.unshift(call);
    this.app.calls.length = Math.min(this.app.calls.length, CALLS_SHOWN);
    if (first && !this.app.messages.size) this.app.log.draw([]);
  }
}
