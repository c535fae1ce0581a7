"""Names, handles and e-mail addresses: what is acceptable, and how two spellings compare."""

import re
import unicodedata

from guang.kernel.words import clean_line, clean_text
from guang.people.accounts.errors import BadField

NAME_LENGTH = 40
BIO_LENGTH = 300
URL_LENGTH = 500
EMAIL_LENGTH = 254  # RFC 5321 §4.5.3.1.3, less the angle brackets
EMAIL_LOCAL_LENGTH = 64
HANDLE = re.compile(r"[a-z0-9](?:[a-z0-9._]{1,22})[a-z0-9]")
RESERVED = frozenset(
    {
        "admin",
        "administrator",
        "api",
        "about",
        "desk",
        "guang",
        "help",
        "login",
        "me",
        "media",
        "official",
        "operator",
        "root",
        "security",
        "settings",
        "staff",
        "support",
        "system",
        "www",
    },
)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def clean_name(text: str) -> str:
    """A display name of 1 to 40 characters in any script."""
    return clean_line(text, field="name", least=1, most=NAME_LENGTH)


def clean_bio(text: str) -> str:
    """A few lines about oneself, up to 300 characters."""
    return clean_text(text, field="bio", most=BIO_LENGTH)


def clean_email(text: str) -> str:
    """An address in the one spelling that is compared: trimmed, domain in ASCII, all in lower case.

    Raises:
        BadField: not ``local@domain.tld`` within the lengths of RFC 5321.
    """
    local, at, domain = text.strip().rpartition("@")
    if not at or len(local) > EMAIL_LOCAL_LENGTH or not _LOCAL.fullmatch(local):
        raise BadField(field="email", reason="malformed")
    try:
        ascii_domain = domain.lower().encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadField(field="email", reason="malformed") from error
    labels = ascii_domain.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise BadField(field="email", reason="malformed")
    whole = f"{local.lower()}@{ascii_domain}"
    if len(whole) > EMAIL_LENGTH:
        raise BadField(field="email", reason="length", most=EMAIL_LENGTH)
    return whole


def clean_handle(text: str) -> str:
    """A handle of 3 to 24 letters, digits, dots and underscores, beginning and ending with a letter or digit.

    Raises:
        BadField: another shape, or a word kept for the platform.
    """
    handle = text.strip().removeprefix("@").lower()
    if not HANDLE.fullmatch(handle):
        raise BadField(field="handle", reason="malformed")
    if handle in RESERVED:
        raise BadField(field="handle", reason="reserved")
    return handle


def handle_from(name: str, number: int) -> str:
    """A handle made from a name; ``number`` tells apart people of one name.

    Letters outside ASCII lose their accents; a name with none left becomes ``user``.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:16].strip("_") or "user"
    if number == 0 and len(base) >= 3 and base not in RESERVED and base != "user":
        return base
    return f"{base}_{number:04d}"[:24]


def clean_picture(url: str | None) -> str | None:
    """The address of a picture: one of ours (``/media/…``) or an ``https`` one; empty means none.

    Raises:
        BadField: any other scheme, or characters that do not belong in an address.
    """
    if not url:
        return None
    if len(url) > URL_LENGTH or not re.fullmatch(r"(?:https://[A-Za-z0-9.-]+(?::\d{1,5})?)?/[!-~]*", url):
        raise BadField(field="avatar_url", reason="malformed")
    if url.startswith("//") or (url.startswith("/") and not url.startswith("/media/")) or "\\" in url:
        raise BadField(field="avatar_url", reason="malformed")
    return url


def clean_locale(text: str) -> str:
    """One of the two languages we speak: anything Chinese is ``zh-CN``, everything else ``en``."""
    return "zh-CN" if text.lower().startswith("zh") else "en"
