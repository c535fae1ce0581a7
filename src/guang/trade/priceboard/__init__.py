"""The price board: what public offers do to prices, in memory, for lists that are made many times a second.

It is read again when the journal says that something has changed. What is charged is never read from it: that is for
`promotions` to say.
"""

from guang.trade.priceboard.board import Board, lowered

__all__ = ["Board", "lowered"]
