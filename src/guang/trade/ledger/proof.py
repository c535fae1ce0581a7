"""The proof of the books, column by column; its slow twin stands in ``tests/trade/ledger/test_proof.py``."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guang.kernel.ids import OrderId
from guang.trade.ledger.types import Fault

Column = NDArray[np.int64]
Columns = Mapping[str, Column]
"""Columns of equal length, rows in order of ``id``, no id twice."""

SAID = ("paid", "subsidy", "refunded")


def broken(booked: Columns, said: Columns) -> list[Fault]:
    """Every rule that an order breaks.

    Args:
        booked: what the ledger holds of each order: ``id, paid, subsidy, refunded, escrow, merchant, off``.
        said: what the orders say themselves: ``id, paid, subsidy, refunded, settled``.

    The rules, by the name that a fault bears:

    - ``adds_up``: paid + subsidy = merchant + creator + platform + refunds + escrow, which is Σ = 0 of its entries;
      what is withheld of a merchant while a bank disputes the payment is the merchant's.
    - ``escrow``: escrow never owes anything.
    - ``paid``, ``subsidy``, ``refunded``: the ledger holds what the order says.
    - ``settled``: a settled order has left escrow, and nobody is paid for an order that is not settled.
    - ``unknown``: entries about an order that does not exist, or a paid order without entries.
    """
    here = np.isin(booked["id"], said["id"], assume_unique=True)
    there = np.isin(said["id"], booked["id"], assume_unique=True)
    faults = _faults("adds_up", booked["id"], np.zeros_like(booked["off"]), booked["off"])
    faults += _faults("escrow", booked["id"], np.maximum(booked["escrow"], 0), booked["escrow"])
    faults += _faults("unknown", booked["id"], here.astype(np.int64), np.ones_like(booked["id"]))
    faults += _faults("unknown", said["id"], there.astype(np.int64), (there | (said["paid"] != 0)).astype(np.int64))
    mine = {name: column[here] for name, column in booked.items()}
    theirs = {name: column[there] for name, column in said.items()}
    for name in SAID:
        faults += _faults(name, mine["id"], theirs[name], mine[name])
    is_settled = theirs["settled"] == 1
    faults += _faults(
        "settled", mine["id"], np.zeros_like(mine["id"]), np.where(is_settled, mine["escrow"], mine["merchant"])
    )
    return faults


def _faults(rule: str, ids: Column, expected: Column, found: Column) -> list[Fault]:
    rows = np.flatnonzero(expected != found)
    return [
        Fault(rule, OrderId(one), want, have)
        for one, want, have in zip(ids[rows].tolist(), expected[rows].tolist(), found[rows].tolist(), strict=True)
    ]
