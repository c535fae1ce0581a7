"""SQL of titles and invoices. Invoices are locked in id order, before a store's series of numbers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, InvoiceId, OrderId, StoreId, TitleId, ViewerId
from guang.kernel.money import Money
from guang.kernel.outside import Answer, State, Way
from guang.trade.invoices import rules
from guang.trade.invoices.types import (
    Goods,
    Invoice,
    InvoiceState,
    SavedTitle,
    Search,
    Seller,
    Title,
    TitleKind,
)
from guang.trade.orders import Order
from guang.trade.taxes import Tax

_COLUMNS: Final = (
    "id, order_id, store, buyer, viewer, reverses, state, title, seller, year, number, taxes, goods, currency,"
    " reversed, wish, issuer, reference, code, note, asked_at, handed_at, done_at"
)
_TITLES: Final = """
    SELECT id, kind, name, number, email FROM trade.invoice_titles WHERE account = $1 ORDER BY used_at DESC, id DESC
    """
_KEEP: Final = """
    WITH same AS (
        UPDATE trade.invoice_titles SET used_at = $7
        WHERE account = $2 AND kind = $3 AND name = $4 AND number = $5 AND email = $6 RETURNING id
    ), made AS (
        INSERT INTO trade.invoice_titles (id, account, kind, name, number, email, used_at)
        SELECT $1, $2, $3, $4, $5, $6, $7
        WHERE NOT EXISTS (SELECT FROM same) AND (SELECT count(*) FROM trade.invoice_titles WHERE account = $2) < $8
        RETURNING id
    )
    SELECT id FROM same UNION ALL SELECT id FROM made LIMIT 1
    """
_ASK: Final = f"""
    INSERT INTO trade.invoices (id, order_id, store, buyer, viewer, state, title, currency, asked_at)
    VALUES ($1, $2, $3, $4, $5, 'asked', $6::text::jsonb, $7, $8)
    ON CONFLICT (order_id) WHERE reverses IS NULL
    DO UPDATE SET state = 'asked', title = excluded.title, asked_at = excluded.asked_at, code = '', note = ''
    WHERE invoices.state IN ('asked', 'refused')
    RETURNING {_COLUMNS}
    """  # noqa: S608 - constants only
_ONE: Final = f"SELECT {_COLUMNS} FROM trade.invoices WHERE id = $1"  # noqa: S608 - constants only
_MANY: Final = f"SELECT {_COLUMNS} FROM trade.invoices WHERE id = ANY($1::bigint[]) ORDER BY id"  # noqa: S608
_OF_ORDER: Final = f"SELECT {_COLUMNS} FROM trade.invoices WHERE order_id = $1 ORDER BY id"  # noqa: S608
_LOCK: Final = f"""
    SELECT {_COLUMNS} FROM trade.invoices WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE
    """  # noqa: S608 - constants only
_LOCK_OF_ORDER: Final = f"""
    SELECT {_COLUMNS} FROM trade.invoices WHERE order_id = $1 AND reverses IS NULL FOR UPDATE
    """  # noqa: S608 - constants only
_NUMBERS: Final = """
    INSERT INTO trade.invoice_series (store, year, last) VALUES ($1, $2, $3)
    ON CONFLICT (store, year) DO UPDATE SET last = invoice_series.last + excluded.last RETURNING last
    """
_HAND_IN: Final = f"""
    UPDATE trade.invoices AS i
    SET state = 'issuing', year = coalesce(i.year, w.year), number = coalesce(i.number, w.number),
        taxes = w.taxes::jsonb, goods = w.goods::jsonb, seller = $1::text::jsonb, issuer = $2, wish = $3,
        handed_at = $4, code = '', note = ''
    FROM unnest($5::bigint[], $6::integer[], $7::bigint[], $8::text[], $9::text[]) AS w (id, year, number, taxes, goods)
    WHERE i.id = w.id
    RETURNING {", ".join("i." + one.strip() for one in _COLUMNS.split(","))}
    """  # noqa: S608 - constants only
_RED: Final = f"""
    INSERT INTO trade.invoices (id, order_id, store, buyer, viewer, reverses, state, title, seller, year, number, taxes,
                                currency, issuer, asked_at, handed_at)
    SELECT $1, order_id, store, buyer, viewer, id, 'issuing', title, seller, $3, $4, $5::text::jsonb, currency, issuer,
           $6, $6
    FROM trade.invoices WHERE id = $2
    RETURNING {_COLUMNS}
    """  # noqa: S608 - constants only
_FINISH: Final = f"""
    UPDATE trade.invoices SET state = $2, reference = $3, code = $4, done_at = $5
    WHERE id = $1 AND state = 'issuing' RETURNING {_COLUMNS}
    """  # noqa: S608 - constants only
_TAKE_BACK: Final = """
    UPDATE trade.invoices
    SET reversed = reversed + $2, state = CASE WHEN reversed + $2 >= $3 THEN 'reversed' ELSE state END
    WHERE id = $1 RETURNING state
    """
_REFUSE: Final = f"""
    UPDATE trade.invoices SET state = 'refused', code = $2, note = $3, done_at = $4
    WHERE id = $1 AND state = 'asked' RETURNING {_COLUMNS}
    """  # noqa: S608 - constants only
_OPEN: Final = f"""
    SELECT {_COLUMNS} FROM trade.invoices WHERE state = 'issuing' AND handed_at < $1 AND id > $2 ORDER BY id LIMIT $3
    """  # noqa: S608 - constants only
_COUNTS: Final = """
    SELECT state, count(*) AS invoices FROM trade.invoices WHERE store = $1 GROUP BY state
    """
_MINE: Final = f"""
    SELECT {_COLUMNS} FROM trade.invoices WHERE buyer = $1 AND id < $2 ORDER BY id DESC LIMIT $3
    """  # noqa: S608 - constants only
_FORGET: Final = """
    WITH titles AS (DELETE FROM trade.invoice_titles WHERE account = $1)
    UPDATE trade.invoices
    SET title = CASE WHEN number IS NULL THEN '{"kind": "personal", "name": ""}' ELSE title || '{"email": ""}' END,
        code = CASE WHEN state = 'asked' THEN 'left' ELSE code END,
        state = CASE WHEN state = 'asked' THEN 'refused' ELSE state END
    WHERE buyer = $1
    """


async def select_titles(session: Session, account: AccountId) -> list[SavedTitle]:
    """Somebody's titles, the one used last first."""
    return [
        SavedTitle(TitleId(row["id"]), Title(TitleKind(row["kind"]), row["name"], row["number"], row["email"]))
        for row in await fetch(session, _TITLES, account)
    ]


