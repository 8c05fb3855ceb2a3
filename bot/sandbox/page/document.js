// A file that the bot sent: its name, its size, and the way to keep it.

import { h } from "./dom.js";

export function documentElement(document, app) {
  return h("div", { class: "media" }, h("b", {}, app.words.media.document),
    h("a", { class: "download", href: `/sandbox/files/${document.file_id}`, download: document.file_name }, document.file_name),
    h("span", {}, size(document.file_size)));
}

// In the units that people read; the sandbox's files are small.
function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
