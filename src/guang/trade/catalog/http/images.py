"""Routes of pictures."""

from datetime import datetime
from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile

from guang.kernel.blobs import Blobs
from guang.kernel.db import Session
from guang.kernel.web import Caller, makes
from guang.trade.catalog import pictures, service
from guang.trade.catalog.errors import ImageRefused
from guang.trade.catalog.http import views


@makes("/api/images", "keep_image", tag="desk", per_minute=60)
async def keep_image(
    request: Request[Any, Any, Any], body: bytes, session: Session, caller: Caller, now: datetime, blobs: Blobs
) -> views.ImageOut:
    """Keep a picture: the raw bytes as body, or one file of a form. It is read by content and written anew."""
    owner = caller.require_account()
    await session.commit()  # no connection waits for the drawing and the disk
    kept = await service.keep_image(session, blobs, owner, await _upload(request, body), now)
    return views.ImageOut(kept.id, kept.url, kept.width, kept.height)


async def _upload(request: Request[Any, Any, Any], body: bytes) -> bytes:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        for field in (await request.form()).values():
            if isinstance(field, UploadFile):
                return await field.read()
        raise ImageRefused(reason="no_file")
    if len(body) > pictures.LARGEST_BYTES:
        raise ImageRefused(reason="too_heavy", bytes=len(body), most=pictures.LARGEST_BYTES)
    return body


routes = [keep_image]
