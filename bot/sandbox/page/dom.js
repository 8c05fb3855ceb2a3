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

// New children, with the focus on the button that stands where the focused one stood.
export function redraw(parent, ...children) {
  const at = [...parent.querySelectorAll("button")].indexOf(document.activeElement);
  parent.replaceChildren(...children);
  if (at >= 0) parent.querySelectorAll("button")[at]?.focus();
}

export const $ = (id) => document.getElementById(id);

// One of eight colours, the same for the same number.
export const hue = (id) => `hue${Math.abs(id) % 8}`;

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
