"""What settlement gives to those who take their data along."""

from guang.people import accounts
from guang.trade.settlement.verbs import looking

accounts.exports("settlement", looking.export)
