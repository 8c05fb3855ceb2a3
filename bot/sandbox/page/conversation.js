// The open chat: its head, its topics and what stands below the messages.

import { openClock } from "./clock.js";
import { Composer } from "./composer.js";
import { glance } from "./content.js";
import { chatSettings } from "./dialogs.js";
import { $, arrows, avatar, h, iconButton, redraw } from "./dom.js";
import { hindrance } from "./writing.js";

export function drawHead(app) {
  const { chat, words } = app;
  const name = app.title(chat);
  const isTyping = app.typing.has(chat.id);
  const subtitle = isTyping ? (chat.type === "private" ? words.typing : words.isTyping(app.bot.name)) : standing(chat, words);
  redraw($("head"),
    iconButton("back", words.back, () => app.showList(), { class: "iconbutton back" }),
    avatar(name, chat.type === "private" ? app.bot.id : chat.id),
    h("div", { class: "lines" }, h("h1", {}, name), h("small", { class: isTyping ? "typing" : null, role: "status" }, subtitle)),
    ...(app.clock.ahead > 0 ? [iconButton("clock", words.clock, () => openClock(app), { class: "iconbutton ahead" })] : []),
    iconButton("calls", words.calls, () => app.toggleDrawer(), { "aria-expanded": String(app.drawer.open), "aria-controls": "drawer", "data-key": "calls" }),
    iconButton("more", words.more, () => chatSettings(app), { "aria-haspopup": "dialog", "data-key": "more" }));
  $("chat").setAttribute("aria-label", name);
  $("log").setAttribute("aria-label", words.messages);
  $("scroll").setAttribute("aria-label", words.messages);
}

function standing(chat, words) {
  if (chat.type === "private") return words.bot;
  return chat.type === "channel" ? words.subscribers(chat.members) : words.members(chat.members);
}

// The topics of a forum that are listed; General has no number of its own, and may be hidden.
function topicsOf(chat) {
  if (!chat.is_forum) return [];
  return [...(chat.general.is_hidden ? [] : [null]), ...chat.topics.map((topic) => topic.id)];
}

// The open topic, or another one where it is not listed.
export function listedTopic({ chat, topic }) {
  const listed = topicsOf(chat);
  return listed.includes(topic) ? topic : listed[0] ?? null;
}

export function drawTopics(app) {
  const { chat, words } = app;
  $("topics").hidden = !chat.is_forum;
  $("topics").setAttribute("aria-label", words.topics);
  const tab = (id, name) => h("button", {
    type: "button", role: "tab", "aria-selected": String(app.topic === id), "aria-controls": "log", tabindex: app.topic === id ? "0" : "-1", "data-key": `topic${id}`, onclick: () => app.openTopic(id),
  }, name);
  const named = (topic, name = topic.name) => (topic.is_closed ? `${name} (${words.closed})` : name);
  // General goes by its name in everybody's language until somebody gives it another.
  const general = () => named(chat.general, chat.general.name === "General" ? words.general : chat.general.name);
  const name = (id) => (id === null ? general() : named(chat.topics.find((topic) => topic.id === id)));
  redraw($("topics"), ...topicsOf(chat).map((id) => tab(id, name(id))));
  $("topics").onkeydown = arrows;
}

// The message pinned last.
export function drawPinned(app) {
  const message = app.messages.get(app.chat.pinned?.at(-1));
  $("pinned").hidden = !message;
  redraw($("pinned"), ...(message ? [h("button", { type: "button", onclick: () => app.jump(message.message_id) },
    h("b", {}, app.words.pinned), h("span", {}, glance(message, app.words)))] : []));
}

// The text field or what stands for it. What is being written stays.
export function drawFoot(app) {
  const { chat, words } = app;
  const before = app.composer;
  const held = before?.input === document.activeElement;
  const composer = new Composer(app);
  const isPrivate = chat.type === "private";
  const fresh = isPrivate && (!chat.last_message || app.payload !== null || chat.bot !== "member");
  const why = hindrance(app);
  $("chat").classList.toggle("listening", Boolean(why));
  if (fresh) $("foot").replaceChildren(h("button", { type: "button", class: "startbutton", onclick: () => app.start() }, words.start));
  else if (why) $("foot").replaceChildren(h("p", { class: "readonly" }, why));
  else $("foot").replaceChildren(composer.element);
  if (before?.place === composer.place) {
    composer.setTarget(before.target);
    if (held) composer.resume(before.suggestions.open);
  }
  composer.takeKeyboard(chat.keyboard ?? null);
  return composer;
}
