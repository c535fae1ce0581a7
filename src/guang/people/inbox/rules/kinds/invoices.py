"""What buyers and sellers hear about invoices."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds.kind import APP, EMAIL, MAILED, Template, template

KINDS: Final[Mapping[str, Template]] = {
    "invoice_asked": template(
        ("A buyer asks for an invoice", "For {goods} at {store}: issue it, or say why not."),
        ("买家申请开票", "{store} 的{goods}，买家申请发票，请及时开具或说明原因。"),
        link="/desk/invoices?store={store}",
        **MAILED,
    ),
    "invoice_issued": template(
        ("Your invoice is here", "{store} has issued invoice {number} for {goods}."),
        ("发票已开具", "{store} 已为{goods}开具发票 {number}，可查看和打印。"),
        link="/orders/{order}",
        offered=frozenset({APP, EMAIL}),
    ),
    "invoice_refused": template(
        ("No invoice yet", "{store} has not issued the invoice for {goods}. Read why, and ask again."),
        ("发票未开具", "{store} 未能为{goods}开具发票，请查看原因后重新申请。"),
        link="/orders/{order}",
    ),
    "invoice_reversed": template(
        ("Part of your invoice was taken back", "Red-letter invoice {number} follows your refund for {goods}."),
        ("已开具红字发票", "{goods}退款后，{store} 已开具红字发票 {number}。"),
        link="/orders/{order}",
    ),
}
