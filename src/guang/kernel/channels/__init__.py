"""Publish and subscribe between processes. A message is a hint to look; what happened is in the journal.

PostgreSQL's LISTEN/NOTIFY needs nothing more than what is there already. NOTIFY takes a lock on the whole cluster, so
an installation with many gateways and web servers gives the work to NATS or Redis: ``GUANG_CHANNELS_URL``.
"""

from importlib import import_module
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from guang.kernel.channels.errors import NoSuchBroker
from guang.kernel.channels.hub import Hub, Line
from guang.kernel.channels.port import MAX_BYTES, Channels
from guang.kernel.channels.postgres import PostgresChannels

_BROKERS = {"nats": "nats", "tls": "nats", "redis": "redis", "rediss": "redis"}


def connect(dsn: str, url: str = "") -> Hub:
    """The channels of an installation; nothing connects before its first use.

    Args:
        dsn: its database.
        url: ``nats://…`` or ``tls://…``, ``redis://…`` or ``rediss://…``; empty is the database itself. Installations
            that share a broker do not hear each other unless their databases have one name.

    Raises:
        NoSuchBroker: the address is of none of these, or the extra that speaks to it is not installed.
    """
    if not url:
        return PostgresChannels(dsn)
    broker = _BROKERS.get(urlsplit(url).scheme)
    if broker is None:
        raise NoSuchBroker(scheme=urlsplit(url).scheme, known=sorted(_BROKERS))
    try:
        adapter = import_module(f"guang.kernel.channels.{broker}_broker")
    except ImportError as fault:
        raise NoSuchBroker(scheme=broker, install=f"GUANG_EXTRAS={broker} ./guang doctor") from fault
    made: Hub = adapter.Channels(url, f"guang.{make_url(dsn).database}.")
    return made


__all__ = ["MAX_BYTES", "Channels", "Hub", "Line", "NoSuchBroker", "PostgresChannels", "connect"]
