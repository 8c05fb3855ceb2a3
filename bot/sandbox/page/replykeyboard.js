// The keyboard in place of the letters that a bot may send along: buttons that write for a person.

import { arrows, h } from "./dom.js";
import { lackOf } from "./lacks.js";

export function replyKeyboard(markup, app, onPressed) {
  const rows = markup.keyboard.map((row) => h("div", { class: "row" }, row.map((button) => keyElement(button, app, onPressed))));
  return h("div", { class: markup.resize_keyboard ? "replykeys low" : "replykeys", role: "group", "aria-label": app.words.replyKeys, onkeydown: arrows }, rows);
}

// Some ask for what only a telephone has.
function keyElement({ text, style, ...more }, app, onPressed) {
  const { lacks } = app.words;
  const asked = Object.keys(more).find((name) => lacks[name]);
  return h("button", {
    type: "button", class: "replykey", title: text, "data-style": style, onclick: () => (asked ? app.toast(lacks[asked]) : onPressed(text)), ...lackOf(asked, app.words),
  }, text);
}