async def keep_title(
    session: Session, made: TitleId, account: AccountId, title: Title, most: int, now: datetime
) -> TitleId | None:
    """Keep a title, or note that one like it was used; None if there are so many already."""
    words = (title.kind.value, title.name, title.number, title.email)
    rows = await fetch(session, _KEEP, made, account, *words, now, most)
    return TitleId(rows[0]["id"]) if rows else None


async def drop_title(session: Session, account: AccountId, title: TitleId) -> bool:
    """Forget a title; False if it is not theirs."""
    drop = "DELETE FROM trade.invoice_titles WHERE account = $1 AND id = $2 RETURNING id"
    return bool(await fetch(session, drop, account, title))


async def ask(session: Session, made: InvoiceId, order: Order, title: Title, now: datetime) -> Invoice | None:
    """Write down that an invoice is wanted, or that it is wanted again; None if one is out or on its way."""
    whose = (made, order.id, order.store, order.buyer, order.viewer)
    rows = await fetch(session, _ASK, *whose, codec.encode(title).decode(), order.total.currency, now)
    return _invoice(rows[0]) if rows else None


async def select(session: Session, invoice: InvoiceId) -> Invoice | None:
    """One invoice."""
    rows = await fetch(session, _ONE, invoice)
    return _invoice(rows[0]) if rows else None


async def select_many(session: Session, invoices: Collection[InvoiceId]) -> list[Invoice]:
    """Invoices, in order of id."""
    return [_invoice(row) for row in await fetch(session, _MANY, list(invoices))]


async def select_of_order(session: Session, order: OrderId) -> list[Invoice]:
    """Every invoice of an order, red-letter ones after the one that they take back."""
    return [_invoice(row) for row in await fetch(session, _OF_ORDER, order)]


async def lock(session: Session, invoices: Collection[InvoiceId]) -> list[Invoice]:
    """Invoices, held until this transaction ends."""
    return [_invoice(row) for row in await fetch(session, _LOCK, list(invoices))]


async def lock_of_order(session: Session, order: OrderId) -> Invoice | None:
    """The invoice of an order, held until this transaction ends."""
    rows = await fetch(session, _LOCK_OF_ORDER, order)
    return _invoice(rows[0]) if rows else None


async def take_numbers(session: Session, store: StoreId, year: int, count: int) -> range:
    """The next numbers of a store and a year; they are given back if this transaction does not commit."""
    last = int((await fetch(session, _NUMBERS, store, year, count))[0]["last"])
    return range(last - count + 1, last + 1)


async def hand_in(session: Session, ready: Sequence[Invoice], seller: Seller, way: Way, now: datetime) -> list[Invoice]:
    """Write down that invoices are with the issuer, under their numbers and with their amounts; they must be locked."""
    columns = (
        [one.id for one in ready],
        [one.year for one in ready],
        [one.number for one in ready],
        [codec.encode(one.taxes).decode() for one in ready],
        [codec.encode(one.goods).decode() for one in ready],
    )
    said = (codec.encode(seller).decode(), way.party, way.wish, now)
    return [_invoice(row) for row in await fetch(session, _HAND_IN, *said, *columns)]


