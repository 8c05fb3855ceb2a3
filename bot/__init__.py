"""The process: settings, transports, storage and the sandbox around the handlers."""

import os

# python-telegram-bot's opt-in to time periods as timedelta: without it every RetryAfter that is
# raised or read emits a deprecation warning. It is read when used, so it is set before any use.
os.environ.setdefault("PTB_TIMEDELTA", "1")
