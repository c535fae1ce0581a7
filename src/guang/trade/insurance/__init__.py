"""Insurance: the way back of goods, insured by the store and paid to the buyer by an insurer.

The store that promises it pays a premium for each order that leaves, and the buyer nothing: a promise that costs extra
at the till would be one more price to compare. Once the goods are with the store again, the insurer owes the buyer a
fixed amount, once an order, whoever was at fault. The promise itself is `guarantees`'; the books are the ledger's.
"""

from guang.trade.insurance.service import policy_of
from guang.trade.insurance.types import ClaimState, Policy

__all__ = ["ClaimState", "Policy", "policy_of"]
