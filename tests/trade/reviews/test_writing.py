"""Writing: after it has come, once, and the first stars count."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.trade.aftersales.desk import DAY, Desk, delivered, paid
from tests.trade.market import NOW, buyer, facts, forget_facts, fresh_word, image

from guang.journal.facts.care import ReviewAppended, ReviewChanged, ReviewReplied, ReviewWritten
from guang.journal.facts.media import VideoPublished, VideoTakenDown
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel.db import Session
from guang.kernel.ids import CaseId, LineId, VideoId, new_id
from guang.trade import fulfilment, orders, reviews
from guang.trade.reviews import errors, reactions, store
from guang.trade.reviews.types import Change, NewReview, Review, ReviewSort, Shown, Stars
from guang.trade.reviews.verbs import answering, looking, writing

GOOD, BAD = Stars(5, 4, 3), Stars(1, 2, 2)


def wanted(desk: Desk, at: int = 0, **more: object) -> NewReview:
    usual: dict[str, object] = {
        "author": desk.who.account,
        "viewer": desk.who.viewer,
        "order": desk.order.id,
        "line": desk.order.lines[at].id,
        "stars": GOOD,
    }
    return NewReview(**(usual | more))  # type: ignore[arg-type]


async def written(desk: Desk, at: int = 0, **more: object) -> Review:
    return await writing.write(desk.session, wanted(desk, at, **more), NOW + DAY)


async def histogram(desk: Desk) -> tuple[int, ...]:
    return (await reviews.rating(desk.session, desk.cheap.product)).histogram


async def page(desk: Desk) -> list[Review]:
    return await looking.page(desk.session, desk.cheap.product, ReviewSort.NEWEST, None, None)


async def other_desk(session: Session, desk: Desk) -> Desk:
    """Somebody else who bought the same."""
    from tests.trade.market import wish, yuan
    from tests.trade.orders.test_paying import MONEY_CAME, started

    from guang.trade.orders.verbs import paying

    who = await buyer(session, "Other")
    trade, _ = await orders.place(session, wish(who, (desk.cheap.sku, 1), total=yuan(18.01)), NOW)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    order = trade.orders[0].id
    await fulfilment.ship(session, desk.shop.id, order, ("Simulated", "OUT-1"), NOW)
    await fulfilment.deliver(session, order, NOW)
    return replace(desk, who=who, order=await orders.order(session, who.account, order))


async def test_a_review_is_seen_and_its_stars_count_for_product_and_store(session: Session) -> None:
    desk = await delivered(session)
    picture = await image(session, desk.who.account)
    await forget_facts(session)

    review = await written(desk, words="Fresh and green.", images=(picture,))

    assert (review.stars, review.words, review.shown) == (GOOD, "Fresh and green.", Shown.SHOWN)
    assert [one.id for one in review.pictures] == [picture]
    assert await page(desk) == [review]
    rating = await reviews.rating(session, desk.cheap.product)
    assert (rating.histogram, rating.mean, rating.logistics, rating.service) == ((0, 0, 0, 0, 1), 5, 4, 3)
    assert await reviews.store_rating(session, desk.shop.id) == rating
    assert await facts(session, ReviewWritten) == [
        ReviewWritten(
            review=review.id,
            order=desk.order.id,
            line=desk.order.lines[0].id,
            product=desk.cheap.product,
            sku=desk.cheap.sku,
            store=desk.shop.id,
            viewer=desk.who.viewer,
            goods=5,
            logistics=4,
            service=3,
            seconds_since_delivery=86_400,
            pictures=1,
            video=None,
            words_print=None,
        )
    ]


async def test_only_what_has_come_is_judged_and_once_and_by_its_buyer(session: Session) -> None:
    desk, waiting = await delivered(session), await paid(session)
    stranger = await buyer(session)
    review = await written(desk)
    refused = [
        (wanted(waiting), NOW, errors.NotReceived),
        (wanted(desk), NOW, errors.AlreadyReviewed),
        (wanted(desk, 1, author=stranger.account), NOW, orders.OrderMissing),
        (wanted(desk, 1, line=new_id(LineId)), NOW, errors.LineMissing),
        (wanted(desk, 1, stars=Stars(6, 1, 1)), NOW, errors.BadReview),
        (wanted(desk, 1, images=(await image(session, stranger.account),)), NOW, errors.BadReview),
        (wanted(desk, 1, video=new_id(VideoId)), NOW, errors.BadReview),
        (wanted(desk, 1, words="Write to me at WeChat: teahouse88"), NOW, errors.WordsRefused),
        (wanted(desk, 1), NOW + timedelta(days=90, seconds=1), errors.TooLate),
    ]

    for form, now, kind in refused:
        with pytest.raises(kind):
            async with session.begin_nested():
                await writing.write(session, form, now)

    assert await page(desk) == [review]
    assert await histogram(desk) == (0, 0, 0, 0, 1)
    assert (await reviews.rating(session, desk.dear.product)).count == 0


async def test_the_first_stars_count_whatever_is_changed(session: Session) -> None:
    desk = await delivered(session)
    review = await written(desk, words="Bitter.", stars=BAD)

    after = await writing.change(
        session, desk.who.account, review.id, Change(GOOD, "Sweet after all."), "en", NOW + 2 * DAY
    )

    [shown] = await page(desk)
    assert shown == after
    assert (shown.stars, shown.stars_now, shown.words, shown.first_words) == (BAD, GOOD, "Sweet after all.", "Bitter.")
    assert await histogram(desk) == (1, 0, 0, 0, 0)
    assert len(await facts(session, ReviewChanged)) == 1
    with pytest.raises(errors.TooLate):
        await writing.change(session, desk.who.account, review.id, Change(BAD), "en", NOW + 32 * DAY)
    with pytest.raises(errors.ReviewMissing):
        await writing.change(session, (await buyer(session)).account, review.id, Change(BAD), "en", NOW)


async def test_something_is_added_once(session: Session) -> None:
    desk = await delivered(session)
    review = await written(desk)
    me = desk.who.account

    with pytest.raises(errors.BadReview):
        await writing.add(session, me, review.id, ("", (), "en"), NOW + DAY)
    after = await writing.add(
        session, me, review.id, ("Still good.", (await image(session, me),), "en"), NOW + 60 * DAY
    )
    with pytest.raises(errors.AlreadyAdded):
        await writing.add(session, me, review.id, ("Still.", (), "en"), NOW + 61 * DAY)

    assert after.addition is not None
    assert (after.addition.words, len(after.addition.pictures)) == ("Still good.", 1)
    assert await looking.page(session, desk.cheap.product, ReviewSort.PICTURES, None, None) == [after]
    assert len(await facts(session, ReviewAppended)) == 1


async def test_words_that_a_person_must_see_wait_and_their_stars_count(session: Session) -> None:
    for outcome, shown in (("passed", 1), ("rejected", 0)):
        desk = await delivered(session)
        review = await written(desk, words="这家店的人都是废物东西")

        assert review.shown is Shown.WAITING
        assert await page(desk) == []
        assert await histogram(desk) == (0, 0, 0, 0, 1)
        judged = ScreeningJudged(new_id(CaseId), review.id.subject, outcome, desk.who.account)
        await reactions.show_what_a_person_passed(session, judged)
        assert len(await page(desk)) == shown


async def test_a_restricted_review_leaves_with_its_stars_and_comes_back_with_them(session: Session) -> None:
    desk = await delivered(session)
    review = await written(desk, words="Fresh.")

    for _ in range(2):
        await reactions.hide_restricted(session, SubjectRestricted(review.id.subject, "fake"))
        assert (await page(desk), await histogram(desk)) == ([], (0, 0, 0, 0, 0))
    for _ in range(2):
        await reactions.hide_restricted(session, SubjectRestored(review.id.subject))
        assert (await page(desk), await histogram(desk)) == ([review], (0, 0, 0, 0, 1))


async def test_words_that_others_have_used_are_told_to_the_journal(session: Session) -> None:
    desk = await delivered(session)
    other = await other_desk(session, desk)
    words = f"Lovely {fresh_word()} tea with {fresh_word()} leaves and a {fresh_word()} taste"
    first = await written(desk, words=words)
    await forget_facts(session)

    again = await written(other, words=f"{words}!")

    [fact] = await facts(session, ReviewWritten)
    assert isinstance(fact, ReviewWritten)
    assert (fact.near, again.shown) == ((first.id,), Shown.SHOWN)
    assert fact.words_print is not None
    assert await page(desk) == [again, first]


async def test_a_video_is_the_authors_own_and_on_the_street(session: Session) -> None:
    desk = await delivered(session)
    video, others = new_id(VideoId), new_id(VideoId)
    stranger = await buyer(session)
    for one, who in ((video, desk.who), (others, stranger)):
        await reactions.know_clips(session, VideoPublished(one, who.account, who.viewer, {"en": "Tea"}, 9_000))

    with pytest.raises(errors.BadReview):
        await written(desk, video=others)
    review = await written(desk, video=video)
    assert review.video == video
    await reactions.know_clips(session, VideoTakenDown(video, "private"))
    assert await looking.public_clips(session, [video]) == set()
    with pytest.raises(errors.BadReview):
        await written(desk, 1, video=video)


async def test_votes_are_one_each_and_never_ones_own(session: Session) -> None:
    desk = await delivered(session)
    review, voters = await written(desk), [await buyer(session) for _ in range(3)]

    async def vote(who: object, *, helpful: bool) -> tuple[int, int]:
        after = await answering.vote(session, who.account, who.viewer, review.id, helpful=helpful)  # type: ignore[attr-defined]
        return after.helpful, after.unhelpful

    assert await vote(voters[0], helpful=True) == (1, 0)
    assert await vote(voters[0], helpful=True) == (1, 0)
    assert await vote(voters[1], helpful=False) == (1, 1)
    assert await vote(voters[1], helpful=True) == (2, 0)
    gone = await answering.unvote(session, voters[1].account, voters[1].viewer, review.id)
    assert (gone.helpful, gone.usefulness) == (1, 206_549)
    with pytest.raises(errors.OwnReview):
        await vote(desk.who, helpful=True)
    await reactions.hide_restricted(session, SubjectRestricted(review.id.subject, "fake"))
    with pytest.raises(errors.ReviewMissing):
        await vote(voters[2], helpful=True)


async def test_pages_are_sorted_by_what_helped_and_go_on(session: Session) -> None:
    desk = await delivered(session)
    desks = [desk, *[await other_desk(session, desk) for _ in range(3)]]
    made = [await written(one, stars=Stars(5 - number, 5, 5)) for number, one in enumerate(desks)]
    for voter in [await buyer(session) for _ in range(2)]:
        await answering.vote(session, voter.account, voter.viewer, made[1].id, helpful=True)
    await answering.vote(session, voter.account, voter.viewer, made[0].id, helpful=True)

    first = await looking.page(session, desk.cheap.product, ReviewSort.HELPFUL, None, None, 2)
    last = first[-1]
    rest = await looking.page(session, desk.cheap.product, ReviewSort.HELPFUL, None, (last.usefulness, int(last.id)), 9)

    assert [one.id for one in (*first, *rest)] == [made[1].id, made[0].id, made[3].id, made[2].id]
    assert [one.id for one in await looking.page(session, desk.cheap.product, ReviewSort.NEWEST, 3, None)] == [
        made[2].id
    ]


async def test_a_store_answers_its_own_reviews_and_may_change_the_answer(session: Session) -> None:
    desk, other = await delivered(session), await delivered(session)
    review = await written(desk)

    for words in ("Thank you.", "Thank you very much."):
        after = await answering.reply(session, desk.shop.id, review.id, words, desk.shop.owner, NOW)
    with pytest.raises(errors.ReviewMissing):
        await answering.reply(session, other.shop.id, review.id, "Ours!", other.shop.owner, NOW)
    with pytest.raises(errors.WordsRefused):
        await answering.reply(session, desk.shop.id, review.id, "加微信 teahouse88 退款", desk.shop.owner, NOW)

    assert after.reply is not None
    assert after.reply.words == "Thank you very much."
    assert len(await facts(session, ReviewReplied)) == 2


async def test_what_waits_for_a_review_is_what_has_come_and_has_none(session: Session) -> None:
    desk = await delivered(session)
    await written(desk)

    [due] = await looking.due(session, desk.who.account, NOW + DAY)

    assert (due.line, due.until) == (desk.order.lines[1].id, NOW + 90 * DAY)
    assert await looking.due(session, desk.who.account, NOW + 91 * DAY) == []


async def test_whoever_leaves_takes_words_pictures_and_votes_and_leaves_the_stars(session: Session) -> None:
    desk = await delivered(session)
    other = await other_desk(session, desk)
    picture = await image(session, desk.who.account)
    mine = await written(desk, words="My words.", images=(picture,))
    theirs = await written(other)
    await answering.vote(session, desk.who.account, desk.who.viewer, theirs.id, helpful=True)

    await reactions.forget_people(session, AccountErased(desk.who.account, desk.who.viewer))

    known = await reviews.reviews(session, [mine.id, theirs.id])
    left = known[mine.id]
    assert (left.author, left.viewer, left.words, left.first_words, left.pictures) == (None, None, "", "", ())
    assert (left.anonymous, left.stars) == (True, GOOD)
    assert (known[theirs.id].helpful, known[theirs.id].usefulness) == (0, 0)
    assert await histogram(desk) == (0, 0, 0, 0, 2)
    assert await store.select_votes(session, desk.who.viewer, [theirs.id]) == {}
