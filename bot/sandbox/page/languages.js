// The language of the person who uses the page, and how it writes days and times.

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DATE = { day: "numeric", month: "short" };

export const isChinese = (person) => (person.language_code ?? "").startsWith("zh");
export const localeFor = (person) => (isChinese(person) ? "zh-CN" : "en-GB");

export function formatsFor(person) {
  const format = (options) => new Intl.DateTimeFormat(localeFor(person), options);
  return {
    time: format(TIME),
    seconds: format({ ...TIME, second: "2-digit" }),
    day: format(DATE),
    moment: format({ ...TIME, ...DATE, weekday: "short", year: "numeric" }),
  };
}
