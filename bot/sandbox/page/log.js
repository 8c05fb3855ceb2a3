// The messages of the open chat. However many there are, only a stretch is drawn; scrolling draws on.

import { isService, senderOf, topicOf } from "./content.js";
import { $, avatar, h, iconButton, smoothly } from "./dom.js";
import { daySection, fold, messageElement, nameDay } from "./message.js";

const STRETCH = 100;
const STEP = 50;
const MOST = 200;
const NEAR_PX = 800;
const GROUP_SECONDS = 600;
const DATES_MS = 1000;

const dayOf = (message) => new Date(message.date * 1000).toDateString();

export class Log {
  constructor(app) {
    this.app = app;
    this.badge = h("span", { class: "unread", hidden: true });
    this.newest = iconButton("down", app.words.newest, () => this.toEnd(), { class: "iconbutton newest", hidden: true });
    this.newest.append(this.badge);
    $("scroll").onscroll = () => this.scrolled();
    // The view may become smaller: what was at the end stays there.
    this.observer = new ResizeObserver(() => this.pinned && this.toEnd());
    this.observer.observe($("scroll"));
  }

  draw(messages) {
    this.messages = messages.filter((message) => this.belongs(message));
    $("chat").querySelector(".newest")?.remove();
    $("chat").append(this.newest);
    this.follow = false;
    this.stretch(this.messages.length - STRETCH, this.messages.length);
    if (!this.messages.length) $("log").append(this.empty());
    this.toEnd();
  }

  belongs(message) {
    return !this.app.chat.is_forum || topicOf(message) === this.app.topic;
  }

  empty() {
    const { app } = this;
    if (app.chat.type !== "private") return h("p", { class: "service placeholder" }, app.words.empty);
    const { description } = app.bot;
    return h("div", { class: "welcome placeholder" }, avatar(app.bot.name, app.bot.id), h("h2", {}, app.bot.name),
      description ? [h("b", {}, app.words.what), h("p", { dir: "auto" }, description)] : h("p", {}, app.online() ? app.words.empty : app.words.noBot));
  }

  // Draw the messages from one place up to another, and no others.
  stretch(from, to) {
    this.from = this.to = Math.max(0, from);
    $("log").replaceChildren();
    this.drawTo(to);
  }

  drawTo(end, fresh = false) {
    for (; this.to < end; this.to += 1) {
      const element = this.place(this.to, false);
      if (fresh) element.classList.add("fresh");
    }
    fold($("log"));
  }

