// One message as a bubble.

import { avatar, h, hue, iconButton } from "./dom.js";
import { richText } from "./entities.js";
import { keyboard } from "./keyboard.js";

export function messageElement(message, app) {
  if (!message.text) return serviceElement(message, app);
  const own = message.from?.id === app.person.id;
  const inGroup = message.chat.type !== "private";
  const sender = message.from ?? message.sender_chat;
  const name = sender.first_name ?? sender.title;
  const parts = [
    inGroup && !own && h("div", { class: `sender ${hue(sender.id)}` }, name),
    message.via_bot && h("div", { class: "via" }, app.words.via(message.via_bot.username)),
    message.reply_to_message && quotedElement(message.reply_to_message, app),
    h("div", { class: "text", dir: "auto" }, richText(message.text, message.entities, app), metaElement(message, app, own)),
  ];
  const bubble = h("div", { class: "bubble" }, parts);
  const column = h("div", { class: "column" }, bubble, keyboard(message, app));
  return h("article", {
    class: `message ${own ? "own" : "other"}`, id: `m${message.message_id}`, "data-sender": sender.id, "aria-label": name, tabindex: "-1",
  }, inGroup && !own && avatar(name, sender.id), column, actions(message, own, app));
}

function metaElement(message, app, own) {
  const date = new Date(message.date * 1000);
  return h("span", { class: "meta" },
    message.edit_date && h("span", { class: "edited" }, `${app.words.edited} `),
    h("time", { datetime: date.toISOString() }, app.time.format(date)),
    own && h("span", { class: "ticks", "aria-hidden": "true" }, " ✓✓"));
}

function quotedElement(message, app) {
  const sender = message.from ?? message.sender_chat;
  return h("button", {
    type: "button", class: `quoted ${hue(sender.id)}`, onclick: () => app.jump(message.message_id),
  }, h("b", {}, sender.first_name ?? sender.title), h("span", {}, message.text ?? ""));
}

function actions(message, own, app) {
  if (!app.chat.can_write) return null;
  return h("div", { class: "actions" },
    iconButton("reply", app.words.reply, () => app.composer.replyTo(message)),
    own && !message.via_bot && iconButton("edit", app.words.edit, () => app.composer.edit(message)));
}

function serviceElement(message, app) {
  const by = message.from?.first_name ?? "";
  const joined = message.new_chat_members?.map((user) => user.first_name).join(", ");
  const gone = message.left_chat_member;
  let text = app.words.unavailable;
  if (joined) text = app.words.joined(joined, by);
  else if (gone) text = gone.id === message.from?.id ? app.words.left(gone.first_name) : app.words.removed(gone.first_name, by);
  return h("div", { class: "service", id: `m${message.message_id}` }, text);
}

export function daySeparator(date, app) {
  const today = new Date().toDateString() === date.toDateString();
  return h("div", { class: "service day" }, today ? app.words.today : app.day.format(date));
}
