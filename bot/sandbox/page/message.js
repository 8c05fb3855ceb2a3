// One message as a bubble.

import { entitiesOf, isService, glance, mediaLines, mediaOf, nameOf, originOf, senderOf, serviceText, textOf } from "./content.js";
import { documentElement } from "./document.js";
import { avatar, h, hue, iconButton } from "./dom.js";
import { richText } from "./entities.js";
import { keyboard } from "./keyboard.js";

export function messageElement(message, app) {
  if (isService(message)) return h("div", { class: "service", id: `m${message.message_id}` }, serviceText(message, app.words));
  const own = message.from?.id === app.person.id;
  const inGroup = message.chat.type !== "private";
  const sender = senderOf(message);
  const name = nameOf(message);
  const parts = [
    inGroup && !own && h("div", { class: `sender ${hue(sender.id)}` }, name),
    originOf(message) && h("div", { class: "origin" }, app.words.forwarded(originOf(message))),
    message.via_bot && viaElement(message.via_bot, app),
    message.reply_to_message && quotedElement(message.reply_to_message, app),
    mediaOf(message) && mediaElement(message, app),
    h("div", { class: "text", dir: "auto" }, richText(textOf(message), entitiesOf(message), app), metaElement(message, app, own)),
    reactionsElement(message.reactions),
  ];
  const column = h("div", { class: "column" }, h("div", { class: "bubble" }, parts), keyboard(message, app));
  return h("article", {
    class: `message ${own ? "own" : "other"}`, id: `m${message.message_id}`, "aria-label": `${own ? app.words.you : name}, ${app.time.format(message.date * 1000)}`, tabindex: "-1",
  }, inGroup && !own && avatar(name, sender.id), column, actions(message, own, app));
}

function metaElement(message, app, own) {
  const date = new Date(message.date * 1000);
  return h("span", { class: "meta" },
    message.edit_date && h("span", { class: "edited" }, `${app.words.edited} `),
    h("time", { datetime: date.toISOString(), title: app.moment.format(date) }, app.time.format(date)),
    own && h("span", { class: "ticks", "aria-hidden": "true" }, " ✓✓"));
}

function quotedElement(message, app) {
  return h("button", {
    type: "button", class: `quoted ${hue(senderOf(message).id)}`, onclick: () => app.jump(message.message_id),
  }, h("b", {}, nameOf(message)), h("span", {}, glance(message, app.words)));
}

function viaElement(bot, app) {
  return h("button", { type: "button", class: "via", onclick: () => app.composer.fill(`@${bot.username} `) }, app.words.via(bot.username));
}

// Nothing comes from outside, so a picture is shown by its name.
function mediaElement(message, app) {
  if (message.document?.file_size) return documentElement(message.document, app);
  return h("div", { class: "media" }, h("b", {}, app.words.media[mediaOf(message)]),
    mediaLines(message).filter(Boolean).map((line) => h("span", {}, line)));
}

function reactionsElement(reactions) {
  if (!reactions?.length) return null;
  return h("div", { class: "reactions" }, reactions.map((reaction) => h("span", {}, reaction.emoji ?? "★")));
}

function actions(message, own, app) {
  return h("div", { class: "actions" },
    iconButton("reply", app.words.reply, () => app.composer.replyTo(message)),
    own && !message.via_bot && message.text && iconButton("edit", app.words.edit, () => app.composer.edit(message)));
}

// The messages of a day stand under its date.
export function daySection(day, app) {
  return nameDay(h("section", { class: "day", "data-day": day }, h("div", { class: "service date", "aria-hidden": "true" })), app);
}

export function nameDay(section, app) {
  const { day } = section.dataset;
  const name = app.now().toDateString() === day ? app.words.today : app.day.format(new Date(day));
  section.setAttribute("aria-label", name);
  section.firstElementChild.textContent = name;
  return section;
}

// A quotation that is short anyhow needs no button to unfold it.
export function fold(parent) {
  const quotes = [...parent.querySelectorAll(".expandable:not(.measured)")];
  const short = quotes.map((quote) => quote.firstElementChild.scrollHeight <= quote.firstElementChild.clientHeight + 2);
  quotes.forEach((quote, index) => quote.classList.add("measured", ...(short[index] ? ["short"] : [])));
}
