// A window over the page, with its title and a way out.

import { h } from "./dom.js";

export function openDialog(app, className, title, ...content) {
  const dialog = h("dialog", {
    class: className, "aria-label": title, onclose: () => dialog.remove(), onclick: (event) => event.target === dialog && dialog.close(),
  });
  dialog.append(h("h2", {}, title), ...content.flat().filter(Boolean),
    h("form", { method: "dialog", class: "closing" }, h("button", { class: "plain" }, app.words.close)));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
