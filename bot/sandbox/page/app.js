// The page's state, and what people do with it.

import { drawFoot, drawHead, drawPinned, drawTopics, listedTopic } from "./conversation.js";
import { alertDialog, hear, pickChat, toast } from "./dialogs.js";
import { $ } from "./dom.js";
import { Drawer } from "./drawer.js";
import { CALLS_SHOWN, Happenings } from "./happenings.js";
import { listenToKeys } from "./keys.js";
import { formatsFor, localeFor } from "./languages.js";
import { deepLink, isSafe } from "./links.js";
import { Log } from "./log.js";
import { Unreachable, get, listen, post } from "./net.js";
import { goOut } from "./outside.js";
import { chatName, drawChats, drawPeople, drawTime } from "./sidebar.js";
import { Unread } from "./unread.js";
import { wordsFor } from "./words.js";

const CLOCK_MS = 10_000;
const ABSENT = ["left", "kicked"];

const placeIn = (hash) => hash.slice(1).split("/").map(Number);

class App {
  constructor() {
    this.unread = new Unread();
    this.typing = new Map();
    this.drafts = new Map();
    this.putAway = new Set();
    this.drawer = new Drawer(this);
    this.calls = [];
    this.loading = 0;
    this.payload = null;
    this.topic = null;
    this.webhookError = null;
  }

  async boot() {
    const [person, chat] = placeIn(location.hash);
    const state = await this.load(person || (navigator.language.startsWith("zh") ? 1001 : 1002));
    await this.loadCalls();
    await this.open(chat || this.person.id, { focus: false });
    const happenings = new Happenings(this);
    listen(state.last_event, (event) => happenings.on(event), (up) => this.connected(up));
    listenToKeys(this);
    addEventListener("hashchange", () => this.goTo(location.hash));
    setInterval(() => this.clock.ahead && drawTime(this), CLOCK_MS);
    addEventListener("unhandledrejection", (event) => {
      if (!(event.reason instanceof Unreachable)) return;
      event.preventDefault();
      this.toast(this.words.unreachable);
    });
  }

  // The bot, the people and the chats as the person sees them.
  async load(personId) {
    const state = await get("state", { person: personId });
    this.bot = state.bot;
    this.people = state.people;
    this.chats = state.chats.filter((chat) => chat.is_member);
    this.outside = state.chats.filter((chat) => !chat.is_member);
    this.person = state.people.find((person) => person.id === personId) ?? state.people[0];
    this.chat = this.chats.find((chat) => chat.id === this.chat?.id) ?? this.chat;
    this.words = wordsFor(this.person);
    Object.assign(this, formatsFor(this.person));
    this.setClock(state.clock);
    document.documentElement.lang = localeFor(this.person);
    document.title = `${this.bot.name} · ${this.words.title}`;
    drawPeople(this);
    drawChats(this);
    return state;
  }

  async loadCalls() {
    const calls = await get("calls", { last: CALLS_SHOWN * 2 });
    this.calls = calls.filter((call) => call.method !== "getUpdates" || call.status >= 400).slice(-CALLS_SHOWN).reverse();
  }

  // The server was started anew: nothing of before is there any more.
  async restart() {
    this.typing.clear();
    this.unread = new Unread();
    this.webhookError = null;
    await this.load(this.person.id);
    await this.loadCalls();
    await this.open(this.chat.id, { focus: false });
    this.drawer.update();
  }

  async become(personId) {
    const wasPrivate = this.chat.type === "private";
    const chat = this.chat.id;
    await this.load(personId);
    await this.open(wasPrivate ? personId : chat, { focus: false, enter: false });
    if (this.drawer.open) this.drawer.draw();
  }

  // Another person's view of another chat, as in the page's address.
  async goTo(hash) {
    const [person, chat] = placeIn(hash);
    if (person !== this.person.id) await this.load(person);
    await this.open(chat, { focus: false });
  }

