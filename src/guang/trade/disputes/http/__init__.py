"""Routes of disputes: for a store's staff, and for operators."""

from guang.trade.disputes.http import desk, operator

routes = [*desk.routes, *operator.routes]
