// The text field with its menu, inline results, replies and edits.

import { glance, nameOf } from "./content.js";
import { h, icon, iconButton } from "./dom.js";
import { Inline } from "./inline.js";
import { post } from "./net.js";
import { replyKeyboard } from "./replykeyboard.js";
import { Suggestions } from "./suggestions.js";
import { placeOf } from "./writing.js";

export class Composer {
  constructor(app) {
    this.app = app;
    this.chat = app.chat.id;
    this.place = placeOf(app);
    this.target = null;
    this.input = h("textarea", {
      id: "text", rows: "1", dir: "auto", placeholder: app.words.write, "aria-label": app.words.write, enterkeyhint: "send",
      autocomplete: "off", oninput: () => this.typed(), onkeydown: (event) => this.key(event),
    });
    this.suggestions = new Suggestions(this.input);
    this.inline = new Inline(app, this.suggestions, () => this.settle());
    this.bar = h("div", { class: "bar", hidden: true });
    this.toggle = iconButton("keys", app.words.replyKeys, () => this.toggleKeyboard(), { class: "iconbutton", hidden: true, "aria-expanded": "false" });
    this.keys = h("div", { hidden: true });
    const form = h("form", { class: "field", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      app.chat.commands.length > 0 && iconButton("menu", app.words.commands, () => this.menu(), { class: "iconbutton menu" }),
      this.input, this.toggle,
      h("button", { class: "sendbutton", "aria-label": app.words.send, title: app.words.send }, icon("send")));
    this.element = h("div", { class: "composer" }, this.suggestions.list, this.bar, form, this.keys);
    this.input.value = app.drafts.get(this.place) ?? "";
    this.grow();
  }

  fill(text) {
    this.input.value = text;
    this.input.focus();
    this.typed();
  }

  // Go on where one was, with the list above if it was open.
  resume(wasOpen) {
    this.input.focus();
    this.input.selectionStart = this.input.value.length;
    if (wasOpen) this.typed();
  }

  clear() {
    this.setTarget(null);
    this.fill("");
  }

  // All is said: what was replied to.
  settle() {
    const replyTo = this.target?.kind === "reply" ? this.target.message.message_id : undefined;
    this.clear();
    return replyTo;
  }

  menu() {
    if (this.suggestions.open) return this.suggestions.hide();
    return this.fill("/");
  }

  grow() {
    const text = this.input.value;
    this.input.rows = Math.min(text.split("\n").length + Math.floor(text.length / 60), 8);
  }

  typed() {
    const text = this.input.value;
    this.app.drafts.set(this.place, this.target?.kind === "edit" ? "" : text);
    this.grow();
    const command = /^\/(\w*)$/.exec(text);
    const mention = `@${this.app.bot.username}`;
    const inline = text.toLowerCase().startsWith(mention.toLowerCase()) && /^\s/.test(text.slice(mention.length));
    if (!inline) this.inline.stop();
    if (command) this.commands(command[1].toLowerCase());
    else if (inline) this.inline.ask(text.slice(mention.length + 1));
    else if (/^@\w*$/.test(text) && mention.toLowerCase().startsWith(text.toLowerCase())) this.mentionHint(mention);
    else this.suggestions.hide();
  }

  commands(start) {
    const { chat, bot, words } = this.app;
    const items = chat.commands.filter((item) => item.command.startsWith(start)).map((item) => ({
      element: h("div", { class: "command" }, h("b", {}, `/${item.command}`), h("span", {}, item.description)),
      choose: () => { this.clear(); this.app.send(chat.type === "private" ? `/${item.command}` : `/${item.command}@${bot.username}`); },
      complete: () => this.fill(`/${item.command} `),
    }));
    if (items.length) this.suggestions.show(words.commands, items);
    else this.suggestions.hide();
  }

  mentionHint(mention) {
    const insert = () => this.fill(`${mention} `);
    this.suggestions.show(this.app.words.results, [{
      element: h("div", { class: "command" }, h("b", {}, mention), h("span", {}, this.app.words.inlineHint)), choose: insert, complete: insert,
    }]);
  }

  key(event) {
    // While an input method composes, its keys are its own.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.suggestions.key(event)) return;
    const act = {
      Enter: !event.shiftKey && (() => this.submit()),
      Escape: this.target && (() => this.clear()),
      ArrowUp: !this.input.value && this.lastOwn() && (() => this.edit(this.lastOwn())),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  lastOwn() {
    return this.app.log.messages.findLast((message) => message.from?.id === this.app.person.id && message.text && !message.via_bot);
  }

  replyTo(message) {
    this.setTarget({ kind: "reply", message });
    this.input.focus();
  }

  edit(message) {
    this.setTarget({ kind: "edit", message });
    this.fill(message.text);
  }

  setTarget(target) {
    this.target = target;
    this.bar.hidden = !target;
    if (!target) return this.bar.replaceChildren();
    const { words } = this.app;
    const name = target.kind === "edit" ? words.edit : words.replyingTo(nameOf(target.message));
    return this.bar.replaceChildren(icon(target.kind),
      h("div", {}, h("b", {}, name), h("span", {}, glance(target.message, words))), iconButton("close", words.cancel, () => this.clear()));
  }

  // What the bot put in place of the letters, or the reply that it asks for; null for neither.
  takeKeyboard(markup) {
    const asked = this.target?.asked;
    this.keyboard = markup;
    this.input.placeholder = markup?.input_field_placeholder ?? this.app.words.write;
    this.toggle.hidden = !markup?.keyboard;
    this.keys.replaceChildren(...(markup?.keyboard ? [replyKeyboard(markup, this.app, (text) => this.press(text))] : []));
    this.showKeyboard(Boolean(markup?.keyboard) && !this.app.putAway.has(this.keyboardId()));
    const message = markup?.force_reply && this.app.messages.get(markup.message_id);
    if (message && !this.target) this.setTarget({ kind: "reply", message, asked: true });
    else if (asked && !message) this.setTarget(null);
  }

  keyboardId() {
    return `${this.chat}/${this.keyboard.message_id}`;
  }

  toggleKeyboard() {
    this.showKeyboard(this.keys.hidden);
  }

  showKeyboard(shown) {
    this.keys.hidden = !shown;
    this.toggle.setAttribute("aria-expanded", String(shown));
  }

  // In a group the bot hears what replies to it.
  press(text) {
    const { keyboard, app } = this;
    if (keyboard.one_time_keyboard) {
      app.putAway.add(this.keyboardId());
      this.showKeyboard(false);
      this.input.focus();
    }
    return app.send(text, app.chat.type === "private" ? undefined : keyboard.message_id);
  }

  async submit() {
    const text = this.input.value;
    const { target } = this;
    if (!text.trim()) return;
    this.clear();
    if (target?.kind !== "edit") {
      if (!await this.app.send(text, target?.message.message_id) && !this.input.value) this.fill(text);
      return;
    }
    try {
      await post("edit", { person: this.app.person.id, chat: this.app.chat.id, message: target.message.message_id, text });
    } catch (error) {
      this.app.toast(error.message);
    }
  }
}
