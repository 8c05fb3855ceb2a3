// The way to the server: JSON there and back, and the stream of what happens.

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.error ?? response.statusText), { status: response.status });
  return body;
}

export const get = async (path, query = {}) =>
  answer(await fetch(`/sandbox/${path}?${new URLSearchParams(query)}`));

export const post = async (path, body) =>
  answer(await fetch(`/sandbox/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

// The browser reconnects by itself and says which event it saw last.
export function listen(after, onEvent, onState) {
  const source = new EventSource(`/sandbox/events?${new URLSearchParams({ after })}`);
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  return source;
}
