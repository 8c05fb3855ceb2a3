// The buttons under a message.

import { h, icon } from "./dom.js";
import { lackOf } from "./lacks.js";
import { post } from "./net.js";

const MARKS = { url: "out", switch_inline_query: "switch", switch_inline_query_chosen_chat: "switch", copy_text: "copy", web_app: "barred", login_url: "barred" };
const LOOKS = ["text", "style", "icon_custom_emoji_id"];

export function keyboard(message, app) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return h("div", { class: "keyboard" }, rows.map((row) =>
    h("div", { class: "row" }, row.map((button) => buttonElement(button, message, app)))));
}

function buttonElement(button, message, app) {
  const kind = Object.keys(button).find((name) => !LOOKS.includes(name));
  const element = h("button", {
    type: "button", class: "key", title: button.text, "data-kind": kind, "data-style": button.style, onclick: () => act(kind, button, message, app, element), ...lackOf(kind, app.words),
  },
    h("span", {}, button.text), MARKS[kind] && h("span", { class: "mark" }, icon(MARKS[kind])));
  return element;
}

function act(kind, button, message, app, element) {
  if (kind === "callback_data") return press(button, message, app, element);
  if (kind === "url") return app.follow(button.url);
  if (kind === "switch_inline_query_current_chat") return app.composer.fill(`@${app.bot.username} ${button[kind]}`);
  if (kind === "switch_inline_query") return app.pickChat((chat) => app.openWith(chat.id, `@${app.bot.username} ${button[kind]}`));
  if (kind === "switch_inline_query_chosen_chat") return app.pickChat((chat) => app.openWith(chat.id, `@${app.bot.username} ${button[kind].query ?? ""}`), (chat) => isAllowed(chat, button[kind]));
  if (kind === "copy_text") return app.copy(button.copy_text.text);
  return app.toast(app.words.lacks[kind] ?? app.words.unavailable);
}

async function press(button, message, app, element) {
  element.setAttribute("aria-busy", "true");
  try {
    const answer = await post("press", {
      person: app.person.id, chat: message.chat.id, message: message.message_id, data: button.callback_data,
    });
    if (answer.url) app.follow(answer.url);
    else if (answer.text && answer.show_alert) app.alert(answer.text);
    else if (answer.text) app.toast(answer.text);
  } catch (error) {
    app.toast(error.status === 504 ? app.words.noAnswer : error.message);
  } finally {
    element.removeAttribute("aria-busy");
  }
}

function isAllowed(chat, { allow_user_chats: user, allow_bot_chats: bot, allow_group_chats: group, allow_channel_chats: channel }) {
  return { private: user || bot, supergroup: group, channel }[chat.type] ?? false;
}
