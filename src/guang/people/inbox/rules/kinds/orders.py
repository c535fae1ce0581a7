"""What buyers and sellers hear about orders."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds.kind import APP, EMAIL, MAILED, SMS, Template, template

KINDS: Final[Mapping[str, Template]] = {
    "order_paid": template(
        ("Payment received", "{store} is packing {goods}."),
        ("付款成功", "{store} 正在为你备货：{goods}。"),
        link="/orders/{order}",
        **MAILED,
    ),
    "order_shipped": template(
        ("Your parcel is on its way", "{store} has sent {goods} with {carrier}, tracking number {tracking}."),
        ("包裹已发出", "{store} 已发出{goods}，{carrier}，运单号 {tracking}。"),
        link="/orders/{order}",
        **MAILED,
    ),
    "order_delivered": template(
        ("Your parcel has arrived", "{goods} from {store}: look inside, then confirm."),
        ("包裹已送达", "{store} 的{goods}已送达，验货后请确认收货。"),
        link="/orders/{order}",
        offered=frozenset({APP, EMAIL, SMS}),
    ),
    "order_cancelled": template(
        (
            "Order cancelled",
            "You will not get {goods} from {store}: {reason}. If you have paid, the money goes back the way it came.",
        ),
        ("订单已取消", "{store} 的{goods}已取消（{reason}）。若已付款，款项将原路退回。"),
        link="/orders/{order}",
        **MAILED,
    ),
    "order_to_ship": template(
        ("New order to ship", "Somebody has paid for {goods} at {store}."),
        ("有新订单待发货", "{store} 有新订单已付款：{goods}，等待发货。"),
        link="/desk/orders?store={store}&state=all&q={order}&order={order}",
        offered=frozenset({APP, EMAIL, SMS}),
    ),
}