  place(at, before) {
    const message = this.messages[at];
    const element = messageElement(message, this.app);
    const edge = before ? $("log").firstElementChild : $("log").lastElementChild;
    let section = edge;
    if (edge?.dataset.day !== dayOf(message)) {
      section = daySection(dayOf(message), this.app);
      $("log")[before ? "prepend" : "append"](section);
    }
    if (before) section.firstElementChild.after(element);
    else section.append(element);
    this.group(at, element);
    return element;
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

  element(at) {
    return this.messages[at] && $(`m${this.messages[at].message_id}`);
  }

  erase(at) {
    const element = this.element(at);
    const section = element.parentElement;
    element.remove();
    if (section.childElementCount === 1) section.remove();
  }

  scrolled() {
    this.showDates();
    this.pinned = this.atEnd();
    if (this.pinned) this.badge.hidden = true;
    this.newest.hidden = this.pinned;
    const { scrollHeight, scrollTop, clientHeight } = $("scroll");
    if (scrollTop < NEAR_PX && this.from > 0) this.earlier();
    else if (scrollHeight - scrollTop - clientHeight < NEAR_PX && this.to < this.messages.length) this.later();
  }

  // The clock was turned: today is another day.
  nameDays() {
    for (const section of $("log").querySelectorAll("[data-day]")) nameDay(section, this.app);
  }

  // While one scrolls, the day stays in view.
  showDates() {
    clearTimeout(this.scrolling);
    $("scroll").classList.add("scrolling");
    this.scrolling = setTimeout(() => $("scroll").classList.remove("scrolling"), DATES_MS);
  }

  earlier() {
    this.still(this.from, () => {
      const from = Math.max(0, this.from - STEP);
      while (this.from > from) this.place(this.from -= 1, true);
      while (this.to - this.from > MOST) this.erase(this.to -= 1);
      fold($("log"));
    });
  }

  later() {
    this.still(this.to - 1, () => {
      this.drawTo(Math.min(this.messages.length, this.to + STEP));
      this.shorten(MOST);
    });
  }

  shorten(most) {
    for (; this.to - this.from > most; this.from += 1) this.erase(this.from);
  }

  // What is in view stays where it is while the drawing above it changes.
  still(at, act) {
    const anchor = this.element(at);
    const { top } = anchor.getBoundingClientRect();
    act();
    $("scroll").scrollTop += anchor.getBoundingClientRect().top - top;
  }

  add(message) {
    if (!this.belongs(message)) return;
    $("log").querySelector(".placeholder")?.remove();
    this.messages.push(message);
    this.group(this.messages.length - 2);
    if (this.pinned || message.from?.id === this.app.person.id) this.follow = true;
    else this.missed();
  }

  missed() {
    this.badge.textContent = this.badge.hidden ? "1" : String(Number(this.badge.textContent) + 1);
    this.badge.hidden = false;
  }

  // After all that came at once is known: drawing and measuring in between would be slow.
  settle() {
    const { length } = this.messages;
    const gap = length - this.to;
    if (!this.follow) return this.drawTo(Math.min(length, this.from + MOST));
    if (gap > STRETCH) this.stretch(length - STRETCH, length);
    else this.drawTo(length, true);
    this.toEnd();
    this.follow = false;
    // What is higher than the view is read from its beginning.
    const last = this.element(length - 1);
    if (gap && last?.offsetHeight > $("scroll").clientHeight - 24) last.scrollIntoView({ block: "start" });
    return undefined;
  }

  change(message) {
    const at = this.placeOf(message.message_id);
    if (at < 0) return;
    this.messages[at] = message;
    const old = this.element(at);
    if (!old) return;
    if (this.pinned && at === this.messages.length - 1) this.follow = true;
    const element = messageElement(message, this.app);
    const held = old.contains(document.activeElement) ? [...old.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    old.replaceWith(element);
    this.group(at, element);
    fold(element);
    if (held >= 0) element.querySelectorAll("button")[held]?.focus();
  }

  remove(ids) {
    for (const id of ids) {
      const at = this.placeOf(id);
      if (at < 0) continue;
      if (this.element(at)) this.erase(at);
      this.messages.splice(at, 1);
      if (at < this.from) this.from -= 1;
      if (at < this.to) this.to -= 1;
      this.group(at - 1);
      this.group(at);
    }
  }

  placeOf(id) {
    return this.messages.findLastIndex((message) => message.message_id === id);
  }

  show(id) {
    const at = this.placeOf(id);
    if (at < 0) return this.app.toast(this.app.words.gone);
    const near = this.element(at);
    if (!near) this.stretch(at - STRETCH / 2, Math.min(this.messages.length, at + STRETCH / 2));
    const element = this.element(at);
    element.scrollIntoView({ block: "center", behavior: near ? smoothly() : "instant" });
    element.focus({ preventScroll: true });
    element.classList.add("found");
    setTimeout(() => element.classList.remove("found"), 1500);
    return undefined;
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = $("scroll");
    return this.to === this.messages.length && scrollHeight - scrollTop - clientHeight < 80;
  }

  close() {
    this.observer.disconnect();
  }

  toEnd() {
    const { length } = this.messages;
    if (this.to < length) this.stretch(length - STRETCH, length);
    else this.shorten(MOST);
    this.pinned = true;
    $("scroll").scrollTop = $("scroll").scrollHeight;
  }
}
