// The list of chats, the switch between the two people, and the sandbox's time.

import { openClock } from "./clock.js";
import { glance, isService } from "./content.js";
import { $, arrows, avatar, h, icon, redraw } from "./dom.js";
import { kindElement } from "./kinds.js";
import { isChinese } from "./languages.js";
import { outsideElement } from "./outside.js";

export function drawPeople(app) {
  $("people").setAttribute("aria-label", app.words.people);
  redraw($("people"), ...app.people.map((person, index) => personElement(person, index, app)));
}

function personElement(person, index, app) {
  const chosen = person.id === app.person.id;
  const move = (event) => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const other = app.people[(index + 1) % app.people.length];
    app.become(other.id).then(() => $("people").querySelector("[aria-checked=true]").focus());
  };
  const count = app.unread.of(person.id);
  return h("button", {
    type: "button", role: "radio", "aria-checked": String(chosen), tabindex: chosen ? "0" : "-1", class: "person", onclick: () => app.become(person.id), onkeydown: move,
  }, avatar(isChinese(person) ? "中" : "En", person.id),
  h("span", {}, h("b", {}, person.first_name), h("small", {}, isChinese(person) ? app.words.zhClient : app.words.enClient)),
  !chosen && count > 0 && badge(count, app));
}

export function drawChats(app) {
  $("sidebar").setAttribute("aria-label", app.words.chats);
  $("chats").setAttribute("aria-label", app.words.chats);
  $("chats").onkeydown = arrows;
  const newest = (chat) => chat.last_message?.date ?? 0;
  const chats = [...app.chats].sort((one, two) => newest(two) - newest(one));
  redraw($("chats"), ...chats.map((chat) => h("li", {}, chatElement(chat, app))), ...app.outside.map((chat) => outsideElement(chat, app)));
}

export function drawTime(app) {
  const ahead = app.clock.ahead > 0;
  redraw($("time"), h("button", { type: "button", class: ahead ? "ahead" : null, title: app.words.putForward, onclick: () => openClock(app) },
    icon("clock"), h("span", {}, ahead ? app.words.timeIs(app.moment.format(app.now())) : app.words.putForward)));
  $("note").textContent = app.words.note;
}

export function chatName(chat, app) {
  return chat.type === "private" ? app.bot.name : chat.title;
}

export function chatElement(chat, app, onclick = () => app.open(chat.id)) {
  const name = chatName(chat, app);
  const last = chat.last_message;
  const unread = app.unread.of(app.person.id, chat.id);
  return h("button", {
    type: "button", class: "chatitem", "data-key": chat.id, "data-chat": chat.id, "aria-current": chat.id === app.chat?.id ? "true" : null, onclick,
  },
  avatar(name, chat.type === "private" ? app.bot.id : chat.id),
  h("span", { class: "lines" },
    h("span", { class: "line" }, chat.type !== "private" && kindElement(chat, app.words), h("b", {}, name), last && h("time", {}, shortDate(last.date * 1000, app))),
    h("span", { class: "line" }, previewElement(chat, app), unread > 0 && badge(unread, app))));
}

function badge(count, app) {
  return h("span", { class: "unread" }, h("span", { "aria-hidden": "true" }, String(count)), h("span", { class: "heard" }, app.words.unread(count)));
}

function shortDate(milliseconds, app) {
  const today = new Date(milliseconds).toDateString() === app.now().toDateString();
  return (today ? app.time : app.day).format(milliseconds);
}

function previewElement(chat, app) {
  if (app.typing.has(chat.id)) return h("span", { class: "preview typing" }, app.words.typing);
  const message = chat.last_message;
  if (!message) return h("span", { class: "preview" }, app.words.empty);
  if (isService(message)) return h("span", { class: "preview" }, glance(message, app.words));
  const own = message.from?.id === app.person.id;
  const named = chat.type === "supergroup" && message.from;
  return h("span", { class: "preview", dir: "auto" }, named && h("span", { class: "who" }, `${own ? app.words.you : message.from.first_name}: `), glance(message, app.words));
}
