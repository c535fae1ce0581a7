"""What the shoppers of the demo world say once they have their goods: nothing, a review, or that something is wrong."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from guang.doors.world.casting import Cast
from guang.doors.world.days import Days
from guang.doors.world.goods import table
from guang.doors.world.purchases import Fate, Purchase
from guang.kernel.ids import AccountId, AfterSaleId, ReviewId
from guang.trade import aftersales, claims, orders, reviews

ANSWERED_AFTER = timedelta(hours=7)
SENT_BACK_AFTER = timedelta(hours=30)
TRAVELLED = timedelta(hours=52)
INSPECTED_AFTER = timedelta(hours=9)
REPLIED_AFTER = timedelta(hours=11)
JUDGED_AFTER = timedelta(hours=60)
CONTENT = 4
"""From so many stars on a store answers only now and then; below, always."""


@dataclass(frozen=True, slots=True)
class _About:
    """One order that has arrived, with whom it concerns."""

    one: Purchase
    order: orders.Order
    place: int
    owner: AccountId
    operator: AccountId
    locale: str

    def words(self, kind: str | int) -> str:
        """What is said, in the buyer's language."""
        said: list[str] = table("reviews")[kind][self.locale]
        return said[(self.one.number + self.place) % len(said)]


def plan(days: Days, cast: Cast, one: Purchase, placed: tuple[orders.Order, int]) -> None:
    """Plan what is said about an order that arrives; it comes with its place in its trade."""
    order, place = placed
    owner = next(cast.owners[key] for key, store in cast.stores.items() if store == order.store)
    about = _About(one, order, place, owner, cast.operator, locale_of(one, cast))
    if one.fate is not Fate.KEPT:
        days.plan(one.said_at, partial(_complain, about))
    elif one.number % 4:
        days.plan(one.said_at, partial(_review, about))


def locale_of(one: Purchase, cast: Cast) -> str:
    """Which language a shopper of the cast speaks."""
    names = ["Demo Shopper", *table("cast")["shoppers"]]
    return "en" if names[one.shopper].isascii() else "zh"


async def _review(about: _About, days: Days) -> None:
    """Judge the first line; the store answers whoever is not content, and some who are."""
    one, order = about.one, about.order
    review = reviews.NewReview(
        author=order.buyer,
        viewer=order.viewer,
        order=order.id,
        line=order.lines[0].id,
        stars=reviews.Stars(one.stars, min(5, one.stars + 1), max(one.stars, 3)),
        words=about.words(one.stars),
        locale="en" if about.locale == "en" else "zh-CN",
    )
    written = await reviews.write(days.session, review, days.now)
    if one.stars < CONTENT or one.number % 5 == 0:
        days.plan(days.now + REPLIED_AFTER, partial(_reply, about, written.id))


async def _reply(about: _About, review: ReviewId, days: Days) -> None:
    said = about.words("thanks" if about.one.stars >= CONTENT else "sorry")
    await reviews.reply(days.session, about.order.store, review, said, about.owner, days.now)


async def _complain(about: _About, days: Days) -> None:
    """Ask for money back: for goods that go back, for a damaged piece, or for what the seller will not believe."""
    one, order = about.one, about.order
    returns = one.fate is Fate.RETURNED
    wanted = claims.NewCase(
        buyer=order.buyer,
        viewer=order.viewer,
        order=order.id,
        line=order.lines[0].id,
        wish=claims.Wish.RETURN_REFUND if returns else claims.Wish.REFUND_ONLY,
        reason=claims.CaseReason.QUALITY if returns else claims.CaseReason.DAMAGED,
        key=f"demo-case-{order.id.text}",
        units=order.lines[0].units,
        words=about.words("complaint"),
    )
    case, _ = await aftersales.open_case(days.session, wanted, days.now)
    if case.ended_at is None:
        answer = _reject if one.fate is Fate.DISPUTED else _approve
        days.plan(days.now + ANSWERED_AFTER, partial(answer, about, case.id))


def _act(about: _About, side: claims.CaseSide, days: Days, words: str = "") -> aftersales.Act:
    by = {
        claims.CaseSide.BUYER: about.order.buyer,
        claims.CaseSide.MERCHANT: about.owner,
        claims.CaseSide.OPERATOR: about.operator,
    }
    return aftersales.Act(side, by[side], days.now, words)


async def _approve(about: _About, case: AfterSaleId, days: Days) -> None:
    """Agree; goods that are to go back travel for some days."""
    act = _act(about, claims.CaseSide.MERCHANT, days)
    await aftersales.moving.approve(days.session, about.order.store, case, act)
    if about.one.fate is Fate.RETURNED:
        days.plan(days.now + SENT_BACK_AFTER, partial(_send_back, about, case))


async def _send_back(about: _About, case: AfterSaleId, days: Days) -> None:
    """Hand the goods to a courier of whom nothing is heard for a while."""
    parcel = ("simulator", f"LATE{case.text[-8:].upper()}")
    act = _act(about, claims.CaseSide.BUYER, days)
    await aftersales.moving.send_back(days.session, about.order.buyer, case, parcel, act)
    days.plan(days.now + TRAVELLED, partial(_arrive, about, case))


async def _arrive(about: _About, case: AfterSaleId, days: Days) -> None:
    act = _act(about, claims.CaseSide.MERCHANT, days)
    await aftersales.moving.receive(days.session, about.order.store, case, act)
    days.plan(days.now + INSPECTED_AFTER, partial(_inspect, about, case))


async def _inspect(about: _About, case: AfterSaleId, days: Days) -> None:
    found = aftersales.Inspection(is_fine=True, restocked=about.order.lines[0].units)
    act = _act(about, claims.CaseSide.MERCHANT, days)
    await aftersales.moving.inspect(days.session, about.order.store, case, found, act)


async def _reject(about: _About, case: AfterSaleId, days: Days) -> None:
    act = _act(about, claims.CaseSide.MERCHANT, days, about.words("refusal"))
    await aftersales.moving.reject(days.session, about.order.store, case, act)
    days.plan(days.now + SENT_BACK_AFTER, partial(_escalate, about, case))


async def _escalate(about: _About, case: AfterSaleId, days: Days) -> None:
    act = _act(about, claims.CaseSide.BUYER, days, about.words("appeal"))
    await aftersales.moving.escalate(days.session, about.order.buyer, case, act)
    days.plan(days.now + JUDGED_AFTER, partial(_judge, about, case))


async def _judge(about: _About, case: AfterSaleId, days: Days) -> None:
    """The platform decides for the buyer, whom nobody has shown to be wrong."""
    verdict = aftersales.Verdict(claims.Decision.REFUND, claims.Liability.MERCHANT)
    act = _act(about, claims.CaseSide.OPERATOR, days, about.words("verdict"))
    await aftersales.judging.judge(days.session, about.operator, case, verdict, act)
