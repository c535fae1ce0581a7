"""What leads away from the platform, where no payment is held and nobody steps in: kept, and marked with a warning."""

import re
import unicodedata
from typing import Final

from guang.trade.support.types import Mark

_LINK: Final = re.compile(
    r"https?://|www\.|(?<![\w@.])[a-z0-9-]{2,}\.(?:com|cn|net|org|top|xyz|shop|vip|cc|me|io|link|club|site)(?![\w])"
)
_PHONES: Final = (
    re.compile(r"(?<![\w.])1[3-9](?:[ \-.·]?\d){9}(?![\w])"),
    re.compile(r"(?<![\w.])(?:\+|00)\d{1,3}(?:[ \-.()]{0,2}\d){6,12}(?![\w])"),
)
_CONTACT: Final = re.compile(
    r"微信|薇信|威信|加\s*[vw](?![a-z])|扣扣|企鹅号|"
    r"\bwe\s?chat\b|\bwhats\s?app\b|\btelegram\b|\bqq\b|\bline id\b|\bvx\b"
)
_PAYMENT: Final = re.compile(
    r"支付宝|转账|打款|汇款|收款码|银行卡号|私下付|线下付|红包|\balipay\b|\bpaypal\b|bank transfer|wire transfer|"
    r"\bwestern union\b|gift cards?|\bcrypto\b|\bbitcoin\b|\busdt\b"
)
_LONGEST: Final = 8_000


def marks(text: str) -> tuple[Mark, ...]:
    """Which warnings a text needs, each once, in a fixed order.

    Width and case do not hide anything, nor do zero-width signs; digits of a telephone number may stand apart.
    """
    plain = _plain(text[:_LONGEST])
    found = {
        Mark.LINK: _LINK.search(plain),
        Mark.PHONE: next((hit for each in _PHONES if (hit := each.search(plain))), None),
        Mark.CONTACT: _CONTACT.search(plain),
        Mark.PAYMENT: _PAYMENT.search(plain),
    }
    return tuple(mark for mark, hit in found.items() if hit)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
