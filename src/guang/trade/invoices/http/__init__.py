"""Routes and response structs of invoices and tax reports."""

from guang.trade.invoices.http import buying, desk, reports

routes = [*buying.routes, *desk.routes, *reports.routes]
