"""What the demo world's stores promise, and who has joined them."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from guang.doors import ledger
from guang.doors.world.casting import CURRENCY, MERCHANTS_STORES, Cast
from guang.doors.world.goods import goods
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, ProductId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.people import accounts
from guang.trade import catalog, guarantees, members, promotions
from guang.trade.guarantees import GuaranteeChoice, GuaranteeKind

SINCE: Final = timedelta(days=50)
JOINED: Final = timedelta(days=40)
UNTIL: Final = timedelta(days=30)
MEMBERS: Final = 12
MEMBER_PRICE_OF: Final = 3
"""Which of a store's goods has a price for members."""
CONSENT: Final = text(
    "We remember what you buy here and write to you at most once a week, in your messages on Guang. Nobody else learns"
    " of it. When you leave, we forget it.",
    "我们会记住你在本店买过什么，每周最多通过逛的消息联系你一次，不会告诉任何人。退会后即删除。",
)


async def promise(database: Database, cast: Cast, begun: datetime) -> None:
    """Let stores promise more than they must, and the demo merchant's stores have members; each once."""
    products = await ledger.known(database, "product")
    for number, key in enumerate(cast.stores):
        await ledger.once(database, f"promise/{key}", partial(_choose, cast, (number, key), begun), begun)
        own = [good for good in goods() if good.store == key and good.key in products]
        if key in MERCHANTS_STORES and len(own) > MEMBER_PRICE_OF:
            favourite = ProductId(products[own[MEMBER_PRICE_OF].key])
            await ledger.once(database, f"members/{key}", partial(_gather, cast, key, favourite, begun), begun)


async def _choose(cast: Cast, of: tuple[int, str], begun: datetime, session: Session) -> int:
    """Every second store pays for the way back, every third matches prices; the demo merchant's stores do both."""
    number, key = of
    is_shown = key in MERCHANTS_STORES
    wanted = {
        GuaranteeKind.RETURN_FREIGHT: is_shown or number % 2 == 0,
        GuaranteeKind.PRICE_PROTECTION: is_shown or number % 3 == 0,
        GuaranteeKind.BROKEN_ON_ARRIVAL: number % 3 == 1,
    }
    choices = {kind: GuaranteeChoice(on=True) for kind, on in wanted.items() if on}
    change = guarantees.Change(cast.stores[key], None, choices, cast.owners[key])
    await guarantees.choose(session, change, (CURRENCY, None), begun - SINCE)
    return len(choices)


async def _gather(cast: Cast, key: str, favourite: ProductId, begun: datetime, session: Session) -> int:
    """A membership that some shoppers have joined, and one price for them."""
    store = cast.stores[key]
    words = members.Words(text("Regulars", "老友会"), CONSENT)
    program = await members.open_program(session, store, words, begun - SINCE)
    for shopper in cast.shoppers[1 : MEMBERS + 1]:
        await _join(session, shopper, program, begun - JOINED)
    shown = await catalog.product(session, favourite)
    items = tuple(
        promotions.ItemDraft(sku.id, price=Money(sku.price.minor * 90 // 10_000 * 100, CURRENCY)) for sku in shown.skus
    )
    draft = promotions.Draft(
        promotions.DiscountKind.MEMBER, text("For regulars", "老友价"), begun - JOINED, begun + UNTIL, items
    )
    made = promotions.Made(cast.owners[key], begun - JOINED, f"demo-{key}-regulars", "demo")
    planned, _ = await promotions.plan(session, draft, store, CURRENCY, made)
    return planned.id


async def _join(session: Session, shopper: AccountId, program: members.Program, at: datetime) -> None:
    viewer = await accounts.viewer_of(session, shopper)
    await members.join(session, program.store, (shopper, viewer), program.text, at)
