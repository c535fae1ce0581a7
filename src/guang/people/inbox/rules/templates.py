"""Every kind of notice and letter: its words in both languages, and by which channels it comes unless told otherwise.

Words are made when they are read, from facts that hold ids only: whoever is erased disappears from them too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guang.people.inbox.errors import UnknownKind
from guang.people.inbox.types import Channel, Rendered

APP, EMAIL, SMS = Channel.APP, Channel.EMAIL, Channel.SMS
_FIELD = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Template:
    """One kind.

    ``offered`` are the channels it can come by, ``usual`` those it comes by unless the reader says otherwise, and
    ``locked`` those of the usual ones that the reader cannot switch off. ``words`` are (title, text) by locale, with
    facts in braces; a fact that is the id of a person reads as the person's name.
    """

    words: Mapping[str, tuple[str, str]]
    link: str | None = None
    offered: frozenset[Channel] = frozenset({APP})
    usual: frozenset[Channel] = frozenset({APP})
    locked: frozenset[Channel] = frozenset()
    proof: str | None = None
    """What a link in the letter proves (``email`` or ``password``); such letters are never notices."""


def _template(en: tuple[str, str], zh: tuple[str, str], **more: Any) -> Template:
    return Template({"en": en, "zh-CN": zh}, **more)


_MAILED: Any = {"offered": frozenset({APP, EMAIL, SMS}), "usual": frozenset({APP, EMAIL})}
_SAFETY: Any = {
    "offered": frozenset({APP, EMAIL}),
    "usual": frozenset({APP, EMAIL}),
    "locked": frozenset({APP, EMAIL}),
    "link": "/me/security",
}
_LETTER: Any = {"offered": frozenset({EMAIL}), "usual": frozenset({EMAIL}), "locked": frozenset({EMAIL})}

TEMPLATES: Mapping[str, Template] = {
    "webhook_paused": _template(
        ("A webhook has been paused", "{url} has taken no message for five days. Mend it and switch it on again."),
        ("Webhook 已暂停", "{url} 连续五天未能接收消息，请修复后重新启用。"),
        link="/desk/connect",
        **_MAILED,
    ),
    "followed": _template(
        ("{by} follows you", "Say hello with a new video."),
        ("{by} 关注了你", "发个新视频打个招呼吧。"),
        link="/people/{by}",
    ),
    "commented": _template(
        ("{by} commented", "There is a new comment under your video."),
        ("{by} 评论了你", "你的视频有了新评论。"),
        link="/watch/{subject}?comment={comment}",
    ),
    "replied": _template(
        ("{by} replied to you", "There is an answer to your comment."),
        ("{by} 回复了你", "你的评论有了新回复。"),
        link="/watch/{subject}?comment={comment}",
    ),
    "order_paid": _template(
        ("Payment received", "Your order {order} is paid. The store is packing it."),
        ("付款成功", "订单 {order} 已付款，商家正在备货。"),
        link="/orders/{order}",
        **_MAILED,
    ),
    "order_shipped": _template(
        ("Your parcel is on its way", "{carrier} carries order {order}. Tracking number: {tracking}."),
        ("包裹已发出", "订单 {order} 已由 {carrier} 承运，运单号 {tracking}。"),
        link="/orders/{order}",
        **_MAILED,
    ),
    "order_delivered": _template(
        ("Your parcel has arrived", "Order {order} was delivered. Confirm once you have looked inside."),
        ("包裹已送达", "订单 {order} 已送达，验货后请确认收货。"),
        link="/orders/{order}",
        offered=frozenset({APP, EMAIL, SMS}),
    ),
    "order_cancelled": _template(
        ("Order cancelled", "Order {order} was cancelled. If it was paid, the money goes back the way it came."),
        ("订单已取消", "订单 {order} 已取消。若已付款，款项将原路退回。"),
        link="/orders/{order}",
        **_MAILED,
    ),
    "staff_invited": _template(
        ("{by} invites you to work in a store", "Look at what the post allows, then accept or decline."),
        ("{by} 邀请你加入店铺", "请查看该岗位的权限，再选择接受或拒绝。"),
        link="/desk/invitations",
        **_MAILED,
    ),
    "order_to_ship": _template(
        ("New order to ship", "Order {order} is paid and waits for you."),
        ("有新订单待发货", "订单 {order} 已付款，等待发货。"),
        link="/desk/orders/{order}",
        offered=frozenset({APP, EMAIL, SMS}),
    ),
    "stock_low": _template(
        ("Stock is low", "Only {left} are left of one of your products."),
        ("库存预警", "您的一款商品仅剩 {left} 件。"),
        link="/desk/products/{product}",
        **_MAILED,
    ),
    "dispute_opened": _template(
        ("A bank disputes a payment", "Say what speaks for you about order {order}, or accept; we add the file."),
        ("买家银行发起拒付", "订单 {order} 被买家银行拒付，请及时举证或接受，平台会附上订单材料。"),
        link="/desk/disputes/{dispute}",
        **_MAILED,
    ),
    "dispute_won": _template(
        ("The bank lets you keep the money", "The dispute about order {order} is won."),
        ("拒付申诉成功", "订单 {order} 的拒付申诉成功，款项归您所有。"),
        link="/desk/disputes/{dispute}",
        **_MAILED,
    ),
    "dispute_lost": _template(
        ("The bank keeps the money", "The dispute about order {order} is lost; it counts as refunded."),
        ("拒付申诉失败", "订单 {order} 的拒付申诉失败，该订单按已退款处理。"),
        link="/desk/disputes/{dispute}",
        **_MAILED,
    ),
    "dispute_accepted": _template(
        ("A dispute was accepted", "Order {order} counts as refunded."),
        ("已接受拒付", "订单 {order} 按已退款处理。"),
        link="/desk/disputes/{dispute}",
    ),
    "after_sale_to_answer": _template(
        ("A buyer asks for an after-sale", "Order {order}: answer within 48 hours, or it is granted."),
        ("有新的售后申请", "订单 {order} 有售后申请，请在 48 小时内处理，逾期视为同意。"),
        link="/desk/after-sales/{case}",
        **_MAILED,
    ),
    "after_sale_approved": _template(
        ("Send the goods back", "The store has agreed about order {order}. Send the goods back within 7 days."),
        ("请寄回商品", "商家已同意订单 {order} 的售后申请，请在 7 天内寄回商品。"),
        link="/after-sales/{case}",
        **_MAILED,
    ),
    "after_sale_rejected": _template(
        ("The store has said no", "Read why, and call on the platform within 7 days if you do not agree."),
        ("售后申请被拒绝", "请查看原因；如有异议，可在 7 天内申请平台介入。"),
        link="/after-sales/{case}",
        **_MAILED,
    ),
    "after_sale_sent_back": _template(
        ("Goods are on their way back", "The buyer of order {order} has sent the goods back."),
        ("买家已寄回商品", "订单 {order} 的买家已寄回商品，请留意查收。"),
        link="/desk/after-sales/{case}",
    ),
    "after_sale_arrived": _template(
        ("Your return has arrived", "The store has 48 hours to look at it; then your money goes back."),
        ("退货已签收", "商家将在 48 小时内验货，逾期自动退款。"),
        link="/after-sales/{case}",
    ),
    "after_sale_refunded": _template(
        ("Your money goes back", "The refund for order {order} goes back the way it came."),
        ("退款成功", "订单 {order} 的退款将原路退回。"),
        link="/after-sales/{case}",
        **_MAILED,
    ),
    "exchange_arrived": _template(
        ("Your return has arrived", "The store has 48 hours to look at it; then it sends you another one."),
        ("退货已签收", "商家将在 48 小时内验货，随后为你换发新品。"),
        link="/after-sales/{case}",
    ),
    "exchange_sold_out": _template(
        (
            "None is left to exchange",
            "What you wished for instead of order {order} is sold out. Take the refund.",
        ),
        ("换货商品已无货", "订单 {order} 想换的规格已售完，可改为退款。"),
        link="/after-sales/{case}",
        **_MAILED,
    ),
    "exchange_to_send": _template(
        ("Send a replacement", "An exchange of order {order} waits for you: send the replacement within 3 days."),
        ("有换货待发出", "订单 {order} 的换货待你发出，请在 3 天内发货，逾期将退款给买家。"),
        link="/desk/after-sales/{case}",
        **_MAILED,
    ),
    "exchange_sent": _template(
        ("Your replacement is on its way", "The store has sent what you get in exchange for order {order}."),
        ("换货商品已发出", "订单 {order} 的换货商品已由商家发出。"),
        link="/after-sales/{case}",
        **_MAILED,
    ),
    "exchange_done": _template(
        ("Your exchange is complete", "What you got in exchange for order {order} has arrived."),
        ("换货已完成", "订单 {order} 的换货商品已送达。"),
        link="/after-sales/{case}",
    ),
    "after_sale_paid": _template(
        ("A refund was made", "Order {order} was refunded by the rules of the platform."),
        ("已自动退款", "订单 {order} 已按平台规则自动退款。"),
        link="/desk/after-sales/{case}",
    ),
    "after_sale_closed": _template(
        ("Your after-sale is closed", "Nobody moved it in time, or nothing was left to give back."),
        ("售后已关闭", "因超时未处理或已无可退金额，售后已关闭。"),
        link="/after-sales/{case}",
    ),
    "after_sale_withdrawn": _template(
        ("An after-sale was withdrawn", "The buyer of order {order} asks for nothing any more."),
        ("买家已撤销售后", "订单 {order} 的买家已撤销售后申请。"),
        link="/desk/after-sales/{case}",
    ),
    "after_sale_called": _template(
        ("The platform decides", "An after-sale of order {order} is before the platform. Add what you can show."),
        ("平台已介入", "订单 {order} 的售后已由平台介入，请补充证据。"),
        link="/desk/after-sales/{case}",
        **_MAILED,
    ),
    "after_sale_judged": _template(
        ("The platform has decided", "Read the decision about your after-sale of order {order}."),
        ("平台已裁决", "订单 {order} 的售后已有裁决结果，请查看。"),
        link="/after-sales/{case}",
        **_MAILED,
    ),
    "after_sale_decided": _template(
        ("The platform has decided", "Read the decision about the after-sale of order {order}."),
        ("平台已裁决", "订单 {order} 的售后已有裁决结果，请查看。"),
        link="/desk/after-sales/{case}",
        **_MAILED,
    ),
    "invoice_asked": _template(
        ("A buyer asks for an invoice", "Order {order}: issue it, or say why not."),
        ("买家申请开票", "订单 {order} 的买家申请发票，请及时开具或说明原因。"),
        link="/desk/invoices",
    ),
    "invoice_issued": _template(
        ("Your invoice is here", "Invoice {number} for order {order} has been issued."),
        ("发票已开具", "订单 {order} 的发票 {number} 已开具，可查看和打印。"),
        link="/orders/{order}",
        offered=frozenset({APP, EMAIL}),
    ),
    "invoice_refused": _template(
        ("No invoice yet", "The invoice for order {order} was not issued. Read why, and ask again."),
        ("发票未开具", "订单 {order} 的发票未能开具，请查看原因后重新申请。"),
        link="/orders/{order}",
    ),
    "invoice_reversed": _template(
        ("Part of your invoice was taken back", "Red-letter invoice {number} follows the refund of order {order}."),
        ("已开具红字发票", "订单 {order} 退款后已开具红字发票 {number}。"),
        link="/orders/{order}",
    ),
    "review_replied": _template(
        ("A store answered your review", "Read what the store says about it."),
        ("商家回复了你的评价", "点击查看商家的回复。"),
        link="/products/{product}?review={review}",
    ),
    "review_written": _template(
        ("A buyer has written a review", "{stars} of 5 stars. You may answer once, and change your answer."),
        ("有新的商品评价", "买家给出了 {stars} 星评价，你可以回复。"),
        link="/desk/reviews?review={review}",
    ),
    "video_published": _template(
        ("Your video is on the street", "It is ready in every size and can be seen by everybody."),
        ("视频已发布", "视频已处理完成，所有人都可以看到。"),
        link="/watch/{video}",
    ),
    "video_rejected": _template(
        ("Your video was not published", "Open it at the desk to see why and what to do."),
        ("视频未能发布", "请在工作台查看原因和处理办法。"),
        link="/desk/videos/{video}",
    ),
    "restricted": _template(
        ("Taken off the street", "{what} is no longer shown. Reason: {reason}."),
        ("内容已下架", "{what}已不再展示。原因：{reason}。"),
        offered=frozenset({APP, EMAIL}),
        usual=frozenset({APP, EMAIL}),
        locked=frozenset({APP}),
    ),
    "restored": _template(
        ("Back on the street", "{what} is shown again."),
        ("内容已恢复", "{what}已恢复展示。"),
        offered=frozenset({APP, EMAIL}),
        locked=frozenset({APP}),
    ),
    "password_changed": _template(
        ("Your password was changed", "All other devices were logged out. If it was not you, reset your password now."),
        ("你的密码已修改", "其他设备均已退出登录。如果不是你本人操作，请立即重置密码。"),
        **_SAFETY,
    ),
    "second_factor_on": _template(
        ("Two-step log-in is on", "From now on we ask for a code from your app when you log in."),
        ("两步验证已开启", "以后登录时需要输入验证器里的验证码。"),
        **_SAFETY,
    ),
    "second_factor_off": _template(
        ("Two-step log-in is off", "Your password alone opens your account. If it was not you, reset it now."),
        ("两步验证已关闭", "现在仅凭密码即可登录。如果不是你本人操作，请立即重置密码。"),
        **_SAFETY,
    ),
    "verify_email": _template(
        ("Confirm your e-mail address", "Open this link within three days to confirm that this address is yours."),
        ("请验证你的邮箱", "请在三天内打开下面的链接，确认这是你的邮箱。"),
        link="/verify?token={token}",
        proof="email",
        **_LETTER,
    ),
    "reset_password": _template(
        (
            "Set a new password",
            "Open this link within one hour to set a new password. If you did not ask for it, leave it alone.",
        ),
        ("重设密码", "请在一小时内打开下面的链接重设密码。如果不是你本人申请，请忽略这封邮件。"),
        link="/reset?token={token}",
        proof="password",
        **_LETTER,
    ),
}
_SOMEBODY = {"en": "Somebody", "zh-CN": "有人"}
_REASONS = {
    "en": {"buyer": "you asked for it", "unpaid": "it was not paid in time", "merchant": "the store cannot deliver"},
    "zh-CN": {"buyer": "买家申请", "unpaid": "超时未付款", "merchant": "商家无法发货"},
}
_WHATS = {
    "en": {
        "vid": "Your video",
        "prd": "Your product",
        "com": "Your comment",
        "sto": "Your store",
        "rev": "Your review",
    },
    "zh-CN": {"vid": "你的视频", "prd": "你的商品", "com": "你的评论", "sto": "你的店铺", "rev": "你的评价"},
}
_THING = {"en": "Something of yours", "zh-CN": "你的内容"}
PEOPLE_FIELDS = frozenset({"by"})
"""Facts that are ids of people and read as their names."""


def template(kind: str) -> Template:
    """The template of a kind.

    Raises:
        UnknownKind.
    """
    if kind not in TEMPLATES:
        raise UnknownKind(given=kind[:40])
    return TEMPLATES[kind]


def notice_kinds() -> list[str]:
    """The kinds that appear as notices, in a stable order."""
    return [kind for kind, each in TEMPLATES.items() if APP in each.offered]


def people_in(facts: Mapping[str, Any]) -> set[str]:
    """The people whose names the words need, as texts of ids."""
    return {facts[field] for field in PEOPLE_FIELDS & facts.keys() if isinstance(facts[field], str)}


def render(kind: str, facts: Mapping[str, Any], names: Mapping[str, str], locale: str) -> Rendered:
    """Words and link of one notice or letter.

    Args:
        names: display names by text of account id; whoever is not in it reads as "somebody".
        locale: ``en`` or ``zh-CN``.

    Raises:
        UnknownKind.
    """
    found = template(kind)
    title, text = found.words[locale if locale in found.words else "en"]
    said = {field: _word(field, value, names, locale) for field, value in facts.items()}
    said["what"] = _what(str(facts.get("subject", "")), locale)
    link = None if found.link is None else _fill(found.link, {field: str(value) for field, value in facts.items()})
    return Rendered(_fill(title, said), _fill(text, said), link)


def _word(field: str, value: Any, names: Mapping[str, str], locale: str) -> str:
    if field in PEOPLE_FIELDS:
        return names.get(str(value), _SOMEBODY.get(locale, _SOMEBODY["en"]))
    if field == "reason":
        return _REASONS.get(locale, _REASONS["en"]).get(str(value), str(value))
    return str(value)


def _what(subject: str, locale: str) -> str:
    """What a subject is to the person who made it, by the prefix of its id."""
    language = locale if locale in _WHATS else "en"
    return _WHATS[language].get(subject.partition("_")[0], _THING[language])


def _fill(pattern: str, values: Mapping[str, str]) -> str:
    """Braces become values, in one pass: a value that itself has braces stays as it is."""
    return _FIELD.sub(lambda match: values.get(match.group(1), ""), pattern)
