"""Uploads and their parts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, UploadId
from guang.media.videos.tables import PartRow, UploadRow, VideoRow
from guang.media.videos.types import Upload, UploadState, VideoState


async def count_open(session: Session, owner: AccountId) -> int:
    """How many unfinished uploads an account has; stable until this transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(int(owner))))
    query = select(func.count()).where(UploadRow.owner == owner, UploadRow.state == UploadState.OPEN)
    return await session.scalar(query) or 0


async def insert_upload(session: Session, upload: Upload, now: datetime) -> None:
    """A new upload, nothing received."""
    await session.execute(
        insert(UploadRow).values(
            id=upload.id,
            owner=upload.owner,
            name=upload.name,
            bytes=upload.bytes,
            received=0,
            state=upload.state,
            touched_at=now,
        )
    )


async def select_upload(session: Session, upload: UploadId, *, lock: bool = False) -> Upload | None:
    """One upload, perhaps held until this transaction ends."""
    query = select(UploadRow).where(UploadRow.id == upload)
    row = await session.scalar(query.with_for_update() if lock else query)
    return None if row is None else _upload(row)


async def advance(session: Session, upload: UploadId, start: int, end: int, now: datetime) -> bool:
    """Move the end of an upload from ``start`` to ``end``; False if it is not at ``start``."""
    moved = await session.execute(
        update(UploadRow)
        .where(UploadRow.id == upload, UploadRow.received == start, UploadRow.state == UploadState.OPEN)
        .values(received=end, touched_at=now)
        .returning(UploadRow.id)
    )
    return moved.first() is not None


async def insert_part(session: Session, upload: UploadId, start: int, size: int, key: str) -> None:
    """Note where a part is stored."""
    await session.execute(insert(PartRow).values(upload=upload, start=start, bytes=size, key=key))


async def part_keys(session: Session, upload: UploadId) -> list[str]:
    """The keys of an upload's parts, in order."""
    rows = await session.scalars(select(PartRow.key).where(PartRow.upload == upload).order_by(PartRow.start))
    return list(rows)


async def set_state(session: Session, upload: UploadId, state: UploadState, now: datetime) -> None:
    """Move an upload on."""
    await session.execute(update(UploadRow).where(UploadRow.id == upload).values(state=state, touched_at=now))


async def select_abandoned(session: Session, before: datetime, most: int) -> Sequence[UploadId]:
    """Uploads that nobody has touched since ``before`` and no working video needs; held until the end."""
    needed = select(VideoRow.upload).where(
        VideoRow.upload == UploadRow.id, VideoRow.state.in_([VideoState.TRANSCODING, VideoState.REVIEWING])
    )
    rows = await session.scalars(
        select(UploadRow.id)
        .where(UploadRow.touched_at < before, ~needed.exists())
        .order_by(UploadRow.touched_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return list(rows)


async def ids_of(session: Session, owner: AccountId) -> list[UploadId]:
    """Every upload of an account."""
    return list(await session.scalars(select(UploadRow.id).where(UploadRow.owner == owner)))


async def delete_upload(session: Session, upload: UploadId) -> None:
    """Forget an upload and its parts."""
    await session.execute(delete(UploadRow).where(UploadRow.id == upload))


def _upload(row: UploadRow) -> Upload:
    return Upload(row.id, row.owner, row.name, row.bytes, row.received, UploadState(row.state))
