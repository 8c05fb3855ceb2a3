// Groups and channels that the person is not in, and the way in.

import { avatar, h } from "./dom.js";
import { kindElement } from "./kinds.js";
import { Unreachable, post } from "./net.js";

const whyOutside = (chat, words) => (chat.is_banned ? words.banned : words.notMember);

// Who is banned hears why from the button, which stays within reach of the keyboard.
export function outsideElement(chat, app) {
  const { words } = app;
  const why = whyOutside(chat, words);
  const barred = chat.is_banned && { "aria-disabled": "true", "aria-description": why, title: why };
  return h("li", { class: "chatitem outside" },
    avatar(chat.title, chat.id),
    h("span", { class: "lines" },
      h("span", { class: "line" }, kindElement(chat, words), h("b", {}, chat.title)),
      h("span", { class: "why" }, why)),
    h("button", { type: "button", class: "join", "data-key": chat.id, "aria-label": `${words.join}: ${chat.title}`, onclick: () => join(chat, app), ...barred }, words.join));
}

async function join(chat, app) {
  if (chat.is_banned) return app.toast(app.words.banned);
  try {
    await post("join", { person: app.person.id, chat: chat.id });
  } catch (error) {
    return app.toast(error instanceof Unreachable ? app.words.unreachable : error.message);
  }
  await app.load(app.person.id);
  return app.open(chat.id);
}

// The person is not in the open chat any more.
export function goOut(app) {
  const left = app.outside.find((chat) => chat.id === app.chat.id);
  if (left) app.toast(whyOutside(left, app.words));
  return app.open(app.person.id, { focus: false });
}
