// The way to the next moment that the bot waits for.

import { h, redraw } from "./dom.js";

// Part of a dialog that follows the clock while it is open; `move` sends a jump.
export function alarmPart(app, move) {
  const part = h("div", { role: "group", "aria-label": app.words.scheduled });
  const draw = () => redraw(part, ...(app.clock.alarm ? [ready(app, move)] : barred(app)));
  draw();
  app.onClock = draw;
  return part;
}

function ready(app, move) {
  const at = app.moment.format(new Date(app.clock.alarm * 1000));
  return line({ onclick: () => move({ to: "alarm" }) }, app.words.toAlarm(at));
}

function barred(app) {
  const { words } = app;
  return [
    line({ "aria-disabled": "true", "aria-describedby": "whynoalarm" }, h("span", { class: "small" }, words.scheduled)),
    h("p", { class: "small", id: "whynoalarm" }, app.clock.shared ? words.nothingScheduled : words.runsElsewhere),
  ];
}

function line(props, label) {
  return h("div", { class: "steps" },
    h("button", { type: "button", class: "step", "data-key": "alarm", ...props }, h("span", { "aria-hidden": "true" }, "⏭ "), label));
}
