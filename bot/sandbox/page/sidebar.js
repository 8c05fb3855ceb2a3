// The list of chats and the switch between the two people.

import { $, avatar, h, redraw } from "./dom.js";
import { isChinese } from "./words.js";

export function drawPeople(app) {
  $("people").setAttribute("aria-label", app.words.people);
  $("people").replaceChildren(...app.people.map((person, index) => {
    const chosen = person.id === app.person.id;
    const choose = () => app.become(person.id);
    const move = (event) => {
      if (!event.key.startsWith("Arrow")) return;
      event.preventDefault();
      app.become(app.people[(index + 1) % app.people.length].id).then(() => $("people").querySelector("[aria-checked=true]").focus());
    };
    return h("button", {
      type: "button", role: "radio", "aria-checked": String(chosen), tabindex: chosen ? "0" : "-1", class: "person", onclick: choose, onkeydown: move,
    }, avatar(isChinese(person) ? "中" : "En", person.id), h("span", {}, h("b", {}, person.first_name), h("small", {}, isChinese(person) ? app.words.zhClient : app.words.enClient)));
  }));
  $("note").textContent = app.words.note;
}

export function drawChats(app) {
  $("sidebar").setAttribute("aria-label", app.words.chats);
  redraw($("chats"), ...app.chats.map((chat) => h("li", {}, chatElement(chat, app))));
}

export function chatName(chat, app) {
  return chat.type === "private" ? app.bot.name : chat.title;
}

export function chatElement(chat, app, onclick = () => app.open(chat.id)) {
  const name = chatName(chat, app);
  const last = chat.last_message;
  const unread = app.unread.get(chat.id) ?? 0;
  return h("button", { type: "button", class: "chatitem", "data-chat": chat.id, "aria-current": chat.id === app.chat?.id ? "true" : null, onclick },
    avatar(name, chat.type === "private" ? app.bot.id : chat.id),
    h("span", { class: "lines" },
      h("span", { class: "line" }, h("b", {}, name), last && h("time", {}, app.time.format(new Date(last.date * 1000)))),
      h("span", { class: "line" }, h("span", { class: "preview" }, preview(last, app)), unread > 0 && h("span", { class: "unread" }, String(unread)))));
}

function preview(message, app) {
  if (!message?.text) return "";
  const own = message.from?.id === app.person.id;
  const name = message.chat.type === "supergroup" && !own && message.from ? `${message.from.first_name}: ` : "";
  return name + message.text.slice(0, 120);
}
