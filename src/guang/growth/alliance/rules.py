"""The terms of a click; nothing here touches a database."""

from datetime import timedelta
from typing import Final

COMMISSION_BPS: Final = 0
"""What a promoter earns, in basis points of the price: nothing until stores offer plans (DOMAIN E2)."""
LASTS: Final = timedelta(days=7)
"""How long a click may lead to an order. Real platforms do not publish theirs [D]."""
