// What a link means here: the bot's own deep links stay on the page, others open outside.

// {start, group}: the payload for a private chat, or for a group to be chosen; null for other links.
export function deepLink(url, username) {
  let link;
  try {
    link = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
  } catch {
    return null;
  }
  const atTelegram = ["t.me", "telegram.me"].includes(link.hostname);
  const byScheme = link.protocol === "tg:" && /^(\/\/)?resolve/.test(link.href.slice(3));
  const name = atTelegram ? link.pathname.slice(1) : byScheme ? link.searchParams.get("domain") ?? "" : "";
  if (name.toLowerCase() !== username.toLowerCase()) return null;
  return { start: link.searchParams.get("start"), group: link.searchParams.get("startgroup") };
}

export function isSafe(url) {
  return /^(https?:|mailto:)/i.test(url);
}
