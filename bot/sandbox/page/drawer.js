// The drawer: the calls that the bot makes, live, with what Telegram would warn of or refuse.

import { $, arrows, h, iconButton } from "./dom.js";

const isRefused = (call) => call.status >= 400;
const isOdd = (call) => call.warnings.length > 0;
const KINDS = { all: () => true, warned: isOdd, refused: isRefused };

export class Drawer {
  constructor(app) {
    this.app = app;
    this.kind = "all";
    this.method = "";
    this.shown = null;
    $("shade").onclick = () => app.toggleDrawer();
  }

  get open() { return !$("drawer").hidden; }

  toggle() {
    $("drawer").hidden = this.open;
    if (!this.open) return;
    this.draw();
    this.search.focus();
  }

  // All of it: for another language, or back from a call.
  draw() {
    const { words } = this.app;
    $("drawer").setAttribute("aria-label", words.calls);
    this.search = h("input", {
      type: "search", value: this.method, placeholder: words.filter, "aria-label": words.filter, oninput: () => { this.method = this.search.value; this.update(); },
    });
    this.kinds = h("div", { class: "kinds", role: "group", "aria-label": words.show, onkeydown: arrows });
    this.webhook = h("p", { class: "warning", role: "status", hidden: true });
    this.list = h("ul", { class: "calls", onkeydown: arrows });
    const top = h("header", {}, h("h2", {}, words.calls), iconButton("close", words.close, () => this.app.toggleDrawer()));
    if (this.shown) $("drawer").replaceChildren(top, this.detail(this.shown));
    else $("drawer").replaceChildren(top, h("div", { class: "filters" }, this.search, this.kinds, this.webhook), this.list);
    this.update();
  }

  // What changes with every call; the rows that are there stay.
  update() {
    if (!this.open || this.shown) return;
    const { calls, words, webhookError: failed } = this.app;
    this.webhook.hidden = !failed;
    this.webhook.textContent = failed ? words.webhookFailed(this.app.seconds.format(failed.at), failed.error) : "";
    const held = this.kinds.contains(document.activeElement);
    this.kinds.replaceChildren(...Object.keys(KINDS).map((kind) => h("button", {
      type: "button", "aria-pressed": String(kind === this.kind), "data-kind": kind, onclick: () => { this.kind = kind; this.update(); },
    }, words.callKinds[kind], " ", h("span", {}, String(calls.filter(KINDS[kind]).length)))));
    if (held) this.kinds.querySelector("[aria-pressed=true]").focus();
    const wanted = calls.filter((call) => KINDS[this.kind](call) && matches(call, this.method));
    const rows = new Map([...this.list.children].map((row) => [Number(row.dataset.number), row]));
    const numbers = new Set(wanted.map((call) => call.number));
    for (const [number, row] of rows) if (!numbers.has(number)) row.remove();
    wanted.forEach((call, index) => {
      const row = rows.get(call.number) ?? this.row(call);
      if (this.list.children[index] !== row) this.list.insertBefore(row, this.list.children[index] ?? null);
    });
    if (!wanted.length) this.list.replaceChildren(h("li", { class: "none" }, calls.length ? words.noneSuch : words.noCalls));
  }

  row(call) {
    const notes = [...(isRefused(call) ? [call.answer.description] : []), ...call.warnings];
    return h("li", { "data-number": call.number }, h("button", { type: "button", class: tone("call", call), onclick: () => this.show(call) },
      h("span", { class: "line" }, h("b", {}, call.method), h("span", { class: "status" }, String(call.status))),
      h("span", { class: "line small" }, h("span", {}, summary(call, this.app)), h("time", {}, this.app.seconds.format(call.date * 1000))),
      notes.map((note) => h("em", {}, note))));
  }

  show(call) {
    this.shown = call;
    this.draw();
    $("drawer").querySelector(".detail button").focus();
  }

  back() {
    const { number } = this.shown;
    this.shown = null;
    this.draw();
    this.list.querySelector(`[data-number="${number}"] button`)?.focus();
  }

  detail(call) {
    const { words } = this.app;
    const block = (title, value) => [h("h4", {}, title), h("pre", { tabindex: "0", "aria-label": title }, JSON.stringify(value, null, 2))];
    return h("div", { class: tone("detail", call) },
      h("div", { class: "line" }, iconButton("back", words.backToCalls, () => this.back()), h("h3", {}, call.method), h("span", { class: "status" }, String(call.status))),
      h("p", { class: "small" }, `#${call.number} · ${this.app.seconds.format(call.date * 1000)} · ${call.via}`),
      isRefused(call) && h("p", { class: "refusal" }, call.answer.description),
      call.warnings.map((warning) => h("p", { class: "warning" }, warning)),
      block(words.parameters, call.params), block(words.answer, call.answer));
  }

  // Whether there was something to close.
  escape() {
    if (!this.open) return false;
    if (this.shown) this.back();
    else this.app.toggleDrawer();
    return true;
  }
}

const tone = (name, call) => `${name}${isRefused(call) ? " refused" : isOdd(call) ? " warned" : ""}`;

function matches(call, wanted) {
  const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (!parts.length) return true;
  const text = `${call.method} ${JSON.stringify(call.params)}`.toLowerCase();
  return parts.every((part) => text.includes(part));
}

// To whom, and what it says; or whatever else was sent along.
function summary(call, app) {
  const { chat_id: id, text } = call.params;
  if (id === undefined && text === undefined) return glanceAt(call.params);
  const chat = app.chats.find((found) => String(found.id) === String(id));
  const whom = chat ? app.title(chat) : id;
  return [whom, typeof text === "string" && text.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").slice(0, 60)].filter(Boolean).join(" · ");
}

const glanceAt = (params) => Object.entries(params).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join(" · ").slice(0, 80);
