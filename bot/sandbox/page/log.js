// The view of the open chat's messages. However many there are, few are drawn; scrolling draws on.

import { topicOf } from "./content.js";
import { $, avatar, h, iconButton, smoothly } from "./dom.js";
import { Stretch } from "./stretch.js";

const FEW = 100;
const STEP = 20;
const MOST = 200;
const NEAR_PX = 800;
const DATES_MS = 1000;
const FOUND_MS = 1500;

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

  close() {
    this.observer.disconnect();
  }

  get messages() { return this.stretch.messages; }

  draw(messages) {
    this.stretch = new Stretch(this.app, messages.filter((message) => this.belongs(message)));
    $("chat").querySelector(".newest")?.remove();
    $("chat").append(this.newest);
    this.follow = false;
    this.drawEnd();
    if (!this.stretch.length) $("log").append(this.empty());
    this.toEnd();
  }

  drawEnd() {
    const { length } = this.stretch;
    this.stretch.draw(length - FEW, length);
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

  scrolled() {
    this.pinned = this.atEnd();
    if (!this.pinned) this.showDates();
    if (this.pinned) this.badge.hidden = true;
    this.newest.hidden = this.pinned;
    const { scrollHeight, scrollTop, clientHeight } = $("scroll");
    if (scrollTop < NEAR_PX && this.stretch.from > 0) this.earlier();
    else if (scrollHeight - scrollTop - clientHeight < NEAR_PX && this.stretch.to < this.stretch.length) this.later();
  }

  // While one scrolls, the day stays in view.
  showDates() {
    clearTimeout(this.scrolling);
    $("scroll").classList.add("scrolling");
    this.scrolling = setTimeout(() => $("scroll").classList.remove("scrolling"), DATES_MS);
  }

  earlier() {
    const { stretch } = this;
    this.still(stretch.from, () => {
      stretch.drawFrom(stretch.from - STEP);
      stretch.dropLast(MOST);
    });
  }

  later() {
    const { stretch } = this;
    this.still(stretch.to - 1, () => {
      stretch.drawTo(Math.min(stretch.length, stretch.to + STEP));
      stretch.dropFirst(MOST);
    });
  }

  // What is in view stays where it is while the drawing above it changes.
  still(at, act) {
    const anchor = this.stretch.element(at);
    const { top } = anchor.getBoundingClientRect();
    act();
    $("scroll").scrollTop += anchor.getBoundingClientRect().top - top;
  }

  add(message) {
    if (!this.belongs(message)) return;
    $("log").querySelector(".placeholder")?.remove();
    this.stretch.add(message);
    if (this.pinned || message.from?.id === this.app.person.id) this.follow = true;
    else this.missed();
  }

  missed() {
    this.badge.textContent = this.badge.hidden ? "1" : String(Number(this.badge.textContent) + 1);
    this.badge.hidden = false;
  }

  // After all that came at once is known: drawing and measuring in between would be slow.
  settle() {
    const { stretch } = this;
    const gap = stretch.length - stretch.to;
    if (!this.follow) return stretch.drawTo(Math.min(stretch.length, stretch.from + MOST));
    if (gap > FEW) this.drawEnd();
    else stretch.drawTo(stretch.length, true);
    this.toEnd();
    this.follow = false;
    // What is higher than the view is read from its beginning.
    const last = stretch.element(stretch.length - 1);
    if (gap && last?.offsetHeight > $("scroll").clientHeight - 24) last.scrollIntoView({ block: "start" });
    return undefined;
  }

  change(message) {
    const at = this.stretch.placeOf(message.message_id);
    if (at < 0) return;
    if (this.pinned && at === this.stretch.length - 1) this.follow = true;
    this.stretch.change(at, message);
  }

  remove(ids) {
    for (const id of ids) {
      const at = this.stretch.placeOf(id);
      if (at >= 0) this.stretch.remove(at);
    }
  }

  show(id) {
    const { stretch } = this;
    const at = stretch.placeOf(id);
    if (at < 0) return this.app.toast(this.app.words.gone);
    const near = stretch.element(at);
    if (!near) stretch.draw(at - FEW / 2, Math.min(stretch.length, at + FEW / 2));
    const element = stretch.element(at);
    element.scrollIntoView({ block: "center", behavior: near ? smoothly() : "instant" });
    element.focus({ preventScroll: true });
    element.classList.add("found");
    setTimeout(() => element.classList.remove("found"), FOUND_MS);
    return undefined;
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = $("scroll");
    return this.stretch.to === this.stretch.length && scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd() {
    if (this.stretch.to < this.stretch.length) this.drawEnd();
    else this.stretch.dropFirst(MOST);
    this.pinned = true;
    $("scroll").scrollTop = $("scroll").scrollHeight;
  }
}
