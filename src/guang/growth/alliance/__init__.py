"""The alliance: whoever brings a buyer to a product is remembered, on the terms of the day.

Opened small: every surface asks here for a click token when somebody reaches for a product. The token carries who led
there and for which share, which is zero until stores offer one; orders freeze it on their lines.
"""

from guang.growth.alliance.errors import NotInVideo
from guang.growth.alliance.service import click
from guang.growth.alliance.types import Click

__all__ = ["Click", "NotInVideo", "click"]
