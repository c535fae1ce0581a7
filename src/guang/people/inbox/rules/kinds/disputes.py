"""What stores hear about payments that a bank disputes."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds.kind import MAILED, Template, template

KINDS: Final[Mapping[str, Template]] = {
    "dispute_opened": template(
        (
            "A bank disputes a payment",
            "For {goods} at {store}: say what speaks for you, or accept; we add the file of the order.",
        ),
        ("买家银行发起拒付", "{store} 的{goods}被买家银行拒付，请及时举证或接受，平台会附上订单材料。"),
        link="/desk/disputes/{dispute}?store={store}",
        **MAILED,
    ),
    "dispute_won": template(
        ("The bank lets you keep the money", "The dispute about {goods} at {store} is won."),
        ("拒付申诉成功", "{store} 的{goods}拒付申诉成功，款项归您所有。"),
        link="/desk/disputes/{dispute}?store={store}",
        **MAILED,
    ),
    "dispute_lost": template(
        ("The bank keeps the money", "The dispute about {goods} at {store} is lost; the order counts as refunded."),
        ("拒付申诉失败", "{store} 的{goods}拒付申诉失败，该订单按已退款处理。"),
        link="/desk/disputes/{dispute}?store={store}",
        **MAILED,
    ),
    "dispute_accepted": template(
        ("A dispute was accepted", "The order of {goods} at {store} counts as refunded."),
        ("已接受拒付", "{store} 的{goods}，该订单按已退款处理。"),
        link="/desk/disputes/{dispute}?store={store}",
    ),
}
