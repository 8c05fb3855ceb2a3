// The text field with its menu, inline results, replies and edits.

import { h, icon, iconButton } from "./dom.js";
import { Inline } from "./inline.js";
import { post } from "./net.js";
import { Suggestions } from "./suggestions.js";

export class Composer {
  constructor(app) {
    this.app = app;
    this.target = null;
    this.input = h("textarea", {
      id: "text", rows: "1", dir: "auto", placeholder: app.words.write, "aria-label": app.words.write, enterkeyhint: "send",
      autocomplete: "off", oninput: () => this.typed(), onkeydown: (event) => this.key(event),
    });
    this.suggestions = new Suggestions(this.input);
    this.inline = new Inline(app, this.suggestions, () => this.clear());
    this.bar = h("div", { class: "bar", hidden: true });
    const form = h("form", { class: "field", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      app.chat.commands.length > 0 && iconButton("menu", app.words.commands, () => this.menu(), { class: "iconbutton menu" }),
      this.input,
      h("button", { class: "sendbutton", "aria-label": app.words.send, title: app.words.send }, icon("send")));
    this.element = h("div", { class: "composer" }, this.suggestions.list, this.bar, form);
  }

  fill(text) {
    this.input.value = text;
    this.input.focus();
    this.typed();
  }

  clear() {
    this.setTarget(null);
    this.fill("");
  }

  menu() {
    if (this.suggestions.open) return this.suggestions.hide();
    this.fill("/");
  }

  typed() {
    const text = this.input.value;
    this.input.rows = Math.min(text.split("\n").length + Math.floor(text.length / 60), 8);
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
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.target) this.clear();
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
    const name = target.kind === "edit" ? words.edit : (target.message.from ?? target.message.sender_chat).first_name ?? words.reply;
    this.bar.replaceChildren(icon(target.kind),
      h("div", {}, h("b", {}, name), h("span", {}, target.message.text)), iconButton("close", words.cancel, () => this.clear()));
  }

  async submit() {
    const text = this.input.value;
    const target = this.target;
    if (!text.trim()) return;
    this.clear();
    if (target?.kind !== "edit") return this.app.send(text, target?.message.message_id);
    try {
      await post("edit", { person: this.app.person.id, chat: this.app.chat.id, message: target.message.message_id, text });
    } catch (error) {
      this.app.toast(error.message);
    }
  }
}
