// What opens over the page: alerts, the choice of a chat, a chat's settings.

import { $, h, iconButton } from "./dom.js";
import { post } from "./net.js";
import { chatElement } from "./sidebar.js";

function open(app, className, ...content) {
  const dialog = h("dialog", { class: className, onclose: () => dialog.remove(), onclick: (event) => event.target === dialog && dialog.close() });
  dialog.append(...content, h("form", { method: "dialog" }, h("button", { class: "plain" }, app.words.close)));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function alertDialog(app, text) {
  open(app, "alert", h("p", { dir: "auto" }, text));
}

export function pickChat(app, onPicked) {
  const choices = app.chats.filter((chat) => chat.can_write).map((chat) => h("li", {}, chatElement(chat, app, () => {
    dialog.close();
    onPicked(chat);
  })));
  const dialog = open(app, "picker", h("h2", {}, app.words.choose), h("ul", {}, choices));
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
  const choices = CHOICES[group ? "group" : "private"][chat.bot] ?? [];
  const buttons = choices.map(([word, standing]) => h("button", {
    type: "button", class: "choice", onclick: async () => {
      dialog.close();
      try {
        await post("bot", { person: app.person.id, chat: chat.id, standing });
      } catch (error) {
        app.toast(error.message);
      }
    },
  }, words[word]));
  const dialog = open(app, "settings", h("h2", {}, app.title(chat)), h("p", {}, words.standing[chat.bot] ?? ""),
    ...(group ? [h("p", { class: "small" }, words.privacy)] : []), ...buttons);
}

let timer;
export function toast(text) {
  clearTimeout(timer);
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  timer = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}

export function drawDrawer(app) {
  const { words } = app;
  $("drawer").setAttribute("aria-label", words.calls);
  const calls = app.calls.map((call) => h("details", { class: call.status >= 400 ? "call refused" : "call" },
    h("summary", {}, h("b", {}, call.method), h("span", { class: "status" }, String(call.status)),
      ...call.warnings.map((warning) => h("em", {}, warning)),
      call.status >= 400 && h("em", {}, call.answer.description)),
    h("pre", {}, JSON.stringify(call.params, null, 2)), h("pre", {}, JSON.stringify(call.answer, null, 2))));
  $("drawer").replaceChildren(h("header", {}, h("h2", {}, words.calls), iconButton("close", words.close, () => app.toggleDrawer())),
    h("div", { class: "calls" }, calls.length ? calls : h("p", {}, words.noCalls)));
}
