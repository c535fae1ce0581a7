"""What those hear who sell: invitations, stock, reviews, webhooks."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds.kind import MAILED, Template, template

KINDS: Final[Mapping[str, Template]] = {
    "staff_invited": template(
        ("{by} invites you to work in a store", "Look at what the post allows, then accept or decline."),
        ("{by} 邀请你加入店铺", "请查看该岗位的权限，再选择接受或拒绝。"),
        link="/desk/invitations",
        **MAILED,
    ),
    "stock_low": template(
        ("Stock is low", "{goods}: only {left} left."),
        ("库存预警", "{goods}仅剩 {left} 件。"),
        link="/desk/goods/{product}",
        **MAILED,
    ),
    "review_replied": template(
        ("{store} answered your review", "Read what the store says about your review of {goods}."),
        ("{store} 回复了你的评价", "点击查看商家对{goods}评价的回复。"),
        link="/products/{product}?review={review}",
    ),
    "review_written": template(
        (
            "A buyer has written a review",
            "{stars} of 5 stars for {goods}. You may answer once, and change your answer.",
        ),
        ("有新的商品评价", "买家给{goods}打了 {stars} 星，你可以回复。"),
        link="/desk/reviews?store={store}&review={review}",
    ),
    "webhook_paused": template(
        ("A webhook has been paused", "{url} has taken no message for five days. Mend it and switch it on again."),
        ("Webhook 已暂停", "{url} 连续五天未能接收消息，请修复后重新启用。"),
        link="/desk/connect",
        **MAILED,
    ),
}
