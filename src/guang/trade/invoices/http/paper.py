"""An invoice as a page of its own: to be read, printed, or kept as a file; it needs nothing from anywhere else."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from litestar import Response

from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade.invoices.errors import InvoiceMissing
from guang.trade.invoices.issuers import is_simulated
from guang.trade.invoices.types import Invoice, InvoiceState
from guang.trade.taxes import Tax

CSP: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "invoice": "Invoice",
        "red": "Red-letter invoice (credit note)",
        "red_about": "takes back part of the invoice for the same order",
        "number": "Number",
        "date": "Date of issue",
        "seller": "Seller",
        "buyer": "Buyer",
        "tax_number": "Tax number",
        "order": "Order",
        "goods": "Goods",
        "rate": "Rate",
        "net": "Amount without tax",
        "tax": "Tax",
        "gross": "Amount paid",
        "sum": "Total",
        "reference": "Issuer's reference",
        "simulated": "SIMULATED: made by a demo installation. No tax office has heard of it, and it proves nothing.",
        "vat": "VAT",
        "gst": "GST",
        "consumption_tax": "Consumption tax",
        "exempt": "exempt",
        "export": "export",
    },
    "zh-CN": {
        "invoice": "电子发票",
        "red": "电子发票（红字）",
        "red_about": "冲红同一订单发票的相应金额",
        "number": "发票号码",
        "date": "开票日期",
        "seller": "销售方",
        "buyer": "购买方",
        "tax_number": "纳税人识别号",
        "order": "订单号",
        "goods": "项目名称",
        "rate": "税率/征收率",
        "net": "金额",
        "tax": "税额",
        "gross": "价税合计",
        "sum": "合计",
        "reference": "开票平台流水号",
        "simulated": "模拟票样：由演示环境生成，税务机关未登记，不具备任何效力。",
        "vat": "增值税",
        "gst": "商品及服务税",
        "consumption_tax": "消费税",
        "exempt": "免税",
        "export": "出口",
    },
}
STYLE: Final = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 760px; padding: 24px 16px 48px; color: #14161a; background: #fff;
  font: 14px/1.55 Inter, "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; align-items: baseline; }
h1 { font-size: 24px; margin: 0; } .red h1, .red td.n, .red tfoot td { color: #b42318; }
.sim { margin: 0 0 20px; padding: 10px 14px; border: 2px dashed #b42318; color: #b42318; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 0; }
dt { color: #646b78; } dd { margin: 0; overflow-wrap: anywhere; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 16px; margin: 20px 0; }
.two section { border: 1px solid #d7dae0; border-radius: 8px; padding: 12px 14px; }
h2 { font-size: 13px; margin: 0 0 6px; color: #646b78; font-weight: 600; }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px 6px; border-bottom: 1px solid #e6e8ec; text-align: left; vertical-align: top; }
th { color: #646b78; font-weight: 600; }
th:first-child, td:first-child { min-width: 84px; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot td { font-weight: 600; border-bottom: 0; font-size: 16px; }
ul { margin: 0; padding-left: 18px; }
@media (max-width: 600px) {
  th, td { padding: 8px 3px; font-size: 12px; } tfoot td { font-size: 12px; } ul { padding: 0; list-style: none; }
  th.n, td.n:nth-child(2) { white-space: normal; }
}
@media print { body { padding: 0; max-width: none; } tr, section { break-inside: avoid; } @page { margin: 16mm; } }
"""


def printed(found: Invoice, locale: str) -> Response[str]:
    """The page of an invoice that is out.

    Raises:
        InvoiceMissing: it is not: nothing has been issued yet.
    """
    if found.state not in {InvoiceState.ISSUED, InvoiceState.REVERSED}:
        raise InvoiceMissing(invoice=found.id)
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": CSP,
        "Content-Disposition": f'inline; filename="invoice-{found.number_text}.html"',
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return Response(page(found, locale), media_type="text/html", headers=headers)


def page(found: Invoice, locale: str) -> str:
    """The page itself; every word in it that somebody wrote is escaped."""
    known = locale if locale in WORDS else "en"
    words, is_red = WORDS[known], found.reverses is not None
    name = words["red" if is_red else "invoice"]
    parts = [
        f'<!doctype html><html lang="{known}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(name)} {found.number_text}</title><style>{STYLE}</style></head>",
        f'<body class="{"red" if is_red else "blue"}">',
    ]
    if is_simulated(found.issuer):
        parts.append(f'<p class="sim" role="note">{escape(words["simulated"])}</p>')
    parts += [_head(found, name, words, is_red=is_red), _sides(found, words), _table(found, words, known)]
    return "".join([*parts, "</body></html>"])


def _head(found: Invoice, name: str, words: Mapping[str, str], *, is_red: bool) -> str:
    done = found.done_at.date().isoformat() if found.done_at else "—"
    facts = [("number", found.number_text), ("date", done), ("order", found.order.text)]
    if found.reference:
        facts.append(("reference", found.reference))
    about = f"<p>{escape(words['red_about'])}</p>" if is_red else ""
    return f"<header><div><h1>{escape(name)}</h1>{about}</div>{_facts(facts, words)}</header>"


def _sides(found: Invoice, words: Mapping[str, str]) -> str:
    seller = found.seller
    assert seller is not None, "it has a number"
    theirs = [(seller.name, seller.number, seller.address), (found.title.name, found.title.number, "")]
    boxes = []
    for side, (name, number, address) in zip(("seller", "buyer"), theirs, strict=True):
        told = f"<strong>{escape(name)}</strong>" + (f"<br>{escape(address)}" if address else "")
        numbered = _facts([("tax_number", number)], words) if number else ""
        boxes.append(f"<section><h2>{escape(words[side])}</h2>{told}{numbered}</section>")
    return f'<div class="two">{"".join(boxes)}</div>'


def _table(found: Invoice, words: Mapping[str, str], locale: str) -> str:
    heads = "".join(
        f"<th{'' if column == 'goods' else ' class=n'}>{escape(words[column])}</th>"
        for column in ("goods", "rate", "net", "tax", "gross")
    )
    listed = "".join(f"<li>{escape(in_(one.title, locale))} × {one.units}</li>" for one in found.goods)
    rows = "".join(_row(one, found, words, listed if place == 0 else "") for place, one in enumerate(found.taxes))
    sums = _cells((found.total - found.tax, found.tax, found.total))
    foot = f"<tr><td colspan=2>{escape(words['sum'])}</td>{sums}</tr>"
    return (
        f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>'
        f"<tfoot>{foot}</tfoot></table></div>"
    )


def _row(one: Tax, found: Invoice, words: Mapping[str, str], listed: str) -> str:
    told = words.get(one.code) if one.code in {"exempt", "export"} else None
    rate = told or f"{one.rate_bps / 100:g} %"
    amounts = (one.paid - one.paid_tax, one.paid_tax, one.paid)
    goods = f"<ul>{listed}</ul>" if listed else ""
    return (
        f"<tr><td>{goods}</td><td class=n>{escape(words[one.tax])} {escape(rate)}</td>"
        f"{_cells(Money(amount, found.currency) for amount in amounts)}</tr>"
    )


def _cells(amounts: Iterable[Money]) -> str:
    return "".join(f"<td class=n>{one.decimal} {one.currency}</td>" for one in amounts)


def _facts(facts: Sequence[tuple[str, str]], words: Mapping[str, str]) -> str:
    told = "".join(f"<dt>{escape(words[name])}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    return f"<dl>{told}</dl>"
