// Text and entities -> DOM nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { h } from "./dom.js";
import { isSafe } from "./links.js";

const STYLES = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

export function richText(text, entities, app) {
  return between(text, 0, text.length, entities ?? [], app);
}

// The nodes of one stretch; entities come outer ones first.
function between(text, start, end, entities, app) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const from = Math.max(first.offset, at);
    const to = Math.min(first.offset + first.length, end);
    if (to <= from) {
      rest = others;
      continue;
    }
    if (from > at) nodes.push(text.slice(at, from));
    const inside = others.filter((other) => other.offset < to);
    const children = between(text, from, to, inside, app);
    nodes.push(element(first, text.slice(from, to), children, app));
    // What reaches over the end goes on behind it.
    rest = others.filter((other) => other.offset + other.length > to);
    at = to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function element(entity, covered, children, app) {
  const kind = entity.type;
  if (STYLES[kind]) return h(STYLES[kind], {}, children);
  const copied = { title: app.words.copy, onclick: () => app.copy(covered) };
  if (kind === "code") return h("code", copied, children);
  if (kind === "pre") return h("pre", { "data-language": entity.language, ...copied }, h("code", {}, children));
  if (kind === "spoiler") return spoiler(children, app);
  if (kind === "blockquote") return h("blockquote", {}, children);
  if (kind === "expandable_blockquote") return expandable(children, app);
  if (kind === "text_link") return anchor(entity.url, children, app);
  if (kind === "url") return anchor(/^[a-z]+:\/\//i.test(covered) ? covered : `http://${covered}`, children, app);
  if (kind === "email") return anchor(`mailto:${covered}`, children, app);
  if (kind === "bot_command") return action("command", children, () => app.send(covered));
  if (kind === "text_mention") return action("mention", children, () => app.mention(entity.user?.username ?? covered));
  if (kind === "mention") return action("mention", children, () => app.mention(covered.slice(1)));
  return h("span", { class: kind }, children);
}

// A link, not a button: only a link flows with the text.
const action = (name, children, act) => h("a", {
  href: "#", class: name, onclick: (event) => {
    event.preventDefault();
    act();
  },
}, children);

function anchor(url, children, app) {
  if (app.deepLink(url)) return action("deeplink", children, () => app.follow(url));
  if (!isSafe(url)) return h("span", { class: "deadlink", title: url }, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, children);
}

function spoiler(children, app) {
  const reveal = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    if (!element.classList.contains("shown")) event.preventDefault();
    element.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) element.removeAttribute(name);
  };
  const element = h("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": app.words.spoiler, onclick: reveal, onkeydown: reveal,
  }, children);
  return element;
}

function expandable(children, app) {
  const body = h("div", { class: "quotebody" }, children);
  const toggle = h("button", {
    type: "button", class: "expander", "aria-expanded": "false", onclick: () => {
      const open = quote.classList.toggle("open");
      toggle.setAttribute("aria-expanded", String(open));
      toggle.textContent = open ? app.words.collapse : app.words.expand;
    },
  }, app.words.expand);
  const quote = h("blockquote", { class: "expandable" }, body, toggle);
  return quote;
}
