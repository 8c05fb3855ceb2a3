// The way to the server: JSON there and back, and the stream of what happens.

const AGAIN_MS = 1000;

// The server cannot be reached at present.
export class Unreachable extends Error {}

async function answer(asked) {
  const response = await asked.catch(() => { throw new Unreachable(); });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.error ?? response.statusText), { status: response.status });
  return body;
}

export const get = (path, query = {}) =>
  answer(fetch(`/sandbox/${path}?${new URLSearchParams(query)}`));

export const post = (path, body) =>
  answer(fetch(`/sandbox/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

// The browser reconnects by itself and says which event it saw last, unless it gave up.
export function listen(after, onEvent, onState) {
  let last = after;
  const source = new EventSource(`/sandbox/events?${new URLSearchParams({ after })}`);
  source.onopen = () => onState(true);
  source.onerror = () => {
    onState(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(last, onEvent, onState), AGAIN_MS);
  };
  source.onmessage = (event) => {
    last = event.lastEventId || last;
    onEvent(JSON.parse(event.data));
  };
}
