// Elements from plain values; text goes in as text nodes only.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// New children, with the focus on the button of the same data-key, or else of the same place.
export function redraw(parent, ...children) {
  const held = document.activeElement;
  const at = [...parent.querySelectorAll("button")].indexOf(held);
  parent.replaceChildren(...children);
  if (at < 0) return;
  const buttons = [...parent.querySelectorAll("button")];
  (buttons.find((button) => button.dataset.key && button.dataset.key === held.dataset.key) ?? buttons[at])?.focus();
}

// Arrow keys go from one button to the next and round; for onkeydown of what holds the buttons.
export function arrows(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length].focus();
}

// How to scroll, for those who do not mind movement.
export const smoothly = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

export const $ = (id) => document.getElementById(id);

// One of seven colours, the same for the same number: the people, the chats and a blue guide differ.
export const hue = (id) => `hue${(Math.abs(id) % 17 + 5) % 7}`;

export function avatar(name, id) {
  const letter = [...name.trim()][0] ?? "?";
  return h("span", { class: `avatar ${hue(id)}`, "aria-hidden": "true" }, letter.toUpperCase());
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  send: "M4 12l16-8-6 16-3-6z",
  reply: "M10 8L5 12.5 10 17M5 12.5h8c4 0 6 2 6 5.5",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  calls: "M8 6l-5 6 5 6M16 6l5 6-5 6",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  clock: "M12 3a9 9 0 1 0 .01 0M12 7v5l3.5 2",
  private: "M12 4a4 4 0 1 0 .01 0M4.5 20c1-5 14-5 15 0",
  supergroup: "M9 6a3 3 0 1 0 .01 0M3 18c1-5 11-5 12 0M16 6.5a2.5 2.5 0 1 1 0 5M17 14c2 0 3.6 1 4 3.5",
  channel: "M4 10v4h3l8 4V6l-8 4zM18.5 9.5a4 4 0 0 1 0 5",
  forum: "M4 5h13v9H9l-4 3.5V14H4zM20 9v11l-3-2.5h-6",
  keys: "M4 6h16v12H4zM7.5 9.5h.01M12 9.5h.01M16.5 9.5h.01M8 14.5h8",
  out: "M7 17L17 7M9 7h8v8",
  switch: "M4 19h6a5 5 0 0 0 5-5V5M9 11l6-6 6 6",
  copy: "M9 9h11v11H9zM15 5V4H4v11h1",
  barred: "M12 4a8 8 0 1 0 .01 0M6.5 6.5l11 11",
  menu: "M5 7h14M5 12h14M5 17h9",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export const iconButton = (name, label, onclick, extra = {}) =>
  h("button", { type: "button", class: "iconbutton", "aria-label": label, title: label, onclick, ...extra }, icon(name));
