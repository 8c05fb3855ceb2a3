// A small bot made with grammY. Nothing in it knows of the sandbox but the API's address:
//
//   TELEGRAM_API_BASE=http://127.0.0.1:8081 TELEGRAM_BOT_TOKEN=… node grammy_bot.js
//
// It polls, or listens where WEBHOOK_URL says.

import { createServer } from "node:http";
import { Bot, InlineKeyboard, InlineQueryResultBuilder, webhookCallback } from "grammy";

const TEAS = { oolong: "Half way between green and black", sencha: "Green", assam: "Black & strong" };
const COMMANDS = { "": ["start", "Say hello"], zh: ["start", "打个招呼"] };
const { TELEGRAM_API_BASE, TELEGRAM_BOT_TOKEN, WEBHOOK_SECRET, WEBHOOK_URL } = process.env;

const bot = new Bot(TELEGRAM_BOT_TOKEN, {
  client: {
    apiRoot: TELEGRAM_API_BASE,
    // Goes out in the webhook's response: nothing is lost when nobody hears of its outcome.
    canUseWebhookReply: (method) => method === "sendChatAction",
  },
});

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const title = (tea) => tea[0].toUpperCase() + tea.slice(1);
const keyboard = (count) => new InlineKeyboard()
  .text(`Cups: ${count}`, `cups:${count}`).row()
  .switchInlineCurrent("Find a tea", "");

bot.command("start", (ctx) => ctx.reply(
  `<b>Welcome</b> 🍵 You came with <code>${escape(ctx.match || "nothing")}</code>.`,
  { parse_mode: "HTML", reply_markup: keyboard(0) },
));

bot.on("message:text").filter((ctx) => !ctx.msg.via_bot, async (ctx) => {
  await ctx.replyWithChatAction("typing");
  await ctx.reply(`You said: <i>${escape(ctx.msg.text)}</i>`, {
    parse_mode: "HTML", reply_parameters: { message_id: ctx.msg.message_id },
  });
});

bot.callbackQuery(/^cups:(\d+)$/, async (ctx) => {
  const count = Number(ctx.match[1]) + 1;
  await ctx.answerCallbackQuery(`That makes ${count}`);
  await ctx.editMessageText(`<b>${count}</b> drunk by now`, { parse_mode: "HTML", reply_markup: keyboard(count) });
});

bot.on("inline_query", (ctx) => {
  const results = Object.entries(TEAS)
    .filter(([tea]) => tea.includes(ctx.inlineQuery.query.toLowerCase()))
    .map(([tea, about]) => InlineQueryResultBuilder
      .article(tea, title(tea), { description: about, reply_markup: keyboard(0) })
      .text(`<b>${title(tea)}</b>: ${escape(about)}`, { parse_mode: "HTML" }));
  const button = { text: "Open the bot", start_parameter: "inline" };
  return ctx.answerInlineQuery(results, { cache_time: 1, is_personal: true, button });
});

for (const [language, [command, description]] of Object.entries(COMMANDS)) {
  await bot.api.setMyCommands([{ command, description }], language ? { language_code: language } : {});
}
if (WEBHOOK_URL) {
  const { hostname, port, pathname } = new URL(WEBHOOK_URL);
  const handle = webhookCallback(bot, "http", { secretToken: WEBHOOK_SECRET });
  const server = createServer((request, response) => {
    if (request.url === pathname) handle(request, response);
    else response.writeHead(404).end();
  });
  server.listen(Number(port), hostname);
  await bot.api.setWebhook(WEBHOOK_URL, { secret_token: WEBHOOK_SECRET });
  process.once("SIGTERM", () => server.close());
} else {
  process.once("SIGTERM", () => bot.stop());
  await bot.start();
}
