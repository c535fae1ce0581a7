"""Onto the street, off it, and what everybody is told."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text as sql
from tests.media.videos.conftest import MADE, creator, facts_about, product, ready
from tests.trade import market

from guang.journal.facts.media import VideoChanged, VideoPublished, VideoRestored, VideoTakenDown
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import ProductDelisted, ProductListed
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CaseId, Id, ProductId, VideoId, new_id
from guang.kernel.text import text
from guang.kernel.words import BadText
from guang.media import videos
from guang.media.videos import errors, reactions, rules, verbs
from guang.media.videos.types import Reason, VideoState
from guang.people import accounts, inbox
from guang.trade import catalog, stores
from guang.trust import governance
from guang.trust.governance import reactions as governance_reactions


async def restrict(session: Session, subject: Id, now: datetime) -> None:
    await governance.restrict(session, subject.subject, "fake", None, now)
    await reactions.follow_restrictions(session, SubjectRestricted(subject.subject, "fake"))


async def restore(session: Session, subject: Id) -> None:
    await governance.restore(session, subject.subject, None)
    await reactions.follow_restrictions(session, SubjectRestored(subject.subject))


async def card(session: Session, video: VideoId) -> videos.VideoCard:
    return (await videos.cards(session, [video]))[video]


async def test_a_ready_video_is_on_the_street_with_its_terms(session: Session) -> None:
    who = await creator(session)
    goods, shop = await product(session)

    video = await ready(session, who, videos.Anchor(goods, 2500), title="Tea in the rain")

    shown = await card(session, video)
    assert shown.is_public
    assert shown.title == {"en": "Tea in the rain"}
    assert (shown.duration_ms, shown.width, shown.height, shown.sound) == (8000, 360, 640, True)
    assert shown.anchors == (videos.Anchor(goods, 2500),)
    assert shown.category == market.TEA
    assert shown.hls_url.endswith("/master.m3u8")
    assert shown.poster_url.endswith("/poster.webp")
    (published,) = await facts_about(session, video)
    assert isinstance(published, VideoPublished)
    assert published.creator_viewer == await accounts.viewer_of(session, who)
    assert (published.topics, published.language, published.category) == (("tea", "slow"), "en", market.TEA)
    assert [(anchor.product, anchor.start_ms) for anchor in published.anchors] == [(goods, 2500)]
    assert [one.id for one in await videos.showing_product(session, goods)] == [video]
    assert shop.owner != who


async def test_a_ready_video_that_breaks_a_rule_is_refused(session: Session) -> None:
    who = await creator(session)
    with pytest.raises(errors.ScreeningRefused) as refused:
        await ready(session, who, title="World's best tea")

    assert refused.value.facts["rules"] == ["absolute.superlative"]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": {}},
        {"title": {"en": "  "}},
        {"title": {"en": "x" * 121}},
        {"title": {"fr": "thé"}},
        {"language": "fr"},
        {"topics": tuple(f"t{n}" for n in range(9))},
        {"topics": ("x" * 33,)},
        {"anchors": (videos.Anchor(ProductId(1), -1),)},
        {"anchors": (videos.Anchor(ProductId(1)), videos.Anchor(ProductId(1), 5))},
        {"anchors": tuple(videos.Anchor(ProductId(n)) for n in range(11))},
    ],
)
def test_what_is_out_of_bounds_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises((errors.BadVideo, BadText)):
        rules.tidy(replace(videos.VideoDraft(text("Tea")), **changes))  # type: ignore[arg-type]


async def test_only_what_shoppers_can_see_is_anchored_and_only_within_the_video(
    session: Session, now: datetime
) -> None:
    who = await creator(session)
    shop = await market.open_shop(session)
    hidden = (await market.goods(session, shop, listed=False)).product
    goods = (await market.goods(session, shop)).product

    with pytest.raises(errors.NoSuchProduct):
        await ready(session, who, videos.Anchor(hidden))
    with pytest.raises(errors.NoSuchProduct):
        await ready(session, who, videos.Anchor(new_id(ProductId)))
    with pytest.raises(errors.BadVideo):
        await ready(session, who, videos.Anchor(goods, 8000))
    await governance.restrict(session, goods.subject, "fake", None, now)
    with pytest.raises(errors.NoSuchProduct):
        await ready(session, who, videos.Anchor(goods))


async def test_a_store_is_only_named_by_its_staff(session: Session) -> None:
    who = await creator(session)
    shop = await market.open_shop(session)

    with pytest.raises(stores.StoreMissing):
        await ready(session, who, store=shop.id)
    video = await ready(session, shop.owner, store=shop.id)

    assert (await card(session, video)).store == shop.id


async def test_an_anchor_dies_and_lives_with_its_product(session: Session, now: datetime) -> None:
    who = await creator(session)
    goods, _ = await product(session)
    video = await ready(session, who, videos.Anchor(goods))

    await catalog.delist(session, goods, now)
    for _ in range(2):
        await reactions.follow_products(session, ProductDelisted(goods, "merchant"))
    assert (await card(session, video)).anchors == ()
    assert await videos.showing_product(session, goods) == []
    await catalog.list_product(session, goods, now)
    listed = ProductListed(
        goods, (await catalog.products(session, [goods]))[goods].store, {}, None, *market_prices(), ()
    )
    await reactions.follow_products(session, listed)

    assert (await card(session, video)).anchors == (videos.Anchor(goods),)
    told = [fact for fact in await facts_about(session, video) if isinstance(fact, VideoChanged)]
    assert [len(fact.anchors) for fact in told] == [0, 1]


def market_prices() -> tuple[object, object]:
    return market.yuan(1), market.yuan(1)


async def test_an_anchor_dies_with_a_restricted_product_or_store(session: Session, now: datetime) -> None:
    who = await creator(session)
    goods, shop = await product(session)
    video = await ready(session, who, videos.Anchor(goods))
    for subject in (goods, shop.id):
        await restrict(session, subject, now)
        assert (await card(session, video)).anchors == ()
        await restore(session, subject)
        assert (await card(session, video)).anchors == (videos.Anchor(goods),)


async def test_a_restricted_video_leaves_and_comes_back(session: Session, now: datetime) -> None:
    who = await creator(session)
    video = await ready(session, who)

    await restrict(session, video, now)
    assert (await card(session, video)).state is VideoState.TAKEN_DOWN
    with pytest.raises(errors.VideoMissing):
        await videos.public(session, video)
    assert await videos.made_by(session, who, public=True) == []
    assert len(await videos.made_by(session, who, public=False)) == 1
    await restore(session, video)

    assert (await videos.public(session, video)).is_public
    kinds = [type(fact) for fact in await facts_about(session, video)]
    assert kinds == [VideoPublished, VideoTakenDown, VideoRestored, VideoChanged]


async def test_a_restricted_creator_or_store_takes_its_videos_along(session: Session, now: datetime) -> None:
    shop = await market.open_shop(session)
    of_store = await ready(session, shop.owner, store=shop.id)
    of_owner = await ready(session, shop.owner)
    other = await ready(session, await creator(session))

    await restrict(session, shop.id, now)
    assert [(await card(session, one)).is_public for one in (of_store, of_owner, other)] == [False, True, True]
    await restrict(session, shop.owner, now)
    assert [(await card(session, one)).is_public for one in (of_store, of_owner, other)] == [False, False, True]
    await restore(session, shop.id)
    assert not (await card(session, of_store)).is_public, "the creator is still restricted"
    await restore(session, shop.owner)

    assert [(await card(session, one)).is_public for one in (of_store, of_owner, other)] == [True, True, True]


async def test_a_creator_hides_a_video_and_shows_it_again(session: Session, now: datetime) -> None:
    who = await creator(session)
    video = await ready(session, who)

    await verbs.withdraw(session, who, video)
    await verbs.withdraw(session, who, video)
    assert (await card(session, video)).state is VideoState.PRIVATE
    shown = await verbs.change(session, who, video, verbs.VideoChange(private=False), None, now)

    assert shown.card.is_public
    kinds = [type(fact) for fact in await facts_about(session, video)]
    assert kinds == [VideoPublished, VideoTakenDown, VideoRestored, VideoChanged]


async def test_a_hidden_video_that_is_restricted_stays_hidden_when_its_creator_shows_it(
    session: Session, now: datetime
) -> None:
    who = await creator(session)
    video = await ready(session, who)
    await verbs.withdraw(session, who, video)
    await restrict(session, video, now)

    shown = await verbs.change(session, who, video, verbs.VideoChange(private=False), None, now)

    assert not shown.card.is_public


async def test_new_words_are_screened_and_told(session: Session, now: datetime) -> None:
    who = await creator(session)
    video = await ready(session, who)

    fine = await verbs.change(session, who, video, verbs.VideoChange(title=text("Tea by the window")), None, now)
    assert fine.card.is_public
    bad = await verbs.change(session, who, video, verbs.VideoChange(title=text("Miracle cure tea")), None, now)

    assert (bad.card.state, bad.reason and bad.reason.code) == (VideoState.REJECTED, "screening")
    facts = await facts_about(session, video)
    assert [type(fact) for fact in facts] == [VideoPublished, VideoChanged, VideoTakenDown]
    assert facts[1].title == {"en": "Tea by the window"}  # type: ignore[attr-defined]


async def test_unclear_words_wait_for_a_person(session: Session, now: datetime) -> None:
    who = await creator(session)
    video = await ready(session, who)
    unclear = verbs.VideoChange(title=text("", "最灵的茶"))

    waiting = await verbs.change(session, who, video, unclear, None, now)
    assert waiting.card.state is VideoState.REVIEWING
    judged = ScreeningJudged(new_id(CaseId), video.subject, "passed", new_id(AccountId))
    await reactions.follow_judgements(session, judged)
    await reactions.follow_judgements(session, judged)

    assert (await card(session, video)).is_public
    kinds = [type(fact) for fact in await facts_about(session, video)]
    assert kinds == [VideoPublished, VideoTakenDown, VideoRestored, VideoChanged]


async def test_new_anchors_are_told_and_must_lie_within_the_video(session: Session, now: datetime) -> None:
    who = await creator(session)
    goods, _ = await product(session)
    video = await ready(session, who)

    late = verbs.VideoChange(anchors=(videos.Anchor(goods, 9000),))
    with pytest.raises(errors.BadVideo):
        await verbs.change(session, who, video, late, None, now)
    wanted = verbs.VideoChange(anchors=(videos.Anchor(goods, 1000),))
    changed = await verbs.change(session, who, video, wanted, None, now)

    assert changed.card.anchors == (videos.Anchor(goods, 1000),)
    last = (await facts_about(session, video))[-1]
    assert isinstance(last, VideoChanged)
    assert [anchor.start_ms for anchor in last.anchors] == [1000]


async def test_another_persons_video_is_missing_to_change_and_to_withdraw(session: Session, now: datetime) -> None:
    video = await ready(session, await creator(session))
    stranger = await creator(session)

    with pytest.raises(errors.VideoMissing):
        await verbs.change(session, stranger, video, verbs.VideoChange(private=True), None, now)
    with pytest.raises(errors.VideoMissing):
        await verbs.withdraw(session, stranger, video)

    assert (await card(session, video)).is_public


async def test_a_product_that_would_come_after_the_end_keeps_the_video_private(session: Session, now: datetime) -> None:
    who = await creator(session)
    goods, _ = await product(session)
    upload = await verbs.begin_upload(session, who, name="a.mp4", size=100, content_type="video/mp4", now=now)
    draft = videos.VideoDraft(text("Tea, late"), anchors=(videos.Anchor(goods, 60_000),))
    await verbs.accept(session, who, upload.id, (0, 100, "private/upload/x"), now)
    made = await verbs.create(session, who, upload.id, draft, now)
    claimed = await verbs.claim(session, made.card.id, now)
    assert claimed is not None

    assert await verbs.finish(session, claimed, MADE, b"", now) is True

    left = await verbs.own(session, who, made.card.id)
    assert (left.card.state, left.reason and left.reason.code) == (VideoState.PRIVATE, "anchor_late")
    assert rules.words(Reason("anchor_late", left.reason.facts if left.reason else {}), "en").startswith("A product is")
    mended = verbs.VideoChange(anchors=(videos.Anchor(goods, 1000),), private=False)
    assert (await verbs.change(session, who, made.card.id, mended, None, now)).card.is_public
    assert await verbs.claim(session, made.card.id, now + timedelta(hours=1)) is None


async def test_cards_of_many_videos_take_one_query(session: Session) -> None:
    who = await creator(session)
    goods, _ = await product(session)
    made = [await ready(session, who, videos.Anchor(goods, n)) for n in range(5)]
    await session.flush()
    told: list[str] = []
    with (await session.driver()).query_logger(lambda query: told.append(query.query)):
        found = await videos.cards(session, [*made, new_id(VideoId)])
        await asyncio.sleep(0)  # it tells a little later

    assert {video: card.anchors for video, card in found.items()} == {
        video: (videos.Anchor(goods, n),) for n, video in enumerate(made)
    }
    assert len(told) == 1
    assert await videos.cards(session, []) == {}


@pytest.mark.parametrize("code", sorted(rules._WHY))
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_reason_has_words_in_both_languages(code: str, locale: str) -> None:
    assert rules.words(Reason(code), locale)
    assert rules.words(Reason("unheard_of"), locale) == rules.words(Reason("failed"), locale)


async def test_whoever_leaves_takes_their_videos_along(session: Session, now: datetime) -> None:
    who, other = await creator(session), await creator(session)
    video, kept = await ready(session, who), await ready(session, other)
    await verbs.begin_upload(session, who, name="a.mp4", size=100, content_type="video/mp4", now=now)
    assert [line["id"] for line in await verbs.export(session, who)] == [video.text]

    gone = AccountErased(who, await accounts.viewer_of(session, who))
    await reactions.erase(session, gone)
    await governance_reactions.erase(session, gone)

    assert set(await videos.cards(session, [video, kept])) == {kept}
    assert [type(fact) for fact in await facts_about(session, video)] == [VideoPublished, VideoTakenDown]
    jobs = await session.scalars(sql("SELECT entrypoint FROM pgqueuer ORDER BY id DESC LIMIT 2"))
    assert set(jobs) == {"media.drop_files", "media.drop_upload"}
    words = await session.scalar(sql("SELECT count(*) FROM trust.screenings WHERE owner = :owner"), {"owner": who.text})
    assert words == 0


async def test_a_creator_is_told_how_an_upload_fared(session: Session, now: datetime) -> None:
    who = await creator(session)
    before = await inbox.unread(session, who)
    for title in ("Tea at four", "World's best tea"):
        upload = await verbs.begin_upload(session, who, name="a.mp4", size=100, content_type="video/mp4", now=now)
        await verbs.accept(session, who, upload.id, (0, 100, "private/upload/x"), now)
        made = await verbs.create(session, who, upload.id, videos.VideoDraft(text(title)), now)
        claimed = await verbs.claim(session, made.card.id, now)
        assert claimed is not None
        await verbs.finish(session, claimed, MADE, b"", now)

    assert await inbox.unread(session, who) == before + 2
