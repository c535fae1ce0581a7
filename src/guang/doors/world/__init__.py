"""The demo world: stores, creators, goods, clips and shoppers of the project's own making, the same for every seed.

Everything goes in through the doors that strangers use: the rooms' own verbs. Nothing in here is a real shop or
person, and every installation that has it says so.
"""

from guang.doors.world.build import make
from guang.doors.world.casting import DemoAccount, demo_accounts
from guang.doors.world.gallery import make_from_catalogues

__all__ = ["DemoAccount", "demo_accounts", "make", "make_from_catalogues"]
