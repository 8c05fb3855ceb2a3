// The keyboard in place of the letters that a bot may send along: buttons that write for a person.

import { arrows, h } from "./dom.js";

export function replyKeyboard(markup, app, onPressed) {
  const rows = markup.keyboard.map((row) => h("div", { class: "row" }, row.map((button) => keyElement(button, app, onPressed))));
  return h("div", { class: markup.resize_keyboard ? "replykeys low" : "replykeys", role: "group", "aria-label": app.words.replyKeys, onkeydown: arrows }, rows);
}

// Some ask for what only a telephone has.
function keyElement({ text, ...more }, app, onPressed) {
  const asks = Object.keys(more).some((name) => name === "web_app" || name.startsWith("request_"));
  return h("button", { type: "button", class: "replykey", title: text, onclick: () => (asks ? app.toast(app.words.unavailable) : onPressed(text)) }, text);
}
