"""What buyers and sellers hear about after-sales and exchanges."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds.kind import MAILED, Template, template

KINDS: Final[Mapping[str, Template]] = {
    "after_sale_to_answer": template(
        ("A buyer asks for an after-sale", "About {goods} at {store}: answer within 48 hours, or it is granted."),
        ("有新的售后申请", "{store} 的{goods}有售后申请，请在 48 小时内处理，逾期视为同意。"),
        link="/desk/after-sales?store={store}&case={case}",
        **MAILED,
    ),
    "after_sale_approved": template(
        ("Send the goods back", "{store} has agreed about {goods}. Send the goods back within 7 days."),
        ("请寄回商品", "{store} 已同意{goods}的售后申请，请在 7 天内寄回商品。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "after_sale_rejected": template(
        (
            "The store has said no",
            "{store} has refused about {goods}. Read why; if you do not agree, call on the platform within 7 days.",
        ),
        ("售后申请被拒绝", "{store} 未同意{goods}的售后申请。请查看原因；如有异议，可在 7 天内申请平台介入。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "after_sale_sent_back": template(
        ("Goods are on their way back", "The buyer has sent back {goods} to {store}."),
        ("买家已寄回商品", "买家已向 {store} 寄回{goods}，请留意查收。"),
        link="/desk/after-sales?store={store}&case={case}",
    ),
    "after_sale_arrived": template(
        ("Your return has arrived", "{store} has 48 hours to look at {goods}; then your money goes back."),
        ("退货已签收", "{store} 将在 48 小时内验收{goods}，逾期自动退款。"),
        link="/after-sales/{case}",
    ),
    "after_sale_refunded": template(
        ("Your money goes back", "The refund for {goods} from {store} goes back the way it came."),
        ("退款成功", "{store} 的{goods}已退款，款项将原路退回。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "return_freight_paid": template(
        ("Your way back is paid for", "The insurer has paid {amount} for sending {goods} back to {store}."),
        ("退货运费已赔付", "{goods}退回 {store} 的运费，保险已赔付 {amount}。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "after_sale_closed": template(
        ("Your after-sale is closed", "Nobody moved the one about {goods} in time, or nothing was left to give back."),
        ("售后已关闭", "{goods}的售后因超时未处理或已无可退金额，现已关闭。"),
        link="/after-sales/{case}",
    ),
    "after_sale_paid": template(
        ("A refund was made", "The rules of the platform gave back the money for {goods} at {store}."),
        ("已自动退款", "{store} 的{goods}已按平台规则自动退款。"),
        link="/desk/after-sales?store={store}&case={case}",
    ),
    "after_sale_withdrawn": template(
        ("An after-sale was withdrawn", "The buyer of {goods} at {store} asks for nothing any more."),
        ("买家已撤销售后", "{store} 的{goods}，买家已撤销售后申请。"),
        link="/desk/after-sales?store={store}&case={case}",
    ),
    "after_sale_called": template(
        (
            "The platform decides",
            "An after-sale about {goods} at {store} is before the platform. Add what you can show.",
        ),
        ("平台已介入", "{store} 的{goods}，售后已由平台介入，请补充证据。"),
        link="/desk/after-sales?store={store}&case={case}",
        **MAILED,
    ),
    "after_sale_judged": template(
        ("The platform has decided", "Read the decision about {goods} from {store}."),
        ("平台已裁决", "{store} 的{goods}，售后已有裁决结果，请查看。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "after_sale_decided": template(
        ("The platform has decided", "Read the decision about {goods} at {store}."),
        ("平台已裁决", "{store} 的{goods}，售后已有裁决结果，请查看。"),
        link="/desk/after-sales?store={store}&case={case}",
        **MAILED,
    ),
    "exchange_arrived": template(
        ("Your return has arrived", "{store} has 48 hours to look at {goods}; then it sends you another one."),
        ("退货已签收", "{store} 将在 48 小时内验收{goods}，随后为你换发新品。"),
        link="/after-sales/{case}",
    ),
    "exchange_sold_out": template(
        ("None is left to exchange", "What you wished for instead of {goods} is sold out at {store}. Take the refund."),
        ("换货商品已无货", "{store} 的{goods}，想换的规格已售完，可改为退款。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "exchange_to_send": template(
        ("Send a replacement", "An exchange of {goods} at {store} waits for you: send the replacement within 3 days."),
        ("有换货待发出", "{store} 的{goods}有换货待发出，请在 3 天内发货，逾期将退款给买家。"),
        link="/desk/after-sales?store={store}&case={case}",
        **MAILED,
    ),
    "exchange_sent": template(
        ("Your replacement is on its way", "{store} has sent what you get in exchange for {goods}."),
        ("换货商品已发出", "{store} 已发出{goods}的换货商品。"),
        link="/after-sales/{case}",
        **MAILED,
    ),
    "exchange_done": template(
        ("Your exchange is complete", "What you got in exchange for {goods} from {store} has arrived."),
        ("换货已完成", "{store} 的{goods}，换货商品已送达。"),
        link="/after-sales/{case}",
    ),
}