async def insert_red(
    session: Session, made: InvoiceId, blue: Invoice, number: tuple[int, int], back: Sequence[Tax], now: datetime
) -> Invoice:
    """Write a red-letter invoice down that takes a part of another back; that one must be locked."""
    rows = await fetch(session, _RED, made, blue.id, *number, codec.encode(back).decode(), now)
    return _invoice(rows[0])


async def finish(session: Session, invoice: InvoiceId, answer: Answer, now: datetime) -> Invoice | None:
    """Write an issuer's final word down; nothing if it was known."""
    state = InvoiceState.ISSUED if answer.state is State.DONE else InvoiceState.REFUSED
    rows = await fetch(session, _FINISH, invoice, state.value, answer.reference, answer.code, now)
    return _invoice(rows[0]) if rows else None


async def take_back(session: Session, blue: Invoice, amount: int) -> bool:
    """Note how much of an invoice a red-letter one has taken back; whether that was the last of it."""
    rows = await fetch(session, _TAKE_BACK, blue.id, amount, blue.total.minor)
    return bool(rows[0]["state"] == InvoiceState.REVERSED.value)


async def refuse(session: Session, invoice: InvoiceId, code: str, note: str, now: datetime) -> Invoice | None:
    """Mark an invoice that was asked for as refused; nothing if it is not waiting."""
    rows = await fetch(session, _REFUSE, invoice, code, note, now)
    return _invoice(rows[0]) if rows else None


async def select_open(session: Session, before: datetime, after: InvoiceId, most: int) -> list[Invoice]:
    """Invoices that have been with the issuer since before an instant, in order of id, beyond one."""
    return [_invoice(row) for row in await fetch(session, _OPEN, before, after, most)]


async def search(session: Session, wanted: Search, before: InvoiceId | None, most: int) -> list[Invoice]:
    """A page of a store's invoices, the newest first."""
    values: list[Any] = [int(wanted.store), int(before or 2**63 - 1)]
    clauses = ["store = $1", "id < $2"]

    def add(clause: str, *given: Any) -> None:
        values.extend(given)
        clauses.append(clause.format(*(f"${len(values) - len(given) + n + 1}" for n in range(len(given)))))

    if wanted.state is not None:
        add("state = {}", wanted.state.value)
    if wanted.red is not None:
        add("reverses IS NOT NULL" if wanted.red else "reverses IS NULL")
    sought = rules.meant(wanted.q)
    if sought.order is not None:
        add("order_id = {}", int(sought.order))
    elif sought.number is not None:
        add("year = {} AND number = {}", *sought.number)
    elif sought.name is not None:
        add(
            "lower(title->>'name') ~>=~ lower({}::text)"
            " AND lower(title->>'name') ~<~ (lower({}::text) || chr(1114111))",
            sought.name,
            sought.name,
        )
    where = " AND ".join(clauses)
    asked = f"SELECT {_COLUMNS} FROM trade.invoices WHERE {where} ORDER BY id DESC LIMIT {int(most)}"  # noqa: S608
    return [_invoice(row) for row in await fetch(session, asked, *values)]


async def counts(session: Session, store: StoreId) -> dict[InvoiceState, int]:
    """How many invoices of each state a store has."""
    return {InvoiceState(row["state"]): row["invoices"] for row in await fetch(session, _COUNTS, store)}


async def select_mine(session: Session, buyer: AccountId, before: InvoiceId | None, most: int) -> list[Invoice]:
    """A page of a buyer's invoices, the newest first."""
    return [_invoice(row) for row in await fetch(session, _MINE, buyer, before or 2**63 - 1, most)]


async def forget_person(session: Session, account: AccountId) -> None:
    """Erase somebody's titles, and their name where no document bears it; what was issued the law wants kept."""
    await fetch(session, _FORGET, account)


def _invoice(row: Mapping[str, Any]) -> Invoice:
    return Invoice(
        id=InvoiceId(row["id"]),
        order=OrderId(row["order_id"]),
        store=StoreId(row["store"]),
        buyer=AccountId(row["buyer"]),
        viewer=ViewerId(row["viewer"]),
        reverses=None if row["reverses"] is None else InvoiceId(row["reverses"]),
        state=InvoiceState(row["state"]),
        title=msgspec.convert(row["title"], Title),
        seller=None if row["seller"] is None else msgspec.convert(row["seller"], Seller),
        year=row["year"],
        number=row["number"],
        taxes=msgspec.convert(row["taxes"], tuple[Tax, ...]),
        goods=msgspec.convert(row["goods"], tuple[Goods, ...]),
        currency=row["currency"],
        reversed=Money(row["reversed"], row["currency"]),
        wish=row["wish"],
        issuer=row["issuer"],
        reference=row["reference"],
        code=row["code"],
        note=row["note"],
        asked_at=row["asked_at"],
        handed_at=row["handed_at"],
        done_at=row["done_at"],
    )