  async open(chatId, { focus = true, payload = null, enter = true } = {}) {
    const found = () => this.chats.find((chat) => chat.id === chatId) ?? this.chats[0];
    this.opening = chatId;
    this.loading += 1;
    const messages = await get("messages", { chat: found().id }).finally(() => { this.loading -= 1; });
    if (this.opening !== chatId) return;
    if (this.chat?.id !== found().id) this.topic = null;
    this.chat = found();
    this.topic = listedTopic(this);
    this.payload = payload;
    this.unread.seen(this.person.id, this.chat.id);
    history.replaceState(null, "", `#${this.person.id}/${this.chat.id}`);
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    if (enter) document.body.classList.add("inchat");
    this.draw();
    if (focus) this.composer.input.focus();
  }

  draw() {
    drawChats(this);
    drawPeople(this);
    drawHead(this);
    drawPinned(this);
    drawTopics(this);
    this.log?.close();
    this.log = new Log(this);
    this.composer = drawFoot(this);
    this.log.draw([...this.messages.values()]);
  }

  openTopic(id) {
    this.topic = id;
    this.draw();
  }

  showList() {
    document.body.classList.remove("inchat");
    $("chats").querySelector("[aria-current]")?.focus();
  }

  // What people do. Whether it worked.
  async send(text, replyTo) {
    try {
      await post("send", { person: this.person.id, chat: this.chat.id, text, reply_to: replyTo, topic: this.topic });
      return true;
    } catch (error) {
      this.toast(error instanceof Unreachable ? this.words.unreachable : error.message);
      return false;
    }
  }

  async start() {
    const payload = this.payload ?? "";
    await post("start", { person: this.person.id, payload });
    this.payload = null;
    this.composer = drawFoot(this);
    this.composer.input.focus();
  }

  async startInGroup(chat, payload) {
    if (ABSENT.includes(chat.bot)) await post("bot", { person: this.person.id, chat: chat.id, standing: "member" });
    await this.open(chat.id);
    if (payload) await this.send(`/start@${this.bot.username} ${payload}`);
  }

  openStart(payload) {
    return this.open(this.person.id, { payload });
  }

  deepLink(url) {
    return deepLink(url, this.bot.username);
  }

  follow(url) {
    const link = this.deepLink(url);
    if (!link && !isSafe(url)) return this.toast(this.words.unavailable);
    if (!link) return window.open(url, "_blank", "noopener,noreferrer");
    if (link.group === null) return this.openStart(link.start);
    return pickChat(this, (chat) => this.startInGroup(chat, link.group), (chat) => chat.type === "supergroup");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(this.words.copied);
    } catch {
      this.toast(text);
    }
  }

  mention(name) {
    if (name.toLowerCase() === this.bot.username.toLowerCase()) this.open(this.person.id);
    else this.toast(`@${name}`);
  }

  async openWith(chatId, text) {
    await this.open(chatId);
    this.composer.fill(text);
  }

  pickChat(onPicked, fits) { pickChat(this, onPicked, fits); }
  alert(text) { alertDialog(this, text); }
  toast(text) { toast(text); }
  hear(text) { hear(text); }
  jump(id) { this.log.show(id); }
  title(chat) { return chatName(chat, this); }
  online() { return this.calls.length > 0; }
  now() { return new Date(Date.now() + this.skew); }

  setClock(clock) {
    this.clock = clock;
    this.skew = clock.now * 1000 - Date.now();
    drawTime(this);
    this.onClock?.();
  }

  toggleDrawer() {
    this.drawer.toggle();
    drawHead(this);
    if (!this.drawer.open) $("head").querySelector("[data-key=calls]").focus();
  }

  connected(up) {
    $("offline").hidden = up;
    $("offline").textContent = up ? "" : this.words.offline;
  }

  // Menus, names or chats changed: draw anew.
  refresh() {
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(async () => {
      await this.load(this.person.id);
      if (!this.chats.includes(this.chat)) return goOut(this);
      if (listedTopic(this) !== this.topic) return this.openTopic(listedTopic(this));
      drawHead(this);
      drawPinned(this);
      drawTopics(this);
      this.composer = drawFoot(this);
      if (!this.messages.size) this.log.draw([]);
      return undefined;
    }, 100);
  }
}

new App().boot();
