"""What everybody hears: followers, rules, locks, and the letters that prove something."""

from collections.abc import Mapping
from typing import Any, Final

from guang.people.inbox.rules.kinds.kind import APP, EMAIL, Template, template

_SAFETY: Final[Mapping[str, Any]] = {
    "offered": frozenset({APP, EMAIL}),
    "usual": frozenset({APP, EMAIL}),
    "locked": frozenset({APP, EMAIL}),
    "link": "/me/security",
}
_LETTER: Final[Mapping[str, Any]] = {
    "offered": frozenset({EMAIL}),
    "usual": frozenset({EMAIL}),
    "locked": frozenset({EMAIL}),
}

KINDS: Final[Mapping[str, Template]] = {
    "followed": template(
        ("{by} follows you", "Say hello with a new video."),
        ("{by} 关注了你", "发个新视频打个招呼吧。"),
        link="/people/{by}",
    ),
    "restricted": template(
        ("Taken off the street", "{what} is no longer shown. Reason: {reason}."),
        ("内容已下架", "{what}已不再展示。原因：{reason}。"),
        offered=frozenset({APP, EMAIL}),
        usual=frozenset({APP, EMAIL}),
        locked=frozenset({APP}),
    ),
    "restored": template(
        ("Back on the street", "{what} is shown again."),
        ("内容已恢复", "{what}已恢复展示。"),
        offered=frozenset({APP, EMAIL}),
        locked=frozenset({APP}),
    ),
    "password_changed": template(
        ("Your password was changed", "All other devices were logged out. If it was not you, reset your password now."),
        ("你的密码已修改", "其他设备均已退出登录。如果不是你本人操作，请立即重置密码。"),
        **_SAFETY,
    ),
    "second_factor_on": template(
        ("Two-step log-in is on", "From now on we ask for a code from your app when you log in."),
        ("两步验证已开启", "以后登录时需要输入验证器里的验证码。"),
        **_SAFETY,
    ),
    "second_factor_off": template(
        ("Two-step log-in is off", "Your password alone opens your account. If it was not you, reset it now."),
        ("两步验证已关闭", "现在仅凭密码即可登录。如果不是你本人操作，请立即重置密码。"),
        **_SAFETY,
    ),
    "verify_email": template(
        ("Confirm your e-mail address", "Open this link within three days to confirm that this address is yours."),
        ("请验证你的邮箱", "请在三天内打开下面的链接，确认这是你的邮箱。"),
        link="/verify?token={token}",
        proof="email",
        **_LETTER,
    ),
    "reset_password": template(
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
