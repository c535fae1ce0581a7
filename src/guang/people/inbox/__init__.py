"""What is somebody told? Notices to read here, and letters by e-mail and SMS that leave after the commit."""

from guang.people.inbox.errors import UnknownKind
from guang.people.inbox.naming import named
from guang.people.inbox.rules.templates import goods
from guang.people.inbox.service import notify, send_mail, unread

__all__ = ["UnknownKind", "goods", "named", "notify", "send_mail", "unread"]
