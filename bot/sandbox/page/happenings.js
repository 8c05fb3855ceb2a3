// What the server tells, and what changes by it.

import { isService, nameOf, spoken, textOf } from "./content.js";
import { drawFoot, drawHead } from "./conversation.js";
import { drawChats, drawPeople } from "./sidebar.js";

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
      clock: (event) => this.onClock(event),
      keyboard: (event) => this.onKeyboard(event),
      reaction: (event) => this.onReaction(event),
      webhook_error: (event) => this.onWebhookError(event),
      profile: () => this.app.refresh(),
      chats: () => this.app.refresh(),
      reload: () => this.app.restart(),
    };
    const events = this.queue;
    this.queue = [];
    for (const event of events) handlers[event.kind]?.(event);
    this.settle(events.map((event) => event.kind));
    return undefined;
  }

  settle(kinds) {
    drawChats(this.app);
    drawHead(this.app);
    if (kinds.includes("message")) drawPeople(this.app);
    this.app.log.settle();
    if (kinds.includes("call")) this.app.drawer.update();
  }

  onMessage({ chat_id: id, message }) {
    const { app } = this;
    const chat = app.chats.find((found) => found.id === id);
    this.count(id, message);
    if (!chat) return;
    const first = !chat.last_message;
    chat.last_message = message;
    this.quiet(id);
    if (chat !== app.chat) return;
    if (app.messages.has(message.message_id)) app.log.change(message);
    else app.log.add(message);
    app.messages.set(message.message_id, message);
    if (message.from?.id !== app.person.id) this.say(message);
    if (first) app.composer = drawFoot(app);
  }

  // For everybody who did not see it.
  count(id, message) {
    const { app } = this;
    for (const person of app.people) {
      const sees = person.chats.includes(id);
      const watches = person === app.person && id === app.chat.id;
      if (sees && !watches && message.from?.id !== person.id) app.unread.add(person.id, id);
    }
  }

  say(message, prefix = "") {
    const words = spoken(message, this.app.words);
    this.app.hear(prefix + (isService(message) ? words : `${nameOf(message)}: ${words}`));
  }

  onEdit({ message }) {
    const { app } = this;
    const chat = app.chats.find((found) => found.id === message.chat.id);
    if (chat?.last_message?.message_id === message.message_id) chat.last_message = message;
    if (chat !== app.chat) return;
    const before = app.messages.get(message.message_id);
    app.messages.set(message.message_id, message);
    app.log.change(message);
    if (textOf(before ?? message) !== textOf(message) && message.from?.id !== app.person.id) this.say(message, `${app.words.edited} · `);
  }

  onDelete({ chat_id: id, message_ids: ids }) {
    const { app } = this;
    if (id === app.chat.id) {
      for (const number of ids) app.messages.delete(number);
      app.log.remove(ids);
    }
    const chat = app.chats.find((found) => found.id === id);
    if (ids.includes(chat?.last_message?.message_id)) app.refresh();
  }

  onClock({ clock }) {
    this.app.setClock(clock);
    this.app.log.stretch.nameDays();
  }

  onKeyboard({ chat_id: id, person, keyboard }) {
    const { app } = this;
    const chat = app.chats.find((found) => found.id === id);
    if (!chat || person !== app.person.id) return;
    chat.keyboard = keyboard;
    if (chat === app.chat) app.composer.takeKeyboard(keyboard);
  }

  onReaction({ chat_id: id, message_id: number, reactions }) {
    const message = id === this.app.chat.id && this.app.messages.get(number);
    if (!message) return;
    message.reactions = reactions;
    this.app.log.change(message);
  }

  onAction({ chat_id: id }) {
    clearTimeout(this.app.typing.get(id));
    this.app.typing.set(id, setTimeout(() => {
      this.quiet(id);
      drawHead(this.app);
      drawChats(this.app);
    }, TYPING_MS));
  }

  quiet(id) {
    clearTimeout(this.app.typing.get(id));
    this.app.typing.delete(id);
  }

  onWebhookError({ error }) {
    this.app.webhookError = { error, at: this.app.now() };
    this.app.drawer.update();
  }

  onCall({ call }) {
    const first = !this.app.calls.length;
    this.app.calls.unshift(call);
    this.app.calls.length = Math.min(this.app.calls.length, CALLS_SHOWN);
    if (first && !this.app.messages.size) this.app.log.draw([]);
  }
}
