"""The verb of the alliance: remember who led somebody to a product."""

from datetime import datetime

from guang.growth.alliance import rules
from guang.growth.alliance.errors import NotInVideo
from guang.growth.alliance.types import Click
from guang.kernel.db import Session
from guang.kernel.tokens import Attribution
from guang.media import videos
from guang.trade import catalog


async def click(session: Session, wanted: Click, now: datetime) -> Attribution:
    """What a click token for this reach will say, after a look at whether product and video may be seen.

    Raises:
        ProductMissing: no such product, or it is not on sale.
        VideoMissing: no such video, or it is not on the street.
        NotInVideo: the video has another bag.
    """
    card = (await catalog.products(session, [wanted.product])).get(wanted.product)
    if card is None or not card.is_on_sale:
        raise catalog.ProductMissing(product=wanted.product)
    promoter = None
    if wanted.video is not None:
        shown = await videos.public(session, wanted.video)
        if all(anchor.product != wanted.product for anchor in shown.anchors):
            raise NotInVideo(video=wanted.video, product=wanted.product)
        promoter = shown.creator
    return Attribution(
        product=wanted.product,
        viewer=wanted.viewer,
        video=wanted.video,
        promoter=promoter,
        commission_bps=rules.COMMISSION_BPS,
        page=wanted.page,
        slot=wanted.slot,
        surface=wanted.surface,
        minted_at=now,
    )
