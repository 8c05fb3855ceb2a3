// The messages of a chat, and the stretch of them that is drawn: those from one place up to another.

import { isService, senderOf } from "./content.js";
import { $ } from "./dom.js";
import { daySection, fold, messageElement, nameDay } from "./message.js";

const GROUP_SECONDS = 600;

const dayOf = (message) => new Date(message.date * 1000).toDateString();

export class Stretch {
  constructor(app, messages) {
    this.app = app;
    this.messages = messages;
    this.from = this.to = 0;
  }

  get length() { return this.messages.length; }
  get size() { return this.to - this.from; }

  placeOf(id) {
    return this.messages.findLastIndex((message) => message.message_id === id);
  }

  element(at) {
    return this.messages[at] && $(`m${this.messages[at].message_id}`);
  }

  // These, and no others.
  draw(from, to) {
    this.from = this.to = Math.max(0, from);
    $("log").replaceChildren();
    this.drawTo(to);
  }

  drawTo(end, fresh = false) {
    for (; this.to < end; this.to += 1) {
      const element = this.put(this.to, false);
      if (fresh) element.classList.add("fresh");
    }
    fold($("log"));
  }

  drawFrom(start) {
    while (this.from > Math.max(0, start)) this.put(this.from -= 1, true);
    fold($("log"));
  }

  // No more than so many: the first ones go, or the last ones.
  dropFirst(most) {
    for (; this.size > most; this.from += 1) this.erase(this.from);
  }

  dropLast(most) {
    while (this.size > most) this.erase(this.to -= 1);
  }

  put(at, before) {
    const message = this.messages[at];
    const element = messageElement(message, this.app);
    let section = before ? $("log").firstElementChild : $("log").lastElementChild;
    if (section?.dataset.day !== dayOf(message)) {
      section = daySection(dayOf(message), this.app);
      $("log")[before ? "prepend" : "append"](section);
    }
    if (before) section.firstElementChild.after(element);
    else section.append(element);
    this.group(at, element);
    return element;
  }

  erase(at) {
    const element = this.element(at);
    const section = element.parentElement;
    element.remove();
    if (section.childElementCount === 1) section.remove();
  }

  // Messages that somebody sends in a row stand close together.
  group(at, element = this.element(at)) {
    element?.classList.toggle("follows", this.joined(at));
    element?.classList.toggle("leads", this.joined(at + 1));
  }

  joined(at) {
    const [one, two] = [this.messages[at - 1], this.messages[at]];
    return Boolean(one && two) && !isService(one) && !isService(two) && senderOf(one).id === senderOf(two).id
      && dayOf(one) === dayOf(two) && two.date - one.date < GROUP_SECONDS;
  }

  add(message) {
    this.messages.push(message);
    this.group(this.length - 2);
  }

  change(at, message) {
    this.messages[at] = message;
    const old = this.element(at);
    if (!old) return;
    const element = messageElement(message, this.app);
    const held = old.contains(document.activeElement) ? [...old.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    old.replaceWith(element);
    this.group(at, element);
    fold(element);
    if (held >= 0) element.querySelectorAll("button")[held]?.focus();
  }

  remove(at) {
    if (this.element(at)) this.erase(at);
    this.messages.splice(at, 1);
    if (at < this.from) this.from -= 1;
    if (at < this.to) this.to -= 1;
    this.group(at - 1);
    this.group(at);
  }

  // The clock was turned: today is another day.
  nameDays() {
    for (const section of $("log").querySelectorAll("[data-day]")) nameDay(section, this.app);
  }
}
