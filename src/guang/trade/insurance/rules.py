"""What is insured, and what that does to the books; nothing here touches a database."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from guang.kernel.ids import LineId
from guang.kernel.money import Money
from guang.trade import guarantees
from guang.trade.insurance.types import Cover, Policy
from guang.trade.ledger import PLATFORM, Account, Entry, Posting

INSURER: Final = 1
"""Who owns the insurer's account among those of service providers: no id of ours is that small."""


def cover(lines: Sequence[tuple[LineId, Sequence[Mapping[str, Any]]]], premiums: Mapping[str, int]) -> Cover | None:
    """What of an order is insured, by the promises that were frozen on its lines; nothing, if no line says so.

    One way back is paid for, whatever the number of lines: the dearest that was promised.
    """
    promised = {line: guarantees.find(kept, guarantees.GuaranteeKind.RETURN_FREIGHT) for line, kept in lines}
    amounts = {line: one.amount for line, one in promised.items() if one is not None and one.amount is not None}
    if not amounts:
        return None
    pays = max(amounts.values(), key=lambda amount: amount.minor)
    if pays.currency not in premiums:
        return None
    return Cover(tuple(sorted(amounts)), pays, Money(premiums[pays.currency], pays.currency))


def premium(policy: Policy) -> Posting:
    """The store pays the insurer. Entries name no order: what a store spends is not part of what a buyer paid."""
    amount = policy.cover.premium
    return _posting("return_premium", policy, (Account.MERCHANT, policy.store), (Account.PROVIDER, INSURER), amount)


def due(policy: Policy) -> Posting:
    """The insurer owes the buyer."""
    return _posting(
        "return_freight_due", policy, (Account.PROVIDER, INSURER), (Account.PAYOUTS, policy.buyer), policy.cover.pays
    )


def paid(policy: Policy) -> Posting:
    """The buyer has the money."""
    return _posting(
        "return_freight_paid", policy, (Account.PAYOUTS, policy.buyer), (Account.CLEARING, PLATFORM), policy.cover.pays
    )


def refused(policy: Policy) -> Posting:
    """The insurer owes the buyer nothing after all."""
    return _posting(
        "return_freight_refused",
        policy,
        (Account.PAYOUTS, policy.buyer),
        (Account.PROVIDER, INSURER),
        policy.cover.pays,
    )


def _posting(
    kind: str, policy: Policy, source: tuple[Account, int], target: tuple[Account, int], amount: Money
) -> Posting:
    return Posting(kind, policy.order.text, (Entry(*source, -amount), Entry(*target, amount)))
