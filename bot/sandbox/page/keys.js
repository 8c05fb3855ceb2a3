// Keys that work wherever the focus is.

const WRITING = "input, textarea, select, dialog";

export function listenToKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") leave(app);
    else if (isWriting(event)) app.composer.input.focus();
  });
}

// Back to the text field, closing what is open on the way.
function leave(app) {
  if (!app.drawer.escape()) app.composer.input.focus();
}

// Whoever begins to write means the text field.
function isWriting(event) {
  const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  return isLetter && !event.target.closest?.(WRITING);
}
