// Inline mode: ask the bot while somebody types, show its results, send the one chosen.

import { avatar, h } from "./dom.js";
import { post } from "./net.js";

const PAUSE_MS = 300;

export class Inline {
  // `settle` empties the text field and gives the message that was being replied to, if any.
  constructor(app, suggestions, settle) {
    this.app = app;
    this.suggestions = suggestions;
    this.settle = settle;
    this.turn = 0;
  }

  stop() {
    this.turn += 1;
    clearTimeout(this.timer);
    this.watcher?.disconnect();
  }

  ask(query) {
    this.stop();
    const turn = this.turn;
    this.pages = [];
    this.suggestions.show(this.app.words.results, [], { before: [this.hint(this.app.words.searching)] });
    this.timer = setTimeout(() => this.fetch(query, "", turn), PAUSE_MS);
  }

  async fetch(query, offset, turn) {
    const { person, chat, words } = this.app;
    try {
      const page = await post("inline", { person: person.id, chat: chat.id, query, offset });
      if (turn !== this.turn) return;
      this.pages.push(page);
      this.draw(query, turn);
    } catch (error) {
      if (turn !== this.turn) return;
      this.suggestions.show(words.results, [], { before: [this.hint(error.status === 504 ? words.noAnswer : error.message)] });
    }
  }

  draw(query, turn) {
    const { words } = this.app;
    const items = this.pages.flatMap((page) => page.results.map((result) => ({
      element: resultElement(result, words),
      choose: () => this.choose(page.query_id, result.id),
    })));
    const last = this.pages.at(-1);
    const before = [this.button(this.pages[0].button), items.length || last.button ? null : this.hint(words.nothing)];
    const after = last.next_offset ? [this.moreButton(query, last.next_offset, turn)] : [];
    if (last.results.length || !last.button) this.app.hear(words.found(items.length));
    const at = this.pages.length > 1 ? this.suggestions.at : -1;
    this.suggestions.show(words.results, items, { before: before.filter(Boolean), after, at });
  }

  moreButton(query, offset, turn) {
    let asked = false;
    const more = () => {
      if (asked) return;
      asked = true;
      element.setAttribute("aria-busy", "true");
      this.fetch(query, offset, turn);
    };
    const element = h("button", { type: "button", class: "more", onclick: more }, this.app.words.moreResults);
    this.watcher?.disconnect();
    this.watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), { root: this.suggestions.list });
    this.watcher.observe(element);
    return element;
  }

  button(button) {
    if (!button) return null;
    const open = () => {
      if (!button.start_parameter) return this.app.toast(this.app.words.unavailable);
      this.settle();
      return this.app.openStart(button.start_parameter);
    };
    return h("button", { type: "button", class: "topbutton", onclick: open }, button.text);
  }

  hint(text) {
    return h("p", { class: "hint" }, text);
  }

  async choose(queryId, resultId) {
    const { person, chat, topic } = this.app;
    this.stop();
    const replyTo = this.settle();
    try {
      await post("choose", { person: person.id, chat: chat.id, query_id: queryId, result: resultId, topic, reply_to: replyTo });
    } catch (error) {
      this.app.toast(error.message);
    }
  }
}

function resultElement(result, words) {
  const title = result.title || words.media[result.type.replace(/^(mpeg4_)?gif$/, "animation")] || result.type;
  return h("div", { class: "result" }, avatar(title, title.codePointAt(0)),
    h("div", {}, h("b", {}, title), h("span", {}, result.description || result.url)));
}
