"""Videos as the street shows them: put together from what the rooms below know, most of it out of memory."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import numpy as np

from guang.discovery.feed.types import AnchorCard, Circle, CountsCard, CreatorCard, FeedCard, Onlooker, StoreCard
from guang.discovery.shelves import SOLD_OUT, Shelf
from guang.journal import BehaviourColumns, Kind
from guang.journal.facts import media, people, trade, trust
from guang.kernel import ids
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, StoreId, SubjectId, VideoId
from guang.kernel.kept import Kept
from guang.kernel.text import in_
from guang.media import videos
from guang.people import accounts, social
from guang.trade import catalog, guarantees, priceboard, promotions, stores

COUNTED: Final = (
    Kind.like,
    Kind.unlike,
    Kind.comment,
    Kind.favourite,
    Kind.unfavourite,
    Kind.share,
)
"""Acts that change the counts under a video."""

ORIGINAL_SOUND: Final = {"en": "Original sound · {name}", "zh-CN": "原声 · {name}"}

Promised = Mapping[ProductId, tuple[guarantees.Guarantee, ...]]
_COUNTED: Final = np.array([int(kind) for kind in COUNTED], dtype=np.int16)


class Cards:
    """Public facts about videos, products, creators and stores, kept in memory until the journal says they changed.

    Names and pictures of people and stores change without a fact, and are read again after half a minute.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.prices = priceboard.Board()
        self._shelf = shelf
        self._videos: Kept[VideoId, videos.VideoCard] = Kept(most=50_000, fresh_s=300)
        self._products: Kept[ProductId, catalog.ProductCard] = Kept(most=50_000, fresh_s=300)
        self._people: Kept[AccountId, accounts.AccountProfile] = Kept(most=50_000, fresh_s=30)
        self._stores: Kept[StoreId, stores.Store] = Kept(most=20_000, fresh_s=30)
        self._counts: Kept[SubjectId, social.Counts] = Kept(most=100_000, fresh_s=300)

    async def of(self, session: Session, wanted: Sequence[VideoId], to: Onlooker) -> dict[VideoId, FeedCard]:
        """The cards of videos for one viewer; a video that is not on the street has none."""
        found = await self._videos.fetch(wanted, lambda missing: videos.cards(session, missing))
        shown = [card for card in found.values() if card.is_public]
        products = await self._products.fetch(
            (anchor.product for card in shown for anchor in card.anchors),
            lambda missing: catalog.products(session, missing),
        )
        makers = await self._people.fetch(
            (card.creator for card in shown), lambda missing: accounts.profiles(session, missing)
        )
        shops = await self._stores.fetch(
            (card.store for card in shown if card.store), lambda missing: stores.stores(session, missing)
        )
        subjects = [card.id.subject for card in shown]
        counts = await self._counts.fetch(subjects, lambda missing: social.counts(session, missing))
        mine = await social.mine(session, to.viewer, subjects)
        asked = {product: goods.price_from for product, goods in products.items()}
        lowered = await self.prices.lower(session, asked, to.now, to.circle.joined)
        promised = await guarantees.promised(session, map(_good, products.values()), to.now)
        return {
            card.id: FeedCard(
                id=card.id,
                title=in_(card.title, to.locale),
                poster_url=card.poster_url,
                hls_url=card.hls_url,
                duration_ms=card.duration_ms,
                width=card.width,
                height=card.height,
                sound=_sound(card, makers, to.locale),
                topics=tuple(card.topics),
                creator=_creator(makers[card.creator], to.circle),
                store=_store(shops.get(card.store) if card.store else None, to.locale),
                counts=_counts(counts.get(card.id.subject)),
                liked=(own := mine.get(card.id.subject)) is not None and own.liked,
                favourited=own is not None and own.favourited,
                anchors=self._anchors(card, products, (lowered, promised), to.locale),
            )
            for card in shown
            if card.creator in makers
        }

    def hear(self, happened: msgspec.Struct) -> None:
        """Forget what a fact has changed."""
        self.prices.hear(happened)
        match happened:
            case media.VideoPublished() | media.VideoChanged() | media.VideoTakenDown() | media.VideoRestored():
                self._videos.drop(happened.video)
            case trade.ProductListed() | trade.ProductChanged() | trade.ProductDelisted():
                self._products.drop(happened.product)
            case trust.SubjectRestricted() | trust.SubjectRestored():
                self._drop(happened.subject)
            case people.CommentRemoved():
                self._counts.drop(happened.subject)
            case people.AccountErased():
                self._people.drop(happened.account)
            case _:
                pass

    def hear_acts(self, acts: BehaviourColumns) -> None:
        """Forget the counts that acts have changed."""
        for subject in np.unique(acts.subject[np.isin(acts.kind, _COUNTED)]).tolist():
            self._counts.drop(VideoId(subject).subject)

    def _drop(self, text: SubjectId) -> None:
        match ids.subject(text):
            case VideoId() as video:
                self._videos.drop(video)
            case ProductId() as product:
                self._products.drop(product)
            case _:
                pass

    def _anchors(
        self,
        card: videos.VideoCard,
        products: Mapping[ProductId, catalog.ProductCard],
        told: tuple[Mapping[ProductId, promotions.UnitPrice], Promised],
        locale: str,
    ) -> tuple[AnchorCard, ...]:
        """The anchors that are alive; a delisted or restricted product has none.

        Args:
            told: what products cost less than in the catalogue, and what is promised about them.
        """
        lowered, promised = told
        return tuple(
            self._anchor(
                anchor, goods, (lowered.get(anchor.product), guarantees.headline(promised[anchor.product])), locale
            )
            for anchor in card.anchors
            if (goods := products.get(anchor.product)) is not None and goods.is_on_sale
        )

    def _anchor(
        self,
        anchor: videos.Anchor,
        goods: catalog.ProductCard,
        told: tuple[promotions.UnitPrice | None, guarantees.Guarantee | None],
        locale: str,
    ) -> AnchorCard:
        lower, promise = told
        return AnchorCard(
            product=anchor.product,
            title=in_(goods.title, locale),
            image_url=goods.image_url,
            price=lower.now if lower else goods.price_from,
            list_price=lower.list_price if lower else goods.list_price,
            start_ms=anchor.start_ms,
            sold_out=SOLD_OUT in self._shelf.losses(anchor.product),
            offer=lower.kind if lower else None,
            until=lower.until if lower else None,
            promise=promise,
        )


def _good(card: catalog.ProductCard) -> guarantees.Good:
    return guarantees.Good(card.id, card.store, card.category, card.price_from.currency)


def _creator(profile: accounts.AccountProfile, circle: Circle) -> CreatorCard:
    return CreatorCard(profile.id, profile.handle, profile.name, profile.avatar_url, int(profile.id) in circle.follows)


def _sound(card: videos.VideoCard, makers: Mapping[AccountId, accounts.AccountProfile], locale: str) -> str | None:
    """What the sound is called; nothing if the video is silent."""
    return ORIGINAL_SOUND[locale].format(name=makers[card.creator].name) if card.sound else None


def _store(shop: stores.Store | None, locale: str) -> StoreCard | None:
    return None if shop is None else StoreCard(shop.id, in_(shop.name, locale))


def _counts(counts: social.Counts | None) -> CountsCard:
    if counts is None:
        return CountsCard()
    return CountsCard(counts.likes, counts.comments, counts.favourites, counts.shares)
