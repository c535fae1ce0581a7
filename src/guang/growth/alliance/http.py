"""Routes of the alliance."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from guang.growth.alliance import rules, service
from guang.growth.alliance.types import Click
from guang.journal import Surface
from guang.kernel.db import Session
from guang.kernel.ids import PageId, ProductId, VideoId
from guang.kernel.tokens import Signer
from guang.kernel.web import Caller, makes
from guang.trade import checkout


class ClickForm(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody reaches for a product; ``video``, ``page`` and ``slot`` say what led there."""

    product: ProductId
    surface: Annotated[str, Meta(max_length=20)] = "product"
    video: VideoId | None = None
    page: PageId | None = None
    slot: Annotated[int, Meta(ge=0, le=32_767)] | None = None


class ClickOut(msgspec.Struct, frozen=True):
    """A token that an order line freezes; good until ``expires_at``."""

    token: str
    expires_at: datetime


@makes("/api/clicks", "click", tag="alliance", per_minute=240)
async def click(data: ClickForm, session: Session, caller: Caller, signer: Signer, now: datetime) -> ClickOut:
    """Remember what led the caller to a product, in a signed token that the purchase hands back."""
    surface = data.surface if data.surface in Surface.__members__ else Surface.product.name
    wanted = Click(data.product, caller.viewer, surface, data.video, data.page, data.slot)
    terms = await service.click(session, wanted, now)
    return ClickOut(signer.sign(checkout.CLICKED, terms, now=now, ttl=rules.LASTS), now + rules.LASTS)


routes = [click]
