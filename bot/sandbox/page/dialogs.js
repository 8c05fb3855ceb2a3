// What opens over the page: alerts, the choice of a chat, a chat's settings.

import { openClock } from "./clock.js";
import { openDialog } from "./dialog.js";
import { $, arrows, h } from "./dom.js";
import { post } from "./net.js";
import { chatElement } from "./sidebar.js";

export function alertDialog(app, text) {
  const dialog = openDialog(app, "alert", app.bot.name, h("p", { dir: "auto", id: "alerttext" }, text));
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-describedby", "alerttext");
}

export function pickChat(app, onPicked, fits = () => true) {
  const chats = app.chats.filter((chat) => chat.can_write && fits(chat));
  const choices = chats.map((chat) => h("li", {}, chatElement(chat, app, () => {
    dialog.close();
    onPicked(chat);
  })));
  const dialog = openDialog(app, "picker", app.words.choose, h("ul", { onkeydown: arrows }, choices));
}

const CHOICES = {
  private: { member: [["block", "blocked"]], blocked: [["unblock", "member"]] },
  group: {
    member: [["promote", "administrator"], ["remove", "kicked"]],
    administrator: [["demote", "member"], ["remove", "kicked"]],
    restricted: [["demote", "member"], ["remove", "kicked"]],
    kicked: [["add", "member"]],
    left: [["add", "member"]],
  },
};

export function chatSettings(app) {
  const { chat, words } = app;
  const group = chat.type !== "private";
  // Privacy mode is for groups, and administrators are exempt.
  const hidesMuch = chat.type === "supergroup" && chat.bot === "member";
  const choices = CHOICES[group ? "group" : "private"][chat.bot] ?? [];
  const choice = (label, onChosen) => h("button", { type: "button", class: "choice", onclick: () => { dialog.close(); onChosen(); } }, label);
  const act = async (path, more = {}) => {
    try {
      await post(path, { person: app.person.id, chat: chat.id, ...more });
    } catch (error) {
      app.toast(error.message);
    }
  };
  const dialog = openDialog(app, "settings", app.title(chat), h("p", {}, words.standing[chat.bot] ?? ""),
    hidesMuch && h("p", { class: "small" }, words.privacy), choices.map(([word, standing]) => choice(words[word], () => act("bot", { standing }))),
    group && choice(chat.type === "channel" ? words.leaveChannel : words.leaveGroup, () => act("leave")),
    choice(words.putForward, () => openClock(app)));
}

const HEARD = 5;

// For screen readers.
export function hear(text) {
  $("heard").append(h("p", {}, text));
  while ($("heard").childElementCount > HEARD) $("heard").firstElementChild.remove();
}

let timer;
export function toast(text) {
  clearTimeout(timer);
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  timer = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}
