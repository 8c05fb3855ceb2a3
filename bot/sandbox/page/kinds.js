// What kind of chat it is, as a picture.

import { h, icon } from "./dom.js";

export function kindElement(chat, words) {
  const kind = chat.is_forum ? "forum" : chat.type;
  return h("span", { class: "kind", role: "img", "aria-label": words.kinds[kind] }, icon(kind));
}
