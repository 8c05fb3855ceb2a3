"""A strict Bot API server on loopback and a web chat page with it: any bot, no token, no account.

It is reached as a bot reaches Telegram, by ``TELEGRAM_API_BASE``, and knows nothing of the bot that
uses it. ``server.Sandbox`` starts and stops it; tests take it from there::

    sandbox = Sandbox()
    await sandbox.start()
    sandbox.people.send(1001, 1001, "/start")
    call = await sandbox.next_call("sendMessage")
    await sandbox.stop()
"""
