"""Our way out, as delivery uses it."""

import uvloop
from pydantic import SecretStr

from bot.client import Client
from bot.session import open_session
from tests.bench.senders.load import TOKEN, Job, drive


async def main(job: Job) -> None:
    async with open_session(job.base) as session:
        client = Client(SecretStr(TOKEN), job.base, session)
        await drive(job, lambda chat: client.call("sendMessage", job.payload | {"chat_id": chat}))


if __name__ == "__main__":
    uvloop.run(main(Job.given()))
