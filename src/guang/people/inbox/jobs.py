"""What the queue and the timetable do for the inbox: letters leave after the commit that ordered them."""

from guang.kernel import queue
from guang.people.inbox import service
from guang.people.inbox.adapters.simulator import SimulatedPost
from guang.people.inbox.adapters.smtp import SmtpPost
from guang.people.inbox.service import Send
from guang.people.inbox.types import Channel, Post


@queue.job(name="inbox.send", attempts=8)
async def send(context: queue.Context, order: Send) -> None:
    """Write one letter in a transaction of its own, then hand it over."""
    async with context.database.transaction() as session:
        letter = await service.write_letter(session, order, context.settings.address, context.now())
    if letter is not None:
        await post_for(context, letter.channel).send(letter)


@queue.every(seconds=3600, name="inbox.sweep")
async def sweep(context: queue.Context) -> None:
    """Old notices and simulated letters go."""
    async with context.database.transaction() as session:
        await service.sweep(session, context.now())


def post_for(context: queue.Context, channel: Channel) -> Post:
    """The mail server where one is set, for e-mail; the simulator for everything else."""
    if channel is Channel.EMAIL and context.settings.smtp_url:
        return SmtpPost(context.settings.smtp_url)
    return SimulatedPost(context.database)
