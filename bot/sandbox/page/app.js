// The page's state, and what changes it: people's clicks and the server's events.

import { Log, drawFoot, drawHead, drawTopics } from "./conversation.js";
import { alertDialog, drawDrawer, pickChat, toast } from "./dialogs.js";
import { $ } from "./dom.js";
import { CALLS_SHOWN, Happenings } from "./happenings.js";
import { deepLink } from "./links.js";
import { get, listen, post } from "./net.js";
import { chatName, drawChats, drawPeople } from "./sidebar.js";
import { localeFor, wordsFor } from "./words.js";

class App {
  constructor() {
    this.unread = new Map();
    this.typing = new Map();
    this.calls = [];
    this.loading = 0;
    this.payload = null;
    this.topic = null;
  }

  async boot() {
    const [person, chat] = location.hash.slice(1).split("/").map(Number);
    const state = await this.load(person || (navigator.language.startsWith("zh") ? 1001 : 1002));
    this.calls = (await get("calls")).filter((call) => call.method !== "getUpdates").slice(-CALLS_SHOWN).reverse();
    await this.open(chat || this.person.id, { focus: false });
    const happenings = new Happenings(this);
    listen(state.last_event, (event) => happenings.on(event), (up) => this.connected(up));
  }

  // The bot, the people and the chats as the person sees them.
  async load(personId) {
    const state = await get("state", { person: personId });
    this.bot = state.bot;
    this.people = state.people;
    this.chats = state.chats;
    this.person = state.people.find((person) => person.id === personId) ?? state.people[0];
    this.chat = state.chats.find((chat) => chat.id === this.chat?.id);
    this.words = wordsFor(this.person);
    this.time = new Intl.DateTimeFormat(localeFor(this.person), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.day = new Intl.DateTimeFormat(localeFor(this.person), { day: "numeric", month: "long" });
    document.documentElement.lang = localeFor(this.person);
    document.title = `${this.bot.name} · ${this.words.title}`;
    drawPeople(this);
    drawChats(this);
    return state;
  }

  async become(personId) {
    const wasPrivate = this.chat.type === "private";
    this.unread.clear();
    const draft = wasPrivate ? "" : this.composer.input.value;
    const chat = this.chat.id;
    await this.load(personId);
    await this.open(wasPrivate || !this.chat ? personId : chat, { focus: false });
    if (draft) this.composer.fill(draft);
    if (!$("drawer").hidden) drawDrawer(this);
  }

  async open(chatId, { focus = true, payload = null } = {}) {
    const chat = this.chats.find((found) => found.id === chatId) ?? this.chats[0];
    if (this.chat !== chat) this.topic = null;
    this.chat = chat;
    this.payload = payload;
    this.unread.delete(chat.id);
    history.replaceState(null, "", `#${this.person.id}/${chat.id}`);
    this.loading += 1;
    const messages = await get("messages", { chat: chat.id }).finally(() => { this.loading -= 1; });
    if (this.chat?.id !== chat.id) return;
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    document.body.classList.add("inchat");
    this.draw();
    if (focus) this.composer.input.focus();
  }

  draw() {
    drawChats(this);
    drawHead(this);
    drawTopics(this);
    this.composer = drawFoot(this);
    this.log?.close();
    this.log = new Log(this);
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

  // What people do.

  async send(text, replyTo) {
    try {
      await post("send", { person: this.person.id, chat: this.chat.id, text, reply_to: replyTo, topic: this.topic });
    } catch (error) {
      this.toast(error.message);
    }
  }

  async start() {
    const payload = this.payload ?? "";
    this.payload = null;
    await post("start", { person: this.person.id, payload });
    this.composer = drawFoot(this);
    this.composer.input.focus();
  }

  openStart(payload) {
    return this.open(this.person.id, { payload });
  }

  deepLink(url) {
    return deepLink(url, this.bot.username);
  }

  follow(url) {
    const link = this.deepLink(url);
    if (link?.group) return pickChat(this, (chat) => this.open(chat.id));
    if (link) return this.open(this.person.id, { payload: link.start });
    return window.open(url, "_blank", "noopener,noreferrer");
  }

  mention(name) {
    if (name.toLowerCase() === this.bot.username.toLowerCase()) this.open(this.person.id);
    else this.toast(`@${name}`);
  }

  async openWith(chatId, text) {
    await this.open(chatId);
    this.composer.fill(text);
  }

  pickChat(onPicked) { pickChat(this, onPicked); }
  alert(text) { alertDialog(this, text); }
  toast(text) { toast(text); }
  jump(id) { this.log.show(id); }
  title(chat) { return chatName(chat, this); }
  online() { return this.calls.length > 0; }

  toggleDrawer() {
    $("drawer").hidden = !$("drawer").hidden;
    drawDrawer(this);
    drawHead(this);
  }

  connected(up) {
    $("offline").hidden = up;
    $("offline").textContent = this.words.offline;
  }

  // Menus, names or chats changed: draw anew, without losing what is being typed.
  refresh() {
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(async () => {
      const draft = this.composer.input.value;
      const { payload } = this;
      await this.load(this.person.id);
      this.chat ??= this.chats[0];
      this.payload = payload;
      drawHead(this);
      drawChats(this);
      this.composer = drawFoot(this);
      if (draft) this.composer.fill(draft);
      if (!this.messages.size) this.log.draw([]);
    }, 100);
  }
}

new App().boot();
