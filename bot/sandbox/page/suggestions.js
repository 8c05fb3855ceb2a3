// The list above the text field: commands while typing "/", results while typing "@bot …".

import { h } from "./dom.js";

export class Suggestions {
  constructor(input) {
    this.input = input;
    this.items = [];
    this.at = -1;
    this.options = h("div", { id: "suggestions", role: "listbox" });
    this.list = h("div", { class: "suggestions", hidden: true }, this.options);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-controls", "suggestions");
    input.setAttribute("aria-autocomplete", "list");
    this.hide();
  }

  get open() { return !this.list.hidden; }

  // items: [{element, choose}]; before and after are further nodes. `at` is the one chosen by Enter.
  show(label, items, { before = [], after = [], at = 0 } = {}) {
    this.items = items;
    this.options.setAttribute("aria-label", label);
    items.forEach((item, index) => {
      item.element.id = `suggestion${index}`;
      item.element.setAttribute("role", "option");
      // A press would take the focus away from the text field.
      item.element.onmousedown = (event) => event.preventDefault();
      item.element.onclick = item.choose;
      // The pointer and the keys share one choice. A list that moves under a resting pointer is no movement of it.
      item.element.onmousemove = ({ movementX, movementY }) => (movementX || movementY) && this.at !== index && this.mark(index);
    });
    const scroll = this.list.scrollTop;
    this.options.replaceChildren(...items.map((item) => item.element));
    this.list.replaceChildren(...before, this.options, ...after);
    this.list.hidden = false;
    this.list.scrollTop = at < 0 || this.at === at ? scroll : 0;
    this.input.setAttribute("aria-expanded", "true");
    this.select(Math.min(at, items.length - 1));
  }

  hide() {
    this.items = [];
    this.at = -1;
    this.list.hidden = true;
    this.list.replaceChildren(this.options);
    this.options.replaceChildren();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  select(index) {
    this.mark(index);
    this.items[index]?.element.scrollIntoView({ block: "nearest" });
  }

  mark(index) {
    this.items[this.at]?.element.setAttribute("aria-selected", "false");
    this.at = index;
    const chosen = this.items[index]?.element;
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    return this.input.setAttribute("aria-activedescendant", chosen.id);
  }

  // Whether the key was meant for the list.
  key(event) {
    if (!this.open) return false;
    const count = this.items.length;
    if (event.key === "Escape") this.hide();
    else if (event.key === "ArrowDown" && count) this.select((this.at + 1) % count);
    else if (event.key === "ArrowUp" && count) this.select((Math.max(this.at, 0) + count - 1) % count);
    else if (event.key === "Tab" && !event.shiftKey && this.items[this.at]?.complete) this.items[this.at].complete();
    else if (event.key === "Enter" && !event.shiftKey && this.items[this.at]) this.items[this.at].choose();
    else return false;
    event.preventDefault();
    return true;
  }
}
