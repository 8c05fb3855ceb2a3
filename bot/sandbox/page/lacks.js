// Buttons for what the sandbox does not have: they look like it, say why, and stay within reach of the keyboard.

// The attributes of such a button; none for all others.
export function lackOf(kind, words) {
  const why = words.lacks[kind];
  return why && { "aria-disabled": "true", "aria-description": why, title: why };
}
