"""Taking one's data along, and leaving for good.

Source: GDPR articles 15, 17 and 20; PIPL articles 45 and 47.
"""

import asyncio
import io
import zipfile
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import msgspec

from guang import journal
from guang.journal.facts.people import AccountErased
from guang.kernel import codec
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.people.accounts import store
from guang.people.accounts.errors import AccountMissing
from guang.people.accounts.verbs.being import own
from guang.people.accounts.verbs.coming_in import sessions
from guang.people.accounts.verbs.recovering import check_own_password

Exporter = Callable[[Session, AccountId, ViewerId], Awaitable[Any]]
"""What one room keeps about a person, as values that have a JSON form."""

_exporters: dict[str, Exporter] = {}


def exports(name: str, exporter: Exporter) -> None:
    """Add a file ``name.json`` to what people take along; each room registers what it keeps.

    Raises:
        ValueError: another room uses this name.
    """
    if _exporters.get(name, exporter) is not exporter:
        raise ValueError(f"two exports are named {name}")
    _exporters[name] = exporter


async def export(session: Session, account: AccountId, now: datetime) -> bytes:
    """Everything kept about a person as a ZIP of JSON files, one for each room.

    Raises:
        AccountMissing.
    """
    person = await own(session, account)
    files: dict[str, Any] = {
        "account": person,
        "sessions": await sessions(session, account, now),
    }
    for name, exporter in sorted(_exporters.items()):
        files[name] = await exporter(session, account, person.viewer)
    return await asyncio.to_thread(_zip, files, now)


async def erase_account(session: Session, account: AccountId, password: str) -> None:
    """Delete everything about a person here, after the password was given once more; other rooms follow the fact.

    Raises:
        WrongPassword, AccountMissing.

    Records: ``people.account_erased``.
    """
    row = await store.lock_account(session, account)
    if row is None:
        raise AccountMissing
    await check_own_password(session, account, password)
    viewer = row.viewer
    journal.append(session, AccountErased(account=account, viewer=viewer))
    await session.flush()
    await store.erase_account(session, account, viewer)


def _zip(files: dict[str, Any], now: datetime) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{name}.json", date_time=(now.year, now.month, now.day, now.hour, now.minute, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, msgspec.json.format(codec.encode(content), indent=2))
    return sink.getvalue()
