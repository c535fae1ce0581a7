"""Sending over HTTPS, to addresses on the public network only."""

import asyncio
import socket
from typing import Final
from urllib.parse import urlsplit

import httpx

from guang.trade.connect import rules
from guang.trade.connect.types import Parcel, Reply

PATIENCE_S: Final = 10.0


async def send(client: httpx.AsyncClient, parcel: Parcel, *, is_demo: bool) -> Reply:
    """Send one message; whatever goes wrong is a reply, too. Redirects are not followed and the answer is not read.

    The host is looked up here and the connection goes to the address that was looked at, so that a name which means
    another machine a moment later leads nowhere.
    """
    parts = urlsplit(parcel.url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        address = rules.callable_address(await _addresses(host, port), is_demo=is_demo)
        if address is None:
            return Reply(None, "the host has no public address")
        named = f"[{address}]" if ":" in address else address
        target = parts._replace(netloc=f"{named}:{port}", fragment="").geturl()
        headers = {**parcel.headers, "host": parts.netloc}
        request = client.build_request("POST", target, content=parcel.body, headers=headers)
        request.extensions = {**request.extensions, "sni_hostname": host}
        answer = await client.send(request, stream=True)
        await answer.aclose()
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as fault:
        return Reply(None, type(fault).__name__)
    return Reply(answer.status_code, "" if answer.is_success else answer.reason_phrase)


def client() -> httpx.AsyncClient:
    """A client that trusts no environment and waits ten seconds at most."""
    return httpx.AsyncClient(timeout=PATIENCE_S, follow_redirects=False, trust_env=False)


async def _addresses(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]
