// The open chat: head, topics, messages and what stands below them.

import { $, avatar, h, iconButton, redraw } from "./dom.js";
import { Composer } from "./composer.js";
import { chatSettings } from "./dialogs.js";
import { daySeparator, messageElement } from "./message.js";

export function drawHead(app) {
  const { chat, words } = app;
  const name = app.title(chat);
  const subtitle = app.typing.has(chat.id) ? words.typing : standing(chat, words);
  redraw($("head"),
    iconButton("back", words.back, () => app.showList(), { class: "iconbutton back" }),
    avatar(name, chat.type === "private" ? app.bot.id : chat.id),
    h("div", { class: "lines" }, h("h1", {}, name), h("small", { class: app.typing.has(chat.id) ? "typing" : null }, subtitle)),
    iconButton("calls", words.calls, () => app.toggleDrawer(), { "aria-expanded": String(!$("drawer").hidden) }),
    iconButton("more", words.more, () => chatSettings(app)));
}

function standing(chat, words) {
  if (chat.type === "private") return words.bot;
  return chat.type === "channel" ? words.subscribers(chat.members) : words.members(chat.members);
}

export function drawTopics(app) {
  const { chat, words } = app;
  $("topics").hidden = !chat.is_forum;
  const tab = (id, name) => h("button", {
    type: "button", role: "tab", "aria-selected": String(app.topic === id), onclick: () => app.openTopic(id),
  }, name);
  const topics = chat.topics.map((topic) => tab(topic.id, topic.is_closed ? `${topic.name} (${words.closed})` : topic.name));
  $("topics").replaceChildren(...(chat.is_forum ? [tab(null, words.general), ...topics] : []));
}

export class Log {
  constructor(app) {
    this.app = app;
    this.day = "";
    this.jump = iconButton("down", app.words.newest, () => this.toEnd(), { class: "iconbutton newest", hidden: true });
    this.pinned = true;
    $("scroll").onscroll = () => {
      this.pinned = this.atEnd();
      this.jump.hidden = this.pinned;
    };
    // The view may become smaller: what was at the end stays there.
    this.observer = new ResizeObserver(() => this.pinned && this.toEnd());
    this.observer.observe($("scroll"));
  }

  draw(messages) {
    this.day = "";
    this.last = null;
    const shown = messages.filter((message) => this.belongs(message));
    $("log").replaceChildren(...(shown.length ? [] : [this.empty()]));
    for (const message of shown) this.put(message);
    $("chat").querySelector(".newest")?.remove();
    $("chat").append(this.jump);
    this.toEnd();
  }

  belongs(message) {
    return !this.app.chat.is_forum || (message.message_thread_id ?? null) === this.app.topic;
  }

  empty() {
    const { app } = this;
    if (app.chat.type !== "private") return h("p", { class: "service placeholder" }, app.words.empty);
    const { description } = app.bot;
    return h("div", { class: "welcome placeholder" }, avatar(app.bot.name, app.bot.id), h("h2", {}, app.bot.name),
      description ? [h("b", {}, app.words.what), h("p", { dir: "auto" }, description)] : h("p", {}, app.online() ? app.words.empty : app.words.noBot));
  }

  add(message) {
    if (!this.belongs(message)) return;
    $("log").querySelector(".placeholder")?.remove();
    this.follow ||= this.pinned || message.from?.id === this.app.person.id;
    this.fresh = this.put(message, true);
  }

  // After all that came at once is drawn: measuring in between would be slow.
  settle() {
    if (this.follow) this.toEnd();
    // What is higher than the view is read from its beginning.
    const tall = this.follow && this.fresh?.offsetHeight > $("scroll").clientHeight - 24;
    if (tall) this.fresh.scrollIntoView({ block: "start" });
    this.follow = false;
    this.fresh = null;
  }

  put(message, fresh = false) {
    const date = new Date(message.date * 1000);
    if (date.toDateString() !== this.day) {
      this.day = date.toDateString();
      $("log").append(daySeparator(date, this.app));
      this.last = null;
    }
    const element = messageElement(message, this.app);
    const sender = element.dataset.sender ?? null;
    if (sender && sender === this.last) element.classList.add("follows");
    if (fresh) element.classList.add("fresh");
    this.last = sender;
    $("log").append(element);
    return element;
  }

  change(message) {
    const old = $(`m${message.message_id}`);
    if (!old) return;
    this.follow ||= this.pinned && old === $("log").lastElementChild;
    const element = messageElement(message, this.app);
    element.classList.toggle("follows", old.classList.contains("follows"));
    const held = old.contains(document.activeElement) ? [...old.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    old.replaceWith(element);
    if (held >= 0) element.querySelectorAll("button")[held]?.focus();
  }

  remove(ids) {
    for (const id of ids) $(`m${id}`)?.remove();
  }

  show(id) {
    const element = $(`m${id}`);
    element?.scrollIntoView({ block: "center", behavior: "smooth" });
    element?.classList.add("found");
    setTimeout(() => element?.classList.remove("found"), 1500);
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = $("scroll");
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  close() {
    this.observer.disconnect();
  }

  toEnd() {
    this.pinned = true;
    $("scroll").scrollTop = $("scroll").scrollHeight;
  }
}

export function drawFoot(app) {
  const { chat, words } = app;
  const composer = new Composer(app);
  const isPrivate = chat.type === "private";
  const fresh = isPrivate && (!chat.last_message || app.payload !== null || chat.bot !== "member");
  if (fresh) $("foot").replaceChildren(h("button", { type: "button", class: "startbutton", onclick: () => app.start() }, words.start));
  else if (!chat.can_write) $("foot").replaceChildren(h("p", { class: "readonly" }, words.readOnly));
  else $("foot").replaceChildren(composer.element);
  return composer;
}

