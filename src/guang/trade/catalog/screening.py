"""Asking governance before shoppers see something."""

from datetime import datetime

from guang.kernel.blobs import BlobMissing, Blobs
from guang.kernel.db import Session
from guang.kernel.ids import ProductId, StoreId
from guang.trade.catalog import rules
from guang.trade.catalog.errors import ListingRefused
from guang.trade.catalog.types import ProductDraft
from guang.trust import governance


async def passes(
    session: Session, product: ProductId, store: StoreId, draft: ProductDraft, picture: bytes | None, now: datetime
) -> bool:
    """Whether a product may be shown at once; False while a person has to look at it first.

    Raises:
        ListingRefused: with the rule, the field and the words of every finding.
    """
    texts = {"title": draft.title}
    if draft.text:
        texts["text"] = draft.text
    if draft.brand:
        texts["brand"] = {"en": draft.brand}
    candidate = governance.Candidate(
        subject=product, owner=store, texts=texts, price=rules.prices(draft.skus).low, picture=picture
    )
    verdict = await governance.screen_listing(session, candidate, now)
    if verdict.outcome is governance.Outcome.REJECTED:
        found = [
            {"rule": one.rule, "field": one.field, "words": one.words, "says": dict(one.says)}
            for one in verdict.reasons
        ]
        raise ListingRefused(case=verdict.case, reasons=found)
    return verdict.has_passed


async def main_picture(blobs: Blobs, draft: ProductDraft) -> bytes | None:
    """The bytes of a product's first picture, small, if there is one."""
    if not draft.images:
        return None
    try:
        return await blobs.get(rules.image_key(draft.images[0], rules.SMALL))
    except BlobMissing:
        return None
