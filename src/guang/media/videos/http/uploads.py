"""Resumable uploads: create, send parts at the offset, ask where to go on."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, head, patch, post
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.blobs import Blobs
from guang.kernel.db import Session
from guang.kernel.ids import UploadId
from guang.kernel.web import Caller, limited
from guang.media.videos import rules, verbs
from guang.media.videos.types import Upload, UploadState

Offset = Annotated[int, Parameter(header="Upload-Offset", ge=0, le=2**40)]
HEAD_BYTES = 64


class NewUpload(msgspec.Struct, frozen=True):
    """What is going to be sent."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    bytes: int
    content_type: Annotated[str, Meta(max_length=100)] = ""


class UploadOut(msgspec.Struct, frozen=True):
    """How far an upload is; send the next part, of ``chunk_bytes``, at ``offset``."""

    id: UploadId
    offset: int
    bytes: int
    chunk_bytes: int
    state: UploadState


@post(
    "/api/uploads",
    operation_id="begin_upload",
    tags=["videos"],
    guards=[limited("uploads", per_minute=20)],
)
async def begin_upload(data: NewUpload, session: Session, caller: Caller, now: datetime) -> UploadOut:
    """Open an upload."""
    owner = caller.require_account()
    begun = await verbs.begin_upload(
        session, owner, name=data.name, size=data.bytes, content_type=data.content_type, now=now
    )
    return _out(begun)


@patch(
    "/api/uploads/{upload:str}",
    operation_id="send_part",
    tags=["videos"],
    request_max_body_size=rules.LARGEST_PART,
)
async def send_part(
    request: Request[Any, Any, Any],
    upload: UploadId,
    offset: Offset,
    session: Session,
    caller: Caller,
    blobs: Blobs,
    now: datetime,
) -> UploadOut:
    """Append the raw body at ``Upload-Offset``. Of two parts for one place one wins; the other is told where to go."""
    owner = caller.require_account()
    await session.rollback()  # nothing was written yet: no transaction waits for the network or the disk
    data = await request.body()
    await verbs.expect(session, owner, upload, offset, data[:HEAD_BYTES], len(data))
    await session.rollback()
    key = await verbs.store_part(blobs, upload, offset, data)
    try:
        return _out(await verbs.accept(session, owner, upload, (offset, len(data), key), now))
    except BaseException:
        await blobs.delete(key)
        raise


@get("/api/uploads/{upload:str}", operation_id="read_upload", tags=["videos"])
async def read_upload(upload: UploadId, session: Session, caller: Caller) -> UploadOut:
    """Where to go on."""
    return _out(await verbs.upload(session, caller.require_account(), upload))


@head("/api/uploads/{upload:str}", operation_id="head_upload", tags=["videos"])
async def head_upload(upload: UploadId, session: Session, caller: Caller) -> Response[None]:
    """Where to go on, in headers (as the tus protocol does)."""
    found = await verbs.upload(session, caller.require_account(), upload)
    headers = {"Upload-Offset": str(found.received), "Upload-Length": str(found.bytes), "Cache-Control": "no-store"}
    return Response(None, headers=headers)


def _out(found: Upload) -> UploadOut:
    return UploadOut(found.id, found.received, found.bytes, rules.CHUNK_BYTES, found.state)


routes = [begin_upload, send_part, read_upload, head_upload]
