// The sandbox's time, which may be put forward.

import { alarmPart } from "./alarm.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { post } from "./net.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function openClock(app) {
  const { words } = app;
  const move = async (body) => {
    dialog.close();
    try {
      await post("clock", body);
    } catch (error) {
      app.toast(error.message);
    }
  };
  const step = (label, seconds) => h("button", { type: "button", class: "step", onclick: () => move({ seconds }) }, label);
  const moment = h("input", { type: "datetime-local", "aria-label": words.goTo, value: local(app.now()), min: local(app.now()) });
  const go = (event) => {
    event.preventDefault();
    const to = new Date(moment.value).getTime() / 1000;
    if (Number.isFinite(to)) move({ to });
  };
  const dialog = openDialog(app, "clock", words.clock,
    h("p", {}, words.timeIs(app.moment.format(app.now()))), h("p", { class: "small" }, words.clockHint),
    h("div", { class: "steps" }, step(words.plusHour, HOUR), step(words.plusDay, DAY), step(words.plusWeek, 7 * DAY)),
    h("form", { class: "goto", onsubmit: go }, moment, h("button", { class: "step" }, words.go)),
    alarmPart(app, move),
    app.clock.ahead > 0 && h("button", { type: "button", class: "choice", onclick: () => move({}) }, words.realTime));
}

// As the field for a moment wants it: this computer's time, to the minute.
function local(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE * 1000).toISOString().slice(0, 16);
}
