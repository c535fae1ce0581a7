"""What the shoppers of the demo world say once they have their goods: nothing, a review, or that something is wrong."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from guang.doors.world.casting import Cast
from guang.doors.world.goods import table
from guang.doors.world.purchases import Fate, Purchase
from guang.kernel.db import Session
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


class Plans(Protocol):
    """Whoever lets things happen at their time."""

    def plan(
        self,
        at: datetime,
        name: str,
        make: Callable[[Session], Awaitable[int]],
        then: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        """Let something happen at an instant, once under its name, and then what follows from it."""


@dataclass(frozen=True, slots=True)
class _About:
    """One order after it has arrived, with whom it concerns."""

    days: Plans
    one: Purchase
    order: orders.Order
    owner: AccountId
    operator: AccountId
    locale: str

    @property
    def name(self) -> str:
        """Under what its steps are noted."""
        return f"purchase/{self.one.number}/{self.order.id.text}"

    def words(self, kind: str | int) -> str:
        """What is said, in the buyer's language."""
        said: list[str] = table("reviews")[kind][self.locale]
        return said[self.one.number % len(said)]

    def step(self, at: datetime, what: str, make: Callable[[Session], Awaitable[int]]) -> None:
        """Plan a step of this order."""
        self.days.plan(at, f"{self.name}/{what}", make)


def plan(days: Plans, cast: Cast, one: Purchase, order: orders.Order) -> None:
    """Plan what is said about an order that arrives."""
    owner = next(cast.owners[key] for key, store in cast.stores.items() if store == order.store)
    about = _About(days, one, order, owner, cast.operator, locale_of(one, cast))
    if one.fate is Fate.KEPT:
        _plan_review(about)
    else:
        days.plan(one.said_at, f"{about.name}/complain", partial(_complain, about), partial(_answer, about))


def locale_of(one: Purchase, cast: Cast) -> str:
    """Which language a shopper of the cast speaks."""
    names = ["Demo Shopper", *table("cast")["shoppers"]]
    return "en" if names[one.shopper].isascii() else "zh"


def _plan_review(about: _About) -> None:
    one = about.one
    if one.confirms:
        about.step(one.said_at, "receive", partial(_receive, about))
    if one.number % 4:
        about.days.plan(one.said_at, f"{about.name}/review", partial(_review, about), partial(_heard, about))


async def _receive(about: _About, session: Session) -> int:
    await orders.moving.receive(session, about.order.buyer, about.order.id, about.one.said_at)
    return about.order.id


async def _review(about: _About, session: Session) -> int:
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
    return (await reviews.write(session, review, one.said_at)).id


async def _heard(about: _About, made: int) -> None:
    """Plan the store's answer to a review, if it writes one."""
    if about.one.stars < CONTENT or about.one.number % 5 == 0:
        about.step(about.one.said_at + REPLIED_AFTER, "reply", partial(_reply, about, ReviewId(made)))


async def _reply(about: _About, review: ReviewId, session: Session) -> int:
    said = about.words("thanks" if about.one.stars >= CONTENT else "sorry")
    at = about.one.said_at + REPLIED_AFTER
    return (await reviews.reply(session, about.order.store, review, said, about.owner, at)).id


async def _complain(about: _About, session: Session) -> int:
    """Ask for money back: for goods that go back, for a damaged piece, or for what the seller will not believe."""
    one, order = about.one, about.order
    returns = one.fate is Fate.RETURNED
    case = claims.NewCase(
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
    opened, _ = await aftersales.open_case(session, case, one.said_at)
    return opened.id


async def _answer(about: _About, made: int) -> None:
    """Plan how a case goes on, by the fate of the purchase."""
    case, at = AfterSaleId(made), about.one.said_at + ANSWERED_AFTER
    if about.one.fate is Fate.DISPUTED:
        about.step(at, "reject", partial(_reject, about, case, at))
        called = at + SENT_BACK_AFTER
        about.step(called, "escalate", partial(_escalate, about, case, called))
        about.step(called + JUDGED_AFTER, "judge", partial(_judge, about, case, called + JUDGED_AFTER))
        return
    about.step(at, "approve", partial(_approve, about, case, at))
    if about.one.fate is Fate.RETURNED:
        sent = at + SENT_BACK_AFTER
        about.step(sent, "send_back", partial(_send_back, about, case, sent))
        about.step(sent + TRAVELLED, "arrive", partial(_arrive, about, case, sent + TRAVELLED))
        looked = sent + TRAVELLED + INSPECTED_AFTER
        about.step(looked, "inspect", partial(_inspect, about, case, looked))


def _act(about: _About, side: claims.CaseSide, at: datetime, words: str = "") -> aftersales.Act:
    return aftersales.Act(side, about.owner if side is claims.CaseSide.MERCHANT else about.order.buyer, at, words)


async def _approve(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    """Agree, unless the money has gone back at once."""
    if (await aftersales.case_of(session, about.order.buyer, case)).ended_at is None:
        await aftersales.moving.approve(session, about.order.store, case, _act(about, claims.CaseSide.MERCHANT, at))
    return case


async def _reject(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    if (await aftersales.case_of(session, about.order.buyer, case)).ended_at is None:
        act = _act(about, claims.CaseSide.MERCHANT, at, about.words("refusal"))
        await aftersales.moving.reject(session, about.order.store, case, act)
    return case


async def _escalate(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    if (await aftersales.case_of(session, about.order.buyer, case)).ended_at is None:
        act = _act(about, claims.CaseSide.BUYER, at, about.words("appeal"))
        await aftersales.moving.escalate(session, about.order.buyer, case, act)
    return case


async def _judge(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    """The platform decides: for the buyer, whom nobody has shown to be wrong."""
    held = await aftersales.case_of(session, about.order.buyer, case)
    if held.state is claims.CaseState.PLATFORM_ARBITRATION:
        verdict = aftersales.Verdict(claims.Decision.REFUND, claims.Liability.MERCHANT)
        act = aftersales.Act(claims.CaseSide.OPERATOR, about.operator, at, about.words("verdict"))
        await aftersales.judging.judge(session, about.operator, case, verdict, act)
    return case


async def _send_back(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    parcel = ("simulator", f"LATE{case.text[-8:].upper()}")
    await aftersales.moving.send_back(session, about.order.buyer, case, parcel, _act(about, claims.CaseSide.BUYER, at))
    return case


async def _arrive(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    await aftersales.moving.receive(session, about.order.store, case, _act(about, claims.CaseSide.MERCHANT, at))
    return case


async def _inspect(about: _About, case: AfterSaleId, at: datetime, session: Session) -> int:
    found = aftersales.Inspection(is_fine=True, restocked=about.order.lines[0].units)
    await aftersales.moving.inspect(session, about.order.store, case, found, _act(about, claims.CaseSide.MERCHANT, at))
    return case
